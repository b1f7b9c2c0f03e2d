"""A telephone number as a phone dials it and as a person reads it."""

import io
from typing import Final, NamedTuple

import phonenumbers
import segno


class Dial(NamedTuple):
    """``uri`` dials (RFC 3966, empty for what is no number); ``shown`` reads well abroad."""

    uri: str
    shown: str


NOT_A_NUMBER: Final = Dial("", "")


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


def qr_code(uri: str) -> str:
    """The QR code that opens it, as an SVG image; the quiet zone is the page's business."""
    image = io.BytesIO()
    segno.make(uri, error="m", micro=False).save(image, kind="svg", border=0, omitsize=True, xmldecl=False)
    return image.getvalue().decode()
