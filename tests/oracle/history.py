"""What has happened in a case by a moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from msgspec.structs import replace

from afterword.core.case import (
    Accepted,
    AcceptedElsewhere,
    Appointment,
    AutoReply,
    Bounce,
    CallMade,
    Cancelled,
    Case,
    Closed,
    Contact,
    Declined,
    DoNotContact,
    Event,
    Instruction,
    Interview,
    Moved,
    NoCalls,
    NoShow,
    NoteSent,
    OfferWithdrawn,
    OnHold,
    PositionReopened,
    ReferencesAsked,
    Reply,
    TaskDone,
    TaskGiven,
    Withdrawn,
)
from oracle.agreed import Agreed, Missed, Set, interview_missed, off_and_moved
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


Told = Instruction | CallMade | Appointment
"""What a call can be asked for by."""


def when_told(event: Told) -> tuple[datetime | None, date | None]:
    """The moment or the day that a call was asked for."""
    match event:
        case Instruction():
            return event.at_time, event.on
        case CallMade():
            return event.call_again_at, event.call_again_on
        case Appointment():
            return event.at_time, None


def meaning(event: Event) -> str | None:
    """What a reply means; nothing for any other event."""
    return event.meaning if isinstance(event, Reply) else None


def refuses(event: Event) -> bool:
    """A rejection, or an offer taken back."""
    return isinstance(event, OfferWithdrawn) or meaning(event) == "rejection"


def friend(person: Contact) -> bool:
    """On the candidate's side."""
    return person.part in {"referrer", "reference"}


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
        self.off, self.moved = off_and_moved(case, self.events)
        held = [each for each in case.interviews if each.id not in self.off]
        self.talks = sorted((self._talk(each) for each in held), key=lambda talk: talk.end)
        self.finished = [talk for talk in self.talks if talk.end <= self.now]

    def _talk(self, interview: Interview) -> Talk:
        start = None if interview.starts_at is None else instant(interview.starts_at)
        if interview.ended_at is not None:
            end = instant(interview.ended_at)
        else:
            assert start is not None
            end = start + timedelta(hours=1)
        new = self.moved.get(interview.id)
        if new is not None:
            return Talk(interview, new, new + (end - (start or end)))
        return Talk(interview, start, end)

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
            note.purpose not in {"thank_you", "after_rejection", "reopened", "keep_in_touch"}
            or note.contact == self.case.via
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
        return next((person for person in present if not friend(person)), None)

    @cached_property
    def zone(self) -> str:
        """The call contact's."""
        return zone_of(self.case, self.call_contact)[0]

    @cached_property
    def closed(self) -> bool:
        if self.of(Withdrawn, Closed, DoNotContact):
            return True
        # Withdrawing because of an offer elsewhere closes the case.
        elsewhere = self.taken_elsewhere
        return elsewhere is not None and self.accepted is None and self.noted(None, "withdrawal", elsewhere)

    @cached_property
    def accepted(self) -> datetime | None:
        """When they accepted, unless the offer was taken back since."""
        return self._own(Accepted, lambda event: isinstance(event, OfferWithdrawn))

    @cached_property
    def declined(self) -> datetime | None:
        """When they declined, unless the company has come back with something new."""
        return self._own(Declined, lambda event: meaning(event) in {"offer", "next_round"})

    @cached_property
    def taken_elsewhere(self) -> datetime | None:
        """When they accepted another employer's offer."""
        return self._own(AcceptedElsewhere, lambda _: False)

    def _own(self, kind: type, undone: Callable[[Event], bool]) -> datetime | None:
        found: datetime | None = None
        for event in self.events:
            if isinstance(event, kind):
                found = instant(event.at)
            elif undone(event):
                found = None
        return found

    @cached_property
    def settled(self) -> bool:
        """The candidate has decided, here or elsewhere."""
        return any(when is not None for when in (self.accepted, self.declined, self.taken_elsewhere))

    @cached_property
    def over(self) -> datetime | None:
        """The last no, or decision of the candidate's own."""
        own = [self.accepted, self.declined, self.taken_elsewhere]
        noes = [instant(event.at) for event in self.events if refuses(event)]
        return max([*noes, *(when for when in own if when is not None)], default=None)

    @cached_property
    def decision(self) -> Decision | None:
        """The latest since the latest finished interview, or at all before the first.

        An interview that is off without a new time counts as an invitation; a withdrawn offer as a no.
        """
        found: Decision | None = None
        for event in self.events:
            at = instant(event.at)
            if self.latest is not None and at < self.latest.end:
                continue
            match event:
                case Reply(meaning="next_round" | "rejection" | "offer"):
                    found = Decision(event, at)
                case OfferWithdrawn():
                    found = Decision(Reply(event.at, "email", "rejection", event.contact), at)
                case Cancelled() | Moved(starts_at=None):
                    if found is None or found.reply.meaning == "next_round":
                        present = next(
                            each.contacts for each in self.case.interviews if each.id == event.interview
                        )
                        off = Reply(event.at, "email", "next_round", present[0] if present else None)
                        found = Decision(off, at)
        return found

    @cached_property
    def fresh(self) -> datetime | None:
        """Since when follow-ups count."""
        moments = [] if self.latest is None else [self.latest.end]
        if self.task is not None:
            moments.append(self.task.when)
        if self.held is not None:
            moments.append(self.held.moment)
        return max(moments, default=None)

    def since_fresh(self, moment: datetime) -> bool:
        return self.fresh is None or moment >= self.fresh

    @cached_property
    def calls(self) -> list[CallMade]:
        """The follow-up calls."""
        return [
            event
            for event in self.of(CallMade)
            if isinstance(event, CallMade)
            and event.purpose in {None, "check_in", "last_word"}
            and self.since_fresh(instant(event.at))
        ]

    @cached_property
    def check_ins(self) -> list[NoteSent]:
        """The follow-ups in writing."""
        return [
            note for note in self.arrived if note.purpose == "check_in" and self.since_fresh(instant(note.at))
        ]

    # --- what was arranged

    def _stale(self, when: datetime) -> bool:
        """Before the latest interview, a no, or a decision of the candidate's own."""
        return self._decided_since(when) or (self.latest is not None and when < self.latest.end)

    def _decided_since(self, when: datetime) -> bool:
        return self.over is not None and when < self.over

    @cached_property
    def agreed(self) -> list[Agreed]:
        """The newest time agreed with each, unless they did not keep it or something has replaced it."""
        found: dict[str, Agreed] = {}
        for event in self.events:
            match event:
                case Appointment():
                    found.pop(event.contact, None)
                    found[event.contact] = Agreed(instant(event.at), instant(event.at_time), event)
                case NoShow():
                    known = found.get(event.contact)
                    if known is not None and known.moment <= instant(event.at):
                        del found[event.contact]
        return [
            each
            for each in found.values()
            if (self.over is None or each.when > self.over)
            and (self.latest is None or each.when >= self.latest.end or each.moment > self.latest.end)
        ]

    @cached_property
    def held(self) -> Agreed | None:
        """The latest agreed talk whose time has come."""
        past = [each for each in self.agreed if each.moment <= self.now]
        return max(past, key=lambda each: each.moment, default=None)

    @cached_property
    def no_show(self) -> Missed | None:
        """The last time that they did not come, unless they have written or agreed on a new time since."""
        events = self.of(NoShow)
        if not events:
            return None
        last = events[-1]
        assert isinstance(last, NoShow)
        at = instant(last.at)
        heard = [instant(event.at) for event in self.events if isinstance(event, Reply | OfferWithdrawn)]
        if self._stale(at) or any(when > at for when in heard) or any(each.when > at for each in self.agreed):
            return None
        return Missed(at, last.contact, self._missed_moment(last))

    def _missed_moment(self, last: NoShow) -> datetime | None:
        """The start of the interview, or the time that was agreed on."""
        before = [event for event in self.events if instant(event.at) < instant(last.at)]
        off, starts = off_and_moved(self.case, before)
        failed = interview_missed(self.case, off, starts, last)
        if failed is not None:
            interview = next(each for each in self.case.interviews if each.id == failed)
            assert failed in starts or interview.starts_at is not None
            return starts.get(failed) or instant(interview.starts_at or last.at)
        agreed = [
            event for event in before if isinstance(event, Appointment) and event.contact == last.contact
        ]
        if not agreed or instant(agreed[-1].at_time) > instant(last.at):
            return None
        moment = instant(agreed[-1].at_time)
        earlier = [
            event
            for event in before
            if isinstance(event, NoShow)
            and event.contact == last.contact
            and instant(event.at) >= max(moment, instant(agreed[-1].at))
        ]
        return None if earlier else moment

    @cached_property
    def task(self) -> Set | None:
        """The task that they set last."""
        given = [event for event in self.of(TaskGiven) if isinstance(event, TaskGiven)]
        if not given or self._stale(instant(given[-1].at)):
            return None
        return Set(instant(given[-1].at), given[-1].contact, given[-1].due)

    @cached_property
    def handed_in(self) -> tuple[datetime, date | None] | None:
        """When the last task was handed in, and when they said that they would answer."""
        found: tuple[datetime, date | None] | None = None
        for event in self.events:
            if isinstance(event, TaskGiven):
                found = None
            elif isinstance(event, TaskDone):
                found = instant(event.at), event.reply_by
        if found is None and self.task is not None:
            sent = [instant(note.at) for note in self.arrived if note.purpose == "task"]
            found = next(((when, None) for when in sent if when >= self.task.when), None)
        return None if found is None or self._stale(found[0]) else found

    @cached_property
    def hold(self) -> tuple[datetime, date | None] | None:
        """The pause, until when if they said, unless the hiring has gone on."""
        holds = [event for event in self.of(OnHold) if isinstance(event, OnHold)]
        if not holds:
            return None
        at = instant(holds[-1].at)
        on_again = [instant(event.at) for event in self.of(PositionReopened)]
        if self.decision is not None:
            on_again.append(self.decision.when)
        on_again += [
            instant(event.at)
            for event in self.of(Reply)
            if isinstance(event, Reply) and (event.meaning == "delay" or event.reply_by is not None)
        ]
        if self._stale(at) or any(when > at for when in on_again):
            return None
        return at, holds[-1].until

    @cached_property
    def references(self) -> Set | None:
        """The references that they asked for last."""
        asked = [event for event in self.of(ReferencesAsked) if isinstance(event, ReferencesAsked)]
        if not asked or self._decided_since(instant(asked[-1].at)):
            return None
        return Set(instant(asked[-1].at), asked[-1].contact, asked[-1].due)

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
        return self.asked_to_write_at(contact) is not None

    def asked_to_write_at(self, contact: str) -> datetime | None:
        """When they last did."""
        written = self.notes_to(contact)
        asked = [
            instant(event.at)
            for event in self.events
            if isinstance(event, Instruction) and event.act == "email" and event.contact == contact
        ]
        waiting = any(all(instant(note.at) < when for note in written) for when in asked)
        return asked[-1] if waiting else None

    def last_word_of(self, contact: str) -> datetime | None:
        """When they last wrote, or asked for a task or references."""
        said = [
            instant(event.at)
            for event in self.events
            if isinstance(event, Reply | TaskGiven | ReferencesAsked | OfferWithdrawn)
            and event.contact == contact
        ]
        return said[-1] if said else None

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
    def told(self) -> Told | None:
        """The newest instruction to call that nothing has spent or replaced.

        A call spends it, and a no or "no calls" ends it; so does an interview that finishes after it was
        given, unless its day or moment lies after that interview, and a decision of the candidate's own.
        """
        newest: Told | None = None
        for event in self.events:
            match event:
                case Instruction(act="call"):
                    newest = event
                case Appointment(channel="phone", they_call=False):
                    newest = event
                case Appointment():
                    newest = None if newest is not None and newest.contact == event.contact else newest
                case CallMade():
                    agreed = event.call_again_on or event.call_again_at
                    spent = event.purpose is None or newest is None or newest.contact == event.contact
                    if agreed or spent:
                        newest = event if agreed else None
                case Reply(meaning="rejection") | NoCalls() | OfferWithdrawn():
                    newest = None
        own = [self.accepted, self.declined, self.taken_elsewhere]
        if newest is None or any(when is not None and when > instant(newest.at) for when in own):
            return None
        return newest if self._outlasts(newest) else None

    def _outlasts(self, newest: Told) -> bool:
        """Whether no interview has finished since, or it is asked for after that."""
        if self.latest is None or instant(newest.at) >= self.latest.end:
            return True
        moment, day = when_told(newest)
        if moment is not None:
            return instant(moment) > self.latest.end
        zone = zone_of(self.case, self._asker(newest))[0]
        return day is not None and day > local_date(self.latest.end, zone)

    def _asker(self, newest: Told) -> Contact:
        if isinstance(newest, CallMade) and self.call_contact is not None:
            return self.call_contact
        return self.people[newest.contact]

    @cached_property
    def to_call(self) -> Contact | None:
        """Who asked for the call goes before the call contact; on a call anybody may have answered."""
        return self.call_contact if self.told is None else self._asker(self.told)
