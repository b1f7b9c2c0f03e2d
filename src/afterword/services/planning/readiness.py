"""Whether an action can be done at its plan's moment, from when, and until when."""

from typing import TYPE_CHECKING, Final, NamedTuple

from afterword.core.plan.action import BLOCKED, DONE, DUE, LATE, MISSED, UPCOMING, Action
from afterword.core.plan.action_kinds import ACTION_KINDS
from afterword.core.plan.guard import can_be_done_now
from afterword.core.plan.planner import Plan
from afterword.services.planning.serialize import refusals_now

if TYPE_CHECKING:
    from afterword.core.plan.guard import Verdict

FAR: Final = 1 << 62
"""Sorts after everything else in a list by time."""
TO_DO: Final = frozenset((DUE, LATE, BLOCKED))


def is_now(plan: Plan, action: Action) -> bool:
    """Whether it can be done at the plan's moment: it's open, and within its hours if it has any."""
    return can_be_done_now(plan, action)


def ready_at(plan: Plan, action: Action) -> int:
    """When it can be done: now, in its next hours, or when it opens."""
    if action.status == UPCOMING:
        return action.opens
    if is_now(plan, action):
        return plan.situation.now
    # If every hour left is taken, all we know is when the step ends.
    return action.windows[0][0] if action.windows else ends_at(action)


def ends_at(action: Action) -> int:
    """When it can no longer be done: at the end of its next hours, or when it's too late."""
    if action.windows and action.status in TO_DO and action.status != BLOCKED:
        return action.windows[0][1]
    closes = action.late_until if action.status == LATE else action.closes
    return FAR if closes is None else closes


class PlanParts(NamedTuple):
    """The actions of a plan: those that can be done now, those to come, and those that are over.

    Each in the order in which they open, what opens at the same moment in the order in which it is done.
    """

    now: tuple[Action, ...]
    ahead: tuple[Action, ...]
    over: tuple[Action, ...]


class PlannedCase(NamedTuple):
    """A plan, and what of the surroundings wasn't known when it was made: keys of notices."""

    plan: Plan
    notices: tuple[str, ...] = ()

    @property
    def parts(self) -> PlanParts:
        """Its actions, by when they can be done."""
        plan = self.plan
        ordered = sorted(plan.actions, key=lambda action: (action.opens, ACTION_KINDS[action.kind].first))
        now = tuple(action for action in ordered if can_be_done_now(plan, action))
        over = tuple(action for action in ordered if action.status in (DONE, MISSED))
        return PlanParts(now, tuple(each for each in ordered if each not in now and each not in over), over)

    @property
    def refused(self) -> "list[Verdict]":
        """What the guard refuses at the plan's moment, contact by contact."""
        return refusals_now(self.plan)
