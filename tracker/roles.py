"""Who may do what in data entry: four groups, which an account can hold together.

A viewer reads what the public does not see yet. An editor enters facts and hands them in. A publisher reads what was
handed in, returns or publishes it. An administrator keeps the accounts, and by that alone enters nothing.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.management import create_permissions

RECORD = ("states", "universalization")
# Made by the tracker itself: read, never entered.
OF_ITSELF = ("revision", "submission", "change")
ENTERS = ("view", "add", "change", "delete")


def rights(role: str, models: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield the app and the codename of each permission of a role; `models` names the models of each app."""
    record = [(app, model) for app in RECORD for model in models[app] if not model.startswith("historical")]
    if role in ("viewer", "editor", "publisher"):
        yield from ((app, f"view_{model}") for app, model in record)
    if role == "editor":
        yield from ((app, f"{does}_{model}") for app, model in record if model not in OF_ITSELF for does in ENTERS)
    if role == "publisher":
        yield "states", "publish_submission"
    if role == "administrator":
        yield from (("auth", f"{does}_user") for does in ("view", "add", "change"))
        yield "auth", "view_group"


ROLES = ("viewer", "editor", "publisher", "administrator")


def grant(apps: Any, schema_editor: Any = None) -> None:
    """Make the groups and give each the permissions of the models there are: in a migration, and after later ones."""
    models = {}
    for app in (*RECORD, "auth"):
        config = apps.get_app_config(app)
        if not getattr(config, "models_module", None):
            # Within a migration an app has its models alone, and permissions are made for those that have a module.
            config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        models[app] = [model._meta.model_name for model in config.get_models()]
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for role in ROLES:
        held, _made = group.objects.get_or_create(name=role)
        wanted = set(rights(role, models))
        known = permission.objects.filter(content_type__app_label__in=models).select_related("content_type")
        held.permissions.set([each for each in known if (each.content_type.app_label, each.codename) in wanted])
