"""Tools for drafts, checks and printing."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol


class Templates(Protocol):
    """The wordings of drafts: variants for every slot of every kind of note."""

    def variants(self, kind: str, slot: str) -> int:
        """How many wordings a slot has."""
        ...

    def render(self, kind: str, slot: str, variant: int, facts: Mapping[str, object]) -> str:
        """One wording with the facts filled in. Raises for a missing fact that it names."""
        ...

    def in_language(self, language: str) -> "Templates | None":
        """The wordings in a language such as ``fr``, English where it lacks one; ``None`` if it has none."""
        ...


class LanguageSlip(NamedTuple):
    """A slip of spelling or grammar: code points ``start`` to ``end``, and what to put there, best first.

    ``kind`` is the library's rule (``SpellCheck``, ``AnA``, …), ``message`` its words. For a word not in the
    dictionary, ``plausible`` says why it may still be right: it's ``rare``, or ``built`` from known words
    (``rostered``). ``everyday`` are the replacements everybody uses: a slip most likely means one of them.
    """

    start: int
    end: int
    kind: str
    message: str
    replacements: tuple[str, ...]
    plausible: Literal["", "rare", "built"] = ""
    everyday: frozenset[str] = frozenset()


class RuleFile(NamedTuple):
    """A person's own rule file: its name and text, or (``problem``) why it couldn't be read."""

    name: str
    text: str
    problem: str = ""


class Grammar(Protocol):
    """Finds spelling and grammar slips."""

    fallen: bool
    """Whether it gave up on part of a text, which then counts as correct."""

    def start(self) -> None:
        """Start loading, without waiting."""
        ...

    def slips(self, text: str, names: Collection[str]) -> Sequence[LanguageSlip]:
        """The slips in a text, in order; ``names`` are words that are correct as they are."""
        ...


class Hints(Protocol):
    """A small model's impressions, between 0 and 1: hints, never verdicts."""

    def needy(self, sentences: Sequence[str]) -> Sequence[float]:
        """How needy each sentence sounds."""
        ...

    def settles(self, concern: str, sentences: Sequence[str]) -> float:
        """How much the sentences settle a concern, instead of repeating or avoiding it."""
        ...


class CardSheet(NamedTuple):
    """A card to copy by hand, with its envelope. ``paper`` is ``A6`` or ``A2`` (US, 4¼ × 5½ inches).

    ``lines`` are the text's own, a paragraph each. ``address`` are the envelope's lines in their order;
    unless ``address_known``, only who it is for. ``post_by`` says by when, in a few words, and ``post_why``
    why; ``notices`` say what is missing. Every text is one line of printable characters.
    """

    paper: Literal["A6", "A2"]
    title: str
    lines: tuple[str, ...]
    address: tuple[str, ...]
    address_known: bool
    sender: str
    post_by: str
    post_why: str
    notices: tuple[str, ...]


class CallWindow(NamedTuple):
    """A time to call: the day, by their clock and by the candidate's."""

    day: str
    theirs: str
    yours: str


class CallSheet(NamedTuple):
    """One page for the one call. ``number`` as it is written in the case, in ``country`` where it names none.

    ``hold`` says why not to call at this moment, and until when, under ``hold_title``; empty while the call
    may be made. The windows stand under ``their_place`` (empty if not known: see ``clock_note``) and
    ``your_place``, named after the two zones. The texts are paragraphs; there is no script where no call is
    to be made at all, and then neither a code that dials nor room for the outcome.
    """

    paper: Literal["A4", "Letter"]
    title: str
    name: str
    part: str
    company: str
    role: str
    number: str | None
    number_note: str
    country: str | None
    hold_title: str
    hold: str
    windows: tuple[CallWindow, ...]
    their_place: str
    your_place: str
    clock_note: str
    why: str
    script: tuple[str, ...]
    receptionist: tuple[str, ...]
    voicemail: tuple[str, ...]
    never: str


class Printer(Protocol):
    """Makes PDFs; the same sheet always gives the same bytes."""

    def card(self, sheet: CardSheet) -> bytes:
        """Ruled sheets to write on, the text as it fits on them, and the envelope."""
        ...

    def call(self, sheet: CallSheet) -> bytes:
        """The call sheet, on one page."""
        ...
