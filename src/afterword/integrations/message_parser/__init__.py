"""Raw mail (RFC 5322) as a ``Message``: decoded, and told apart into what is new and what is quoted."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final

from afterword.core.text.mailboxes import mailboxes
from afterword.integrations.message_parser.bounces import failures, from_server
from afterword.integrations.message_parser.mime import Bounded, Headers, bodies, is_automatic, is_bulk
from afterword.integrations.message_parser.quotation import new_text
from afterword.ports import Message

if TYPE_CHECKING:
    from email.message import Message as Parsed


_PARSER: Final = BytesParser(policy=Bounded())
_FORWARD: Final = re.compile(r"(?:fwd?|wg|tr|rv|doorst|vb|i|enc)\s*:", re.IGNORECASE)
_LONGEST_DATE: Final = 200


def read_letter(raw: bytes) -> Message:
    """The mail in these bytes; see ``ports.LetterReader``."""
    message = _parsed(raw)
    headers = Headers(message)
    body = bodies(message)
    failed, failed_id = failures(message, headers, body.text)
    subject = " ".join(headers["subject"].split())
    answers = "in-reply-to" in headers and not _FORWARD.match(subject)
    text, forwarded = new_text(body, answers=answers)
    senders = _addresses(headers["from"])
    name, address = senders[0] if senders else ("", "")
    return Message(
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
        from_server=from_server(headers),
        failed=failed,
        failed_id=failed_id,
        text=text,
        forwarded=forwarded,
        invite=body.invite,
        method=body.method,
    )


def _parsed(raw: bytes) -> "Parsed[Any, Any]":
    """The mail's parts; those that are nested deeper than the library can follow are left as text."""
    try:
        return _PARSER.parsebytes(raw)
    except RecursionError:
        return _PARSER.parsebytes(raw, headersonly=True)


def _addresses(value: str) -> list[tuple[str, str]]:
    return [(" ".join(each.name.split()), each.address) for each in mailboxes(value, str)]


def _date(value: str) -> datetime | None:
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        found = parsedate_to_datetime(value[:_LONGEST_DATE])
        # "-0000" says that the zone is not known.
        return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
    return None
