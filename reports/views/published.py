"""Published figures beside the computed ones."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from reports import tables
from reports.days import day_asked
from reports.exports.files import rows_file
from reports.public import public
from reports.queries.published import figures
from reports.views.frame import ACROSS, frame, treaty_asked


@public(*ACROSS)
def figures_page(request) -> HttpResponse:
    """Every figure published for a day up to the one asked, beside what the record counts for its day."""
    context = frame(request, treaty_asked(request))
    rows = figures(request.record, context["on"], get_language())
    compared = [row for row in rows if row.computed is not None]
    context |= {
        "rows": rows,
        "compared": len(compared),
        "agree": sum(row.difference == 0 for row in compared),
    }
    return render(request, "reports/published.html", context)


@public(*ACROSS)
def figures_file(request, form: str) -> HttpResponse:
    """The same rows as a file."""
    on = day_asked(request)
    return rows_file(form, f"published-figures-{on}", tables.FIGURES, figures(request.record, on))
