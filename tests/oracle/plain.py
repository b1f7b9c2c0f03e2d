"""The plan and the guard once more, from the specification alone: slow, plain, with aware datetimes.

It shares the facts' types with the program and nothing else: no integers, no tables, no rules.
"""

from dataclasses import dataclass
from datetime import datetime, time

from afterword.core.case import Case, PositionReopened
from oracle import notes, readings, replies
from oracle.arranged import arranged, between
from oracle.asked import Verdict, asked, opens
from oracle.calls import Busy, follow_up, horizon_end, last_word, let_go
from oracle.clocks import at, instant, local_date
from oracle.history import Decision, History
from oracle.numbers import ARTICLE, Numbers
from oracle.places import nth_after, zone_of
from oracle.silence import Silence, silence
from oracle.steps import OPEN, Step, status_at


@dataclass(frozen=True)
class Turn:
    """Whose move it is."""

    whose: str
    until: datetime | None = None
    then: str | None = None


@dataclass(frozen=True)
class Plan:
    """What a plan says, without the words."""

    stage: str
    expectation: Silence | None
    actions: tuple[Step, ...]
    turn: Turn
    history: History


def plan(case: Case, now: datetime, busy: Busy = (), numbers: Numbers = ARTICLE) -> Plan:
    history = History(case, now, numbers)
    steps = [*before(history), *notes.thank_yous(history), *between(history)]
    steps += [*notes.answers(history), *replies.invited(history), *notes.turned_down(history)]
    steps += [*arranged(history), *notes.offered(history), *notes.elsewhere(history)]
    hidden = None
    if not history.closed:
        hidden = _waiting(history, steps, busy)
        steps += notes.write_backs(history, steps, lambda step: opens(step, "email"))
    if history.closed:
        # What has been done stays to be seen; nothing else is left to do.
        steps = [step for step in steps if step.status == "done"]
    stage = _stage(history, steps, hidden)
    return Plan(stage, silence(history), tuple(steps), _turn(steps, stage, hidden), history)


def _waiting(history: History, steps: list[Step], busy: Busy) -> Step | None:
    """The one follow-up and what ends the wait; a step that only shows once it is due is returned."""
    planned = follow_up(history, busy)
    if planned is not None:
        steps.append(planned)
    wait = replies.waited_for(history)
    if wait is not None:
        asking = replies.ask(history, wait)
        steps.append(asking)
        gone = replies.give_up(history, wait, asking)
        if asking.status in {"done", "missed"} and gone.status == "due":
            steps.append(gone)
            if wait.reason == "on_hold" and history.hold is not None:
                steps.append(notes.openings(history, history.hold[0]))
        return gone if gone.status == "upcoming" else None
    if history.decision is not None:
        return _lapse(history, steps, history.decision)
    if history.latest is None:
        return None
    closing = last_word(history, planned)
    if closing is not None:
        steps.append(closing)
    released = let_go(history, planned, closing)
    if released is None and not history.settled and not any(_still(step) for step in steps):
        end = horizon_end(history)
        released = Step("let_go", None, None, status_at(history.now, end, None), end)
    if released is not None:
        steps.append(released)
    return None


def _still(step: Step) -> bool:
    return step.status in OPEN and not step.optional


def _lapse(history: History, steps: list[Step], decision: Decision) -> Step | None:
    """An offer is gone once it is too late to decide; a note about the reopened role gets ten business days."""
    if decision.reply.meaning == "offer":
        decided = next((step for step in steps if step.kind == "decide" and step.status == "missed"), None)
        if decided is None or decided.late_until is None:
            return None
        zone = zone_of(history.case, history.people.get(decided.contact or ""))[0]
        until = decided.late_until
        heard = sorted(instant(event.at) for event in history.events if hasattr(event, "meaning"))
        for when in heard:
            if when >= until:
                until = _ten_days_after(history, when, zone)
        gone = Step("let_go", None, None, status_at(history.now, until, None), until)
        if gone.status == "due":
            steps.append(gone)
            return None
        return gone
    reopened = _reopened(history, decision)
    if reopened is None:
        return None
    for note in history.arrived:
        if note.purpose == "reopened" and instant(note.at) >= reopened:
            zone = zone_of(history.case, history.people[note.contact])[0]
            until = _ten_days_after(history, instant(note.at), zone)
            gone = Step("let_go", None, None, status_at(history.now, until, None), until)
            return gone if gone.status == "upcoming" else None
    return None


