"""Sends for many accounts in parallel, so a slow mail server doesn't delay other people's notes."""

import logging
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from afterword import bootstrap
from afterword.core.time.instants import Instant, instant_of
from afterword.messages.problems import problem_words
from afterword.ports import Busy, Clock, MailAccount
from afterword.services.context import utc_datetime
from afterword.services.mail_accounts.schemas import MailAccountsRequest
from afterword.services.outbox.batches import Batch

if TYPE_CHECKING:
    from afterword.services.context import Services


WORKERS: Final = 8
"""How many accounts are processed at once. Each may need a database connection: see its pool."""
_OF_ONE: Final = 2
"""How many of them can be one person's, so one person's slow servers don't delay others."""
_IN_TROUBLE: Final = 4
"""How many of them can have failed last time, so dead servers don't take every worker."""

Find = Callable[[Busy], Iterable[Batch]]
Work = Callable[[Batch], None]


class SideBySide:
    """Workers that process accounts: one per account, few per person.

    ``troubled`` says whether an account failed last time.
    """

    def __init__(self, troubled: Callable[[Batch], bool], workers: int = WORKERS) -> None:
        self._troubled: Final = troubled
        self._workers: Final = workers
        self._pool: Final = ThreadPoolExecutor(workers, thread_name_prefix="sending")
        self._running: dict[tuple[int, int | None], bool] = {}
        self._changed: Final = threading.Condition()

    def start(self, find: Find, work: Work) -> int:
        """Begin ``work`` with all that ``find`` finds, as far as there are workers; how many were begun.

        Whoever is left out is left out of the search too, so that what stands first doesn't hide the rest.
        Call it from one thread only.
        """
        begun = 0
        passed: set[tuple[int, int | None]] = set()
        while self._free():
            found = [each for each in find(self._busy(passed)) if _key(each) not in passed]
            for batch in found:
                passed.add(_key(batch))
                begun += self._began(batch, work)
            if not found:
                break
        return begun

    def wait(self, seconds: float, *, most: int = 0) -> bool:
        """Wait until at most so many accounts are being processed; return whether that happened in time."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self._running) <= most, seconds)

    def end(self) -> None:
        """Start nothing new, and wait for what's running."""
        self._pool.shutdown(cancel_futures=True)

    def _free(self) -> bool:
        with self._changed:
            return len(self._running) < self._workers

    def _busy(self, passed: Iterable[tuple[int, int | None]]) -> Busy:
        with self._changed:
            accounts = {account for _, account in (*self._running, *passed) if account is not None}
            of_owners = Counter(owner for owner, _ in self._running)
        return Busy(
            frozenset(accounts), frozenset(owner for owner, many in of_owners.items() if many >= _OF_ONE)
        )

    def _began(self, batch: Batch, work: Work) -> bool:
        key, troubled = _key(batch), self._troubled(batch)
        with self._changed:
            full = len(self._running) >= self._workers
            of_owner = sum(owner == batch.owner for owner, _ in self._running)
            many_troubled = troubled and sum(self._running.values()) >= min(_IN_TROUBLE, self._workers - 1)
            if full or key in self._running or of_owner >= _OF_ONE or many_troubled:
                return False
            self._running[key] = troubled
        self._pool.submit(self._do, batch, work)
        return True

    def _do(self, batch: Batch, work: Work) -> None:
        try:
            work(batch)
        finally:
            with self._changed:
                del self._running[_key(batch)]
                self._changed.notify_all()


def _key(batch: Batch) -> tuple[int, int | None]:
    return (batch.owner, batch.account)


# What runs beside the pages: plans are refreshed, due mail is sent, inboxes are watched.

_LOG: Final = logging.getLogger(__name__)
_TICK: Final = 5.0
"""Seconds between two checks for plans that time has changed."""
_SOON: Final = 1.0
"""Seconds between two checks for mail to send: "now" shouldn't feel like later."""
_WATCHED: Final = 200
"""How many mailboxes one process watches: each takes a connection and a thread."""
_WATCHED_OF_ONE: Final = 10
"""How many of them can be one person's."""


_watching_since: list[Instant] = []


def watching_since() -> Instant | None:
    """When this process started watching mailboxes; ``None`` if it doesn't."""
    return _watching_since[-1] if _watching_since else None


def accounts_request() -> MailAccountsRequest:
    """The request for a person's mail accounts that says whether they're read on time."""
    since = watching_since()
    return MailAccountsRequest(watched_since=None if since is None else utc_datetime(since))


def health() -> str:
    """What a site's monitoring sees: numbers only, since anybody can ask."""
    from afterword.services.inbox.watch_loop import health_words  # noqa: PLC0415 - as below

    return health_words(bootstrap.services().mail, instant_of(bootstrap.clock().now()), watching_since())


def work(stop: threading.Event) -> None:
    """Run everything until told to stop; none of its threads is left when this returns."""
    others = [threading.Thread(target=each, args=(stop,), name=each.__name__) for each in (_send, _watch)]
    for thread in others:
        thread.start()
    renew(stop)
    for thread in others:
        thread.join()


def plan_all() -> None:
    """Refresh every plan that may have changed, before anything is shown."""
    from afterword.services.cases.refresh import SWEPT_AT_MOST, sweep  # noqa: PLC0415

    while sweep(bootstrap.services(), bootstrap.clock().now()) >= SWEPT_AT_MOST:
        pass


