"""Every source, and the facts that rest on each."""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from reports import tables
from reports.days import day_asked
from reports.exports.files import rows_file
from reports.public import public
from reports.queries.facts import facts, sources
from reports.views.frame import ACROSS, frame, treaty_asked
from states.models import Source
from states.models.source import SourceKind


def _rows(request) -> list:
    kind = request.GET.get("kind")
    if kind and kind not in SourceKind.values:
        raise BadRequest(
            _("kind: “%(value)s” is no kind of source. There are: %(values)s.")
            % {"value": kind[:40], "values": ", ".join(SourceKind.values)}
        )
    return [row for row in sources(request.record, day_asked(request)) if not kind or row.source.kind == kind]


@public(*ACROSS, "kind")
def sources_page(request) -> HttpResponse:
    """Every source with how many facts rest on it, the one most rests on first."""
    context = frame(request, treaty_asked(request))
    context |= {"rows": _rows(request), "kinds": SourceKind.choices, "kind": request.GET.get("kind", "")}
    return render(request, "reports/sources.html", context)


@public(*ACROSS, "kind")
def sources_file(request, form: str) -> HttpResponse:
    """The same rows as a file."""
    return rows_file(form, f"sources-{day_asked(request)}", tables.SOURCES, _rows(request))


def _source_or_404(request, key: str) -> Source:
    source = request.record.sources.get(key)
    if source is None:
        raise Http404(_("No source has the key “%(key)s”.") % {"key": key[:80]})
    return source


@public(*ACROSS)
def source_page(request, key: str) -> HttpResponse:
    """One source with every fact that rests on it."""
    source = _source_or_404(request, key)
    context = frame(request, treaty_asked(request))
    context |= {"source": source, "rows": facts(source, context["on"])}
    return render(request, "reports/source.html", context)


@public(*ACROSS)
def source_file(request, key: str, form: str) -> HttpResponse:
    """The same facts as a file."""
    source, on = _source_or_404(request, key), day_asked(request)
    return rows_file(form, f"{source.key}-{on}", tables.FACTS, facts(source, on))
