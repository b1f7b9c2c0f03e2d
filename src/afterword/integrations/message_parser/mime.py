"""The headers and parts of a mail, bounded and decoded leniently: what is broken in one stays as it is."""

import codecs
import re
from collections.abc import Callable, Iterator
from email._policybase import Compat32
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence


# Bytes as text, whatever their charset was said to be.

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS: Final = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
"""What is said to be Latin-1 is nearly always Windows's: the web's standard reads it so, too."""


_NO_CHARSETS: Final = frozenset(("idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"))
"""Python's codecs for text that aren't charsets of any mail; some take quadratic time."""


def _is_charset(name: str) -> bool:
    try:
        return codecs.lookup(name).name.replace("_", "-") not in _NO_CHARSETS
    except (LookupError, ValueError):
        return False


def decode_bytes(data: bytes, charset: str | None) -> str:
    """The text of these bytes: as they say, where that is possible, else as they most probably are."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    said = (charset or "").strip().strip("\"'").lower()
    if said and not _is_charset(said):
        said = ""
    if not said.startswith(("utf-16", "utf-32")):
        # Other text is not UTF-8 by chance: bytes that are, are, whatever was said of them.
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    try:
        return data.decode(_WINDOWS.get(said, said or "cp1252"))
    except (LookupError, ValueError):
        return data.decode("cp1252", "replace")


LONGEST: Final = 20_000
"""Characters of a header that are read."""
_LONGEST_OF_A_PART: Final = 2_000
"""And of those that describe a part: the library takes their parameters apart in quadratic time."""
_LONGEST_ENCODED: Final = 4_000
"""And in which encoded words are decoded: the library's pattern looks at each beginning up to the end."""
_ID: Final = re.compile(r"<([^<>\s]{1,998})>")
_BARE_ID: Final = re.compile(r"^\s*([^<>\s@]{1,500}@[^<>\s@]{1,490})\s*$")


class Bounded(Compat32):
    """Reads headers as they stand, up to a length that the library's own reading of them can bear."""

    def header_source_parse(self, sourcelines: "Sequence[str]") -> tuple[str, str]:
        """The name and the value of a header, from its lines."""
        name, value = super().header_source_parse(list(sourcelines))
        most = _LONGEST_OF_A_PART if name[:8].lower() == "content-" else LONGEST
        return name, value if len(value) <= most else value[:most]


class Headers:
    """The headers of one mail or part, by name; of several with one name, the first."""

    def __init__(self, message: "Message[Any, Any]") -> None:
        # Gone through once: the library looks at all of them for each name that is asked for.
        self._values: Final[dict[str, Any]] = {}
        for name, value in message.items():
            self._values.setdefault(name.lower(), value)

    def __contains__(self, name: str) -> bool:
        return bool(self._values.get(name))

    def __getitem__(self, name: str) -> str:
        """A header's text, by its name in small letters; empty if there is none."""
        value = self._values.get(name)
        if value is None:
            return ""
        text = str(value)
        if "=?" not in text and text.isascii():
            return text
        if len(text) > _LONGEST_ENCODED:
            value = text[:_LONGEST_ENCODED]
        try:
            pieces = decode_header(value)
        except (MessageError, LookupError, ValueError):
            return text
        rest = text[_LONGEST_ENCODED:]
        return (
            "".join(
                each if isinstance(each, str) else decode_bytes(each, charset) for each, charset in pieces
            )
            + rest
        )

    def ids(self, name: str) -> tuple[str, ...]:
        """The Message-IDs in a header, without their angle brackets."""
        value = self[name]
        found = tuple(_ID.findall(value))
        if found:
            return found
        bare = _BARE_ID.match(value)
        return (bare.group(1),) if bare else ()


# Whether a machine wrote a mail, and whether it went to many, by its headers (RFC 2369, 2919, 3834).

_ANSWERING: Final = (
    "x-autoreply", "x-autorespond", "x-autoresponse", "x-autoreply-from", "x-mail-autoreply",
)  # fmt: skip
_BULK: Final = frozenset({"bulk", "list", "junk"})
_LIST: Final = ("list-id", "list-unsubscribe", "list-post", "feedback-id")


def is_automatic(headers: Headers) -> bool:
    """Whether the headers say that no person wrote it.

    Not by ``X-Auto-Response-Suppress``: people's own mail programs set that as well.
    """
    said = headers["auto-submitted"].partition(";")[0].strip().lower()
    if said and said != "no":
        return True
    if any(each in headers for each in _ANSWERING):
        return True
    if headers["return-path"].strip() == "<>":
        return True
    return headers["precedence"].strip().lower() in {"auto_reply", *_BULK} or "list-id" in headers


