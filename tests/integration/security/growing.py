"""A process that reads one nasty shape after another, small and four times as large; says how long each took.

Run as ``python growing.py ENTRY BYTES``: a JSON line for each shape and place, before and after, with CPU seconds.
``python growing.py ENTRY limit [all]``: what as much as is taken needs.
"""

import atexit
import json
import resource
import shutil
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from afterword import bootstrap
from afterword.config import Config
from afterword.core.case import Candidate, Case
from afterword.core.errors import InputError
from afterword.ports import InviteError
from afterword.services.cases.from_invite.people import AnswersError
from afterword.services.context import Services
from afterword.services.inbox.schemas import ClassifyRequest

ENOUGH: Final = 2.0
"""CPU seconds that quadratic time for a megabyte has to reach before it counts; see `enough`."""
MOST: Final = 9.0
"""How much longer four times as much may take: 4 if it's linear, 16 if it's quadratic."""
CPU: Final = 150
"""Seconds that all of an entry may take."""
SHAPES: Final = (
    "a", " ", "(", "<", '"', ",", "=?", "=?a?q?", "\r\n ", "1", "@", "a@", ".", "-", "a-", "QUJD", "\u200b",
    "a\u0301", "\n", "a ", "> ", "<b>", "+1 (", "\\",
)  # fmt: skip
"""What is repeated: each made some pattern or library take quadratic time, or could."""
SHAPES_AT_LIMIT: Final = ("a", "\n", "a ", '"')
"""What is tried at a limit in every run."""
INVITE: Final = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:a@b\r\n"
    "DTSTAMP:20261101T120000Z\r\nDTSTART:20261105T150000Z\r\nDTEND:20261105T160000Z\r\nSUMMARY:%s\r\n"
    "LOCATION:%s\r\nDESCRIPTION:%s\r\nORGANIZER;CN=%s:mailto:ann@vell.example\r\n"
    "ATTENDEE;CN=Pat:mailto:pat@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
NOW: Final = datetime(2026, 11, 20, tzinfo=UTC)
CASE: Final = Path(__file__).parents[3] / "examples/case.toml"
Read = Callable[[str], object]


