"""What had better not be done just now, and to whom."""

from afterword.core.guard import Verdict, may
from afterword.core.plan import Plan


def refusals_now(plan: Plan) -> list[Verdict]:
    """The guard's refusals just now, contact by contact."""
    refused: list[Verdict] = []
    for person in plan.situation.people.values():
        for act in ("email", "call", "visit"):
            verdict = may(plan, act, person)
            if not verdict.allowed:
                refused.append(verdict)
    return refused
