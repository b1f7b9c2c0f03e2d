"""Kill -9 at every step of a send, and at many random moments: no duplicate, no loss, nothing uncertain unsaid."""

import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from email import message_from_bytes
from pathlib import Path
from typing import Any

import msgspec
import pytest

from afterword.integrations.secrets import new_key
from afterword.ports import OutboxState
from afterword.services.outbox.controls import outbox
from afterword.services.outbox.recovery import reconcile, recover
from afterword.services.outbox.schemas import OutboxRequest
from integration.mail.servers.happenings import Drop, Hold, Step
from integration.mail.servers.sink import Sink
from integration.mail.servers.smtp_session import Tls
from integration.outbox.desk import Desk, account_at

STEPS = ["connected", "claimed", "checked", "agreed", "intended", "accepted", "sent", "recorded"]
Told = Callable[..., list[int]]
KEY = new_key()


@pytest.fixture
def kept_in(sqlite_url: str, using: Any) -> Iterator[str]:
    """The store that the killed worker uses too: a file."""
    with using(sqlite_url):
        yield sqlite_url


@pytest.fixture
def room(room: Any) -> Any:
    """Secrets are where another process finds them."""
    from afterword.db.repositories.mail_accounts import EncryptedSecretRepository
    from afterword.integrations.secrets import SealedSecrets

    sealed = SealedSecrets(EncryptedSecretRepository(), KEY)
    return room._replace(secrets=lambda: sealed, place="")


