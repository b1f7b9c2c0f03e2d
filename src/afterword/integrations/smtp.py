"""Sends mail by SMTP (RFC 5321) phase by phase, so it's always known whether a message may be out."""

import contextlib
import logging
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from typing import Any, Final

from afterword.integrations.outbound import BoundedReader, NotPublicError, Places, TooMuchError
from afterword.ports import Access, Envelope, Host, MailError, PermanentError, TransientError, UncertainError

# One message after another over a signed-in connection, phase by phase.

# What mail servers answer and how connections fail, as errors of ``ports``.

_PERMANENT: Final = 500
_ENHANCED: Final = re.compile(r"\b[45]\.(\d{1,3})\.(\d{1,3})\b")
_LONGEST: Final = 500
_KINDS: Final = {
    (1, 1): "recipient", (1, 2): "recipient", (1, 3): "recipient", (1, 6): "recipient", (1, 10): "recipient",
    (1, 7): "sender", (1, 8): "sender", (2, 1): "recipient", (2, 2): "full", (2, 3): "too_large",
    (3, 4): "too_large", (4, 7): "busy",
}  # fmt: skip
"""RFC 3463: the meaning of the second and third number."""
_BY_CODE: Final = {452: "full", 552: "too_large", 421: "busy"}


def refusal(code: int, said: bytes | str, otherwise: str) -> MailError:
    """A refusal in the server's words. ``otherwise`` is its kind if the numbers don't say."""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    words = " ".join(words.split())[:_LONGEST]
    numbers = _ENHANCED.search(words)
    kind = _KINDS.get((int(numbers[1]), int(numbers[2]))) if numbers else None
    kind = kind or _BY_CODE.get(code, otherwise)
    if code < 0:  # This is how smtplib marks something that isn't an answer.
        return PermanentError("protocol", words)
    made = PermanentError if code >= _PERMANENT else TransientError
    return made(kind, f"{code} {words}".strip())


def unconnected(error: Exception) -> MailError:
    """Why no connection was made. What a server says before anybody signed in is nobody's to read.

    Else a site for many would show its users the banners of whatever answers in its network.
    """
    if isinstance(error, smtplib.SMTPResponseException):
        trouble = refusal(error.smtp_code, b"", "busy")
        return type(trouble)(
            trouble.kind, f"it answered {error.smtp_code}" if error.smtp_code > 0 else "no mail server"
        )
    if isinstance(error, smtplib.SMTPException):
        return TransientError("unreachable", "it hung up")
    return unreachable(error)


