"""``imapclient`` over connections with limits on destination, size and time."""

import contextlib
import imaplib
import re
import socket
import ssl
from collections.abc import Iterator
from typing import Any, Final

from imapclient import IMAPClient
from imapclient.tls import wrap_socket

from afterword.integrations.outbound import BoundedReader, NotPublicError, Places, TooMuchError
from afterword.ports import Access, MailError, PermanentError, TransientError

_LARGEST: Final = 64_000_000
"""Bytes between two commands: a thousand headers, or one message, are a tenth of that."""


class BoundedImapClient(IMAPClient):  # type: ignore[misc]  # the library has no types
    """An ``IMAPClient`` whose connection is made by ``places``; ``timeout`` is for each answer."""

    def __init__(
        self, places: Places, name: str, port: int, *, context: ssl.SSLContext | None, timeout: float
    ) -> None:
        self._places = places
        self._patience = timeout
        super().__init__(name, port, ssl=context is not None, ssl_context=context, timeout=timeout)

    def _create_IMAP4(self) -> "_Bounded":  # noqa: N802 - the library's name
        return _Bounded(
            self._places, self.host, self.port, self.ssl_context if self.ssl else None, self._patience
        )


class _Bounded(imaplib.IMAP4):
    def __init__(
        self, places: Places, name: str, port: int, context: ssl.SSLContext | None, timeout: float
    ) -> None:
        self._places = places
        self._context = context
        self._patience = timeout
        self._reader: tuple[Any, BoundedReader] | None = None
        super().__init__(name, port)

    def _create_socket(self, timeout: float | None = None) -> socket.socket:
        del timeout
        plain = self._places.connect(self.host, self.port, self._patience)
        if self._context is None:
            return plain
        try:
            wrapped: socket.socket = wrap_socket(plain, self._context, self.host)
        except BaseException:
            plain.close()
            raise
        return wrapped

    def send(self, data: Any) -> None:
        """Send something; the answer gets its own limits."""
        self._bounded().begin()
        super().send(data)

    def readline(self) -> bytes:
        """A line of an answer."""
        try:
            return self._bounded().readline(imaplib._MAXLINE)  # type: ignore[attr-defined]  # noqa: SLF001 - its limit
        except TooMuchError as error:
            raise self.abort(str(error)) from None

    def read(self, size: int) -> bytes:
        """Part of an answer whose size is known."""
        try:
            return self._bounded().read(size)
        except TooMuchError as error:
            raise self.abort(str(error)) from None

    def _bounded(self) -> BoundedReader:
        # The socket changes once it's encrypted.
        if self._reader is None or self._reader[0] is not self.sock:
            self._reader = self.sock, BoundedReader(self.sock, _LARGEST)
        return self._reader[1]


# How mail servers fail, as errors of ``ports``.

_LONGEST: Final = 300
_CODES: Final[dict[str, tuple[type[MailError], str]]] = {
    "UNAVAILABLE": (TransientError, "busy"),
    "INUSE": (TransientError, "busy"),
    "LIMIT": (TransientError, "busy"),
    "SERVERBUG": (TransientError, "busy"),
    "OVERQUOTA": (PermanentError, "full"),
    "NONEXISTENT": (PermanentError, "missing"),
    "TRYCREATE": (PermanentError, "missing"),
}
"""RFC 5530: response codes."""
_CODE: Final = re.compile(r"\[([A-Z]+)[^\]]*\]")


@contextlib.contextmanager
def mail_errors(access: Access | None = None) -> Iterator[None]:
    """Turn failures inside into errors of ``ports``; ``access`` is what we sign in with."""
    from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError  # noqa: PLC0415 - as there

    try:
        yield
    except MailError:
        raise
    except ssl.SSLCertVerificationError as error:
        raise PermanentError("tls", error.verify_message) from None
    except ssl.SSLError as error:
        raise PermanentError("tls", error.reason or "the encryption failed") from None
    except TimeoutError:
        raise TransientError("unreachable", "no answer in time") from None
    except LoginError as error:
        kind = "token" if access is not None and access.way == "oauth2" else "password"
        raise _named(_words(error, access), PermanentError, kind) from None
    except (IMAPClientAbortError, EOFError) as error:
        # The server says BYE or hangs up: it may be back in a while.
        raise _named(_words(error, access), TransientError, "unreachable") from None
    except OSError as error:
        raise TransientError("unreachable", error.strerror or _words(error, access)) from None
    except IMAPClientError as error:
        signing_in = access is not None
        kind = "token" if access is not None and access.way == "oauth2" else "password"
        raise _named(_words(error, access), PermanentError, kind if signing_in else "protocol") from None
    except (ValueError, AssertionError, LookupError, AttributeError, TypeError) as error:
        # What its parser does with answers that aren't valid.
        raise PermanentError("protocol", f"an answer that makes no sense ({type(error).__name__})") from None


@contextlib.contextmanager
def told_connecting() -> Iterator[None]:
    """The same while a connection is made, without the server's words.

    What a server says before anybody signed in is nobody's to read: a site for many would show its users the
    banners of its own network.
    """
    try:
        with mail_errors():
            yield
    except MailError as trouble:
        if isinstance(trouble.__context__, NotPublicError):
            raise PermanentError("private", "") from None
        said = trouble.said if trouble.kind == "tls" else ""
        raise type(trouble)(trouble.kind, said) from None


def _named(words: str, otherwise: type[MailError], kind: str) -> MailError:
    found = _CODE.search(words)
    made, named = _CODES.get(found[1], (otherwise, kind)) if found else (otherwise, kind)
    return made(named, words)


def _words(error: BaseException, access: Access | None) -> str:
    words = " ".join(str(error.args[0] if error.args else error).split())
    if words.startswith(("b'", 'b"')):
        words = words[2:-1]
    if access is not None and access.secret:
        words = words.replace(access.secret, "…")
    return words[:_LONGEST]
