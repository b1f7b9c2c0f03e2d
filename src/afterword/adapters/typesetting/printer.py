"""Typst behind ``ports.Printer``: facts go in as data, never as source."""

import json
from pathlib import Path
from typing import Final

import typst

from afterword.adapters.typesetting.dial import NOT_A_NUMBER, dial, qr_code
from afterword.ports import CallSheet, CardSheet

_FOLDER: Final = Path(__file__).parent
_EPOCH: Final = 0
"""Every document is as old as time: the same sheet gives the same bytes."""
_TO_LOOK_AT: Final = 110
"""Pixels an inch."""
_NO_GLYPH: Final = "could not be displayed"


class TypstPrinter:
    """Sets sheets. A compiler for each template is made once: fonts are read only then."""

    def __init__(self) -> None:
        fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)
        self._card: Final = typst.Compiler(_FOLDER / "card.typ", root=_FOLDER, font_paths=fonts)
        self._call: Final = typst.Compiler(_FOLDER / "call.typ", root=_FOLDER, font_paths=fonts)

    def card(self, sheet: CardSheet) -> bytes:
        """Ruled sheets to write on, the text as it falls on them, and the envelope."""
        return _pdf(self._card, _inputs(sheet))

    def call(self, sheet: CallSheet) -> bytes:
        """The call sheet, on one page."""
        return _pdf(self._call, _inputs(sheet))

    def pages(self, sheet: CardSheet | CallSheet) -> list[bytes]:
        """The same pages as PNG images, to look at."""
        compiler = self._card if isinstance(sheet, CardSheet) else self._call
        made = compiler.compile(format="png", ppi=_TO_LOOK_AT, sys_inputs=_inputs(sheet))
        return made if isinstance(made, list) else [made or b""]


def _inputs(sheet: CardSheet | CallSheet) -> dict[str, str]:
    data: dict[str, object] = sheet._asdict()
    if isinstance(sheet, CallSheet):
        data["windows"] = [each._asdict() for each in sheet.windows]
        number = dial(sheet.number, sheet.country) if sheet.number else NOT_A_NUMBER
        data["shown"] = number.shown
        data["code"] = qr_code(number.uri) if number.uri and sheet.script else ""
    # Half a surrogate pair is no character, and would make the whole no JSON.
    return {"sheet": json.dumps(data, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")}


def _pdf(compiler: typst.Compiler, inputs: dict[str, str]) -> bytes:
    """The document, for readers of screens too; where a character has no font, it says so on the sheet."""
    try:
        # PDF/UA wants every character to have a glyph, which nothing else here would notice.
        made = compiler.compile(format="pdf", sys_inputs=inputs, timestamp=_EPOCH, pdf_standards="ua-1")
    except typst.TypstError as error:
        if _NO_GLYPH in error.message:
            inputs = inputs | {"unset": "yes"}
        made = compiler.compile(format="pdf", sys_inputs=inputs, timestamp=_EPOCH)
    assert isinstance(made, bytes)
    return made
