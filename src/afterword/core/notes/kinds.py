"""The kinds of note and script, and what each must do: its aims, its length, its parts.

``article.md``: ``note-brief``, ``note-thanks``, ``note-interest``, ``note-resolves``, ``call-short``,
``leave-a-message``; the offer's kinds are ``offer.md``'s.
"""

from typing import Final, Literal, NamedTuple

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


class Kind(NamedTuple):
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

KINDS: Final[dict[str, Kind]] = {
    kind.id: kind
    for kind in (
        Kind(
            "thank_you",
            {EMAIL: Length(50, 125, 170), HANDWRITTEN: Length(40, 80, 110)},
            thanks=True,
            interest=True,
            resolves=True,
        ),
        Kind("call", {SPOKEN: Length(20, 140, 200)}, thanks=True, interest=True),
        Kind("voicemail", {SPOKEN: Length(15, 60, 75)}, thanks=True, interest=True),
        Kind("receptionist", {SPOKEN: Length(10, 60, 90)}),
        Kind("check_in", _SHORT, thanks=True, interest=True),
        Kind("answer", {EMAIL: Length(10, 150, 250), HANDWRITTEN: Length(10, 80, 110)}),
        Kind("after_rejection", _LETTER, thanks=True),
        Kind("reopened_note", _LETTER, thanks=True, interest=True),
        Kind("keep_in_touch", _SHORT),
        Kind("thank_for_offer", _SHORT, thanks=True),
        Kind("ask_decision_date", _SHORT, thanks=True),
        Kind("accept_in_writing", _SHORT, thanks=True),
        Kind("decline_note", _SHORT, thanks=True),
        Kind("withdraw_elsewhere", _SHORT, thanks=True),
        Kind("thank_helpers", _SHORT, thanks=True, person=False),
        Kind("ask_before_leaving", {SPOKEN: Length(15, 90, 150)}, person=False),
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


def kind_of(name: str) -> Kind | None:
    """The kind of that name or alias."""
    return KINDS.get(ALIASES.get(name, name))
