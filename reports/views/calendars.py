"""The deadlines of a treaty and those of a State, as calendars to subscribe to, in English like every file."""

from datetime import UTC, datetime

from django.http import HttpResponse
from django.utils.translation import gettext as _

from reports.calendars import Owed, calendar_file
from reports.days import day_asked
from reports.deadline_filter import DeadlineFilter
from reports.public import public
from reports.queries.deadlines import deadlines
from reports.queries.profile import profile
from reports.queries.state_duties import state_duties
from reports.views.state import no_such_state


@public("on", *DeadlineFilter.SINGLE, many=DeadlineFilter.MANY)
def treaty_calendar(request, slug: str) -> HttpResponse:
    """The deadlines of every State under one treaty, with the filters of its page."""
    record, on = request.record, day_asked(request)
    treaty = record.treaty(slug)
    chosen = DeadlineFilter(request.GET, [each.kind for each in record.obligations(treaty)], on)
    rows = chosen.keep(deadlines(record, record.register(treaty), on))
    title = _("%(treaty)s: deadlines") % {"treaty": treaty.acronym}
    return _calendar(request, f"{treaty.slug}-deadlines", title, [(treaty, row) for row in rows])


@public("on")
def state_calendar(request, code: str) -> HttpResponse:
    """The deadlines of one State under all treaties."""
    record, on = request.record, day_asked(request)
    shown = profile(record, code.upper(), on, "en")
    if shown is None:
        raise no_such_state(code)
    rows = [(each.treaty, row) for each in state_duties(record, shown) for row in each.deadlines]
    title = _("%(state)s: deadlines") % {"state": shown.state.name_en}
    return _calendar(request, f"{code}-deadlines", title, rows)


def _calendar(request, name: str, title: str, rows: list[Owed]) -> HttpResponse:
    recorded = request.record.mark[1] if request.record.mark else datetime.min.replace(tzinfo=UTC)
    return calendar_file(name, title, rows, recorded=recorded, absolute=request.build_absolute_uri)
