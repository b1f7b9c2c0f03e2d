"""The words of a call that are read at once: the commands, a plain ``afterword plan``, and ``--lang``.

All other words are for argparse, which takes a tenth of a start to load; these are read as it reads them.
"""

import os
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from afterword.core.errors import Phrase

if TYPE_CHECKING:
    from argparse import ArgumentParser

COMMANDS: Final = {
    "plan": "what to do after the interview, when, and why",
    "may": "may I write, call or come by right now?",
    "when": "the date that their words about the answer mean",
    "draft": "write a note, a call script or a card from the facts",
    "check": "review a note before you send it",
    "print": "a card to copy by hand, or a call sheet, as a PDF",
    "classify": "what a mail from them means, and which words say so",
    "rules": "what check looks for, and try a rule of your own",
    "serve": "open the pages in your browser",
    "open": "a new sign-in link for the pages being served",
    "invite": "a link for somebody to sign up on a site you run for many",
    "today": "what to do now, what comes today, and what can wait",
    "mail": "connect your mailbox: send approved notes, notice answers",
    "call": "run any operation, with JSON in and JSON out",
    "do": "the same as call, for scripts that already use it",
    "export": "everything of yours, as one file to keep or take elsewhere",
    "import": "add the cases of an export",
    "backup": "save a copy of the database, also while it's being served",
    "restore": "put a backup back in place of the database",
    "policy": "the numbers in force, and the claim behind each",
    "case-format": "every key of a case file, and what it means",
    "completion": "a completion script for your shell",
}
KEPT: Final = "Your own cases, kept on this computer"
GROUPS: Final = {
    "For one interview": ("plan", "may", "when"),
    "Notes, calls and mail": ("draft", "check", "print", "classify", "rules"),
    KEPT: ("serve", "open", "today", "mail", "call", "do", "export", "import", "backup", "restore", "invite"),
    "About Afterword": ("policy", "case-format", "completion"),
}
"""The commands as the first screen of the help shows them; one in no group is shown among the kept cases."""


class Options(SimpleNamespace):
    """What a command was asked: an attribute for each of its options, as argparse names them."""


class Command(NamedTuple):
    """One command: its short usage, examples and options, and what does it, giving the exit status."""

    usage: str
    examples: str
    arguments: "Callable[[ArgumentParser], None]"
    run: Callable[[Options], int]


_TEXTS: Final = frozenset(("--now", "--policy", "--why", "--contact", "--said"))


def plain_plan_options(words: list[str]) -> Options | None:
    """The options of a plan; ``None`` for words that are for argparse: other commands, help, mistakes."""
    if words[:1] != ["plan"]:
        return None
    options = Options(
        case=None, invite=[], answers=None, said=None, email=None, zone=None, policy=None, json=False,
        batch=False, now=None, busy=[], why=None, why_not=None, contact=None,
    )  # fmt: skip
    rest = iter(words[1:])
    for word in rest:
        if word == "--json":
            options.json = True
        elif word in _TEXTS:
            text = next(rest, "-")
            if text.startswith("-"):
                return None
            setattr(options, word.removeprefix("--"), text)
        elif word.startswith("-") or options.case is not None:
            return None
        else:
            options.case = word
    return options


# Mistakes in the command itself: a missing argument, or two that contradict each other. Exit status 2.

USAGE_STATUS: Final = 2


class UsageError(Exception):
    """What is missing or contradictory, in a sentence that also says what to type instead."""


def report_usage(command: str, message: str) -> NoReturn:
    """Print what's wrong with this call and the short usage of its command, and leave with status 2."""
    from afterword.cli.parsers import command_parser, parser  # noqa: PLC0415 - argparse

    (command_parser(command) if command in COMMANDS else parser()).error(message)


# The language of what a command prints: ``--lang``, else the environment's, as ``gettext`` reads it.

OPTION: Final = "--lang"
VARIABLE: Final = "AFTERWORD_LANG"
_MACHINES: Final = frozenset(("--json", "--batch"))
"""Words that ask for an answer to be read by a program: those stay English, whoever reads them."""
_FOR_PROGRAMS: Final = frozenset(("call", "do"))
_HELP: Final = frozenset(("-h", "--help"))


def split_language(words: list[str]) -> tuple[list[str], str | None]:
    """The words without ``--lang CODE``, wherever it stands, and the code."""
    for place, word in enumerate(words):
        if word == "--":
            break
        if word == OPTION and place + 1 < len(words):
            return words[:place] + words[place + 2 :], words[place + 1]
        if word.startswith(f"{OPTION}="):
            return words[:place] + words[place + 1 :], word.removeprefix(f"{OPTION}=")
    return words, None


def language_of(environment: Mapping[str, str]) -> str:
    """The language asked for, such as ``de_AT``; empty for English."""
    own = environment.get(VARIABLE, "")
    locale = next(
        (value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), ""
    )
    if not own and locale and not _is_english(locale):
        own = environment.get("LANGUAGE", "").partition(":")[0] or locale
    return "" if _is_english(own) else own.partition(".")[0].partition("@")[0]


def _is_english(name: str) -> bool:
    return name.partition(".")[0] in {"", "C", "POSIX"} or name.startswith("en")


def use_language(words: list[str], named: str | None) -> None:
    """Use that language for all that a call prints, help and mistakes too. English loads nothing for it."""
    wanted = language_of({VARIABLE: named}) if named is not None else language_of(os.environ)
    before_end = words[: words.index("--")] if "--" in words else words
    for_program = words[:1] and words[0] in _FOR_PROGRAMS and _HELP.isdisjoint(before_end)
    if not wanted or for_program or not _MACHINES.isdisjoint(before_end):
        return
    from afterword.config import config  # noqa: PLC0415 - not for English
    from afterword.messages import catalogue  # noqa: PLC0415
    from afterword.messages.translations import texts_of  # noqa: PLC0415

    texts = texts_of(wanted, config().data / "locale")
    if texts is None and named is not None:
        raise UsageError(Phrase("there's no language {name} here", name=repr(named)))
    catalogue.use(texts)
