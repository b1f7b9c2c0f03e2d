"""``afterword``: the command line's entry.

Only what a call needs is imported: a plan from a JSON case starts in a fraction of the time that the
calendar, number and invite libraries take to load.
"""

import os
import sys
from typing import Final, NoReturn

from afterword.core.fault import Fault
from afterword.surfaces.cli.later import load_msgspec
from afterword.surfaces.cli.style import complain
from afterword.surfaces.cli.words import COMMANDS, Options, plain

DONE: Final = 0
AT_FAULT: Final = 1
USAGE: Final = 2
REFUSED: Final = 3
OUTSIDE_FAILED: Final = 4
OWN_FAULT: Final = 70


def main() -> NoReturn:
    """Run the command line's words and leave the process."""
    load_msgspec()
    try:
        status = run()
    except Exception as error:
        if "AFTERWORD_DEBUG" in os.environ:
            raise
        said = f"{type(error).__name__}: {error}"
        complain(
            f"this is a fault of Afterword's own ({said}); please report it, AFTERWORD_DEBUG=1 shows where"
        )
        status = OWN_FAULT
    # All is written: leaving at once saves the tenth of a start that taking the interpreter down costs.
    os._exit(status)


def run(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    options = _read(words)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except Fault as fault:
        complain(f"{fault.path}: {fault.message}" if fault.path else fault.message)
        return AT_FAULT
    except BrokenPipeError:
        # The reader has seen enough: nothing is wrong, nobody is there to be told, and nothing may be
        # flushed once more at the end.
        sys.stdout = None
        return DONE
    except KeyboardInterrupt:
        return 130
    else:
        return status


def _read(words: list[str]) -> Options:
    options = plain(words)
    if options is not None:
        from afterword.surfaces.cli import plan_command  # noqa: PLC0415 - not before it is asked for

        options.run = plan_command.run
        return options
    from afterword.surfaces.cli.parsers import command_parser, parser  # noqa: PLC0415 - argparse

    if words and words[0] in COMMANDS:
        return command_parser(words[0]).parse_args(words[1:], Options())
    return parser().parse_args(words, Options())
