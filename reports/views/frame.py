"""What the frame of every page reads: the treaty, the day, the days beside it, the counting rule."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports.days import day_asked, today
from reports.queries.state_of_play import StateOfPlay
from reports.queries.time_control import time_control
from states.models import Treaty
from universalization.models import CountingRule

Part = TypeVar("Part")
# What a page about one treaty takes, and what a page takes that shows one treaty among other things.
PARAMETERS = ("on", "count")
ACROSS = ("on", "treaty")


def frame(request, treaty: Treaty, on: date | None = None) -> dict:
    """Return the context that the frame of a page about `treaty` reads, on the day given or else the one asked for."""
    on = on or day_asked(request)
    register = request.record.register(treaty, get_language())
    meetings = request.record.formal_meetings(treaty)
    return {
        "treaty": treaty,
        **links(request, treaty, on),
        "treaties": request.record.treaties,
        "on": on,
        "to_come": on > today(),
        "rule": _counting_rule(request),
        "play": StateOfPlay(register, on),
        "time": time_control(register, meetings, on, today()),
    }


def frame_of_duties(request, treaty: Treaty) -> dict:
    """Return the frame of a page about duties: known from the deposit on, they have no second count to switch to."""
    return frame(request, treaty) | {"rule": None}


def written(request, context: dict, part: str, write: Callable[[], Part]) -> Part:
    """Return a part of a page that is the same for all who ask for its day and language; `write` makes it once."""
    name = (part, id(context["play"].register), context["cited_day"], context["across"])
    return request.record.lately(name, write)


def links(request, treaty: Treaty, on: date) -> dict[str, str]:
    """Return what links to other pages take along.

    `asked` goes to pages about one treaty, `cited_day` too but with the day even where it is today, and `across` to
    pages across treaties.
    """
    day = {"on": on.isoformat()} if "on" in request.GET or on != today() else {}
    across = dict(day)
    asked = day | {name: request.GET[name] for name in ("count",) if name in request.GET}
    if not treaty.is_default:
        across["treaty"] = treaty.slug
    return {
        "asked": _query(asked),
        "cited_day": _query({"on": on.isoformat(), **asked}),
        "across": _query(across),
    }


def _query(kept: dict[str, str]) -> str:
    return f"?{urlencode(kept)}" if kept else ""


def treaty_asked(request) -> Treaty:
    """Return the treaty of `treaty`; the default one where none is asked for. Raises Http404 where there is none."""
    asked = request.GET.get("treaty")
    treaty = request.record.treaty(asked) if asked else request.record.default_treaty
    if treaty is None:
        raise Http404(_("No treaty is in the record yet."))
    return treaty


def _counting_rule(request) -> CountingRule:
    asked = request.GET.get("count") or CountingRule.DEPOSITED
    if asked not in CountingRule.values:
        raise BadRequest(
            _("count: “%(value)s” is no counting rule. There are: %(values)s.")
            % {"value": asked[:40], "values": ", ".join(CountingRule.values)}
        )
    return CountingRule(asked)
