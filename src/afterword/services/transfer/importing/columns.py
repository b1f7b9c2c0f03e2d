"""Guesses which column each field comes from, by headers and then by cells."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from afterword.core.errors import InputError, Phrase
from afterword.services.transfer.importing.aliases import field_named, normalised, rank
from afterword.services.transfer.importing.fields import FIELDS, Field, is_mark
from afterword.services.transfer.importing.people import format_named
from afterword.services.transfer.importing.statuses import is_status
from afterword.services.transfer.importing.table import (
    Table,
    has_email,
    is_clock,
    is_date,
    is_date_or_mark,
    is_moment,
    is_phone,
    is_url,
    is_written_date,
    share,
)


@dataclass(frozen=True, slots=True)
class Mapping:
    """The column each field comes from, by position; a field may have none."""

    columns: dict[Field, int]

    def of(self, field: Field) -> int | None:
        """The field's column."""
        return self.columns.get(field)


_HALF: Final = 0.5
_MOST: Final = 0.6
_DATED: Final[frozenset[Field]] = frozenset(("interview_end", "status_on", "applied_on"))
_NAMES_A_DATE: Final = re.compile(r"dat(?:e|um)|\b(?:day|on|at|am|time|scheduled|starts?)\b|termin", re.ASCII)
_ROUND_DATE: Final = re.compile(
    r"\b(?:interview|screen|screening|onsite|round|runde|gesprach|vorstellungsgesprach)\b", re.ASCII
)
_OWN_ADDRESS: Final = frozenset(("contact email", "contact phone number"))
_LINKEDIN: Final = frozenset(("application date", "job url", "resume name"))
_NAMES: Final[tuple[Field, ...]] = ("company", "role")


def suggest(table: Table) -> Mapping:
    """The column each field probably comes from; the person decides."""
    own = _own_addresses(table.headers)
    found: dict[Field, int] = {}
    for at in sorted(range(len(table.headers)), key=lambda each: (rank(table.headers[each]), each)):
        if at in own:
            continue
        field = _by_header(table, at)
        if field is not None and (field not in found or not table.column(found[field])):
            found[field] = at
    if "status" not in found and "outcome" in found:
        found["status"] = found.pop("outcome")  # An outcome without a status is the status.
    _by_parts(table, found, own)
    _by_values(table, found, own)
    return Mapping({field: found[field] for field in FIELDS if field in found})


def other_rounds(table: Table, mapping: Mapping) -> tuple[int, ...]:
    """Unused columns with dates of further interviews: "Phone Screen Date", "Interview 2"."""
    used = set(mapping.columns.values())
    return tuple(
        at
        for at, header in enumerate(table.headers)
        if at not in used
        and _ROUND_DATE.search(normalised(header))
        and (cells := table.column(at))
        and share(cells, is_written_date) >= _MOST
    )


def unused(table: Table, mapping: Mapping) -> tuple[str, ...]:
    """Headers of columns that have content but aren't used."""
    used = set(mapping.columns.values())
    return tuple(
        header for at, header in enumerate(table.headers) if at not in used and header and table.column(at)
    )


def chosen(table: Table, choice: dict[str, int | None]) -> Mapping:
    """The person's own choice of columns. Raises ``InputError`` for an unknown field or column."""
    columns: dict[Field, int] = {}
    fields: dict[str, Field] = {field: field for field in FIELDS}
    for name, at in choice.items():
        if name not in fields:
            raise InputError(
                f"columns.{name}", "an unknown field", Phrase("one of {names}", names=", ".join(FIELDS))
            )
        if at is None:
            continue
        if not 0 <= at < len(table.headers):
            raise InputError(
                f"columns.{name}",
                Phrase("column {at}", at=at),
                Phrase("a column from 0 to {count}", count=len(table.headers) - 1),
            )
        columns[fields[name]] = at
    return Mapping(columns)


def _own_addresses(headers: Sequence[str]) -> frozenset[int]:
    """LinkedIn exports the address used to apply, your own, as "contact"."""
    names = [normalised(each) for each in headers]
    if not frozenset(names) >= _LINKEDIN:
        return frozenset()
    return frozenset(at for at, name in enumerate(names) if name in _OWN_ADDRESS)


