"""The only file that knows everybody: which adapter stands behind which port."""

from functools import cache
from typing import TYPE_CHECKING

from afterword.adapters.almanac import Almanac
from afterword.adapters.clock import SystemClock
from afterword.app.operations import Desk
from afterword.core.fault import Fault

if TYPE_CHECKING:
    from afterword.app.word_tools import WordTools
    from afterword.ports import Clock, Grammar, Hints, InviteReader, Printer, Templates


def desk(*, wide: bool = False) -> Desk:
    """The operations, over the shipped almanac; ``wide`` for a batch of many cases."""
    return Desk(Almanac(), word_tools, wide=wide)


@cache
def word_tools() -> "WordTools":
    """What drafts and checks lean on; each tool is made once, when first asked for."""
    from afterword.app.word_tools import WordTools  # noqa: PLC0415

    return WordTools(cache(_templates), cache(_grammar), cache(_hints), cache(_printer))


def _templates() -> "Templates":
    from afterword.adapters.wordings import Shelf  # noqa: PLC0415

    return Shelf()


def _grammar() -> "Grammar | None":
    from afterword.adapters.grammar import HarperGrammar, available  # noqa: PLC0415

    return HarperGrammar() if available() else None


def _hints() -> "Hints | None":
    from afterword.adapters.hints import SentenceHints, available  # noqa: PLC0415

    return SentenceHints() if available() else None


def _printer() -> "Printer":
    try:
        from afterword.adapters.typesetting import TypstPrinter  # noqa: PLC0415
    except ImportError as error:
        wanted = "the extra that sets pages: pip install 'afterword[print]'"
        raise Fault("print", f"no {error.name}", wanted) from None
    return TypstPrinter()


def clock() -> "Clock":
    """The machine's clock."""
    return SystemClock()


def invite_reader() -> "InviteReader":
    """The reader of calendar invites; its libraries are heavy and load only here."""
    from afterword.adapters.invites import read_invites  # noqa: PLC0415

    return read_invites
