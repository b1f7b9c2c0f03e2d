"""Reads a table's date columns, each in one order of day and month."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

from afterword.core.errors import InputError, Phrase
from afterword.services.transfer.importing.columns import Mapping
from afterword.services.transfer.importing.dates import (
    Ambiguous,
    DateCell,
    When,
    is_ambiguous,
    numbers_in,
    read_clock,
    read_span,
)
from afterword.services.transfer.importing.fields import DATES, FIELDS, Field, meaningful
from afterword.services.transfer.importing.people import zone_by_name
from afterword.services.transfer.importing.table import Table

# Whether the day or the month comes first: decided per column, by cells that only fit one order.

Evidence = Literal["day", "month", "mixed", "either", "none"]
"""``either``: both orders fit; ``mixed``: some cells only fit one order, some only the other."""

_LAST_MONTH: Final = 12


class Order(NamedTuple):
    """A column's order. ``day_first`` is ``None`` if nothing decides it; ``example`` is such a cell.

    ``ambiguous``: the column itself doesn't decide, even if something else does.
    """

    day_first: bool | None
    ambiguous: bool
    evidence: Evidence
    example: str = ""


def order_of(cells: Iterable[str], day_first: bool | None) -> Order:  # noqa: FBT001 - the person's choice
    """The order of a column's dates; ``day_first`` is the person's choice if the cells don't decide."""
    evidence, example = evidence_of(cells)
    if evidence in {"day", "month"}:
        return Order(evidence == "day", ambiguous=False, evidence=evidence)
    if evidence == "none":
        return Order(day_first, ambiguous=False, evidence=evidence)
    return Order(day_first, ambiguous=bool(example), evidence=evidence, example=example)


def evidence_of(cells: Iterable[str]) -> tuple[Evidence, str]:
    """What the cells say about the order, and the first one that's undecided."""
    day = month = False
    slashed = pointed = ""
    for cell in cells:
        numbers = numbers_in(cell)
        if numbers is None or read_span(cell, day_first=True) is None:
            continue
        one, mark, two, _ = numbers
        if one > _LAST_MONTH:
            day = True
        elif two > _LAST_MONTH:
            month = True
        elif mark == ".":
            day = True  # With periods between the numbers, the day comes first.
            pointed = pointed or (cell if is_ambiguous(cell) else "")
        elif not slashed and is_ambiguous(cell):
            slashed = cell
    if day and month:
        return "mixed", slashed or pointed
    if day or month:
        return ("day" if day else "month"), ""
    return ("either", slashed) if slashed else ("none", "")


_SHOWN_AT_MOST: Final = 60
_BORROWED: Final = Phrase("Day and month were read in the order that the table's other dates show.")
A_DATE: Final = Phrase("a date with its year, such as 2026-11-03 or 3 Nov 2026, with a time if there is one")


def orders(table: Table, mapping: Mapping, day_first: bool | None) -> dict[Field, Order]:  # noqa: FBT001
    """For each date column used, whether the day comes first, and whether that had to be asked.

    Its own cells decide, then the person's choice, then the other columns if they agree, since one program
    wrote them all. If ``day_first`` is still ``None``, ambiguous dates are errors.
    """
    found = {
        field: order_of(map(meaningful, table.column(at)), day_first)
        for field in FIELDS
        if field in DATES and (at := mapping.of(field)) is not None
    }
    shown = {each.evidence for each in found.values() if each.evidence in {"day", "month"}}
    if len(shown) == 1:
        for field, each in found.items():
            if each.evidence == "either" and each.day_first is None:
                found[field] = each._replace(day_first="day" in shown)
    return found


def read_date(
    field: Field,
    cell: str,
    order: Order,
    asked: bool | None,  # noqa: FBT001
    notices: list[str],
) -> DateCell | None:
    """A cell's date; ``None`` if it has none. Raises ``InputError`` if it's ambiguous.

    ``asked`` is the person's choice; a notice says if another column decided.
    """
    try:
        span = read_span(cell, day_first=order.day_first)
        borrowed = asked is None and order.evidence == "either" and order.day_first is not None
        if borrowed and is_ambiguous(cell):
            notices.append(_BORROWED)
    except Ambiguous:
        wanted = Phrase("to be told whether the day or the month comes first in this column")
        raise InputError(field, quoted_cell(cell), wanted) from None
    return span


def quoted_cell(cell: str) -> str:
    """A cell as quoted in an error."""
    text = " ".join(cell.split())
    return repr(text if len(text) <= _SHOWN_AT_MOST else text[: _SHOWN_AT_MOST - 1] + "…")


