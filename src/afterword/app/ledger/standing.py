"""What follows from a plan, for the tables that *Today* and the insights are read from."""

from collections.abc import Mapping
from typing import Final

from afterword.app.insights.outcomes import outcomes_of
from afterword.core.action import BLOCKED, DUE, LATE, UPCOMING, Action
from afterword.core.plan import Plan
from afterword.ports import KeptStep, Standing

FAR: Final = 1 << 62
"""After everything else, in a list by time."""
_TO_DO: Final = frozenset((DUE, LATE, BLOCKED))


def is_now(plan: Plan, action: Action) -> bool:
    """Whether it can be done at the plan's moment: it is open, and within its hours if it has any."""
    if action.status not in _TO_DO:
        return False
    windows = action.windows
    return not windows or action.status != DUE or windows[0][0] <= plan.situation.now


def ready_at(plan: Plan, action: Action) -> int:
    """When it can be done: at once, from the next of its hours, or when it opens."""
    if action.status == UPCOMING:
        return action.opens
    return plan.situation.now if is_now(plan, action) else action.windows[0][0]


def ends_at(action: Action) -> int:
    """When it stops mattering."""
    closes = action.late_until if action.status == LATE else action.closes
    return FAR if closes is None else closes


def standing(plan: Plan, later: Mapping[str, int]) -> Standing:
    """The pending steps of a plan, what became of its silences, and when any of it can next change.

    What was put off waits until then, though never past its end.
    """
    now = plan.situation.now
    pending = [action for action in plan.actions if action.status == UPCOMING or action.status in _TO_DO]
    due: list[KeptStep] = []
    ahead: list[KeptStep] = []
    checks = [] if plan.next_check is None else [plan.next_check]
    for action in pending:
        until = later.get(action.id, 0)
        if is_now(plan, action) and until <= now:
            due.append(KeptStep(action.id, "now", ends_at(action)))
        else:
            opens = max(ready_at(plan, action), until)
            ahead.append(KeptStep(action.id, "later", opens))
            checks.append(opens)
    ahead.sort(key=lambda step: step.at)
    if ahead and not due:
        ahead[0] = ahead[0]._replace(place="next")
    next_at = now if due else ahead[0].at if ahead else None
    coming = [each for each in checks if each > now]
    return Standing(
        plan.stage, next_at, min(coming, default=None), (*due, *ahead), outcomes_of(plan)
    )
