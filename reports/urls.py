"""The permanent addresses of the public site."""

from django.urls import path, re_path

from reports.views import adherence, changes, dashboard, figures, map, participants, targets

# Pages carry the language in front; English has none.
pages = [
    path("", dashboard.home, name="home"),
    path("treaties/<slug:slug>/", dashboard.dashboard, name="dashboard"),
    re_path(r"^treaties/(?P<slug>[-\w]+)/map\.(?P<form>svg|png)$", map.map_drawing, name="map-drawing"),
    re_path(
        r"^treaties/(?P<slug>[-\w]+)/adherence\.(?P<form>svg|png)$",
        adherence.adherence_drawing,
        name="adherence-drawing",
    ),
    path("treaties/<slug:slug>/participants/", participants.participants_page, name="participants"),
]

# Files speak English with codes beside the words, whatever language the page had.
files = [
    path("treaties/<slug:slug>/figures.json", figures.figures_file, name="figures-file"),
    re_path(
        r"^treaties/(?P<slug>[-\w]+)/participants\.(?P<form>csv|json)$",
        participants.participants_file,
        name="participants-file",
    ),
    re_path(
        r"^treaties/(?P<slug>[-\w]+)/adherence\.(?P<form>csv|json)$", adherence.adherence_file, name="adherence-file"
    ),
    path("treaties/<slug:slug>/targets.json", targets.targets_file, name="targets-file"),
    re_path(r"^treaties/(?P<slug>[-\w]+)/changes\.(?P<form>csv|json)$", changes.changes_file, name="changes-file"),
]
