"""Transparency reports: when they are due, and how many came."""

from enum import StrEnum


class Report(StrEnum):
    """Which report of a State it is (Ottawa Convention, Article 7)."""

    INITIAL = "initial"
    ANNUAL = "annual"
