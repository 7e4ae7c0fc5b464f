"""What the database cannot hold and no form has asked: findings about the record as it stands.

An error is impossible; a warning is a question that the law or the sources would ask. Each app adds its own checks in a
module of this name.
"""

from . import conduct, duties, production, record, transparency
from .findings import ERROR, WARNING, Finding, check, findings

__all__ = [
    "ERROR",
    "WARNING",
    "Finding",
    "check",
    "conduct",
    "duties",
    "findings",
    "production",
    "record",
    "transparency",
]