@pytest.fixture
def worker(kept_in: str, tmp_path: Path, desk: Desk, certificates: Any, sink: Sink) -> Iterator[Told]:
    """Lets workers run and be killed; their exit codes."""
    from afterword.services.mail_accounts.access import keep_password

    # Without encryption: Python's leaks the socket of a server whose client dies while it begins.
    sink.tls = Tls.NONE
    body = msgspec.json.encode(account_at(sink, "none"))
    assert desk.services.mail.accounts.save(desk.owner, sink.account.address, body) == desk.account
    keep_password(desk.services.mail, desk.account, sink.account.password)
    environment = {
        **os.environ, "DATABASE_URL": kept_in, "AFTERWORD_KEY": KEY, "AFTERWORD_HOSTS": "afterword.test",
        "AFTERWORD_PRIVATE_SERVERS": "127.0.0.0/8",
        "SSL_CERT_FILE": str(certificates.ca), "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }  # fmt: skip
    program = Path(__file__).with_name("killed_worker.py")
    with subprocess.Popen(
        [sys.executable, str(program), str(tmp_path), desk.clock.now().isoformat()],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
    ) as running:  # fmt: skip
        assert running.stdin is not None
        assert running.stdout is not None

        def tell(*workers: dict[str, Any], **more: Any) -> list[int]:
            running.stdin.write(json.dumps({"workers": workers, **more}) + "\n")  # type: ignore[union-attr]
            running.stdin.flush()  # type: ignore[union-attr]
            found: list[int] = json.loads(running.stdout.readline())  # type: ignore[union-attr]
            return found

        yield tell
        running.stdin.close()


def _copies(sink: Sink) -> Counter[str]:
    return Counter(str(message_from_bytes(each.raw)["Message-ID"]) for each in sink.accepted)


def _nothing_is_wrong(desk: Desk, sink: Sink, numbers: list[int]) -> Counter[OutboxState]:
    """What must hold at any time: one copy at most, and every message's state is true."""
    copies = _copies(sink)
    assert set(copies.values()) <= {1}, "nothing is sent twice"
    kept = [desk.kept(each) for each in numbers]
    for each in kept:
        out = copies[f"<{each.message_id}>"]
        assert out or each.state != "sent", "nothing is lost"
        assert not out or each.state in {"sent", "uncertain", "sending"}, (
            "nothing that is out is thought to be here"
        )
    shown = {each.kept.id for each in outbox(desk.services, desk.caller(), OutboxRequest(limit=500))}
    assert {each.id for each in kept if each.state == "uncertain"} <= shown
    return Counter(each.state for each in kept)


@pytest.mark.parametrize("step", range(len(STEPS)), ids=STEPS)
def test_killed_at_a_step(desk: Desk, sink: Sink, worker: Told, step: int) -> None:
    case = desk.case()
    numbers = [desk.approved(case)]
    assert worker({"step": step}) == [-signal.SIGKILL]
    _nothing_is_wrong(desk, sink, numbers)
    assert worker({}, recover=True) == [0]
    states = _nothing_is_wrong(desk, sink, numbers)
    certain = STEPS[step] not in {"intended", "accepted"}
    assert states == {"sent" if certain else "uncertain": 1}
    reconcile(desk.services, desk.clock)
    assert len(desk.notes_sent(case)) == (1 if certain else 0)


@pytest.mark.parametrize("step", [Step.DATA, Step.BODY, Step.DOT], ids=str)
def test_killed_while_the_server_has_the_word(desk: Desk, sink: Sink, worker: Told, step: Step) -> None:
    numbers = [desk.approved(desk.case())]
    sink.at(step, Hold())
    assert worker({"after": 0.5}) == [-signal.SIGALRM]
    sink.behave()
    recover(desk.services, desk.clock, lease=0)
    assert _nothing_is_wrong(desk, sink, numbers) == {"uncertain": 1}
    worker({}, recover=True)
    assert _nothing_is_wrong(desk, sink, numbers) == {"uncertain": 1}


@pytest.mark.slow
@pytest.mark.parametrize("seed", [2026, 2027])
def test_killed_at_many_moments(desk: Desk, sink: Sink, worker: Told, thorough: bool, seed: int) -> None:
    # Each step is a test of its own above: these are the moments between them.
    kills = 500 if thorough else 60
    chance = random.Random(seed)
    numbers: list[int] = []
    killed = 0
    while killed < kills:
        if sum(desk.state(each) == "approved" for each in numbers[-20:]) < 4:
            count = len(numbers)
            numbers += [
                desk.approved(desk.case(f"Firm {count + each}", f"dana@firm{count + each}.example"))
                for each in range(8)
            ]
        how = (
            {"step": chance.randrange(24)}
            if chance.random() < 0.5
            else {"after": chance.uniform(0.001, 0.08)}
        )
        ends = worker(how, recover=True)
        killed += ends != [0]
        assert ends[0] in {0, -signal.SIGKILL, -signal.SIGALRM}
    while worker({}, recover=True, limit=500) and any(desk.state(each) == "approved" for each in numbers):
        pass
    states = _nothing_is_wrong(desk, sink, numbers)
    assert set(states) <= {"sent", "uncertain"}
    assert len(sink.accepted) >= states["sent"]


def test_two_workers_at_once_one_of_them_killed(desk: Desk, sink: Sink, worker: Told) -> None:
    chance = random.Random(11)
    numbers = [desk.approved(desk.case(f"Firm {each}", f"dana@firm{each}.example")) for each in range(40)]
    for _ in range(20):
        worker({"step": chance.randrange(30)}, {"after": chance.uniform(0.01, 0.1)})
        _nothing_is_wrong(desk, sink, numbers)
    worker({}, {}, recover=True, limit=100)
    states = _nothing_is_wrong(desk, sink, numbers)
    assert set(states) <= {"sent", "uncertain"}
    assert states["sent"] > 0


def test_two_workers_share_the_work(desk: Desk, sink: Sink, worker: Told) -> None:
    numbers = [desk.approved(desk.case(f"Firm {each}", f"dana@firm{each}.example")) for each in range(12)]
    assert worker({}, {}) == [0, 0]
    assert _nothing_is_wrong(desk, sink, numbers) == {"sent": 12}


def test_what_a_stopped_worker_had_is_not_taken_while_it_may_live(
    desk: Desk, sink: Sink, worker: Told
) -> None:
    number = desk.approved(desk.case())
    worker({"step": STEPS.index("checked") + 1})
    assert desk.state(number) == "claimed"
    recover(desk.services, desk.clock)
    assert desk.state(number) == "claimed"
    desk.clock.on(minutes=16)
    recover(desk.services, desk.clock)
    assert desk.state(number) == "approved"


def test_a_lost_250_is_settled_by_hand_only(desk: Desk, sink: Sink, worker: Told) -> None:
    number = desk.approved(desk.case())
    sink.at(Step.DOT, Drop(kept=True))
    worker({})
    worker({}, recover=True)
    assert desk.state(number) == "uncertain"
    assert _copies(sink).total() == 1
