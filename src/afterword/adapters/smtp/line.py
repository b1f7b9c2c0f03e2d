"""One message after another over a signed-in connection, phase by phase."""

import re
import smtplib
from collections.abc import Callable
from typing import Final

from afterword.adapters.smtp.troubles import refused, unreachable
from afterword.ports import Envelope, Permanent, Uncertain

_GO_ON: Final = 354
_TAKEN: Final = 250
_FINE: Final = frozenset((250, 251, 252))
_FOR_EVER: Final = 500
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
        """Sender and recipient: nothing has been said of the message yet."""
        server = self._server
        options = []
        if server.has_extn("size"):
            largest = server.esmtp_features["size"].strip()
            if largest.isdecimal() and 0 < int(largest) < len(envelope.data):
                raise Permanent("too_large", f"the server takes messages of {largest} bytes at most")
            options.append(f"SIZE={len(envelope.data)}")
        if not (envelope.sender + envelope.recipient).isascii():
            if not server.has_extn("smtputf8"):
                raise Permanent("recipient", "the server takes no addresses with letters beyond ASCII")
            server.command_encoding = "utf-8"
            options.append("SMTPUTF8")
        try:
            code, said = server.mail(envelope.sender, options)
            if code != _TAKEN:
                raise refused(code, said, "sender")
            code, said = server.rcpt(envelope.recipient)
            if code not in _FINE:
                trouble = refused(code, said, "recipient" if code >= _FOR_EVER else "busy")
                self._forget()
                raise trouble
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise unreachable(error) from None

    def _begin(self) -> None:
        """Ask to begin with the message. As long as the server has not agreed, nothing of it is out."""
        try:
            code, said = self._server.docmd("DATA")
        except (smtplib.SMTPException, OSError) as error:
            raise unreachable(error) from None
        if code != _GO_ON:
            raise refused(code, said, "content" if code >= _FOR_EVER else "busy")

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
            raise Uncertain("unreachable", unreachable(error).said) from None
        if server.sock is not None:
            server.sock.settimeout(self._timeout)
        if code == _TAKEN:
            return " ".join(said.decode("utf-8", "replace").split())
        if code // 100 in _REFUSALS:
            # It has the whole message: a "try later" is not to be trusted with a second one.
            trouble = refused(code, said, "content")
            raise Permanent(trouble.kind, trouble.said)
        raise Uncertain("protocol", f"{code} {said.decode('utf-8', 'replace')[:200]}")

    def _forget(self) -> None:
        """Let the server forget sender and recipient."""
        try:
            self._server.rset()
        except (smtplib.SMTPException, OSError) as error:
            raise unreachable(error) from None
