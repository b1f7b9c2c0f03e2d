"""The registry of operations: what each surface has to offer, and what is derived from it."""

from collections.abc import Callable
from typing import Any, Final, Literal, NamedTuple

import msgspec

from afterword.app.check_shapes import CheckRequest
from afterword.app.note_requests import DraftRequest
from afterword.app.operations import Desk
from afterword.app.print_requests import PrintRequest
from afterword.app.requests import MayRequest, PlanRequest, WhenRequest


class Operation(NamedTuple):
    """One thing that can be asked: its name, what it does to the world, what it takes, and how."""

    name: str
    effect: Literal["read", "write", "send"]
    takes: type[msgspec.Struct]
    call: Callable[[Desk, Any], object]


OPERATIONS: Final[tuple[Operation, ...]] = (
    Operation("plan", "read", PlanRequest, Desk.plan),
    Operation("may", "read", MayRequest, Desk.may),
    Operation("when", "read", WhenRequest, Desk.when),
    Operation("draft", "read", DraftRequest, Desk.draft),
    Operation("check", "read", CheckRequest, Desk.check),
    Operation("print", "read", PrintRequest, Desk.print),
)