def mail(text: str) -> bytes:
    """The text in every header that is read."""
    names = (
        "From", "To", "Subject", "Message-ID", "In-Reply-To", "References", "Date", "Received",
        "Authentication-Results", "Auto-Submitted", "Content-Type", "Content-Disposition",
    )  # fmt: skip
    part = text[: len(text) // len(names)]
    return "".join(f"{name}: {part}\r\n" for name in names).encode("utf-8", "replace") + b"\r\nHello"


def classified(raw: bytes) -> object:
    return bootstrap.engine().classify(ClassifyRequest(b64encode(raw).decode()))


def classify() -> Iterator[tuple[str, Read]]:
    head = b"From: Dana <d@n.example>\r\n"
    yield "headers", lambda text: classified(mail(text))
    yield "from", lambda text: classified(f"From: {text} <d@n.example>\r\n\r\nHello".encode())
    yield "body", lambda text: classified(head + b"\r\n" + text.encode())
    yield "html", lambda text: classified(head + b"Content-Type: text/html\r\n\r\n<p>" + text.encode())
    yield "pasted", lambda text: bootstrap.engine().classify(ClassifyRequest(f"\n{text}"))
    yield "raw", lambda text: bootstrap.engine().classify(ClassifyRequest(text))


def headers() -> Iterator[tuple[str, Read]]:
    from afterword.services.inbox.matching import KnownSenders, concern_of, our_ids, recipients, seen
    from afterword.services.inbox.senders import sender_of

    known = KnownSenders({"d@n.example": (1,)}, {"n.example": (1,), "northwind.example": (2,)}, {})

    def watched(raw: bytes) -> None:
        our_ids((raw,))
        concern_of(raw, known, {})
        recipients(raw)
        seen(raw, sender_of(raw, ("mx.example",), ("d@n.example", "northwind.example")))

    yield "all", lambda text: watched(mail(text))
    yield "from", lambda text: watched(f"From: {text} <d@n.example>\r\n\r\n".encode())
    yield "to", lambda text: watched(f"To: {text} <d@n.example>\r\n\r\n".encode())


def invite() -> Iterator[tuple[str, Read]]:
    from afterword.services.cases.case_from_invite import draft_from_invites

    def read(data: str) -> None:
        try:
            found = bootstrap.invite_reader()(
                data.encode("utf-8", "replace"), candidate_email=None, fallback_zone="UTC", around=NOW
            )
            draft_from_invites(
                found, {"candidate": {"name": "Pat", "timezone": "UTC"}, "company": {"name": "Vell"}}
            )
        except (InviteError, AnswersError):
            pass

    def one(text: str) -> str:
        return " ".join(text.split("\r\n ")).replace("\n", "\\n")

    yield "title", lambda text: read(INVITE % (one(text), "", "", "Ann"))
    yield "place", lambda text: read(INVITE % ("Interview", one(text), "", "Ann"))
    yield "description", lambda text: read(INVITE % ("Interview", "", one(text), "Ann"))
    yield "name", lambda text: read(INVITE % ("Interview", "", "", one(text)))
    yield (
        "name in quotes",
        lambda text: read(INVITE % ("Interview", "", "", f'"{one(text).replace(chr(34), "")}"')),
    )
    yield "raw", read


def table() -> Iterator[tuple[str, Read]]:
    from afterword.services.transfer.importing.columns import suggest
    from afterword.services.transfer.importing.convert import convert
    from afterword.services.transfer.importing.table import read_table

    def read(data: str) -> None:
        try:
            found = read_table(data.encode("utf-8", "replace"))
            who = Candidate("Pat", "UTC")
            convert(found, suggest(found), candidate=who, zone="UTC", day_first=True, now=NOW)
        except InputError:
            pass

    def column(name: str) -> Read:
        def cells(text: str) -> None:
            parts = [text[at : at + 19_000].replace('"', '""') for at in range(0, len(text), 19_000)]
            rows = "".join(f'Vell {at},2026-11-0{at % 9 + 1},"{part}"\n' for at, part in enumerate(parts))
            read(f"Company,Interview date,{name}\n{rows}")

        return cells

    for name in ("Contact", "Contact email", "Contact phone", "Status", "Location", "Notes", "Offer date"):
        yield name, column(name)
    yield "raw", read


def when() -> Iterator[tuple[str, Read]]:
    from afterword.services.planning.schemas import WhenRequest

    yield "said", lambda text: bootstrap.engine().when(WhenRequest(text, date(2026, 11, 3), None, "US"))


def check() -> Iterator[tuple[str, Read]]:
    """The text, its subject, and every field of the case that a note is compared with."""
    from afterword.services.notes.schemas import CheckRequest
    from afterword.services.planning.decode import read_case_toml

    plain = read_case_toml(CASE.read_bytes())
    note = "Dear Dana,\n\nThank you for Tuesday.\n\nKind regards,\nPat\n"

    def checked(text: str, subject: str = "Thank you", case: Case = plain) -> None:
        with suppress(InputError):
            bootstrap.engine().check(
                CheckRequest("thank_you", case, text, plain.contacts[0].id, subject=subject, grammar=False)
            )

    def named(text: str) -> Case:
        people = tuple(replace(each, name=text) for each in plain.contacts)
        company = replace(plain.company, name=text)
        return replace(plain, role=text, company=company, contacts=people)

    yield "text", checked
    yield "subject", lambda text: checked(note, text)
    yield "case", lambda text: checked(note, case=named(text))


def capture() -> Iterator[tuple[str, Read]]:
    """Each field of a new case, past what the form takes: the operation itself, on a store of its own."""
    from afterword.services.cases.capture import capture as take
    from afterword.services.cases.schemas import CaptureRequest, NewContact
    from afterword.services.context import Caller

    services = _services()
    caller = Caller(bootstrap.maintenance().local_person("en"), "web", NOW)
    plain = CaptureRequest(
        company="Vell", role="Clerk", contacts=(NewContact("Dana"),), ended_at=NOW, left_open="Nights"
    )

    def taken(**more: object) -> None:
        with suppress(InputError):
            take(services, caller, replace(plain, **more))

    for name in ("company", "role", "said", "left_open", "answer", "discussed", "via", "timezone", "country"):
        yield name, lambda text, name=name: taken(**{name: text})  # type: ignore[misc]
    for name in ("name", "email", "phone", "address"):
        yield (
            f"their {name}",
            lambda text, name=name: taken(contacts=(replace(plain.contacts[0], **{name: text}),)),  # type: ignore[misc]
        )
    yield (
        "people",
        lambda text: taken(
            contacts=tuple(NewContact(text[at : at + 40]) for at in range(0, min(len(text), 4_000), 40))
        ),
    )


def ours() -> Iterator[tuple[str, Read]]:
    """Our own export, edited by hand: in one field, in many cases, and as no JSON at all."""
    from afterword.services.transfer.importing.export_file import is_export, read_export

    case = json.dumps(
        {
            "id": "%s",
            "company": {"name": "Vell"},
            "role": "Clerk",
            "candidate": {"name": "P", "timezone": "UTC"},
        }
    )
    whole = (
        '{"schema":"afterword.export/1","exported_at":"2026-11-20T00:00:00Z",'
        '"profile":{"name":"P","timezone":"UTC"},"cases":[%s],"kept":{}}'
    )

    def read(data: str) -> None:
        raw = data.encode("utf-8", "replace")
        with suppress(InputError):
            if is_export(raw):
                read_export(raw)

    yield "field", lambda text: read(whole % case.replace('"Clerk"', json.dumps(text)))
    yield (
        "cases",
        lambda text: read(whole % ",".join(case.replace("%s", f"c{at}") for at in range(len(text) // 120))),
    )
    yield "cut", lambda text: read(whole[:60] + text)
    yield "raw", read


def _services() -> Services:
    """A store in memory, as large as what is tried."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    services = bootstrap.store(Config(folder, f"sqlite://{folder}/growing.sqlite3"))
    bootstrap.maintenance().migrate()
    return services


ENTRIES: Final = {
    each.__name__: each for each in (classify, headers, invite, table, when, check, capture, ours)
}
LIMITS: Final = {
    "invite": 2_000_000, "table": 12_000_000, "ours": 12_000_000, "capture": 4_000,
}  # fmt: skip
"""The largest that each takes, in bytes: see `at_most`."""
AT_MOST: Final = 2.0
"""CPU seconds that reading as much as is taken may need: more would keep a thread of pages from others."""


def enough(size: int) -> float:
    """CPU seconds for a text of that size below which nothing is compared: what's quadratic and takes
    `ENOUGH` for a megabyte reaches it."""
    return ENOUGH * (size / 1_000_000) ** 2


def _took(read: Read, shape: str, size: int) -> float:
    text = (shape * (size // len(shape.encode()) + 1))[:size]
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def at_limit(entry: str, shapes: tuple[str, ...]) -> None:
    """What each place takes at its limit: a JSON line of place, shape and CPU seconds."""
    for name, read in ENTRIES[entry]():
        read("warm")
        for shape in shapes:
            took = _took(read, shape, LIMITS[entry])
            if took > AT_MOST:
                took = min(took, _took(read, shape, LIMITS[entry]))
            sys.stdout.write(json.dumps([name, shape, took]) + "\n")
            sys.stdout.flush()


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))
    if sys.argv[2] == "limit":
        at_limit(sys.argv[1], SHAPES if sys.argv[3:] == ["all"] else SHAPES_AT_LIMIT)
        return
    size = int(sys.argv[2])
    for name, read in ENTRIES[sys.argv[1]]():
        read("warm")
        for shape in SHAPES:
            sys.stdout.write(json.dumps([name, shape]) + "\n")
            sys.stdout.flush()
            large = _took(read, shape, size)
            small = 0.0
            # What needs little time can't have grown out of hand. A busy machine slows single figures: the least of three counts.
            if large > enough(size):
                small = min(_took(read, shape, size // 4) for _ in range(3))
                if large > MOST * small:
                    large = min(large, *(_took(read, shape, size) for _ in range(2)))
            sys.stdout.write(json.dumps([name, shape, small, large]) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
