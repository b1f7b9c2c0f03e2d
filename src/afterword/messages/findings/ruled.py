"""Findings in words as the rule files have them.

Any message may name the reader (``{who}``) and the company (``{company}``); a rule's own arguments are the
values of its findings.
"""

from typing import Final

from afterword.core.notes.findings import Finding
from afterword.core.notes.kinds import About
from afterword.messages.catalogue import gettext as _
from afterword.messages.catalogue import pgettext
from afterword.messages.findings.rule_words import WORDS

Words = tuple[str, str]
"""Message and suggestion."""
Template = tuple[str, str, tuple[str, ...]]
"""The same before its values are named, and the names of the values, in order."""
NOBODY: Final = "them"
"""What a finding calls a reader without a name."""
_LONGEST: Final = 120
"""As many characters of a value as a message quotes."""


def ruled_words(found: Finding, about: About) -> Words | None:
    """Message and suggestion for a finding of a rule file; ``None`` for one of another rule.

    A reason without words of its own has those of the rule.
    """
    words = WORDS.get((found.rule, found.reason)) or WORDS.get((found.rule, ""))
    return None if words is None else put_into_words(words, found, about)


def put_into_words(words: Template, found: Finding, about: About) -> Words:
    """A message and a suggestion with what they name."""
    *texts, arguments = words
    names = {
        "who": about.person.name if about.person is not None else pgettext("who a note is for", "the reader"),
        "company": about.case.company.name,
        **dict(zip(arguments, map(shown, found.values), strict=False)),
    }
    if names.get("reader") == NOBODY:
        names["reader"] = pgettext("who a note is for", "them")
    message, suggestion = (_(each).format(**names) if each else "" for each in texts)
    return message[:1].upper() + message[1:], suggestion


def own_words(words: Template, found: Finding, about: About) -> Words:
    """The same for a rule of the person's own, and it says that it's theirs."""
    message, suggestion = put_into_words(words, found, about)
    return _("Your own rule: {message}").format(message=message), suggestion


def shown(value: str) -> str:
    """A value on one line, printable, its end cut where it's long."""
    line = " ".join("".join(each if each.isprintable() else " " for each in value).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
