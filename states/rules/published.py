"""Which of our counts answers to a figure that others publish."""

from states.rules.tally import Counts

# The figure's name, and where it has two readings its counting rule, to the name of a count.
ANSWERS = {
    ("states_parties", "deposited"): "deposited",
    ("states_parties", "in force"): "in_force",
    ("parties_in_force", "in force"): "in_force",
    ("signed_not_ratified", "deposited"): "signatory",
    ("states_not_party", "deposited"): "states_not_party",
    ("states_not_party_and_not_signed", "deposited"): "outside",
}


def answer(counts: Counts, figure: str, counting_rule: str) -> int | None:
    """Return what the record counts for a published figure; None where it is no count of States by status."""
    name = ANSWERS.get((figure, counting_rule))
    return None if name is None else getattr(counts, name)
