"""Plans and verdicts as JSON."""

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.json import Encoder

from afterword.core.plan.action import Action
from afterword.core.plan.guard import Verdict, may
from afterword.core.plan.planner import Plan
from afterword.messages import actions as action_words
from afterword.messages import refusals
from afterword.services.planning.rfc3339 import iso_day, iso_moment
from afterword.services.planning.schemas import (
    ActionOut,
    ExpectationOut,
    PlanOut,
    RefusedOut,
    VerdictOut,
    WhenOut,
    WindowOut,
    WithinOut,
)

if TYPE_CHECKING:
    from afterword.core.dates import Understood


# What shouldn't be done right now, and to whom.


def refusals_now(plan: Plan) -> list[Verdict]:
    """What the guard refuses right now, for each contact."""
    refused: list[Verdict] = []
    for person in plan.situation.people.values():
        for act in ("email", "call", "visit"):
            verdict = may(plan, act, person)
            if not verdict.allowed:
                refused.append(verdict)
    return refused


_encoder: Final = Encoder()


def to_json(out: Struct) -> bytes:
    """One line of JSON, without the line break."""
    return _encoder.encode(out)


def present_action(plan: Plan, action: Action) -> ActionOut:
    """One action with its sentence."""
    zone = action.zone
    best_from = iso_moment(action.best_from, zone) if action.best_from is not None else None
    best_until = iso_moment(action.best_until, zone) if action.best_until is not None else None
    return ActionOut(
        action.id,
        action.kind,
        action.contact,
        action.channel,
        action.status,
        iso_moment(action.opens, zone),
        iso_moment(action.closes, zone) if action.closes is not None else None,
        [WindowOut(iso_moment(start, zone), iso_moment(until, zone)) for start, until in action.windows],
        action.because,
        action_words.why(plan, action),
        best_from,
        best_until,
    )


def present_expectation(plan: Plan) -> ExpectationOut | None:
    """The current expectation, once an interview has finished."""
    silence = plan.silence
    if silence is None:
        return None
    return ExpectationOut(
        iso_day(silence.said_on),
        iso_day(silence.due),
        silence.grace,
        iso_day(silence.call_from),
        silence.assumed,
    )


def refused_now(plan: Plan) -> list[RefusedOut]:
    """What the guard refuses right now, for each contact, in words."""
    return [
        RefusedOut(verdict.act, verdict.contact, verdict.because or "", refusals.why(plan, verdict))
        for verdict in refusals_now(plan)
    ]


def present_plan(plan: Plan) -> PlanOut:
    """The whole plan. Moments are in the zone their rule names; ``now`` is in the candidate's."""
    home = plan.situation.home
    actions = [present_action(plan, action) for action in plan.actions]
    refused = refused_now(plan)
    check = plan.next_check
    return PlanOut(
        plan.situation.case.id,
        iso_moment(plan.situation.now, home),
        plan.stage,
        present_expectation(plan),
        actions,
        refused,
        iso_moment(check, home) if check is not None else None,
        notices(plan),
    )


def notices(plan: Plan) -> list[str]:
    """What the plan had to assume."""
    found: list[str] = []
    if plan.situation.zone_assumed:
        found.append("zone_assumed")
    if plan.situation.end_assumed:
        found.append("end_assumed")
    if plan.situation.part_unknown:
        found.append("part_unknown")
    for person in plan.situation.people.values():
        if person.lost_note:
            found.append("note_bounced")
            break
    return found


def present_verdict(plan: Plan, verdict: Verdict) -> VerdictOut:
    """The guard's answer with its words."""
    return VerdictOut(
        verdict.allowed, verdict.because, refusals.why(plan, verdict), refusals.instead(plan, verdict)
    )


def present_when(meant: "Understood | None") -> WhenOut:
    """What their words mean, or that they weren't understood."""
    if meant is None:
        return WhenOut(None, understood=False)
    return WhenOut(
        meant.by,
        understood=True,
        within=WithinOut(*meant.within) if meant.within is not None else None,
        earliest=meant.earliest if meant.earliest != meant.by else None,
        vague=meant.vague,
    )
