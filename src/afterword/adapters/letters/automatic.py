"""Whether a machine wrote a mail, and whether it went to many, by its headers (RFC 2369, 2919, 3834)."""

from typing import Final

from afterword.adapters.letters.headers import Headers

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
