"""Connections to mailboxes: made, encrypted, signed in."""

import contextlib
import ssl
from collections.abc import Iterator
from ipaddress import ip_address
from typing import TYPE_CHECKING

from afterword.adapters.imap.mailbox import ImapMailbox
from afterword.adapters.imap.troubles import told
from afterword.ports import Access, Host, Permanent

if TYPE_CHECKING:
    from imapclient import IMAPClient


class ImapMailboxes:
    """Opens mailboxes. ``timeout``: seconds for each answer; ``poll``: between two looks, without IDLE."""

    def __init__(
        self, context: ssl.SSLContext | None = None, *, timeout: float = 30, poll: float = 60
    ) -> None:
        self._context = context
        self._timeout = timeout
        self._poll = poll

    @contextlib.contextmanager
    def open(self, host: Host, access: Access) -> Iterator[ImapMailbox]:
        """Connect and sign in, for a while; ``Permanent`` or ``Transient`` if that fails."""
        with told():
            client = self._connected(host)
        try:
            with told(access):
                _sign_in(client, access)
            yield ImapMailbox(client, self._timeout, self._poll)
        finally:
            with contextlib.suppress(Exception):  # it may be broken already, in many ways
                client.logout()
            with contextlib.suppress(Exception):
                client.shutdown()

    def _connected(self, host: Host) -> "IMAPClient":
        from imapclient import IMAPClient  # noqa: PLC0415 - only who has an account waits for it

        context = self._context or ssl.create_default_context()
        if host.security == "none" and not _is_this_machine(host.name):
            raise Permanent("tls", "without encryption, only a server on this machine is spoken to")
        client = IMAPClient(
            host.name,
            host.port,
            ssl=host.security == "tls",
            ssl_context=context if host.security == "tls" else None,
            timeout=self._timeout,
        )
        if host.security == "starttls":
            try:
                _start_tls(client, context)
            except BaseException:
                with contextlib.suppress(OSError):  # the socket may be gone with the encryption
                    client.shutdown()
                raise
        return client


def _start_tls(client: "IMAPClient", context: ssl.SSLContext) -> None:
    if not client.has_capability("STARTTLS"):
        raise Permanent("tls", "the server offers no STARTTLS")
    client.starttls(context)


def _is_this_machine(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _sign_in(client: "IMAPClient", access: Access) -> None:
    if access.way == "password":
        if client.has_capability("LOGINDISABLED"):
            raise Permanent("protocol", "the server takes no password here")
        client.login(access.user, access.secret)
    elif client.has_capability("AUTH=XOAUTH2"):
        client.oauth2_login(access.user, access.secret)
    elif client.has_capability("AUTH=OAUTHBEARER"):
        client.oauthbearer_login(access.user, access.secret)
    else:
        raise Permanent("token", "the server takes no access tokens")
