"""What drafts and checks lean on, each made when first asked for."""

from collections.abc import Callable
from typing import NamedTuple

from afterword.ports import Grammar, Hints, LetterReader, Printer, Templates


class WordTools(NamedTuple):
    """Makers of the tools for words. ``grammar`` and ``hints`` give ``None`` where they are not installed."""

    templates: Callable[[], Templates]
    grammar: Callable[[], Grammar | None]
    hints: Callable[[], Hints | None]
    printer: Callable[[], Printer]
    letters: Callable[[], LetterReader]
