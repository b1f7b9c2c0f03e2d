"""``--batch``: one JSON object a line in, one a line out, in order, in constant memory.

Input is taken in blocks as it arrives, so a program that waits for each answer gets it, and a million
lines cost no more memory than one. Ctrl-C ends after a whole line.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable
from io import BytesIO
from types import FrameType
from typing import Any, Final, TypeVar

import msgspec

from afterword import wiring
from afterword.app.operations import Desk
from afterword.app.reading import LIMIT, decode
from afterword.core.fault import Fault
from afterword.surfaces.cli.progress import Progress

BLOCK: Final = 1 << 18
INTERRUPTED: Final = 130
T = TypeVar("T", bound=msgspec.Struct)


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


def run_batch(takes: type[T], answer: Callable[[Desk, T], bytes]) -> int:
    """Answer every line of standard input; returns the exit status."""
    interrupt = _Interrupt()
    before = signal.signal(signal.SIGINT, interrupt)
    try:
        return _Batch(takes, answer, interrupt).run()
    finally:
        signal.signal(signal.SIGINT, before)


def _split(data: bytes) -> list[bytes]:
    r"""``data.split(b"\n")``, which goes byte by byte where this leaps from break to break."""
    return [line[:-1] for line in BytesIO(data + b"\n")]


class _Batch:
    def __init__(self, takes: type[T], answer: Callable[[Desk, T], bytes], interrupt: _Interrupt) -> None:
        self.takes: type[Any] = takes
        self.decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(takes)
        self.answer: Callable[[Desk, Any], bytes] = answer
        self.interrupt = interrupt
        self.desk = wiring.desk(wide=True)
        self.target = sys.stdout.fileno()
        self.line = 0
        self.faults = 0

    def run(self) -> int:
        # Plans hold no cycles, so the collector would only walk what reference counts have freed.
        gc.disable()
        source, rest = sys.stdin.fileno(), b""
        skipping = False
        with Progress(source) as progress:
            while not self.interrupt.asked:
                block = self._read(source)
                *lines, rest = _split(rest + block)
                if not block:
                    lines, rest = ([rest] if rest and not skipping else []), b""
                elif skipping:
                    skipping = not lines
                    lines, rest = lines[1:], rest if lines else b""
                out = self._answers(lines)
                if len(rest) > LIMIT:
                    rest, skipping = b"", True
                    out.append(self._fault(Fault("", f"a line of more than {LIMIT} bytes", "a shorter one")))
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

    def _answers(self, lines: list[bytes]) -> list[bytes]:
        out: list[bytes] = []
        for line in lines:
            if self.interrupt.asked:
                break
            try:
                request = decode(self.decoder, self.takes, line)
                out.append(self.answer(self.desk, request))
                out.append(b"\n")
                self.line += 1
            except Fault as fault:
                out.append(self._fault(fault))
            except Exception as error:  # noqa: BLE001 - a fault of our own must not cost the other lines
                out.append(self._fault(Fault("", own_fault(error), "a plan")))
        return out

    def _fault(self, fault: Fault) -> bytes:
        self.line += 1
        self.faults += 1
        error = ErrorOut(self.line, fault.path, fault.message)
        return msgspec.json.encode({"error": error}) + b"\n"

    def _write(self, data: bytes) -> None:
        # Standard output may be unbuffered, and then a write that a signal cuts short stays short.
        left = memoryview(data)
        while left:
            left = left[os.write(self.target, left) :]
