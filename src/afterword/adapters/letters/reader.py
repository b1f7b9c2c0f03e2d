"""One raw mail as a ``Letter``."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final

from afterword.adapters.letters.automatic import is_automatic, is_bulk
from afterword.adapters.letters.bodies import bodies
from afterword.adapters.letters.bounces import failures
from afterword.adapters.letters.headers import header, ids
from afterword.adapters.letters.quotation import own_words
from afterword.ports import Letter

if TYPE_CHECKING:
    from email.message import Message

_PARSER: Final = BytesParser(policy=compat32)
_FORWARD: Final = re.compile(r"(?:fwd?|wg|tr|rv|doorst|vb|i|enc)\s*:", re.IGNORECASE)
_MOST_HEADERS: Final = 20_000
"""As many characters of one header as are read."""


def read_letter(raw: bytes) -> Letter:
    """The mail in these bytes; see ``ports.LetterReader``."""
    message = _PARSER.parsebytes(raw)
    body = bodies(message)
    failed, failed_id = failures(message, body.text)
    subject = " ".join(header(message, "Subject").split())
    answers = bool(header(message, "In-Reply-To")) and not _FORWARD.match(subject)
    text, forwarded = own_words(body, answers=answers)
    senders = _addresses(message, "From")
    name, address = senders[0] if senders else ("", "")
    return Letter(
        message_id=next(iter(ids(header(message, "Message-ID"))), ""),
        in_reply_to=next(iter(ids(header(message, "In-Reply-To"))), ""),
        references=ids(header(message, "References")),
        from_name=name,
        from_address=address,
        to=tuple(each for _, each in (*_addresses(message, "To"), *_addresses(message, "Cc"))),
        subject=subject,
        date=_date(header(message, "Date")),
        automatic=bool(failed) or is_automatic(message),
        bulk=is_bulk(message),
        failed=failed,
        failed_id=failed_id,
        text=text,
        forwarded=forwarded,
        invite=body.invite,
    )


def _addresses(message: "Message[Any, Any]", name: str) -> list[tuple[str, str]]:
    found = getaddresses([header(message, name)[:_MOST_HEADERS]])
    return [(" ".join(each.split()), address.strip().lower()) for each, address in found if "@" in address]


def _date(value: str) -> datetime | None:
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        found = parsedate_to_datetime(value)
        # "-0000" says that the zone is not known.
        return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
    return None
