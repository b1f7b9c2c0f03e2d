"""A case drawn over time: thank-you window, promise, grace, call days, and what was done."""

from typing import Final, NamedTuple

from afterword.core.plan.action import DONE, MISSED
from afterword.core.plan.planner import Plan
from afterword.core.time.instants import DAY, Instant

_LEAST: Final = 0.6
"""Percent: anything shorter would be invisible."""


class Band(NamedTuple):
    """A stretch, in percent of the drawing's width; ``row`` counts from the top."""

    kind: str
    x: float
    width: float
    row: int


class TimelineMark(NamedTuple):
    """A moment: something done or missed, today."""

    kind: str
    x: float


class Timeline(NamedTuple):
    """What is drawn, and the first and last day as ordinals."""

    bands: tuple[Band, ...]
    marks: tuple[TimelineMark, ...]
    first: int
    last: int


def timeline(plan: Plan) -> Timeline | None:
    """A case's drawing since the latest interview; ``None`` before one."""
    situation, silence = plan.situation, plan.silence
    if situation.latest is None or silence is None:
        return None
    zone = situation.zone_of(situation.call_contact)
    start = situation.latest.ended
    spans: list[tuple[str, Instant, Instant, int]] = []
    marks: list[tuple[str, Instant]] = []
    for action in plan.actions:
        if action.kind == "thank_you" and action.opens >= start and action.closes is not None:
            spans.append(("thank", action.opens, action.closes, 0))
            if action.status == MISSED:
                marks.append(("missed", action.closes))
        if action.kind in ("call", "check_in") and action.closes is not None:
            spans.append(("days", action.opens, action.closes, 2))
            spans += [("call", begin, end, 2) for begin, end in action.windows]
            if action.status == MISSED:
                marks.append(("missed", action.closes))
        if action.status == DONE and action.closes is not None and action.kind != "thank_you":
            marks.append(("done", min(action.closes, situation.now)))
    due = zone.at(silence.due + 1, 0)
    spans.append(("promise", zone.at(silence.said_on, 0), due, 1))
    spans.append(("grace", due, max(due, zone.at(silence.call_from, 0)), 1))
    marks += [("done", note.at) for note in situation.notes if note.at >= start]
    marks += [("done", call.at) for call in situation.calls_since()]
    marks += [("heard", reply.at) for reply in situation.replies if reply.at >= start]
    ends = [until for _, _, until, _ in spans] + [at for _, at in marks] + [start + DAY]
    first, last = start - DAY // 4, max(ends) + DAY // 2
    if start <= situation.now <= last:
        marks.append(("today", situation.now))

    def x(at: Instant) -> float:
        return round(max(0.0, min(100.0, 100 * (at - first) / (last - first))), 2)

    bands = tuple(
        Band(kind, x(begin), max(_LEAST, round(x(until) - x(begin), 2)), row)
        for kind, begin, until, row in spans
    )
    return Timeline(
        bands,
        tuple(TimelineMark(kind, x(at)) for kind, at in marks),
        zone.day_of(start),
        zone.day_of(last),
    )
