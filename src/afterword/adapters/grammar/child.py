"""The process that Harper runs in, as its owner sees it: ask it, and do without it when it falls.

A process and not a thread, because Harper prints to standard output, is not thread-safe, takes 150 MB, and
some inputs make it allocate until it is killed: none of that may happen to a server or in a pipe.
"""

import contextlib
import json
import queue
import subprocess
import sys
import threading
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

_COMMAND: Final = (sys.executable, "-P", str(Path(__file__).with_name("worker.py")))
PATIENCE: Final = 30.0
"""Seconds until a silent process is given up; an answer takes milliseconds, the first one a second."""
MOST_FALLS: Final = 3
"""How often it may fall before it is not started again."""


class Fallen(Exception):  # noqa: N818 - it says what happened
    """The process ended, or fell silent, before it answered."""


class _Running(NamedTuple):
    process: subprocess.Popen[bytes]
    listener: threading.Thread
    answers: queue.SimpleQueue[bytes]


class Child:
    """One process, started when first asked (or by ``start``), and started again after a fall.

    It ends with its owner: when this is dropped, when the program ends, or when its input does.
    """

    def __init__(
        self, setup: object, *, command: Sequence[str] = _COMMAND, patience: float = PATIENCE
    ) -> None:
        self._setup: Final = json.dumps(setup).encode() + b"\n"
        self._command: Final = command
        self._patience: Final = patience
        self._lock: Final = threading.Lock()
        self._running: Final[list[_Running]] = []
        self._falls = 0
        weakref.finalize(self, _end, self._running)

    def start(self) -> None:
        """Begin to load, without waiting for it."""
        with self._lock, contextlib.suppress(Fallen):
            self._run()

    def ask(self, question: object) -> Any:
        """The answer to a question; ``Fallen`` if there is none."""
        with self._lock:
            running = self._run()
            answer = b""
            with contextlib.suppress(OSError, queue.Empty):
                _tell(running.process, json.dumps(question).encode() + b"\n")
                answer = running.answers.get(timeout=self._patience)
            if not answer:
                self._falls += 1
                _end(self._running)
                raise Fallen
            return json.loads(answer)

    def close(self) -> None:
        """End the process; a later question starts another."""
        with self._lock:
            _end(self._running)

    def _run(self) -> _Running:
        if self._running:
            return self._running[0]
        if self._falls >= MOST_FALLS:
            raise Fallen
        try:
            process = subprocess.Popen(  # noqa: S603 - our own script, by our own interpreter
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            self._falls = MOST_FALLS
            raise Fallen from error
        answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        listener = threading.Thread(target=_listen, args=(process, answers), daemon=True)
        running = _Running(process, listener, answers)
        self._running.append(running)
        listener.start()
        with contextlib.suppress(OSError):
            _tell(process, self._setup)
        return running


def _tell(process: subprocess.Popen[bytes], line: bytes) -> None:
    assert process.stdin is not None
    process.stdin.write(line)
    process.stdin.flush()


def _listen(process: subprocess.Popen[bytes], answers: queue.SimpleQueue[bytes]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        answers.put(line)
    answers.put(b"")


def _end(running: list[_Running]) -> None:
    while running:
        process, listener, _ = running.pop()
        process.kill()
        process.wait()
        listener.join()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
