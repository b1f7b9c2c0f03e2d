"""A person's own mailbox: sending from it, reading it, and what lets Afterword in."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Literal, NamedTuple, Protocol

Security = Literal["tls", "starttls", "none"]
"""``tls`` from the first byte, after ``STARTTLS``, or none (which only the machine itself is trusted
with)."""

SignIn = Literal["password", "oauth2"]


class Host(NamedTuple):
    """A server: its name, port, and how the connection is made private."""

    name: str
    port: int
    security: Security


class Provider(NamedTuple):
    """Who gives out access tokens (OAuth 2.0), and for what.

    ``device`` and ``token`` are URLs, ``scopes`` words with blanks between. ``client_id`` is the program's at
    the provider; ``client_secret`` may be empty (public clients).
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


class ServerFinder(Protocol):
    """Finds the servers of an address."""

    def __call__(self, address: str) -> Sequence[Servers]:
        """The servers that the mailbox may be at, the likeliest first; empty if nothing answers.

        Never raises for an address with an ``@`` in it: what cannot be reached was not found.
        """
        ...


class Trouble(Exception):  # noqa: N818 - the world's, not ours
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


class Permanent(Trouble):
    """It will not work by being tried again."""


class Transient(Trouble):
    """It may work later, and nothing was sent."""


class Uncertain(Trouble):
    """Nobody can tell whether it was sent."""


class Access(NamedTuple):
    """What lets one in: a password, or an access token (OAuth 2.0)."""

    user: str
    secret: str
    way: SignIn = "password"


class Envelope(NamedTuple):
    """A message on its way: addresses without names, ``data`` with CRLF at line ends, headers and all."""

    sender: str
    recipient: str
    data: bytes


class SendingLine(Protocol):
    """An open, signed-in connection to a server that takes mail."""

    def send(self, envelope: Envelope, intend: Callable[[], bool]) -> str | None:
        """Hand a message over; the server's words as it took it.

        ``intend`` is called once, when the server has agreed to sender and recipient and before the first
        byte of the message: only if it says so does the message go, else nothing does, and ``None`` is the
        answer. ``Permanent`` and ``Transient``: it was not taken. ``Transient`` only if the server refused
        before the message: one that it has read and refused is ``Permanent``, whatever it says.
        ``Uncertain``: it was intended, and whether it was taken cannot be known.
        """
        ...


class Post(Protocol):
    """Opens lines to servers that take mail."""

    def line(self, host: Host, access: Access) -> AbstractContextManager[SendingLine]:
        """Connect and sign in, for a while; ``Permanent`` or ``Transient`` if that fails."""
        ...


class Mark(NamedTuple):
    """How far a folder has been read: up to ``uid`` under ``validity``; a ``modseq`` of 0 is none."""

    validity: int
    uid: int
    modseq: int = 0


class Header(NamedTuple):
    """The headers of one message in a folder: ``raw`` are those asked for, as bytes. ``size`` is in bytes."""

    uid: int
    size: int
    raw: bytes


class Scan(NamedTuple):
    """What is new in a folder: how far it has been read with that, and the headers, oldest first.

    ``again``: the folder's UIDs have lost their meaning since the last mark, so that all of it was read anew.
    """

    mark: Mark
    headers: Sequence[Header]
    again: bool


class Mailbox(Protocol):
    """An open, signed-in connection to a mailbox. Nothing in it is ever marked, moved or deleted.

    Everything may raise ``Transient`` (the connection broke, the server is busy) or ``Permanent``; a mailbox
    that raised is not used again.
    """

    def sent_folder(self) -> str | None:
        """The folder where what was sent is filed; ``None`` if there is none."""
        ...

    def mark(self, folder: str) -> Mark:
        """Where a folder stands now: everything in it counts as read."""
        ...

    def scan(self, folder: str, since: Mark | None, *, at_most: int, days: int) -> Scan:
        """What came since a mark, at most so many (the rest next time).

        Without a mark, or if it holds no more: the newest ones of the last so many days, at most ``at_most``.
        """
        ...

    def message(self, folder: str, uid: int, validity: int, at_most: int) -> bytes | None:
        """The first bytes of a message, at most so many; ``None`` if it is not there any more.

        Nor is it if UIDs mean something else by now.
        """
        ...

    def find(self, folder: str, message_id: str) -> int | None:
        """The UID of a message by its Message-ID (without angle brackets); ``None`` if it is not there.

        Also by the Message-ID that it had before a provider rewrote it.
        """
        ...

    def file(self, folder: str, data: bytes) -> None:
        """Put a message there, as one that was read."""
        ...

    def wait(self, folder: str, seconds: float, stop: Callable[[], bool]) -> bool:
        """Wait until something comes into a folder (``True``), ``stop`` says so, or the time is over.

        By IDLE where the server has it, else by looking now and then. ``stop`` is asked every second at
        least.
        """
        ...


class Mailboxes(Protocol):
    """Opens mailboxes."""

    def open(self, host: Host, access: Access) -> AbstractContextManager[Mailbox]:
        """Connect and sign in; ``Permanent`` or ``Transient`` if that fails."""
        ...


class Device(NamedTuple):
    """What a person does to let Afterword in: open ``url`` and type ``code``, within ``seconds``.

    ``complete`` is a URL that has the code in it already, or empty. ``key`` is asked with every ``every``
    seconds.
    """

    url: str
    code: str
    complete: str
    key: str
    every: int
    seconds: int


class Tokens(NamedTuple):
    """An access token, the moment (microseconds since 1970) at which it runs out, and what renews it."""

    access: str
    until: int
    refresh: str


class Identities(Protocol):
    """Gets access tokens from those who give them."""

    def begin(self, provider: Provider) -> Device:
        """Begin to let Afterword in (RFC 8628)."""
        ...

    def finish(self, provider: Provider, key: str, now: int) -> Tokens | None:
        """The tokens; ``None`` while the person has not answered yet: then ask again after ``every`` seconds.

        ``Transient`` (``busy``): ask more seldom, by five seconds. ``Permanent`` (``denied``): they said no,
        or too late.
        """
        ...

    def renew(self, provider: Provider, refresh: str, now: int) -> Tokens:
        """New tokens; ``Permanent`` (``token``) if the access was taken back.

        Where a provider gives no new refresh token, the old one stands.
        """
        ...


class Secrets(Protocol):
    """Keeps what lets one in: passwords and tokens, each under a name."""

    def get(self, name: str) -> str | None:
        """The secret, if there is one; ``Permanent`` (``unsaved``) if its place cannot be opened."""
        ...

    def put(self, name: str, secret: str) -> None:
        """Keep it; ``Permanent`` (``unsaved``) if there is no safe place."""
        ...

    def remove(self, name: str) -> None:
        """Forget it, if it is there."""
        ...


class SealedTexts(Protocol):
    """Keeps sealed texts by name, in the database: unreadable without the key, which is elsewhere."""

    def get(self, name: str) -> bytes | None:
        """What is kept under a name."""
        ...

    def put(self, name: str, sealed: bytes) -> None:
        """Keep it, in place of what was there."""
        ...

    def remove(self, name: str) -> None:
        """Forget it, if it is there."""
        ...
