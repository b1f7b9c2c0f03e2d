"""Slips of spelling and grammar, and the small model's hints, in words."""

from typing import Final

from afterword.core.notes.about import About
from afterword.core.notes.finding import Finding

Words = tuple[str, str]


def slip_words(found: Finding, about: About) -> Words | None:
    """Message and suggestion for a slip or a hint; ``None`` for a finding of another rule."""
    make = _WORDS.get(found.rule)
    return make(found) if make is not None else None


def _spell_grammar(found: Finding) -> Words:
    values = found.values
    if found.reason == "misspelt":
        here, meant = values[0], values[1]
        return (
            f"“{here}” is misspelt, and a slip in so short a text looks like a lack of care.",
            f"Write “{meant}”.",
        )
    if found.reason == "unknown_word":
        near = f" If it is none, “{values[1]}” may be meant." if len(values) > 1 else ""
        return (
            f"No dictionary here knows “{values[0]}”.",
            f"Leave it if it is a name or a word of the trade.{near}",
        )
    here, put, why = values
    return why, f"Write “{put}” for “{here}”." if put else f"Look at “{here}” again."


def _hint_needy(found: Finding) -> Words:
    return (
        f"A hint, no verdict: to a small model this sounds {found.values[0]} % like somebody in need of an answer.",
        "Read it aloud as the one who gets it. If it asks for comfort, say what you bring instead.",
    )


def _hint_unsettled(found: Finding) -> Words:
    return (
        f"A hint, no verdict: to a small model nothing here seems to settle “{_short(found.values[0])}”.",
        "If it does, leave it. If not, say in a sentence what you have done that answers it.",
    )


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


_WORDS: Final = {
    "spell_grammar": _spell_grammar,
    "hint_needy": _hint_needy,
    "hint_unsettled": _hint_unsettled,
}
