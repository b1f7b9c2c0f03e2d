"""Letting Afterword into a mailbox, and out of it again: nothing is kept that was not tried."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final, Literal

import msgspec

from afterword.core.errors import InputError, Phrase
from afterword.core.time.instants import SECOND, instant_of
from afterword.ports import (
    Access,
    AccessTokens,
    Host,
    MailAccount,
    MailError,
    Provider,
    Servers,
    TransientError,
)
from afterword.services.context import Caller, MailServices, NotFound, Services
from afterword.services.inbox.watch_loop import is_overdue, is_watched, unread_lately
from afterword.services.mail_accounts.access import (
    access_to,
    forget_access,
    keep_client,
    keep_password,
    keep_tokens,
)
from afterword.services.mail_accounts.schemas import (
    Account,
    AddressedAccount,
    BeginSignInRequest,
    BegunSignIn,
    CheckMailRequest,
    FindServersRequest,
    FinishSignInRequest,
    MailAccountsRequest,
    RemoveMailRequest,
    SetUp,
    SetUpMailRequest,
    Tried,
    TypedHost,
    account_of,
    named,
)
from afterword.services.outbox.mime import envelope_address

_encoder: Final = msgspec.json.Encoder()
_PAUSE: Final = 900
_TRIES: Final = 10
"""Tries of a mailbox that a person has in ``_PAUSE`` seconds, over all their mailboxes."""
_SEARCHES: Final = 20
"""Searches for servers, which connect to servers outside, that a person has in that time."""
_GUESSES: Final = 5
"""Tries that one mailbox is good for in that time, whoever asks."""
_TRIED: Final = 3
"""Candidates that are tried with a password: a wrong one, tried too often, locks accounts."""


def mail_accounts(
    services: Services, caller: Caller, request: MailAccountsRequest
) -> tuple[AddressedAccount, ...]:
    """The caller's mail accounts, oldest first."""
    now, since = instant_of(caller.now), request.watched_since
    began = None if since is None else instant_of(since)
    return tuple(
        named(each)._replace(
            watched=is_watched(each),
            overdue=is_overdue(each, now, began),
            unread=unread_lately(services.mail, each, now),
        )
        for each in services.mail.accounts.list_for_owner(caller.owner)
    )


def find_servers(services: Services, caller: Caller, request: FindServersRequest) -> tuple[Servers, ...]:
    """The servers that an address may be at, the likeliest first."""
    address = _address(request.address)
    _wait(services, caller, ((f"mail search {caller.owner}", _SEARCHES),), "address")
    # The program's own secret at a provider is nobody's business.
    return tuple(_public(each) for each in services.mail.finder()(address))


def set_up_mail(services: Services, caller: Caller, request: SetUpMailRequest) -> SetUp:
    """Try an account with a password, in both directions, and keep it if both work."""
    address = _address(request.address)
    candidates = _candidates(services, address, request)
    if not candidates:
        wanted = Phrase("smtp and imap: the servers, as your provider's help names them")
        raise InputError(
            "address",
            Phrase("no mail servers for {domain}", domain=address.rpartition("@")[2]),
            wanted,
        )
    best: SetUp | None = None
    _count_try(services, caller, request.user or address)
    for servers in candidates[:_TRIED]:
        access = Access(request.user or servers.user, request.password)
        tried = try_both(services.mail, servers, access, watch=request.watch)
        if all(each.well for each in tried):
            account = Account(servers=_public(servers)._replace(user=access.user), watch=request.watch)
            number = _kept(
                services,
                caller,
                address,
                account,
                lambda id_: keep_password(services.mail, id_, request.password),
            )
            return SetUp(number, tried, servers)
        if best is None or _score(tried) > _score(best.tried):
            best = SetUp(None, tried, _public(servers))
        if any(each.kind == "password" for each in tried):
            break
    assert best is not None
    return best


def begin_sign_in(services: Services, caller: Caller, request: BeginSignInRequest) -> BegunSignIn:
    """Begin to let Afterword in by the provider's own page."""
    del caller
    return BegunSignIn(services.mail.identities().begin(_provider(services, _address(request.address))[1]))


def finish_sign_in(services: Services, caller: Caller, request: FinishSignInRequest) -> SetUp:
    """Whether the person has let Afterword in: no account and nothing tried while they have not."""
    address = _address(request.address)
    servers, provider = _provider(services, address)
    now = instant_of(caller.now)
    try:
        tokens = services.mail.identities().finish(provider, request.key, now)
    except TransientError:
        tokens = None
    if tokens is None:
        return SetUp(None, (), _public(servers))
    tried = try_both(
        services.mail, servers, Access(servers.user, tokens.access, "oauth2"), watch=request.watch
    )
    if not all(each.well for each in tried):
        return SetUp(None, tried, _public(servers))
    account = Account(servers=_public(servers), way="oauth2", watch=request.watch)
    given: AccessTokens = tokens

    def keep(number: int) -> None:
        keep_tokens(services.mail, number, given)
        keep_client(services.mail, number, provider.client_secret)

    return SetUp(_kept(services, caller, address, account, keep), tried, _public(servers))


