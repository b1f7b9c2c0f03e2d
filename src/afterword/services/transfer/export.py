"""Exports everything a person has. Data that can't be read is included as it's stored, in its own part."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeVar

import msgspec

from afterword.core.case import Aware, Case
from afterword.core.errors import InputError, Phrase
from afterword.ports import CaseRecord, CaseSummary, HistoryEntry, InboxMessage, Profile
from afterword.services.cases.replay import case_of_record
from afterword.services.context import Caller, Services, utc_datetime
from afterword.services.damage import read
from afterword.services.inbox.schemas import body_of
from afterword.services.notes.drafts import text_of
from afterword.services.outbox.export import goes_along, posted
from afterword.services.profile.quiet_hours import hours
from afterword.services.transfer.importing.export_file import (
    ExportedExtras,
    ExportedMessage,
    ExportedNote,
    Happening,
    Posted,
    Unreadable,
    write_pieces,
)
from afterword.services.transfer.importing.export_file import ExportedProfile as ProfileOut
from afterword.services.transfer.schemas import ExportRequest
from afterword.services.transfer.spreadsheet import cases_csv, left_out_row

Piece = TypeVar("Piece")
_encoder: Final = msgspec.json.Encoder()


class TableExport(NamedTuple):
    """One row a case; once all are read, ``left_out`` has the cases that can't be, with the reason."""

    rows: Iterator[bytes]
    left_out: list[tuple[int, InputError]]
    summary: Callable[[int], CaseSummary | None]

    def last_rows(self) -> Iterator[bytes]:
        """A row for each case that was left out, which says so: nobody may think that the table is whole."""
        for case, why in self.left_out:
            named = self.summary(case)
            yield left_out_row(case, named.company if named else "", named.role if named else "", str(why))


def export_csv(services: Services, caller: Caller, request: ExportRequest) -> TableExport:
    """The caller's cases as a table (CSV), row by row."""
    del request
    left_out: list[tuple[int, InputError]] = []
    rows = cases_csv(_readable_cases(services, caller, left_out))
    return TableExport(rows, left_out, lambda case: services.cases.summary(caller.owner, case))


def _readable_cases(
    services: Services, caller: Caller, left_out: list[tuple[int, InputError]]
) -> Iterator[Case]:
    profile = services.profile(caller)
    for kept in services.cases.iterate(caller.owner):
        case = read(lambda kept=kept: case_of_record(kept, profile))  # type: ignore[misc]
        if isinstance(case, InputError):
            left_out.append((kept.id, case))
        else:
            yield case


def export(services: Services, caller: Caller, request: ExportRequest) -> Iterator[bytes]:
    """All the caller's data as ``afterword.export/1``, piece by piece."""
    del request
    out = _Out(services, caller)
    return write_pieces(caller.now, out.profile(), out.cases(), out.beside(), out.odd)


