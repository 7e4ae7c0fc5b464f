"""Bars by regional group or region, as a file of their own."""

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports.charts.groups import groups_chart
from reports.days import day_asked
from reports.exports.drawing import drawing
from reports.public import public
from reports.queries.dashboard import regional_groups, regions
from reports.queries.participants import participants
from reports.views.frame import PARAMETERS
from states.rules.universe import RECORDED_SINCE

SCHEMES = {"un": regional_groups, "m49": regions}


@public(*PARAMETERS)
def groups_drawing(request, slug: str, scheme: str, form: str) -> HttpResponse:
    """The bars of one scheme. 404 before the record holds which States there were."""
    treaty, on = request.record.treaty(slug), day_asked(request)
    if on < RECORDED_SINCE:
        raise Http404(_("There is nothing to draw: which States there were on that day is not recorded."))
    rows = SCHEMES[scheme](participants(request.record.register(treaty, get_language()), on))
    context = {"chart": groups_chart(rows), "treaty": treaty, "on": on, "standalone": True}
    return drawing(form, f"{treaty.slug}-groups-{scheme}-{on}", render_to_string("charts/groups.svg", context))
