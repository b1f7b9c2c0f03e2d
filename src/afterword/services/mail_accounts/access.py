"""What lets Afterword into an account: kept where secrets are safe, renewed when it runs out."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from typing import Final, TypeVar

import msgspec

from afterword.core.time.instants import MINUTE, Instant
from afterword.ports import Access, AccessTokens, MailAccount, Mailbox, PermanentError, Provider, SmtpSession
from afterword.services.context import MailServices
from afterword.services.mail_accounts.schemas import Account, account_of

Opened = TypeVar("Opened")
_encoder: Final = msgspec.json.Encoder()
_SOON: Final = 2 * MINUTE
"""A token is renewed before it runs out: a message may take a while."""


def access_to(room: MailServices, kept: MailAccount, now: Instant, *, renew: bool = False) -> Access:
    """What to sign in with; ``PermanentError`` (``missing``, ``token``, ``unsaved``) if there is nothing.

    ``renew``: get a new token even if the old one should still hold.
    """
    account = account_of(kept)
    if account.way == "password":
        secret = room.secrets().get(_password(kept.id))
        if secret is None:
            raise PermanentError("missing", "the password is not kept on this machine")
        return Access(account.servers.user, secret)
    tokens = _tokens(room, kept.id)
    if renew or tokens.until - now < _SOON:
        tokens = room.identities().renew(provider_of(room, kept, account), tokens.refresh, now)
        keep_tokens(room, kept.id, tokens)
    return Access(account.servers.user, tokens.access, "oauth2")


@contextmanager
def signed_in(
    room: MailServices,
    kept: MailAccount,
    now: Instant,
    opened: Callable[[Access], AbstractContextManager[Opened]],
) -> Iterator[Opened]:
    """What ``opened`` opens with what lets one in; with a new token, if it is the old one that is refused."""
    with ExitStack() as stack:
        try:
            there = stack.enter_context(opened(access_to(room, kept, now)))
        except PermanentError as trouble:
            if trouble.kind != "token" or account_of(kept).way != "oauth2":
                raise
            there = stack.enter_context(opened(access_to(room, kept, now, renew=True)))
        yield there


def line_of(room: MailServices, kept: MailAccount, now: Instant) -> AbstractContextManager[SmtpSession]:
    """An account's line to the server that takes its mail."""
    host = account_of(kept).servers.smtp
    return signed_in(room, kept, now, lambda access: room.post().line(host, access))


def mailbox_of(
    room: MailServices, kept: MailAccount, now: Instant
) -> AbstractContextManager[Mailbox] | AbstractContextManager[None]:
    """An account's mailbox; ``None`` inside, where there is none to be read."""
    host = account_of(kept).servers.imap
    if host is None:
        return nullcontext()
    return signed_in(room, kept, now, lambda access: room.mailboxes().open(host, access))


def provider_of(room: MailServices, kept: MailAccount, account: Account) -> Provider:
    """Who gives tokens, with the secret that the program has there, if any."""
    if account.servers.provider is None:
        raise PermanentError("protocol", "nobody is known who gives access tokens for this account")
    secret = room.secrets().get(f"{kept.id}/client") or ""
    return account.servers.provider._replace(client_secret=secret)


def keep_password(room: MailServices, account: int, password: str) -> None:
    """Keep a password; ``PermanentError`` (``unsaved``) if there is no safe place."""
    room.secrets().put(_password(account), password)


def keep_tokens(room: MailServices, account: int, tokens: AccessTokens) -> None:
    """Keep tokens."""
    room.secrets().put(f"{account}/tokens", _encoder.encode(tokens).decode())


def keep_client(room: MailServices, account: int, secret: str) -> None:
    """Keep the program's own secret at a provider."""
    if secret:
        room.secrets().put(f"{account}/client", secret)


def forget_access(room: MailServices, account: int) -> None:
    """Forget all that let one in."""
    for what in ("password", "tokens", "client"):
        room.secrets().remove(f"{account}/{what}")


def _password(account: int) -> str:
    return f"{account}/password"


def _tokens(room: MailServices, account: int) -> AccessTokens:
    kept = room.secrets().get(f"{account}/tokens")
    if kept is None:
        raise PermanentError("missing", "the access is not kept on this machine")
    return msgspec.json.decode(kept, type=AccessTokens)
