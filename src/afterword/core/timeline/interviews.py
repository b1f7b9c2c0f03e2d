"""Interviews as moments: which have finished, which are still ahead, and what had to be assumed."""

from collections.abc import Mapping
from typing import final

from afterword.core.case import Case, Interview
from afterword.core.time.instants import Instant, instant_of
from afterword.core.timeline.contacts import ContactState


@final
class InterviewTimes:
    """An interview with its moments as integers; ``ended`` is assumed if nobody said when it ended."""

    def __init__(
        self, interview: Interview, starts: Instant, ended: Instant, people: list[ContactState]
    ) -> None:
        self.interview = interview
        self.id: str = interview.id
        self.starts = starts
        self.ended = ended
        self.people = people


@final
class Interviews:
    """A case's interviews as of ``now``.

    ``finished`` are in the order they ended, ``ahead`` in the case's. ``end_assumed``: one had no end,
    so the policy's usual length was taken. ``part_unknown``: someone took part in a finished interview
    and nobody said in what role.
    """

    def __init__(
        self, case: Case, contacts: Mapping[str, ContactState], usual_length: int, now: Instant
    ) -> None:
        self.finished: list[InterviewTimes] = []
        self.ahead: list[InterviewTimes] = []
        self.end_assumed = False
        self.part_unknown = False
        for interview in case.interviews:
            begin, end = interview.starts_at, interview.ended_at
            if end is not None:
                ended = instant_of(end)
                starts = instant_of(begin) if begin is not None else ended
            else:
                assert begin is not None  # the case checks refuse an interview with neither
                starts = instant_of(begin)
                ended = starts + usual_length
                self.end_assumed = True
            people = [contacts[contact] for contact in dict.fromkeys(interview.contacts)]
            self._add(InterviewTimes(interview, starts, ended, people), now)
        if len(self.finished) > 1:
            self.finished.sort(key=_when_ended)

    def _add(self, meeting: InterviewTimes, now: Instant) -> None:
        if meeting.ended > now:
            self.ahead.append(meeting)
            return
        self.finished.append(meeting)
        for person in meeting.people:
            if person.contact.part is None:
                self.part_unknown = True

    def next_moment(self, now: Instant) -> Instant | None:
        """The next start or end of an interview after ``now``."""
        soonest: Instant | None = None
        for meeting in self.ahead:
            moment = meeting.starts if meeting.starts > now else meeting.ended
            if soonest is None or moment < soonest:
                soonest = moment
        return soonest


def _when_ended(meeting: InterviewTimes) -> Instant:
    return meeting.ended
