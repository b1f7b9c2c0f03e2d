"""What is stored can be damaged. Whoever goes through many rows passes over one that can't be read."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

import msgspec

from afterword.core.errors import InputError, Phrase


class UnreadableCaseError(InputError):
    """A case whose stored data can't be read, or no longer makes a plan: ``case`` is its number."""

    def __init__(self, case: int, fault: InputError) -> None:
        super().__init__(fault.path, fault.found, fault.expected)
        self.case = case


Read = TypeVar("Read")
Row = TypeVar("Row")
_LONGEST: Final = 300
_BY_DATA: Final = (msgspec.MsgspecError, ValueError, TypeError, LookupError, OverflowError, RecursionError)
"""What reading damaged data raises; never a database that is away, which is nobody's row."""


def read(stored: Callable[[], Read]) -> Read | InputError:
    """What is stored, or why that can't be read."""
    try:
        return stored()
    except InputError as fault:
        return fault
    except _BY_DATA as error:
        return InputError(
            "stored",
            Phrase("data that can't be read ({error})", error=str(error)[:_LONGEST]),
            "what Afterword had stored",
        )


def readable(rows: Iterable[Row], reader: Callable[[Row], Read]) -> Iterator[tuple[Row, Read]]:
    """The rows that can be read, each with what it says."""
    for row in rows:
        found = read(lambda row=row: reader(row))  # type: ignore[misc]
        if not isinstance(found, InputError):
            yield row, found
