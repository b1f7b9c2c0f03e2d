"""``cliche_wordy``: worn phrases cost the reader's time; each has a shorter word."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from afterword.core.notes.about import About
from afterword.core.notes.check.tone.flat import flat_of
from afterword.core.notes.check.tone.phrase import MOST, Phrasebook, phrase
from afterword.core.notes.check.tone.rule import ToneRule
from afterword.core.notes.finding import ADVICE, Finding
from afterword.core.notes.kinds import Kind
from afterword.core.text.text import Text

_ID: Final = "cliche_wordy"


class Wordy(NamedTuple):
    """A long way to say a short word, always: the fix is safe."""

    regex: re.Pattern[str]
    words: frozenset[str]
    short: str


def _wordy(long: str, short: str) -> Wordy:
    spaced = long.replace(" ", r"[ \n]{1,3}")
    return Wordy(re.compile(rf"\b{spaced}\b", re.IGNORECASE), frozenset(long.split()), short)


_WORDY: Final = (
    _wordy("in order to", "to"),
    _wordy("due to the fact that", "because"),
    _wordy("owing to the fact that", "because"),
    _wordy("in view of the fact that", "because"),
    _wordy("despite the fact that", "although"),
    _wordy("in spite of the fact that", "although"),
    _wordy("in the event that", "if"),
    _wordy("at this point in time", "now"),
    _wordy("at the present time", "now"),
    _wordy("at this moment in time", "now"),
    _wordy("each and every", "every"),
    _wordy("for the purpose of", "for"),
    _wordy("with regards to", "about"),
    _wordy("with regard to", "about"),
    _wordy("with respect to", "about"),
    _wordy("in regards to", "about"),
    _wordy("subsequent to", "after"),
    _wordy("first and foremost", "first"),
    _wordy("a large number of", "many"),
    _wordy("on a daily basis", "daily"),
    _wordy("on a regular basis", "regularly"),
    _wordy("has the ability to", "can"),
    _wordy("have the ability to", "can"),
    _wordy("until such time as", "until"),
)
_LEADS: Final = frozenset(max(each.words, key=len) for each in _WORDY)

_PHRASES: Final = Phrasebook(
    _ID,
    ADVICE,
    phrase(
        "stock",
        "at your|the earliest|soonest convenience|convenient",
        "at|for your convenience $",
        "touch|touching|touched base",
        "hope|trust|hoping ~1 this|my ~1 email|mail|message|note|letter ~1 finds|reaches|find|meets ~1 you ~2 well|health|spirits",
        "hope you are well|doing_well|keeping_well|having_a_great",
        "not hesitate to",
        "feel free to ~1 contact|reach|call|write|email|ask|get",
        "take|taking|use this opportunity|chance|occasion to",
        "would like to take a moment",
        "it goes without saying",
        "needless to say",
        "last but not least",
        "thank|thanks|thanking ~2 in advance|anticipation",
        "please be advised|informed",
        "enclosed please find",
        "please find enclosed|herewith",
        "find|enclosed|attached herewith",
        "aforementioned|heretofore|hereto|herein|thereof",
        "the|in undersigned",
        "circle|loop back",
        "synergy|synergies|synergistic",
        "think|thinking outside|out_of the box",
        "hit|hitting the ground running",
        "results|result|goal|detail driven|oriented",
        "go getter",
        "wear|wearing|wore many|multiple|several|different hats",
        "low hanging fruit",
        "move|moving|moved the needle",
        "at the end of the day",
        "going|moving forward $",
        "value|values add|added",
        "win win",
        "game changer|changing",
        "deep dive",
        "give|gave|giving a_hundred_and_ten|110|120|one_hundred_and_ten ~1 percent|$",
        "perfect storm",
        "paradigm shift",
        "best of breed",
        "hard working|worker team player",
        "team player",
        "self starter",
        "people person",
        "quick|fast learner",
        "wealth of experience|knowledge",
        "proven track record",
        "think|thought leader|leadership",
        "words|word to the wise",
        "in today s ~2 world|market|economy",
        "fast paced environment|world",
        "look|looking|i_look ~1 forward to your|a positive|favourable|favorable|kind|affirmative",
        "as per our|your|the|my discussion|conversation|call|meeting|interview",
        "and oblige",
        "humbly submit",
        "reach|reached|reaching out to you ~1 to|today|because|regarding ~1",
        "express|expressing|extend|convey my ~2 gratitude|thanks|appreciation|thankfulness",
        unless=("value added tax", "by the end of the day", "teams player"),
    ),
)


def _find(text: Text, kind: Kind, about: About) -> Iterator[Finding]:
    """Worn phrases cost the reader's time; each has a shorter word."""
    flat = flat_of(text.plain)
    if flat.where.keys() & _LEADS:
        for each in _WORDY:
            if each.words <= flat.where.keys() and flat.holds_all(each.words):
                yield from _shortened(text.plain, each)
    yield from _PHRASES(text, kind, about)


def _shortened(plain: str, wordy: Wordy) -> Iterator[Finding]:
    for count, found in enumerate(wordy.regex.finditer(plain)):
        if count == MOST:
            return
        fix = wordy.short.capitalize() if found.group()[0].isupper() else wordy.short
        values = (found.group(), fix)
        yield Finding(_ID, found.start(), found.end(), ADVICE, "wordy", values, fix, safe=True)


CLICHE_WORDY: Final = ToneRule(_ID, ADVICE, _find)
