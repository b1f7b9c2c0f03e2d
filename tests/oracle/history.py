"""What has happened in a case by a moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from afterword.core.facts import (
    AutoReply,
    Bounce,
    CallMade,
    Case,
    Closed,
    Contact,
    DoNotContact,
    Event,
    Instruction,
    Interview,
    NoCalls,
    NoteSent,
    Reply,
    Withdrawn,
)
from oracle.clocks import instant
from oracle.numbers import Numbers
from oracle.places import zone_of


@dataclass(frozen=True)
class Talk:
    """An interview with its moments settled."""

    interview: Interview
    start: datetime | None
    end: datetime


@dataclass(frozen=True)
class Decision:
    """A reply that settles something."""

    reply: Reply
    when: datetime


class History:
    """A case at a moment: what has finished, who is to be called, what was said and done."""

    def __init__(self, case: Case, now: datetime, numbers: Numbers) -> None:
        self.case = case
        self.now = instant(now)
        self.numbers = numbers
        self.people = {contact.id: contact for contact in case.contacts}
        happened = [event for event in case.events if instant(event.at) <= self.now]
        self.events: list[Event] = sorted(happened, key=lambda event: instant(event.at))
        self.talks = sorted((self._talk(each) for each in case.interviews), key=lambda talk: talk.end)
        self.finished = [talk for talk in self.talks if talk.end <= self.now]

    def _talk(self, interview: Interview) -> Talk:
        start = None if interview.starts_at is None else instant(interview.starts_at)
        if interview.ended_at is not None:
            return Talk(interview, start, instant(interview.ended_at))
        assert start is not None
        return Talk(interview, start, start + timedelta(hours=1))

    def of(self, *kinds: type) -> list[Event]:
        """The events of these kinds so far, oldest first."""
        return [event for event in self.events if isinstance(event, kinds)]

    def since_interview(self, *kinds: type) -> list[Event]:
        """The events of these kinds since the latest finished interview (none without one)."""
        if self.latest is None:
            return []
        return [event for event in self.of(*kinds) if instant(event.at) >= self.latest.end]

    @cached_property
    def latest(self) -> Talk | None:
        return self.finished[-1] if self.finished else None

    @cached_property
    def call_contact(self) -> Contact | None:
        if self.case.via is not None:
            return self.people[self.case.via]
        if self.latest is None:
            return None
        # Where an interview lists nobody, the page names no one: anybody of the case has to do.
        present = [self.people[one] for one in self.latest.interview.contacts] or list(self.people.values())
        for part in ("hiring_manager", "interviewer"):
            for person in present:
                if person.part == part:
                    return person
        return present[0] if present else None

    @cached_property
    def zone(self) -> str:
        """The call contact's."""
        return zone_of(self.case, self.call_contact)[0]

    @cached_property
    def closed(self) -> bool:
        return bool(self.of(Withdrawn, Closed, DoNotContact))

    @cached_property
    def decision(self) -> Decision | None:
        """The latest since the latest finished interview, or at all before the first."""
        heard = self.of(Reply) if self.latest is None else self.since_interview(Reply)
        for event in reversed(heard):
            if isinstance(event, Reply) and event.meaning in {"next_round", "rejection", "offer"}:
                return Decision(event, instant(event.at))
        return None

    @cached_property
    def calls(self) -> list[CallMade]:
        """Those since the latest finished interview."""
        return [event for event in self.since_interview(CallMade) if isinstance(event, CallMade)]

    def notes_to(self, contact: str, purpose: str | None = None) -> list[NoteSent]:
        return [
            event
            for event in self.events
            if isinstance(event, NoteSent)
            and event.contact == contact
            and (purpose is None or event.purpose == purpose)
        ]

    def noted(self, contact: str | None, purpose: str, since: datetime) -> bool:
        """Whether a note of that purpose went to the contact (to anybody, for None) since then."""
        return any(
            note.purpose == purpose
            and (contact is None or note.contact == contact)
            and instant(note.at) >= since
            for note in self.events
            if isinstance(note, NoteSent)
        )

    def asked_to_write(self, contact: str) -> bool:
        """Whether they asked for an email, and no note went to them since."""
        written = self.notes_to(contact)
        return any(
            isinstance(event, Instruction)
            and event.act == "email"
            and event.contact == contact
            and all(instant(note.at) < instant(event.at) for note in written)
            for event in self.events
        )

    def last_reply_of(self, contact: str) -> Reply | None:
        replies = [e for e in self.events if isinstance(e, Reply) and e.contact == contact]
        return replies[-1] if replies else None

    def email_works(self, person: Contact) -> bool:
        bounced = any(isinstance(e, Bounce) and e.contact == person.id for e in self.events)
        return person.email is not None and not bounced

    def away_until(self, person: Contact | None) -> list[AutoReply]:
        """The call contact's automatic answers, after the latest interview, that name a date."""
        return [
            event
            for event in self.since_interview(AutoReply)
            if isinstance(event, AutoReply)
            and person is not None
            and event.contact == person.id
            and event.until is not None
        ]

    @cached_property
    def no_calls(self) -> datetime | None:
        """When they last asked not to be called, unless an interview has begun and finished since."""
        asked = [instant(event.at) for event in self.of(NoCalls)]
        if not asked or self.latest is None:
            return None
        begun = self.latest.start or self.latest.end
        return asked[-1] if asked[-1] >= begun else None

    @cached_property
    def told(self) -> Instruction | CallMade | None:
        """The newest instruction to call, unless a call spent it, or a decision or "no calls" came after it."""
        newest: Instruction | CallMade | None = None
        for event in self.events:
            match event:
                case Instruction(act="call"):
                    newest = event
                case CallMade():
                    newest = event if event.call_again_on or event.call_again_at else None
                case Reply(meaning="next_round" | "rejection" | "offer") | NoCalls():
                    newest = None
        return newest
