"""What every page's frame shows."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy

from reports import words
from states.models import KIND_LABELS, Treaty
from states.rules.acts import Kind
from states.rules.course import Status

register = template.Library()


@register.simple_tag(takes_context=True)
def languages(context) -> list[dict[str, str]]:
    """This very page in each language: its code, own name, direction and address."""
    request = context["request"]
    path = request.get_full_path()
    shown = translation.get_language_from_path(request.path_info)
    plain = path.removeprefix(f"/{shown}") if shown else path
    links = []
    for code, _name in settings.LANGUAGES:
        info = translation.get_language_info(code)
        prefix = "" if code == settings.LANGUAGE_CODE else f"/{code}"
        direction = "rtl" if info["bidi"] else "ltr"
        links.append({"code": code, "name": info["name_local"], "dir": direction, "address": f"{prefix}{plain}"})
    return links


@register.filter
def status_word(status: Status):
    """A status in the field's words."""
    return words.STATUS[status]


PAGES = {"dashboard": gettext_lazy("Dashboard"), "participants": gettext_lazy("Participants")}


@register.simple_tag
def treaty_pages(treaty: Treaty, request) -> list[dict]:
    """The pages of a treaty, each with its address; the home page is the dashboard of the default one."""
    shown = {"home": "dashboard"}.get(request.resolver_match.url_name, request.resolver_match.url_name)
    return [
        {"label": label, "address": reverse(name, args=[treaty.slug]), "current": name == shown}
        for name, label in PAGES.items()
    ]


@register.filter
def minus(number: str) -> str:
    """A number as text with a minus sign where it is below nought, not a hyphen."""
    return number.replace("-", "−")


@register.filter
def kind_word(kind: str):
    """The kind of an act in the field's words."""
    return KIND_LABELS[Kind(kind)]


@register.simple_tag
def statuses() -> list[tuple[str, str]]:
    """Each status with the letter in its mark."""
    return [(status.value, letter) for status, letter in words.STATUS_LETTER.items()]


@register.filter
def verdict_word(verdict):
    """What became of a target, in a word."""
    return words.VERDICT[verdict]


@register.filter
def change_word(change):
    """A change in the field's words."""
    return words.CHANGE[change]


@register.inclusion_tag("partials/hidden_fields.html", takes_context=True)
def keep_asked(context, *without: str) -> dict:
    """What the address asks for, as hidden fields of a form, but for the parameters that the form itself holds."""
    asked = context["request"].GET.lists()
    return {"pairs": [(name, value) for name, values in asked if name not in without for value in values]}
