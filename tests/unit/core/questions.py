"""Questions to the core: a case, a moment near what matters in it, and engagements around its call windows."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from hypothesis import assume
from hypothesis import strategies as st
from msgspec.structs import replace

from afterword.core import case as facts
from oracle.clocks import at
from oracle.plain import plan as plain_plan
from oracle.steps import Step
from unit.core.cases import cases, ending, seldom

MICROSECOND = timedelta(microseconds=1)
DAYS_ON = [*range(0, 30, 3), *range(30, 60, 5)]
CLOCKS = (time(0), time(10), time(11), time(12), time(14), time(15), time(16))


@dataclass(frozen=True)
class Asked:
    """One question to the core."""

    case: facts.Case
    now: datetime
    busy: tuple[tuple[datetime, datetime], ...] = ()


rough_days = st.timedeltas(timedelta(days=-3), timedelta(days=70)) | st.sampled_from(DAYS_ON).map(timedelta)
around = st.sampled_from([timedelta(0), timedelta(0), MICROSECOND, -MICROSECOND]) | st.integers(
    -180, 180
).map(lambda minutes: timedelta(minutes=minutes))
any_of_many = st.integers(0, 10_000)
how_many = st.sampled_from([0, 0, 1, 1, 2, 3])
steps_of_five = st.integers(-6, 12)
lengths = st.sampled_from([0, 5, 10, 20, 25, 50, 60, 400])


def edges(case: facts.Case, steps: tuple[Step, ...]) -> list[datetime]:
    """The moments that matter to a plan: each step's, each window's, each interview's and each event's."""
    found = [*(ending(talk) for talk in case.interviews), *(event.at for event in case.events)]
    for step in steps:
        found += [step.opens, *(moment for window in step.windows for moment in window), *(step.best or ())]
        if step.closes is not None:
            found += [step.closes, step.closes + timedelta(hours=48)]
            found += [at(step.closes.date(), clock, case.company.timezone or "UTC") for clock in CLOCKS]
    return sorted({moment.astimezone(UTC) for moment in found})


def busy_around(draw, steps: tuple[Step, ...]) -> tuple[tuple[datetime, datetime], ...]:
    """Busy times around the call windows, overlapping, touching, nested, empty, long."""
    found = []
    for start, _ in [window for step in steps for window in step.windows]:
        for _ in range(draw(how_many)):
            begin = start + timedelta(minutes=draw(steps_of_five) * 5)
            found.append((begin, begin + timedelta(minutes=draw(lengths))))
    return tuple(found[::-1] if draw(seldom) else found)


@st.composite
def questions(draw, at_least: int = 1) -> Asked:
    """A case, a moment anywhere along it (most often at an edge), and what else the candidate has to do."""
    case = draw(cases(at_least))
    first = min(ending(talk) for talk in case.interviews)
    now = (first + draw(rough_days)).astimezone(UTC)
    steps = plain_plan(case, now).actions
    if not draw(seldom):
        moments = edges(case, steps)
        now = moments[draw(any_of_many) % len(moments)] + draw(around)
    return Asked(case, now, busy_around(draw, steps))


@st.composite
def calls(draw) -> Asked:
    """A question at a time when there is a call to make, or nearly."""
    case = draw(cases())
    case = replace(case, events=tuple(event for event in case.events if _leaves_the_call(event)))
    first = min(ending(talk) for talk in case.interviews)
    rough = (first + timedelta(days=draw(st.sampled_from(DAYS_ON)))).astimezone(UTC)
    steps = tuple(step for step in plain_plan(case, rough).actions if step.kind == "call")
    moments = [moment for step in steps for window in step.windows for moment in window] or [rough]
    now = moments[draw(any_of_many) % len(moments)] + draw(around)
    return Asked(case, now, busy_around(draw, steps))


def with_event(case: facts.Case, event: facts.Event) -> facts.Case:
    """The case with one more event, at a moment of its own."""
    assume(all(event.at != other.at for other in case.events))
    return replace(case, events=(*case.events, event))


def _leaves_the_call(event: facts.Event) -> bool:
    match event:
        case facts.Reply(meaning=meaning):
            return meaning not in {"next_round", "rejection", "offer"}
        case facts.CallMade(call_again_on=None, call_again_at=None):
            return False
        case facts.CallMade() | facts.Instruction() | facts.NoteSent() | facts.AutoReply() | facts.Bounce():
            return True
        case _:
            return False
