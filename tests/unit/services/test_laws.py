"""What protects a person, one law a test: break the line that keeps it, and its test fails (docs/laws.md)."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from afterword.core import case as facts
from afterword.core.errors import InputError
from afterword.core.time.instants import HOUR
from afterword.ports import Host, Profile, Servers
from afterword.services.cases.edit_case import edit
from afterword.services.cases.record_event import BlockedError, record
from afterword.services.cases.schemas import EditCaseRequest, NewContact, RecordRequest
from afterword.services.inbox.messages import ingest
from afterword.services.inbox.schemas import IngestRequest
from afterword.services.mail_accounts.schemas import Account
from afterword.services.notes.drafts import digest_of
from afterword.services.notes.schemas import NoteRequest
from afterword.services.outbox.approve import approve
from afterword.services.outbox.controls import release
from afterword.services.outbox.schemas import ApproveRequest, ReleaseRequest
from fakes.mail import FakeMailServer
from fakes.services import memory_services
from fakes.store import MemoryStore
from fakes.world import MemorySecrets, SetClock
from integration.outbox.desk import ADDRESS, ENDED, TEXT, Desk

RITA = NewContact(name="Rita Moss", part="recruiter", email="rita@agency.example")
ASKED = "Could you call me when you have a moment?"


@pytest.fixture
def server() -> FakeMailServer:
    return FakeMailServer({ADDRESS: "secret"})


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def desk(store: MemoryStore, server: FakeMailServer) -> Desk:
    """Priya, whose mailbox nobody watches: what's in it is asked at the moment of sending alone."""
    clock, secrets = SetClock(ENDED + timedelta(hours=1)), MemorySecrets()
    owner = store.person(
        Profile("Priya Nair", "priya@example.test", timezone="America/New_York", language="en")
    )
    services = memory_services(store, server, secrets)
    host = Host("localhost", 1, "tls")
    body = msgspec.json.encode(Account(servers=Servers(host, host, ADDRESS, "typed"), watch=False))
    account = services.mail.accounts.save(owner, ADDRESS, body)
    secrets.put(f"{account}/password", "secret")
    return Desk(services, owner, clock, account, secrets)


def arranged(desk: Desk, case: int, hours: float = 3) -> int:
    """A thank-you that's approved for later."""
    return desk.approved(case, when="at", at=desk.clock.now() + timedelta(hours=hours))


def waiting(desk: Desk, number: int) -> tuple[str, str]:
    """Where a message is, and why."""
    kept = desk.kept(number)
    return kept.state, kept.status_reason


def happened(desk: Desk, case: int, event: facts.Event) -> None:
    record(desk.services, desk.caller(), RecordRequest(case=case, event=event))


def put(store: MemoryStore, number: int, **new: Any) -> None:
    """Have a message be another than the program makes, as an older version or damage leaves it."""
    store.tables.outbox[number] = store.tables.outbox[number]._replace(**new)


def released(desk: Desk, number: int, surface: str = "web", **more: Any) -> None:
    asked = ReleaseRequest(outgoing=number, digest=desk.kept(number).digest, when="now", **more)
    release(desk.services, desk.caller(surface), asked)


# At most once.


def test_what_is_among_what_was_sent_is_not_sent_again(desk: Desk, server: FakeMailServer) -> None:
    """A backup that was restored has the message as it was before: the mailbox knows better."""
    number = desk.approved(desk.case())
    before = desk.kept(number)
    desk.sent()
    desk.restore(before)
    desk.sent()
    assert (waiting(desk, number), len(server.accepted)) == (("sent", "found"), 1)


def test_whoever_was_just_written_to_is_looked_at_anew(desk: Desk, server: FakeMailServer) -> None:
    case = desk.case()
    first = desk.approved(case)
    body = msgspec.json.decode(desk.kept(first).body)
    second = desk.services.mail.outbox.add(
        desk.kept(first)._replace(
            occasion="-", message_id="second@example.test", body=msgspec.json.encode({**body, "road": ""})
        )
    )
    desk.sent()
    desk.sent()
    assert (len(server.accepted), desk.state(first), desk.state(second)) == (1, "sent", "cancelled")


# As it was approved: nobody, a program included, sends text that no person saw.


@pytest.mark.parametrize("surface", ["api", "mcp"])
def test_nobody_who_has_not_seen_it_lets_it_go(desk: Desk, surface: str) -> None:
    number = arranged(desk, desk.case())
    with pytest.raises(InputError, match="a person"):
        released(desk, number, surface)
    assert desk.kept(number).next_attempt_at > desk.in_hours(2)


def test_a_text_that_changed_without_a_word_is_not_sent(desk: Desk, server: FakeMailServer) -> None:
    """However it came to be another (an import, another program): what goes out is what was approved."""
    case = desk.case()
    number = arranged(desk, case)
    contact = desk.contact(case)
    body = desk.services.cases.note(desk.owner, case, "thank_you", contact)
    assert body is not None
    desk.services.cases.save_note(
        desk.owner, case, "thank_you", contact, body.replace(b"stayed with me", b"left me cold"), at=1
    )
    desk.clock.on(hours=3)
    desk.sent()
    assert (waiting(desk, number), server.accepted) == (("asked", "edited"), [])


