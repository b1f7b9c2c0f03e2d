"""Operations on one case that comes with the request: a plan, its reasons, a verdict, a date."""

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from afterword.core.errors import InputError, Phrase
from afterword.services.operation import HasEngine, Operation, as_it_is
from afterword.services.planning.readiness import PlannedCase
from afterword.services.planning.schemas import (
    ExplainRequest,
    ExplanationOut,
    MayRequest,
    PlanOut,
    PlanRequest,
    PolicyNumber,
    PolicyRequest,
    VerdictOut,
    WhenOut,
    WhenRequest,
)
from afterword.services.planning.serialize import present_plan, present_verdict, present_when

if TYPE_CHECKING:
    from afterword.core.dates import Understood
    from afterword.core.plan.guard import Verdict
    from afterword.core.plan.planner import Plan


class Answer(NamedTuple):
    """The guard's answer, with the plan behind it."""

    plan: "Plan"
    verdict: "Verdict"


def _plan(services: HasEngine, _: object, request: PlanRequest) -> PlannedCase:
    made = services.engine.plan(request)
    return PlannedCase(made, () if services.engine.lists_region(request.case) else ("region_not_listed",))


def _present_plan(found: PlannedCase) -> PlanOut:
    out = present_plan(found.plan)
    out.notices.extend(found.notices)
    return out


def _may(services: HasEngine, _: object, request: MayRequest) -> Answer:
    return Answer(*services.engine.may(request))


def _verdict(found: Answer) -> VerdictOut:
    return present_verdict(found.plan, found.verdict)


def _when(services: HasEngine, _: object, request: WhenRequest) -> "Understood | None":
    return services.engine.when(request)


def _explain(services: HasEngine, _: object, request: ExplainRequest) -> tuple[ExplanationOut, ...]:
    from afterword.services.planning.explaining import explain  # noqa: PLC0415 - words that plans do without

    asked = PlanRequest(request.case, request.now, request.busy, request.policy)
    return explain(services.engine.plan(asked), request)


def _policy(_: object, __: object, request: PolicyRequest) -> tuple[PolicyNumber, ...]:
    from afterword.services.planning.policies import shipped_tables  # noqa: PLC0415 - plans have the numbers

    tables = shipped_tables()
    if request.name not in tables:
        raise InputError("name", repr(request.name), Phrase("one of {names}", names=", ".join(tables)))
    return tuple(
        PolicyNumber(
            key, entry["value"], str(entry["claim"]), str(entry["about"]), str(entry.get("source", ""))
        )
        for key, entry in tables[request.name].items()
        if isinstance(entry, dict)
    )


plan: Final = Operation(
    "plan", "read", "What to do after the interview, when, and why.",
    PlanRequest, PlanOut, _plan, _present_plan, stateless=True,
)  # fmt: skip
may: Final = Operation(
    "may", "read", "Whether writing, calling or visiting is a good idea at a moment.",
    MayRequest, VerdictOut, _may, _verdict, stateless=True,
)  # fmt: skip
when: Final = Operation(
    "when", "read", "The date that their words about the answer mean.",
    WhenRequest, WhenOut, _when, present_when, stateless=True,
)  # fmt: skip
explain: Final = Operation(
    "explain", "read", "Why a step is in a plan, or why something had better not be done.",
    ExplainRequest, tuple[ExplanationOut, ...], _explain, as_it_is, stateless=True,
)  # fmt: skip
policy: Final = Operation(
    "policy", "read", "The numbers of a policy that comes with Afterword, and the claim behind each.",
    PolicyRequest, tuple[PolicyNumber, ...], _policy, as_it_is, stateless=True,
)  # fmt: skip

OPERATIONS: Final[tuple[Operation[Any, Any, Any], ...]] = (plan, may, when, explain, policy)
