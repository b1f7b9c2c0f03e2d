"""A telephone number as a phone dials it and as a person reads it."""

from typing import NamedTuple

import phonenumbers
import segno


class Dial(NamedTuple):
    """``uri`` dials (RFC 3966, empty for what is no number); ``shown`` reads well abroad."""

    uri: str
    shown: str


def dial(number: str, country: str | None) -> Dial:
    """The number, read as one of ``country`` where it names none."""
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return Dial("", number)
    if not phonenumbers.is_possible_number(parsed):
        return Dial("", number)
    uri = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.RFC3966)
    shown = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return Dial(uri, shown)


def qr_code(uri: str) -> list[list[int]]:
    """The QR code's modules, row by row: 1 is dark. The quiet zone is the page's business."""
    return [[1 if module else 0 for module in row] for row in segno.make(uri, error="m", micro=False).matrix]
