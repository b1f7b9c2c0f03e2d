"""What lets Afterword into an account: kept where secrets are safe, renewed when it runs out."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from typing import Final, TypeVar

import msgspec

from afterword.app.post.account_shapes import Account, account_of
from afterword.app.post.mailroom import Mailroom
from afterword.core.moments import MINUTE, Moment
from afterword.ports import Access, KeptAccount, Mailbox, Permanent, Provider, SendingLine, Tokens

Opened = TypeVar("Opened")
_encoder: Final = msgspec.json.Encoder()
_SOON: Final = 2 * MINUTE
"""A token is renewed before it runs out: a message may take a while."""


def access_to(room: Mailroom, kept: KeptAccount, now: Moment, *, renew: bool = False) -> Access:
    """What to sign in with; ``Permanent`` (``missing``, ``token``, ``unsaved``) if there is nothing.

    ``renew``: get a new token even if the old one should still hold.
    """
    account = account_of(kept)
    if account.way == "password":
        secret = room.secrets().get(_password(kept.id))
        if secret is None:
            raise Permanent("missing", "the password is not kept on this machine")
        return Access(account.servers.user, secret)
    tokens = _tokens(room, kept.id)
    if renew or tokens.until - now < _SOON:
        tokens = room.identities().renew(provider_of(room, kept, account), tokens.refresh, now)
        keep_tokens(room, kept.id, tokens)
    return Access(account.servers.user, tokens.access, "oauth2")


@contextmanager
def signed_in(
    room: Mailroom, kept: KeptAccount, now: Moment, opened: Callable[[Access], AbstractContextManager[Opened]]
) -> Iterator[Opened]:
    """What ``opened`` opens with what lets one in; with a new token, if it is the old one that is refused."""
    with ExitStack() as stack:
        try:
            there = stack.enter_context(opened(access_to(room, kept, now)))
        except Permanent as trouble:
            if trouble.kind != "token" or account_of(kept).way != "oauth2":
                raise
            there = stack.enter_context(opened(access_to(room, kept, now, renew=True)))
        yield there


def line_of(room: Mailroom, kept: KeptAccount, now: Moment) -> AbstractContextManager[SendingLine]:
    """An account's line to the server that takes its mail."""
    host = account_of(kept).servers.smtp
    return signed_in(room, kept, now, lambda access: room.post().line(host, access))


def mailbox_of(
    room: Mailroom, kept: KeptAccount, now: Moment
) -> AbstractContextManager[Mailbox] | AbstractContextManager[None]:
    """An account's mailbox; ``None`` inside, where there is none to be read."""
    host = account_of(kept).servers.imap
    if host is None:
        return nullcontext()
    return signed_in(room, kept, now, lambda access: room.mailboxes().open(host, access))


def provider_of(room: Mailroom, kept: KeptAccount, account: Account) -> Provider:
    """Who gives tokens, with the secret that the program has there, if any."""
    if account.servers.provider is None:
        raise Permanent("protocol", "nobody is known who gives access tokens for this account")
    secret = room.secrets().get(f"{kept.id}/client") or ""
    return account.servers.provider._replace(client_secret=secret)


def keep_password(room: Mailroom, account: int, password: str) -> None:
    """Keep a password; ``Permanent`` (``unsaved``) if there is no safe place."""
    room.secrets().put(_password(account), password)


def keep_tokens(room: Mailroom, account: int, tokens: Tokens) -> None:
    """Keep tokens."""
    room.secrets().put(f"{account}/tokens", _encoder.encode(tokens).decode())


def keep_client(room: Mailroom, account: int, secret: str) -> None:
    """Keep the program's own secret at a provider."""
    if secret:
        room.secrets().put(f"{account}/client", secret)


def forget(room: Mailroom, account: int) -> None:
    """Forget all that let one in."""
    for what in ("password", "tokens", "client"):
        room.secrets().remove(f"{account}/{what}")


def _password(account: int) -> str:
    return f"{account}/password"


def _tokens(room: Mailroom, account: int) -> Tokens:
    kept = room.secrets().get(f"{account}/tokens")
    if kept is None:
        raise Permanent("missing", "the access is not kept on this machine")
    return msgspec.json.decode(kept, type=Tokens)
