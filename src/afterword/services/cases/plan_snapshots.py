"""What follows from a plan, for the tables behind *Today* and the insights."""

from collections.abc import Mapping

from afterword.core.plan.action import UPCOMING
from afterword.core.plan.planner import Plan
from afterword.ports import DueStep, PlanSnapshot
from afterword.services.insights.silences import outcomes_of
from afterword.services.planning.readiness import TO_DO, ends_at, is_now, ready_at


def snapshot_of(plan: Plan, later: Mapping[str, int]) -> PlanSnapshot:
    """The pending steps of a plan, the outcome of its silences, and when any of it can next change.

    A snoozed action waits until its snooze ends, but never past its own end.
    """
    now = plan.situation.now
    pending = [action for action in plan.actions if action.status == UPCOMING or action.status in TO_DO]
    due: list[DueStep] = []
    ahead: list[DueStep] = []
    checks = [] if plan.next_check is None else [plan.next_check]
    for action in pending:
        until = later.get(action.id, 0)
        if is_now(plan, action) and until <= now:
            due.append(DueStep(action.id, "now", ends_at(action)))
        else:
            opens = max(ready_at(plan, action), until)
            ahead.append(DueStep(action.id, "later", opens))
            checks.append(opens)
    ahead.sort(key=lambda step: step.sort_at)
    if ahead and not due:
        ahead[0] = ahead[0]._replace(bucket="next")
    next_at = now if due else ahead[0].sort_at if ahead else None
    coming = [each for each in checks if each > now]
    return PlanSnapshot(plan.stage, next_at, min(coming, default=None), (*due, *ahead), outcomes_of(plan))
