"""Which column each field probably comes from: by its header, then by its cells."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from afterword.app.importing.aliases import field_named, normalised, rank
from afterword.app.importing.blanks import is_mark
from afterword.app.importing.fields import FIELDS, Field
from afterword.app.importing.looks import (
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
from afterword.app.importing.places import format_named
from afterword.app.importing.statuses import is_status
from afterword.app.importing.table import Table
from afterword.core.fault import Fault


@dataclass(frozen=True, slots=True)
class Mapping:
    """The column that each field comes from, by its place in the table; a field may come from none."""

    columns: dict[Field, int]

    def of(self, field: Field) -> int | None:
        """The field's column."""
        return self.columns.get(field)


_HALF: Final = 0.5
_MOST: Final = 0.6
_DATED: Final[frozenset[Field]] = frozenset(("interview_end", "status_on", "applied_on"))
_NAMES_A_DATE: Final = re.compile(r"dat(?:e|um)|\b(?:day|on|at|am|time|scheduled|starts?)\b|termin", re.ASCII)
_OWN_ADDRESS: Final = frozenset(("contact email", "contact phone number"))
_LINKEDIN: Final = frozenset(("application date", "job url", "resume name"))
_NAMES: Final[tuple[Field, ...]] = ("company", "role")


def suggest(table: Table) -> Mapping:
    """For each field of ours the column it probably comes from; the person has the last word."""
    own = _own_addresses(table.headers)
    found: dict[Field, int] = {}
    for at in sorted(range(len(table.headers)), key=lambda each: (rank(table.headers[each]), each)):
        if at in own:
            continue
        field = _by_header(table, at)
        if field is not None and field not in found:
            found[field] = at
    _by_parts(table, found, own)
    _by_values(table, found, own)
    return Mapping({field: found[field] for field in FIELDS if field in found})


def chosen(table: Table, choice: dict[str, int | None]) -> Mapping:
    """The person's own choice of columns; ``Fault`` names a field or a column that is none."""
    columns: dict[Field, int] = {}
    fields: dict[str, Field] = {field: field for field in FIELDS}
    for name, at in choice.items():
        if name not in fields:
            raise Fault(f"columns.{name}", "an unknown field", f"one of {', '.join(FIELDS)}")
        if at is None:
            continue
        if not 0 <= at < len(table.headers):
            raise Fault(f"columns.{name}", f"column {at}", f"a column from 0 to {len(table.headers) - 1}")
        columns[fields[name]] = at
    return Mapping(columns)


def _own_addresses(headers: Sequence[str]) -> frozenset[int]:
    """LinkedIn's export of applications gives as "contact" the address one applied with: one's own."""
    names = [normalised(each) for each in headers]
    if not frozenset(names) >= _LINKEDIN:
        return frozenset()
    return frozenset(at for at, name in enumerate(names) if name in _OWN_ADDRESS)


def _by_header(table: Table, at: int) -> Field | None:
    """The field that the header names, if the cells do not speak against it."""
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
        return None  # whether, and not when
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
    """What a column is that is headed like a field, and holds something else."""
    if field in {"offer_on", "rejected_on"} and share(cells, is_status) >= _MOST:
        return "status"
    return None


def _contact(cells: Sequence[str]) -> Field:
    if share(cells, lambda cell: has_email(cell) and " " not in cell) >= _MOST:
        return "contact_email"
    return "contact_phone" if share(cells, is_phone) >= _MOST else "contact_name"


def _interview(header: str, cells: Sequence[str]) -> Field | None:
    """A column named "Interview" holds dates, or says by which means, or only yes and no.

    One that is named for a date is one, whatever it holds: the rows in which it holds none are told so.
    """
    if share(cells, is_date) < _HALF and share(cells, lambda cell: format_named(cell) is not None) >= _MOST:
        return "interview_format"
    return "interview_at" if _NAMES_A_DATE.search(normalised(header)) or any(map(is_date, cells)) else None


def _by_parts(table: Table, found: dict[Field, int], own: frozenset[int]) -> None:
    """``Name`` heads what is missing: the company, else the person of an address, else the role."""
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
    """Columns without a name, by what stands in them; an address is one under any name."""
    for at in _free(table, found, own):
        cells = table.column(at)
        if cells and "contact_email" not in found and not own and share(cells, has_email) >= _MOST:
            found["contact_email"] = at
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
