"""The permanent addresses of the public site."""

from django.urls import path, re_path

from reports.views import (
    adherence,
    calendars,
    changes,
    changes_of_record,
    clearance,
    dashboard,
    deadlines,
    figures,
    forums,
    groups,
    map,
    meetings,
    participants,
    production,
    published,
    sources,
    state,
    states,
    stockpiles,
    targets,
    transfers,
    transparency,
    treaties,
    use,
)

_TREATY = r"treaties/(?P<slug>[-\w]+)"


def _file(address: str, view, name: str):
    """A file of rows, as CSV and as JSON, at the address of its page."""
    return re_path(rf"^{address}\.(?P<form>csv|json)$", view, name=name)


def _drawing(address: str, view, name: str):
    """A chart as a file of its own, as SVG and as PNG."""
    return re_path(rf"^{address}\.(?P<form>svg|png)$", view, name=name)


# Pages carry the language in front; English has none.
pages = [
    path("", dashboard.home, name="home"),
    path("treaties/", treaties.treaties_page, name="treaties"),
    path("treaties/<slug:slug>/", dashboard.dashboard, name="dashboard"),
    _drawing(f"{_TREATY}/map", map.map_drawing, "map-drawing"),
    _drawing(f"{_TREATY}/adherence", adherence.adherence_drawing, "adherence-drawing"),
    _drawing(rf"{_TREATY}/groups-(?P<scheme>un|m49)", groups.groups_drawing, "groups-drawing"),
    path("treaties/<slug:slug>/participants/", participants.participants_page, name="participants"),
    path("treaties/<slug:slug>/targets/", targets.targets_page, name="targets"),
    _drawing(rf"{_TREATY}/targets/(?P<key>[-\w]+)", targets.target_drawing, "target-drawing"),
    path("treaties/<slug:slug>/stockpiles/", stockpiles.stockpiles_page, name="stockpiles"),
    _drawing(f"{_TREATY}/stockpiles", stockpiles.stockpiles_drawing, "stockpiles-drawing"),
    path("treaties/<slug:slug>/clearance/", clearance.clearance_page, name="clearance"),
    _drawing(f"{_TREATY}/clearance", clearance.clearance_drawing, "clearance-drawing"),
    path("treaties/<slug:slug>/transfers/", transfers.transfers_page, name="transfers"),
    _drawing(f"{_TREATY}/transfers", transfers.transfers_drawing, "transfers-drawing"),
    path("treaties/<slug:slug>/use/", use.use_page, name="use"),
    _drawing(f"{_TREATY}/use", use.use_drawing, "use-drawing"),
    path("treaties/<slug:slug>/transparency/", transparency.transparency_page, name="transparency"),
    _drawing(f"{_TREATY}/transparency", transparency.transparency_drawing, "transparency-drawing"),
    path("treaties/<slug:slug>/production/", production.production_page, name="production"),
    _drawing(f"{_TREATY}/production", production.production_drawing, "production-drawing"),
    path("treaties/<slug:slug>/changes/", changes.changes_page, name="changes"),
    path("treaties/<slug:slug>/deadlines/", deadlines.deadlines_page, name="deadlines"),
    _drawing(f"{_TREATY}/deadlines", deadlines.deadlines_drawing, "deadlines-drawing"),
    path("states/", states.states_page, name="states"),
    re_path(r"^states/(?P<code>[a-z]{3})/$", state.state_page, name="state"),
    path("forums/", forums.forums_page, name="forums"),
    path("forums/<slug:key>/", forums.forum_page, name="forum"),
    path("meetings/", meetings.meetings_page, name="meetings"),
    path("sources/", sources.sources_page, name="sources"),
    path("sources/<slug:key>/", sources.source_page, name="source"),
    path("figures/", published.figures_page, name="figures"),
    path("changes-of-record/", changes_of_record.changes_of_record_page, name="changes-of-record"),
]

# Files speak English with codes beside the words, whatever language the page had.
files = [
    path("treaties/<slug:slug>/figures.json", figures.figures_file, name="figures-file"),
    _file(f"{_TREATY}/participants", participants.participants_file, "participants-file"),
    _file(f"{_TREATY}/adherence", adherence.adherence_file, "adherence-file"),
    _file(f"{_TREATY}/targets", targets.targets_file, "targets-file"),
    _file(f"{_TREATY}/stockpiles", stockpiles.stockpiles_file, "stockpiles-file"),
    _file(f"{_TREATY}/clearance", clearance.clearance_file, "clearance-file"),
    _file(f"{_TREATY}/transfers", transfers.transfers_file, "transfers-file"),
    _file(f"{_TREATY}/use", use.use_file, "use-file"),
    _file(f"{_TREATY}/transparency", transparency.transparency_file, "transparency-file"),
    _file(f"{_TREATY}/transparency/rates", transparency.rates_file, "transparency-rates-file"),
    _file(f"{_TREATY}/production", production.production_file, "production-file"),
    _file(f"{_TREATY}/changes", changes.changes_file, "changes-file"),
    _file(f"{_TREATY}/deadlines", deadlines.deadlines_file, "deadlines-file"),
    path("treaties/<slug:slug>/deadlines.ics", calendars.treaty_calendar, name="deadlines-calendar"),
    re_path(r"^states/(?P<code>[a-z]{3})/deadlines\.ics$", calendars.state_calendar, name="state-calendar"),
    _file("treaties", treaties.treaties_file, "treaties-file"),
    _file("treaties/matrix", treaties.matrix_file, "matrix-file"),
    _file("states", states.states_file, "states-file"),
    _file("states/(?P<code>[a-z]{3})", state.state_file, "state-file"),
    _file("forums", forums.forums_file, "forums-file"),
    _file(r"forums/(?P<key>[-\w]+)", forums.forum_file, "forum-file"),
    _file("meetings", meetings.meetings_file, "meetings-file"),
    _file("sources", sources.sources_file, "sources-file"),
    _file(r"sources/(?P<key>[-\w]+)", sources.source_file, "source-file"),
    _file("figures", published.figures_file, "published-file"),
    _file("changes-of-record", changes_of_record.changes_of_record_file, "changes-of-record-file"),
    path("changes-of-record.atom", changes_of_record.changes_of_record_feed, name="changes-of-record-feed"),
]
