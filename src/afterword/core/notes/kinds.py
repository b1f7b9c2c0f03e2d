"""The kinds of note and script, and what each must do: its aims, its length, its parts.

``article.md``: ``note-brief``, ``note-thanks``, ``note-interest``, ``note-resolves``, ``call-short``,
``leave-a-message``; the offer's kinds are ``offer.md``'s.
"""

import re
from typing import Final, Literal, NamedTuple

from afterword.core.case import Case, Contact, Interview, OpenPoint
from afterword.core.time.instants import Day

Channel = Literal["email", "handwritten", "spoken"]

EMAIL: Final = "email"
HANDWRITTEN: Final = "handwritten"
SPOKEN: Final = "spoken"

WORDS_A_MINUTE: Final = 150
"""How fast a person reads a message aloud who wants to be understood."""


class Length(NamedTuple):
    """Words of the body, greeting and signature left out: what reads best, and what is too much."""

    least: int
    best: int
    most: int


class NoteKind(NamedTuple):
    """A kind of text.

    ``thanks``/``interest``/``resolves``: the aims that it must meet. ``length`` by channel, the usual one
    first. ``person``: whether it is addressed to somebody of the case. What is spoken has neither greeting
    line nor signature.
    """

    id: str
    length: dict[str, Length]
    thanks: bool = False
    interest: bool = False
    resolves: bool = False
    person: bool = True

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels it can take, the usual one first."""
        return tuple(self.length)


_LETTER: Final = {EMAIL: Length(30, 110, 170), HANDWRITTEN: Length(25, 80, 110)}
_SHORT: Final = {EMAIL: Length(20, 90, 150), HANDWRITTEN: Length(20, 80, 110)}

KINDS: Final[dict[str, NoteKind]] = {
    kind.id: kind
    for kind in (
        NoteKind(
            "thank_you",
            {EMAIL: Length(50, 125, 170), HANDWRITTEN: Length(40, 80, 110)},
            thanks=True,
            interest=True,
            resolves=True,
        ),
        NoteKind("call", {SPOKEN: Length(20, 140, 200)}, thanks=True, interest=True),
        NoteKind("voicemail", {SPOKEN: Length(15, 60, 75)}, thanks=True, interest=True),
        NoteKind("receptionist", {SPOKEN: Length(10, 60, 90)}),
        NoteKind("check_in", _SHORT, thanks=True, interest=True),
        NoteKind("answer", {EMAIL: Length(10, 150, 250), HANDWRITTEN: Length(10, 80, 110)}),
        NoteKind("after_rejection", _LETTER, thanks=True),
        NoteKind("reopened_note", _LETTER, thanks=True, interest=True),
        NoteKind("keep_in_touch", _SHORT),
        NoteKind("thank_for_offer", _SHORT, thanks=True),
        NoteKind("ask_decision_date", _SHORT, thanks=True),
        NoteKind("accept_in_writing", _SHORT, thanks=True),
        NoteKind("decline_note", _SHORT, thanks=True),
        NoteKind("withdraw_elsewhere", _SHORT, thanks=True),
        NoteKind("thank_helpers", _SHORT, thanks=True, person=False),
        NoteKind("ask_before_leaving", {SPOKEN: Length(15, 90, 150)}, person=False),
    )
}
"""By id. The ids of actions of a plan are kinds too, wherever the action is a text."""

ALIASES: Final[dict[str, str]] = {
    "acceptance": "accept_in_writing",
    "accept": "accept_in_writing",
    "call_script": "call",
    "decline": "decline_note",
    "learn_the_person": "ask_before_leaving",
    "offer_thanks": "thank_for_offer",
    "questions": "ask_before_leaving",
    "reopened": "reopened_note",
    "withdrawal": "withdraw_elsewhere",
}
"""Other names of a kind: the purposes of ``note_sent``, and what people call them."""


def kind_of(name: str) -> NoteKind | None:
    """The kind of that name or alias."""
    return KINDS.get(ALIASES.get(name, name))


# A note that somebody passes on: a few lines to them, a rule across the page, and the note itself.

RULE: Final = "* * *"
"""What a draft draws between the two. Not dashes: mail programs take those for a signature or a quotation."""
_RULE: Final = re.compile(r"^[ \t]*(?:\*[ \t]?){3,}[ \t]*$", re.MULTILINE)
_COVER: Final = 1_500
"""Characters within which the lines to whoever passes it on end."""


def enclosed_at(text: str) -> int:
    """Where the note begins that is to be passed on; 0 for a text that is nothing but the note."""
    found = _RULE.search(text, 0, _COVER)
    return found.end() if found is not None else 0


def without_cover(text: str) -> str:
    """The text with spaces in place of the lines to whoever passes it on, everything else where it was."""
    at = enclosed_at(text)
    return "".join("\n" if each == "\n" else " " for each in text[:at]) + text[at:]


# What a text may lean on: a case, seen from the person it is for.


class About(NamedTuple):
    """The facts for one text.

    ``person`` is whom it is for (``None``: nobody of the case). ``interview`` is the latest finished or
    begun one that they took part in, else the latest; ``days`` the dates (ordinals) on which it took place,
    by the candidate's clock and by theirs: two only where these differ. ``panel`` are the people of that
    interview, in its order; ``points`` what it left open, ``highlights`` what was talked about.
    ``today`` is the candidate's date (an ordinal) as they write, if known.
    """

    case: Case
    person: Contact | None
    interview: Interview | None
    days: tuple[Day, ...]
    panel: tuple[Contact, ...]
    points: tuple[OpenPoint, ...]
    highlights: tuple[str, ...]
    today: Day | None = None