def _by_header(table: Table, at: int) -> Field | None:
    """The field a header means, unless the cells contradict it."""
    field = field_named(table.headers[at])
    cells = table.column(at)
    if field is None or not cells:
        return field
    if field == "contact_name":
        return _contact(cells)
    if field == "interview_at":
        return _interview(table.headers[at], cells)
    if field == "reply_by" and share(cells, is_date) < _HALF:
        return "expectation_said"
    if field == "expectation_said" and share(cells, is_date) >= _MOST:
        return "reply_by"
    if field in _DATED and share(cells, is_mark) >= _HALF:
        return None  # It says whether, not when.
    if field == "interview_time" and "interview" in normalised(table.headers[at]):
        return field
    fits = _FITS.get(field)
    return field if fits is None or share(cells, fits) >= _HALF else _else(field, cells)


_FITS: Final[dict[Field, Callable[[str], bool]]] = {
    "offer_on": is_date_or_mark,
    "rejected_on": is_date_or_mark,
    "interview_time": is_clock,
}


def _else(field: Field, cells: Sequence[str]) -> Field | None:
    """What a column really is if its header means a field but its cells don't fit."""
    if field in {"offer_on", "rejected_on"} and share(cells, is_status) >= _MOST:
        return "status"
    return None


def _contact(cells: Sequence[str]) -> Field:
    if share(cells, lambda cell: has_email(cell) and " " not in cell) >= _MOST:
        return "contact_email"
    return "contact_phone" if share(cells, is_phone) >= _MOST else "contact_name"


def _interview(header: str, cells: Sequence[str]) -> Field | None:
    """A column named "Interview" has dates, formats, or just yes and no.

    If its name says it's a date, it's used as one; rows without a date get a message.
    """
    if share(cells, is_date) < _HALF and share(cells, lambda cell: format_named(cell) is not None) >= _MOST:
        return "interview_format"
    return "interview_at" if _NAMES_A_DATE.search(normalised(header)) or any(map(is_date, cells)) else None


def _by_parts(table: Table, found: dict[Field, int], own: frozenset[int]) -> None:
    """What ``Name`` means depends on what's missing: company, then the person with an address, then role."""
    for at in _free(table, found, own):
        if normalised(table.headers[at]) not in {"name", "names", "bezeichnung"}:
            continue
        if "company" not in found:
            found["company"] = at
        elif "contact_name" not in found and ("contact_email" in found or "contact_phone" in found):
            found["contact_name"] = at
        elif "role" not in found:
            found["role"] = at


def _by_values(table: Table, found: dict[Field, int], own: frozenset[int]) -> None:
    """Columns with unknown names, by their contents; an address counts under any name."""
    for at in _free(table, found, own):
        cells = table.column(at)
        if cells and "contact_email" not in found and not own and share(cells, has_email) >= _MOST:
            found["contact_email"] = at
    _status_by_values(table, found, own)
    for at in _free(table, found, own):
        if table.named[at] or not (cells := table.column(at)):
            continue
        field = _looking(cells)
        if field is not None and field not in found:
            found[field] = at
    for at in _free(table, found, own):
        if not table.named[at] and (cells := table.column(at)) and _looking(cells) is None:
            missing = next((field for field in _NAMES if field not in found), None)
            if missing is not None:
                found[missing] = at


def _status_by_values(table: Table, found: dict[Field, int], own: frozenset[int]) -> None:
    """The first column that says how an application went, whatever its name: missing that hurts most."""
    for at in _free(table, found, own):
        cells = table.column(at)
        if cells and "status" not in found and share(cells, is_status) >= _MOST:
            found["status"] = at


def _looking(cells: Sequence[str]) -> Field | None:
    if share(cells, is_url) >= _MOST:
        return "url"
    if share(cells, is_written_date) >= _MOST:
        return "interview_at" if share(cells, is_moment) >= _HALF else "applied_on"
    if share(cells, is_phone) >= _MOST:
        return "contact_phone"
    return "status" if share(cells, is_status) >= _MOST else None


def _free(table: Table, found: dict[Field, int], own: frozenset[int]) -> Iterator[int]:
    for at in range(len(table.headers)):
        if at not in own and at not in found.values():
            yield at
