"""A mail provider without a network: what it takes, what's in its mailboxes, and how it fails when told to."""

import contextlib
import itertools
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Literal

from afterword.ports import (
    Access,
    AccessTokens,
    DeviceGrant,
    Envelope,
    FolderMark,
    Header,
    Host,
    MailError,
    PermanentError,
    Provider,
    Scan,
    Servers,
    TransientError,
)

Stage = Literal["connect", "folders", "recipient", "message", "answer"]
"""Where a server can fail: nobody there, it hangs up, recipient or message refused, or taken and unsaid."""
_SECOND: Final = 1_000_000
_ID: Final = re.compile(
    rb"^(?:message-id|x-microsoft-original-message-id):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE
)


class FakeMailServer:
    """One provider. ``accounts`` are secrets by name, ``accepted`` what it took upon itself.

    ``sign_ins`` counts how often somebody tried to get in.
    """

    def __init__(self, accounts: Mapping[str, str], *, sent_folder: str | None = "Sent") -> None:
        self.accounts = dict(accounts)
        self.accepted: list[Envelope] = []
        self.sent_folder = sent_folder
        self.validity = 1
        self.sign_ins = 0
        self.folders: dict[str, list[tuple[int, bytes]]] = {"INBOX": []}
        if sent_folder is not None:
            self.folders[sent_folder] = []
        self._uids: dict[str, Iterator[int]] = defaultdict(lambda: itertools.count(1))
        self._failures: dict[Stage, deque[MailError]] = defaultdict(deque)

    def fail_next(self, stage: Stage, error: MailError, *, times: int = 1) -> None:
        """Have the next sessions that come to a stage fail there."""
        self._failures[stage].extend([error] * times)

    def reach(self, stage: Stage) -> None:
        """Fail, if that's what was told."""
        if self._failures[stage]:
            raise self._failures[stage].popleft()

    def sign_in(self, access: Access) -> None:
        """Let somebody in, or not."""
        self.sign_ins += 1
        self.reach("connect")
        if self.accounts.get(access.user) != access.secret:
            raise PermanentError("password" if access.way == "password" else "token", "who is that?")

    def deliver(self, raw: bytes, folder: str = "INBOX") -> int:
        """Put a message into a folder; its UID."""
        uid = next(self._uids[folder])
        self.folders[folder].append((uid, raw))
        return uid

    def renumber(self) -> None:
        """Give all messages new UIDs, under a new UIDVALIDITY."""
        self.validity += 1
        self._uids.clear()
        for folder, there in list(self.folders.items()):
            self.folders[folder] = []
            for _, raw in there:
                self.deliver(raw, folder)


class FakeTransport:
    """``ports.MailTransport``."""

    def __init__(self, server: FakeMailServer) -> None:
        self._server = server

    @contextlib.contextmanager
    def line(self, host: Host, access: Access) -> Iterator["FakeSmtpSession"]:
        self._server.sign_in(access)
        yield FakeSmtpSession(self._server)


class FakeSmtpSession:
    """``ports.SmtpSession``."""

    def __init__(self, server: FakeMailServer) -> None:
        self._server = server

    def send(self, envelope: Envelope, intend: Callable[[], bool]) -> str | None:
        self._server.reach("recipient")
        if not intend():
            return None
        self._server.reach("message")
        self._server.accepted.append(envelope)
        self._server.reach("answer")
        return "250 taken"


class FakeMailboxes:
    """``ports.Mailboxes``."""

    def __init__(self, server: FakeMailServer) -> None:
        self._server = server

    @contextlib.contextmanager
    def open(self, host: Host, access: Access) -> Iterator["FakeMailbox"]:
        self._server.sign_in(access)
        yield FakeMailbox(self._server)