def _ten_days_after(history: History, when: datetime, zone: str) -> datetime:
    days = history.numbers.quiet_after_call
    return at(nth_after(local_date(when, zone), days, history.case.company), time(0), zone)


def _reopened(history: History, decision: Decision) -> datetime | None:
    moments = [instant(event.at) for event in history.of(PositionReopened)]
    if decision.reply.meaning != "rejection" or not moments or moments[-1] < decision.when:
        return None
    return moments[-1]


def _turn(steps: list[Step], stage: str, hidden: Step | None) -> Turn:
    """Mine while something that is not optional is open; theirs until the next such step; else nobody's."""
    mandatory = [step for step in steps if not step.optional]
    mine = [step for step in mandatory if step.status in {"due", "late", "blocked"} and step.kind != "let_go"]
    if mine:
        return Turn("mine")
    quiet = any(step.kind == "let_go" and step.status == "due" for step in mandatory)
    if quiet or stage == "closed":
        return Turn("nobody")
    ahead = [step for step in mandatory if step.status == "upcoming"] + ([hidden] if hidden else [])
    if ahead:
        first = min(step.opens for step in ahead if step.opens is not None)
        return Turn("theirs", first)
    return Turn("nobody" if stage in {"accepted", "declined", "rejected", "quiet"} else "mine")


def before(history: History) -> list[Step]:
    """The card before each interview and the question after it."""
    steps, numbers = [], history.numbers
    for talk in history.talks:
        start = talk.start or talk.end
        ahead = talk.start is not None and talk.start > history.now
        if readings.QUESTIONS_STAY_UNTIL_THE_END:
            ahead = talk.end > history.now
        if ahead:
            opens = start - numbers.ask_before
            steps.append(_step(history, "ask_before_leaving", opens, talk.end))
        elif talk.end <= history.now and talk.interview.expectation is None:
            steps.append(_step(history, "capture", talk.end, talk.end + numbers.capture_close))
    return steps


def _step(history: History, kind: str, opens: datetime, closes: datetime) -> Step:
    return Step(kind, None, None, status_at(history.now, opens, closes), opens, closes)


def _stage(history: History, steps: list[Step], hidden: Step | None) -> str:
    if history.closed:
        return "closed"
    if history.accepted is not None:
        return "accepted"
    if history.declined is not None:
        return "declined"
    quiet = any(step.kind == "let_go" and step.status == "due" for step in steps)
    if history.decision is not None:
        decided = _decided(history, steps, history.decision, hidden)
        return "quiet" if quiet and decided in {"offer", "next_round"} else decided
    if history.latest is None:
        return "quiet" if quiet else "before"
    if quiet:
        return "quiet"
    done = any(step.kind == "check_in" and step.status == "done" for step in steps)
    wait = replies.waited_for(history)
    if history.told is None and (history.calls or (done and wait is None)):
        return "called"
    # "The call has opened": and not closed again, for then only a later reply keeps the case from being quiet.
    if any(
        step.kind in {"call", "check_in", "last_word"} and step.status in {"due", "blocked"} for step in steps
    ):
        return "overdue"
    return (
        "thanking" if any(step.kind == "thank_you" and step.status in OPEN for step in steps) else "waiting"
    )


def _decided(history: History, steps: list[Step], decision: Decision, hidden: Step | None) -> str:
    if decision.reply.meaning != "rejection":
        return decision.reply.meaning
    if _reopened(history, decision) is None:
        return "rejected"
    written = any(step.kind == "reopened_note" and step.status == "done" for step in steps)
    return "rejected" if written and hidden is None else "reopened"


def may(found: Plan, act: str, contact: str) -> Verdict:
    """Whether the act is allowed at the plan's moment, and the reason if not."""
    return asked(found.history, found.actions, act, contact)
