"""Letting Afterword into a mailbox, and out of it again: nothing is kept that was not tried."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final, Literal, NamedTuple

import msgspec

from afterword.app.ledger.books import Books, NotFound
from afterword.app.ledger.caller import Caller
from afterword.app.post.access import (
    access_to,
    forget,
    keep_client,
    keep_password,
    keep_tokens,
)
from afterword.app.post.account_shapes import (
    Account,
    BeginSignInRequest,
    CheckMailRequest,
    FindServersRequest,
    FinishSignInRequest,
    ForgetMailRequest,
    MailAccountsRequest,
    Named,
    SetUpMailRequest,
    Tried,
    TypedHost,
    account_of,
)
from afterword.app.post.mailroom import Mailroom
from afterword.app.post.message import envelope_address
from afterword.core.fault import Fault
from afterword.core.moments import moment_of
from afterword.ports import Access, Device, Host, KeptAccount, Provider, Servers, Tokens, Transient, Trouble

_encoder: Final = msgspec.json.Encoder()
_TRIED: Final = 3
"""Candidates that are tried with a password: a wrong one, tried too often, locks accounts."""


class SetUp(NamedTuple):
    """What came of it: the account's id if both directions work; else what does not."""

    account: int | None
    tried: tuple[Tried, ...]
    servers: Servers | None


class SignIn(NamedTuple):
    """What a person does to let Afterword in, and the key to ask with whether they have."""

    device: Device


def mail_accounts(books: Books, caller: Caller, request: MailAccountsRequest) -> tuple[Named, ...]:
    """The caller's mail accounts, oldest first."""
    del request
    return tuple(Named(each, account_of(each)) for each in books.room.accounts.of_owner(caller.owner))


def find_servers(books: Books, caller: Caller, request: FindServersRequest) -> tuple[Servers, ...]:
    """The servers that an address may be at, the likeliest first."""
    del caller
    address = _address(request.address)
    # The program's own secret at a provider is nobody's business.
    return tuple(_public(each) for each in books.room.finder()(address))


def set_up_mail(books: Books, caller: Caller, request: SetUpMailRequest) -> SetUp:
    """Try an account with a password, in both directions, and keep it if both work."""
    address = _address(request.address)
    candidates = _candidates(books, address, request)
    if not candidates:
        wanted = "smtp and imap: the servers, as your provider's help names them"
        raise Fault("address", f"no mail servers for {address.rpartition('@')[2]}", wanted)
    best: SetUp | None = None
    for servers in candidates[:_TRIED]:
        access = Access(request.user or servers.user, request.password)
        tried = try_both(books.room, servers, access, watch=request.watch)
        if all(each.well for each in tried):
            account = Account(servers=_public(servers)._replace(user=access.user), watch=request.watch)
            number = _kept(
                books, caller, address, account, lambda id_: keep_password(books.room, id_, request.password)
            )
            return SetUp(number, tried, servers)
        if best is None or _score(tried) > _score(best.tried):
            best = SetUp(None, tried, _public(servers))
        if any(each.kind == "password" for each in tried):
            break
    assert best is not None
    return best


def begin_sign_in(books: Books, caller: Caller, request: BeginSignInRequest) -> SignIn:
    """Begin to let Afterword in by the provider's own page."""
    del caller
    return SignIn(books.room.identities().begin(_provider(books, _address(request.address))[1]))


def finish_sign_in(books: Books, caller: Caller, request: FinishSignInRequest) -> SetUp:
    """Whether the person has let Afterword in: no account and nothing tried while they have not."""
    address = _address(request.address)
    servers, provider = _provider(books, address)
    now = moment_of(caller.now)
    try:
        tokens = books.room.identities().finish(provider, request.key, now)
    except Transient:
        tokens = None
    if tokens is None:
        return SetUp(None, (), _public(servers))
    tried = try_both(books.room, servers, Access(servers.user, tokens.access, "oauth2"), watch=request.watch)
    if not all(each.well for each in tried):
        return SetUp(None, tried, _public(servers))
    account = Account(servers=_public(servers), way="oauth2", watch=request.watch)
    given: Tokens = tokens

    def keep(number: int) -> None:
        keep_tokens(books.room, number, given)
        keep_client(books.room, number, provider.client_secret)

    return SetUp(_kept(books, caller, address, account, keep), tried, _public(servers))


def check_mail(books: Books, caller: Caller, request: CheckMailRequest) -> tuple[Tried, ...]:
    """Try both directions of an account that is kept."""
    kept = _mine(books, caller, request.account)
    account = account_of(kept)
    try:
        access = access_to(books.room, kept, moment_of(caller.now))
    except Trouble as trouble:
        tried: tuple[Tried, ...] = (Tried("sending", account.servers.smtp, trouble.kind, trouble.said),)
    else:
        tried = try_both(books.room, account.servers, access, watch=account.watch)
    wrong = next((f"{each.kind}: {each.said}" for each in tried if not each.well), "")
    books.room.accounts.trouble(kept.id, wrong)
    return tried


def forget_mail(books: Books, caller: Caller, request: ForgetMailRequest) -> None:
    """Forget an account and what let Afterword in. What still waits to go out by it becomes a question."""
    kept = _mine(books, caller, request.account)
    forget(books.room, kept.id)
    books.room.accounts.remove(caller.owner, kept.id)


def forget_all(books: Books, caller: Caller) -> None:
    """Forget what let Afterword into any of the caller's accounts."""
    for kept in books.room.accounts.of_owner(caller.owner):
        with suppress(Trouble):
            forget(books.room, kept.id)


def try_both(room: Mailroom, servers: Servers, access: Access, *, watch: bool) -> tuple[Tried, ...]:
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
    except Trouble as trouble:
        return Tried(way, host, trouble.kind, trouble.said)
    return Tried(way, host)


def _score(tried: Sequence[Tried]) -> int:
    """How far it came: a refused password is nearer than a server that is not there."""
    return sum(2 if each.well else each.kind in {"password", "token"} for each in tried)


def _kept(books: Books, caller: Caller, address: str, account: Account, keep: Callable[[int], None]) -> int:
    """Keep an account with what lets one in: both or neither."""
    before = {each.address for each in books.room.accounts.of_owner(caller.owner)}
    number = books.room.accounts.put(caller.owner, address, _encoder.encode(account))
    try:
        keep(number)
    except Trouble:
        if address not in before:
            books.room.accounts.remove(caller.owner, number)
        raise
    return number


def _candidates(books: Books, address: str, request: SetUpMailRequest) -> Sequence[Servers]:
    if request.smtp is None:
        return books.room.finder()(address)
    typed = Servers(
        _host(request.smtp), None if request.imap is None else _host(request.imap), address, "typed"
    )
    return (typed,)


def _host(typed: TypedHost) -> Host:
    return Host(typed.name.strip().lower(), typed.port, typed.security)


def _provider(books: Books, address: str) -> tuple[Servers, Provider]:
    for servers in books.room.finder()(address):
        if servers.provider is not None and "oauth2" in servers.ways:
            return servers, servers.provider
    raise Fault("address", f"no provider's own sign-in for {address}", "a password: afterword mail add")


def _public(servers: Servers) -> Servers:
    """Without the program's secret at the provider."""
    provider = servers.provider
    return servers if provider is None else servers._replace(provider=provider._replace(client_secret=""))


def _mine(books: Books, caller: Caller, account: int) -> KeptAccount:
    kept = books.room.accounts.get(caller.owner, account)
    if kept is None:
        raise NotFound
    return kept


def _address(typed: str) -> str:
    return envelope_address(typed, "address")
