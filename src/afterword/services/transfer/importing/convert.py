"""Turns rows into cases: only what a row says, with a sentence about everything left out or assumed."""

from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec import structs

from afterword.core.case import Candidate, Case, Contact, Event
from afterword.core.errors import InputError
from afterword.services.cases.from_invite.people import id_for, slug
from afterword.services.transfer.importing.columns import Mapping, other_rounds
from afterword.services.transfer.importing.moments import orders, written
from afterword.services.transfer.importing.people import part_headed, zone_of
from afterword.services.transfer.importing.row import ImportedRow, RowContext, RowReader, TakenIds
from afterword.services.transfer.importing.table import Table

# Tables with a row for each round: rows for one company and role become one case.


def join_rounds(rows: Sequence[ImportedRow]) -> list[ImportedRow]:
    """The rows, with further rounds joined to the first row of their case; a notice says so."""
    found: list[ImportedRow] = []
    places: dict[str, int] = {}
    rounds: dict[str, set[str]] = {}
    for row in rows:
        if row.case is None or not row.round or not row.case.interviews:
            found.append(row)
            continue
        key = slug(f"{row.case.company.name} {row.case.role}")
        place = places.get(key)
        first = found[place].case if place is not None else None
        if place is None or first is None or row.round in rounds[key]:
            places[key], rounds[key] = len(found), {row.round}
            found.append(row)
            continue
        rounds[key].add(row.round)
        notices = [each for each in row.notices if "a case of its own" not in each]
        told = f"Line {row.line} is another round of the same case."
        found[place] = found[place]._replace(
            case=_together(first, row.case), notices=[*found[place].notices, told, *notices]
        )
    return found


def _together(case: Case, other: Case) -> Case:
    contacts = list(case.contacts)
    ids = {each.id: _met(contacts, each) for each in other.contacts}
    interviews = [
        *case.interviews,
        *(
            structs.replace(each, contacts=tuple(dict.fromkeys(ids[who] for who in each.contacts)))
            for each in other.interviews
        ),
    ]
    numbered = tuple(structs.replace(each, id=f"r{at}") for at, each in enumerate(interviews, 1))
    events: dict[str, Event] = {}
    for event in sorted((*case.events, *other.events), key=lambda each: each.at):
        events[f"{type(event).__name__} {getattr(event, 'meaning', '')}"] = event
    return structs.replace(
        case, contacts=tuple(contacts), interviews=numbered, events=tuple(sorted(events.values(), key=_at))
    )


def _at(event: Event) -> float:
    return event.at.timestamp()


def _met(contacts: list[Contact], new: Contact) -> str:
    """The id of a contact in the case: an existing one by address or name, or a new one."""
    for known in contacts:
        same_name = known.name.casefold() == new.name.casefold() and not (known.email and new.email)
        if same_name or (known.email and new.email and known.email.casefold() == new.email.casefold()):
            return known.id
    own = id_for(new.name, [each.id for each in contacts])
    contacts.append(structs.replace(new, id=own))
    return own


def convert(
    table: Table,
    mapping: Mapping,
    *,
    candidate: Candidate,
    zone: str,
    day_first: bool | None,
    now: datetime,
    checked: Callable[[Case], None] | None = None,
) -> list[ImportedRow]:
    """One case per row, in the table's order; the same table gives the same ids.

    ``zone`` is the zone of the table's clock times. ``day_first`` decides ambiguous dates; with ``None``
    they're errors. ``checked`` may raise ``InputError`` for an invalid case.
    """
    known = zone_of(zone)
    if known is None:
        raise InputError("zone", repr(zone), "an IANA time zone such as 'America/Chicago'")
    named = mapping.of("contact_name")
    if named is None:
        named = mapping.of("contact_email")
    asked = RowContext(
        mapping, candidate, known, day_first, written(now, known), orders(table, mapping, day_first),
        None if named is None else part_headed(table.headers[named]),
        tuple((at, table.headers[at]) for at in other_rounds(table, mapping)),
    )  # fmt: skip
    taken = TakenIds(set(), {})
    rows: list[ImportedRow] = []
    for line in table.rows:
        row = RowReader(line, asked).row(taken)
        if row.case is not None and checked is not None:
            try:
                checked(row.case)
            except InputError as fault:
                row = ImportedRow(row.line, None, [fault], row.notices)
        rows.append(row)
    return join_rounds(rows)