def unreachable(error: Exception) -> MailError:
    """Why a connection couldn't be made, or broke."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return PermanentError("tls", error.verify_message)
    if isinstance(error, ssl.SSLError):
        return PermanentError("tls", error.reason or "the encryption failed")
    if isinstance(error, smtplib.SMTPResponseException):
        return refusal(error.smtp_code, error.smtp_error, "busy")
    if isinstance(error, NotPublicError):
        return PermanentError("private", "")
    if isinstance(error, TooMuchError):
        return PermanentError("protocol", str(error))
    if isinstance(error, TimeoutError):
        return TransientError("unreachable", "no answer in time")
    if isinstance(error, ValueError):
        return PermanentError("protocol", "a name or an answer that makes no sense")
    words = getattr(error, "strerror", None) or str(error)
    return TransientError("unreachable", " ".join(str(words).split())[:_LONGEST])


_GO_ON: Final = 354
_TAKEN: Final = 250
_FINE: Final = frozenset((250, 251, 252))
_REFUSALS: Final = frozenset((4, 5))
_BARE: Final = re.compile(rb"\r\n|\r|\n")
_DOT: Final = re.compile(rb"(?m)^\.")


class SmtpLine:
    """A connection that messages are handed over by."""

    def __init__(self, server: smtplib.SMTP, timeout: float, last: float) -> None:
        self._server = server
        self._timeout = timeout
        self._last = last

    def send(self, envelope: Envelope, intend: Callable[[], bool]) -> str | None:
        """Hand a message over: see ``ports.SendingLine``."""
        self._offer(envelope)
        if not intend():
            self._forget()
            return None
        self._begin()
        return self._hand_over(envelope)

    def _offer(self, envelope: Envelope) -> None:
        """Sender and recipient: nothing of the message has been sent yet."""
        server = self._server
        options = []
        if server.has_extn("size"):
            largest = server.esmtp_features["size"].strip()
            if largest.isdecimal() and 0 < int(largest) < len(envelope.data):
                raise PermanentError("too_large", f"the server takes messages of {largest} bytes at most")
            options.append(f"SIZE={len(envelope.data)}")
        if not (envelope.sender + envelope.recipient).isascii():
            if not server.has_extn("smtputf8"):
                raise PermanentError("recipient", "the server takes no addresses with letters beyond ASCII")
            server.command_encoding = "utf-8"
            options.append("SMTPUTF8")
        try:
            code, said = server.mail(envelope.sender, options)
            if code != _TAKEN:
                raise refusal(code, said, "sender")
            code, said = server.rcpt(envelope.recipient)
            if code not in _FINE:
                trouble = refusal(code, said, "recipient" if code >= _PERMANENT else "busy")
                self._forget()
                raise trouble
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise unreachable(error) from None

    def _begin(self) -> None:
        """Ask to start the message. Until the server agrees, nothing of it has been sent."""
        try:
            code, said = self._server.docmd("DATA")
        except (smtplib.SMTPException, OSError) as error:
            raise unreachable(error) from None
        if code != _GO_ON:
            raise refusal(code, said, "content" if code >= _PERMANENT else "busy")

    def _hand_over(self, envelope: Envelope) -> str:
        """The message itself. If the connection breaks from here on, only the server knows."""
        data = _DOT.sub(b"..", _BARE.sub(b"\r\n", envelope.data))
        server = self._server
        try:
            server.send(data if data.endswith(b"\r\n") else data + b"\r\n")
            if server.sock is not None:
                server.sock.settimeout(self._last)
            server.send(b".\r\n")
            code, said = server.getreply()
        except (smtplib.SMTPException, OSError) as error:
            raise UncertainError("unreachable", unreachable(error).said) from None
        if server.sock is not None:
            server.sock.settimeout(self._timeout)
        if code == _TAKEN:
            return " ".join(said.decode("utf-8", "replace").split())
        if code // 100 in _REFUSALS:
            # It has the whole message, so a "try later" can't be trusted.
            trouble = refusal(code, said, "content")
            raise PermanentError(trouble.kind, trouble.said)
        raise UncertainError("protocol", f"{code} {said.decode('utf-8', 'replace')[:200]}")

    def _forget(self) -> None:
        """Reset the server's sender and recipient."""
        try:
            self._server.rset()
        except (smtplib.SMTPException, OSError) as error:
            raise unreachable(error) from None


# ``smtplib`` over connections with limits on destination, size and time.

_LARGEST: Final = 65_536
"""Bytes in an answer: a server's list of features is the longest, with a few hundred."""


class BoundedSmtp(smtplib.SMTP):
    """A plain connection; ``timeout`` is for a whole answer, however its bytes arrive."""

    def __init__(self, places: Places, name: str, port: int, timeout: float) -> None:
        self._places = places
        super().__init__(name, port, timeout=timeout)

    def _get_socket(self, host: str, port: int, timeout: float | None) -> socket.socket:
        return self._places.connect(host, port, timeout)

    def getreply(self) -> tuple[int, bytes]:
        """The next answer."""
        # Its own file is recreated when encryption starts, so ours is too.
        ours: Any = self.file
        if not isinstance(ours, BoundedReader):
            assert self.sock is not None
            self.file = ours = BoundedReader(self.sock, _LARGEST)
        ours.begin()
        return super().getreply()


