"""What follows from a plan, for the tables that *Today* and the insights are read from."""

from collections.abc import Mapping

from afterword.app.insights.outcomes import outcomes_of
from afterword.app.ledger.readiness import TO_DO, ends_at, is_now, ready_at
from afterword.core.action import UPCOMING
from afterword.core.plan import Plan
from afterword.ports import KeptStep, Standing


def standing(plan: Plan, later: Mapping[str, int]) -> Standing:
    """The pending steps of a plan, what became of its silences, and when any of it can next change.

    What was put off waits until then, though never past its end.
    """
    now = plan.situation.now
    pending = [action for action in plan.actions if action.status == UPCOMING or action.status in TO_DO]
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
    return Standing(plan.stage, next_at, min(coming, default=None), (*due, *ahead), outcomes_of(plan))
