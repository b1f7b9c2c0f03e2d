"""Details for every kind of note that can't be written without any."""

from datetime import date

from afterword.core.notes.details import NOTHING, Details

ENOUGH = {
    "task": Details(link="https://example.org/priya/task"),
    "references": Details(
        references=("Maria Lopez, Head of Data, Acme, maria@acme.example", "Sam Field, Acme, +1 312 555 0111")
    ),
    "more_time": Details(until=date(2026, 11, 27)),
    "question": Details(question="How many days a week is the team in the office"),
    "counter": Details(pay="$128,000", reason="That's what comparable roles pay in Chicago"),
    "competing_offer": Details(decide_by=date(2026, 11, 20)),
    "value": Details(
        remark="It's a short write-up of how we cut a nightly job to one hour",
        link="https://example.org/priya/notes",
    ),
}


def details_for(kind: str) -> Details:
    """As little as the kind needs."""
    return ENOUGH.get(kind, NOTHING)
