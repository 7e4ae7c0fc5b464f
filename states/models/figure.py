"""Figures that others published, to hold beside the computed ones."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .record import KeyField, Recorded
from .source import Source
from .treaty import Treaty


class PublishedFigure(Recorded):
    """A figure as it was printed: what it counts, on which day, by which rule."""

    key = KeyField(_("key"))
    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="figures", verbose_name=_("treaty"))
    as_of = models.DateField(_("as of"))
    figure = models.SlugField(_("figure"), max_length=60, help_text=_("What it counts, for example states_parties."))
    value = models.PositiveIntegerField(_("value"))
    counting_rule = models.CharField(_("counting rule"), max_length=60, blank=True)
    note = models.TextField(_("note"), blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, verbose_name=_("source"))

    class Meta:
        ordering = ["as_of", "figure"]
        verbose_name = _("published figure")
        verbose_name_plural = _("published figures")
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "as_of", "figure", "counting_rule", "source"],
                name="states_figure_recorded_once",
                violation_error_message=_("This figure is already recorded."),
            ),
        ]

    def __str__(self):
        return f"{self.figure} {self.value}, {self.as_of}"

    def get_absolute_url(self):
        return f"{reverse('figures')}?treaty={self.treaty.slug}"

    def key_stem(self):
        return f"{self.source.key[:40]}-{self.figure}"
