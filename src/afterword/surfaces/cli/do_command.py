"""``afterword do``: the registry's operations over one's own cases, for scripts."""

import sys
from typing import TYPE_CHECKING, Any, Final

import msgspec

from afterword import wiring
from afterword.app.ledger.books import NotFound
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.recording import Refused
from afterword.app.ledger.showing import answer
from afterword.app.reading import decode
from afterword.app.registry import KEPT_OPERATIONS
from afterword.app.wording.refusals import why
from afterword.config import config
from afterword.core.fault import Fault
from afterword.ports import ChangedMeanwhile
from afterword.surfaces.cli.files import read
from afterword.surfaces.cli.inputs import at
from afterword.surfaces.cli.style import complain
from afterword.surfaces.cli.words import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser

EXAMPLES: Final = """\
examples:
  afterword do today
  echo '{"company": "Northwind", "ended_at": "2026-11-03T15:30:00-06:00",
         "said": "within a week"}' | afterword do capture -
  echo '{"case": 1, "event": {"kind": "note_sent", "at": "2026-11-03T18:00:00-06:00", "contact": "dana",
         "channel": "email", "purpose": "thank_you"}}' | afterword do record -
  afterword do export > everything.json

The exit status is 3 where the guard advises against it: the request may give its reason, as "because".
"""
_REFUSED: Final = 3
_BY_NAME: Final = {operation.name: operation for operation in KEPT_OPERATIONS}


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``do``."""
    parser.add_argument("operation", metavar="OPERATION", choices=_BY_NAME, help=", ".join(_BY_NAME))
    parser.add_argument(
        "request", nargs="?", metavar="JSON", help="a file with the request (- for standard input)"
    )
    parser.add_argument("--now", metavar="TIME", help="as of that moment (default: this one)")


def run(options: Options) -> int:
    """Do it, and print the answer."""
    operation = _BY_NAME[options.operation]
    data = read(options.request, limit=60_000_000) if options.request is not None else b"{}"
    request: Any = decode(msgspec.json.Decoder(operation.takes), operation.takes, data)
    books = wiring.store(config())
    keeper = wiring.keeper()
    keeper.migrate()
    caller = Caller(keeper.local_person(), "cli", at(options.now))
    try:
        found = operation.call(books, caller, request)
        for piece in answer(found):
            sys.stdout.buffer.write(piece)
    except NotFound:
        raise Fault("case", "a number that is none of yours", "one that `afterword do cases` lists") from None
    except ChangedMeanwhile:
        raise Fault(
            "version", "a case that has changed since", "its present version (afterword do case)"
        ) from None
    except Refused as refused:
        complain(why(refused.plan, refused.verdict))
        return _REFUSED
    return 0
