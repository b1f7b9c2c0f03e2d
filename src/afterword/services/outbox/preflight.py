"""Asked again at the moment of sending: may it still go out, as it was approved?

What is needed for that is read for a whole batch at once. It stays true until a message goes out, or the
message does not: its intent is only kept if the case has the version that was looked at, and whatever else
may stop a message (an edit, an unread answer) takes it away from its worker: see ``ledger/interrupting``.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from afterword.core.delivery import same_address
from afterword.core.time.instants import HOUR, instant_of
from afterword.ports import CaseRecord, OutboxMessage, Profile
from afterword.services.context import Caller, Opened, Services
from afterword.services.damage import readable
from afterword.services.inbox.arrival import AT_MOST, Waiting, held_by, waiting_in
from afterword.services.inbox.schemas import body_of
from afterword.services.notes.addressing import recipient_of, verdict_on
from afterword.services.notes.drafts import digest_of, note, text_of
from afterword.services.notes.review import check_of, facts_digest, first_error
from afterword.services.notes.schemas import NoteRequest, SaveNoteRequest
from afterword.services.outbox.approve import planned_road
from afterword.services.outbox.schemas import OutboxBody

_LATE: Final = 2 * HOUR
"""How late a message may go out without asking: any later, and the machine was asleep or off."""


class Ready(NamedTuple):
    """What was read for a batch: cases, stored texts, and unread mail."""

    profile: Profile
    cases: dict[int, CaseRecord]
    texts: dict[tuple[int, str, str], str]
    waiting: dict[int, tuple[Waiting, ...]]


def ready_for(services: Services, caller: Caller, batch: Sequence[OutboxMessage]) -> Ready:
    """Read what a batch of one person's messages needs."""
    cases = {each.case for each in batch}
    # An unreadable text becomes a question when its message's turn comes; here it would stop the others.
    texts = (text for _, text in readable(services.cases.list_note_bodies(caller.owner, cases), text_of))
    return Ready(
        services.profile(caller),
        {each.id: each for each in services.cases.get_many(caller.owner, cases)},
        {(each.case, each.kind, each.contact): digest_of(each) for each in texts},
        waiting_in(services.messages.list_waiting(caller.owner, AT_MOST)),
    )


def stopped_by(
    services: Services, ready: Ready, kept: OutboxMessage, message: OutboxBody, now_: datetime
) -> str:
    """Why it may not go out just now, in one word; empty if it may.

    ``elsewhere``: it was approved on another installation; ``closed``: its time is over; ``overdue``: it
    should have gone out hours ago; ``gone`` (the contact, or the case); ``unread``: they have written since;
    ``guard:CLAIM``: the guard is against it; ``unplanned``: its occasion is gone; ``channel``: the plan has
    another for it by now; and whatever makes it ``outdated``.
    """
    now = instant_of(now_)
    if kept.place and kept.place != services.mail.place:
        return "elsewhere"
    if kept.expires_at is not None and now >= kept.expires_at:
        return "closed"
    if now - kept.next_attempt_at > _LATE:
        return "overdue"
    if kept.case not in ready.cases:
        return "gone"
    opened = services.planned(ready.cases[kept.case], ready.profile, now_)
    if all(each.id != kept.contact for each in opened.case.contacts):
        return "gone"
    why = readdressed(opened, kept, message)
    if why:
        return why
    if ready.texts.get((kept.case, kept.kind, kept.contact), kept.digest) != kept.digest:
        return "edited"
    if held_by(ready.waiting.get(kept.case, ()), kept.contact) is not None:
        return "unread"
    verdict = verdict_on(opened.plan, "email", kept.kind, kept.contact)
    if not verdict.allowed and verdict.because not in {None, message.against}:
        return f"guard:{verdict.because}"
    caller = Caller(kept.owner, "outbox", now_)
    return _replanned(opened, kept, message) or outdated(services, caller, opened, kept, message)


def readdressed(opened: Opened, kept: OutboxMessage, message: OutboxBody) -> str:
    """What happened to its address: ``rerouted`` (somebody else passes it on, or nobody), ``readdressed``.

    ``bounced`` and ``no_address``: there's none that works.
    """
    to = recipient_of(opened.plan, kept.kind, kept.contact)
    if message.to_id and to.person.id != message.to_id:
        return "rerouted"
    if to.address is None:
        return "bounced" if to.bounced else "no_address"
    if same_address(to.address, message.to):
        return ""
    # Older messages don't store who they go to, so a recruiter in between counts as a change.
    return "rerouted" if to.passes_on and not message.to_id else "readdressed"


def _replanned(opened: Opened, kept: OutboxMessage, message: OutboxBody) -> str:
    """What happened to the note in the plan."""
    if not message.road:
        return ""
    action = next((each for each in opened.plan.actions if each.id == kept.occasion), None)
    road = planned_road(action)
    if not road:
        return "unplanned"
    return "" if road == message.road else "channel"


def outdated(
    services: Services, caller: Caller, opened: Opened, kept: OutboxMessage, message: OutboxBody
) -> str:
    """What in it isn't true any more, so that it has to be approved anew.

    ``channel``: it is a card by now; ``sender``: the writer's name or address; ``thread``: the mail that it
    answers was set aside; ``errors:WORDS``: the case's facts have changed, and by them the text has an error.
    """
    writer = opened.case.candidate
    if message.name and (message.name, message.own) != (writer.name, writer.email or ""):
        return "sender"
    if message.answers and not _is_theirs(services, caller, kept.case, message.answers):
        return "thread"
    text = note(services, caller, NoteRequest(case=kept.case, kind=kept.kind, contact=kept.contact))
    if text is not None and text.channel != "email":
        return "channel"
    if text is None or digest_of(text) != kept.digest:
        text = SaveNoteRequest(
            case=kept.case, kind=kept.kind, contact=kept.contact, text=message.text, subject=message.subject
        )
    if facts_digest(opened.case, text) == message.facts:
        return ""
    error = first_error(check_of(services, opened.case, text))
    return f"errors:{error}" if error else ""


def _is_theirs(services: Services, caller: Caller, case: int, message_id: str) -> bool:
    return any(
        kept.state != "aside" and body.message_id == message_id
        for kept, body in readable(services.messages.list_for_case(caller.owner, case), body_of)
    )
