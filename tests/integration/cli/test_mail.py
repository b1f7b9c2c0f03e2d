"""``afterword mail``: a mailbox set up, tried, listed and forgotten from the command line, at a real server."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from afterword.integrations.secrets import new_key
from afterword.services.notes.drafts import digest_of
from afterword.services.notes.schemas import SaveNoteRequest
from e2e.serving_it import HELD, NOW
from integration.mail.servers.certificates import Certificates
from integration.mail.servers.sink import Sink
from integration.mail.servers.world import Mailbox, MailWorld
from integration.outbox.desk import TEXT

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path, certificates: Certificates) -> Run:
    environment = {
        **os.environ, "AFTERWORD_DATA": str(tmp_path), "AFTERWORD_KEY": new_key(),
        "SSL_CERT_FILE": str(certificates.ca), "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }  # fmt: skip

    def do(*words: str, given: str = "", at: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        program = ["-c", HELD, at] if at else ["-m", "afterword"]
        return subprocess.run(
            [sys.executable, *program, *words], input=given, capture_output=True, text=True, check=False,
            env={**environment, **more},
        )  # fmt: skip

    return do


def test_a_mailbox_is_set_up_tried_listed_and_forgotten(
    run: Run, mail_world: MailWorld, mailbox: Mailbox
) -> None:
    servers = [
        f"--smtp=localhost:{mail_world.submission_port}", f"--imap=localhost:{mail_world.imap_port}",
    ]  # fmt: skip
    made = run("mail", "add", mailbox.address, *servers, given=f"{mailbox.password}\n")
    assert made.returncode == 0, made.stderr
    assert "✓ sending works" in made.stdout
    assert "✓ reading works" in made.stdout
    listed = run("mail", "list")
    assert f"1  {mailbox.address}" in listed.stdout
    assert mailbox.password not in made.stdout + made.stderr + listed.stdout
    assert "✓ reading works" in run("mail", "try", "1").stdout
    assert run("mail", "look").stdout == "0 new for your cases · 0 due to be sent\n"
    assert run("mail", "forget", "1").stdout == "Removed the account and its password.\n"
    assert "No mail accounts yet" in run("mail", "list").stdout


def test_a_wrong_password_keeps_nothing(run: Run, sink: Sink) -> None:
    made = run("mail", "add", sink.account.address, f"--smtp=localhost:{sink.port}", given="wrong one\n")
    assert made.returncode == 4
    assert "didn't accept the password" in made.stdout
    assert "The account wasn't saved." in made.stdout
    assert "wrong one" not in made.stdout + made.stderr
    assert "No mail accounts yet" in run("mail", "list").stdout


def test_without_a_safe_place_it_says_how_to_make_one(run: Run, sink: Sink) -> None:
    words = ("mail", "add", sink.account.address, f"--smtp=localhost:{sink.port}")
    made = run(*words, given=f"{sink.account.password}\n", AFTERWORD_KEY="")
    assert made.returncode == 4
    assert "AFTERWORD_KEY" in made.stderr
    key = run("mail", "key").stdout.strip()
    assert run(*words, given=f"{sink.account.password}\n", AFTERWORD_KEY=key).returncode == 0
    number = run("mail", "list").stdout.split()[0]
    other = run("mail", "try", number, AFTERWORD_KEY=new_key())
    assert other.returncode == 4
    assert "another key sealed it" in other.stdout


def test_a_note_is_written_approved_and_sent_by_operations(run: Run, sink: Sink) -> None:
    run(
        "mail",
        "add",
        sink.account.address,
        f"--smtp=localhost:{sink.port}",
        given=f"{sink.account.password}\n",
    )

    def do(operation: str, **asked: Any) -> Any:
        done = run("do", operation, "-", given=json.dumps(asked))
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    from datetime import UTC, datetime, timedelta

    ended = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
    do("save_profile", name="Priya Nair", email=sink.account.address, timezone="America/Chicago")
    person = {"name": "Dana Whitfield", "email": "dana@northwind.example"}
    case = do(
        "capture", company="Northwind", role="Analyst", ended_at=ended, contacts=[person], format="video",
        timezone="America/Chicago", said="within a week",
    )["case"]  # fmt: skip
    contact = do("case", case=case)["case"]["contacts"][0]["id"]
    text = "Dear Dana,\n\nThank you for your time. I would very much like to join Northwind as an analyst.\n\nPriya Nair\n"
    note = {"case": case, "kind": "thank_you", "contact": contact}
    do("save_note", **note, text=text, subject="Thank you", channel="email")
    digest = _digest("Thank you", text)
    number = do("approve", **note, digest=digest, when="now")["outgoing"]
    assert "(scheduled" in run("mail", "outbox").stdout
    assert run("mail", "look").stdout == "0 new for your cases · 1 due to be sent\n"
    assert len(sink.accepted) == 1
    assert do("outgoing", outgoing=number)["state"] == "sent"
    assert run("mail", "outbox").stdout == "Your outbox is empty.\n"


def _digest(subject: str, text: str) -> str:
    from hashlib import sha256

    return sha256(
        json.dumps([subject, text.strip()], separators=(",", ":"), ensure_ascii=False).encode()
    ).hexdigest()


@pytest.mark.parametrize(
    "words",
    [
        ("try", "x"), ("forget", "99"), ("add", "nobody"), ("add", "a@b.example", "--smtp=x"),
        ("add", "a@b.example", "--smtp=x:99999"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_told_without_a_traceback(run: Run, words: tuple[str, ...]) -> None:
    done = run("mail", *words, given="x\n")
    assert done.returncode in {1, 4}
    assert done.stderr.startswith("afterword: ")
    assert "Traceback" not in done.stderr


def test_approve_names_the_message_and_refuses_what_the_writing_page_refuses(run: Run, sink: Sink) -> None:
    """The number is the outbox's, whatever number the case has; a copy of another's note isn't let go."""

    def call(operation: str, request: dict[str, Any]) -> subprocess.CompletedProcess[str]:
        return run("call", operation, "-", given=json.dumps(request), at=NOW)

    address = sink.account.address
    made = run("mail", "add", address, f"--smtp=localhost:{sink.port}", given=f"{sink.account.password}\n")
    assert made.returncode == 0, made.stderr
    call("save_profile", {"name": "Priya Nair", "email": address, "timezone": "America/New_York"})
    ended = {"ended_at": "2026-11-03T15:30:00-05:00", "timezone": "America/New_York"}
    panel = [
        {"name": "Dana Whitfield", "email": "dana@northwind.example"},
        {"name": "Bo Chen", "email": "bo@northwind.example", "part": "interviewer"},
    ]
    call("capture", {"company": "Fabrikam", "contacts": [{"name": "Al"}], **ended})
    call("capture", {"company": "Northwind", "role": "data engineer", "contacts": panel, **ended})
    asked = {}
    for contact, name in (("dana", "Dana"), ("bo", "Bo")):
        text = SaveNoteRequest(
            case=2, kind="thank_you", contact=contact, subject="Thank you", text=TEXT.replace("Dana", name)
        )
        assert call("save_note", msgspec.to_builtins(text)).returncode == 0
        asked[contact] = {
            "case": 2, "kind": "thank_you", "contact": contact, "digest": digest_of(text), "because": "they asked me to",
        }  # fmt: skip
    refused = call("approve", asked["bo"])
    assert refused.returncode == 1
    assert "of this is the same as note 1" in refused.stderr
    assert json.loads(run("call", "outbox").stdout) == []
    copy = {key: asked["bo"][key] for key in ("case", "kind", "contact")}
    call("dismiss", {**copy, "rule": "dup_panel", "because": "They don't know each other"})
    approved = call("approve", asked["bo"])
    assert json.loads(approved.stdout) == {"outgoing": 1}, approved.stderr
    (kept,) = json.loads(run("call", "outbox").stdout)
    assert (kept["outgoing"], kept["case"], kept["contact"]) == (1, 2, "bo")
