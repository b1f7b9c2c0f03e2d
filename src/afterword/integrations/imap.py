"""A mailbox over IMAP (RFC 3501): nothing in it is ever marked, moved or deleted."""

import contextlib
import logging
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final

from afterword.integrations.imap_connection import mail_errors, told_connecting
from afterword.integrations.outbound import Places
from afterword.ports import Access, FolderMark, Header, Host, MailError, PermanentError, Scan

if TYPE_CHECKING:
    from imapclient import IMAPClient


# One mailbox: new messages, one message, a search, and waiting for more.

# Which folder has sent mail: by the server's flags, or by its name.

_SENT: Final = frozenset(
    """
    sent; sent items; sent messages; sent mail; sent-mail; gesendet; gesendete elemente; gesendete objekte;
    gesendete nachrichten; gesendete; envoyés; éléments envoyés; messages envoyés; courrier envoyé; enviados;
    elementos enviados; mensajes enviados; correo enviado; itens enviados; posta inviata; inviati; messaggi
    inviati; verzonden; verzonden items; verzonden berichten; skickat; skickade objekt; sendt; sendte
    elementer; sendt post; lähetetyt; wysłane; elementy wysłane; odeslaná pošta; odeslané; отправленные;
    送信済み; 送信済みアイテム; 已发送; 보낸편지함
    """.replace("\n", " ").split(";")
)


def sent_among(folders: Sequence[tuple[Any, Any, Any]]) -> str | None:
    """The folder for sent mail among those listed (flags, delimiter, name); ``None`` if there's none."""
    open_ = [
        ({bytes(flag).lower() for flag in flags}, delimiter, str(name))
        for flags, delimiter, name in folders
        if b"\\noselect" not in {bytes(flag).lower() for flag in flags}
    ]
    for flags, _, name in open_:
        if b"\\sent" in flags:
            return name
    wanted = {" ".join(each.split()) for each in _SENT}
    for _, delimiter, name in open_:
        mark = delimiter.decode() if isinstance(delimiter, bytes) else delimiter
        last = name.rsplit(mark, 1)[-1] if mark else name
        if last.casefold() in wanted:
            return name
    return None


