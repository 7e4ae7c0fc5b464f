"""Entry of treaties, their final clauses and obligations."""

from django.contrib import admin
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from states.models import Meeting, Obligation, Treaty, TreatyRules

from .entry import EntryAdmin, FormInline, ListInline

CLAUSES_HELP = {
    "threshold": _(
        "How many deposits bring the treaty into force (Vienna Convention on the Law of Treaties, Article 24)."
    ),
    "wait_months": _(
        "Months, days or both, from deposit to entry into force for a State that joins later. A treaty without "
        "term binds on deposit (Vienna Convention, Article 24, paragraph 3): write 0."
    ),
    "signature_opens": _("The first day on which States could sign; blank for a treaty without signature."),
    "signature_closes": _("The first day on which they no longer could; blank where it never closes."),
    "withdrawal_months": _(
        "Months, days or both, from notice to effect, as the treaty provides (Vienna Convention, Article 54). Where it "
        "may be left though it says nothing, twelve months (Article 56)."
    ),
    "withdrawal_held_by_conflict": _(
        "On where a State that withdraws while engaged in an armed conflict stays bound until its end."
    ),
    "accession_before_entry_into_force": _(
        "On where States may accede before the treaty is in force (Vienna Convention, Article 15)."
    ),
}
OBLIGATION_HELP = {
    "article": _("Its number in the treaty, with the paragraph where one is needed: 7 or 7.1."),
    "label": _("What States Parties have to do, in a few words."),
    "counted_from": _("The day from which the term runs for each State Party."),
    "years": _("A term in years, a term in days or a day each year: one of the three."),
    "extendable": _("On where the States Parties may grant a State more time."),
}


class ClausesOfTreaty(FormInline):
    model = TreatyRules
    can_delete = False
    help_texts = CLAUSES_HELP
    fields = [
        ("threshold", "threshold_note"),
        ("wait_months", "wait_days", "starts_first_of_month"),
        ("signature_opens", "signature_closes"),
        ("withdrawal_months", "withdrawal_days"),
        "withdrawal_held_by_conflict",
        "accession_before_entry_into_force",
        "source",
        ("confirmed", "doubt"),
        "note",
    ]


class ObligationsOfTreaty(FormInline):
    model = Obligation
    classes = ["collapse"]
    help_texts = OBLIGATION_HELP
    fields = [
        ("article", "kind"),
        "label",
        ("counted_from", "years", "days", "yearly_on"),
        "extendable",
        "source",
        ("confirmed", "doubt"),
        "note",
    ]


class MeetingsOfTreaty(ListInline):
    model = Meeting
    fields = ["short_name", "kind", "city", "start", "end", "confirmed"]
    ordering = [F("start").desc(nulls_last=True), "key"]
    add_label = _("Add a meeting of this treaty")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("treaty")


@admin.register(Treaty)
class TreatyAdmin(EntryAdmin):
    list_display = ["acronym", "short_name_en", "adopted", "entered_into_force", "is_default", "confirmed"]
    list_filter = ["confirmed"]
    search_fields = [
        "acronym",
        "short_name_en",
        "name_en",
        "name_fr",
        "name_es",
        "name_ar",
        "name_ru",
        "name_zh_hans",
        "slug",
    ]
    search_help_text = _("Acronym, short or full name in any language, name in addresses.")
    autocomplete_fields = ["source"]
    inlines = [ClausesOfTreaty, ObligationsOfTreaty]
    lists = [MeetingsOfTreaty]
    help_texts = {
        "is_default": _("The treaty with which the public site opens. There is one."),
        "adopted": _("The day on which the text was adopted (Vienna Convention on the Law of Treaties, Article 9)."),
        "entry_into_force_rule": _("What its article on entry into force says, in a sentence."),
        "withdrawal_rule": _(
            "What its article on withdrawal says, in a sentence; where it has none, that it has none."
        ),
    }


@admin.register(TreatyRules)
class TreatyRulesAdmin(EntryAdmin):
    list_display = [
        "treaty",
        "threshold",
        "wait_months",
        "wait_days",
        "signature_opens",
        "signature_closes",
        "withdrawal_months",
        "withdrawal_days",
        "confirmed",
    ]
    list_filter = ["confirmed"]
    list_select_related = ["treaty"]
    search_fields = ["treaty__acronym", "treaty__short_name_en", "treaty__name_en", "=treaty__slug"]
    autocomplete_fields = ["treaty", "source"]
    help_texts = CLAUSES_HELP


@admin.register(Obligation)
class ObligationAdmin(EntryAdmin):
    list_display = ["label", "treaty", "article", "kind", "years", "days", "yearly_on", "extendable", "confirmed"]
    list_filter = ["confirmed", "treaty", "kind"]
    list_select_related = ["treaty"]
    search_fields = ["label", "treaty__acronym", "treaty__short_name_en", "=treaty__slug", "^key"]
    autocomplete_fields = ["treaty", "source"]
    help_texts = OBLIGATION_HELP
