"""Reports that a mail was not delivered (RFC 3464), and the many that follow no standard."""

import re
from email.message import Message
from typing import Any, Final

from afterword.adapters.letters.headers import Headers
from afterword.ports import Failed

_SYSTEM: Final = re.compile(
    r"mailer-daemon|postmaster|mail delivery|maildelivery|mail-daemon|mdaemon"
    r"|delivery (?:status|subsystem|failure)|undeliver|returned mail|bounce",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,250}[A-Za-z0-9]")
_STATUS: Final = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
_ORIGINAL: Final = re.compile(r"^message-id:\s*<([^<>\s]+)>", re.IGNORECASE | re.MULTILINE)


def failures(message: "Message[Any, Any]", headers: Headers, text: str) -> tuple[tuple[Failed, ...], str]:
    """The recipients not reached for good, and the Message-ID of the mail; nobody if it is no report.

    A report of a delay is none of a failure.
    """
    if message.get_content_type() == "multipart/report":
        found, settled = _reported(message)
        if settled:
            return found, _original(message)
    sender = f"{headers['from']} {headers['subject']}"
    if not _SYSTEM.search(sender) and headers["return-path"].strip() != "<>":
        return (), ""
    if "in-reply-to" in headers and not _SYSTEM.search(headers["from"]):
        return (), ""
    return _by_custom(message, text), _original(message) or next(iter(_ORIGINAL.findall(text)), "")


def _reported(message: "Message[Any, Any]") -> tuple[tuple[Failed, ...], bool]:
    """Who a report says was not reached, and whether it said anything of anybody."""
    failed: list[Failed] = []
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
                Failed(address.group().lower() if address else "", status.group() if status else "")
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


def _by_custom(message: "Message[Any, Any]", text: str) -> tuple[Failed, ...]:
    """Those that a library of mail servers' customs finds."""
    from flufl.bounce import all_failures  # noqa: PLC0415 - a fifth of a second, for mail from mail servers only

    try:
        temporary, permanent = all_failures(message)
    except Exception:  # noqa: BLE001 - the library reads what strangers send, and some of that breaks it
        return ()
    del temporary
    status = _STATUS.search(text)
    said = status.group() if status else ""
    return tuple(Failed(each.decode("ascii", "replace").lower(), said) for each in sorted(permanent))
