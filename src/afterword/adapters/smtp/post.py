"""Lines to servers that take mail: connected, encrypted, signed in."""

import contextlib
import smtplib
import socket
import ssl
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Final

from afterword.adapters.smtp.line import SmtpLine
from afterword.adapters.smtp.troubles import refused, unreachable
from afterword.ports import Access, Host, Permanent, Trouble

_REFUSED: Final = 400
_FOR_EVER: Final = 500
_OTHER_PASSWORD: Final = 432
"""RFC 4954: for now, and yet only a person can do something about it."""


class SmtpPost:
    """Opens lines. ``timeout`` is the patience in seconds with each answer but the one after the message.

    ``last`` is that one: RFC 5321 (4.5.3.2.6) wants ten minutes, for a server that has taken a message and
    only answers late would else be asked to take it again.
    """

    def __init__(
        self, context: ssl.SSLContext | None = None, *, timeout: float = 30, last: float = 600
    ) -> None:
        self._context = context
        self._timeout = timeout
        self._last = last

    @contextlib.contextmanager
    def line(self, host: Host, access: Access) -> Iterator[SmtpLine]:
        """Connect and sign in, for a while; ``Permanent`` or ``Transient`` if that fails."""
        server = self._connected(host)
        if server.sock is not None:
            # Each command is a packet of its own: waiting to fill one costs 40 ms a message.
            server.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            _signed_in(server, access)
            yield SmtpLine(server, self._timeout, self._last)
        finally:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                server.quit()
            server.close()

    def _connected(self, host: Host) -> smtplib.SMTP:
        context = self._context or ssl.create_default_context()
        server: smtplib.SMTP | None = None
        try:
            if host.security == "tls":
                server = smtplib.SMTP_SSL(host.name, host.port, timeout=self._timeout, context=context)
                server.ehlo_or_helo_if_needed()
                return server
            server = smtplib.SMTP(host.name, host.port, timeout=self._timeout)
            server.ehlo_or_helo_if_needed()
            if host.security == "starttls":
                if not server.has_extn("starttls"):
                    raise Permanent("tls", "the server offers no STARTTLS")
                code, said = server.starttls(context=context)
                if code >= _REFUSED:
                    raise refused(code, said, "busy")
                server.ehlo()
            elif not _is_this_machine(host.name):
                raise Permanent("tls", "without encryption, only a server on this machine is spoken to")
        except Trouble:
            _closed(server)
            raise
        except (smtplib.SMTPException, OSError, ValueError) as error:
            _closed(server)
            raise unreachable(error) from None
        return server


def _closed(server: smtplib.SMTP | None) -> None:
    if server is not None:
        server.close()


def _is_this_machine(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _signed_in(server: smtplib.SMTP, access: Access) -> None:
    """Sign in by what the server offers; a server that asks for nothing is given nothing."""
    try:
        if access.way == "oauth2":
            if "XOAUTH2" not in server.esmtp_features.get("auth", "").upper().split():
                raise Permanent("token", "the server takes no access tokens (XOAUTH2)")
            said = f"user={access.user}\1auth=Bearer {access.secret}\1\1"
            # The error comes as a challenge; an empty answer brings the refusal itself.
            server.auth("XOAUTH2", lambda challenge=None: said if challenge is None else "")
        elif server.has_extn("auth"):
            server.login(access.user, access.secret)
        else:
            raise Permanent("protocol", "the server offers no way to sign in")
    except smtplib.SMTPAuthenticationError as error:
        kind = "token" if access.way == "oauth2" else "password"
        if error.smtp_code < _FOR_EVER and error.smtp_code != _OTHER_PASSWORD:
            raise refused(error.smtp_code, error.smtp_error, "busy") from None
        raise Permanent(
            kind, _without(access, refused(error.smtp_code, error.smtp_error, kind).said)
        ) from None
    except smtplib.SMTPNotSupportedError as error:
        raise Permanent("protocol", str(error)) from None
    except UnicodeError:
        raise Permanent("password", "only ASCII characters can be sent as a password") from None
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise unreachable(error) from None


def _without(access: Access, said: str) -> str:
    """What a server said, should it repeat the secret."""
    return said.replace(access.secret, "…") if access.secret else said
