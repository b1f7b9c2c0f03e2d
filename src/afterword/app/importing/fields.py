"""What a column of somebody's table may mean here."""

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
    "zone",
    "country",
    "city",
    "expectation_said",
    "reply_by",
    "status",
    "status_on",
    "applied_on",
    "offer_on",
    "rejected_on",
    "notes",
    "url",
]
"""``case_id`` is the id that our own table names; ``interview_time`` a clock beside the day."""

FIELDS: Final[tuple[Field, ...]] = get_args(Field)

DATES: Final[frozenset[Field]] = frozenset(
    ("interview_at", "interview_end", "reply_by", "status_on", "applied_on", "offer_on", "rejected_on")
)
"""Fields whose cells are dates: in each column one order of day and month holds for all rows."""
