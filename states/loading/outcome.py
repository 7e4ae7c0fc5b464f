"""What loading did, and what it found."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a file: where, and why, in words."""

    file: str
    line: int
    column: str
    reason: str

    def __str__(self):
        place = [self.file]
        place += [_("line %(line)s") % {"line": self.line}] if self.line else []
        place += [_("column %(column)s") % {"column": self.column}] if self.column else []
        return f"{', '.join(place)}: {self.reason}"


@dataclass(frozen=True)
class Conflict:
    """A row of a file that was not loaded, since a person's work stands against it: both sides, neither overwritten."""

    file: str
    key: str
    record: str
    in_file: str

    def __str__(self):
        words = {"file": self.file, "key": self.key, "record": self.record, "in_file": self.in_file}
        return _("%(file)s, %(key)s: the record has %(record)s, the file has %(in_file)s") % words


@dataclass
class Outcome:
    """How many rows were created, updated or left, and what has to be read by a person."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    gone: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    not_read: list[str] = field(default_factory=list)