def is_bulk(headers: Headers) -> bool:
    """Whether it went to many."""
    return headers["precedence"].strip().lower() in _BULK or any(each in headers for each in _LIST)


# The parts of a mail that its sender wrote: text, or HTML where there is no text, and an invitation.

# What the calendar file of a mail is for (RFC 5546): to ask for a meeting, or to answer or call one off.

_METHOD: Final = re.compile(rb"^METHOD[ \t]*:[ \t]*([A-Za-z]{1,20})[ \t\r]*$", re.IGNORECASE | re.MULTILINE)
_EVENT: Final = re.compile(rb"^BEGIN:VEVENT[ \t\r]*$", re.IGNORECASE | re.MULTILINE)
_CANCELLED: Final = re.compile(rb"^STATUS[ \t]*:[ \t]*CANCELL?ED[ \t\r]*$", re.IGNORECASE | re.MULTILINE)


def method_of(invite: bytes, said: str) -> str:
    """The method in capitals, as the file or else its part's header says; empty if unsaid.

    A file whose every event is cancelled is a ``CANCEL``, whatever it calls itself.
    """
    events = len(_EVENT.findall(invite))
    if events and len(_CANCELLED.findall(invite)) >= events:
        return "CANCEL"
    found = _METHOD.search(invite)
    return (found.group(1).decode("ascii") if found else said.strip()).upper()


_LONGEST_BODY: Final = 200_000
"""Bytes of one part that are read: what follows is an attachment by another name."""
_MOST_PARTS: Final = 200
_Told = TypeVar("_Told")


class Bodies(NamedTuple):
    """``text`` with its quotation; ``html`` if there is no plain text; ``invite``: a calendar file."""

    text: str
    html: str
    invite: bytes | None
    method: str


def bodies(message: "Message[Any, Any]") -> Bodies:
    """What a mail says; attachments and mails within the mail are left out."""
    plain: list[str] = []
    html: list[str] = []
    invite: bytes | None = None
    method = ""
    for part, kind in _parts(message):
        if kind == "text/calendar":
            if invite is None:
                invite = _bytes(part)
                method = method_of(invite, _method(part))
            continue
        said = part.get("content-disposition")
        name = "" if said is None and kind.startswith("text/") else _filename(part)
        if name.lower().endswith(".ics"):
            if invite is None:
                invite = _bytes(part)
                method = method_of(invite, "")
        elif said is not None and str(said).partition(";")[0].strip().lower() == "attachment":
            continue
        elif kind == "text/html":
            html.append(_text(part))
        elif kind == "text/plain" or (kind.startswith("text/") and not name):
            plain.append(_text(part))
    text = "\n".join(plain)
    return Bodies(text, "" if text.strip() else "\n".join(html), invite, method)


def _parts(message: "Message[Any, Any]") -> Iterator[tuple["Message[Any, Any]", str]]:
    """The leaves with their kinds, without those of mails that are attached."""
    waiting, seen = [message], 0
    while waiting and seen < _MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        kind = _told(part.get_content_type, "text/plain")
        if kind.startswith("message/") or kind == "text/rfc822-headers":
            continue
        inside: object = _told(part.get_payload, None)
        if isinstance(inside, list):
            waiting[:0] = [each for each in inside if isinstance(each, Message)]
        else:
            yield part, kind


def _told(say: Callable[[], _Told], otherwise: _Told) -> _Told:
    """What the library says of a part, where it can: wrongly split parameters (RFC 2231) trip it."""
    try:
        return say()
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        return otherwise


def _method(part: "Message[Any, Any]") -> str:
    return _told(lambda: str(part.get_param("method", "")), "")


def _filename(part: "Message[Any, Any]") -> str:
    return _told(part.get_filename, None) or ""


def _bytes(part: "Message[Any, Any]") -> bytes:
    def payload() -> Any:
        return part.get_payload(decode=True)

    found = _told(payload, None)
    return found if isinstance(found, bytes) else b""


def _text(part: "Message[Any, Any]") -> str:
    text = decode_bytes(_bytes(part)[:_LONGEST_BODY], _told(part.get_content_charset, None))
    return text.replace("\r\n", "\n").replace("\r", "\n")
