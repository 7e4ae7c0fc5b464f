"""The fixture files read straight into the rules: the law is tested on the real record without a database."""

import csv
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from states.rules.acts import Kind
from states.rules.clauses import Clauses, Wait
from states.rules.course import Course, Standing, courses
from states.rules.deadlines import Duties, duties
from states.rules.partial_date import PartialDate
from states.rules.production import ProducerList

FIXTURES = Path(__file__).parent.parent / "fixtures"
TREATIES = ["apmbc", "ccm", "ccwp2a", "ccw", "att", "tpnw", "cwc", "bwc", "ctbt", "npt"]

# Day, deposited, in force and universe of the Ottawa Convention, as published.
KNOWN_COUNTS = [
    ("2002-02-01", 122, 119, 193),
    ("2002-09-16", 126, 122, 194),
    ("2002-11-30", 130, 124, 194),
    ("2004-11-29", 143, 142, 194),
    ("2010-06-25", 156, 156, 195),
    ("2025-12-02", 166, 166, 197),
    ("2026-11-21", 161, 161, 197),
]


class Act(NamedTuple):
    kind: str
    date: date
    effective_on: date | None = None
    effect_held: bool = False


class StockpileEvent(NamedTuple):
    event: str
    date: PartialDate | None
    quantity: int | None = None
    confirmed: bool = True
    note: str = ""


class ClearanceEvent(NamedTuple):
    event: str
    date: PartialDate
    decided_on: date | None = None
    decided_at: str | None = None
    confirmed: bool = True


class Obligation(NamedTuple):
    key: str
    kind: str
    years: int | None
    days: int | None
    yearly_on: str


class State(NamedTuple):
    iso3: str
    exists_from: date | None = None
    exists_to: date | None = None


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def number(text: str) -> int:
    return int(text or 0)


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (FIXTURES / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def clauses(treaty: str) -> Clauses:
    rules = next(row for row in rows("treaty_rules") if row["treaty"] == treaty)
    names = next(row for row in rows("treaties") if row["key"] == treaty)
    return Clauses(
        entered_into_force=day(names["entered_into_force"]),
        entry=Wait(number(rules["wait_months"]), number(rules["wait_days"]), rules["starts_first_of_month"] == "yes"),
        withdrawal=Wait(number(rules["withdrawal_months"]), number(rules["withdrawal_days"])),
        threshold=None if rules["threshold_note"] else number(rules["threshold"]),
        signature_opens=day(rules["signature_opens"]),
        signature_closes=day(rules["signature_closes"]),
        early_accession=rules["accession_before_entry_into_force"] == "yes",
    )


@cache
def register(treaty: str) -> list[tuple[State, Course | None]]:
    acts = (
        (row["iso3"], Act(Kind(row["kind"]), date.fromisoformat(row["date"]), day(row["effective_on"])))
        for row in rows("treaty_actions")
        if row["treaty"] == treaty
    )
    by_state = courses(acts, clauses(treaty))
    states = [State(row["iso3"], day(row["exists_from"]), day(row["exists_to"])) for row in rows("states")]
    return [(state, by_state.get(state.iso3)) for state in states]


def course_of(treaty: str, iso3: str) -> Course:
    found = next(course for state, course in register(treaty) if state.iso3 == iso3)
    assert found is not None, f"{iso3} never acted under {treaty}"
    return found


def partly(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def stockpile_events(treaty: str, iso3: str) -> list[StockpileEvent]:
    return [
        StockpileEvent(
            row["event"],
            partly(row["date"]),
            int(row["quantity"]) if row["quantity"] else None,
            row["confirmed"] == "yes",
            row["note"],
        )
        for row in rows("stockpiles")
        if (row["treaty"], row["iso3"]) == (treaty, iso3)
    ]


def clearance_events(treaty: str, iso3: str) -> list[ClearanceEvent]:
    return [
        ClearanceEvent(
            row["event"],
            PartialDate.parse(row["date"]),
            day(row["decided_on"]),
            row["decided_at"] or None,
            row["confirmed"] == "yes",
        )
        for row in rows("clearance")
        if (row["treaty"], row["iso3"]) == (treaty, iso3)
    ]


@cache
def obligations(treaty: str) -> list[Obligation]:
    return [
        Obligation(
            row["key"],
            row["kind"],
            int(row["years"]) if row["years"] else None,
            int(row["days"]) if row["days"] else None,
            row["yearly_on"],
        )
        for row in rows("obligations")
        if row["treaty"] == treaty
    ]


def duties_of(treaty: str, iso3: str, on: date) -> Duties:
    course = next(course for state, course in register(treaty) if state.iso3 == iso3)
    return duties(
        course.standing(on) if course else Standing(),
        obligations(treaty),
        on=on,
        stockpile_events=stockpile_events(treaty, iso3),
        clearance_events=clearance_events(treaty, iso3),
    )


def all_duties(treaty: str, on: date) -> dict[str, Duties]:
    return {state.iso3: duties_of(treaty, state.iso3, on) for state, _course in register(treaty)}


class Statement(NamedTuple):
    status: str
    starts: PartialDate | None = None
    ends: PartialDate | None = None
    basis: str = ""
    confirmed: bool = True


class Sign(NamedTuple):
    as_of: date
    signal: str = "no_longer_producing"
    confirmed: bool = True


class Entry(NamedTuple):
    confirmed: bool = True


@cache
def producer_lists() -> list[ProducerList]:
    """The lists of producers, States by their codes."""
    entries: dict[str, dict] = {}
    for row in rows("producer_lists"):
        entries.setdefault(row["edition"], {})[row["iso3"]] = Entry(row["confirmed"] == "yes")
    return [
        ProducerList(
            row["key"], row["title"], int(row["year"]), date.fromisoformat(row["published_on"]), entries[row["key"]]
        )
        for row in rows("editions")
        if row["key"] in entries
    ]


def statements(iso3: str) -> list[Statement]:
    """What is stated of a State's production."""
    return [
        Statement(row["status"], partly(row["from"]), partly(row["to"]), row["basis"], row["confirmed"] == "yes")
        for row in rows("production")
        if row["iso3"] == iso3
    ]
