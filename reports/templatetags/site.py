"""What every page's frame shows."""

from datetime import date

from django import template
from django.conf import settings
from django.http import QueryDict
from django.template.defaulttags import querystring
from django.urls import resolve, reverse
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, pgettext_lazy

from reports import cells, deadline_cells, words
from reports.public import DAYS, parameters
from reports.queries.duties import has
from reports.templatetags.days import plain_day
from states.models import Treaty
from states.rules.deadlines import OF_CLEARANCE, OF_REPORTS, OF_STOCKPILES, Deadline, Kind

register = template.Library()


@register.simple_tag(takes_context=True)
def languages(context) -> list[dict[str, str]]:
    """This very page in each language: its code, own name, direction and address."""
    request = context["request"]
    path = request.get_full_path()
    shown = translation.get_language_from_path(request.path_info)
    plain = path.removeprefix(f"/{shown}") if shown else path
    links = []
    for code, _name in settings.LANGUAGES:
        info = translation.get_language_info(code)
        prefix = "" if code == settings.LANGUAGE_CODE else f"/{code}"
        direction = "rtl" if info["bidi"] else "ltr"
        links.append({"code": code, "name": info["name_local"], "dir": direction, "address": f"{prefix}{plain}"})
    return links


PAGES = {
    "dashboard": gettext_lazy("Dashboard"),
    "participants": gettext_lazy("Participants"),
    "targets": gettext_lazy("Targets"),
    "changes": gettext_lazy("Changes"),
    "stockpiles": gettext_lazy("Stockpiles"),
    "production": gettext_lazy("Production"),
    "transfers": gettext_lazy("Transfers"),
    "use": pgettext_lazy("page", "Use"),
    "clearance": gettext_lazy("Clearance"),
    "transparency": gettext_lazy("Transparency"),
    "deadlines": gettext_lazy("Deadlines"),
}

# Pages that only treaties with an obligation of such a kind have.
DUTY_PAGES = {
    "stockpiles": OF_STOCKPILES,
    # A ban with a duty to destroy stocks bans production too (Ottawa Convention, Article 1).
    "production": OF_STOCKPILES,
    "clearance": OF_CLEARANCE,
    "transparency": OF_REPORTS,
    "deadlines": tuple(Kind),
}

# Pages that only treaties have under which something of the kind is recorded.
RECORDED_PAGES = ("transfers", "use")


@register.simple_tag
def treaty_pages(treaty: Treaty, request) -> list[dict]:
    """The pages of a treaty, each with its address; the home page is the dashboard of the default one."""
    obligations = request.record.obligations(treaty)
    none = {name for name, kinds in DUTY_PAGES.items() if not has(obligations, kinds)}
    none |= {name for name in RECORDED_PAGES if not getattr(treaty, f"has_{name}")}
    shown = {"home": "dashboard"}.get(request.resolver_match.url_name, request.resolver_match.url_name)
    return [
        {"label": label, "address": reverse(name, args=[treaty.slug]), "current": name == shown}
        for name, label in PAGES.items()
        if name not in none
    ]


SITE_PAGES = {
    "treaties": gettext_lazy("Treaties"),
    "states": gettext_lazy("States"),
    "forums": gettext_lazy("Forums"),
    "meetings": gettext_lazy("Meetings"),
    "figures": gettext_lazy("Published figures"),
    "sources": gettext_lazy("Sources"),
}


@register.simple_tag(takes_context=True)
def site_pages(context) -> list[dict]:
    """The pages that are not of one treaty, each with its address on the day shown."""
    match = context["request"].resolver_match
    shown = (
        {"state": "states", "forum": "forums", "source": "sources"}.get(match.url_name, match.url_name) if match else ""
    )
    return [
        {"label": label, "address": reverse(name) + context.get("across", ""), "current": name == shown}
        for name, label in SITE_PAGES.items()
    ]


@register.simple_tag
def statuses() -> list[tuple[str, str]]:
    """Each status with the letter in its mark."""
    return [(status.value, letter) for status, letter in words.STATUS_LETTER.items()]


@register.inclusion_tag("partials/hidden_fields.html", takes_context=True)
def keep_asked(context, *without: str) -> dict:
    """What the address asks for, as hidden fields of a form, but for the parameters that the form itself holds."""
    asked = context["request"].GET.lists()
    return {"pairs": [(name, value) for name, values in asked if name not in without for value in values]}


@register.inclusion_tag("partials/hidden_fields.html", takes_context=True)
def keep_asked_beside(context, chosen) -> dict:
    """What the address asks for beside a filter, as hidden fields of its form."""
    return keep_asked(context, *chosen.MANY, *chosen.SINGLE)


@register.simple_tag(takes_context=True)
def without_filters(context, chosen) -> str:
    """The query of the address without what a filter asks for."""
    return querystring(context, **dict.fromkeys((*chosen.MANY, *chosen.SINGLE)))


@register.inclusion_tag("partials/hidden_fields.html", takes_context=True)
def across_fields(context) -> dict:
    """The day and the treaty that a search takes along, as hidden fields."""
    return {"pairs": list(QueryDict(context.get("across", "").removeprefix("?")).items())}


@register.simple_tag
def sample_days() -> str:
    """The 17th of each month of 2001 as the page writes it, from which script makes any other day."""
    return "|".join(plain_day(date(2001, month, 17)) for month in range(1, 13))


@register.filter
def due_cell(deadline: Deadline) -> SafeString | str:
    """The day of a deadline that holds, with what it rests on."""
    return deadline_cells.due_cell(deadline)


@register.simple_tag
def cite(key: str, cited: dict) -> SafeString:
    """The number of a source, as a link to its entry in the list on the page."""
    return cells.cite([key], cited)


@register.simple_tag
def source_lines(cited: dict, across: str) -> SafeString:
    """The entries of the list of sources: a page may cite a hundred, and a loop in a template would cost half of it."""
    return cells.source_lines(cited, across)


@register.inclusion_tag("partials/files.html", takes_context=True)
def file_links(context, name: str, *args, rows: int, what: str = "") -> dict:
    """The rows of this page as files: what of its address a file takes, the day written out so that it can be cited.

    `what` says what the rows are where a file has more of them than the page.
    """
    days = [day for day in ("since", "until") if context[day]] if context.get("period") else ["on"]
    links = []
    for form in ("csv", "json"):
        address = reverse(name, args=[*args, form])
        takes = parameters(resolve(address).func)
        asked = context["request"].GET.copy()
        for own in set(asked):
            if own not in takes or (own in DAYS and context.get("period")):
                del asked[own]
        for day in days:
            asked[day] = context[day].isoformat()
        links.append((form, f"{address}?{asked.urlencode()}"))
    return {"links": links, "rows": rows, "said": what, "day": context["on"].isoformat()}


@register.simple_tag(takes_context=True)
def at_day(context) -> str:
    """This very page on a day, which is to follow; where it tells of a period, with that day as its end."""
    asked = context["request"].GET.copy()
    for own in ("on", "until") if context.get("period") else ("on",):
        asked.pop(own, None)
    return f"?{asked.urlencode()}&on=" if asked else "?on="
