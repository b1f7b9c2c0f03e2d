"""Stops outgoing messages when something happens: until the first byte is sent, newer facts win."""

from contextlib import suppress
from typing import Final, NamedTuple

from afterword.core.case import Bounce, Event, NoteSent, Reply
from afterword.core.time.instants import Instant
from afterword.ports import OutboxState
from afterword.services.context import Caller, NotFound, Services, utc_datetime
from afterword.services.inbox.arrival import AT_MOST, held_by, waiting_in
from afterword.services.notes.schemas import SaveNoteRequest
from afterword.services.outbox.schemas import outbox_view

BOUNCED: Final = "bounced"
"""Why a message failed that was sent and came back."""
_UNTOUCHED: Final[frozenset[OutboxState]] = frozenset(("approved", "claimed"))


class _Stop(NamedTuple):
    to: OutboxState
    why: str
    contact: str | None = None
    purpose: str | None = None


def interrupt(services: Services, owner: int, case: int, event: Event, now: Instant) -> None:
    """Stop messages of a case that an event puts in doubt: each becomes a question.

    An automatic reply stops nothing; a note sent by hand replaces the scheduled one.
    """
    if isinstance(event, Reply):
        stop = _Stop("asked", "answered")
    elif isinstance(event, Bounce):
        stop = _Stop("asked", BOUNCED, event.contact)
    elif isinstance(event, NoteSent):
        stop = _Stop("cancelled", "by_hand", event.contact, event.purpose)
    else:
        return
    _stopped(services, owner, case, stop, now)
    if isinstance(event, Bounce):
        _lost(services, owner, case, now)


def _lost(services: Services, owner: int, case: int, now: Instant) -> None:
    """A message that bounced has failed, so another can be approved for the same occasion."""
    sent = [each for each in services.mail.outbox.list_for_case(owner, case) if each.state == "sent"]
    if not sent:
        return
    with suppress(NotFound):
        opened = services.opened(Caller(owner, "outbox", utc_datetime(now)), case)
        lost = {(each.contact, each.purpose, each.at) for each in opened.plan.situation.lost}
        for each in sent:
            if (each.contact, each.purpose, each.not_before) in lost:
                services.mail.outbox.set_state(each.id, ("sent",), "failed", now, status_reason=BOUNCED)


def unread(services: Services, owner: int, case: int, contact: str | None, now: Instant) -> None:
    """Hold messages to a contact whose mail nobody has read; to everybody in the case, without one."""
    _stopped(services, owner, case, _Stop("asked", "unread", contact), now)


def understood(services: Services, owner: int, case: int, now: Instant) -> None:
    """Somebody has said what a message means: what waited for that goes on, unless they have answered.

    It is looked at anew before it goes out, as everything is. What another message holds still waits.
    """
    waiting = waiting_in(services.messages.list_waiting(owner, AT_MOST)).get(case, ())
    decided = _last_reply(services, owner, case)
    for each in services.mail.outbox.list_for_case(owner, case):
        if (
            each.state != "asked"
            or each.status_reason != "unread"
            or held_by(waiting, each.contact) is not None
        ):
            continue
        if decided >= each.approved:
            services.mail.outbox.set_state(each.id, ("asked",), "asked", now, status_reason="answered")
        else:
            services.mail.outbox.set_state(each.id, ("asked",), "approved", now)


def _last_reply(services: Services, owner: int, case: int) -> Instant:
    """When their last answer was recorded, or the earliest moment if there's none."""
    return max(
        (
            each.recorded_at
            for each in services.cases.history(owner, case)
            if each.kind == "event" and each.undone_at is None and b'"kind":"reply"' in each.body
        ),
        default=0,
    )


def edited(services: Services, owner: int, text: SaveNoteRequest, digest: str, now: Instant) -> None:
    """The text was edited, so the approved version is no longer what the person wants to say."""
    for each in services.mail.outbox.list_for_case(owner, text.case):
        same = (each.kind, each.contact) == (text.kind, text.contact)
        if same and each.state in _UNTOUCHED and each.digest != digest:
            services.mail.outbox.set_state(each.id, _UNTOUCHED, "asked", now, status_reason="edited")


def _stopped(services: Services, owner: int, case: int, stop: _Stop, now: Instant) -> None:
    for each in services.mail.outbox.list_for_case(owner, case):
        message = outbox_view(each)
        whose = (each.contact, message.message.to_id)
        anybodys = stop.contact is None or message.unreadable
        concerned = (anybodys or stop.contact in whose) and stop.purpose in {None, each.purpose}
        if each.state in _UNTOUCHED and concerned:
            services.mail.outbox.set_state(each.id, _UNTOUCHED, stop.to, now, status_reason=stop.why)
