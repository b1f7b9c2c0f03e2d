"""Slips of spelling and grammar, and the small model's hints, in words."""

from typing import Final

from afterword.core.notes.findings import Finding
from afterword.core.notes.kinds import About
from afterword.messages.catalogue import gettext as _
from afterword.messages.catalogue import pgettext

Words = tuple[str, str]


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
