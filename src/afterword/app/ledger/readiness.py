"""Whether an action can be done at its plan's moment, from when, and until when."""

from typing import Final

from afterword.core.action import BLOCKED, DUE, LATE, UPCOMING, Action
from afterword.core.plan import Plan

FAR: Final = 1 << 62
"""After everything else, in a list by time."""
TO_DO: Final = frozenset((DUE, LATE, BLOCKED))


def is_now(plan: Plan, action: Action) -> bool:
    """Whether it can be done at the plan's moment: it is open, and within its hours if it has any."""
    if action.status not in TO_DO:
        return False
    windows = action.windows
    return not windows or action.status != DUE or windows[0][0] <= plan.situation.now


def ready_at(plan: Plan, action: Action) -> int:
    """When it can be done: at once, from the next of its hours, or when it opens."""
    if action.status == UPCOMING:
        return action.opens
    return plan.situation.now if is_now(plan, action) else action.windows[0][0]


def ends_at(action: Action) -> int:
    """When it can no longer be done: what has hours, at their next end; what is late, when it is too late."""
    if action.windows and action.status in TO_DO and action.status != BLOCKED:
        return action.windows[0][1]
    closes = action.late_until if action.status == LATE else action.closes
    return FAR if closes is None else closes