class _Out:
    """One export in progress; ``odd`` is what couldn't be read so far."""

    def __init__(self, services: Services, caller: Caller) -> None:
        self._books: Final = services
        self._owner: Final = caller.owner
        self._profile: Final = services.profile(caller)
        self._unread: Final = set[int]()
        self.odd: Final = list[Unreadable]()

    def profile(self) -> ProfileOut:
        """The profile, without policy or quiet hours if those can't be read."""
        told = self._profile
        whole = _as_written(lambda: _profile_out(told), ProfileOut)
        if not isinstance(whole, InputError):
            return whole
        self._put("profile", 0, whole, _encoder.encode(told._asdict()))
        plain = _as_written(lambda: _profile_out(told._replace(policy="", quiet="")), ProfileOut)
        return ProfileOut(name="-", timezone="UTC") if isinstance(plain, InputError) else plain

    def cases(self) -> Iterator[Case]:
        """The readable cases; everything stored for the others is set aside."""
        for kept in self._books.cases.iterate(self._owner):
            case = read(lambda kept=kept: case_of_record(kept, self._profile))  # type: ignore[misc]
            if isinstance(case, InputError):
                self._unread.add(kept.id)
                self._put_whole(kept, case)
            else:
                yield case

    def beside(self) -> Iterator[tuple[str, ExportedExtras]]:
        """What's stored along with each readable case."""
        services, owner = self._books, self._owner
        for kept in services.cases.iterate(owner):
            if kept.id in self._unread:
                continue
            id_ = kept.id
            history = self._read("entry", id_, services.cases.history(owner, id_), _happening, Happening)
            texts = self._read("text", id_, services.cases.list_notes(owner, id_), _written, ExportedNote)
            letters = self._read("letter", id_, self._letters(id_), _letter_out, ExportedMessage)
            sent = [each for each in services.mail.outbox.list_for_case(owner, id_) if goes_along(each)]
            messages = self._read("message", id_, sent, posted, Posted)
            later = _as_written(
                lambda kept=kept: {action: utc_datetime(until) for action, until in kept.snoozed.items()},  # type: ignore[misc]
                dict[str, Aware],
            )
            if isinstance(later, InputError):
                self._put("later", 0, later, _encoder.encode(dict(kept.snoozed)), id_)
                later = {}
            if kept.damaged_snoozes:
                why = InputError("later", "data that can't be read", "actions, each with a moment")
                self._put("later", 0, why, kept.damaged_snoozes.encode(), id_)
            yield kept.key, ExportedExtras(history, texts, later, letters, messages)

    def _letters(self, case: int) -> list[InboxMessage]:
        """All messages except doubtful ones: those aren't in the case yet, and are still in the mailbox."""
        return [
            each for each in self._books.messages.list_for_case(self._owner, case) if each.state != "doubtful"
        ]

    def _read(
        self,
        kind: Any,
        case: int,
        rows: Iterable[Any],
        out: Callable[[Any], Piece],
        shape: type[Piece],
    ) -> tuple[Piece, ...]:
        found: list[Piece] = []
        for row in rows:
            piece = _as_written(lambda row=row: out(row), shape)  # type: ignore[misc]
            if isinstance(piece, InputError):
                self._put(kind, _number(row), piece, _stored(row), case)
            else:
                found.append(piece)
        return tuple(found)

    def _put_whole(self, kept: CaseRecord, why: InputError) -> None:
        """A case that can't be read, with everything that belongs to it, as it's stored."""
        services, owner = self._books, self._owner
        stored = b'{"key":%b,"facts":%b,"events":[%b],"later":%b}' % (
            _encoder.encode(kept.key),
            _encoder.encode(kept.facts.decode()),
            b",".join(_encoder.encode(each.decode()) for each in kept.events),
            _encoder.encode(kept.damaged_snoozes or dict(kept.snoozed)),
        )
        self._put("case", kept.id, why, stored, kept.id)
        beside: tuple[tuple[Any, Iterable[Any]], ...] = (
            ("entry", services.cases.history(owner, kept.id)),
            ("text", services.cases.list_notes(owner, kept.id)),
            ("letter", self._letters(kept.id)),
            ("message", filter(goes_along, services.mail.outbox.list_for_case(owner, kept.id))),
        )
        whole = InputError("case", Phrase("case {id}, which can't be read", id=kept.id), "a case that can")
        for kind, rows in beside:
            for row in rows:
                self._put(kind, _number(row), whole, _stored(row), kept.id)

    def _put(self, kind: Any, number: int, why: InputError, stored: bytes, case: int | None = None) -> None:
        self.odd.append(Unreadable(kind, number, str(why), stored.decode(), case))


def _as_written(make: Callable[[], Piece], shape: Any) -> Piece | InputError:
    """The exported value, if an import can read it back."""

    def made() -> Piece:
        piece = make()
        msgspec.json.decode(_encoder.encode(piece), type=shape)
        return piece

    return read(made)


def _number(row: Any) -> int:
    return 0 if isinstance(row, bytes) else row.number if isinstance(row, HistoryEntry) else row.id


def _stored(row: Any) -> bytes:
    """A row as it's stored: its fields, with data as text."""
    if isinstance(row, bytes):
        return row
    return _encoder.encode(
        {name: each.decode() if isinstance(each, bytes) else each for name, each in row._asdict().items()}
    )


def _happening(entry: HistoryEntry) -> Happening:
    return Happening(
        step=entry.step,
        kind="facts" if entry.kind == "facts" else "event",
        body=msgspec.json.decode(entry.body),
        at=utc_datetime(entry.recorded_at),
        surface=entry.surface,
        because=entry.reason,
        undone_at=None if entry.undone_at is None else utc_datetime(entry.undone_at),
    )


def _letter_out(kept: InboxMessage) -> ExportedMessage:
    body_of(kept)  # An import refuses the whole case if one of these isn't valid.
    state: Any = kept.state
    return ExportedMessage(
        kept.key, state, utc_datetime(kept.sent_at), msgspec.json.decode(kept.body), kept.step
    )


def _written(body: bytes) -> ExportedNote:
    told = msgspec.structs.asdict(text_of(body))
    return ExportedNote(**{name: told[name] for name in ExportedNote.__struct_fields__})


def _profile_out(profile: Profile) -> ProfileOut:
    quiet = hours(profile.quiet)
    return ProfileOut(
        name=profile.name,
        timezone=profile.timezone,
        email=profile.email or None,
        phone=profile.phone or None,
        language=profile.language or None,
        signature=profile.signature or None,
        policy=msgspec.json.decode(profile.policy) if profile.policy else None,
        quiet=(f"{quiet[0]:%H:%M}", f"{quiet[1]:%H:%M}") if quiet else None,
    )
