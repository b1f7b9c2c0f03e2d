"""The command line as argparse reads it, for all that ``words.py`` does not read at once."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from importlib import import_module
from typing import Any, Final

from afterword import __version__
from afterword.surfaces.cli.style import width
from afterword.surfaces.cli.words import COMMANDS

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
