"""Data entry, one file a subject."""

from . import acts, clearance, forums, sources, states, stockpiles, submissions, treaties

__all__ = ["acts", "clearance", "forums", "sources", "states", "stockpiles", "submissions", "treaties"]
