"""What has happened by now: a case, sorted and read once, for every rule to ask.

``situate`` walks the interviews and events a single time. Events after ``now`` have not happened
and interviews that end after ``now`` have not finished, so a plan for any past moment is the plan
that would have been made then.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final, final

from afterword.core.calendar import Calendar, Days
from afterword.core.facts import (
    Accepted,
    AutoReply,
    Bounce,
    CallMade,
    Case,
    Closed,
    Company,
    Contact,
    Declined,
    DoNotContact,
    Event,
    Instruction,
    Interview,
    NoCalls,
    NoteSent,
    PositionReopened,
    Reply,
    Withdrawn,
)
from afterword.core.moments import Day, Moment, Zone, moment_of
from afterword.core.policy import Policy
from afterword.core.zones import their_zone

NEVER: Final = -(1 << 60)
"""A moment before all others: "has not happened"."""
DECISIONS: Final = frozenset(("next_round", "rejection", "offer"))


@final
class Person:
    """A contact as of now: how they can be reached, and who wrote last."""

    def __init__(self, contact: Contact, company: Company) -> None:
        self.contact = contact
        self.company = company
        self.id: str = contact.id
        self.part: str = contact.part
        self.bounced = False
        self.wrote_by_email = False
        self.lost_note = False
        """Whether the last note to them went by email, and their address has bounced since."""
        self.last_reply = NEVER
        self.last_note = NEVER
        self.asked_to_write = False

    @property
    def name(self) -> str:
        """Their full name."""
        name: str = self.contact.name
        return name

    @property
    def email(self) -> str | None:
        """A usable email address: one that has not bounced."""
        return None if self.bounced else self.contact.email

    @property
    def address(self) -> str | None:
        """Where a card reaches them: at their own address, else the company's."""
        return self.contact.address or self.company.address

    @property
    def phone(self) -> str | None:
        """Their own number, else the company's."""
        return self.contact.phone or self.company.phone


@final
class Meeting:
    """An interview with its moments as integers; ``ended`` is assumed where nobody said."""

    def __init__(self, interview: Interview, starts: Moment, ended: Moment, people: list[Person]) -> None:
        self.interview = interview
        self.id: str = interview.id
        self.starts = starts
        self.ended = ended
        self.people = people


@final
class Sent:
    """A note that the candidate sent."""

    def __init__(self, at: Moment, contact: str, purpose: str, channel: str) -> None:
        self.at = at
        self.contact = contact
        self.purpose = purpose
        self.channel = channel


@final
class Heard:
    """A human reply."""

    def __init__(self, at: Moment, reply: Reply) -> None:
        self.at = at
        self.reply = reply
        self.meaning: str = reply.meaning
        self.contact: str | None = reply.contact


@final
class Called:
    """A call that the candidate made."""

    def __init__(self, at: Moment, call: CallMade) -> None:
        self.at = at
        self.call = call
        self.contact: str = call.contact


@final
class Told:
    """They told the candidate to call: on a day, or at a moment, or just so."""

    def __init__(self, at: Moment, contact: str, on: Day | None, moment: Moment | None) -> None:
        self.at = at
        self.contact = contact
        self.on = on
        self.moment = moment


@final
class Situation:
    """Everything the rules ask about, as of ``now``. Lists are in the order things happened."""

    def __init__(
        self,
        case: Case,
        policy: Policy,
        calendar: Calendar,
        busy: Sequence[tuple[datetime, datetime]],
        now: Moment,
    ) -> None:
        self.case = case
        self.policy = policy
        self.calendar = calendar
        self.busy = busy
        self.now = now
        self.home: Zone = calendar.zones[case.candidate.timezone]
        self.days: Days = calendar.days[case.company.country, case.company.region]
        company = case.company
        self.people: dict[str, Person] = {contact.id: Person(contact, company) for contact in case.contacts}
        self.zones: dict[str, Zone] = {}
        self.zone_assumed = False
        self.end_assumed = False
        self.finished: list[Meeting] = []
        self.ahead: list[Meeting] = []
        self.later: Moment | None = None
        """The next moment at which a recorded event or interview takes place."""
        self.notes: list[Sent] = []
        self.calls: list[Called] = []
        self.replies: list[Heard] = []
        self.away: list[tuple[Moment, str, Day]] = []
        self.told: Told | None = None
        self.decision: Heard | None = None
        self.rejections: list[Heard] = []
        self.offer: Heard | None = None
        self.reopened = NEVER
        self.no_calls = NEVER
        self.asked_to_visit = False
        self.accepted = NEVER
        self.declined = NEVER
        self.ended: str | None = None
        """Why the case is closed: ``withdrawn``, ``closed`` or ``do_not_contact``."""
        self.ended_at = NEVER
        self._read_interviews()
        self.latest: Meeting | None = self.finished[-1] if self.finished else None
        self.since: Moment = self.latest.ended if self.latest else NEVER
        self._read_events()
        self.call_contact: Person | None = self._call_contact()

    def zone_of(self, person: Person | None) -> Zone:
        """Their zone; notes in ``zone_assumed`` that the candidate's had to stand in."""
        key = person.id if person else ""
        zone = self.zones.get(key)
        if zone is None:
            found = their_zone(self.case, person.contact if person else None, self.calendar)
            if found is None:
                self.zone_assumed = True
                zone = self.home
            else:
                zone = found
            self.zones[key] = zone
        return zone

    def person(self, contact: str | None) -> Person | None:
        """The person of that id, else the call contact."""
        return self.people[contact] if contact is not None else self.call_contact

    def engagements(self) -> list[tuple[Moment, Moment]]:
        """The candidate's busy times, in order of their start; one of no length keeps nobody busy."""
        return sorted((moment_of(start), moment_of(until)) for start, until in self.busy if start < until)

    def calls_since(self) -> list[Called]:
        """The calls made since the latest finished interview."""
        return [call for call in self.calls if call.at >= self.since]

    def _coming(self, moment: Moment) -> None:
        if self.later is None or moment < self.later:
            self.later = moment

    def _read_interviews(self) -> None:
        now = self.now
        for interview in self.case.interviews:
            begin, end = interview.starts_at, interview.ended_at
            if end is not None:
                ended = moment_of(end)
                starts = moment_of(begin) if begin is not None else ended
            else:
                assert begin is not None  # the checks refuse an interview with neither
                starts = moment_of(begin)
                ended = starts + self.policy.ask_length
                self.end_assumed = True
            people = [self.people[contact] for contact in dict.fromkeys(interview.contacts)]
            meeting = Meeting(interview, starts, ended, people)
            if ended <= now:
                self.finished.append(meeting)
            else:
                self.ahead.append(meeting)
                self._coming(ended)
                if starts > now:
                    self._coming(starts)
        if len(self.finished) > 1:
            self.finished.sort(key=_when_ended)

    def _read_events(self) -> None:
        now = self.now
        past: list[tuple[Moment, Event]] = []
        in_order = True
        last = NEVER
        for event in self.case.events:
            at = moment_of(event.at)
            if at > now:
                self._coming(at)
                continue
            if at < last:
                in_order = False
            last = at
            past.append((at, event))
        if not in_order:
            past.sort(key=_when)
        for at, event in past:
            _READERS[type(event)](self, at, event)

    def _call_contact(self) -> Person | None:
        if self.case.via is not None:
            return self.people[self.case.via]
        if self.latest is None:
            return None
        people = self.latest.people or list(self.people.values())
        for part in ("hiring_manager", "interviewer"):
            for person in people:
                if person.part == part:
                    return person
        return people[0] if people else None