def check_mail(services: Services, caller: Caller, request: CheckMailRequest) -> tuple[Tried, ...]:
    """Try both directions of an account that is kept."""
    kept = _mine(services, caller, request.account)
    account = account_of(kept)
    _count_try(services, caller, kept.address)
    try:
        access = access_to(services.mail, kept, instant_of(caller.now))
    except MailError as trouble:
        tried: tuple[Tried, ...] = (Tried("sending", account.servers.smtp, trouble.kind, trouble.said),)
    else:
        tried = try_both(services.mail, account.servers, access, watch=account.watch)
    wrong = next((f"{each.kind}: {each.said}" for each in tried if not each.well), "")
    services.mail.accounts.set_problem(kept.id, wrong)
    return tried


def _count_try(services: Services, caller: Caller, mailbox: str) -> None:
    """Count a try; ``InputError`` once there were too many: no password is guessed through this program."""
    limits = ((f"mail person {caller.owner}", _TRIES), (f"mailbox {mailbox.lower()}", _GUESSES))
    _wait(services, caller, limits, "password")


def _wait(services: Services, caller: Caller, limits: tuple[tuple[str, int], ...], path: str) -> None:
    now = instant_of(caller.now) // SECOND
    for name, most in limits:
        wait = services.mail.attempts.take(name, most, _PAUSE, now)
        if wait:
            minutes = -(-wait // 60)
            wanted = (
                Phrase("a pause: try again in 1 minute")
                if minutes == 1
                else Phrase("a pause: try again in {minutes} minutes", minutes=minutes)
            )
            raise InputError(path, "too many tries", wanted)


def remove_mail(services: Services, caller: Caller, request: RemoveMailRequest) -> None:
    """Forget an account and what let Afterword in. What still waits to go out by it becomes a question."""
    kept = _mine(services, caller, request.account)
    forget_access(services.mail, kept.id)
    services.mail.accounts.remove(caller.owner, kept.id)


def forget_all_accounts(services: Services, caller: Caller) -> None:
    """Forget what let Afterword into any of the caller's accounts."""
    for kept in services.mail.accounts.list_for_owner(caller.owner):
        with suppress(MailError):
            forget_access(services.mail, kept.id)


def try_both(room: MailServices, servers: Servers, access: Access, *, watch: bool) -> tuple[Tried, ...]:
    """Sign in at the server that sends and at the one that is read."""

    def sending() -> None:
        with room.post().line(servers.smtp, access):
            pass

    tried = [_tried("sending", servers.smtp, sending)]
    imap = servers.imap
    if imap is not None and watch:

        def reading() -> None:
            with room.mailboxes().open(imap, access) as mailbox:
                mailbox.mark("INBOX")

        tried.append(_tried("reading", imap, reading))
    return tuple(tried)


def _tried(way: Literal["sending", "reading"], host: Host, do: Callable[[], None]) -> Tried:
    try:
        do()
    except MailError as trouble:
        return Tried(way, host, trouble.kind, trouble.said)
    return Tried(way, host)


def _score(tried: Sequence[Tried]) -> int:
    """How far it came: a refused password is nearer than a server that is not there."""
    return sum(2 if each.well else each.kind in {"password", "token"} for each in tried)


def _kept(
    services: Services, caller: Caller, address: str, account: Account, keep: Callable[[int], None]
) -> int:
    """Keep an account with what lets one in: both or neither."""
    before = {each.address for each in services.mail.accounts.list_for_owner(caller.owner)}
    number = services.mail.accounts.save(caller.owner, address, _encoder.encode(account))
    try:
        keep(number)
    except MailError:
        if address not in before:
            services.mail.accounts.remove(caller.owner, number)
        raise
    services.mail.accounts.mark_read(number, instant_of(caller.now))  # it was just tried
    return number


def _candidates(services: Services, address: str, request: SetUpMailRequest) -> Sequence[Servers]:
    if request.smtp is None:
        return services.mail.finder()(address)
    typed = Servers(
        _host(request.smtp), None if request.imap is None else _host(request.imap), address, "typed"
    )
    return (typed,)


def _host(typed: TypedHost) -> Host:
    return Host(typed.name.strip().lower(), typed.port, typed.security)


def _provider(services: Services, address: str) -> tuple[Servers, Provider]:
    for servers in services.mail.finder()(address):
        if servers.provider is not None and "oauth2" in servers.ways:
            return servers, servers.provider
    raise InputError(
        "address",
        Phrase("no provider's own sign-in for {address}", address=address),
        "a password: afterword mail add",
    )


def _public(servers: Servers) -> Servers:
    """Without the program's secret at the provider."""
    provider = servers.provider
    return servers if provider is None else servers._replace(provider=provider._replace(client_secret=""))


def _mine(services: Services, caller: Caller, account: int) -> MailAccount:
    kept = services.mail.accounts.get(caller.owner, account)
    if kept is None:
        raise NotFound
    return kept


def _address(typed: str) -> str:
    return envelope_address(typed, "address")
