"""What the frame of every page of a treaty reads: day, counting rule, neighbouring days, the other treaties."""

from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports.days import day_asked, today
from reports.queries.register import register
from reports.queries.state_of_play import StateOfPlay
from states.models import Treaty
from universalization.models import CountingRule

PARAMETERS = ("on", "count")


def frame(request, treaty: Treaty) -> dict:
    """Return the context that the frame of a page about `treaty` reads."""
    on = day_asked(request)
    kept = {name: request.GET[name] for name in PARAMETERS if name in request.GET}
    return {
        "treaty": treaty,
        # What a link to another page takes along: what was asked, and the same with the day even where it is today.
        "asked": f"?{urlencode(kept)}" if kept else "",
        "cited_day": f"?{urlencode({'on': on, **kept})}",
        "treaties": Treaty.objects.all(),
        "on": on,
        "to_come": on > today(),
        "rule": _counting_rule(request),
        "play": StateOfPlay(register(treaty, get_language()), on),
    }


def _counting_rule(request) -> CountingRule:
    asked = request.GET.get("count") or CountingRule.DEPOSITED
    if asked not in CountingRule.values:
        raise BadRequest(
            _("count: “%(value)s” is no counting rule. There are: %(values)s.")
            % {"value": asked[:40], "values": ", ".join(CountingRule.values)}
        )
    return CountingRule(asked)
