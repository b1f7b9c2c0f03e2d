"""Notes in German: how one is recognized, and how it thanks and says that the writer wants the work.

Phrases and spelling are checked in English only; what a note is for is checked in both.
"""

import re
from typing import Final

from afterword.core.text.text import Text, TextSpan

_GERMAN: Final = frozenset(
    "ich und die der das den dem ist nicht mit für auf sie ihnen ihr ihre ihren ihrem mich mir bei von ein eine "
    "einen einer zu zum zur habe haben hat wir uns es dass danke dank vielen über wenn noch sehr gern wie als "
    "würde auch nach sich".split()
)
_ENGLISH: Final = frozenset(
    "i the and you your to of for is it with my me at that have this we be on about would as if are not but was "
    "thank our".split()
)
_FEWEST: Final = 4
"""Words of a language that tell it."""
_ENGLISH_ONLY: Final = frozenset(("confused", "sms_style", "i_heavy", "wrong_title"))
"""Rules that read English words into whatever they see."""

_THANKS: Final = re.compile(
    r"\b(?:(?:[Vv]ielen|[Hh]erzlichen|[Bb]esten|[Tt]ausend|[Mm]einen|[Mm]ein|[Mm]it|[Gg]roßen) (?:\w+en )?Dank\b"
    r"|[Dd]anke\b|(?:be)?danken\b|bedanke\b|dankbar\b)"
)
_IN_ADVANCE: Final = re.compile(r"[^.!?\n]{0,60}\bim Voraus\b")
_WOULD_BE: Final = re.compile(r"\b(?:wäre|wären|würde)\b[^.!?\n]{0,60}$")
_INTEREST: Final = re.compile(
    r"\binteressiert\b|\bInteresse\b|\breizt mich\b"
    r"|\b(?:würde|möchte)\b[^!?\n]{0,80}\b(?:arbeiten|mitarbeiten|anfangen|gehören|dabei sein|einbringen)\b"
    r"|\b(?:arbeiten|mitarbeiten) (?:würde|möchte)\b"
    r"|\bkann mir\b[^!?\n]{0,30}\bvorstellen\b"
    r"|\bfreue mich\b[^.!?\n]{0,30}\bauf die (?:Zusammenarbeit|Aufgabe)\b"
)
_DENIED: Final = re.compile(
    r"\b(?:kein|keine|keinerlei|nicht mehr|nicht länger|nicht)\b[^.!?\n]{0,30}$", re.IGNORECASE
)
_BACK: Final = 70


def is_german(text: str) -> bool:
    """Whether a text is in German rather than in English."""
    words = re.findall(r"[a-zäöüß]+", text[:4_000].lower())
    german = sum(1 for word in words if word in _GERMAN)
    return german >= _FEWEST and german > sum(1 for word in words if word in _ENGLISH)


def reads(rule: str) -> bool:
    """Whether a rule has anything to say about a note in German."""
    return rule not in _ENGLISH_ONLY


def thanks(text: Text, body: TextSpan) -> bool:
    """Whether the body thanks."""
    plain = text.plain
    return any(
        _IN_ADVANCE.match(plain, found.end(), body.end) is None
        and not (
            found.group().endswith("bar")
            and _WOULD_BE.search(plain[max(0, found.start() - _BACK) : found.start()])
        )
        for found in _THANKS.finditer(plain, body.start, body.end)
    )


def is_interested(text: Text, body: TextSpan) -> bool:
    """Whether the body says that the writer wants the work."""
    plain = text.plain
    return any(
        _DENIED.search(plain[max(0, found.start() - _BACK) : found.start()]) is None
        for found in _INTEREST.finditer(plain, body.start, body.end)
    )
