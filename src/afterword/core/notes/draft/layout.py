"""The paragraphs of every kind, as the slots that make them up."""

from typing import Final

from afterword.core.notes.kinds import HANDWRITTEN, SPOKEN

Layout = tuple[tuple[str, ...], ...]
"""Paragraphs of slots. A slot of facts that are not there is left out, and a paragraph without slots too."""

TOPIC: Final = "topic"
POINTS: Final = "points"

_LAYOUTS: Final[dict[tuple[str, str], Layout]] = {
    ("thank_you", "email"): (("opening", TOPIC), (POINTS,), ("interest",), ("closing",)),
    ("thank_you", "card"): (("opening", TOPIC), (POINTS,), ("interest", "closing")),
    ("thank_you", "organiser"): (("opening", "pass_on"), (TOPIC, POINTS), ("interest",), ("closing",)),
    ("call", "spoken"): (("hello", "busy"), ("thanks", "interest", "ask"), ("end",)),
    ("voicemail", "spoken"): (("whole",),),
    ("receptionist", "spoken"): (("whole",),),
    ("check_in", "letter"): (("opening", "interest"), ("closing",)),
    ("answer", "letter"): (("opening",), (POINTS,), ("closing",)),
    ("after_rejection", "letter"): (("opening", "thanks", TOPIC), ("door",), ("closing",)),
    ("reopened_note", "letter"): (("opening", "thanks"), (POINTS,), ("interest", "closing")),
    ("keep_in_touch", "letter"): (("opening", TOPIC), ("door",), ("closing",)),
    ("thank_for_offer", "letter"): (("opening",), ("careful", "date")),
    ("ask_decision_date", "letter"): (("opening",), ("ask",), ("closing",)),
    ("accept_in_writing", "letter"): (("opening",), ("terms", "next"), ("closing",)),
    ("decline_note", "letter"): (("opening",), ("decision",), ("door", "closing")),
    ("withdraw_elsewhere", "letter"): (("opening",), ("decision",), ("door", "closing")),
    ("thank_helpers", "letter"): (("opening",), ("thanks",), ("closing",)),
    ("ask_before_leaving", "spoken"): (("lead",), ("channel",), ("when",), ("note",)),
}


def layout(kind: str, form: str) -> Layout:
    """The paragraphs of a kind in a form."""
    return _LAYOUTS[kind, form]


def form_of(kind: str, channel: str, *, organiser: bool) -> str:
    """The form that a kind takes: a thank-you has one for cards and one for who arranged it."""
    if channel == SPOKEN or (kind, "spoken") in _LAYOUTS:
        return "spoken"
    if kind != "thank_you":
        return "letter"
    if organiser:
        return "organiser"
    return "card" if channel == HANDWRITTEN else "email"
