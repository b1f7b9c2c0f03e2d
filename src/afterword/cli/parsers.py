"""The command line as argparse reads it, for all that ``words.py`` does not read at once."""

import argparse
import sys
from argparse import Action, ArgumentError, ArgumentParser, RawDescriptionHelpFormatter
from importlib import import_module
from typing import Any, Final, NoReturn

from afterword import __version__
from afterword.cli.render.style import complain, width
from afterword.cli.words import COMMANDS, GROUPS, KEPT, USAGE_STATUS, Command
from afterword.messages.catalogue import N_
from afterword.messages.catalogue import gettext as _
from afterword.services.notes.schemas import DETAILS_OF_KINDS, KIND_NAMES

_EXAMPLES: Final = """\
Start here:
  afterword serve                          in your browser, with everything kept for you
  afterword plan --invite interview.ics    a first plan, from the invite they sent
  afterword plan case.toml                 the same from a case file
  afterword COMMAND --help                 what a command does, with examples

Exit status: 0 done, 1 something's wrong with the input, 2 with the command itself,
             3 better not (the guard refused), 4 the outside world failed

Options: -h, --help · --version
"""


_FEW: Final = 8
"""So many choices are listed to somebody who took none of them."""


class Help(RawDescriptionHelpFormatter):
    """Help as wide as the terminal, asked for without ``shutil``, which every option would load."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=width() - 2)


class Parser(ArgumentParser):
    """Answers a mistake in two lines: the short usage, and what's wrong."""

    def _check_value(self, action: Action, value: Any) -> None:
        """Raise for a word that's none of the choices: near ones are named, or all if they are few."""
        if action.choices is None or value in action.choices:
            return
        from difflib import get_close_matches  # noqa: PLC0415 - only ever needed on a mistake

        choices = [str(choice) for choice in action.choices]
        near = get_close_matches(str(value), choices, n=1)
        few = ", ".join(choices) if len(choices) <= _FEW else ""
        if few and near:
            said = _("there's no {word} ({choices}); did you mean {near}?")
        elif near:
            said = _("there's no {word}; did you mean {near}?")
        else:
            said = _("there's no {word} ({choices})") if few else _("there's no {word}")
        shown = repr(near[0]) if near else ""
        raise ArgumentError(action, said.format(word=repr(value), choices=few, near=shown))

    def error(self, message: str) -> NoReturn:
        """Print what's wrong and the short usage, and leave with status 2."""
        complain(message)
        hint = _("Try `{command} --help`.").format(command=self.prog)
        sys.stderr.write(f"{self.format_usage()}{hint}\n")
        self.exit(USAGE_STATUS)


class FirstScreen(Parser):
    """``afterword --help``: the commands by what they're for."""

    def format_help(self) -> str:
        """The whole first screen."""
        lines = [f"{_('usage: ')}{self.usage}", "", str(self.description)]
        for title, names in grouped().items():
            lines += ["", f"{_(title)}:"]
            lines += [f"  {name:<12} {_(COMMANDS[name])}" for name in names]
        return "\n".join([*lines, "", f"{self.epilog}"])


def grouped() -> dict[str, list[str]]:
    """Every command under the heading of its group, in the help's order."""
    groups = {title: [name for name in names if name in COMMANDS] for title, names in GROUPS.items()}
    placed = {name for names in groups.values() for name in names}
    groups[KEPT] += [name for name in COMMANDS if name not in placed]
    return groups


def parser() -> ArgumentParser:
    """The whole command line: every command, for help and completion."""
    _translate_argparse()
    whole = FirstScreen(
        prog="afterword",
        usage="afterword COMMAND [options]",
        description=_("What to do after a job interview, when, why, and what not to do."),
        epilog=_(_EXAMPLES),
        formatter_class=Help,
    )
    whole.add_argument(
        "--lang",
        metavar="CODE",
        help=_("the language of what is printed (default: yours, or AFTERWORD_LANG); JSON stays English"),
    )
    whole.add_argument("--version", action="version", version=f"afterword {__version__}")
    subparsers = whole.add_subparsers(
        prog="afterword", dest="command", metavar="COMMAND", required=True, parser_class=Parser
    )
    for name in COMMANDS:
        found = _command(name)
        _complete(subparsers.add_parser(name, help=COMMANDS[name], **_described(name, found)), found)
    return whole


def command_parser(name: str) -> ArgumentParser:
    """One command alone, without what the others would have to load."""
    _translate_argparse()
    found = _command(name)
    command = Parser(prog=f"afterword {name}", **_described(name, found))
    _complete(command, found)
    return command


_MODULES: Final = {
    "may": "answers", "when": "answers", "print": "draft", "open": "serve", "invite": "serve", "do": "call",
    "export": "transfer", "import": "transfer", "restore": "backup", "rules": "about", "policy": "about",
    "case-format": "about", "completion": "about",
}  # fmt: skip
"""Where a command is that isn't in a module of its own name."""


def _command(name: str) -> Command:
    module: Any = import_module(f"afterword.cli.commands.{_MODULES.get(name, name)}")
    found: Command = module.COMMANDS[name]
    return found


def _described(name: str, command: Command) -> dict[str, Any]:
    does = _(COMMANDS[name])
    return {
        "usage": f"afterword {name} {command.usage}",
        "description": f"{does[0].upper()}{does[1:]}{'' if does.endswith('?') else '.'}",
        "epilog": _epilog(command),
        "formatter_class": Help,
    }


def _epilog(command: Command) -> str:
    wide = max(map(len, DETAILS_OF_KINDS))
    details = "\n".join(f"  {kind:{wide}}  {', '.join(keys)}" for kind, keys in DETAILS_OF_KINDS.items())
    examples = _(command.examples).replace("{kinds}", ", ".join(KIND_NAMES))
    return examples.replace("{details}", details)


def _complete(parser: ArgumentParser, command: Command) -> None:
    command.arguments(parser)
    _translate_help(parser)
    parser.set_defaults(run=command.run)


def _translate_help(command: ArgumentParser) -> None:
    """Put the help of each option into the language in force; ``tools/renew_translations.py`` collects it."""
    for action in command._actions:  # noqa: SLF001 - as every program does that reads the options again
        if action.help:
            action.help = _(action.help)


OF_ARGPARSE: Final = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("invalid %(type)s value: %(value)r"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
)
"""What argparse itself may say here."""


def _translate_argparse() -> None:
    """Let argparse look its own words up in our catalogue: by itself it only knows a process-wide one."""
    setattr(argparse, "_", _)  # noqa: B010 - the name that argparse gives gettext, which no type knows
