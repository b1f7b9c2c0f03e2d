"""What can be asked about mail accounts."""

from collections.abc import Iterable
from typing import Any, Final

from afterword.ports import Host, Servers
from afterword.services.mail_accounts import accounts
from afterword.services.mail_accounts.schemas import (
    AccountOut,
    AddressedAccount,
    BeginSignInRequest,
    BegunSignIn,
    CheckMailRequest,
    DeviceOut,
    FindServersRequest,
    FinishSignInRequest,
    HostOut,
    MailAccountsRequest,
    ProviderOut,
    RemoveMailRequest,
    ServersOut,
    SetUp,
    SetUpMailRequest,
    SetUpOut,
    SignInOut,
    Tried,
    TriedOut,
)
from afterword.services.operation import Done, Operation, done


def _present_host(host: Host | None) -> HostOut | None:
    """A server as data."""
    return None if host is None else HostOut(*host)


def _present_servers(servers: Servers) -> ServersOut:
    """The servers of a mailbox as data."""
    provider = servers.provider
    return ServersOut(
        smtp=HostOut(*servers.smtp),
        imap=_present_host(servers.imap),
        user=servers.user,
        found=servers.found,
        ways=servers.ways,
        provider=None if provider is None else ProviderOut(*provider._replace(client_secret="")),
        help=servers.help,
        files_sent=servers.files_sent,
    )


def _accounts(found: Iterable[AddressedAccount]) -> tuple[AccountOut, ...]:
    return tuple(
        AccountOut(
            account=each.kept.id,
            address=each.kept.address,
            trouble=each.kept.trouble,
            way=each.account.way,
            watch=each.account.watch,
            servers=_present_servers(each.account.servers),
            overdue=each.overdue,
            unread=len(each.unread),
        )
        for each in found
    )


def _servers(found: Iterable[Servers]) -> tuple[ServersOut, ...]:
    return tuple(map(_present_servers, found))


def _tried(found: Iterable[Tried]) -> tuple[TriedOut, ...]:
    return tuple(TriedOut(each.direction, _present_host(each.host), each.kind, each.said) for each in found)


def _set_up(found: SetUp) -> SetUpOut:
    servers = None if found.servers is None else _present_servers(found.servers)
    return SetUpOut(found.account, _tried(found.tried), servers)


def _sign_in(found: BegunSignIn) -> SignInOut:
    return SignInOut(DeviceOut(*found.device))


mail_accounts: Final = Operation(
    "mail_accounts", "read", "Your mail accounts.",
    MailAccountsRequest, tuple[AccountOut, ...], accounts.mail_accounts, _accounts,
)  # fmt: skip
find_servers: Final = Operation(
    "find_servers", "read", "The mail servers an address may be at.",
    FindServersRequest, tuple[ServersOut, ...], accounts.find_servers, _servers,
)  # fmt: skip
set_up_mail: Final = Operation(
    "set_up_mail", "write", "Connect a mailbox with a password.",
    SetUpMailRequest, SetUpOut, accounts.set_up_mail, _set_up, by_real_time=True,
)  # fmt: skip
begin_sign_in: Final = Operation(
    "begin_sign_in", "write", "Start connecting a mailbox on its provider's own page.",
    BeginSignInRequest, SignInOut, accounts.begin_sign_in, _sign_in, by_real_time=True,
)  # fmt: skip
finish_sign_in: Final = Operation(
    "finish_sign_in", "write", "Finish connecting a mailbox on its provider's own page.",
    FinishSignInRequest, SetUpOut, accounts.finish_sign_in, _set_up, by_real_time=True,
)  # fmt: skip
check_mail: Final = Operation(
    "check_mail", "write", "Test sending and reading with an account.",
    CheckMailRequest, tuple[TriedOut, ...], accounts.check_mail, _tried, by_real_time=True,
)  # fmt: skip
remove_mail: Final = Operation(
    "remove_mail",
    "write",
    "Disconnect a mailbox.",
    RemoveMailRequest,
    Done,
    accounts.remove_mail,
    done,
    ("forget_mail",),
)

OPERATIONS: Final[tuple[Operation[Any, Any, Any], ...]] = (
    mail_accounts, find_servers, set_up_mail, begin_sign_in, finish_sign_in, check_mail, remove_mail,
)  # fmt: skip
