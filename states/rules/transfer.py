"""Which measures against transfer are in force on a day."""

from enum import StrEnum


class Measure(StrEnum):
    """What a State did or says about transfer, the most binding first."""

    BAN = "ban"
    MORATORIUM = "moratorium"
    UNILATERAL_STATEMENT = "unilateral_statement"
