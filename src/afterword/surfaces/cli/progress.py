"""How far a batch has come, on standard error when that is a terminal."""

import os
import stat
import sys
from types import TracebackType
from typing import Any, Self


class Progress:
    """A bar over the input's bytes where its size is known, else a running count."""

    def __init__(self, source: int) -> None:
        self._bar: Any = None
        if sys.stderr.isatty():
            from tqdm import tqdm  # noqa: PLC0415 - only for a person who watches

            info = os.fstat(source)
            size = info.st_size if stat.S_ISREG(info.st_mode) else None
            self._bar = tqdm(total=size, unit="B", unit_scale=True, leave=False, file=sys.stderr)

    def update(self, read: int, lines: int) -> None:
        """So many bytes more, and so many lines in all."""
        if self._bar is not None:
            self._bar.set_postfix_str(f"{lines:,} lines", refresh=False)
            self._bar.update(read)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()
