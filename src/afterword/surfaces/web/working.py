"""What runs beside the pages: plans are renewed, what is due is sent, inboxes are watched."""

import sys
import threading
from typing import Final

from afterword import wiring
from afterword.ports import KeptAccount, Trouble

_TICK: Final = 5.0
"""Seconds between two looks at what time has changed."""
_SOON: Final = 1.0
"""Seconds between two looks at what is due to be sent: "now" is not to feel like later."""
_AGAIN: Final = (10.0, 60.0, 300.0, 900.0)
"""Seconds until a mailbox that could not be opened is tried again."""
_WATCHED: Final = 200
"""Mailboxes that one process watches: each is a connection and a thread."""


def work(stop: threading.Event) -> None:
    """Do all of it until told to stop."""
    others = [threading.Thread(target=each, args=(stop,), name=each.__name__) for each in (_send, _watch)]
    for thread in others:
        thread.start()
    _renew(stop)
    for thread in others:
        thread.join(10)
    wiring.keeper().close()


def _renew(stop: threading.Event) -> None:
    """Make plans again as time changes them; between, once, load what the first capture would wait for."""
    from afterword.app.ledger.sweeping import SWEPT_AT_MOST, sweep  # noqa: PLC0415

    keeper, clock = wiring.keeper(), wiring.clock()
    warm = False
    while True:
        with keeper.fresh():
            try:
                swept = sweep(wiring.books(), clock.now())
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
    """Send what is due; at the start, put back what an earlier process left."""
    if stop.wait(_SOON):  # the first page comes first
        return
    from afterword.app.post.recovering import LEASE, reconcile, recover  # noqa: PLC0415
    from afterword.app.post.sending import AT_ONCE, send_due  # noqa: PLC0415

    keeper, clock, books = wiring.keeper(), wiring.clock(), wiring.books()
    # For one person there is one process, which has the lock on the data: whoever had a message is dead.
    lease = 0 if books.room.place else LEASE
    while True:
        with keeper.fresh():
            try:
                recover(books, clock, lease=lease)
                lease = LEASE
                while send_due(books, clock) >= AT_ONCE and not stop.is_set():
                    pass
                reconcile(books, clock)
            except Exception as error:  # noqa: BLE001 - as above
                _complain("the outbox could not be looked after", error)
        if stop.wait(_SOON):
            return


def _watch(stop: threading.Event) -> None:
    """Have a thread for each mailbox that is to be watched, as accounts come and go."""
    watching: dict[int, tuple[threading.Thread, threading.Event, KeptAccount]] = {}
    while not stop.wait(_TICK):
        with wiring.keeper().fresh():
            try:
                there = {each.id: each for each in wiring.books().room.accounts.everybodys()[:_WATCHED]}
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
        thread.join(5)


def _watch_one(account: KeptAccount, stop: threading.Event, ended: threading.Event) -> None:
    """Watch one mailbox, again and again as connections break; less and less often as they cannot be made."""
    from afterword.app.post.watching import troubled, watch  # noqa: PLC0415 - only who has an account waits for it

    keeper, clock, books = wiring.keeper(), wiring.clock(), wiring.books()
    failed = 0

    def over() -> bool:
        return stop.is_set() or ended.is_set()

    def well() -> bool:
        nonlocal failed
        failed = 0
        return over()

    while not over():
        try:
            watch(books, account, clock, well, keeper.fresh)
        except Trouble as trouble:
            with keeper.fresh():
                troubled(books, account, trouble)
        except Exception as error:  # noqa: BLE001 - as above
            _complain("a mailbox could not be watched", error)
        else:
            return  # it is not to be watched
        until = _AGAIN[min(failed, len(_AGAIN) - 1)]
        failed += 1
        if ended.wait(0) or stop.wait(until):
            return


def _warm() -> None:
    from afterword.app.requests import WhenRequest  # noqa: PLC0415

    today = wiring.clock().now().date()
    wiring.books().desk.when(WhenRequest("by the end of next week", today, None, "US"))


def _complain(what: str, error: Exception) -> None:
    sys.stderr.write(f"{what} ({type(error).__name__}: {error}); trying again\n")
