"""What we know about a new mail: its sender, whether it answers ours, and what its form says."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from afterword.core.errors import InputError
from afterword.core.plan.action import Action
from afterword.core.plan.action_kinds import OWN
from afterword.core.time.instants import Instant
from afterword.ports import InboxMessage
from afterword.services.context import Services, utc_datetime
from afterword.services.damage import read, readable
from afterword.services.inbox.schemas import Body, UnreadMessage, body_of
from afterword.services.inbox.senders import Sender, sender_of
from afterword.services.mail_accounts.schemas import account_of

if TYPE_CHECKING:
    from afterword.core import case as facts
    from afterword.ports import Message


DOUBTED: Final = 0.5
"""The most confident a reading can be if the sender is doubtful."""


def receiving(services: Services, owner: int) -> tuple[str, ...]:
    """Names of a person's own mail servers, and the domains of their addresses."""
    names: list[str] = []
    for kept, account in readable(services.mail.accounts.list_for_owner(owner), account_of):
        servers = account.servers
        names += [kept.address.rpartition("@")[2], servers.smtp.name]
        names += [servers.imap.name] if servers.imap is not None else []
    return tuple(names)


def sender(services: Services, owner: int, case: "facts.Case", raw: bytes) -> Sender:
    """Who wrote a mail about a case."""
    known = (each.email for each in case.contacts if each.email)
    return sender_of(raw, receiving(services, owner), known)


def contact_of(case: "facts.Case", letter: "Message", sender: Sender) -> str | None:
    """Which contact a mail is from, by address alone; for a delivery report, whom it didn't reach.

    Text without a sender is from the only contact, if there's just one.
    """
    addresses = {each.address for each in letter.failed} or {sender.address}
    for each in case.contacts:
        if each.email and each.email.lower() in addresses:
            return each.id
    alone = len(case.contacts) == 1 and not letter.failed and not sender.address
    return case.contacts[0].id if alone else None


def mentioned_contact(case: "facts.Case", sender: Sender) -> str | None:
    """A contact without an address whose name is in the mail: perhaps they wrote it."""
    name = sender.name.casefold()
    if sender.doubt or not name:
        return None
    return next((each.id for each in case.contacts if not each.email and each.name.casefold() == name), None)


def answers_ours(services: Services, owner: int, case: int, names: Iterable[str]) -> bool:
    """Whether one of these Message-IDs belongs to a message of ours about the case."""
    wanted = {each for each in names if each}
    return bool(wanted) and case in services.mail.outbox.cases_by_message_id(owner, wanted).values()


def automatic_form(letter: "Message", meaning: str) -> bool:
    """Whether its headers and parts, not just its words, make it a report or an automatic reply."""
    return bool(letter.failed) if meaning == "bounce" else meaning == "out_of_office" and letter.automatic


def speaks_for_itself(services: Services, owner: int, case: int, letter: "Message", body: "Body") -> bool:
    """Whether a mail can be recorded without asking: its form is clear, and so is its sender.

    A report must be about a message of ours to that person; an automatic reply must come from a contact's
    verified address. Everything else is asked about.
    """
    if not body.form or body.contact is None or body.sender == "doubtful":
        return False
    if body.meaning == "out_of_office":
        return body.sender == "verified"
    names = {letter.failed_id, letter.in_reply_to, *letter.references}
    return any(
        (sent.case, sent.contact) == (case, body.contact)
        for name in names
        if name
        for sent in services.mail.outbox.find_by_message_id(owner, name)
    )


# Messages nobody has settled yet: until then, nothing goes to whoever wrote them.

AT_MOST: Final = 10_000
"""How many waiting messages are loaded per person."""


class Waiting(NamedTuple):
    """A message to read; ``contact`` is who wrote it, ``None`` if it holds up the whole case."""

    letter: int
    case: int
    contact: str | None
    at: Instant
    who: str

    def holds(self, contact: str | None) -> bool:
        """Whether it has to be read before anything goes to a contact, or to anybody if none is given."""
        return contact in {None, self.contact} or self.contact is None


def waiting_of(kept: InboxMessage) -> tuple[Waiting, ...]:
    """The cases a message holds up: one, several if it may be about any of them, or none.

    Delivery reports and automatic replies hold up nothing, and neither does a stranger whose domain only
    looks familiar.
    """
    if kept.state not in {"asked", "doubtful"}:
        return ()
    found = read(lambda: body_of(kept))
    if isinstance(found, InputError):
        # Nobody knows who sent it, so until somebody has looked it holds up the whole case.
        return (Waiting(kept.id, kept.case, None, kept.sent_at, ""),)
    body = found
    who = body.from_name or body.from_address
    if kept.state == "doubtful":
        cases = () if body.automatic or body.doubt == "lookalike" else body.cases or (kept.case,)
        return tuple(Waiting(kept.id, case, None, kept.sent_at, who) for case in cases)
    return () if body.form else (Waiting(kept.id, kept.case, _author(body), kept.sent_at, who),)


def _author(body: Body) -> str | None:
    """The contact who wrote it, if we can be confident."""
    return body.contact if body.doubt in {"", "failed"} else None


def waiting_in(letters: Iterable[InboxMessage]) -> dict[int, tuple[Waiting, ...]]:
    """What's waiting, by case, oldest first."""
    found: dict[int, list[Waiting]] = {}
    for kept in letters:
        for each in waiting_of(kept):
            found.setdefault(each.case, []).append(each)
    return {case: tuple(some) for case, some in found.items()}


def held_by(waiting: Iterable[Waiting], contact: str | None) -> Waiting | None:
    """The message to read before anything goes to a contact, or to anybody if none is given."""
    return next((each for each in waiting if each.holds(contact)), None)


def blocking_message(waiting: Iterable[Waiting], action: Action) -> Waiting | None:
    """The message that has to be read before a step can be taken."""
    return None if action.kind in OWN else held_by(waiting, action.contact)


def present_unread(waiting: Waiting) -> UnreadMessage:
    """An unread message as data."""
    return UnreadMessage(waiting.letter, waiting.case, waiting.contact, waiting.who, utc_datetime(waiting.at))