def test_the_bytes_that_go_out_are_those_that_were_approved(desk: Desk, server: FakeMailServer) -> None:
    number = desk.approved(desk.case())
    approved = desk.kept(number).data
    desk.sent()
    (sent,) = server.accepted
    assert sent.data.partition(b"\r\n\r\n")[2] == approved.partition(b"\r\n\r\n")[2]


# The newer fact wins.


def test_a_bounce_stops_what_is_on_its_way_at_once(desk: Desk) -> None:
    case = desk.case()
    number = arranged(desk, case)
    happened(desk, case, facts.Bounce(desk.clock.now(), desk.contact(case)))
    assert waiting(desk, number) == ("asked", "bounced")


def test_what_is_let_go_waits_for_a_message_that_nobody_has_read(desk: Desk, server: FakeMailServer) -> None:
    case = desk.case()
    number = arranged(desk, case)
    ingest(desk.services, desk.caller(), IngestRequest(case=case, raw=ASKED))
    released(desk, number)
    assert waiting(desk, number) == ("asked", "unread")
    desk.sent()
    assert server.accepted == []


def test_a_message_of_theirs_that_cannot_be_read_holds_its_whole_case(
    desk: Desk, server: FakeMailServer, store: MemoryStore
) -> None:
    case, other = desk.case(), desk.case("Southwind", "lee@southwind.example")
    shown = ingest(desk.services, desk.caller(), IngestRequest(case=case, raw=ASKED))
    store.tables.messages[shown.kept.id] = shown.kept._replace(body=b"{")
    number, free = desk.approved(case), desk.approved(other)
    desk.sent()
    assert waiting(desk, number) == ("asked", "unread")
    assert (desk.state(free), len(server.accepted)) == ("sent", 1)


def test_too_late_is_too_late(desk: Desk, server: FakeMailServer, store: MemoryStore) -> None:
    number = arranged(desk, desk.case())
    put(store, number, expires_at=desk.kept(number).next_attempt_at + HOUR)
    desk.clock.on(hours=4)
    desk.sent()
    assert (waiting(desk, number), server.accepted) == (("asked", "closed"), [])


def test_a_case_that_goes_while_its_message_is_looked_at_stops_that_alone(
    desk: Desk, server: FakeMailServer
) -> None:
    case = desk.case()
    gone = desk.approved(case)
    free = desk.approved(desk.case("Southwind", "lee@southwind.example"))

    def removed(step: str) -> None:
        if step == "claimed":
            desk.services.cases.remove(desk.owner, case)

    desk.sent(removed)
    assert desk.services.mail.outbox.get(desk.owner, gone) is None
    assert [each.recipient for each in server.accepted] == ["lee@southwind.example"]
    assert desk.state(free) == "sent"


def test_a_recruiter_who_came_in_between_stops_a_message_of_an_older_version(
    desk: Desk, server: FakeMailServer, store: MemoryStore
) -> None:
    """Those didn't keep who they go to, only the address."""
    case = desk.case(others=(RITA,))
    number = arranged(desk, case)
    body = msgspec.json.decode(desk.kept(number).body)
    put(store, number, body=msgspec.json.encode({**body, "to_id": ""}))
    kept = desk.services.cases.get(desk.owner, case)
    assert kept is not None
    table = msgspec.json.decode(kept.facts)
    table["via"] = next(each["id"] for each in table["contacts"] if each["name"] == RITA.name)
    changed = EditCaseRequest(case=case, version=kept.version, facts=msgspec.Raw(msgspec.json.encode(table)))
    edit(desk.services, desk.caller(), changed)
    desk.clock.on(hours=3)
    desk.sent()
    assert (waiting(desk, number), server.accepted) == (("asked", "rerouted"), [])


# The guard is asked at every door.


def approval(desk: Desk, case: int, **more: Any) -> ApproveRequest:
    written = desk.written(case)
    return ApproveRequest(
        case=case, kind="thank_you", contact=written.contact, digest=digest_of(written), when="now", **more
    )


@pytest.mark.parametrize("surface", ["web", "cli"])
def test_what_the_guard_is_against_is_not_approved_without_a_reason(
    desk: Desk, server: FakeMailServer, surface: str
) -> None:
    case = desk.case()
    happened(desk, case, facts.DoNotContact(desk.clock.now()))
    with pytest.raises(BlockedError):
        approve(desk.services, desk.caller(surface), approval(desk, case))
    approve(desk.services, desk.caller(surface), approval(desk, case, because="They called me"))
    desk.sent()
    assert len(server.accepted) == 1


def test_what_the_guard_is_against_is_not_let_go_without_a_reason(desk: Desk, server: FakeMailServer) -> None:
    case = desk.case()
    number = arranged(desk, case)
    happened(desk, case, facts.DoNotContact(desk.clock.now()))
    with pytest.raises(BlockedError):
        released(desk, number)
    desk.sent()
    assert server.accepted == []
    released(desk, number, because="They called me")
    desk.sent()
    assert len(server.accepted) == 1


