"""The fields that a table's columns can mean."""

from typing import Final, Literal, get_args

Field = Literal[
    "case_id",
    "company",
    "role",
    "contact_name",
    "contact_email",
    "contact_phone",
    "contact_part",
    "interview_at",
    "interview_time",
    "interview_end",
    "interview_format",
    "round",
    "zone",
    "country",
    "city",
    "expectation_said",
    "reply_by",
    "status",
    "outcome",
    "status_on",
    "applied_on",
    "offer_on",
    "rejected_on",
    "notes",
    "url",
]
"""``case_id`` is the id in our own table; ``interview_time`` is a time beside the date."""

FIELDS: Final[tuple[Field, ...]] = get_args(Field)

DATES: Final[frozenset[Field]] = frozenset(
    ("interview_at", "interview_end", "reply_by", "status_on", "applied_on", "offer_on", "rejected_on")
)
"""Fields with dates: within a column, all rows have the same order of day and month."""


# Cells that say nothing, and cells that only say yes or no.

_NOTHING: Final = frozenset(
    """- -- --- – — / . ? ?? n/a na n.a. #n/a #value! #ref! none null nil tbd tba tbc t.b.d. unknown pending
    k.a. k.a keine unbekannt offen undefined nan""".split()
)
_YES: Final = frozenset("x ✓ ✔ ✅ ☑ yes y true ja j wahr 1 1.0 ok".split())
_NO: Final = frozenset("no n false nein falsch 0 ✗ ✘ ❌ ☐ not noch".split())


def meaningful(cell: str) -> str:
    """The cell, or empty if it only means "nothing": ``-``, ``n/a``, ``TBD``."""
    text = cell.strip()
    return "" if text.casefold() in _NOTHING else text


def is_yes(cell: str) -> bool:
    """Whether the cell means yes; a cross does."""
    return cell.strip().casefold() in _YES


def is_no(cell: str) -> bool:
    """Whether the cell means no."""
    return cell.strip().casefold() in _NO


def is_mark(cell: str) -> bool:
    """Whether the cell is just a yes or no."""
    return is_yes(cell) or is_no(cell)