class FakeMailbox:
    """``ports.Mailbox``. Whoever waits is told at once whether something has come."""

    def __init__(self, server: FakeMailServer) -> None:
        self._server = server
        self._looked_at: dict[str, int] = {}

    def _there(self, folder: str) -> list[tuple[int, bytes]]:
        if folder not in self._server.folders:
            raise PermanentError("missing", f"no folder {folder!r}")
        return self._server.folders[folder]

    def sent_folder(self) -> str | None:
        self._server.reach("folders")
        return self._server.sent_folder

    def mark(self, folder: str) -> FolderMark:
        return FolderMark(self._server.validity, max((uid for uid, _ in self._there(folder)), default=0))

    def scan(self, folder: str, since: FolderMark | None, *, at_most: int, days: int) -> Scan:
        there = self._there(folder)
        self._looked_at[folder] = len(there)
        if since is None or since.validity != self._server.validity:
            newest = there[-at_most:]
            return Scan(self.mark(folder), [_header(*each) for each in newest], since is not None)
        new = [each for each in there if each[0] > since.uid][:at_most]
        mark = since._replace(uid=new[-1][0] if new else since.uid)
        return Scan(mark, [_header(*each) for each in new], again=False)

    def message(self, folder: str, uid: int, validity: int, at_most: int) -> bytes | None:
        there = dict(self._there(folder))
        return there[uid][:at_most] if validity == self._server.validity and uid in there else None

    def find(self, folder: str, message_id: str) -> int | None:
        return next(
            (uid for uid, raw in self._there(folder) if message_id.encode() in _ID.findall(_headers(raw))),
            None,
        )

    def file(self, folder: str, data: bytes) -> None:
        self._there(folder)
        self._server.deliver(data, folder)

    def wait(self, folder: str, seconds: float, stop: Callable[[], bool]) -> bool:
        before = self._looked_at.get(folder)
        if before is not None and len(self._there(folder)) > before:
            return True
        there = len(self._there(folder))
        return not stop() and seconds > 0 and len(self._there(folder)) > there


def _headers(raw: bytes) -> bytes:
    return raw.partition(b"\r\n\r\n")[0]


def _header(uid: int, raw: bytes) -> Header:
    return Header(uid, len(raw), _headers(raw) + b"\r\n\r\n")


class FakeOAuthProviders:
    """``ports.OAuthProviders``; the test is the person at the provider's page."""

    def __init__(self, *, lasts: int = 3600) -> None:
        self._lasts = lasts
        self._numbers = itertools.count(1)
        self._devices: dict[str, str] = {}
        self._refresh: set[str] = set()
        self._failures: deque[MailError] = deque()

    def approve(self, code: str) -> None:
        """Type in the code that the program shows, and say yes."""
        self._devices[f"key-{code}"] = "approved"

    def deny(self, code: str) -> None:
        """Say no."""
        self._devices[f"key-{code}"] = "denied"

    def revoke(self) -> None:
        """Take back all access."""
        self._refresh.clear()

    def fail_next(self, error: MailError) -> None:
        """Answer the next question for tokens so."""
        self._failures.append(error)

    def begin(self, provider: Provider) -> DeviceGrant:
        if not provider.client_id:
            raise PermanentError("protocol", f"no client id for {provider.name}")
        code = f"CODE-{next(self._numbers):04}"
        self._devices[f"key-{code}"] = "waiting"
        page = "https://provider.example/approve"
        return DeviceGrant(page, code, f"{page}?user_code={code}", f"key-{code}", 5, 600)

    def finish(self, provider: Provider, key: str, now: int) -> AccessTokens | None:
        if self._failures:
            raise self._failures.popleft()
        match self._devices.get(key, "unknown"):
            case "waiting":
                return None
            case "approved":
                del self._devices[key]
                return self._tokens(now)
            case _:
                raise PermanentError("denied", "access denied")

    def renew(self, provider: Provider, refresh: str, now: int) -> AccessTokens:
        if self._failures:
            raise self._failures.popleft()
        if refresh not in self._refresh:
            raise PermanentError("token", "the access was taken back, or has run out")
        self._refresh.remove(refresh)
        return self._tokens(now)

    def _tokens(self, now: int) -> AccessTokens:
        number = next(self._numbers)
        self._refresh.add(f"refresh-{number}")
        return AccessTokens(f"access-{number}", now + self._lasts * _SECOND, f"refresh-{number}")


class FakeServerFinder:
    """``ports.MailServerFinder``: the servers of some domains."""

    def __init__(self, domains: Mapping[str, Sequence[Servers]]) -> None:
        self._domains = domains

    def __call__(self, address: str) -> Sequence[Servers]:
        local, _, domain = address.strip().lower().rpartition("@")
        return [
            each._replace(user=each.user or address.strip())
            for each in self._domains.get(domain, ())
            if local
        ]


NOBODY_THERE: Final = TransientError("unreachable", "nobody there")
"""What a server that is away is like."""
