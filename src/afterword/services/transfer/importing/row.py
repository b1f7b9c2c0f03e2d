"""Turns one row into a case."""

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from afterword.core.case import Candidate, Case, Company, Expectation, Interview, Part
from afterword.core.errors import InputError, Phrase
from afterword.services.cases.from_invite.people import slug
from afterword.services.errors import input_error_of
from afterword.services.transfer.importing.columns import Mapping
from afterword.services.transfer.importing.dates import Ambiguous, DateCell
from afterword.services.transfer.importing.fields import Field, meaningful
from afterword.services.transfer.importing.moments import (
    A_DATE,
    Held,
    Order,
    Reads,
    held,
    quoted_cell,
    read_date,
)
from afterword.services.transfer.importing.outcomes import Background, outcome_events
from afterword.services.transfer.importing.people import (
    Format,
    RowPeople,
    country_named,
    country_of_place,
    format_named,
    people_in,
    person_of,
    zone_by_name,
)
from afterword.services.transfer.importing.table import TableRow

UNNAMED_ROLE: Final = "the position"
_SHORT_NOTE: Final = 200
_LONGEST_NAME: Final = 500
_LONGEST_GIVEN: Final = 200
_LONGEST_ID: Final = 180
_POSTAL: Final = 15
_WHICH_FIRST: Final = "to be told whether the day or the month comes first in this column"
_AN_HOUR: Final = timedelta(hours=1)


class ImportedRow(NamedTuple):
    """The result of a row: its case, or the errors that prevented it; and notices about guesses."""

    line: int
    case: Case | None
    faults: list[InputError]
    notices: list[str]
    round: str = ""
    """Which round of a case the row is about, if a column says so."""


class TakenIds(NamedTuple):
    """The ids used by earlier rows, and the lines with each company and role."""

    ids: set[str]
    rows: dict[str, list[int]]


class RowContext(NamedTuple):
    """What applies to all rows."""

    mapping: Mapping
    candidate: Candidate
    zone: ZoneInfo
    day_first: bool | None
    now: datetime
    orders: dict[Field, Order]
    headed: Part | None = None
    """The part in the header of the contacts column."""
    rounds: tuple[tuple[int, str], ...] = ()
    """Columns with dates of further interviews, which don't fit into a row: position and header."""