HEADERS: Final = (
    "BODY.PEEK[HEADER.FIELDS (DATE FROM TO CC SUBJECT MESSAGE-ID IN-REPLY-TO REFERENCES AUTO-SUBMITTED"
    " PRECEDENCE X-FAILED-RECIPIENTS CONTENT-TYPE X-MICROSOFT-ORIGINAL-MESSAGE-ID"
    " AUTHENTICATION-RESULTS RECEIVED)]"
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
        """The folder for sent mail."""
        if not self._sent_is_known:
            with mail_errors():
                self._sent = sent_among(self._client.list_folders())
            self._sent_is_known = True
        return self._sent

    def mark(self, folder: str) -> FolderMark:
        """The current position in a folder."""
        with mail_errors():
            self._examine(folder)
            return self._mark()

    def scan(self, folder: str, since: FolderMark | None, *, at_most: int, days: int) -> Scan:
        """What arrived since a mark; without one, the newest messages of the last days."""
        with mail_errors():
            self._refresh(folder)
            self._looked_at = int(self._here.get(b"EXISTS", 0))
            if since is None or since.validity != self._here.get(b"UIDVALIDITY"):
                self._examine(folder)
                now = self._mark()
                uids = self._newest(days)[-at_most:]
                return Scan(now, self._headers(uids), since is not None)
            # "n:*" includes the last message even if it's older than n.
            uids = sorted(uid for uid in self._client.search(f"UID {since.uid + 1}:*") if uid > since.uid)
            uids = uids[:at_most]
            now = since._replace(uid=uids[-1] if uids else since.uid)
            return Scan(now, self._headers(uids), again=False)

    def message(self, folder: str, uid: int, validity: int, at_most: int) -> bytes | None:
        """The first bytes of a message; ``None`` if it's gone."""
        with mail_errors():
            self._examine(folder)
            if self._here.get(b"UIDVALIDITY") != validity:
                return None
            found = self._client.fetch([uid], [f"BODY.PEEK[]<0.{at_most}>"]).get(uid, {})
            return next((value for name, value in found.items() if name.startswith(b"BODY[")), None)

    def find(self, folder: str, message_id: str) -> int | None:
        """The UID of a message by its Message-ID, or by the one it had before a provider rewrote it."""
        if not message_id.isascii() or any(each in message_id for each in '"\\\r\n'):
            return None  # none of ours
        with mail_errors():
            self._examine(folder)
            for name in _NAMES:
                uids = self._client.search(["HEADER", name, message_id])
                for uid, found in self._client.fetch(uids, [_ID_FIELDS]).items() if uids else ():
                    # The search also finds parts of names.
                    raw = b"".join(value for key, value in found.items() if key.startswith(b"BODY["))
                    if f"<{message_id}>".encode() in raw:
                        return int(uid)
        return None

    def file(self, folder: str, data: bytes) -> None:
        """File a message as read."""
        with mail_errors():
            self._client.append(folder, data, flags=[b"\\Seen"])

    def wait(self, folder: str, seconds: float, stop: Callable[[], bool]) -> bool:
        """Wait until something arrives in a folder, ``stop`` says so, or time is up."""
        with mail_errors():
            self._refresh(folder)
            there = int(self._here.get(b"EXISTS", 0))
            if self._looked_at is not None and there > self._looked_at:
                return True  # It arrived after the last check.
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
        """Open a folder, or hear what's new in it; while it's open, its UIDs stay valid."""
        if self._folder != folder:
            self._examine(folder)
            self._looked_at = None
            return
        for each in self._client.noop()[1]:
            if isinstance(each, tuple) and len(each) > 1 and each[1] == b"EXISTS":
                self._here[b"EXISTS"] = int(each[0])

    def _examine(self, folder: str) -> None:
        """Open a folder again, read-only, to get its current position."""
        from imapclient.exceptions import IMAPClientError  # noqa: PLC0415 - as where it is opened

        self._folder = None
        try:
            self._here = self._client.select_folder(folder, readonly=True)
        except IMAPClientError as error:
            if isinstance(error, self._client.AbortError):
                raise
            raise PermanentError("missing", f"no folder {folder!r}") from None
        self._folder = folder

    def _mark(self) -> FolderMark:
        here = self._here
        upcoming = int(here.get(b"UIDNEXT") or self._last() + 1)
        return FolderMark(
            int(here[b"UIDVALIDITY"]), upcoming - 1, int((here.get(b"HIGHESTMODSEQ") or [0])[0])
        )

    def _last(self) -> int:
        """The highest UID, if the server doesn't say which comes next."""
        return max(self._client.search("UID *"), default=0)

    def _newest(self, days: int) -> list[int]:
        """The UIDs of the last days, counted from when the newest message arrived."""
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
                    continue  # It's gone by now.
                raw = next((value for name, value in row.items() if name.startswith(b"BODY[")), b"")
                found.append(Header(uid, row.get(b"RFC822.SIZE", 0), raw or b""))
        return found


def _portions(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(uids), _PORTION):
        yield uids[start : start + _PORTION]


def _has_grown(said: Sequence[Any], there: int) -> bool:
    """Whether the folder has grown, by what the server has said meanwhile."""
    counted = (each for each in said if isinstance(each, tuple) and len(each) > 1)
    return any(each[1] == b"EXISTS" and int(each[0]) > there for each in counted)


_LOG: Final = logging.getLogger(__name__)


class ImapMailboxes:
    """Opens mailboxes. ``timeout``: seconds for each answer; ``poll``: between two looks, without IDLE.

    ``places`` says where their servers may be.
    """

    def __init__(
        self,
        context: ssl.SSLContext | None = None,
        *,
        timeout: float = 30,
        poll: float = 60,
        places: Places | None = None,
    ) -> None:
        self._context = context
        self._places = places or Places()
        self._timeout = timeout
        self._poll = poll

    @contextlib.contextmanager
    def open(self, host: Host, access: Access) -> Iterator[ImapMailbox]:
        """Connect and sign in, for a while; ``PermanentError`` or ``Transient`` if that fails."""
        with _logged("connect", host), told_connecting():
            client = self._connected(host)
        try:
            with _logged("sign_in", host), mail_errors(access):
                _sign_in(client, access)
            yield ImapMailbox(client, self._timeout, self._poll)
        finally:
            with contextlib.suppress(Exception):  # It may already be broken in many ways.
                client.logout()
            with contextlib.suppress(Exception):
                client.shutdown()

    def _connected(self, host: Host) -> "IMAPClient":
        from afterword.integrations.imap_connection import BoundedImapClient  # noqa: PLC0415 - only who has an account waits for it

        context = self._context or ssl.create_default_context()
        if host.security == "none" and not _is_this_machine(host.name):
            raise PermanentError("tls", "without encryption, only a server on this machine is spoken to")
        client = BoundedImapClient(
            self._places,
            host.name,
            host.port,
            context=context if host.security == "tls" else None,
            timeout=self._timeout,
        )
        if host.security == "starttls":
            try:
                _start_tls(client, context)
            except BaseException:
                with contextlib.suppress(OSError):  # The socket may be gone along with the encryption.
                    client.shutdown()
                raise
        return client


@contextlib.contextmanager
def _logged(step: str, host: Host) -> Iterator[None]:
    """Log which step failed at which server, without its words: those can name the user."""
    try:
        yield
    except MailError as error:
        _LOG.info("imap failed step=%s host=%s port=%d kind=%s", step, host.name, host.port, error.kind)
        raise


def _start_tls(client: "IMAPClient", context: ssl.SSLContext) -> None:
    if not client.has_capability("STARTTLS"):
        raise PermanentError("tls", "the server offers no STARTTLS")
    client.starttls(context)


def _is_this_machine(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _sign_in(client: "IMAPClient", access: Access) -> None:
    if access.way == "password":
        if client.has_capability("LOGINDISABLED"):
            raise PermanentError("protocol", "the server takes no password here")
        client.login(access.user, access.secret)
    elif client.has_capability("AUTH=XOAUTH2"):
        client.oauth2_login(access.user, access.secret)
    elif client.has_capability("AUTH=OAUTHBEARER"):
        client.oauthbearer_login(access.user, access.secret)
    else:
        raise PermanentError("token", "the server takes no access tokens")
