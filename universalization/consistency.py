"""Findings about targets."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from states.consistency import WARNING, Finding, check

from .models import Target


@check
def targets_due_at_their_meeting(today: date) -> Iterator[Finding]:
    """A target set for a meeting is due on the day that meeting opens."""
    for target in Target.objects.select_related("meeting__treaty", "treaty"):
        meeting = target.meeting
        if meeting and meeting.start and target.due != meeting.start:
            yield Finding(
                WARNING,
                target,
                _("%(key)s: due on %(due)s, but its meeting opens on %(start)s.")
                % {"key": target.key, "due": target.due or _("no day"), "start": meeting.start},
            )
