"""What a test of the outbox has in its hands: a person's cases, their account, and a clock that it moves itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from afterword.core.plan.planner import Plan
from afterword.core.time.instants import instant_of
from afterword.ports import AccessTokens, Host, OutboxMessage, Provider, Security, Servers
from afterword.services.cases.capture import capture
from afterword.services.cases.schemas import (
    CaptureRequest,
    NewContact,
)
from afterword.services.context import Caller, Services, utc_datetime
from afterword.services.mail_accounts.schemas import Account, account_of
from afterword.services.notes.drafts import digest_of, note, save_note
from afterword.services.notes.schemas import (
    NoteRequest,
    SaveNoteRequest,
)
from afterword.services.outbox.approve import approve
from afterword.services.outbox.recovery import recover
from afterword.services.outbox.schemas import ApproveRequest
from afterword.services.outbox.sending import send_due
from afterword.services.today.agenda import today
from afterword.services.today.schemas import TodayRequest
from fakes.world import MemorySecrets, SetClock
from integration.mail.servers.identity import Identity
from integration.mail.servers.sink import Sink
from integration.mail.servers.world import Mailbox

ENDED = datetime(2026, 11, 3, 21, 30, tzinfo=UTC)
"""15:30 in Chicago: the interview is over."""
ADDRESS = "priya@example.test"
TEXT = """\
Dear Dana,

Thank you for your time on Tuesday. The talk about the migration of the billing data stayed with me.

I would very much like to join Northwind as a data engineer.

Kind regards,
Priya Nair
"""


@dataclass
class Desk:
    """All that a test of the outbox has in its hands."""

    services: Services
    owner: int
    clock: SetClock
    account: int
    secrets: MemorySecrets
    cases: list[int] = field(default_factory=list)

    def caller(self, surface: str = "web") -> Caller:
        return Caller(self.owner, surface, self.clock.now())

    def case(
        self,
        company: str = "Northwind",
        email: str = "dana@northwind.example",
        others: Sequence[NewContact] = (),
    ) -> int:
        """A case whose interview ended an hour ago; Dana is its first contact."""
        made = capture(
            self.services,
            Caller(self.owner, "web", ENDED + timedelta(minutes=5)),
            CaptureRequest(
                company=company, role="Data Engineer", ended_at=ENDED, format="video",
                contacts=(NewContact(name="Dana Whitfield", email=email), *others),
                said="within a week", timezone="America/Chicago", country="US",
            ),
        )  # fmt: skip
        number = int(made)
        self.cases.append(number)
        return number

    def written(
        self,
        case: int,
        text: str = "",
        kind: str = "thank_you",
        contact: str = "",
        dismissed: tuple[tuple[str, str, str], ...] = (),
    ) -> SaveNoteRequest:
        contact = contact or self.contact(case)
        company = self.services.opened(self.caller(), case).case.company.name
        text = text or TEXT.replace("Northwind", company)
        text_ = SaveNoteRequest(
            case=case, kind=kind, contact=contact, text=text, subject="Thank you for Tuesday",
            dismissed=dismissed,
        )  # fmt: skip
        save_note(self.services, self.caller(), text_)
        return text_

    def contact(self, case: int) -> str:
        return str(self.services.opened(self.caller(), case).case.contacts[0].id)

    def plan(self, case: int) -> Plan:
        return self.services.opened(self.caller(), case).plan

    def due_kinds(self) -> set[str]:
        """What is to be done now."""
        day = today(self.services, self.caller(), TodayRequest())
        return {each.action.kind for each in (*day.now, *day.no_hurry)}

    def approve_as_it_is(self, case: int, contact: str = "", **more: Any) -> int:
        """Approve the thank-you as it is kept, to go out now."""
        contact = contact or self.contact(case)
        text = note(self.services, self.caller(), NoteRequest(case=case, kind="thank_you", contact=contact))
        assert text is not None
        asked: dict[str, Any] = {"when": "now", **more}
        return approve(
            self.services,
            self.caller(),
            ApproveRequest(case=case, kind="thank_you", contact=contact, digest=digest_of(text), **asked),
        )

    def approved(self, case: int, **more: Any) -> int:
        """A thank-you that is approved, to go out now unless said otherwise."""
        self.written(case)
        return self.approve_as_it_is(case, **more)

    def sent(self, step: Callable[[str], None] = lambda _: None) -> int:
        """One round of the worker."""
        return send_due(self.services, self.clock, step=step)

    def kept(self, outgoing: int) -> OutboxMessage:
        found = self.services.mail.outbox.get(self.owner, outgoing)
        assert found is not None
        return found

    def state(self, outgoing: int) -> str:
        return self.kept(outgoing).state

    def in_hours(self, hours: float) -> int:
        return instant_of(self.clock.now() + timedelta(hours=hours))

    def uncertain(self, outgoing: int) -> None:
        """As a worker leaves a message that dies between the intent and the answer."""
        box, now = self.services.mail.outbox, self.in_hours(0)
        (kept,) = box.claim([outgoing], "a worker", now)
        version = self.services.opened(self.caller(), kept.case).kept.version
        assert box.begin_sending(outgoing, "a worker", version, now)
        recover(self.services, self.clock, lease=0)
        assert self.state(outgoing) == "uncertain"

    def restore(self, kept: OutboxMessage) -> None:
        """Put a message back to where it stood in a backup."""
        assert self.services.mail.outbox.approve_again(
            kept.id, ("sent",), body=kept.body, begins=kept.not_before, ends=kept.expires_at, place=kept.place,
            now=kept.updated_at,
        )  # fmt: skip

    def sign_in_by_token(self, identity: Identity, mailbox: Mailbox, *, expired: bool) -> None:
        """Let the account be signed in to by access tokens of a provider."""
        provider = Provider(
            "here",
            identity.device_authorization_endpoint,
            identity.token_endpoint,
            "mail",
            identity.client_id,
        )
        kept = self.services.mail.accounts.get(self.owner, self.account)
        assert kept is not None
        old = account_of(kept)
        account = Account(servers=old.servers._replace(provider=provider), way="oauth2", watch=old.watch)
        self.services.mail.accounts.save(self.owner, kept.address, msgspec.json.encode(account))
        token = mailbox.expired_token() if expired else mailbox.token()
        tokens = AccessTokens(token, self.in_hours(1), identity.grant(mailbox.address))
        self.secrets.put(f"{self.account}/tokens", msgspec.json.encode(tokens).decode())

    def events(self, case: int) -> list[dict[str, Any]]:
        kept = self.services.cases.get(self.owner, case)
        assert kept is not None
        return [msgspec.json.decode(each) for each in kept.events]

    def notes_sent(self, case: int) -> list[dict[str, Any]]:
        return [each for each in self.events(case) if each["kind"] == "note_sent"]

    @staticmethod
    def moment(at: int) -> datetime:
        return utc_datetime(at)


def account_at(sink: Sink, security: Security = "starttls", **more: Any) -> Account:
    host = Host("localhost", sink.port, security)
    return Account(servers=Servers(host, None, sink.account.address, "typed"), watch=False, **more)
