"""The smallest case: one person, one interview, and what a test says otherwise."""

from datetime import datetime

from msgspec.structs import replace

from afterword.core import case as facts
from afterword.core.plan.action import Action
from afterword.core.plan.planner import Plan
from unit.core.core_plan import instant

DANA = facts.Contact("dana", "Dana", "hiring_manager", email="dana@example.com", phone="+1 312 555 0199")
UNNAMED = facts.Expectation()


def small(
    ended: str,
    zone: str = "America/New_York",
    *,
    home: str | None = None,
    said: facts.Expectation | None = UNNAMED,
    people: tuple[facts.Contact, ...] = (DANA,),
    events: tuple[facts.Event, ...] = (),
    **company: str | None,
) -> facts.Case:
    """A case of one interview that ended at ``ended``; ``zone`` is the company's, ``home`` the candidate's."""
    talk = facts.Interview(
        "r1",
        ended_at=datetime.fromisoformat(ended),
        contacts=tuple(each.id for each in people),
        expectation=said,
    )
    return facts.Case(
        schema="afterword.case/1",
        id="c",
        candidate=facts.Candidate("Ada Example", home or zone),
        company=facts.Company("Example Works", **{"timezone": zone, **company}),
        role="Clerk",
        contacts=people,
        interviews=(talk,),
        events=events,
    )


def via(case: facts.Case, who: str) -> facts.Case:
    """The case with a recruiter in between."""
    return replace(case, via=who)


def when(text: str) -> datetime:
    """A moment."""
    return datetime.fromisoformat(text)


def within(count: int, unit: str) -> facts.Expectation:
    """What they said."""
    return facts.Expectation(within=facts.Duration(count, unit))


def the(found: Plan, kind: str) -> Action:
    """The plan's one action of a kind."""
    (action,) = [action for action in found.actions if action.kind == kind]
    return action


def kinds(found: Plan) -> set[str]:
    """The kinds of its actions."""
    return {action.kind for action in found.actions}


def span(action: Action) -> tuple[datetime, datetime]:
    """From opening to closing."""
    assert action.closes is not None
    return instant(action.opens), instant(action.closes)


def best(action: Action) -> tuple[datetime, datetime]:
    """The best part."""
    assert action.best_from is not None
    assert action.best_until is not None
    return instant(action.best_from), instant(action.best_until)


def windows(action: Action) -> list[tuple[datetime, datetime]]:
    """The call windows."""
    return [(instant(start), instant(until)) for start, until in action.windows]
