"""The dashboard of a treaty, and the home page, which is that of the default treaty."""

from django.core.exceptions import BadRequest
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports.days import day_asked, today
from reports.filters import ParticipantFilter
from reports.public import public
from reports.queries.dashboard import Dashboard
from reports.queries.register import register
from reports.queries.sources import cited
from reports.queries.treaties import default_treaty, treaty_or_404
from states.models import Treaty
from universalization.models import CountingRule

PARAMETERS = ("on", "count", *ParticipantFilter.SINGLE)


@public(*PARAMETERS, many=ParticipantFilter.MANY)
def home(request):
    treaty = default_treaty()
    return _page(request, treaty) if treaty else render(request, "reports/nothing_yet.html")


@public(*PARAMETERS, many=ParticipantFilter.MANY)
def dashboard(request, slug):
    return _page(request, treaty_or_404(slug))


def _page(request, treaty):
    on = day_asked(request)
    state_of_play = Dashboard(register(treaty, get_language()), on)
    chosen = ParticipantFilter(request.GET, on=on)
    rows = chosen.keep(state_of_play.rows)
    context = {
        "treaty": treaty,
        "treaties": Treaty.objects.all(),
        "on": on,
        "to_come": on > today(),
        "rule": _counting_rule(request),
        "dashboard": state_of_play,
        "filter": chosen,
        "rows": rows,
        "cited": cited(rows),
    }
    return render(request, "reports/dashboard.html", context)


def _counting_rule(request) -> CountingRule:
    asked = request.GET.get("count") or CountingRule.DEPOSITED
    if asked not in CountingRule.values:
        raise BadRequest(
            _("count: “%(value)s” is no counting rule. There are: %(values)s.")
            % {"value": asked[:40], "values": ", ".join(CountingRule.values)}
        )
    return CountingRule(asked)
