"""A mail account as it is kept, and what the operations on accounts take and answer."""

from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta, Struct

from afterword.core.case import Aware
from afterword.core.errors import InputError
from afterword.messages.catalogue import fault_words
from afterword.ports import DeviceGrant, Host, MailAccount, Servers, SignIn, UnreadableMail
from afterword.services.damage import read
from afterword.services.request import Request

Address = Annotated[str, Meta(min_length=3, max_length=320)]
HostName = Annotated[str, Meta(min_length=1, max_length=255)]


class Account(Struct, frozen=True, omit_defaults=True, gc=False):
    """Where the mailbox is, and how one signs in. ``watch``: its inbox is read for answers.

    Secrets are not in it: see ``access``.
    """

    servers: Servers
    way: SignIn = "password"
    watch: bool = True
    sent: str | None = None


class AddressedAccount(NamedTuple):
    """An account with where it is; ``unreadable`` is why that can't be read, if it can't.

    Where accounts were asked for: ``watched``, whether answers are looked for in it, ``overdue``, whether it
    hasn't been read for too long, and ``unread``, the messages that couldn't be read lately.
    """

    kept: MailAccount
    account: Account
    unreadable: str = ""
    watched: bool = False
    overdue: bool = False
    unread: tuple[UnreadableMail, ...] = ()


class MailAccountsRequest(Request, frozen=True):
    """The caller's mail accounts. ``watched_since`` is when a process began to watch them, if one does."""

    watched_since: Aware | None = None


class FindServersRequest(Request, frozen=True):
    """The servers of an address."""

    address: Address


class TypedHost(Request, frozen=True):
    """A server as a person names it."""

    name: HostName
    port: Annotated[int, Meta(ge=1, le=65_535)]
    security: Literal["tls", "starttls", "none"] = "tls"


class SetUpMailRequest(Request, frozen=True):
    """Let Afterword into a mailbox by a password.

    Both directions are tried first: nothing is kept if one fails. Servers that are not given are looked for.
    ``watch`` is whether answers are looked for in the inbox.
    """

    address: Address
    password: Annotated[str, Meta(min_length=1, max_length=1_000)]
    user: Annotated[str, Meta(max_length=320)] = ""
    smtp: TypedHost | None = None
    imap: TypedHost | None = None
    watch: bool = True


class BeginSignInRequest(Request, frozen=True):
    """Let Afterword into a mailbox by the provider's own page (OAuth 2.0)."""

    address: Address


class FinishSignInRequest(Request, frozen=True):
    """Whether the person has let Afterword in by now; ``key`` is what ``begin_sign_in`` gave."""

    address: Address
    key: Annotated[str, Meta(max_length=4_000)]
    watch: bool = True


class CheckMailRequest(Request, frozen=True):
    """Try both directions of an account."""

    account: int


class RemoveMailRequest(Request, frozen=True):
    """Forget an account and what let Afterword in."""

    account: int


class Tried(NamedTuple):
    """One direction as it was tried; ``kind`` and ``said`` are those of ``ports.Trouble``, or empty."""

    direction: Literal["sending", "reading"]
    host: Host | None
    kind: str = ""
    said: str = ""

    @property
    def well(self) -> bool:
        """Whether it works."""
        return not self.kind


class SetUp(NamedTuple):
    """What came of it: the account's id if both directions work; else what does not."""

    account: int | None
    tried: tuple[Tried, ...]
    servers: Servers | None


class BegunSignIn(NamedTuple):
    """What a person does to let Afterword in, and the key to ask with whether they have."""

    device: DeviceGrant


def account_of(kept: MailAccount) -> Account:
    """Where an account is; a ``msgspec.DecodeError`` if that is damaged."""
    return msgspec.json.decode(kept.body, type=Account)


def named(kept: MailAccount) -> AddressedAccount:
    """An account with where it is, for whoever shows it: damaged or not."""
    found = read(lambda: account_of(kept))
    if isinstance(found, InputError):
        nowhere = Servers(Host("", 0, "none"), None, "", "typed")
        # Its page says so as of any other account that doesn't work.
        return AddressedAccount(
            kept._replace(trouble=kept.trouble or "broken: "),
            Account(nowhere, watch=False),
            fault_words(found),
        )
    return AddressedAccount(kept, found)


# What they answer, as data for other programs. No secret is in it.


class HostOut(Struct, frozen=True):
    """A mail server."""

    name: str
    port: int
    security: Literal["tls", "starttls", "none"]


class ProviderOut(Struct, frozen=True):
    """Who gives out access tokens (OAuth 2.0): two URLs, and the scopes with blanks between."""

    name: str
    device: str
    token: str
    scopes: str
    client_id: str
    client_secret: str
    """Always empty: the program's own secret is nobody's business."""


class ServersOut(Struct, frozen=True):
    """Where a mailbox is: see ``ports.Servers``."""

    smtp: HostOut
    imap: HostOut | None
    user: str
    found: Literal["known", "dns", "autoconfig", "guessed", "typed"]
    ways: tuple[SignIn, ...]
    provider: ProviderOut | None
    help: str
    files_sent: bool


class AccountOut(Struct, frozen=True):
    """A mail account; ``trouble`` is what's wrong with it, or empty.

    ``overdue``: it's watched, and wasn't read for too long; ``unread`` messages in it couldn't be read.
    """

    account: int
    address: str
    trouble: str
    way: SignIn
    watch: bool
    servers: ServersOut
    overdue: bool = False
    unread: int = 0


class TriedOut(Struct, frozen=True):
    """One direction as it was tried; ``kind`` and ``said`` are empty where it works."""

    direction: Literal["sending", "reading"]
    host: HostOut | None
    kind: str
    said: str


class SetUpOut(Struct, frozen=True):
    """The account's number if both directions work; else what doesn't."""

    account: int | None
    tried: tuple[TriedOut, ...]
    servers: ServersOut | None


class DeviceOut(Struct, frozen=True):
    """Open ``url`` and type ``code`` within ``seconds``; ask with ``key`` every ``every`` seconds."""

    url: str
    code: str
    complete: str
    key: str
    every: int
    seconds: int


class SignInOut(Struct, frozen=True):
    """What to do to let Afterword in."""

    device: DeviceOut
