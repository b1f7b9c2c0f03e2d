"""A person's own mailbox: sending, reading and signing in."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Literal, NamedTuple, Protocol

Security = Literal["tls", "starttls", "none"]
"""``tls`` from the first byte, after ``STARTTLS``, or none (only allowed for this machine itself)."""

SignIn = Literal["password", "oauth2"]


class Host(NamedTuple):
    """A server's name and port, and how the connection is encrypted."""

    name: str
    port: int
    security: Security


class Provider(NamedTuple):
    """An OAuth 2.0 provider. ``device`` and ``token`` are URLs, ``scopes`` are separated by spaces.

    ``client_id`` is our program's id there; ``client_secret`` may be empty (public clients).
    """

    name: str
    device: str
    token: str
    scopes: str
    client_id: str = ""
    client_secret: str = ""


class Servers(NamedTuple):
    """Where a mailbox is: ``user`` is the name to sign in with; ``imap`` is ``None`` where there is none.

    ``found`` says how they were found: ``known`` (the shipped table), ``dns`` (SRV or MX records),
    ``autoconfig`` (the domain's own file), ``guessed`` or ``typed``. ``ways`` are those to sign in, the
    better first; ``provider`` is who gives tokens where ``oauth2`` is among them; ``help`` the provider's
    page about app passwords, or empty. ``files_sent``: the server puts what was sent through it into the Sent
    folder by itself.
    """

    smtp: Host
    imap: Host | None
    user: str
    found: Literal["known", "dns", "autoconfig", "guessed", "typed"]
    ways: tuple[SignIn, ...] = ("password",)
    provider: Provider | None = None
    help: str = ""
    files_sent: bool = False


class MailServerFinder(Protocol):
    """Finds the servers for an address."""

    def __call__(self, address: str) -> Sequence[Servers]:
        """The possible servers of a mailbox, most likely first; empty if none answers.

        Never raises for an address that contains ``@``: what can't be reached wasn't found.
        """
        ...


class MailError(Exception):
    """The outside world failed.

    ``kind`` is one of ``unreachable``, ``tls`` (nobody's certificate, or no encryption), ``password`` (the
    sign-in was refused), ``token`` (the access was taken back, or has run out), ``recipient`` (this address
    takes no mail), ``sender``, ``content`` (the message was refused), ``too_large``, ``full`` (a mailbox),
    ``busy`` (try later), ``protocol`` (it answers what no such server answers), ``denied`` (the person said
    no, or took too long), ``missing`` (no such folder or secret), ``unsaved`` (there is no safe place for a
    secret). ``said`` are the server's own words, without secrets.
    """

    def __init__(self, kind: str, said: str = "") -> None:
        super().__init__(f"{kind}: {said}" if said else kind)
        self.kind = kind
        self.said = said


class PermanentError(MailError):
    """Trying again won't help."""


class TransientError(MailError):
    """It may work later, and nothing was sent."""


class UncertainError(MailError):
    """Nobody can tell whether it was sent."""


class Access(NamedTuple):
    """Credentials: a password, or an access token (OAuth 2.0)."""

    user: str
    secret: str
    way: SignIn = "password"


class Envelope(NamedTuple):
    """A message to send: plain addresses, and ``data`` with headers and CRLF line ends."""

    sender: str
    recipient: str
    data: bytes


class SmtpSession(Protocol):
    """An open, signed-in connection to a server that accepts mail."""

    def send(self, envelope: Envelope, intend: Callable[[], bool]) -> str | None:
        """Hand a message over; the server's words as it took it.

        ``intend`` is called once, when the server has agreed to sender and recipient and before the first
        byte of the message: only if it says so does the message go, else nothing does, and ``None`` is the
        answer. ``PermanentError`` and ``TransientError``: it was not taken. ``TransientError`` only if the
        server refused before the message: one that it has read and refused is ``PermanentError``, whatever it
        says. ``UncertainError``: it was intended, and whether it was taken cannot be known.
        """
        ...


class MailTransport(Protocol):
    """Opens connections to servers that accept mail."""

    def line(self, host: Host, access: Access) -> AbstractContextManager[SmtpSession]:
        """Connect and sign in, for a while; ``PermanentError`` or ``TransientError`` if that fails."""
        ...


class FolderMark(NamedTuple):
    """How far a folder has been read: up to ``uid`` under ``validity``; a ``modseq`` of 0 means none."""

    validity: int
    uid: int
    modseq: int = 0


class Header(NamedTuple):
    """The headers of one message in a folder: ``raw`` are the requested ones. ``size`` is in bytes."""

    uid: int
    size: int
    raw: bytes


class Scan(NamedTuple):
    """What's new in a folder: how far it has now been read, and the headers, oldest first.

    ``again``: the folder's UIDs are no longer valid, so all of it was read again.
    """

    mark: FolderMark
    headers: Sequence[Header]
    again: bool


