"""What this tracker itself added, changed and deleted, and when: as a page, as files and as a feed."""

from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports import tables
from reports.days import period_asked, today
from reports.exports.files import rows_file
from reports.feeds import ChangesOfRecordFeed
from reports.filters import Choice, Field
from reports.public import public
from reports.queries.changes_of_record import Asked, as_recordings, recordings
from reports.queries.kinds import KINDS, Kind
from reports.queries.record import Record
from reports.queries.recorded_words import told
from reports.queries.register import Entry

PERIOD = ("since", "until")
FILTERS = ("kind", "state", "treaty")
PER_PAGE = 50


@public(*PERIOD, *FILTERS, "page")
def changes_of_record_page(request) -> HttpResponse:
    """What was recorded after `since`, up to and including `until`, the newest first, fifty to a page."""
    asked = _asked(request)
    page = _page(request, _pages(request.record, asked))
    context = {
        "page": page,
        "rows": told(as_recordings(page), request.record, get_language()),
        "since": asked.since,
        "until": asked.until or today(),
        "on": asked.until or today(),
        "fields": _fields(request, asked),
        "filtered": any(name in request.GET for name in (*PERIOD, *FILTERS)),
        "feed_query": _feed_query(request),
        # Files are asked for a period, not for a day.
        "period": True,
    }
    return render(request, "reports/changes_of_record.html", context)


@public(*PERIOD, *FILTERS)
def changes_of_record_file(request, form: str) -> HttpResponse:
    """All changes asked for as a file: one row for each field that differs."""
    asked = _asked(request)
    changes = told(as_recordings(recordings(asked)), request.record, "en")
    period = "-to-".join(str(day) for day in (asked.since, asked.until or today()) if day)
    rows = (line for change in changes for line in change.lines)
    return rows_file(form, f"changes-of-record-{period}", tables.CHANGES_OF_RECORD, rows)


@public(*FILTERS)
def changes_of_record_feed(request) -> HttpResponse:
    """The newest changes as an Atom feed, in English."""
    newest = as_recordings(recordings(_asked(request))[:PER_PAGE])
    return ChangesOfRecordFeed(told(newest, request.record, "en"), _feed_query(request))(request)


def _asked(request) -> Asked:
    since, until = period_asked(request)
    treaty = request.GET.get("treaty")
    return Asked(
        since,
        until if "until" in request.GET else None,
        _kind_asked(request),
        _state_asked(request),
        request.record.treaty(treaty) if treaty else None,
    )


def _kind_asked(request) -> Kind | None:
    asked = request.GET.get("kind")
    if asked and asked not in KINDS:
        raise BadRequest(
            _("kind: “%(value)s” is no kind of fact. There are: %(values)s.")
            % {"value": asked[:40], "values": ", ".join(KINDS)}
        )
    return KINDS[asked] if asked else None


def _state_asked(request) -> Entry | None:
    asked = request.GET.get("state")
    states = request.record.entries(get_language())
    found = next((state for state in states if asked and state.iso3 == asked.upper()), None)
    if asked and not found:
        raise BadRequest(
            _("No State has the code “%(code)s”. Codes are those of ISO 3166, three letters: AFG.")
            % {"code": asked[:20]}
        )
    return found


def _pages(record: Record, asked: Asked) -> Paginator:
    found = recordings(asked)
    pages = Paginator(found, PER_PAGE)
    if asked == Asked():
        # Most readers ask for all changes, whose number stays until there is another.
        pages.count = record.once("changes of the record", lambda: Paginator(found, PER_PAGE).count)
    return pages


def _page(request, pages: Paginator) -> Page:
    """The page of `page`; the first where none is asked for."""
    asked = request.GET.get("page", "1")
    try:
        return pages.page(asked)
    except (EmptyPage, PageNotAnInteger):
        raise BadRequest(
            _("page: there is no page “%(page)s”. There are: 1 to %(last)s.")
            % {"page": asked[:20], "last": pages.num_pages}
        ) from None


def _fields(request, asked: Asked) -> list[Field]:
    """The choices of the form, with what is chosen in each."""
    kinds = [(name, kind.plural) for name, kind in KINDS.items()]
    states = [(state.iso3.lower(), state.shown) for state in request.record.entries(get_language())]
    treaties = [(treaty.slug, treaty.acronym) for treaty in request.record.treaties]
    return [
        _field("kind", _("Kind of fact"), _("Any kind"), kinds, asked.kind.name if asked.kind else ""),
        _field("state", _("State"), _("Any State"), states, asked.state.iso3.lower() if asked.state else ""),
        _field("treaty", _("Treaty"), _("Any treaty"), treaties, asked.treaty.slug if asked.treaty else ""),
    ]


def _field(name: str, label: str, any_of: str, choices: list[tuple[str, str]], chosen: str) -> Field:
    return Field(name, label, any_of, [Choice(value, text, value == chosen) for value, text in choices], chosen)


def _feed_query(request) -> str:
    kept = {name: request.GET[name] for name in FILTERS if name in request.GET}
    return f"?{urlencode(kept)}" if kept else ""
