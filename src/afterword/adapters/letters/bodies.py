"""The parts of a mail that its sender wrote: text, or HTML where there is no text, and an invitation."""

from collections.abc import Iterator
from email.message import Message
from typing import Any, Final, NamedTuple

from afterword.adapters.letters.charsets import decoded

LONGEST: Final = 200_000
"""Bytes of one part that are read: what follows is an attachment by another name."""
_MOST_PARTS: Final = 200


class Bodies(NamedTuple):
    """``text`` with its quotation; ``html`` where there is no plain text; ``invite``: a calendar."""

    text: str
    html: str
    invite: bytes | None


def bodies(message: "Message[Any, Any]") -> Bodies:
    """What a mail says; attachments and mails within the mail are left out."""
    plain: list[str] = []
    html: list[str] = []
    invite: bytes | None = None
    for part, kind in _parts(message):
        if kind == "text/calendar":
            invite = invite or _bytes(part)
            continue
        said = part.get("content-disposition")
        name = "" if said is None and kind.startswith("text/") else part.get_filename() or ""
        if name.lower().endswith(".ics"):
            invite = invite or _bytes(part)
        elif said is not None and part.get_content_disposition() == "attachment":
            continue
        elif kind == "text/html":
            html.append(_text(part))
        elif kind == "text/plain" or (kind.startswith("text/") and not name):
            plain.append(_text(part))
    text = "\n".join(plain)
    return Bodies(text, "" if text.strip() else "\n".join(html), invite)


def _parts(message: "Message[Any, Any]") -> Iterator[tuple["Message[Any, Any]", str]]:
    """The leaves with their kinds, without those of mails that are attached."""
    waiting, seen = [message], 0
    while waiting and seen < _MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        kind = part.get_content_type()
        if kind.startswith("message/") or kind == "text/rfc822-headers":
            continue
        inside = part.get_payload()
        if isinstance(inside, list):
            waiting[:0] = [each for each in inside if isinstance(each, Message)]
        else:
            yield part, kind


def _bytes(part: "Message[Any, Any]") -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _text(part: "Message[Any, Any]") -> str:
    text = decoded(_bytes(part)[:LONGEST], part.get_content_charset())
    return text.replace("\r\n", "\n").replace("\r", "\n")
