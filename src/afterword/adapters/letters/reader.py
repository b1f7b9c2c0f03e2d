"""One raw mail as a ``Letter``."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from afterword.adapters.letters.automatic import is_automatic, is_bulk
from afterword.adapters.letters.bodies import bodies
from afterword.adapters.letters.bounces import failures
from afterword.adapters.letters.headers import Headers
from afterword.adapters.letters.quotation import own_words
from afterword.ports import Letter

_PARSER: Final = BytesParser(policy=compat32)
_FORWARD: Final = re.compile(r"(?:fwd?|wg|tr|rv|doorst|vb|i|enc)\s*:", re.IGNORECASE)
_ADDRESS: Final = re.compile(r'\s*(?:"?([^"<>,;:()@\\]*)"?\s*<)?([^<>\s,;:()"@\\]+@[^<>\s,;:()"@\\]+)>?\s*')
_MOST_HEADERS: Final = 20_000
"""As many characters of one header as are read."""


def read_letter(raw: bytes) -> Letter:
    """The mail in these bytes; see ``ports.LetterReader``."""
    message = _PARSER.parsebytes(raw)
    headers = Headers(message)
    body = bodies(message)
    failed, failed_id = failures(message, headers, body.text)
    subject = " ".join(headers["subject"].split())
    answers = "in-reply-to" in headers and not _FORWARD.match(subject)
    text, forwarded = own_words(body, answers=answers)
    senders = _addresses(headers["from"])
    name, address = senders[0] if senders else ("", "")
    return Letter(
        message_id=next(iter(headers.ids("message-id")), ""),
        in_reply_to=next(iter(headers.ids("in-reply-to")), ""),
        references=headers.ids("references"),
        from_name=name,
        from_address=address,
        to=tuple(each for _, each in (*_addresses(headers["to"]), *_addresses(headers["cc"]))),
        subject=subject,
        date=_date(headers["date"]),
        automatic=bool(failed) or is_automatic(headers),
        bulk=is_bulk(headers),
        failed=failed,
        failed_id=failed_id,
        text=text,
        forwarded=forwarded,
        invite=body.invite,
    )


def _addresses(value: str) -> list[tuple[str, str]]:
    if not value:
        return []
    plain = _ADDRESS.fullmatch(value)
    if plain is not None:  # nearly all are: the library takes them apart letter by letter
        return [(" ".join((plain.group(1) or "").split()), plain.group(2).lower())]
    found = getaddresses([value[:_MOST_HEADERS]])
    return [(" ".join(each.split()), address.strip().lower()) for each, address in found if "@" in address]


def _date(value: str) -> datetime | None:
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        found = parsedate_to_datetime(value)
        # "-0000" says that the zone is not known.
        return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
    return None
