"""The site of data entry: its index in the order of the work, with the desk above it."""

from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from states.days import today
from states.desk import found, unconfirmed, waits

# Each part of the index with its models, in the order of the work. What is not named follows by app.
PARTS: list[tuple[Any, list[str]]] = [
    (
        _("Entered daily"),
        [
            "states.treatyaction",
            "states.depositarynote",
            "states.meeting",
            "states.forummembership",
            "universalization.target",
            "states.stockpileevent",
            "states.clearanceevent",
            "states.transparencyreport",
            "states.production",
            "states.productionsignal",
            "states.transfermeasure",
            "states.use",
            "states.producerlisting",
        ],
    ),
    (
        _("Changes rarely"),
        [
            "states.state",
            "states.statename",
            "states.formername",
            "states.treaty",
            "states.treatyrules",
            "states.obligation",
            "states.forum",
            "universalization.organisation",
        ],
    ),
    (
        _("Sources and figures"),
        ["states.source", "states.edition", "states.publishedfigure", "states.transparencyrate", "states.revision"],
    ),
    (_("Review"), ["states.submission"]),
    (_("Accounts"), ["auth.user", "auth.group"]),
]
_PLACES = {label: place for place, label in enumerate(label for _part, labels in PARTS for label in labels)}


class DataEntry(AdminSite):
    """The admin, arranged for those who keep the record."""

    site_title = _("Treaty status tracker")
    site_header = _("Treaty status tracker: data entry")
    index_title = _("Data entry")

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        rows = {row["model"]._meta.label_lower: row for app in apps for row in app["models"]}
        if app_label:
            for app in apps:
                app["models"].sort(key=lambda row: _PLACES.get(row["model"]._meta.label_lower, len(_PLACES)))
            return apps
        parts = [_part(name, [rows[label] for label in labels if label in rows]) for name, labels in PARTS]
        rest = [
            {**app, "models": unplaced}
            for app in apps
            if (unplaced := [row for row in app["models"] if row["model"]._meta.label_lower not in _PLACES])
        ]
        return [part for part in parts if part["models"]] + rest

    def index(self, request, extra_context=None):
        models = self._may_be_viewed(request)
        desk = {"waits": waits(request.user), "unconfirmed": unconfirmed(models), "found": found(models, today())}
        return super().index(request, {**desk, **(extra_context or {})})

    def _may_be_viewed(self, request) -> list[type[Model]]:
        """The models that the person may look at, in the order of the work."""
        return [row["model"] for part in self.get_app_list(request) for row in part["models"] if row["admin_url"]]


def _part(name: Any, rows: list[dict[str, Any]]) -> dict[str, Any]:
    # A part may hold models of several apps, so it has no page of its own.
    return {"name": name, "app_label": "part", "app_url": "", "has_module_perms": True, "models": rows}
