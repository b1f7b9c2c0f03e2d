"""Typst behind ``ports.Printer``: facts go in as data, never as source."""

import json
from pathlib import Path
from typing import Final

import typst

from afterword.adapters.typesetting.dial import dial, qr_code
from afterword.ports import CallSheet, CardSheet

_FOLDER: Final = Path(__file__).parent
_EPOCH: Final = 0
"""Every document is as old as time: the same sheet gives the same bytes."""


class TypstPrinter:
    """Sets sheets. A compiler for each template is made once: fonts are read only then."""

    def __init__(self) -> None:
        fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)
        self._card: Final = typst.Compiler(_FOLDER / "card.typ", root=_FOLDER, font_paths=fonts)
        self._call: Final = typst.Compiler(_FOLDER / "call.typ", root=_FOLDER, font_paths=fonts)

    def card(self, sheet: CardSheet) -> bytes:
        """Ruled sheets to write on, the text as it falls on them, and the envelope."""
        return _pdf(self._card, sheet._asdict())

    def call(self, sheet: CallSheet) -> bytes:
        """The call sheet, on one page."""
        return _pdf(self._call, _call_data(sheet))

    def pages(self, sheet: CardSheet | CallSheet) -> list[bytes]:
        """The same pages as PNG images, to look at."""
        of_card = isinstance(sheet, CardSheet)
        compiler = self._card if of_card else self._call
        data = sheet._asdict() if isinstance(sheet, CardSheet) else _call_data(sheet)
        made = compiler.compile(format="png", ppi=110, sys_inputs={"sheet": json.dumps(data)})
        return made if isinstance(made, list) else [made or b""]


def _call_data(sheet: CallSheet) -> dict[str, object]:
    data: dict[str, object] = sheet._asdict()
    data["windows"] = [each._asdict() for each in sheet.windows]
    data["shown"], data["code"] = "", []
    if sheet.number:
        number = dial(sheet.number, sheet.country)
        data["shown"] = number.shown
        data["code"] = qr_code(number.uri) if number.uri else []
    return data


def _pdf(compiler: typst.Compiler, data: dict[str, object]) -> bytes:
    made = compiler.compile(format="pdf", sys_inputs={"sheet": json.dumps(data)}, timestamp=_EPOCH)
    assert isinstance(made, bytes)
    return made
