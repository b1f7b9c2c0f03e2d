"""``afterword``: the command line's entry.

Only what a call needs is imported: a plan from a JSON case starts in a fraction of the time that the
calendar, number and invite libraries take to load.
"""

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from importlib import import_module
from typing import Any, Final, NoReturn

from afterword import __version__
from afterword.core.fault import Fault
from afterword.surfaces.cli.style import complain, width

DONE: Final = 0
AT_FAULT: Final = 1
USAGE: Final = 2
REFUSED: Final = 3
OUTSIDE_FAILED: Final = 4
OWN_FAULT: Final = 70

COMMANDS: Final = {
    "plan": "what to do after the interview, when, and why",
    "may": "may I write, call or come by? the guard's answer",
    "when": "what their words about the answer mean as a date",
    "policy": "the numbers in force, and the claim behind each",
    "completion": "a completion script for your shell",
}
_EXAMPLES: Final = """\
examples:
  afterword plan case.json                      the plan for a case, now
  afterword plan --invite interview.ics --answers learned.toml
                                                the same, from the invite you were sent
  afterword may call dana case.json             may I call Dana now? (exit status 3: no)
  afterword when "by the end of next week"      the date that means, in their calendar
  afterword plan --batch < cases.jsonl          one plan a line, for other programs

exit status: 0 done · 1 the input is at fault · 2 usage · 3 refused by the guard · 4 the outside world failed
"""


class Help(RawDescriptionHelpFormatter):
    """Help as wide as the terminal, asked for without ``shutil``, which every option would load."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=width() - 2)


def parser() -> ArgumentParser:
    """The whole command line: every command, for help and completion."""
    whole = ArgumentParser(
        prog="afterword",
        description="What to do after a job interview, when, why, and what not to do.",
        epilog=_EXAMPLES,
        formatter_class=Help,
    )
    whole.add_argument("--version", action="version", version=f"afterword {__version__}")
    subparsers = whole.add_subparsers(prog="afterword", dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        module = _module(name)
        command = subparsers.add_parser(name, help=COMMANDS[name], **_described(name, module))
        _complete(command, module)
    return whole


def command_parser(name: str) -> ArgumentParser:
    """One command alone, without what the others would have to load."""
    module = _module(name)
    command = ArgumentParser(prog=f"afterword {name}", **_described(name, module))
    _complete(command, module)
    return command


def _module(name: str) -> Any:
    return import_module(f"afterword.surfaces.cli.{name}_command")


def _described(name: str, module: Any) -> dict[str, Any]:
    does = COMMANDS[name]
    return {
        "description": f"{does[0].upper()}{does[1:]}.",
        "epilog": module.EXAMPLES,
        "formatter_class": Help,
    }


def _complete(command: ArgumentParser, module: Any) -> None:
    module.arguments(command)
    command.set_defaults(run=module.run)


def _load_msgspec() -> None:
    """Load msgspec without ``typing_extensions``, of which it needs nothing from Python 3.11 on.

    It would take them if they are installed, and they take longer to load than a plan takes to make.
    """
    if "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # the documented "not to be found"
    try:
        import msgspec  # noqa: F401, PLC0415
    finally:
        del sys.modules["typing_extensions"]


def main() -> NoReturn:
    """Run the command line's words and leave the process."""
    _load_msgspec()
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
    if words and words[0] in COMMANDS:
        options = command_parser(words[0]).parse_args(words[1:])
    else:
        options = parser().parse_args(words)
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
