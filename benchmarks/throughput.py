"""How many cases a second one process plans, and where the time goes."""

import gc
import time
from collections.abc import Callable
from statistics import median

import msgspec

from afterword import bootstrap
from afterword.core.plan import planner as plan_module
from afterword.services.planning.schemas import PlanOut, PlanRequest
from afterword.services.planning.serialize import present_plan, to_json
from benchmarks.cases import PLACES, some

COUNT = 20_000
TIMES = 7


def report() -> list[str]:
    """A table."""
    gc.disable()
    given = some(COUNT)
    decoder = msgspec.json.Decoder(PlanRequest)
    desk = bootstrap.engine(wide=True)
    requests = [decoder.decode(line) for line in given]
    plans = [desk.plan(request) for request in requests]
    out = [present_plan(plan) for plan in plans]

    def whole() -> None:
        for line in given:
            to_json(present_plan(desk.plan(decoder.decode(line))))

    parts: dict[str, Callable[[], object]] = {
        "the whole path": whole,
        "reading the JSON into facts": lambda: all(decoder.decode(line) for line in given),
        "checking and planning": lambda: all(desk.plan(request) for request in requests),
        "putting the plan into words": lambda: all(present_plan(plan) for plan in plans),
        "writing the JSON": lambda: all(to_json(each) for each in out),
    }
    cost = {name: _cost(part) for name, part in parts.items()}
    total = cost["the whole path"]
    alone = cost["reading the JSON into facts"] + cost["writing the JSON"]
    compiled = not plan_module.__file__.endswith(".py")
    rows = [
        "## Throughput",
        "",
        _about(given, out, compiled=compiled),
        "",
        "| part | µs a case | share |",
        "|---|---|---|",
        *(f"| {name} | {each * 1e6:.1f} | {each / total:.0%} |" for name, each in cost.items()),
        "",
        f"{1 / total:,.0f} cases a second; reading and writing alone: {1 / alone:,.0f}.",
    ]
    gc.enable()
    return rows


def _about(given: list[bytes], out: list[PlanOut], *, compiled: bool) -> str:
    size = sum(map(len, given)) // COUNT
    answer = sum(len(to_json(each)) for each in out[:1000]) // 1000
    return (
        f"{COUNT:,} cases of {size} bytes, plans of {answer}, companies in {len(PLACES)} places; "
        f"one process, processor time, medians of {TIMES}; the core is {'' if compiled else 'not '}compiled."
    )


def _cost(part: Callable[[], object]) -> float:
    times = []
    for _ in range(TIMES):
        begun = time.process_time()
        part()
        times.append(time.process_time() - begun)
    return median(times) / COUNT
