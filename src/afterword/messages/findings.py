"""Findings in words: why each hurts in this situation, and what to write instead.

Most words come from the rule files; those about spelling, grammar and the small model's hints are here. Any
message may name the reader (``{who}``) and the company (``{company}``); a rule's own arguments are the values
of its findings.
"""

from typing import Final

from afterword.core.notes.check.note import Finding
from afterword.core.notes.kinds import About
from afterword.messages.catalogue import gettext as _
from afterword.messages.catalogue import pgettext
from afterword.messages.compiled_findings import WORDS

Words = tuple[str, str]
"""Message and suggestion."""
Template = tuple[str, str, tuple[str, ...]]
"""The same before its values are named, and the names of the values, in order."""
NOBODY: Final = "them"
"""What a finding calls a reader without a name."""
_LONGEST: Final = 120
"""As many characters of a value as a message quotes."""


def words_of(found: Finding, about: About) -> tuple[str, str]:
    """Message and suggestion; every reason of every rule has both (a test goes through them)."""
    for words_for in (ruled_words, slip_words):
        words = words_for(found, about)
        if words is not None:
            return words
    raise KeyError(found.rule, found.reason)


# Rules from files.


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
    message, suggestion = (_(text).format(**names) if text else "" for text in texts)
    return message[:1].upper() + message[1:], suggestion


def own_words(words: Template, found: Finding, about: About) -> Words:
    """The same for a rule of the person's own, and it says that it's theirs."""
    message, suggestion = put_into_words(words, found, about)
    return _("Your own rule: {message}").format(message=message), suggestion


def shown(value: str) -> str:
    """A value on one line, printable, its end cut where it's long."""
    line = " ".join("".join(char if char.isprintable() else " " for char in value).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


# Slips of spelling and grammar, and hints.


def slip_words(found: Finding, about: About) -> Words | None:
    """Message and suggestion for a slip or a hint; ``None`` for a finding of another rule."""
    make = _WORDS.get(found.rule)
    return make(found) if make is not None else None


def _spell_grammar(found: Finding) -> Words:
    values = found.values
    if found.reason == "misspelt":
        return (
            _("“{word}” is misspelled. In a text this short, a slip looks careless.").format(word=values[0]),
            _("Write “{right}”.").format(right=values[1]),
        )
    if found.reason == "unknown_word":
        unknown = _("“{word}” isn't in our dictionaries.").format(word=values[0])
        if len(values) == 1:
            return unknown, _("Leave it if it's a name or a technical term.")
        either = _("Leave it if it's a name or a technical term. Otherwise, did you mean “{near}”?")
        return unknown, either.format(near=values[1])
    here, put, why = values
    return (
        pgettext("what the grammar checker says, in English", "{why}").format(why=why),
        _("Write “{put}” for “{here}”.").format(put=put, here=here)
        if put
        else _("Check “{here}”.").format(here=here),
    )


def _hint_needy(found: Finding) -> Words:
    return (
        _("Just a hint: to a small model, this sounds {percent} % needy.").format(percent=found.values[0]),
        _(
            "Read it aloud as if somebody had sent it to you. If it asks for comfort, say what you bring instead."
        ),
    )


def _hint_unsettled(found: Finding) -> Words:
    return (
        _("Just a hint: a small model finds nothing here that settles “{point}”.").format(
            point=_short(found.values[0])
        ),
        _("If it does, leave it. If not, say in a sentence what you have done that answers it."),
    )


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


_WORDS: Final = {
    "spell_grammar": _spell_grammar,
    "hint_needy": _hint_needy,
    "hint_unsettled": _hint_unsettled,
}