def _read_reply(situation: Situation, at: Moment, reply: Reply) -> None:
    heard = Heard(at, reply)
    situation.replies.append(heard)
    if heard.contact is not None:
        situation.people[heard.contact].last_reply = at
    if heard.meaning in DECISIONS:
        situation.told = None
        if at >= situation.since:
            situation.decision = heard
        if heard.meaning == "rejection":
            situation.rejections.append(heard)
        elif heard.meaning == "offer":
            situation.offer = heard


def _read_note(situation: Situation, at: Moment, note: NoteSent) -> None:
    situation.notes.append(Sent(at, note.contact, note.purpose, note.channel))
    person = situation.people[note.contact]
    person.last_note = at
    person.asked_to_write = False
    person.wrote_by_email = note.channel == "email"
    person.lost_note = False


def _read_call(situation: Situation, at: Moment, call: CallMade) -> None:
    situation.calls.append(Called(at, call))
    situation.told = None
    if call.call_again_at is not None:
        situation.told = Told(at, call.contact, None, moment_of(call.call_again_at))
    elif call.call_again_on is not None:
        situation.told = Told(at, call.contact, call.call_again_on.toordinal(), None)


def _read_instruction(situation: Situation, at: Moment, asked: Instruction) -> None:
    if asked.act == "call":
        on = asked.on.toordinal() if asked.on is not None else None
        moment = moment_of(asked.at_time) if asked.at_time is not None else None
        situation.told = Told(at, asked.contact, on, moment)
    elif asked.act == "email":
        situation.people[asked.contact].asked_to_write = True
    else:
        situation.asked_to_visit = True


def _read_auto_reply(situation: Situation, at: Moment, reply: AutoReply) -> None:
    if reply.until is not None:
        situation.away.append((at, reply.contact, reply.until.toordinal()))


def _read_bounce(situation: Situation, at: Moment, bounce: Bounce) -> None:
    del at
    person = situation.people[bounce.contact]
    person.bounced = True
    person.lost_note = person.wrote_by_email


def _read_no_calls(situation: Situation, at: Moment, event: NoCalls) -> None:
    del event
    situation.no_calls = at
    situation.told = None


def _read_reopened(situation: Situation, at: Moment, event: PositionReopened) -> None:
    del event
    situation.reopened = at


def _read_accepted(situation: Situation, at: Moment, event: Accepted) -> None:
    del event
    situation.accepted = at


def _read_declined(situation: Situation, at: Moment, event: Declined) -> None:
    del event
    situation.declined = at


def _read_end(situation: Situation, at: Moment, event: Withdrawn | Closed | DoNotContact) -> None:
    if situation.ended is None:
        situation.ended = _ENDINGS[type(event)]
        situation.ended_at = at


_ENDINGS: Final[dict[type, str]] = {
    Withdrawn: "withdrawn",
    Closed: "closed",
    DoNotContact: "do_not_contact",
}
# By type, not by isinstance: a missed isinstance on these classes costs more than the whole reading.
_READERS: Final[dict[type, Callable[[Situation, Moment, Any], None]]] = {
    Reply: _read_reply,
    NoteSent: _read_note,
    CallMade: _read_call,
    Instruction: _read_instruction,
    AutoReply: _read_auto_reply,
    Bounce: _read_bounce,
    NoCalls: _read_no_calls,
    PositionReopened: _read_reopened,
    Accepted: _read_accepted,
    Declined: _read_declined,
    Withdrawn: _read_end,
    Closed: _read_end,
    DoNotContact: _read_end,
}


def _when(item: tuple[Moment, Event]) -> Moment:
    return item[0]


def _when_ended(meeting: Meeting) -> Moment:
    return meeting.ended
