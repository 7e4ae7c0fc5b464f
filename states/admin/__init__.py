"""Data entry, one file a subject."""

from . import (
    acts,
    clearance,
    forums,
    production,
    sources,
    states,
    stockpiles,
    submissions,
    transfer,
    transparency,
    treaties,
    use,
)

__all__ = [
    "acts",
    "clearance",
    "forums",
    "production",
    "sources",
    "states",
    "stockpiles",
    "submissions",
    "transfer",
    "transparency",
    "treaties",
    "use",
]