class Mailbox(Protocol):
    """An open, signed-in connection to a mailbox. Nothing in it is ever marked, moved or deleted.

    Everything may raise ``TransientError`` (connection lost, server busy) or ``PermanentError``; a mailbox
    that raised isn't used again.
    """

    def sent_folder(self) -> str | None:
        """The folder for sent mail; ``None`` if there's none."""
        ...

    def mark(self, folder: str) -> FolderMark:
        """The current position in a folder: everything in it counts as read."""
        ...

    def scan(self, folder: str, since: FolderMark | None, *, at_most: int, days: int) -> Scan:
        """What arrived since a mark, at most so many (the rest next time).

        Without a valid mark: the newest messages of the last so many days, at most ``at_most``.
        """
        ...

    def message(self, folder: str, uid: int, validity: int, at_most: int) -> bytes | None:
        """At most so many first bytes of a message; ``None`` if it's gone.

        That includes UIDs that are no longer valid.
        """
        ...

    def find(self, folder: str, message_id: str) -> int | None:
        """The UID of a message by its Message-ID (without angle brackets); ``None`` if it isn't there.

        Also finds the Message-ID it had before a provider rewrote it.
        """
        ...

    def file(self, folder: str, data: bytes) -> None:
        """File a message as read."""
        ...

    def wait(self, folder: str, seconds: float, stop: Callable[[], bool]) -> bool:
        """Wait until something arrives in a folder (``True``), ``stop`` says so, or time is up.

        Uses IDLE if the server supports it, or else checks now and then. ``stop`` is called at least every
        second.
        """
        ...


class Mailboxes(Protocol):
    """Opens mailboxes."""

    def open(self, host: Host, access: Access) -> AbstractContextManager[Mailbox]:
        """Connect and sign in. Raises ``PermanentError`` or ``TransientError`` if that fails."""
        ...


class DeviceGrant(NamedTuple):
    """How a person grants access: open ``url`` and enter ``code`` within ``seconds``.

    ``complete`` is a URL that already contains the code, or empty. Use ``key`` to ask again every ``every``
    seconds.
    """

    url: str
    code: str
    complete: str
    key: str
    every: int
    seconds: int


class AccessTokens(NamedTuple):
    """An access token, when it expires (microseconds since 1970), and the token that renews it."""

    access: str
    until: int
    refresh: str


class OAuthProviders(Protocol):
    """Gets access tokens from providers."""

    def begin(self, provider: Provider) -> DeviceGrant:
        """Start the device grant (RFC 8628)."""
        ...

    def finish(self, provider: Provider, key: str, now: int) -> AccessTokens | None:
        """The tokens; ``None`` while the person hasn't answered: ask again after ``every`` seconds.

        Raises ``TransientError`` (``busy``): ask five seconds less often. Raises ``PermanentError``
        (``denied``): they refused, or took too long.
        """
        ...

    def renew(self, provider: Provider, refresh: str, now: int) -> AccessTokens:
        """New tokens. Raises ``PermanentError`` (``token``) if access was revoked.

        If a provider returns no new refresh token, the old one stays valid.
        """
        ...


class Secrets(Protocol):
    """Stores passwords and tokens by name."""

    def get(self, name: str) -> str | None:
        """The secret, if there is one.

        Raises ``PermanentError`` (``unsaved``) if the storage can't be opened.
        """
        ...

    def put(self, name: str, secret: str) -> None:
        """Store a secret. Raises ``PermanentError`` (``unsaved``) if there's no safe place."""
        ...

    def remove(self, name: str) -> None:
        """Delete it, if it's there."""
        ...


class SealedTexts(Protocol):
    """Stores encrypted texts by name in the database; the key is kept elsewhere."""

    def get(self, name: str) -> bytes | None:
        """The text stored under a name."""
        ...

    def put(self, name: str, sealed: bytes) -> None:
        """Store it, replacing an earlier one."""
        ...

    def remove(self, name: str) -> None:
        """Delete it, if it's there."""
        ...


# Mail as it was received.


class DeliveryFailure(NamedTuple):
    """A recipient whom a mail didn't reach; ``status`` is the server's code (``5.1.1``), or empty."""

    address: str
    status: str


class Message(NamedTuple):
    """One mail as it was received, decoded.

    ``text`` is what its sender wrote this time, without what it answers, without signature and disclaimers;
    what they passed on, if that is all there is (``forwarded``). Message-IDs are without their angle
    brackets, addresses small; ``date`` is aware, ``None`` where the header makes no sense. ``automatic``:
    a machine sent it; ``bulk``: it went to many; ``from_server``: it has the form of a mail
    server's own. ``failed`` are the recipients it reports as not reached,
    of the mail ``failed_id``.
    ``invite`` is a calendar file that came with it, ``method`` what it is for (RFC 5546, capitals, or empty).
    """

    message_id: str
    in_reply_to: str
    references: tuple[str, ...]
    from_name: str
    from_address: str
    to: tuple[str, ...]
    subject: str
    date: datetime | None
    automatic: bool
    bulk: bool
    from_server: bool
    failed: tuple[DeliveryFailure, ...]
    failed_id: str
    text: str
    forwarded: bool
    invite: bytes | None
    method: str


class MessageReader(Protocol):
    """Reads raw mail."""

    def __call__(self, raw: bytes) -> Message:
        """Read the mail in these bytes. Always returns something, and never raises."""
        ...
