"""What readers subscribe to."""

from collections.abc import Sequence
from datetime import timedelta

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from reports import words
from reports.queries.recorded_words import Difference, Told


class ChangesOfRecordFeed(Feed):
    """The newest changes of the record, each with a name that stays and the moment it was recorded (RFC 4287)."""

    feed_type = Atom1Feed
    language = "en"

    def __init__(self, changes: Sequence[Told], query: str) -> None:
        self._changes, self._query = changes, query

    def title(self):
        return _("Treaty status tracker: changes of the record")

    def subtitle(self):
        return _("What this tracker added, changed and deleted, and when.")

    def author_name(self):
        """The site: who made an edit is not public."""
        return _("Treaty status tracker")

    def link(self):
        return reverse("changes-of-record") + self._query

    def feed_url(self):
        return reverse("changes-of-record-feed") + self._query

    def items(self):
        return self._changes

    def item_title(self, item: Told) -> str:
        return words.told(f"{item.kind.label}, {words.HAPPENED[item.happened]}", item.fact.text)

    def item_description(self, item: Told) -> str:
        lines = [_line(difference) for difference in item.differences]
        lines += [words.told(_("Reason"), item.reason)] if item.reason else []
        return format_html_join("", "<p>{}</p>", ((line,) for line in lines))

    def item_link(self, item: Told) -> str:
        """The change on the page of its day and kind."""
        query = {"kind": item.kind.name, "since": item.day - timedelta(1), "until": item.day}
        return reverse("changes-of-record", query=query, fragment=item.anchor)

    def item_guid(self, item: Told) -> str:
        return item.urn

    def item_updateddate(self, item: Told):
        return item.recording.last

    def item_pubdate(self, item: Told):
        return item.recording.first


def _line(difference: Difference) -> str:
    return words.told(difference.label, f"{difference.old.text or words.BLANK} → {difference.new.text or words.BLANK}")
