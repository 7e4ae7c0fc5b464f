"""Data entry, one file a subject."""

from . import acts, forums, sources, states, submissions, treaties

__all__ = ["acts", "forums", "sources", "states", "submissions", "treaties"]
