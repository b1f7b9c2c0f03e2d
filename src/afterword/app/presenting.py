"""Plans and verdicts in the exact shape of ``formats.md``, ready to be written."""

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.json import Encoder

from afterword.app.refusing import refusals_now
from afterword.app.rfc3339 import iso_day, iso_moment
from afterword.app.shapes import (
    ActionOut,
    ExpectationOut,
    PlanOut,
    RefusedOut,
    VerdictOut,
    WhenOut,
    WindowOut,
    WithinOut,
)
from afterword.app.wording import actions as action_words
from afterword.app.wording import refusals
from afterword.core.action import Action
from afterword.core.guard import Verdict
from afterword.core.plan import Plan

if TYPE_CHECKING:
    from afterword.core.phrases import Understood

_encoder: Final = Encoder()


def to_json(out: Struct) -> bytes:
    """One line of JSON, without its line break."""
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
    """The standing expectation, once an interview has finished."""
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
    """What the guard refuses just now, for each contact, with its words."""
    return [
        RefusedOut(verdict.act, verdict.contact, verdict.because or "", refusals.why(plan, verdict))
        for verdict in refusals_now(plan)
    ]


def present_plan(plan: Plan) -> PlanOut:
    """The whole plan. Moments are written in the zone that their rule names; ``now`` in the candidate's."""
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
    """What their words mean, or that they were not understood."""
    if meant is None:
        return WhenOut(None, understood=False)
    return WhenOut(
        meant.by,
        understood=True,
        within=WithinOut(*meant.within) if meant.within is not None else None,
        earliest=meant.earliest if meant.earliest != meant.by else None,
        vague=meant.vague,
    )
