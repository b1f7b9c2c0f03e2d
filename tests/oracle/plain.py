"""The plan and the guard once more, from the specification alone: slow, plain, with aware datetimes.

It shares the facts' types with the program and nothing else: no integers, no tables, no rules.
"""

from dataclasses import dataclass
from datetime import datetime

from afterword.core.case import Accepted, Case, Declined, PositionReopened
from oracle import notes, readings, replies
from oracle.asked import Verdict, asked
from oracle.calls import Busy, call, check_in, let_go
from oracle.clocks import instant
from oracle.history import Decision, History
from oracle.numbers import ARTICLE, Numbers
from oracle.silence import Silence, silence
from oracle.steps import Step, status_at


@dataclass(frozen=True)
class Plan:
    """What a plan says, without the words."""

    stage: str
    expectation: Silence | None
    actions: tuple[Step, ...]
    history: History


def plan(case: Case, now: datetime, busy: Busy = (), numbers: Numbers = ARTICLE) -> Plan:
    history = History(case, now, numbers)
    steps = [*before(history), *notes.thank_yous(history)]
    steps += [*notes.answers(history), *notes.turned_down(history), *notes.offered(history)]
    steps += [*replies.invited(history), *notes.elsewhere(history)]
    if not history.closed:
        planned = call(history, busy) or check_in(history)
        released = let_go(history, planned)
        steps += [step for step in (planned, released) if step is not None]
    if history.closed:
        # What has been done stays to be seen; nothing else is left to do.
        steps = [step for step in steps if step.status == "done"]
    return Plan(_stage(history, steps), silence(history), tuple(steps), history)


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


def _stage(history: History, steps: list[Step]) -> str:
    if history.closed:
        return "closed"
    if history.of(Accepted):
        return "accepted"
    if history.of(Declined):
        return "declined"
    if history.decision is not None:
        return _decided(history, history.decision)
    if history.latest is None:
        return "before"
    by_kind = {step.kind: step for step in steps}
    if "let_go" in by_kind and by_kind["let_go"].status == "due":
        return "quiet"
    if history.calls and history.told is None:
        return "called"
    waiting = by_kind.get("call") or by_kind.get("check_in")
    # "The call has opened": and not closed again, for then only a later reply keeps the case from being quiet.
    if waiting is not None and waiting.status in {"due", "blocked"}:
        return "overdue"
    if any(
        step.kind == "thank_you" and step.status in {"upcoming", "due", "late", "blocked"} for step in steps
    ):
        return "thanking"
    return "waiting"


def _decided(history: History, decision: Decision) -> str:
    if decision.reply.meaning != "rejection":
        return decision.reply.meaning
    reopened = any(instant(event.at) >= decision.when for event in history.of(PositionReopened))
    return "reopened" if reopened else "rejected"


def may(found: Plan, act: str, contact: str) -> Verdict:
    """Whether the act is allowed at the plan's moment, and the reason if not."""
    return asked(found.history, found.actions, act, contact)