# An error of the check blocks sending, at every door, whoever asks.


def two_alike(desk: Desk) -> tuple[int, str]:
    """A case in which two people are written the same; the second one's contact."""
    bo = NewContact(name="Bo Chen", part="interviewer", email="bo@northwind.example")
    case = desk.case(others=(bo,))
    first, second = [str(each.id) for each in desk.services.opened(desk.caller(), case).case.contacts]
    desk.written(case, contact=first)
    desk.written(case, TEXT.replace("Dear Dana", "Dear Bo"), contact=second)
    return case, second


@pytest.mark.parametrize("surface", ["web", "cli"])
def test_one_text_for_two_people_is_not_approved(desk: Desk, surface: str) -> None:
    case, contact = two_alike(desk)
    from afterword.services.notes.drafts import note

    written = note(desk.services, desk.caller(), NoteRequest(case=case, kind="thank_you", contact=contact))
    assert written is not None
    asked = ApproveRequest(
        case=case, kind="thank_you", contact=contact, digest=digest_of(written), when="now"
    )
    with pytest.raises(InputError) as told:
        approve(desk.services, desk.caller(surface), asked)
    assert told.value.path == "text"
    assert desk.services.mail.outbox.list_for_case(desk.owner, case) == []


# Nothing that decides is recorded unasked.

NO = """From: {sender}
Subject: Re: Thank you
Date: Tue, 3 Nov 2026 22:00:00 +0000
Message-ID: <no@northwind.example>
In-Reply-To: <{id}>

Thank you for coming in. Unfortunately, we have decided to move forward with another candidate, and we will
not be offering you the position.
"""
AWAY = """Received: from out.northwind.example by mx.example.test; Tue, 3 Nov 2026 22:00:01 +0000
Authentication-Results: mx.example.test; dmarc=pass header.from=northwind.example
From: Dana Whitfield <dana@northwind.example>
Subject: Automatic reply: Thank you
Date: Tue, 3 Nov 2026 22:00:00 +0000
Message-ID: <away@northwind.example>
Auto-Submitted: auto-replied

I am out of the office until 16 November.
"""
REPORT = """From: {sender}
Subject: Undelivered Mail Returned to Sender
Date: Tue, 3 Nov 2026 22:00:00 +0000
Message-ID: <report@mx.elsewhere.test>
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

Your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.elsewhere.test

Final-Recipient: rfc822; dana@northwind.example
Action: failed
Status: 5.1.1
--b
Content-Type: text/rfc822-headers

Message-ID: <{id}>
--b--
"""
DAEMON = "MAILER-DAEMON@mx.elsewhere.test"


def taken(desk: Desk, case: int, raw: str, **more: Any) -> str:
    """What became of a mail: its state."""
    return str(ingest(desk.services, desk.caller(), IngestRequest(case=case, raw=raw, **more)).kept.state)


def test_a_no_in_the_plainest_words_is_asked_about(desk: Desk) -> None:
    case = desk.case()
    number = desk.approved(case)
    desk.sent()
    raw = NO.format(sender="Dana Whitfield <dana@northwind.example>", id=desk.kept(number).message_id)
    assert taken(desk, case, raw) == "asked"
    assert [each["kind"] for each in desk.events(case)] == ["note_sent"]


def test_an_absence_is_noted_but_for_where_everything_shall_be_asked(desk: Desk) -> None:
    assert taken(desk, desk.case(), AWAY) == "applied"
    assert taken(desk, desk.case("Southwind"), AWAY, ask=True) == "asked"


@pytest.mark.parametrize(
    ("sender", "state"), [(DAEMON, "applied"), (f"{DAEMON}, someone@elsewhere.example", "asked")]
)
def test_a_report_of_a_doubtful_sender_is_asked_about(desk: Desk, sender: str, state: str) -> None:
    case = desk.case()
    number = desk.approved(case)
    desk.sent()
    assert taken(desk, case, REPORT.format(sender=sender, id=desk.kept(number).message_id)) == state


def test_a_report_on_a_message_of_another_case_is_asked_about(desk: Desk) -> None:
    case, other = desk.case(), desk.case("Southwind", "lee@southwind.example")
    number = desk.approved(other)
    desk.sent()
    assert taken(desk, case, REPORT.format(sender=DAEMON, id=desk.kept(number).message_id)) == "asked"


def test_a_report_of_somebody_else_than_was_written_to_is_asked_about(desk: Desk) -> None:
    """A message to Bo says nothing of Dana's address."""
    case = desk.case(others=(NewContact(name="Bo Chen", part="interviewer", email="bo@northwind.example"),))
    bo = str(desk.services.opened(desk.caller(), case).case.contacts[1].id)
    desk.written(case, TEXT.replace("Dear Dana", "Dear Bo"), contact=bo)
    number = desk.approve_as_it_is(case, contact=bo)
    desk.sent()
    assert taken(desk, case, REPORT.format(sender=DAEMON, id=desk.kept(number).message_id)) == "asked"
