"""How servers that hold mailboxes fail, as the troubles of ``ports``."""

import contextlib
import re
import ssl
from collections.abc import Iterator
from typing import Final

from afterword.ports import Access, Permanent, Transient, Trouble

_LONGEST: Final = 300
_CODES: Final[dict[str, tuple[type[Trouble], str]]] = {
    "UNAVAILABLE": (Transient, "busy"),
    "INUSE": (Transient, "busy"),
    "LIMIT": (Transient, "busy"),
    "SERVERBUG": (Transient, "busy"),
    "OVERQUOTA": (Permanent, "full"),
    "NONEXISTENT": (Permanent, "missing"),
    "TRYCREATE": (Permanent, "missing"),
}
"""RFC 5530: response codes."""
_CODE: Final = re.compile(r"\[([A-Z]+)[^\]]*\]")


@contextlib.contextmanager
def told(access: Access | None = None) -> Iterator[None]:
    """Say by a trouble of ``ports`` what fails inside; ``access`` is being signed in with."""
    from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError  # noqa: PLC0415 - as there

    try:
        yield
    except Trouble:
        raise
    except ssl.SSLCertVerificationError as error:
        raise Permanent("tls", error.verify_message) from None
    except ssl.SSLError as error:
        raise Permanent("tls", error.reason or "the encryption failed") from None
    except TimeoutError:
        raise Transient("unreachable", "no answer in time") from None
    except LoginError as error:
        kind = "token" if access is not None and access.way == "oauth2" else "password"
        raise _named(_words(error, access), Permanent, kind) from None
    except (IMAPClientAbortError, EOFError) as error:
        # A server that says BYE, or hangs up: it may be there again in a while.
        raise _named(_words(error, access), Transient, "unreachable") from None
    except OSError as error:
        raise Transient("unreachable", error.strerror or _words(error, access)) from None
    except IMAPClientError as error:
        signing_in = access is not None
        kind = "token" if access is not None and access.way == "oauth2" else "password"
        raise _named(_words(error, access), Permanent, kind if signing_in else "protocol") from None
    except (ValueError, AssertionError, LookupError, AttributeError, TypeError) as error:
        # What its parser does with answers that are none.
        raise Permanent("protocol", f"an answer that makes no sense ({type(error).__name__})") from None


def _named(words: str, otherwise: type[Trouble], kind: str) -> Trouble:
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
