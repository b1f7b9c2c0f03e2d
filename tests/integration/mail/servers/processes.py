"""Programs that the tests start: ports kept for them, asked until they answer, ended whatever happens."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

HOST = "127.0.0.1"
_PATIENCE = 60  # seconds: only a program that never starts takes so long


class Ports:
    """Ports of the loopback that are nobody else's while this is open."""

    def __init__(self) -> None:
        self._held: list[socket.socket] = []

    def take(self) -> int:
        """A port that a server may listen on. Until one does, connections to it are refused."""
        held = socket.socket()
        # At all addresses, so that it is free at each; this socket itself never listens.
        held.bind(("", 0))
        # Set only now: the port was free. A server, which sets it too, can listen there beside this socket; other
        # tests that ask for a free port, and the kernel choosing one for a client, are never given it.
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._held.append(held)
        return int(held.getsockname()[1])

    def close(self) -> None:
        for each in self._held:
            each.close()


def until(true: Callable[[], bool], *, what: Callable[[], str]) -> None:
    """Ask until it is true. ``what`` says what went wrong, if it never is."""
    deadline = time.monotonic() + _PATIENCE
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError(what())
        time.sleep(0.005)


class Program:
    """A running program, its output in a file."""

    def __init__(self, words: list[str], log: Path) -> None:
        self._log = log
        with log.open("ab") as output:
            self._running = subprocess.Popen(
                words,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self.group = self._running.pid

    def until_it_answers(self, port: int, greeting: bytes) -> None:
        """Wait until it greets whoever connects."""

        def answers() -> bool:
            if self._running.poll() is not None:
                raise RuntimeError(f"it ended by itself: {self.said()}")
            with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=5) as there:
                return there.recv(100).startswith(greeting)
            return False

        until(answers, what=lambda: f"no answer at port {port}: {self.said()}")

    def stop(self) -> None:
        """End it and its children, at once: nothing of theirs is kept."""
        # Its session is its own: whoever is in it belongs to it.
        with contextlib.suppress(ProcessLookupError):  # it ended by itself
            os.killpg(self.group, signal.SIGKILL)
        self._running.wait()
        until(lambda: not self._is_anybody_left(), what=lambda: f"not to be ended: {self.said()}")

    def said(self) -> str:
        """The end of what it has written."""
        return self._log.read_text("utf-8", errors="replace")[-4000:]

    def _is_anybody_left(self) -> bool:
        """Whether a child still runs: not one that has ended, which only waits for the system to take note of it."""
        for each in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):  # it ended just now
                state, _parent, group = (
                    each.read_text("utf-8", errors="replace").rpartition(")")[2].split()[:3]
                )
                if int(group) == self.group and state not in {"Z", "X"}:
                    return True
        return False


class Guard:
    """Ends programs and removes their folder should this process be killed before it can."""

    # It is told whom to end. When nothing more can be heard, and never was it told that all is done, we are dead.
    _SCRIPT = """
    while read -r said; do
        [ "$said" = done ] && exit
        groups="$groups -$said"
    done
    kill -9 $groups
    rm -rf "$1"
    """

    def __init__(self, folder: Path) -> None:
        self._running = subprocess.Popen(
            ["sh", "-c", self._SCRIPT, "guard", str(folder)],
            stdin=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )

    def watch(self, program: Program) -> None:
        """Take a program under its guard."""
        self._running.stdin.write(f"{program.group}\n")
        self._running.stdin.flush()

    def dismiss(self) -> None:
        """Let it go: all is done."""
        self._running.communicate("done\n")
