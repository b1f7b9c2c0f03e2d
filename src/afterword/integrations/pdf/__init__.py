"""Sheets as PDF with Typst: facts go in as data, never as source."""

import io
import json
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

import phonenumbers
import segno
import typst

from afterword.ports import CallSheet, CardSheet

# A phone number as a phone dials it and as a person reads it.


class Dial(NamedTuple):
    """``uri`` dials (RFC 3966, empty if it isn't a number); ``shown`` is readable from abroad."""

    uri: str
    shown: str


NOT_A_NUMBER: Final = Dial("", "")


def dial(number: str, country: str | None) -> Dial:
    """The number, read as one of ``country`` if it has no country code."""
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
    """The QR code that opens it, as an SVG image; the page adds the quiet zone."""
    image = io.BytesIO()
    segno.make(uri, error="m", micro=False).save(image, kind="svg", border=0, omitsize=True, xmldecl=False)
    return image.getvalue().decode()


_FOLDER: Final = Path(__file__).parent
_EPOCH: Final = 0
"""A fixed date: the same sheet gives the same bytes."""
_TO_LOOK_AT: Final = 110
"""Pixels per inch."""
_NO_GLYPH: Final = "could not be displayed"


class TypstPrinter:
    """Sets sheets. A compiler for each template is made once: fonts are read only then.

    A compiler keeps the inputs of the sheet it's working on, so two threads must not use it at a time.
    A sheet takes milliseconds; a compiler for each thread would load the fonts again and again.
    """

    def __init__(self) -> None:
        fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)
        self._card: Final = typst.Compiler(_FOLDER / "card.typ", root=_FOLDER, font_paths=fonts)
        self._call: Final = typst.Compiler(_FOLDER / "call.typ", root=_FOLDER, font_paths=fonts)
        self._lock: Final = Lock()

    def card(self, sheet: CardSheet) -> bytes:
        """Ruled sheets to write on, the text as it fits on them, and the envelope."""
        with self._lock:
            return _pdf(self._card, _inputs(sheet))

    def call(self, sheet: CallSheet) -> bytes:
        """The call sheet, on one page."""
        with self._lock:
            return _pdf(self._call, _inputs(sheet))

    def pages(self, sheet: CardSheet | CallSheet) -> list[bytes]:
        """The same pages as PNG images."""
        compiler = self._card if isinstance(sheet, CardSheet) else self._call
        with self._lock:
            made = compiler.compile(format="png", ppi=_TO_LOOK_AT, sys_inputs=_inputs(sheet))
        return made if isinstance(made, list) else [made or b""]


def _inputs(sheet: CardSheet | CallSheet) -> dict[str, str]:
    data: dict[str, object] = sheet._asdict()
    if isinstance(sheet, CallSheet):
        data["windows"] = [each._asdict() for each in sheet.windows]
        number = dial(sheet.number, sheet.country) if sheet.number else NOT_A_NUMBER
        data["shown"] = number.shown
        data["code"] = qr_code(number.uri) if number.uri and sheet.script else ""
    # Half a surrogate pair isn't a character, and would make invalid JSON.
    return {"sheet": json.dumps(data, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")}


def _pdf(compiler: typst.Compiler, inputs: dict[str, str]) -> bytes:
    """The accessible document; if a character has no font, the sheet says so."""
    try:
        # PDF/UA requires a glyph for every character, which nothing else here would notice.
        made = compiler.compile(format="pdf", sys_inputs=inputs, timestamp=_EPOCH, pdf_standards="ua-1")
    except typst.TypstError as error:
        if _NO_GLYPH in error.message:
            inputs = inputs | {"unset": "yes"}
        made = compiler.compile(format="pdf", sys_inputs=inputs, timestamp=_EPOCH)
    assert isinstance(made, bytes)
    return made
