"""Files named on the command line, read within bounds."""

import sys
from typing import Final

from afterword.app.reading import LIMIT
from afterword.core.fault import Fault

STANDARD_INPUT: Final = "-"


def read(path: str, limit: int = LIMIT) -> bytes:
    """A file's bytes, or standard input's for ``-``; ``Fault`` if it cannot be read or is too large."""
    try:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(limit + 1)
        else:
            with open(path, "rb") as file:  # noqa: PTH123 - pathlib costs a start more than it gives here
                data = file.read(limit + 1)
    except OSError as error:
        raise Fault(path, (error.strerror or str(error)).lower(), "a file that can be read") from None
    if len(data) > limit:
        raise Fault(path, f"more than {limit // 1_000_000} MB", "a file of at most that size")
    return data
