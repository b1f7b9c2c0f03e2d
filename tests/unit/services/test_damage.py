"""What's stored and can't be read: told apart from everything else that can go wrong."""

from typing import Any

import msgspec
import pytest

from afterword.core.errors import InputError
from afterword.services.damage import read, readable


def failing(error: BaseException) -> Any:
    def stored() -> None:
        raise error

    return stored


def test_what_can_be_read_is_given_back() -> None:
    assert read(lambda: 5) == 5


def test_what_says_itself_what_is_wrong_keeps_its_words() -> None:
    fault = InputError("case.role", "nothing", "a role")
    assert read(failing(fault)) is fault


@pytest.mark.parametrize(
    "error",
    [
        msgspec.DecodeError("cut"),
        ValueError("odd"),
        TypeError("none"),
        KeyError("to"),
        OverflowError(),
        RecursionError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_damage_is_told_as_a_fault_of_what_is_stored(error: Exception) -> None:
    found = read(failing(error))
    assert isinstance(found, InputError)
    assert found.path == "stored"


def test_however_long_the_damage_is_the_words_about_it_are_short() -> None:
    found = read(failing(ValueError("x" * 10_000)))
    assert isinstance(found, InputError)
    assert len(found.found) < 400


@pytest.mark.parametrize("error", [OSError("no such host"), RuntimeError("a mistake of ours"), MemoryError()])
def test_what_is_no_damage_is_not_taken_for_it(error: BaseException) -> None:
    with pytest.raises(type(error)):
        read(failing(error))


def test_a_row_that_cannot_be_read_is_passed_over_and_the_others_are_not() -> None:
    assert list(readable(["1", "x", "3"], int)) == [("1", 1), ("3", 3)]
