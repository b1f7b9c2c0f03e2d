"""Whether a machine wrote a mail, and whether it went to many, by its headers (RFC 2369, 2919, 3834)."""

from typing import TYPE_CHECKING, Any, Final

from afterword.adapters.letters.headers import header

if TYPE_CHECKING:
    from email.message import Message

_ANSWERING: Final = ("X-Autoreply", "X-Autorespond", "X-Autoresponse", "X-AutoReply-From", "X-Mail-Autoreply")
_BULK: Final = frozenset({"bulk", "list", "junk"})
_LIST: Final = ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID")


def is_automatic(message: "Message[Any, Any]") -> bool:
    """Whether the headers say that no person wrote it.

    Not by ``X-Auto-Response-Suppress``: people's own mail programs set that as well.
    """
    said = header(message, "Auto-Submitted").partition(";")[0].strip().lower()
    if said and said != "no":
        return True
    if any(message.get(each) for each in _ANSWERING):
        return True
    if header(message, "Return-Path").strip() == "<>":
        return True
    return header(message, "Precedence").strip().lower() in {"auto_reply", *_BULK} or bool(
        message.get("List-Id")
    )


def is_bulk(message: "Message[Any, Any]") -> bool:
    """Whether it went to many."""
    return header(message, "Precedence").strip().lower() in _BULK or any(message.get(each) for each in _LIST)