def renew(stop: threading.Event) -> None:
    """Refresh plans as time passes; meanwhile, load once what the first capture would wait for."""
    from afterword.services.cases.refresh import SWEPT_AT_MOST, sweep  # noqa: PLC0415

    keeper, clock = bootstrap.maintenance(), bootstrap.clock()
    warm = False
    while True:
        with keeper.fresh():
            try:
                swept = sweep(bootstrap.services(), clock.now())
            except Exception as error:  # noqa: BLE001 - a database that is away comes back; the web goes on
                _complain("plans could not be renewed", error)
                swept = 0
        more = swept >= SWEPT_AT_MOST
        if stop.wait(0 if more else _TICK * warm):
            return
        if not (warm or more):
            _warm()
            warm = True


def _send(stop: threading.Event) -> None:
    """Send what's due; at the start, put back what an earlier process left."""
    if stop.wait(_SOON):  # The first page comes first.
        return
    from afterword.services.outbox.recovery import LEASE, recover  # noqa: PLC0415

    keeper, clock, services = bootstrap.maintenance(), bootstrap.clock(), bootstrap.services()
    # One person has one process, which holds the lock on the data: any other worker is gone.
    lease = 0 if services.mail.place else LEASE
    workers = SideBySide(partial(had_trouble, services))
    while True:
        with keeper.fresh():
            try:
                recover(services, clock, lease=lease)
                lease = LEASE
                look_after(services, clock, workers)
            except Exception as error:  # noqa: BLE001 - as above
                _complain("the outbox could not be looked after", error)
        if stop.wait(_SOON):
            workers.end()
            return


def look_after(services: "Services", clock: Clock, workers: "SideBySide") -> int:
    """Start sending and finishing due messages, account by account; return how many were started."""
    from afterword.services.outbox.recovery import reconcile_account, unfinished_by_account  # noqa: PLC0415
    from afterword.services.outbox.sending import due_by_account, send_account  # noqa: PLC0415

    def apart(work: "Callable[[Services, Clock, Batch], None]") -> "Callable[[Batch], None]":
        def alone(batch: "Batch") -> None:
            with bootstrap.maintenance().fresh():
                try:
                    work(services, clock, batch)
                except Exception as error:  # noqa: BLE001 - as above
                    _complain("an account's mail could not be looked after", error)

        return alone

    sending = workers.start(lambda busy: due_by_account(services, clock, without=busy), apart(send_account))
    return sending + workers.start(
        lambda busy: unfinished_by_account(services, clock, without=busy), apart(reconcile_account)
    )


def had_trouble(services: "Services", batch: "Batch") -> bool:
    """Whether an account's servers couldn't be reached, or refused, last time."""
    kept = None if batch.account is None else services.mail.accounts.get(batch.owner, batch.account)
    return kept is not None and bool(kept.trouble)


def _watch(stop: threading.Event) -> None:
    """Run a thread for each watched mailbox, as accounts come and go."""
    watching: dict[int, tuple[threading.Thread, threading.Event, MailAccount]] = {}
    _watching_since.append(instant_of(bootstrap.clock().now()))
    while not stop.wait(_TICK):
        with bootstrap.maintenance().fresh():
            try:
                there = {each.id: each for each in watchable(bootstrap.services().mail.accounts.list_all())}
            except Exception as error:  # noqa: BLE001 - as above
                _complain("mail accounts could not be read", error)
                continue
        for number, (thread, ended, account) in list(watching.items()):
            if number not in there or there[number].body != account.body or not thread.is_alive():
                ended.set()
                del watching[number]
        for number in there.keys() - watching.keys():
            ended = threading.Event()
            thread = threading.Thread(target=_watch_one, args=(there[number], stop, ended), name="mailbox")
            watching[number] = (thread, ended, there[number])
            thread.start()
    for _, ended, _ in watching.values():
        ended.set()
    for thread, _, _ in watching.values():
        thread.join()
    _watching_since.clear()


def watchable(accounts: Iterable[MailAccount]) -> list[MailAccount]:
    """The mailboxes this process watches; nobody's many mailboxes take the threads of others."""
    of_owners = Counter[int]()
    found: list[MailAccount] = []
    for each in accounts:
        of_owners[each.owner] += 1
        if of_owners[each.owner] <= _WATCHED_OF_ONE:
            found.append(each)
    return found[:_WATCHED]


def _watch_one(account: MailAccount, stop: threading.Event, ended: threading.Event) -> None:
    """Watch one mailbox, however often it fails."""
    from afterword.services.inbox.watch_loop import keep_watching  # noqa: PLC0415 - only who has an account waits for it

    def over() -> bool:
        return stop.is_set() or ended.is_set()

    def wait(seconds: float) -> bool:
        return ended.is_set() or stop.wait(seconds)

    keep_watching(
        bootstrap.services(),
        account,
        bootstrap.clock(),
        over,
        wait,
        session=bootstrap.maintenance().fresh,
        complain=_complain,
    )


def _warm() -> None:
    from afterword.services.planning.schemas import WhenRequest  # noqa: PLC0415

    today = bootstrap.clock().now().date()
    bootstrap.services().engine.when(WhenRequest("by the end of next week", today, None, "US"))


def _complain(what: str, error: Exception) -> None:
    """Log a failure: for a bug only its place in the code, since its message may contain personal data."""
    trouble = bootstrap.store_error(error)
    if trouble is not None:
        _LOG.error("%s (%s); trying again", what, problem_words(trouble))
        return
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    _LOG.error("%s (error=%s at=%s); trying again", what, type(error).__name__, where)
