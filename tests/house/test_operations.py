"""Every operation is on every surface, and says what it does to the world."""

import msgspec

from afterword.app.operations import Desk
from afterword.app.registry import OPERATIONS
from afterword.surfaces.cli.main import COMMANDS


def test_every_operation_is_a_command() -> None:
    assert {operation.name for operation in OPERATIONS} <= set(COMMANDS)


def test_every_operation_takes_a_typed_request_and_is_one_of_the_desk() -> None:
    for operation in OPERATIONS:
        assert issubclass(operation.takes, msgspec.Struct)
        assert operation.call is getattr(Desk, operation.name)
        assert operation.effect in {"read", "write", "send"}
