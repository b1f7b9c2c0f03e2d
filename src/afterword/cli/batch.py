"""``--batch``: one JSON object a line in, one a line out, in order, in constant memory.

Input is taken in blocks as it arrives, so a program that waits for each answer gets it, and a million
lines cost no more memory than one. Ctrl-C ends after a whole line.
"""

import codecs
import gc
import os
import signal
import stat
import sys
from collections.abc import Callable
from io import BytesIO
from types import FrameType, TracebackType
from typing import Any, Final, Self

import msgspec

from afterword import bootstrap
from afterword.cli.words import UsageError
from afterword.core.errors import InputError, Phrase
from afterword.core.text import LONGEST_MARK, marked_encoding
from afterword.services.planning.schemas import LIMIT
from afterword.services.registry import Operation

BLOCK: Final = 1 << 18
INTERRUPTED: Final = 130


def own_fault(error: Exception) -> str:
    """What is said of an error that no input should be able to cause."""
    return f"a fault of Afterword's own ({type(error).__name__}: {error}); please report it with this line"


class ErrorOut(msgspec.Struct):
    """What stands in a line's place when it cannot be read."""

    line: int
    path: str
    message: str


class _Interrupt:
    """Ctrl-C: at once while waiting for input, else after the line in hand."""

    def __init__(self) -> None:
        self.asked = False
        self.waiting = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.asked = True
        if self.waiting:
            raise KeyboardInterrupt


def run_batch(operation: Operation[Any, Any, Any]) -> int:
    """Answer every line of standard input by an operation that needs no store; returns the exit status."""
    interrupt = _Interrupt()
    before = signal.signal(signal.SIGINT, interrupt)
    try:
        return _Batch(operation, interrupt).run()
    finally:
        signal.signal(signal.SIGINT, before)


def _split(data: bytes) -> list[bytes]:
    r"""``data.split(b"\n")``, which goes byte by byte where this leaps from break to break."""
    return [line[:-1] for line in BytesIO(data + b"\n")]


class _Batch:
    def __init__(self, operation: Operation[Any, Any, Any], interrupt: _Interrupt) -> None:
        self.decode: Callable[[bytes], Any] = operation.decoder()
        self.operation = operation
        self.encode = msgspec.json.Encoder().encode
        self.interrupt = interrupt
        self.tools = bootstrap.stateless(wide=True)
        self.target = sys.stdout.fileno()
        self.line = 0
        self.faults = 0

    def run(self) -> int:
        # Plans hold no cycles, so the collector would only walk what reference counts have freed.
        gc.disable()
        source, rest = self._source(), b""
        skipping = False
        blocks = Blocks(lambda: self._read(source))
        with Progress(source) as progress:
            while not self.interrupt.asked:
                block = blocks.next()
                *lines, rest = _split(rest + block)
                if not block:
                    lines, rest = ([rest] if rest and not skipping else []), b""
                elif skipping:
                    skipping = not lines
                    lines, rest = lines[1:], rest if lines else b""
                out = self._answers(lines)
                if len(rest) > LIMIT:
                    rest, skipping = b"", True
                    out.append(
                        self._fault(
                            InputError(
                                "", Phrase("a line of more than {limit} bytes", limit=LIMIT), "a shorter one"
                            )
                        )
                    )
                self._write(b"".join(out))
                progress.update(len(block), self.line)
                if not block:
                    break
        if self.interrupt.asked:
            return INTERRUPTED
        return 1 if self.faults else 0

    def _read(self, source: int) -> bytes:
        self.interrupt.waiting = True
        try:
            return os.read(source, BLOCK)
        except KeyboardInterrupt:
            return b""
        finally:
            self.interrupt.waiting = False

    @staticmethod
    def _source() -> int:
        if sys.stdin is None:
            raise UsageError("standard input is closed; --batch reads one JSON object a line from it")
        if sys.stdin.isatty():
            sys.stderr.write("Reading one JSON object a line from the keyboard; Ctrl-D ends it.\n")
        return sys.stdin.fileno()

    def _answers(self, lines: list[bytes]) -> list[bytes]:
        out: list[bytes] = []
        for line in lines:
            if self.interrupt.asked:
                break
            try:
                value = self.operation.alone(self.tools, self.decode(line))
                out.append(self.encode(self.operation.present(value)))
                out.append(b"\n")
                self.line += 1
            except InputError as fault:
                out.append(self._fault(fault))
            except Exception as error:  # noqa: BLE001 - a fault of our own must not cost the other lines
                out.append(self._fault(InputError("", own_fault(error), "a plan")))
        return out

    def _fault(self, fault: InputError) -> bytes:
        self.line += 1
        self.faults += 1
        error = ErrorOut(self.line, fault.path, fault.message)
        return msgspec.json.encode({"error": error}) + b"\n"

    def _write(self, data: bytes) -> None:
        # Standard output may be unbuffered, and then a write that a signal cuts short stays short.
        left = memoryview(data)
        while left:
            left = left[os.write(self.target, left) :]


# A stream in blocks of UTF-8, whatever byte order mark it begins with: PowerShell redirects in UTF-16.

_CUT_MARKS: Final = frozenset((b"\xef", b"\xef\xbb", b"\xff", b"\xff\xfe", b"\xfe", b"\x00", b"\x00\x00"))
"""What a mark may look like in a first block that ends within it."""


class Blocks:
    """Reads by a function that gives some bytes, or none at the end; so does ``next``."""

    def __init__(self, read: Callable[[], bytes]) -> None:
        self._read = read
        self._decoder: codecs.IncrementalDecoder | None = None
        self._begun = False

    def next(self) -> bytes:
        """The next bytes in UTF-8; none at the end."""
        block = self._read()
        if not self._begun:
            self._begun = True
            block = self._begin(block)
        return block if self._decoder is None else self._decoded(block)

    def _begin(self, block: bytes) -> bytes:
        while len(block) < LONGEST_MARK and block in _CUT_MARKS and (more := self._read()):
            block += more
        found = marked_encoding(block)
        if found is None:
            return block
        mark, name = found
        if name != "utf-8":
            self._decoder = codecs.getincrementaldecoder(name)("replace")
        return block[len(mark) :] or self._read()

    def _decoded(self, block: bytes) -> bytes:
        """A block decoded; more is read until there's a whole character, as nothing would mean the end."""
        assert self._decoder is not None
        while True:
            text = self._decoder.decode(block, final=not block)
            if text or not block:
                return text.encode("utf-8", "replace")
            block = self._read()


# How far a batch has come, on standard error when that is a terminal.


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
