"""Keeps watching mailboxes, and says if one isn't being read: nobody should miss an answer that's there."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Final

from afterword.core.time.instants import DAY, MINUTE, Instant, instant_of
from afterword.ports import Clock, MailAccount, MailError, UnreadableMail
from afterword.services.context import MailServices, Services
from afterword.services.inbox.watcher import broken, troubled, watch
from afterword.services.mail_accounts.schemas import named

OVERDUE: Final = 20 * MINUTE
"""A mailbox is checked at least every nine minutes: after this long, something is wrong."""
SHOWN: Final = 30 * DAY
"""How long we show a message that couldn't be read."""


def is_watched(account: MailAccount) -> bool:
    """Whether to look for answers in it."""
    told = named(account).account
    return told.watch and told.servers.imap is not None


def is_overdue(account: MailAccount, now: Instant, since: Instant | None) -> bool:
    """Whether a watched mailbox hasn't been read for too long.

    ``since`` is when this process started watching; without it, we can't tell.
    """
    return since is not None and is_watched(account) and max(account.read_at, since) < now - OVERDUE


def overdue(room: MailServices, now: Instant, since: Instant | None) -> tuple[int, int]:
    """How many mailboxes haven't been read for too long, and how many are watched, for everybody."""
    watched = [each for each in room.accounts.list_all() if is_watched(each)]
    return sum(is_overdue(each, now, since) for each in watched), len(watched)


def health_words(room: MailServices, now: Instant, since: Instant | None) -> str:
    """What a site's monitoring sees: numbers only, since anybody can ask."""
    late, watched = overdue(room, now, since) if since is not None else (0, 0)
    return f"ok\nmail: {late} of {watched} mailboxes not read for 20 minutes\n" if late else "ok"


def unread_lately(room: MailServices, account: MailAccount, now: Instant) -> tuple[UnreadableMail, ...]:
    """A mailbox's unreadable messages that are still shown, newest first."""
    return tuple(each for each in room.accounts.list_unreadable(account.id) if each.found_at > now - SHOWN)


# Keeps watching a mailbox: reopens it when it breaks, at growing intervals.

_LOG: Final = logging.getLogger(__name__)
PAUSES: Final = (10.0, 60.0, 300.0, 900.0)
"""Seconds until a broken mailbox is opened again; the last value repeats."""
_HELD: Final = 5 * MINUTE
"""A connection that lasted this long after a successful check was a good one."""

Session = Callable[[], AbstractContextManager[None]]
Complain = Callable[[str, Exception], None]


class Pauses:
    """How long to wait after each failure. Only a connection that lasts resets it.

    A successful check isn't enough: a server that answers once and then hangs up would be opened every ten
    seconds forever.
    """

    def __init__(self) -> None:
        self._breaks = 0
        self._looked_at: Instant | None = None

    def looked(self, now: Instant) -> None:
        """A check of the mailbox succeeded."""
        if self._looked_at is None:
            self._looked_at = now

    def broke(self, now: Instant) -> float:
        """The connection broke, or couldn't be made; return the seconds until the next try."""
        if self._looked_at is not None and now - self._looked_at >= _HELD:
            self._breaks = 0
        self._looked_at = None
        pause = PAUSES[min(self._breaks, len(PAUSES) - 1)]
        self._breaks += 1
        return pause


def keep_watching(
    services: Services,
    account: MailAccount,
    clock: Clock,
    stop: Callable[[], bool],
    wait: Callable[[float], bool],
    *,
    session: Session,
    complain: Complain,
) -> None:
    """Watch until told to stop, whatever breaks; store problems with the account, for its page.

    ``wait`` waits that many seconds and says whether to stop. ``complain`` gets our own bugs.
    """
    pauses = Pauses()
    while not stop():
        try:
            watch(
                services,
                account,
                clock,
                stop,
                session=session,
                looked=lambda: pauses.looked(instant_of(clock.now())),
            )
        except MailError as trouble:
            _LOG.warning("mailbox failed account=%d kind=%s", account.id, trouble.kind)
            _say(lambda trouble=trouble: troubled(services, account, trouble), session, complain)  # type: ignore[misc]
        except Exception as error:  # noqa: BLE001 - a database that is away comes back; others go on
            complain("a mailbox could not be watched", error)
            _say(lambda: broken(services, account), session, complain)
        else:
            return  # It isn't supposed to be watched.
        pause = pauses.broke(instant_of(clock.now()))
        _LOG.info("waiting to open a mailbox again account=%d seconds=%d", account.id, pause)
        if wait(pause):
            return


def _say(what: Callable[[], None], session: Session, complain: Complain) -> None:
    """Store a problem if the database works; otherwise it's stored next time, and watching goes on."""
    try:
        with session():
            what()
    except Exception as error:  # noqa: BLE001 - as above
        complain("what is wrong with a mailbox could not be kept", error)
