"""``afterword``: the command line's entry.

Only what a call needs is imported: a plan from a JSON case starts in a fraction of the time that the
calendar, number and invite libraries take to load.
"""

import errno
import os
import sys
from io import TextIOWrapper
from typing import Final, NoReturn

from afterword.cli.later import load_msgspec
from afterword.cli.render.style import complain
from afterword.cli.words import (
    COMMANDS,
    Options,
    UsageError,
    plain_plan_options,
    report_usage,
    split_language,
    use_language,
)
from afterword.core.errors import InputError, Phrase
from afterword.messages import catalogue
from afterword.messages.catalogue import fault_line, translated
from afterword.messages.catalogue import gettext as _

DONE: Final = 0
AT_FAULT: Final = 1
USAGE: Final = 2
REFUSED: Final = 3
OUTSIDE_FAILED: Final = 4
OWN_FAULT: Final = 70
INTERRUPTED: Final = 130
_BY_SIGNAL: Final = 128
"""Statuses above it tell of a signal, as shells have it."""
_UNWRITTEN: Final = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF))
"""Of an error without a file's name: that of a stream of ours, which somebody else has opened."""


def main() -> NoReturn:
    """Run the command line's words and leave the process."""
    # What we write is about one person's job hunt: nobody else on this machine needs to read it.
    os.umask(0o077)
    _fill_streams()
    load_msgspec()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that can't show a character gets a question mark for it, not an error.
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower() not in {"utf-8", "utf8"}:
            stream.reconfigure(errors="replace")
    try:
        status = run()
    except SystemExit as left:  # argparse, after its help or a mistake; or somebody ended us
        status = left.code if isinstance(left.code, int) else USAGE
        if status > _BY_SIGNAL:
            sys.stdout = None  # it could be what we're waiting for
    except Exception as error:
        if "AFTERWORD_DEBUG" in os.environ:
            raise
        status = _failed(error)
    try:
        status = _ended(status)
    except KeyboardInterrupt:
        status = INTERRUPTED
    # All is written: leaving at once saves the tenth of a start that taking the interpreter down costs.
    os._exit(status)


def _fill_streams() -> None:
    """Where the caller closed a stream, have one that goes nowhere.

    Else the next file that is opened, the database perhaps, would get its number and our output with it.
    """
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:  # noqa: PLR2004 - standard error's
            pass
        os.close(number)
        sys.stdin = sys.stdin or open(0, encoding="utf-8")  # noqa: SIM115 - as long as the process
        sys.stdout = sys.stdout or open(1, "w", encoding="utf-8")  # noqa: SIM115
        sys.stderr = sys.stderr or open(2, "w", encoding="utf-8")  # noqa: SIM115


def _failed(error: Exception) -> int:
    """The exit status of what nobody foresaw: the world's trouble in its own words, else our mistake."""
    if isinstance(error, OSError) and error.filename is None and error.errno in _UNWRITTEN:
        return _not_written(error)
    from afterword import bootstrap  # noqa: PLC0415 - only now

    trouble = bootstrap.store_error(error)
    if trouble is not None:
        from afterword.messages.problems import problem_words  # noqa: PLC0415

        _say(problem_words(trouble))
        return OUTSIDE_FAILED
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        lost = _("{what}. Nothing saved before is lost. Fix that, then try again.")
        _say(lost.format(what=f"{where}{error.strerror or error}"))
        return OUTSIDE_FAILED
    said = f"{type(error).__name__}: {error}"
    ours = _("something went wrong in Afterword ({error}). Please report it; AFTERWORD_DEBUG=1 shows where")
    _say(ours.format(error=said))
    return OWN_FAULT


def _ended(status: int) -> int:
    """The status once the database is closed and the last words are out, if they can be."""
    bootstrap = sys.modules.get("afterword.bootstrap")
    if bootstrap is not None:
        bootstrap.finish()
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        return status
    except OSError as error:
        return status if status == OUTSIDE_FAILED else _not_written(error)  # said already
    return status


def _not_written(error: OSError) -> int:
    said = (error.strerror or str(error)).lower()
    full = _(
        "the output couldn't be written ({reason}). Make room or send it somewhere else, then run it again."
    )
    _say(full.format(reason=said))
    return OUTSIDE_FAILED


def _say(message: str) -> None:
    """Complain, if anybody can still hear it."""
    try:
        complain(message)
        sys.stderr.flush()
    except OSError:
        pass


def run(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    words, named = split_language(words)
    try:
        use_language(words, named)
        options = _read(words)
        _alone_with_batch(options, words[1:])
        if getattr(options, "json", False) or getattr(options, "batch", False):
            catalogue.use(None)  # also where the option was shortened
        status: int = options.run(options)
        sys.stdout.flush()
    except UsageError as mistake:
        report_usage(words[0] if words else "", translated(mistake.args[0]))
    except InputError as fault:
        _say(fault_line(fault))
        return AT_FAULT
    except BrokenPipeError:
        # The reader has seen enough: nothing is wrong, nobody is there to be told, and nothing may be
        # flushed once more at the end.
        sys.stdout = None
        return DONE
    except KeyboardInterrupt:
        sys.stdout = None
        return INTERRUPTED
    else:
        return status


def _alone_with_batch(options: Options, words: list[str]) -> None:
    """A batch takes everything from its lines, so whatever else was asked for would be ignored."""
    if getattr(options, "batch", False):
        others = [word for word in words if word not in {"--batch", "--json"}]
        if others:
            raise UsageError(
                Phrase(
                    "--batch takes everything from the lines it reads: leave out {others}",
                    others=" ".join(others),
                )
            )


def _read(words: list[str]) -> Options:
    options = plain_plan_options(words)
    if options is not None:
        from afterword.cli.commands import plan  # noqa: PLC0415 - not before it is asked for

        options.run = plan.run
        return options
    from afterword.cli.parsers import command_parser, parser  # noqa: PLC0415 - argparse

    if words and words[0] in COMMANDS:
        # Intermixed: what may be left out may also stand behind an option.
        return command_parser(words[0]).parse_intermixed_args(words[1:], Options())
    whole = parser()
    if not words:
        whole.print_help(sys.stderr)
        raise SystemExit(USAGE)
    if not words[0].startswith("-"):
        from difflib import get_close_matches  # noqa: PLC0415 - only for a word that is no command

        near = get_close_matches(words[0], COMMANDS, n=1)
        whole.error(
            _("there's no command {word}, did you mean {near}?").format(
                word=repr(words[0]), near=repr(near[0])
            )
            if near
            else _("there's no command {word}: afterword --help lists them").format(word=repr(words[0]))
        )
    return whole.parse_args(words, Options())
