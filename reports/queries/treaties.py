"""Treaties by their address."""

from django.http import Http404
from django.utils.translation import gettext as _

from states.models import Treaty


def treaty_or_404(slug: str) -> Treaty:
    """Return the treaty of an address with its final clauses. One query.

    Raises Http404, naming the treaties there are.
    """
    treaty = Treaty.objects.with_rules().filter(slug=slug).first()
    if treaty is None:
        slugs = ", ".join(Treaty.objects.values_list("slug", flat=True))
        raise Http404(
            _("No treaty has the address “%(slug)s”. There are: %(slugs)s.") % {"slug": slug[:40], "slugs": slugs}
        )
    return treaty


def default_treaty() -> Treaty | None:
    """Return the treaty shown first; None while none is recorded."""
    return Treaty.objects.with_rules().order_by("-is_default", "acronym").first()
