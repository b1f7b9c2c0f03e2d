"""What had better not be done just now, to whom, and why."""

from afterword.app.shapes import RefusedOut
from afterword.app.wording import refusals
from afterword.core.guard import may
from afterword.core.plan import Plan


def refused_now(plan: Plan) -> list[RefusedOut]:
    """What the guard refuses just now, for each contact."""
    refused: list[RefusedOut] = []
    for person in plan.situation.people.values():
        for act in ("email", "call", "visit"):
            verdict = may(plan, act, person)
            if verdict.because is not None:
                refused.append(RefusedOut(act, person.id, verdict.because, refusals.why(plan, verdict)))
    return refused
