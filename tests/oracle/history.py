"""What has happened in a case by a moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from msgspec.structs import replace

from afterword.core.case import (
    Accepted,
    AcceptedElsewhere,
    AutoReply,
    Bounce,
    CallMade,
    Case,
    Closed,
    Contact,
    Declined,
    DoNotContact,
    Event,
    Instruction,
    Interview,
    NoCalls,
    NoteSent,
    Reply,
    Withdrawn,
)
from oracle.clocks import instant, local_date
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


@dataclass
class Note:
    """A note that was sent; ``by`` is who passes it on, ``wanted`` whether they had asked for it."""

    event: NoteSent
    by: str | None
    wanted: bool
    lost: bool = False

    @property
    def to(self) -> str:
        return self.event.contact

    @property
    def at(self) -> datetime:
        return instant(self.event.at)


class History:
    """A case at a moment: what has finished, who is to be called, what was said and done."""

    def __init__(self, case: Case, now: datetime, numbers: Numbers) -> None:
        agency = next((contact.id for contact in case.contacts if contact.part == "agency"), None)
        self.case = case if case.via is not None or agency is None else replace(case, via=agency)
        self.now = instant(now)
        self.numbers = numbers
        self.people = {contact.id: contact for contact in case.contacts}
        happened = [event for event in case.events if instant(event.at) <= self.now]
        self.events: list[Event] = sorted(happened, key=lambda event: instant(event.at))
        self.lost = self._lost()
        self.talks = sorted((self._talk(each) for each in case.interviews), key=lambda talk: talk.end)
        self.finished = [talk for talk in self.talks if talk.end <= self.now]

    def _talk(self, interview: Interview) -> Talk:
        start = None if interview.starts_at is None else instant(interview.starts_at)
        if interview.ended_at is not None:
            return Talk(interview, start, instant(interview.ended_at))
        assert start is not None
        return Talk(interview, start, start + timedelta(hours=1))

    def _lost(self) -> list[NoteSent]:
        """What bounced: the last email to a mailbox, and those of the five days before the report.

        An earlier one arrived if they have written by email since.
        """
        sent: list[Note] = []
        asked: set[str] = set()
        for event in self.events:
            match event:
                case Instruction(act="email"):
                    asked.add(event.contact)
                case NoteSent():
                    wanted = event.contact in asked
                    sent.append(Note(event, self._passed_on_by(event, wanted), wanted))
                    asked.discard(event.contact)
                case Bounce(refused=False):
                    self._lose(event, sent)
                    # Who asked for an email that never came is still waiting for it.
                    for note in sent:
                        later = [each for each in sent if not each.lost and each.to == note.to]
                        if note.lost and note.wanted and all(each.at < note.at for each in later):
                            asked.add(note.to)
        return [note.event for note in sent if note.lost]

    def _lose(self, report: Bounce, sent: list[Note]) -> None:
        wrote = [
            instant(event.at)
            for event in self.events[: self.events.index(report)]
            if isinstance(event, Reply) and event.channel == "email" and event.contact == report.contact
        ]
        emails = [
            note
            for note in sent
            if note.event.channel == "email" and not note.lost and report.contact in {note.to, note.by}
        ]
        for place, note in enumerate(reversed(emails)):
            old = note.at < instant(report.at) - timedelta(days=5)
            if place and (old or any(note.at < moment for moment in wrote)):
                return
            note.lost = True

    def _passed_on_by(self, note: NoteSent, asked: bool) -> str | None:
        """The recruiter whose mailbox a note went to."""
        direct = (
            note.purpose not in {"thank_you", "after_rejection", "reopened"} or note.contact == self.case.via
        )
        return None if direct or asked or note.channel != "email" else self.case.via

    @cached_property
    def arrived(self) -> list[NoteSent]:
        """The notes that arrived, as far as anybody knows, oldest first."""
        notes = [event for event in self.events if isinstance(event, NoteSent)]
        return [note for note in notes if not any(note is one for one in self.lost)]

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
                if (person.part or "interviewer") == part:
                    return person
        return present[0] if present else None

    @cached_property
    def zone(self) -> str:
        """The call contact's."""
        return zone_of(self.case, self.call_contact)[0]

    @cached_property
    def closed(self) -> bool:
        if self.of(Withdrawn, Closed, DoNotContact):
            return True
        # Withdrawing because of an offer elsewhere closes the case.
        elsewhere = self.of(AcceptedElsewhere)
        return (
            bool(elsewhere)
            and not self.of(Accepted)
            and self.noted(None, "withdrawal", instant(elsewhere[-1].at))
        )

    @cached_property
    def settled(self) -> bool:
        """The candidate has decided, here or elsewhere."""
        return bool(self.of(Accepted, Declined, AcceptedElsewhere))

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
            note
            for note in self.arrived
            if note.contact == contact and (purpose is None or note.purpose == purpose)
        ]

    def noted(self, contact: str | None, purpose: str, since: datetime) -> bool:
        """Whether a note of that purpose went to the contact (to anybody, for None) since then."""
        return any(
            note.purpose == purpose
            and (contact is None or note.contact == contact)
            and instant(note.at) >= since
            for note in self.arrived
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
        return person.email is not None and not self.bounced(person.id)

    def lost_note(self, contact: str) -> bool:
        """Whether the last note to them bounced, and its mailbox has no other address since."""
        written = [event for event in self.events if isinstance(event, NoteSent) and event.contact == contact]
        if not written or not any(written[-1] is note for note in self.lost):
            return False
        return any(self.bounced(one) for one in (contact, self.case.via))

    def bounced(self, contact: str | None) -> bool:
        """Whether mail to the address that they have now came back."""
        reports = [event for event in self.events if isinstance(event, Bounce) and event.contact == contact]
        named = [place for place, event in enumerate(reports) if event.address is not None]
        # One that names an address says which one those before it meant.
        meant = [
            event for place, event in enumerate(reports) if event.address or place > max(named, default=-1)
        ]
        return any(event.address in {None, self.people[event.contact].email} for event in meant)

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
    def no_calls_ever(self) -> bool:
        """Whether they asked not to be called: since the latest interview began, or at all before the first."""
        return bool(self.of(NoCalls)) if self.latest is None else self.no_calls is not None

    @cached_property
    def told(self) -> Instruction | CallMade | None:
        """The newest instruction to call that nothing has spent or replaced.

        A call spends it, and a no or "no calls" ends it; so does an interview that finishes after it was
        given, unless its day or moment lies after that interview, and a decision of the candidate's own.
        """
        newest: Instruction | CallMade | None = None
        for event in self.events:
            match event:
                case Instruction(act="call"):
                    newest = event
                case CallMade():
                    newest = event if event.call_again_on or event.call_again_at else None
                case Reply(meaning="rejection") | NoCalls():
                    newest = None
        if newest is None or any(
            instant(own.at) > instant(newest.at) for own in self.of(Accepted, Declined, AcceptedElsewhere)
        ):
            return None
        return newest if self._outlasts(newest) else None

    def _outlasts(self, newest: Instruction | CallMade) -> bool:
        """Whether no interview has finished since, or it is asked for after that."""
        if self.latest is None or instant(newest.at) >= self.latest.end:
            return True
        if isinstance(newest, Instruction):
            moment, day = newest.at_time, newest.on
        else:
            moment, day = newest.call_again_at, newest.call_again_on
        if moment is not None:
            return instant(moment) > self.latest.end
        zone = zone_of(self.case, self._asker(newest))[0]
        return day is not None and day > local_date(self.latest.end, zone)

    def _asker(self, newest: Instruction | CallMade) -> Contact:
        if isinstance(newest, CallMade) and self.call_contact is not None:
            return self.call_contact
        return self.people[newest.contact]

    @cached_property
    def to_call(self) -> Contact | None:
        """Who asked for the call goes before the call contact; on a call anybody may have answered."""
        return self.call_contact if self.told is None else self._asker(self.told)
