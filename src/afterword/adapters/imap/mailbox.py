"""One mailbox: what is new in it, one message of it, whether one is there; and waiting for more."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from afterword.adapters.imap.folders import sent_among
from afterword.adapters.imap.troubles import told
from afterword.ports import Header, Mark, Permanent, Scan

if TYPE_CHECKING:
    from imapclient import IMAPClient

HEADERS: Final = (
    "BODY.PEEK[HEADER.FIELDS (DATE FROM TO CC SUBJECT MESSAGE-ID IN-REPLY-TO REFERENCES AUTO-SUBMITTED"
    " PRECEDENCE X-FAILED-RECIPIENTS CONTENT-TYPE X-MICROSOFT-ORIGINAL-MESSAGE-ID)]"
)
_ID_FIELDS: Final = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID X-MICROSOFT-ORIGINAL-MESSAGE-ID)]"
_NAMES: Final = ("Message-ID", "X-Microsoft-Original-Message-ID")
_PORTION: Final = 1_000
"""UIDs in one command: longer lines are refused by some servers."""
_IDLE_AT_MOST: Final = 540.0
"""Seconds: servers may hang up after half an hour, routers forget sooner."""
_SLICE: Final = 1.0


class ImapMailbox:
    """A signed-in connection: see ``ports.Mailbox``. Folders are only examined, never selected."""

    def __init__(self, client: "IMAPClient", timeout: float, poll: float) -> None:
        self._client = client
        self._timeout = timeout
        self._poll = poll
        self._folder: str | None = None
        self._looked_at: int | None = None
        """How many messages the folder had when it was last scanned."""
        self._here: dict[bytes, Any] = {}
        self._sent: str | None = None
        self._sent_is_known = False

    def sent_folder(self) -> str | None:
        """The folder where what was sent is filed."""
        if not self._sent_is_known:
            with told():
                self._sent = sent_among(self._client.list_folders())
            self._sent_is_known = True
        return self._sent

    def mark(self, folder: str) -> Mark:
        """Where a folder stands now."""
        with told():
            self._examine(folder)
            return self._mark()

    def scan(self, folder: str, since: Mark | None, *, at_most: int, days: int) -> Scan:
        """What came since a mark; without one, the newest ones of the last days."""
        with told():
            self._refresh(folder)
            self._looked_at = int(self._here.get(b"EXISTS", 0))
            if since is None or since.validity != self._here.get(b"UIDVALIDITY"):
                self._examine(folder)
                now = self._mark()
                uids = self._newest(days)[-at_most:]
                return Scan(now, self._headers(uids), since is not None)
            # "n:*" has the last one even if it is older than n.
            uids = sorted(uid for uid in self._client.search(f"UID {since.uid + 1}:*") if uid > since.uid)
            uids = uids[:at_most]
            now = since._replace(uid=uids[-1] if uids else since.uid)
            return Scan(now, self._headers(uids), again=False)

    def message(self, folder: str, uid: int, validity: int, at_most: int) -> bytes | None:
        """The first bytes of a message; ``None`` if it is not there any more."""
        with told():
            self._examine(folder)
            if self._here.get(b"UIDVALIDITY") != validity:
                return None
            found = self._client.fetch([uid], [f"BODY.PEEK[]<0.{at_most}>"]).get(uid, {})
            return next((value for name, value in found.items() if name.startswith(b"BODY[")), None)

    def find(self, folder: str, message_id: str) -> int | None:
        """The UID of a message by its Message-ID, or by the one it had before a provider rewrote it."""
        if not message_id.isascii() or any(each in message_id for each in '"\\\r\n'):
            return None  # none of ours
        with told():
            self._examine(folder)
            for name in _NAMES:
                uids = self._client.search(["HEADER", name, message_id])
                for uid, found in self._client.fetch(uids, [_ID_FIELDS]).items() if uids else ():
                    # The search finds parts of names too.
                    raw = b"".join(value for key, value in found.items() if key.startswith(b"BODY["))
                    if f"<{message_id}>".encode() in raw:
                        return int(uid)
        return None

    def file(self, folder: str, data: bytes) -> None:
        """Put a message there, as one that was read."""
        with told():
            self._client.append(folder, data, flags=[b"\\Seen"])

    def wait(self, folder: str, seconds: float, stop: Callable[[], bool]) -> bool:
        """Wait until something comes into a folder, ``stop`` says so, or the time is over."""
        with told():
            self._refresh(folder)
            there = int(self._here.get(b"EXISTS", 0))
            if self._looked_at is not None and there > self._looked_at:
                return True  # it came after the last look
            if self._client.has_capability("IDLE"):
                return self._idle(there, min(seconds, _IDLE_AT_MOST), stop)
            return self._look(there, seconds, stop)

    def _idle(self, there: int, seconds: float, stop: Callable[[], bool]) -> bool:
        until = time.monotonic() + seconds
        self._client.idle()
        came = False
        while not came and not stop() and (left := until - time.monotonic()) > 0:
            came = _has_grown(self._client.idle_check(timeout=min(_SLICE, left)), there)
        _, last = self._client.idle_done()
        return came or _has_grown(last, there)

    def _look(self, there: int, seconds: float, stop: Callable[[], bool]) -> bool:
        until = time.monotonic() + seconds
        look = time.monotonic() + self._poll
        while not stop() and time.monotonic() < until:
            time.sleep(min(_SLICE, self._poll))
            if time.monotonic() >= look:
                self._refresh(self._folder or "INBOX")
                if int(self._here.get(b"EXISTS", 0)) > there:
                    return True
                look = time.monotonic() + self._poll
        return False

    def _refresh(self, folder: str) -> None:
        """Open a folder, or hear what is new in it; as long as it is open, its UIDs keep their meaning."""
        if self._folder != folder:
            self._examine(folder)
            self._looked_at = None
            return
        for each in self._client.noop()[1]:
            if isinstance(each, tuple) and len(each) > 1 and each[1] == b"EXISTS":
                self._here[b"EXISTS"] = int(each[0])

    def _examine(self, folder: str) -> None:
        """Open a folder for reading only, anew: that tells where it stands."""
        from imapclient.exceptions import IMAPClientError  # noqa: PLC0415 - as where it is opened

        self._folder = None
        try:
            self._here = self._client.select_folder(folder, readonly=True)
        except IMAPClientError as error:
            if isinstance(error, self._client.AbortError):
                raise
            raise Permanent("missing", f"no folder {folder!r}") from None
        self._folder = folder

    def _mark(self) -> Mark:
        here = self._here
        upcoming = int(here.get(b"UIDNEXT") or self._last() + 1)
        return Mark(int(here[b"UIDVALIDITY"]), upcoming - 1, int((here.get(b"HIGHESTMODSEQ") or [0])[0]))

    def _last(self) -> int:
        """The highest UID, of a server that does not say which comes next."""
        return max(self._client.search("UID *"), default=0)

    def _newest(self, days: int) -> list[int]:
        """The UIDs of the last days, by the date at which the newest message came."""
        client = self._client
        last = self._last()
        if not last:
            return []
        dates = client.fetch([last], ["INTERNALDATE"]).get(last, {})
        newest = dates.get(b"INTERNALDATE")
        if newest is None:
            return sorted(client.search("ALL"))
        return sorted(client.search(["SINCE", newest.date() - timedelta(days=days)]))

    def _headers(self, uids: Sequence[int]) -> list[Header]:
        found: list[Header] = []
        for some in _portions(uids):
            rows = self._client.fetch(some, [HEADERS, "RFC822.SIZE"])
            for uid in some:
                row = rows.get(uid)
                if row is None:
                    continue  # it is gone by now
                raw = next((value for name, value in row.items() if name.startswith(b"BODY[")), b"")
                found.append(Header(uid, row.get(b"RFC822.SIZE", 0), raw or b""))
        return found


def _portions(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(uids), _PORTION):
        yield uids[start : start + _PORTION]


def _has_grown(said: Sequence[Any], there: int) -> bool:
    """Whether the folder holds more than it did, by what the server said meanwhile."""
    counted = (each for each in said if isinstance(each, tuple) and len(each) > 1)
    return any(each[1] == b"EXISTS" and int(each[0]) > there for each in counted)
