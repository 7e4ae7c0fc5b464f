"""The law as those who enter facts meet it: what speaks against an entry, at which field, and what is asked."""

from . import acts, clauses, duties, production, transfer, transparency, use
from .read import Entered, law_of, read_together

__all__ = [
    "Entered",
    "acts",
    "clauses",
    "duties",
    "law_of",
    "production",
    "read_together",
    "transfer",
    "transparency",
    "use",
]
