"""A mail account as it is kept, and what the operations on accounts take and answer."""

from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta, Struct

from afterword.app.ledger.asked import Asked
from afterword.ports import Host, KeptAccount, Servers, SignIn

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


class Named(NamedTuple):
    """An account with where it is."""

    kept: KeptAccount
    account: Account


class MailAccountsRequest(Asked, frozen=True):
    """The caller's mail accounts."""


class FindServersRequest(Asked, frozen=True):
    """The servers of an address."""

    address: Address


class TypedHost(Asked, frozen=True):
    """A server as a person names it."""

    name: HostName
    port: Annotated[int, Meta(ge=1, le=65_535)]
    security: Literal["tls", "starttls", "none"] = "tls"


class SetUpMailRequest(Asked, frozen=True):
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


class BeginSignInRequest(Asked, frozen=True):
    """Let Afterword into a mailbox by the provider's own page (OAuth 2.0)."""

    address: Address


class FinishSignInRequest(Asked, frozen=True):
    """Whether the person has let Afterword in by now; ``key`` is what ``begin_sign_in`` gave."""

    address: Address
    key: Annotated[str, Meta(max_length=4_000)]
    watch: bool = True


class CheckMailRequest(Asked, frozen=True):
    """Try both directions of an account."""

    account: int


class ForgetMailRequest(Asked, frozen=True):
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


def account_of(kept: KeptAccount) -> Account:
    """Where an account is."""
    return msgspec.json.decode(kept.body, type=Account)