class RowReader:
    """Reads one row into a case."""

    def __init__(self, line: TableRow, asked: RowContext) -> None:
        self._line = line
        self._asked = asked
        self._own = asked.mapping.of("case_id") is not None
        self._notices: list[str] = []
        self._zone = asked.zone

    def row(self, taken: TakenIds) -> ImportedRow:
        """The row's case; ``taken`` are the ids of earlier ones."""
        faults: list[InputError] = []
        case: Case | None = None
        try:
            company = self._name("company")
            if not company:
                raise InputError("company", "nothing", "the name of the company")  # noqa: TRY301 - gathered below
            role = self._role()
            own_id = self._id(company, role, taken)
            case = self._case(own_id, company, role)
            case = _validated(case)
        except InputError as fault:
            faults.append(fault)
            case = None
        return ImportedRow(
            self._line.number, case, faults, list(dict.fromkeys(self._notices)), self._cell("round")
        )

    def _case(self, own_id: str, company: str, role: str) -> Case:
        self._set_zone()
        people = self._people()
        interview = self._interview(people)
        ended = interview.ended_at if interview is not None else None
        if interview is not None and ended is None and interview.starts_at is not None:
            ended = interview.starts_at + _AN_HOUR  # The same assumption as in plans: an outcome comes later.
        back = Background(ended, self._cell, self._read, self._zone, self._asked.now, self._notices)
        events = outcome_events(back)
        self._left_out()
        return Case(
            schema="afterword.case/1",
            id=own_id,
            candidate=self._asked.candidate,
            company=self._company(company, people.phone),
            role=role,
            contacts=people.contacts,
            interviews=() if interview is None else (interview,),
            events=events,
        )

    def _cell(self, field: Field) -> str:
        at = self._asked.mapping.of(field)
        if at is None:
            return ""
        cell = self._line.cells[at]
        return cell if self._own else meaningful(cell)

    def _name(self, field: Field) -> str:
        text = self._cell(field)
        if not self._own:
            text = " ".join(text.split())
        if len(text) > _LONGEST_NAME:
            raise InputError(
                field,
                Phrase("{count} characters", count=len(text)),
                Phrase("a name of at most {longest_name}", longest_name=_LONGEST_NAME),
            )
        return text

    def _role(self) -> str:
        role = self._name("role")
        if not role:
            self._notices.append(
                Phrase(
                    "The row names no role: {unnamed_role} stands for it.", unnamed_role=repr(UNNAMED_ROLE)
                )
            )
        return role or UNNAMED_ROLE

    def _id(self, company: str, role: str, taken: TakenIds) -> str:
        given = self._cell("case_id")
        if given and len(given) <= _LONGEST_GIVEN and given not in taken.ids:
            taken.ids.add(given)
            return given
        base = slug(f"{company} {role}")[:_LONGEST_ID].strip("-") or "case"
        earlier = taken.rows.setdefault(base, [])
        if earlier:
            self._notices.append(
                Phrase(
                    "The same company and role stand on line {earlier}: a case of its own.",
                    earlier=earlier[0],
                )
            )
        earlier.append(self._line.number)
        number = len(earlier)
        name = base if number == 1 else f"{base}-{number}"
        while name in taken.ids:
            number += 1
            name = f"{base}-{number}"
        taken.ids.add(name)
        return name

    def _set_zone(self) -> None:
        words = self._cell("zone")
        if not words:
            return
        found = zone_by_name(words)
        if found is None:
            key = self._zone.key
            self._notices.append(
                Phrase(
                    "The time zone {words} is not known: times were read in {key}.",
                    words=quoted_cell(words),
                    key=key,
                )
            )
            return
        self._zone, in_full = found
        if not in_full:
            self._notices.append(
                Phrase("{words} was read as the time of {key}.", words=repr(words), key=self._zone.key)
            )

    def _people(self) -> RowPeople:
        name, email = self._cell("contact_name"), self._cell("contact_email")
        phone, part = self._cell("contact_phone"), self._cell("contact_part")
        if self._own:
            return person_of(name, email, phone, part)
        found = people_in(name, email, phone, part, self._asked.candidate.email, headed=self._asked.headed)
        self._notices.extend(found.notices)
        if found.phone is not None:
            self._notices.append(
                Phrase("A telephone number stands beside no name: it was kept as the company's.")
            )
        return found

    def _company(self, name: str, phone: str | None) -> Company:
        words, place = self._cell("country"), " ".join(self._cell("city").split(" "))
        country = country_named(words) if words else None
        if words and country is None:
            self._notices.append(
                Phrase("The country {words} is not known here and was not kept.", words=quoted_cell(words))
            )
        if country is None and place:
            country = country_of_place(place)
        address = place if _is_postal(place) else None
        if place and address is None:
            self._notices.append(
                Phrase("The place is no postal address: only its country was kept, if it names one.")
            )
        return Company(name=name, country=country, address=address, phone=phone)

    def _read(self, field: Field) -> DateCell | None:
        order = self._asked.orders.get(field)
        cell = self._cell(field)
        if order is None or not cell:
            return None
        return read_date(field, cell, order, self._asked.day_first, self._notices)

    def _held(self) -> Held | None:
        cell, clock, end = (
            self._cell("interview_at"),
            self._cell("interview_time"),
            self._cell("interview_end"),
        )
        span = self._read("interview_at")
        if cell and span is None:
            if format_named(cell) is None or any(each.isdigit() for each in cell):
                raise InputError("interview_at", quoted_cell(cell), A_DATE)
            self._notices.append(Phrase("The interview has no date and was not kept."))
        if span is None and end and not cell:
            # The end alone gives a moment of the interview, too.
            span = self._read("interview_end")
            end = "" if span is not None else end
            if span is not None and span.start.clock is not None:
                when = held(span, "", "", self._zone, Reads(None, self._notices))
                return Held(None, when.starts_at) if when is not None else None
        if span is None and (clock or end) and not cell:
            self._notices.append(Phrase("The interview has a time and no date: it was not kept."))
        order = self._asked.orders.get("interview_end")
        try:
            return held(span, clock, end, self._zone, Reads(order and order.day_first, self._notices))
        except Ambiguous:
            wanted = Phrase("to be told whether the day or the month comes first in this column")
            raise InputError("interview_end", quoted_cell(end), wanted) from None

    def _interview(self, people: RowPeople) -> Interview | None:
        when = self._held()
        if when is None:
            if self._cell("reply_by") or self._cell("expectation_said"):
                self._notices.append(
                    Phrase("What they said about an answer was not kept: there is no interview.")
                )
            if self._cell("notes"):
                self._notices.append(
                    Phrase("The notes were not kept: there is no interview to keep them with.")
                )
            return None
        day = (when.ended_at or when.starts_at or self._asked.now).date()
        return Interview(
            id="r1",
            starts_at=when.starts_at,
            ended_at=when.ended_at,
            format=self._format(),
            contacts=tuple(each.id for each in people.contacts),
            expectation=self._expectation(day),
            highlights=self._highlights(),
        )

    def _format(self) -> Format | None:
        words = self._cell("interview_format")
        if not words:
            return None
        found = format_named(words)
        if found is None:
            self._notices.append(
                Phrase(
                    "The kind of interview {words} is not known here and was not kept.",
                    words=quoted_cell(words),
                )
            )
        return found

    def _expectation(self, day: date) -> Expectation | None:
        """What they said: by a date, not before the interview, or in words."""
        words = self._cell("expectation_said")
        due = self._cell("reply_by")
        span = self._read("reply_by")
        by = span.start.day if span is not None else None
        if due and by is None:
            # "In two weeks" also appears under "Reply by": words, which are read later.
            words = words or due
        if by is not None and by < day:
            self._notices.append(
                Phrase("The answer would be due before the interview: the date was not kept.")
            )
            by = None
        if by is None and not words:
            return None
        return Expectation(by=by, said=words or None)

    def _highlights(self) -> tuple[str, ...]:
        text = self._cell("notes")
        if self._own:
            return tuple(each for each in map(str.strip, text.splitlines()) if each)
        text = " ".join(text.split())
        if len(text) > _SHORT_NOTE:
            self._notices.append(
                Phrase(
                    "The notes are longer than {short_note} characters and were not kept.",
                    short_note=_SHORT_NOTE,
                )
            )
            return ()
        if text:
            self._notices.append(Phrase("The notes were kept as what stood out in the interview."))
        return (text,) if text else ()

    def _left_out(self) -> None:
        for at, header in self._asked.rounds:
            if cell := meaningful(self._line.cells[at]):
                self._notices.append(
                    Phrase(
                        "The interview of {cell} ({header}) was not kept: a row makes one interview. Add it "
                        'to the case, or give each round a row of its own and a column "Round".',
                        cell=quoted_cell(cell),
                        header=repr(header),
                    )
                )
        if self._cell("url"):
            self._notices.append(Phrase("The link was not kept: a case has no place for it."))


def _is_postal(place: str) -> bool:
    """Whether a place is a postal address: it has a number and more than one part."""
    parts = place.count(",") + place.count("\n")
    return len(place) >= _POSTAL and parts > 0 and any(each.isdigit() for each in place)


def _validated(case: Case) -> Case:
    """The case as a decoder reads it, which also checks lengths."""
    table = msgspec.to_builtins(case)
    try:
        return msgspec.convert(table, Case)
    except msgspec.ValidationError as error:
        raise input_error_of(error, table, Case) from None
