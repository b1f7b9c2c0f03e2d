"""One line out for each request: what ``--batch`` and ``--json`` write."""

from typing import TYPE_CHECKING

from afterword.app.operations import Desk
from afterword.app.presenting import present_plan, present_verdict, present_when, to_json
from afterword.app.requests import MayRequest, PlanRequest, WhenRequest
from afterword.core.plan import Plan

if TYPE_CHECKING:
    from afterword.app.check_shapes import CheckRequest
    from afterword.app.classify_shapes import ClassifyRequest
    from afterword.app.note_requests import DraftRequest


def plan_line(desk: Desk, request: PlanRequest) -> bytes:
    """A plan, with a notice where the region's holidays are not known."""
    plan = desk.plan(request)
    if desk.lists_region(request.case):
        return to_json(present_plan(plan))
    return plan_with_notices(plan, ["region_not_listed"])


def plan_with_notices(plan: Plan, notices: list[str]) -> bytes:
    """A plan, with what else was assumed."""
    out = present_plan(plan)
    out.notices.extend(notices)
    return to_json(out)


def may_line(desk: Desk, request: MayRequest) -> bytes:
    """The guard's answer."""
    return to_json(present_verdict(*desk.may(request)))


def when_line(desk: Desk, request: WhenRequest) -> bytes:
    """What their words mean."""
    return to_json(present_when(desk.when(request)))


def draft_line(desk: Desk, request: "DraftRequest") -> bytes:
    """A draft."""
    return to_json(desk.draft(request))


def check_line(desk: Desk, request: "CheckRequest") -> bytes:
    """What is right and wrong with a text."""
    return to_json(desk.check(request))


def classify_line(desk: Desk, request: "ClassifyRequest") -> bytes:
    """What a mail means."""
    return to_json(desk.classify(request))
