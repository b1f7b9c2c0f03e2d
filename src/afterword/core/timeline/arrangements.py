"""What was arranged besides interviews: agreed times, tasks, pauses, references.

A timeline has one only if a case has such an event, so that other cases pay nothing for it.
"""

from collections.abc import Sequence
from typing import Final, final

from afterword.core.case import Appointment, Cancelled, Case, Event, Moved, NoShow
from afterword.core.time.instants import DAY, Day, Instant, instant_of

_SAME_TALK: Final = DAY
"""How long after its start an interview may be reported as one that nobody came to."""


@final
class Agreed:
    """A time that was agreed for a talk. ``moment`` is when the talk is."""

    def __init__(self, at: Instant, appointment: Appointment) -> None:
        self.at = at
        self.contact: str = appointment.contact
        self.moment = instant_of(appointment.at_time)
        self.by_phone = appointment.channel == "phone"
        self.they_call: bool = appointment.they_call


@final
class Missed:
    """They didn't call or come; ``moment`` is the agreed time, if one was agreed."""

    def __init__(self, at: Instant, contact: str, moment: Instant | None) -> None:
        self.at = at
        self.contact = contact
        self.moment = moment


@final
class Task:
    """A task they set; ``due`` is the date they named."""

    def __init__(self, at: Instant, contact: str, due: Day | None) -> None:
        self.at = at
        self.contact = contact
        self.due = due


@final
class TaskHandedIn:
    """The task is in; ``reply_by`` is the date by which they said they'd answer."""

    def __init__(self, at: Instant, reply_by: Day | None) -> None:
        self.at = at
        self.reply_by = reply_by


@final
class Hold:
    """The hiring is paused; ``until`` is the date they named."""

    def __init__(self, at: Instant, until: Day | None) -> None:
        self.at = at
        self.until = until


@final
class Arrangements:
    """The newest of each kind; an agreed time for each contact."""

    def __init__(self) -> None:
        self.agreed: list[Agreed] = []
        self.no_show: Missed | None = None
        self.task: Task | None = None
        self.handed_in: TaskHandedIn | None = None
        self.hold: Hold | None = None
        self.references: Task | None = None

    def agree(self, new: Agreed) -> None:
        """A new time with somebody replaces the earlier one."""
        self.agreed = [talk for talk in self.agreed if talk.contact != new.contact]
        self.agreed.append(new)

    def agreed_with(self, contact: str) -> Agreed | None:
        """The time agreed with somebody."""
        for talk in self.agreed:
            if talk.contact == contact:
                return talk
        return None

    def held(self, now: Instant) -> Agreed | None:
        """The latest agreed talk whose time has come and that they kept, as far as anybody knows."""
        latest: Agreed | None = None
        for talk in self.agreed:
            if talk.moment <= now and (latest is None or talk.moment > latest.moment):
                latest = talk
        return latest

    def drop_stale(self, met: Instant, over: Instant) -> None:
        """Drop what a finished interview (at ``met``) or a decision (at ``over``) has replaced since."""
        since = max(met, over)
        self.agreed = [
            talk for talk in self.agreed if talk.at > over and (talk.at >= met or talk.moment > met)
        ]
        if self.no_show is not None and self.no_show.at < since:
            self.no_show = None
        if self.task is not None and self.task.at < since:
            self.task = None
        if self.handed_in is not None and self.handed_in.at < since:
            self.handed_in = None
        if self.hold is not None and self.hold.at < since:
            self.hold = None
        if self.references is not None and self.references.at < over:
            self.references = None


RESCHEDULES: Final[frozenset[type]] = frozenset((Moved, Cancelled, NoShow))
"""Events that decide whether an interview takes place, and when: they're read before all others."""


@final
class Rescheduled:
    """What became of interviews: new starts by id, and those that won't take place (as planned)."""

    def __init__(self) -> None:
        self.starts: dict[str, Instant] = {}
        self.off: set[str] = set()
        self.missed: dict[Instant, Instant] = {}
        """By when a no-show was noticed: the start of the interview that nobody came to."""


def reschedule(case: Case, past: Sequence[tuple[Instant, Event]]) -> Rescheduled:
    """The interviews' times, after everything that moved or cancelled them. The last word counts."""
    found = Rescheduled()
    for at, event in past:
        if isinstance(event, Cancelled):
            found.off.add(event.interview)
        elif isinstance(event, Moved):
            if event.starts_at is None:
                found.off.add(event.interview)
            else:
                found.off.discard(event.interview)
                found.starts[event.interview] = instant_of(event.starts_at)
        elif isinstance(event, NoShow):
            missed = missed_interview(case, found, at, event.contact)
            if missed is not None:
                interview, start = missed
                found.off.add(interview)
                found.missed[at] = start
    return found


def missed_interview(case: Case, known: Rescheduled, at: Instant, contact: str) -> tuple[str, Instant] | None:
    """The interview that a no-show is about, and its start: the last with them in the day before it.

    ``None`` if a later time had been agreed with them: then it's about that.
    """
    last: Instant | None = None
    found: str | None = None
    for interview in case.interviews:
        starts = known.starts.get(interview.id)
        if starts is None and interview.starts_at is not None:
            starts = instant_of(interview.starts_at)
        if starts is None or interview.id in known.off or contact not in interview.contacts:
            continue
        if at - _SAME_TALK <= starts <= at and (last is None or starts > last):
            last, found = starts, interview.id
    if last is None or found is None:
        return None
    for event in case.events:
        if isinstance(event, Appointment) and event.contact == contact and instant_of(event.at) <= at:
            moment = instant_of(event.at_time)
            if last < moment <= at:
                return None
    return found, last
