"""A process for what may go wrong, as its owner sees it: ask it, and do without it when it falls.

Harper runs in one (it prints to standard output, isn't thread-safe, and some inputs make it allocate until
it's killed), and so does the reader of strangers' mail. Each has limits of memory and time; what goes beyond
them is killed, and the next question starts another.
"""

import contextlib
import json
import logging
import queue
import subprocess
import threading
import weakref
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

_LOG: Final = logging.getLogger(__name__)
PATIENCE: Final = 30.0
"""Seconds until a silent process is given up. An answer takes milliseconds, the first one a second."""
MOST_FALLS: Final = 3
"""How often in a row it may crash before it isn't restarted."""
MEMORY: Final = 1_000_000_000
"""Bytes of data a process may have: Harper takes 230 MB, a 12 MB mail a tenth of that."""
_PIPE: Final = 60_000
"""Bytes a pipe holds while nobody reads: anything longer waits for the process."""

try:
    import resource
except ImportError:  # Windows
    _limited = False
else:
    _limited = hasattr(resource, "prlimit")  # macOS has none for other processes.


class Fallen(Exception):  # noqa: N818 - it says what happened
    """The process ended or went silent before it answered."""


class _Running(NamedTuple):
    process: subprocess.Popen[bytes]
    listener: threading.Thread
    answers: queue.SimpleQueue[bytes]


class Child:
    """One process, started when first asked (or by ``start``), and started again after a fall.

    It ends with its owner: when this is dropped, when the program ends, or when its input does. After
    ``most_falls`` in a row it's not started again; ``None``: it always is. It may have ``memory`` bytes.
    """

    def __init__(
        self,
        setup: object,
        *,
        command: Sequence[str],
        patience: float = PATIENCE,
        most_falls: int | None = MOST_FALLS,
        memory: int = MEMORY,
    ) -> None:
        self._setup: Final = json.dumps(setup).encode() + b"\n"
        self._command: Final = command
        self._patience: Final = patience
        self._most_falls: Final = most_falls
        self._memory: Final = memory
        self._lock: Final = threading.Lock()
        self._running: Final[list[_Running]] = []
        self._falls = 0
        weakref.finalize(self, _end, self._running)

    def start(self) -> None:
        """Start loading, without waiting."""
        with self._lock, contextlib.suppress(Fallen):
            self._run()

    def ask(self, question: object) -> Any:
        """The answer to a question. Raises ``Fallen`` if there's none."""
        with self._lock:
            running = self._run()
            answer = b""
            with contextlib.suppress(OSError, queue.Empty):
                with self._deadline(running.process, asked := json.dumps(question).encode() + b"\n"):
                    _tell(running.process, asked)
                answer = running.answers.get(timeout=self._patience)
            if not answer:
                self._falls += 1
                _LOG.info("helper process failed program=%s failures=%d", self._command[-1], self._falls)
                _end(self._running)
                raise Fallen
            self._falls = 0
            return json.loads(answer)

    def close(self) -> None:
        """End the process; a later question starts another."""
        with self._lock:
            _end(self._running)

    @contextlib.contextmanager
    def _deadline(self, process: subprocess.Popen[bytes], asked: bytes) -> Iterator[None]:
        """End the process if it doesn't read a long question: writing would wait forever."""
        if len(asked) <= _PIPE:
            yield
            return
        timer = threading.Timer(self._patience, process.kill)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _run(self) -> _Running:
        if self._running:
            return self._running[0]
        if self._most_falls is not None and self._falls >= self._most_falls:
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
            _LOG.info(
                "helper process not started program=%s error=%s", self._command[-1], type(error).__name__
            )
            raise Fallen from error
        _limit(process, self._memory)
        answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        listener = threading.Thread(target=_listen, args=(process, answers), daemon=True)
        running = _Running(process, listener, answers)
        self._running.append(running)
        listener.start()
        with contextlib.suppress(OSError):
            _tell(process, self._setup)
        return running


def _limit(process: subprocess.Popen[bytes], memory: int) -> None:
    """Limit a process's memory if that's possible from outside; otherwise only its time is limited."""
    if _limited:
        with contextlib.suppress(OSError, ValueError):
            resource.prlimit(process.pid, resource.RLIMIT_DATA, (memory, memory))
            resource.prlimit(process.pid, resource.RLIMIT_CORE, (0, 0))


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
