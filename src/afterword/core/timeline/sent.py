"""Notes that the candidate sent, and what a bounce says about them."""

from collections.abc import Mapping
from typing import Final, final

from afterword.core.case import Bounce
from afterword.core.time.instants import DAY, Instant
from afterword.core.timeline.contacts import NEVER, ContactState

_GIVEN_UP: Final = 5 * DAY
"""How long servers try to deliver a mail before they report that they can't (RFC 5321, 4.5.4.1)."""


@final
class Sent:
    """A note that the candidate sent.

    ``by`` is whoever passes it on, if anybody does; ``asked``: they had asked the candidate to write.
    """

    def __init__(
        self, at: Instant, contact: str, purpose: str, channel: str, *, by: str | None, asked: bool
    ) -> None:
        self.at = at
        self.contact = contact
        self.purpose = purpose
        self.channel = channel
        self.by = by
        self.asked = asked


@final
class SentNotes:
    """All notes, those that arrived as far as anybody knows (``arrived``) apart from those that bounced."""

    def __init__(self) -> None:
        self.arrived: list[Sent] = []
        self.lost: list[Sent] = []

    def add(self, note: Sent, person: ContactState) -> None:
        """The candidate wrote: whatever was asked for is answered, and an earlier bounce is behind them."""
        self.arrived.append(note)
        person.last_note = note.at
        person.asked_to_write = False
        person.lost_by = None

    def bounce(self, at: Instant, bounce: Bounce, contacts: Mapping[str, ContactState]) -> None:
        """Take back what bounced: the last email to that mailbox, and what was sent shortly before it."""
        mailbox = contacts[bounce.contact]
        if bounce.address is not None:
            # Now the failed address is known, earlier reports that didn't name one are taken to mean it too.
            mailbox.dead = [address for address in mailbox.dead if address is not None]
        mailbox.dead.append(bounce.address)
        if bounce.refused:
            return
        last = NEVER
        for note in reversed(self.arrived):
            if note.channel != "email" or bounce.contact not in (note.contact, note.by):
                continue
            if last == NEVER:
                last = note.at
            elif note.at < at - _GIVEN_UP or note.at < mailbox.last_email:
                break
            self.lost.append(note)
            contacts[note.contact].lost_by = mailbox
        if last != NEVER:
            self._forget_lost(contacts)

    def _forget_lost(self, contacts: Mapping[str, ContactState]) -> None:
        """Someone who didn't get a note is written to as if it had never been sent."""
        self.arrived = [note for note in self.arrived if note not in self.lost]
        for lost in self.lost:
            contacts[lost.contact].last_note = NEVER
        for note in self.arrived:
            contacts[note.contact].last_note = note.at
        for lost in self.lost:
            person = contacts[lost.contact]
            if lost.asked and person.last_note < lost.at:
                person.asked_to_write = True
