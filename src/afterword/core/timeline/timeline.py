"""Everything the plan's rules ask about a case, as of one moment."""

from collections.abc import Sequence
from datetime import datetime
from typing import final

from afterword.core.case import Case
from afterword.core.delivery import their_zone, with_recruiter
from afterword.core.policy import Policy
from afterword.core.time.calendar import Calendar, Days
from afterword.core.time.instants import Day, Instant, Zone, instant_of
from afterword.core.timeline.calls import Called, CallRequest
from afterword.core.timeline.contacts import NEVER, ContactState, call_contact_of, contacts_of
from afterword.core.timeline.interviews import Interviews, InterviewTimes
from afterword.core.timeline.replies import ReplyReceived  # noqa: TC001 - the compiler needs it at runtime
from afterword.core.timeline.sent import Sent, SentNotes


@final
class Timeline:
    """A case as of ``now``. Lists are in the order things happened.

    A new one knows the people and the interviews. ``read_timeline`` adds what happened since.
    """

    def __init__(
        self,
        case: Case,
        policy: Policy,
        calendar: Calendar,
        busy: Sequence[tuple[datetime, datetime]],
        now: Instant,
    ) -> None:
        self.case = case = with_recruiter(case)
        self.policy = policy
        self.calendar = calendar
        self.busy = busy
        self.now = now
        self.home: Zone = calendar.zones[case.candidate.timezone]
        self.days: Days = calendar.days[case.company.country, case.company.region]
        self.zones: dict[str, Zone] = {}
        self.zone_assumed = False
        self.people: dict[str, ContactState] = contacts_of(case)
        interviews = Interviews(case, self.people, policy.ask_length, now)
        self.finished: list[InterviewTimes] = interviews.finished
        self.ahead: list[InterviewTimes] = interviews.ahead
        self.end_assumed = interviews.end_assumed
        self.part_unknown = interviews.part_unknown
        """Whether somebody took part in a finished interview and nobody said in what role."""
        self.later: Instant | None = interviews.next_moment(now)
        """The next moment at which a recorded event or interview takes place."""
        self.latest: InterviewTimes | None = self.finished[-1] if self.finished else None
        self.since: Instant = self.latest.ended if self.latest else NEVER
        """When the latest interview ended: what counts as new is what came after it."""
        self.started: Instant = self.latest.starts if self.latest else NEVER
        self.call_contact: ContactState | None = call_contact_of(
            case.via, self.people, self.latest.people if self.latest else None
        )
        self.sent = SentNotes()
        self.calls: list[Called] = []
        self.replies: list[ReplyReceived] = []
        self.away: list[tuple[Instant, str, Day]] = []
        """Absences: when we heard of it, who is away, and the last day of it."""
        self.call_request: CallRequest | None = None
        """The call they're waiting for, if they asked for one."""
        self.decision: ReplyReceived | None = None
        self.rejections: list[ReplyReceived] = []
        self.offer: ReplyReceived | None = None
        self.reopened = NEVER
        self.no_calls = NEVER
        self.asked_to_visit = False
        self.accepted = NEVER
        self.declined = NEVER
        self.elsewhere = NEVER
        """When the candidate accepted another employer's offer."""
        self.checked_openings = NEVER
        self.ended: str | None = None
        """Why the case is closed: ``withdrawn``, ``closed`` or ``do_not_contact``."""
        self.ended_at = NEVER

    @property
    def notes(self) -> list[Sent]:
        """The notes that arrived, as far as anybody knows."""
        return self.sent.arrived

    @property
    def lost(self) -> list[Sent]:
        """The notes that bounced."""
        return self.sent.lost

    def zone_of(self, person: ContactState | None) -> Zone:
        """Their time zone. If nothing is known it's the candidate's, and ``zone_assumed`` is set."""
        key = person.id if person else ""
        zone = self.zones.get(key)
        if zone is None:
            known = their_zone(self.case, person.contact if person else None, self.calendar)
            if known is None:
                self.zone_assumed = True
                zone = self.home
            else:
                zone = known
            self.zones[key] = zone
        return zone

    def person(self, contact: str | None) -> ContactState | None:
        """The person with that id, or else the call contact."""
        return self.people[contact] if contact is not None else self.call_contact

    def engagements(self) -> list[tuple[Instant, Instant]]:
        """The candidate's busy times by their start; those with no length keep nobody busy."""
        return sorted((instant_of(start), instant_of(until)) for start, until in self.busy if start < until)

    def calls_since(self) -> list[Called]:
        """The calls made since the latest finished interview."""
        return [call for call in self.calls if call.at >= self.since]

    def asked_to_call(self) -> ContactState | None:
        """Who to call back: whoever asked. If it was agreed on the phone, that's the call contact."""
        request = self.call_request
        if request is None:
            return None
        if request.in_person or self.call_contact is None:
            return self.people[request.contact]
        return self.call_contact

    def will_change_at(self, moment: Instant) -> None:
        """Something is recorded for a moment after ``now``."""
        if self.later is None or moment < self.later:
            self.later = moment

    def settle(self) -> None:
        """What follows from everything together, once all of it is read."""
        self._drop_stale_request()
        self._keep_missed_request()
        if self.elsewhere != NEVER and self.accepted == NEVER and self.ended_at == NEVER:
            self._end_by_withdrawing()

    def _drop_stale_request(self) -> None:
        """A requested call no longer matters once the candidate has decided, or met them again since."""
        request = self.call_request
        if request is None:
            return
        decided = max(self.accepted, self.declined, self.elsewhere)
        met_since = request.at < self.since
        if request.at < decided or (
            met_since and not request.is_after(self.since, self.zone_of(self.asked_to_call()))
        ):
            self.call_request = None

    def _keep_missed_request(self) -> None:
        """They're still waiting for a call that missed its time: late is better than never."""
        request = self.call_request
        if request is None or request.moment is None:
            return
        if self.now >= request.moment + self.policy.call_agreed:
            self.call_request = request.once_missed(self.zone_of(self.asked_to_call()))

    def _end_by_withdrawing(self) -> None:
        """Someone who took another offer and wrote so is out of this one, unless the note bounced."""
        for note in self.notes:
            if note.purpose == "withdrawal" and note.at >= self.elsewhere:
                self.ended, self.ended_at = "withdrawn", note.at
                return
