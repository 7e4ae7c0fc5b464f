"""The words of the field in the language shown."""

from datetime import date
from functools import lru_cache

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports import words
from reports.queries.implementation import Figure
from reports.queries.recorded_words import Said
from reports.templatetags.days import day, partial_day
from states.models import KIND_LABELS, Forum, Role, Subregion, UNGroup
from states.models.clearance import CLEARANCE_LABELS
from states.models.note import NoteKind
from states.models.source import SourceKind
from states.models.stockpile import STOCKPILE_LABELS
from states.models.treaty import ObligationKind
from states.rules.acts import Kind
from states.rules.clearance_periods import Event as Cleared
from states.rules.course import Status
from states.rules.duties import StateOfPlay
from states.rules.effect import Basis
from states.rules.partial_date import PartialDate
from states.rules.stockpiles import Event as Stockpiled
from states.rules.weight import LARGE_STOCKPILE

register = template.Library()


@register.filter
def status_word(status: Status):
    """A status in the field's words."""
    return words.STATUS[status]


@register.filter
def minus(number: str) -> str:
    """A number as text with a minus sign where it is below nought, not a hyphen."""
    return number.replace("-", "−")


@register.filter
def percent(number: int) -> str:
    """A share as the language writes it: `62%`, in French with a space."""
    return _("%(n)s%%") % {"n": number}


@register.filter
def grouped(number: int | None) -> str:
    """A number in groups of three as the language writes them: `1,683,860`; nothing for none."""
    return "" if number is None else in_groups(number, get_language())


@lru_cache(maxsize=4096)
def in_groups(number: int, language: str) -> str:
    """A number in groups of three, in the language that is active."""
    return number_format(number, use_l10n=True, force_grouping=True)


@register.filter
def kind_word(kind: str):
    """The kind of an act in the field's words."""
    return KIND_LABELS[Kind(kind)]


@register.filter
def play_word(state_of_play: StateOfPlay):
    """How far a duty is met, in words."""
    return words.STATE_OF_PLAY[state_of_play]


@register.filter
def obligation_word(kind: str):
    """What a treaty asks of its States Parties."""
    return ObligationKind(kind).label


@register.filter
def stockpile_word(event: str):
    """What is recorded of a stockpile."""
    return STOCKPILE_LABELS[Stockpiled(event)]


@register.filter
def clearance_word(event: str):
    """What is recorded of clearance."""
    return CLEARANCE_LABELS[Cleared(event)]


@register.filter
def difference_word(kind):
    """How lists of producers and statements differ."""
    return words.DIFFERENCE[kind]


@register.filter
def days_apart(days: int | None) -> int:
    """How many days lie between two, whichever came first."""
    return abs(days or 0)


@register.filter
def basis_word(basis: Basis):
    """What the day of an effect rests on, in words."""
    return words.BASIS[basis]


@register.filter
def verdict_word(verdict):
    """What became of a target, in a word."""
    return words.VERDICT[verdict]


@register.filter
def change_word(change):
    """A change in the field's words."""
    return words.CHANGE[change]


@register.filter
def due_word(what):
    """What is due, in the field's words."""
    return words.DUE[what]


@register.filter
def sum_word(figure: Figure):
    """What a figure of implementation counts."""
    return words.IMPLEMENTATION[figure][0]


@register.filter
def sum_rule(figure: Figure):
    """The counting rule of a figure of implementation."""
    return words.IMPLEMENTATION[figure][1]


@register.filter
def source_kind_word(kind: str):
    """Who stands behind a source. Django's own lookup of a choice hashes all of them each time."""
    return SourceKind(kind).label


@register.filter
def note_kind_word(kind: str):
    """What a communication to the depositary is."""
    return NoteKind(kind).label


@register.filter
def group_word(group: str):
    """A regional group of the United Nations."""
    return UNGroup(group).label


@register.filter
def subregion_word(subregion: str):
    """A subregion of M49."""
    return Subregion(subregion).label


@register.simple_tag
def large_stockpile() -> str:
    """From how many weapons on a stockpile gives weight."""
    return grouped(LARGE_STOCKPILE)


@register.filter
def role_word(role: str):
    """What a State is in a forum."""
    return Role(role).label


@register.filter
def forum_name(forum: Forum) -> SafeString:
    """The name of a forum in the language shown; in English, and marked so, where there is none in it."""
    shown = str(forum)
    return format_html("<bdi{}>{}</bdi>", SafeString(' lang="en"') if shown == forum.name_en else "", shown)


@register.filter
def figure_word(name: str):
    """What a published figure counts; as it is written where we have no words for it."""
    return words.FIGURE.get(name, name.replace("_", " "))


@register.filter
def rule_word(name: str):
    """The counting rule of a published figure."""
    return words.RULE.get(name, name)


@register.filter
def signed(number: int) -> str:
    """A difference with its sign: `+4`, `−1`, `0`."""
    return f"+{number}" if number > 0 else minus(str(number))


@register.filter
def happened_word(happened):
    """What happened to a fact in the record."""
    return words.HAPPENED[happened]


@register.filter
def said(what: Said) -> SafeString | str:
    """What a field of the record says: a day as it is written here, text with its language, or that it is blank."""
    value = what.value
    if value is None:
        return str(words.BLANK)
    if isinstance(value, PartialDate):
        return partial_day(value)
    if isinstance(value, date):
        return day(value)
    language = format_html(' lang="{}"', what.language) if what.language else ""
    return format_html("<bdi{}>{}</bdi>", language, value)
