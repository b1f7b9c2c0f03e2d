"""Sending: messages a second through the outbox, against a bare loop of the same library.

Both hand the same messages to the same sink, a process of its own; they take turns, so that both meet the
same machine. The outbox's part is everything: claimed, asked again, intended, handed over, known to be sent;
and then recorded in the case, which is measured with and without.
"""

import smtplib
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from afterword import bootstrap
from afterword.config import Config
from afterword.integrations.clock import HeldClock
from benchmarks.processes import servers

ROUNDS = 5
MESSAGES = 200
NOW = datetime(2026, 11, 3, 22, 30, tzinfo=UTC)


def report() -> list[str]:
    """The table."""
    with tempfile.TemporaryDirectory() as folder, servers("sink").SinkProgram() as sink:
        data = Path(folder)
        config = Config(data, f"sqlite://{data}/kept.sqlite3", key=bootstrap.new_key())
        services = bootstrap.store(config)
        bootstrap.maintenance().migrate()
        bootstrap.hold_clock(NOW)
        owner = bootstrap.maintenance().local_person("en")
        account = _account(services, owner, sink.port)
        bare, ours, sent = [], [], []
        for round_ in range(ROUNDS):
            numbers = _filled(services, owner, account, round_)
            kept = [services.mail.outbox.get(owner, each) for each in numbers]
            before = sink.answered()
            bare.append(_timed(_bare, sink.port, kept))
            assert sink.answered() - before == MESSAGES
            before = sink.answered()
            watch = Watch()
            ours.append(_timed(_through, services, watch))
            sent.append(watch.sending)
            assert sink.answered() - before == MESSAGES
        bootstrap.maintenance().close()
    rows = [MESSAGES / median(each) for each in (bare, sent, ours)]
    return [
        "## Sending",
        "",
        f"{MESSAGES} messages a round, {ROUNDS} rounds, SQLite with `synchronous=FULL`, over the loopback.",
        "",
        "| | messages a second | ratio |",
        "|---|--:|--:|",
        f"| a bare loop of smtplib, one connection | {rows[0]:,.0f} | 1 |",
        f"| through the outbox, until each is known to be sent | {rows[1]:,.0f} | {rows[1] / rows[0]:.2f} |",
        f"| until each is recorded in its case, too | {rows[2]:,.0f} | {rows[2] / rows[0]:.2f} |",
    ]


def _account(services: Any, owner: int, port: int) -> int:
    import msgspec  # noqa: PLC0415 - with the rest of the store

    from afterword.ports import Host, Servers  # noqa: PLC0415
    from afterword.services.mail_accounts.access import keep_password  # noqa: PLC0415
    from afterword.services.mail_accounts.schemas import Account  # noqa: PLC0415
    from afterword.services.profile.profile import save_profile  # noqa: PLC0415
    from afterword.services.profile.schemas import SaveProfileRequest  # noqa: PLC0415

    save_profile(services, _caller(owner), SaveProfileRequest(name="Priya Nair", timezone="America/New_York"))
    servers = Servers(Host("localhost", port, "none"), None, "", "typed")
    account = services.mail.accounts.save(
        owner, "priya@example.test", msgspec.json.encode(Account(servers=servers, watch=False))
    )
    keep_password(services.mail, account, "")
    return int(account)


def _caller(owner: int) -> Any:
    from afterword.services.context import Caller  # noqa: PLC0415

    return Caller(owner, "web", NOW)


def _filled(services: Any, owner: int, account: int, round_: int) -> list[int]:
    """Cases, each with a thank-you that is approved and due."""
    from afterword.services.cases.capture import capture  # noqa: PLC0415
    from afterword.services.cases.schemas import (  # noqa: PLC0415
        CaptureRequest,
        NewContact,
    )
    from afterword.services.notes.drafts import digest_of, save_note  # noqa: PLC0415
    from afterword.services.notes.schemas import SaveNoteRequest  # noqa: PLC0415
    from afterword.services.outbox.approve import approve  # noqa: PLC0415
    from afterword.services.outbox.schemas import ApproveRequest  # noqa: PLC0415

    numbers = []
    with services.cases.atomic():
        for each in range(MESSAGES):
            company = f"Firm {round_} {each}"
            person = NewContact(name="Dana Whitfield", email=f"dana@firm{round_}x{each}.example")
            case = capture(
                services,
                _caller(owner),
                CaptureRequest(
                    company=company, role="Analyst", ended_at=NOW - timedelta(hours=1), contacts=(person,),
                    format="video", timezone="America/Chicago", said="within a week",
                ),
            )  # fmt: skip
            contact = services.opened(_caller(owner), case).case.contacts[0].id
            text = (
                f"Dear Dana,\n\nThank you for your time. The plans of {company} stayed with me.\n\n"
                f"I would very much like to join {company} as an analyst.\n\nKind regards,\nPriya Nair\n"
            )
            note = SaveNoteRequest(
                case=case, kind="thank_you", contact=contact, text=text, subject="Thank you"
            )
            save_note(services, _caller(owner), note)
            asked = ApproveRequest(
                case=case,
                kind="thank_you",
                contact=contact,
                digest=digest_of(note),
                when="now",
                account=account,
            )
            numbers.append(approve(services, _caller(owner), asked))
    return numbers


def _timed(do: Any, *words: Any) -> float:
    begun = time.perf_counter()
    do(*words)
    return time.perf_counter() - begun


def _bare(port: int, kept: list[Any]) -> None:
    with smtplib.SMTP("localhost", port) as server:
        for each in kept:
            server.sendmail("priya@example.test", ["dana@example.org"], each.data)


def _through(services: Any, watch: "Watch") -> None:
    from afterword.services.outbox.sending import send_due  # noqa: PLC0415

    while send_due(services, HeldClock(NOW), step=watch):
        pass


class Watch:
    """Counts the time from the claim of each batch to its last message."""

    def __init__(self) -> None:
        self.sending = self.claimed = self.sent = 0.0

    def __call__(self, step: str) -> None:
        """Take note of a step of the worker."""
        if step == "connected":
            self.claimed = time.perf_counter()
        elif step == "sent":
            self.sent = time.perf_counter()
        elif step == "recorded":
            self.sending += self.sent - self.claimed
