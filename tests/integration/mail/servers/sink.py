"""An SMTP server that keeps what it accepts, and fails where it is told to. Also a program, for benchmarks."""

import contextlib
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from integration.mail.servers.happenings import Happening, Script, Step
from integration.mail.servers.processes import HOST
from integration.mail.servers.smtp_session import Accepted, Account, SmtpSession, Tls


class Sink:
    """A server on the loopback, in threads of this process.

    ``accepted`` are the messages that it has taken upon itself; ``answered`` is how many DATA ended in 250;
    ``commands`` are the lines that it was told, of all sessions, without secrets.
    """

    host = HOST

    def __init__(
        self,
        certificates: dict[Tls, Path] | None = None,
        *,
        open_to_all: bool = False,
        implicit_tls: bool = False,
        keeping: bool = True,
    ) -> None:
        self.account = Account()
        self.certificates = certificates or {}
        self.tls = Tls.GOOD if certificates else Tls.NONE
        self.open_to_all = open_to_all
        self.accepted: list[Accepted] = []
        self.answered = 0
        self.commands: list[str] = []
        self.connections = 0
        self._keeping = keeping
        self._implicit_tls = implicit_tls
        self._script = Script()
        self._lock = threading.Lock()
        self._closing = False
        self._sessions: dict[SmtpSession, threading.Thread] = {}
        self._listening = socket.create_server((HOST, 0), backlog=100)
        self.port: int = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, name="sink")
        self._thread.start()

    def at(self, step: Step, *happenings: Happening) -> None:
        """Tell what is to happen the next times that a session comes to a step, one after another."""
        self._script.at(step, *happenings)

    def always(self, step: Step, happening: Happening) -> None:
        """Tell what is to happen whenever a session comes to a step."""
        self._script.always(step, happening)

    def behave(self) -> None:
        """Be an ordinary server again: nothing more happens, and whoever is held goes on."""
        self._script.forget()

    def unhappened(self) -> dict[Step, int]:
        """What was told and never came to pass."""
        return self._script.left()

    def close(self) -> None:
        """End all sessions; connections to the port are refused from now on."""
        if self._closing:
            return
        self._closing = True
        with contextlib.suppress(OSError), socket.create_connection((HOST, self.port)):
            pass  # it waits for somebody to come
        self._thread.join()
        self._listening.close()
        with self._lock:
            sessions = dict(self._sessions)
        for each in sessions:
            each.end()
        self._script.forget()
        for thread in sessions.values():
            thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    # What sessions ask for

    def reached(self, step: Step, session: SmtpSession) -> bool:
        """Let happen what is to happen at a step; whether that was the server's answer."""
        happening = self._script.next(step)
        return happening is not None and happening.happen(session)

    def heard(self, command: str) -> None:
        """Take note of a command."""
        if self._keeping:
            self.commands.append(command)

    def take(self, message: Accepted) -> None:
        """Accept a message."""
        if self._keeping:
            self.accepted.append(message)
        with self._lock:
            self.answered += message.answered

    def could_not_tell(self, message: Accepted) -> None:
        """Take back that it was answered: the client had gone."""
        message.answered = False
        with self._lock:
            self.answered -= 1

    def _accept(self) -> None:
        while True:
            connection, _ = self._listening.accept()
            if self._closing:
                connection.close()
                return
            session = SmtpSession(connection, self)
            thread = threading.Thread(target=self._run, args=(session,), name="sink's session")
            with self._lock:
                self.connections += 1
                self._sessions[session] = thread
            thread.start()

    def _run(self, session: SmtpSession) -> None:
        session.run(tls_first=self._implicit_tls)
        with self._lock:
            del self._sessions[session]


class SinkProgram:
    """A sink in a process of its own, which is fast, takes mail from all and keeps only count."""

    host = HOST

    def __init__(self, certificate: Path | None = None) -> None:
        self._running = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "integration.mail.servers.sink",
                *([str(certificate)] if certificate else []),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        )
        self.port = self._asked()

    def answered(self) -> int:
        """How many messages were answered with 250."""
        self._running.stdin.write("\n")
        self._running.stdin.flush()
        return self._asked()

    def _asked(self) -> int:
        return int(self._running.stdout.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._running.communicate()  # which ends what it is told, and it


def main() -> None:
    """Be a server until nothing more is said; every line that is said is answered with the count."""
    certificates = {Tls.GOOD: Path(sys.argv[1])} if sys.argv[1:] else None
    with Sink(certificates, open_to_all=True, keeping=False) as sink:
        _tell(sink.port)
        for _ in sys.stdin:
            _tell(sink.answered)


def _tell(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
