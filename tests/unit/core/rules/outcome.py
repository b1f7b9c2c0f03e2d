"""What an example wants and what the plan has, in one shape, so that a failing test shows the difference."""

from datetime import date, datetime
from typing import Any

from msgspec import UNSET, structs

from afterword.core.plan.action import Action
from afterword.core.plan.guard import ACTS, may
from afterword.core.plan.planner import Plan
from afterword.core.time.instants import Instant, Zone
from afterword.messages.chains import why_chain, why_not_chain
from afterword.services.planning.serialize import iso_moment, notices, present_expectation
from unit.core.rules.case_files import Span, Strict, Want

_MOMENTS = ("opens", "closes", "best_from", "best_until")


def wanted(want: Want) -> dict[str, Any]:
    """The fields that the example names."""
    fields = named(want)
    fields["actions"] = {name: named(action) for name, action in want.actions.items()}
    if isinstance(want.expectation, Strict):
        fields["expectation"] = named(want.expectation)
    return fields


def found(want: Want, plan: Plan) -> dict[str, Any]:
    """The same fields of the plan; moments compare as instants."""
    actions = {action.id: action for action in plan.actions}
    vetoed = {action.id: action.vetoed for action in plan.vetoed}
    fields: dict[str, Any] = {
        "stage": plan.stage,
        "notices": notices(plan),
        "next_check": moment(plan.next_check, plan.situation.home),
        "expectation": None,
    }
    if isinstance(want.expectation, Strict) and (expected := present_expectation(plan)) is not None:
        values = structs.asdict(expected)
        dates = {key: date.fromisoformat(text) for key, text in values.items() if isinstance(text, str)}
        fields["expectation"] = {key: (values | dates)[key] for key in named(want.expectation)}
    elif plan.silence is not None:
        fields["expectation"] = plan.silence
    return {
        **{key: value for key, value in fields.items() if key in named(want)},
        "actions": {
            name: fields_of(actions[name], wish) if name in actions else f"not among {sorted(actions)}"
            for name, wish in want.actions.items()
        },
        "absent": [name for name in want.absent if name not in actions],
        "vetoed": {name: vetoed.get(name, f"not among {sorted(vetoed)}") for name in want.vetoed},
        "may": {question: answer(plan, *question.split()) for question in want.may},
    }


def fields_of(action: Action, wish: Strict) -> dict[str, Any]:
    """The fields of an action that the example names."""
    values: dict[str, Any] = {}
    for key in named(wish):
        value = getattr(action, key)
        if key in _MOMENTS:
            value = moment(value, action.zone)
        elif key == "because":
            value = list(value)
        elif key == "windows":
            value = [
                Span(opens=moment(opens, action.zone), until=moment(until, action.zone))
                for opens, until in value
            ]
        values[key] = value
    return values


def answer(plan: Plan, act: str, contact: str) -> str:
    """The guard's answer: ``allowed``, or the reason of the refusal."""
    return may(plan, act, plan.situation.people[contact]).because or "allowed"


def fired(plan: Plan, rule: str, trace: str) -> bool:
    """Whether the plan bears the rule's trace (README.md names the kinds of trace)."""
    if trace == "cited":
        return any(
            rule in action.because or rule in [step.rule for step in why_chain(plan, action)]
            for action in plan.actions
        )
    if trace == "refused":
        verdicts = [may(plan, act, person) for person in plan.situation.people.values() for act in ACTS]
        for verdict in verdicts:
            last = why_not_chain(plan, verdict)[-1]
            assert last.holds is verdict.allowed
            assert verdict.allowed or last.rule == verdict.because
        return rule in [verdict.because for verdict in verdicts]
    assert trace.startswith("proposes "), trace
    return trace.removeprefix("proposes ") in [action.kind for action in plan.actions]


def named(wish: Strict) -> dict[str, Any]:
    """The fields that were given."""
    return {key: value for key, value in structs.asdict(wish).items() if value is not UNSET}


def moment(at: Instant | None, zone: Zone) -> Any:
    """The moment as a datetime of the zone."""
    return None if at is None else datetime.fromisoformat(iso_moment(at, zone))
