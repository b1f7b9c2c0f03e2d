"""A worker that is killed: run as a program, it forks one for each line that it is told, and says how each ended.

A line is JSON: ``seeds`` (a worker for each), ``step`` (after how many steps the worker ends itself by
SIGKILL) or ``after`` (after how many seconds the kernel ends it), and ``lease`` (the microseconds that a dead
worker's claims stand).
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from afterword import bootstrap
from afterword.config import Config, config


def main(folder: Path, now: str) -> None:
    from datetime import datetime

    configured: Config = config({**os.environ, "AFTERWORD_DATA": str(folder)})
    bootstrap.store(configured)
    bootstrap.hold_clock(datetime.fromisoformat(now))
    # What a worker needs is loaded once, so that each begins at once.
    import afterword.services.inbox.watcher  # noqa: F401

    for line in sys.stdin:
        asked = json.loads(line)
        children = [_forked(asked, each) for each in asked["workers"]]
        ends = [os.waitpid(child, 0)[1] for child in children]
        sys.stdout.write(json.dumps([os.waitstatus_to_exitcode(each) for each in ends]) + "\n")
        sys.stdout.flush()


def _forked(asked: dict[str, Any], worker: dict[str, Any]) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        _work(asked, worker)
        status = 0
    finally:
        os._exit(status)


def _work(asked: dict[str, Any], worker: dict[str, Any]) -> None:
    from afterword.services.outbox.recovery import recover
    from afterword.services.outbox.sending import send_due

    services, clock = bootstrap.services(), bootstrap.clock()
    left = worker.get("step", 10**9)

    def step(_: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    if "after" in worker:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, worker["after"])
    if asked.get("recover"):
        recover(services, clock, lease=0)
    send_due(services, clock, limit=asked.get("limit", 20), step=step)
    bootstrap.maintenance().close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
