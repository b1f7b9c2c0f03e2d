"""The program as it is served, in a process of its own: what a browser talks to."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

HELD = (
    "import sys; from datetime import datetime; from afterword import bootstrap; "
    "bootstrap.hold_clock(datetime.fromisoformat(sys.argv.pop(1))); "
    "from afterword.cli.main import main; main()"
)
"""Runs a command by a clock that stands at the moment of its first word: for it, that is the present."""
NOW = "2026-11-03T17:10:00-05:00"
"""When every page is as of: a Tuesday, 22:10 UTC."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """A running program. ``stop`` ends it politely, ``kill`` does not; ``start`` runs it again, on the same port."""

    def __init__(
        self,
        data: Path,
        *,
        hosts: str = "",
        now: str = NOW,
        port: int | None = None,
        more: dict[str, str] | None = None,
    ) -> None:
        self.data = data
        self.hosts = hosts
        self.now = now
        self.more = more or {}
        self.port = port or free_port()
        self.url = f"http://localhost:{self.port}"
        self.process: subprocess.Popen[str] | None = None
        self.said: list[str] = []

    @property
    def environment(self) -> dict[str, str]:
        own = {"AFTERWORD_DATA": str(self.data), "AFTERWORD_HOSTS": self.hosts}
        return {**os.environ, **own, "PYTHONUNBUFFERED": "1", **self.more}

    def start(self) -> "Served":
        words = ["serve", "--no-browser", "--port", str(self.port)]
        self.process = subprocess.Popen(
            [sys.executable, "-c", HELD, self.now, *words],
            env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        output: IO[str] | None = self.process.stdout
        assert output is not None
        self.said = []
        for line in output:  # it speaks once it listens
            self.said.append(line)
            if "/local/" in line or "is at port" in line:
                break
        else:
            raise AssertionError("".join(self.said))
        # It would wait for somebody to read on, once it has said more than a pipe holds.
        self.reader = threading.Thread(target=self.said.extend, args=(output,), daemon=True)
        self.reader.start()
        return self

    def link(self) -> str:
        """A one-time link into it."""
        made = subprocess.run(
            [sys.executable, "-c", "from afterword.cli.main import main; main()", "open", "--no-browser"],
            env=self.environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return made.stdout.strip()

    def stop(self) -> int:
        assert self.process is not None
        self.process.terminate()
        return self._ended()

    def kill(self) -> int:
        assert self.process is not None
        self.process.kill()
        return self._ended()

    def _ended(self) -> int:
        assert self.process is not None
        assert self.process.stdout is not None
        try:
            ended = self.process.wait(30)
        except subprocess.TimeoutExpired:  # what it leaves behind would fail other tests
            self.process.kill()
            self.process.wait()
            raise
        self.reader.join(5)
        self.process.stdout.close()
        return ended
