"""The lines of an address, as an envelope has them."""

import re
from typing import Final

from afterword.core.notes.draft.grammar import one_line

_COMMA: Final = re.compile(r"[,،，、]\s+|[，、]")  # noqa: RUF001 - commas of other scripts are meant
_POSTCODE_BEHIND: Final = re.compile(
    r"(?:[A-Z]{2}\.? \d{5}(?:-\d{4})?"  # IL 60606
    r"|[A-Z]{2} [A-Z]\d[A-Z] ?\d[A-Z]\d"  # ON M5V 2T6
    r"|(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \d{4}"
    r"|[A-Z]{2})"
)
"""What stands on one line with the town before it."""
_LARGEST_FIRST: Final = frozenset(("JP", "CN", "TW", "KR"))
_HAN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def postal_lines(address: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """The address in lines, without those that only repeat one of the names above it.

    An address in lines keeps them; one on a single line breaks at its commas, though not between a town and
    what belongs to it: ``Chicago, IL 60606``.
    """
    lines = [each for each in map(one_line, address.splitlines()) if each]
    if len(lines) == 1:
        lines = _at_commas(lines[0])
    repeated = {one_line(each).casefold() for each in named}
    return tuple(each for each in lines if each.casefold().rstrip(",") not in repeated)


def _at_commas(line: str) -> list[str]:
    parts: list[str] = []
    for part in filter(None, (each.strip() for each in _COMMA.split(line))):
        if len(parts) > 1 and _POSTCODE_BEHIND.fullmatch(part):
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    return parts


def is_native(lines: tuple[str, ...], country: str | None) -> bool:
    """Whether the address goes from the largest to the smallest, the person last: ``〒100-0005 …``."""
    return country in _LARGEST_FIRST and any(map(_HAN.search, lines))