# Local days and times as moments, and an interview's start and end from its cells.

_EVENING: Final = time(17)
_NO_TIME: Final = Phrase("The interview has a date and no time: it was taken to end at 17:00 that day.")
_BACKWARDS: Final = Phrase("The interview would end before it starts: the end was not kept.")
_ENDLESS: Final = Phrase("The interview would end more than a week after it starts: the end was not kept.")
_LONGEST: Final = timedelta(days=7)
_NO_END: Final = Phrase("The interview's end is no time and was not kept.")
_SKIPPED: Final = Phrase(
    "The clocks skip the interview's time that day: it was moved to the hour that exists."
)
_TWICE: Final = Phrase("The clocks show the interview's time twice that day: the first was taken.")


class Held(NamedTuple):
    """When an interview started and ended, as far as known."""

    starts_at: datetime | None
    ended_at: datetime | None


def instant_at(day: date, clock: time, zone: ZoneInfo, notices: list[str] | None = None) -> datetime:
    """The moment when it's this local time in the zone, with its offset."""
    moment = datetime.combine(day, clock, zone)
    real = moment.astimezone(UTC).astimezone(zone)
    if notices is not None:
        if real.replace(tzinfo=None) != moment.replace(tzinfo=None):
            notices.append(_SKIPPED)
        elif moment.replace(fold=1).utcoffset() != moment.utcoffset():
            notices.append(_TWICE)
    return written(real, zone)


def written(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment in the zone, with its offset."""
    local = moment.astimezone(zone)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()), fold=0)


def datetime_of(when: When, zone: ZoneInfo, notices: list[str]) -> datetime | None:
    """A date and time as a moment, in its own zone if it has one; ``None`` for an unknown zone."""
    clock = when.clock or time()
    if when.offset is not None:
        return datetime.combine(when.day, clock, timezone(when.offset))
    if when.zone is not None:
        known = zone_by_name(when.zone)
        if known is None:
            return None
        zone, in_full = known
        if not in_full:
            _add(
                notices,
                Phrase("{upper} was read as the time of {key}.", upper=repr(when.zone.upper()), key=zone.key),
            )
    return instant_at(when.day, clock, zone, notices)


def held(span: DateCell | None, clock: str, end: str, zone: ZoneInfo, reads: "Reads") -> Held | None:
    """The interview made from a date, a separate time and an end; ``None`` if there's no day.

    Raises ``InputError`` for an invalid time. A day without a time ends at 17:00, with a notice.
    """
    notices = reads.notices
    if span is None:
        return None
    if clock and span.start.clock is None:
        span = _with_clock(span.start.day, clock)
    start, until = span
    ended = _ended(until, end, start, zone, reads)
    if start.clock is None:
        if ended is None:
            notices.append(_NO_TIME)
            ended = instant_at(start.day, _EVENING, zone)
        return Held(None, ended)
    begun = datetime_of(start, zone, notices)
    if begun is None:
        raise InputError(
            "interview_at",
            Phrase("a time zone {zone}", zone=repr(start.zone)),
            "one such as Europe/Berlin, CET or +01:00",
        )
    if ended is not None and not begun <= ended <= begun + _LONGEST:
        notices.append(_BACKWARDS if ended < begun else _ENDLESS)
        ended = None
    return Held(begun, ended)


class Reads(NamedTuple):
    """How a row's dates are read: the order for end dates, and where notices go."""

    day_first: bool | None
    notices: list[str]


def _with_clock(day: date, clock: str) -> DateCell:
    bare = read_clock(clock)
    if bare is not None:
        return DateCell(When(day, bare))
    span = read_span(f"{day.isoformat()} {clock}", day_first=None) or read_span(clock, day_first=None)
    if span is None or span.start.clock is None:
        raise InputError("interview_time", quoted_cell(clock), "a time such as 14:30 or 2:30 PM")
    return DateCell(span.start._replace(day=day), span.end)


def _ended(until: When | None, end: str, start: When, zone: ZoneInfo, reads: Reads) -> datetime | None:
    if end:
        clock = read_clock(end)
        if clock is not None:
            until = When(start.day, clock, start.offset, start.zone)
        else:
            span = read_span(end, day_first=reads.day_first)
            until = span.start if span is not None else None
            if until is not None and until.clock is None:
                until = None
        if until is None:
            reads.notices.append(_NO_END)
            return None
    if until is None or until.clock is None:
        return None
    return datetime_of(until, zone, reads.notices)


def _add(notices: list[str], notice: str) -> None:
    if notice not in notices:
        notices.append(notice)
