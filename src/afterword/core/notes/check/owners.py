"""A note says "you raised" only to whom raised it: everyone remembers what they asked, and what they didn't."""

import re
from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.aims import GENERIC
from afterword.core.notes.check.note import WARNING, Finding, NoteText
from afterword.core.text.word_forms import content

_RULE: Final = "wrong_owner"

_YOURS: Final = re.compile(
    r"\byou(?:'d| had| have|'ve)? (?:\w+ly )?(?:raised|asked|mentioned|brought up|wondered|told|said|described|"
    r"shared|explained|showed|pointed out|were (?:concerned|worried|wondering|curious)|had (?:doubts|concerns))\b"
    r"|\byour (?:question|concern|point|doubt|worry|remark|comment|description|account|story)s?\b"
    r"|\bSie\b[^.!?\n]{0,40}\b(?:angesprochen|gefragt|erzählt|gesagt|erwähnt|geschildert|wissen wollten)\b"
    r"|\bIhre[mnr]? (?:Nachfrage|Frage|Bedenken|Hinweis|Schilderung)\b",
    re.IGNORECASE,
)
_TELLING: Final = 5
"""Letters of a word that tells a fact by itself …"""
_SOME: Final = 2
"""… or so many shorter ones."""
_LONGEST: Final = 2_000


def wrong_owner(note: NoteText) -> Iterator[Finding]:
    """Where a sentence gives the reader what somebody else of the panel raised or told."""
    about = note.about
    if not about.foreign or about.person is None:
        return
    own = {
        word for text in (*about.highlights, *(each.text for each in about.points)) for word in content(text)
    }
    names = {each.id: each.name for each in about.case.contacts}
    facts = [
        (frozenset(content(text[:_LONGEST])) - own - GENERIC, text, names.get(whose, whose))
        for text, whose in about.foreign
    ]
    for (start, end), stems in zip(note.sentences, note.stems, strict=True):
        said = _YOURS.search(note.text.plain, start, end)
        if said is None:
            continue
        for words, text, whose in facts:
            met = words & stems
            if len(met) >= _SOME or any(len(word) >= _TELLING for word in met):
                yield Finding(_RULE, *said.span(), WARNING, "", (" ".join(text.split()), whose))
                break
