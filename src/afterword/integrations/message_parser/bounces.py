"""Reports that a mail was not delivered (RFC 3464), and the many that follow no standard."""

import re
from email.message import Message
from typing import Any, Final

from afterword.integrations.message_parser.mime import Headers
from afterword.ports import DeliveryFailure

_SERVER_ADDRESS: Final = re.compile(
    r"(?:mailer-?daemon|postmaster|mail-?daemon|mail-?delivery|mdaemon|smtp-?daemon|returned-?mail|mail-?administrator"
    r"|microsoftexchange[0-9a-f]{8,64})(?:[+._=-][^@]{0,200})?@",
    re.IGNORECASE,
)
_SERVER_NAME: Final = re.compile(
    r"\W{0,3}(?:mailer[- ]daemon|postmaster|mail delivery (?:system|subsystem|service|agent|software|failed)"
    r"|mail[- ]daemon|delivery subsystem|mail ?zustell\w{0,20})\b",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,250}[A-Za-z0-9]")
_STATUS: Final = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
_ORIGINAL: Final = re.compile(r"^message-id:\s*<([^<>\s]+)>", re.IGNORECASE | re.MULTILINE)


def failures(
    message: "Message[Any, Any]", headers: Headers, text: str
) -> tuple[tuple[DeliveryFailure, ...], str]:
    """The recipients not reached for good, and the Message-ID of the mail; nobody if it is no report.

    A report of a delay is none of a failure, and nobody reports from an address that cannot be reached.
    """
    found, original = _failures(message, headers, text)
    sender = _ADDRESS.findall(headers["from"].lower())[-1:]
    found = tuple(each for each in found if each.address not in sender)
    return found, original if found else ""


def from_server(headers: Headers) -> bool:
    """Whether a mail has the form of one that a mail server writes about another mail.

    By its sender, an empty return path, or the list of those it failed to reach; never by its words.
    """
    address = headers["from"].rpartition("<")[2].strip()
    return (
        _SERVER_ADDRESS.match(address) is not None
        or _SERVER_NAME.match(headers["from"]) is not None
        or headers["return-path"].strip() == "<>"
        or "x-failed-recipients" in headers
    )


def _failures(
    message: "Message[Any, Any]", headers: Headers, text: str
) -> tuple[tuple[DeliveryFailure, ...], str]:
    if message.get_content_type() == "multipart/report":
        found, settled = _reported(message)
        if settled:
            return found, _original(message)
    if not from_server(headers):
        return (), ""
    return _by_custom(message, text), _original(message) or next(iter(_ORIGINAL.findall(text)), "")


def _reported(message: "Message[Any, Any]") -> tuple[tuple[DeliveryFailure, ...], bool]:
    """Who a report says was not reached, and whether it said anything of anybody."""
    failed: list[DeliveryFailure] = []
    settled = False
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks = part.get_payload()
        for block in blocks if isinstance(blocks, list) else ():
            if not isinstance(block, Message):
                continue
            fields = Headers(block)
            action = fields["action"].strip().lower()
            settled = settled or bool(action)
            if action != "failed":
                continue
            named = fields["original-recipient"] or fields["final-recipient"]
            address = _ADDRESS.search(named.rpartition(";")[2])
            status = _STATUS.search(fields["status"])
            failed.append(
                DeliveryFailure(address.group().lower() if address else "", status.group() if status else "")
            )
    return tuple(failed), settled


def _original(message: "Message[Any, Any]") -> str:
    """The Message-ID of the mail that the report returns."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822":
            inside = part.get_payload()
            if isinstance(inside, list) and inside and isinstance(inside[0], Message):
                return next(iter(Headers(inside[0]).ids("message-id")), "")
        elif kind in {"text/rfc822-headers", "message/rfc822-headers"}:
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return next(iter(_ORIGINAL.findall(payload.decode("utf-8", "replace"))), "")
    return ""


def _by_custom(message: "Message[Any, Any]", text: str) -> tuple[DeliveryFailure, ...]:
    """Those that a library of mail servers' customs finds."""
    from flufl.bounce import all_failures  # noqa: PLC0415 - a fifth of a second, for mail from mail servers only

    try:
        temporary, permanent = all_failures(message)
    except Exception:  # noqa: BLE001 - the library reads what strangers send, and some of that breaks it
        return ()
    del temporary
    status = _STATUS.search(text)
    said = status.group() if status else ""
    return tuple(DeliveryFailure(each.decode("ascii", "replace").lower(), said) for each in sorted(permanent))
