"""A plan of the core and one of the oracle in one shape, to be held against each other."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from afterword.core.plan.planner import Plan
from afterword.core.time.instants import Instant
from oracle.plain import Plan as PlainPlan
from oracle.plain import may as plain_may
from oracle.silence import Silence
from unit.core.core_plan import instant, may

ACTS = ("email", "card", "call", "visit")


@dataclass(frozen=True)
class Line:
    """One action, its moments in UTC."""

    kind: str
    contact: str | None
    channel: str | None
    status: str
    opens: datetime | None
    closes: datetime | None
    best_from: datetime | None
    best_until: datetime | None
    windows: tuple[tuple[datetime, datetime], ...]


@dataclass(frozen=True)
class Said:
    """What a plan says; the verdicts by act and contact, each with the claim of a refusal."""

    stage: str
    expectation: Silence | None
    actions: list[Line]
    may: dict[tuple[str, str], tuple[bool, str | None]]


def of_core(found: Plan) -> Said:
    """The core's plan and all its verdicts."""
    silence = found.silence
    return Said(
        stage=found.stage,
        expectation=None
        if silence is None
        else Silence(
            date.fromordinal(silence.said_on),
            date.fromordinal(silence.due),
            silence.grace,
            date.fromordinal(silence.call_from),
            silence.assumed,
        ),
        actions=_sorted(
            Line(
                action.kind,
                # The page lets go of the case; the core says of whom.
                None if action.kind == "let_go" else action.contact,
                action.channel,
                action.status,
                _instant(action.opens),
                _instant(action.closes),
                _instant(action.best_from),
                _instant(action.best_until),
                tuple((instant(start), instant(until)) for start, until in action.windows),
            )
            for action in found.actions
        ),
        may={
            (act, contact): (verdict.allowed, verdict.because)
            for contact in found.situation.people
            for act in ACTS
            for verdict in [may(found, act, contact)]
        },
    )


def of_oracle(found: PlainPlan) -> Said:
    """The oracle's."""
    return Said(
        stage=found.stage,
        expectation=found.expectation,
        actions=_sorted(
            Line(
                step.kind,
                step.contact,
                step.channel,
                step.status,
                step.opens,
                step.closes,
                *(step.best or (None, None)),
                step.windows,
            )
            for step in found.actions
        ),
        may={
            (act, contact): (verdict.allowed, verdict.because)
            for contact in found.history.people
            for act in ACTS
            for verdict in [plain_may(found, act, contact)]
        },
    )


def differences(core: Said, oracle: Said) -> list[str]:
    """What one says and the other does not; empty where they agree."""
    found = [
        f"{field.name}: {getattr(core, field.name)} / {getattr(oracle, field.name)}"
        for field in fields(Said)[:2]
        if getattr(core, field.name) != getattr(oracle, field.name)
    ]
    found += [f"only the core: {line}" for line in core.actions if line not in oracle.actions]
    found += [f"only the oracle: {line}" for line in oracle.actions if line not in core.actions]
    if len(core.actions) != len(oracle.actions):
        found.append(f"{len(core.actions)} / {len(oracle.actions)} actions")
    found += [
        f"may {asked}: {verdict} / {oracle.may[asked]}"
        for asked, verdict in core.may.items()
        if verdict != oracle.may[asked]
    ]
    return found


def _instant(moment: Instant | None) -> datetime | None:
    return None if moment is None else instant(moment)


def _sorted(lines) -> list[Line]:
    return sorted(lines, key=repr)
