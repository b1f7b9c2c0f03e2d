"""The commands, and the words of a plain ``afterword plan``, read at once.

All other words are for argparse, which takes a tenth of a start to load; these are read as it reads them.
"""

from types import SimpleNamespace
from typing import Final

COMMANDS: Final = {
    "plan": "what to do after the interview, when, and why",
    "may": "may I write, call or come by? the guard's answer",
    "when": "what their words about the answer mean as a date",
    "draft": "a note, a script or a card in your name, from the facts",
    "check": "what is right and wrong with a note, before anybody sees it",
    "print": "a card to copy by hand, or the call sheet, as a PDF",
    "classify": "what a mail from them means, and the words that show it",
    "today": "what to do now, what before the day ends, and what waits",
    "serve": "the pages, in your browser: Today, capture, your cases, notes and calls",
    "open": "a new link into the pages that are being served here",
    "mail": "your own mailbox: sending approved notes from it, and noticing answers",
    "do": "any operation over your own cases, by JSON",
    "policy": "the numbers in force, and the claim behind each",
    "completion": "a completion script for your shell",
}


class Options(SimpleNamespace):
    """What a command was asked: an attribute for each of its options, as argparse names them."""


_TEXTS: Final = frozenset(("--now", "--policy", "--why", "--contact", "--said"))


def plain(words: list[str]) -> Options | None:
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
