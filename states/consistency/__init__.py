"""What the database cannot hold and no form has asked: findings about the record as it stands.

An error is impossible; a warning is a question that the law or the sources would ask. Each app adds its own checks in a
module of this name.
"""

from . import duties, production, record
from .findings import ERROR, WARNING, Finding, check, findings

__all__ = ["ERROR", "WARNING", "Finding", "check", "duties", "findings", "production", "record"]