class BoundedSmtpOverTls(BoundedSmtp):
    """A connection that's encrypted from its first byte."""

    def __init__(self, places: Places, name: str, port: int, timeout: float, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__(places, name, port, timeout)

    def _get_socket(self, host: str, port: int, timeout: float | None) -> socket.socket:
        plain = super()._get_socket(host, port, timeout)
        try:
            return self._context.wrap_socket(plain, server_hostname=host)
        except BaseException:
            plain.close()
            raise


_LOG: Final = logging.getLogger(__name__)
_REFUSED: Final = 400
_OTHER_PASSWORD: Final = 432
"""RFC 4954: temporary, but only a person can fix it."""


class SmtpTransport:
    """Opens lines. ``timeout`` is the patience in seconds with each answer but the one after the message.

    ``last`` is that one: RFC 5321 (4.5.3.2.6) wants ten minutes, for a server that has taken a message and
    only answers late would else be asked to take it again. ``places`` says where lines may lead.
    """

    def __init__(
        self,
        context: ssl.SSLContext | None = None,
        *,
        timeout: float = 30,
        last: float = 600,
        places: Places | None = None,
    ) -> None:
        self._context = context
        self._places = places or Places()
        self._timeout = timeout
        self._last = last

    @contextlib.contextmanager
    def line(self, host: Host, access: Access) -> Iterator[SmtpLine]:
        """Connect and sign in, for a while; ``PermanentError`` or ``Transient`` if that fails."""
        with _logged("connect", host):
            server = self._connected(host)
        if server.sock is not None:
            # Each command is its own packet: waiting to fill one takes 40 ms per message.
            server.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            with _logged("sign_in", host):
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
                server = BoundedSmtpOverTls(self._places, host.name, host.port, self._timeout, context)
                server.ehlo_or_helo_if_needed()
                return server
            server = BoundedSmtp(self._places, host.name, host.port, self._timeout)
            server.ehlo_or_helo_if_needed()
            if host.security == "starttls":
                if not server.has_extn("starttls"):
                    raise PermanentError("tls", "the server offers no STARTTLS")
                code, said = server.starttls(context=context)
                if code >= _REFUSED:
                    raise refusal(code, said, "busy")
                server.ehlo()
            elif not _is_this_machine(host.name):
                raise PermanentError("tls", "without encryption, only a server on this machine is spoken to")
        except MailError:
            _closed(server)
            raise
        except (smtplib.SMTPException, OSError, ValueError) as error:
            _closed(server)
            raise unconnected(error) from None
        return server


@contextlib.contextmanager
def _logged(step: str, host: Host) -> Iterator[None]:
    """Log which step failed at which server, without its words: those can name the user."""
    try:
        yield
    except MailError as error:
        _LOG.info("smtp failed step=%s host=%s port=%d kind=%s", step, host.name, host.port, error.kind)
        raise


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
    """Sign in with what the server offers; if it asks for nothing, nothing is sent."""
    try:
        if access.way == "oauth2":
            if "XOAUTH2" not in server.esmtp_features.get("auth", "").upper().split():
                raise PermanentError("token", "the server takes no access tokens (XOAUTH2)")
            said = f"user={access.user}\1auth=Bearer {access.secret}\1\1"
            # The error comes as a challenge; an empty answer brings the actual refusal.
            server.auth("XOAUTH2", lambda challenge=None: said if challenge is None else "")
        elif server.has_extn("auth"):
            server.login(access.user, access.secret)
        else:
            raise PermanentError("protocol", "the server offers no way to sign in")
    except smtplib.SMTPAuthenticationError as error:
        kind = "token" if access.way == "oauth2" else "password"
        if error.smtp_code < _PERMANENT and error.smtp_code != _OTHER_PASSWORD:
            raise refusal(error.smtp_code, error.smtp_error, "busy") from None
        raise PermanentError(
            kind, _without(access, refusal(error.smtp_code, error.smtp_error, kind).said)
        ) from None
    except smtplib.SMTPNotSupportedError as error:
        raise PermanentError("protocol", str(error)) from None
    except UnicodeError:
        raise PermanentError("password", "only ASCII characters can be sent as a password") from None
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise unreachable(error) from None


def _without(access: Access, said: str) -> str:
    """The server's words, without the secret if it repeats it."""
    return said.replace(access.secret, "…") if access.secret else said
