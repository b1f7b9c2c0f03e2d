"""The kinds of note and script, and what each must do: its aims, its length, its parts.

``article.md``: ``note-brief``, ``note-thanks``, ``note-interest``, ``note-resolves``, ``call-short``,
``leave-a-message``; the offer's kinds are ``offer.md``'s.
"""

import re
from typing import Final, Literal, NamedTuple

from afterword.core import N_
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


Layout = tuple[tuple[str, ...], ...]
"""Paragraphs of slots. A slot of facts that are not there is left out, and a paragraph without slots too."""

TOPIC: Final = "topic"
POINTS: Final = "points"
LETTER: Final = "letter"


class NoteKind(NamedTuple):
    """A kind of text. ``title`` is what it is called, ``heading`` the same to somebody, by name.

    ``length`` by channel, the usual one first; what is spoken has neither greeting line nor signature.
    ``forms``: the paragraphs of each form that it takes (``form_of``). ``thanks``/``interest``/``resolves``:
    the aims that it must meet. ``person``: whether it is addressed to somebody of the case.

    ``details``: what it can use that only the person knows, besides the case (keys of ``Details``);
    ``needs``: those without which there is no text, groups of which one is enough joined by ``|``.
    ``asks``: those that it can do without, but says so. ``aliases``: other names of it.
    """

    id: str
    title: str
    heading: str
    length: dict[str, Length]
    forms: dict[str, Layout]
    thanks: bool = False
    interest: bool = False
    resolves: bool = False
    person: bool = True
    details: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels it can take, the usual one first."""
        return tuple(self.length)

    @property
    def written(self) -> tuple[str, ...]:
        """The channels in which it can be written to somebody; none for what is only said."""
        return tuple(channel for channel in self.length if self.person and channel != SPOKEN)


_LETTER: Final = {EMAIL: Length(30, 110, 170), HANDWRITTEN: Length(25, 80, 110)}
_SHORT: Final = {EMAIL: Length(20, 90, 150), HANDWRITTEN: Length(20, 80, 110)}
_MAIL: Final = {EMAIL: Length(20, 90, 150)}
_NO: Final = {EMAIL: Length(20, 80, 110), HANDWRITTEN: Length(20, 80, 110)}
_LINES: Final = {EMAIL: Length(10, 40, 70)}

KINDS: Final[dict[str, NoteKind]] = {
    kind.id: kind
    for kind in (
        # After an interview
        NoteKind(
            "thank_you",
            N_("Thank-you"),
            N_("Thank %(name)s"),
            {EMAIL: Length(50, 125, 170), HANDWRITTEN: Length(40, 80, 110)},
            {
                "email": (("opening", TOPIC), (POINTS,), ("interest",), ("closing",)),
                "card": (("opening", TOPIC), (POINTS,), ("interest", "closing")),
                "organiser": (("opening", "pass_on"), (TOPIC, POINTS), ("interest",), ("closing",)),
            },
            thanks=True,
            interest=True,
            resolves=True,
        ),
        NoteKind(
            "brief",
            N_("Brief for the agency"),
            N_("Tell %(name)s how it went"),
            {SPOKEN: Length(30, 140, 200), EMAIL: Length(30, 125, 170)},
            {
                SPOKEN: (("hello",), ("opening", TOPIC, "own", "said"), ("interest", "ask"), ("end",)),
                LETTER: (("opening", TOPIC, "own"), ("said",), ("interest",), ("ask",)),
            },
            interest=True,
            details=("remark",),
            aliases=("brief_recruiter",),
        ),
        NoteKind(
            "news",
            N_("News for a referrer"),
            N_("Tell %(name)s how it went"),
            {EMAIL: Length(15, 90, 150), HANDWRITTEN: Length(15, 80, 110)},
            {
                "interview": (("opening", TOPIC, "own"), ("thanks",), ("closing",)),
                "offer": (("offer", "own"), ("thanks",), ("closing",)),
                "accepted": (("accepted", "own"), ("thanks",), ("closing",)),
                "rejected": (("rejected", "own"), ("thanks",), ("closing",)),
            },
            thanks=True,
            details=("remark",),
            aliases=("tell_referrer",),
        ),
        NoteKind(
            "value",
            N_("Something of use to them"),
            N_("Send %(name)s something useful"),
            _MAIL,
            {LETTER: (("opening", "own"), ("link",), ("closing",))},
            details=("remark", "link"),
            needs=("remark", "link"),
            aliases=("value_note",),
        ),
        # The follow-up
        NoteKind(
            "call",
            N_("Call script"),
            N_("Call %(name)s"),
            {SPOKEN: Length(20, 140, 200)},
            {SPOKEN: (("hello", "busy"), ("thanks", "interest", "ask"), ("end",))},
            thanks=True,
            interest=True,
            aliases=("call_script",),
        ),
        NoteKind(
            "voicemail",
            N_("Voicemail"),
            N_("Leave %(name)s a message"),
            {SPOKEN: Length(15, 60, 75)},
            {SPOKEN: (("whole",),)},
            thanks=True,
            interest=True,
        ),
        NoteKind(
            "receptionist",
            N_("Message for the receptionist"),
            N_("Ask for %(name)s"),
            {SPOKEN: Length(10, 60, 90)},
            {SPOKEN: (("whole",),)},
        ),
        NoteKind(
            "check_in",
            N_("Check-in"),
            N_("Check in with %(name)s once"),
            _SHORT,
            {LETTER: (("opening", "interest"), ("closing",))},
            thanks=True,
            interest=True,
        ),
        NoteKind(
            "last_word",
            N_("Last word"),
            N_("Write to %(name)s one last time"),
            _MAIL,
            {LETTER: (("opening", "interest"), ("closing",))},
            thanks=True,
        ),
        # Answers
        NoteKind(
            "answer",
            N_("Answer"),
            N_("Reply to %(name)s"),
            {EMAIL: Length(10, 150, 250), HANDWRITTEN: Length(10, 80, 110)},
            {LETTER: (("opening",), (POINTS,), ("closing",))},
        ),
        NoteKind(
            "invitation_answer",
            N_("Answer to an invitation"),
            N_("Answer %(name)s’s invitation"),
            {EMAIL: Length(10, 60, 110)},
            {
                "open": (("opening", "open"), ("closing",)),
                "accept": (("opening", "accept"), ("closing",)),
                "propose": (("opening", "propose"), ("closing",)),
                "decline": (("opening",), ("decline", "wish")),
            },
            thanks=True,
            details=("answer", "times"),
            aliases=("answer_invitation",),
        ),
        NoteKind(
            "delay_answer",
            N_("Answer to a delay"),
            N_("Tell %(name)s that’s fine"),
            _LINES,
            {LETTER: (("opening", "closing"),)},
            thanks=True,
        ),
        NoteKind(
            "after_no_show",
            N_("After a missed appointment"),
            N_("Ask %(name)s for another time"),
            {EMAIL: Length(15, 70, 120)},
            {LETTER: (("opening",), ("propose", "closing"))},
            details=("times",),
        ),
        NoteKind(
            "task",
            N_("Hand-in note"),
            N_("Hand the task in to %(name)s"),
            {EMAIL: Length(15, 80, 140)},
            {LETTER: (("opening", "work"), ("own",), ("closing",))},
            details=("link", "attached", "remark"),
            needs=("link|attached",),
            aliases=("hand_in",),
        ),
        NoteKind(
            "references",
            N_("References"),
            N_("Send %(name)s your references"),
            {EMAIL: Length(10, 100, 250)},
            {LETTER: (("opening",), ("list",), ("closing",))},
            details=("references",),
            needs=("references",),
            aliases=("send_references",),
        ),
        NoteKind(
            "brief_reference",
            N_("Brief for a reference"),
            N_("Prepare %(name)s for the call"),
            {EMAIL: Length(25, 110, 170), HANDWRITTEN: Length(25, 80, 110)},
            {LETTER: (("opening", "asker"), ("role", "own"), ("closing",))},
            thanks=True,
            details=("remark",),
        ),
        # After a no
        NoteKind(
            "after_rejection",
            N_("Thanks after the rejection"),
            N_("Thank %(name)s after the rejection"),
            _LETTER,
            {LETTER: (("opening", "thanks", TOPIC), ("feedback",), ("door",), ("closing",))},
            thanks=True,
            details=("feedback",),
        ),
        NoteKind(
            "reopened_note",
            N_("Note about the reopened role"),
            N_("Tell %(name)s: the role is open again"),
            _LETTER,
            {LETTER: (("opening", "thanks"), (POINTS,), ("interest", "closing"))},
            thanks=True,
            interest=True,
            aliases=("reopened",),
        ),
        NoteKind(
            "keep_in_touch",
            N_("Keep in touch"),
            N_("Keep in touch with %(name)s"),
            _SHORT,
            {LETTER: (("opening", TOPIC), ("door",), ("closing",))},
        ),
        # An offer
        NoteKind(
            "thank_for_offer",
            N_("Thanks for the offer"),
            N_("Thank %(name)s for the offer"),
            _SHORT,
            {LETTER: (("opening",), ("careful", "date"))},
            thanks=True,
            aliases=("offer_thanks",),
        ),
        NoteKind(
            "ask_decision_date",
            N_("Asking for the decision date"),
            N_("Ask %(name)s for time to decide"),
            _SHORT,
            {LETTER: (("opening",), ("ask",), ("closing",))},
            thanks=True,
        ),
        NoteKind(
            "more_time",
            N_("Asking for more time"),
            N_("Ask %(name)s for more time"),
            _MAIL,
            {LETTER: (("opening",), ("ask",), ("closing",))},
            thanks=True,
            details=("until", "reason"),
            needs=("until",),
            aliases=("ask_for_time",),
        ),
        NoteKind(
            "question",
            N_("Question about the offer"),
            N_("Ask %(name)s about the offer"),
            _MAIL,
            {LETTER: (("opening",), ("question",), ("closing",))},
            thanks=True,
            details=("question",),
            needs=("question",),
            aliases=("ask_question",),
        ),
        NoteKind(
            "counter",
            N_("Counter-offer"),
            N_("Make %(name)s one counter-offer"),
            _MAIL,
            {LETTER: (("opening",), ("ask", "reason"), ("closing",))},
            thanks=True,
            details=("pay", "reason"),
            needs=("pay",),
            aliases=("negotiate",),
        ),
        NoteKind(
            "competing_offer",
            N_("News of another offer"),
            N_("Tell %(name)s about another offer"),
            _MAIL,
            {LETTER: (("opening",), ("interest", "ask"), ("closing",))},
            interest=True,
            details=("decide_by",),
            needs=("decide_by",),
            aliases=("tell_competing_offer",),
        ),
        NoteKind(
            "accept_by_phone",
            N_("Accepting by phone"),
            N_("Call %(name)s to accept"),
            {SPOKEN: Length(20, 110, 170)},
            {SPOKEN: (("hello",), ("yes", "terms"), ("writing",), ("end",))},
            thanks=True,
            details=("title", "start", "pay"),
            asks=("start", "pay"),
        ),
        NoteKind(
            "accept_in_writing",
            N_("Acceptance"),
            N_("Accept in writing to %(name)s"),
            _SHORT,
            {LETTER: (("opening",), ("terms",), ("next", "closing"))},
            thanks=True,
            details=("title", "start", "pay"),
            asks=("start", "pay"),
            aliases=("acceptance", "accept"),
        ),
        NoteKind(
            "decline_note",
            N_("Declining the offer"),
            N_("Decline and thank %(name)s"),
            _NO,
            {LETTER: (("opening",), ("decision",), ("door", "closing"))},
            thanks=True,
            aliases=("decline",),
        ),
        NoteKind(
            "withdraw_elsewhere",
            N_("Withdrawal"),
            N_("Withdraw and thank %(name)s"),
            _NO,
            {LETTER: (("opening",), ("decision",), ("door", "closing"))},
            thanks=True,
            aliases=("withdrawal", "withdraw_note"),
        ),
        NoteKind(
            "thank_helpers",
            N_("Thanks to a helper"),
            N_("Thank a helper"),
            _SHORT,
            {LETTER: (("opening",), ("thanks",), ("closing",))},
            thanks=True,
            person=False,
        ),
        # Before an interview
        NoteKind(
            "ask_before_leaving",
            N_("Questions before you leave"),
            N_("Questions before you leave"),
            {SPOKEN: Length(15, 90, 150)},
            {SPOKEN: (("lead",), ("channel",), ("when",), ("note",))},
            person=False,
            aliases=("learn_the_person", "questions"),
        ),
    )
}
"""By id, in the order of a case. A new kind is a row here, and its drafts (in ``drafts/``).

Most have the name of the purpose that they are recorded with.
"""

ALIASES: Final[dict[str, str]] = {alias: kind.id for kind in KINDS.values() for alias in kind.aliases}
"""Other names of a kind: the purposes of ``note_sent``, actions, and what people call them."""


def kind_of(name: str) -> NoteKind | None:
    """The kind of that name or alias."""
    return KINDS.get(ALIASES.get(name, name))


def form_of(kind: NoteKind, channel: str, *, organiser: bool, situation: str) -> str:
    """The form that a kind takes: by how it goes out, by whom it is for, or by how things stand.

    ``organiser``: the person only arranged the interview. ``situation`` is ``draft_material.situation_of``.
    """
    if channel == SPOKEN:
        return SPOKEN
    if organiser and "organiser" in kind.forms:
        return "organiser"
    if situation in kind.forms:
        return situation
    if LETTER in kind.forms:
        return LETTER
    return "card" if channel == HANDWRITTEN else EMAIL


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


class LocalTime(NamedTuple):
    """A date and the minutes since midnight, by the clock of the person who reads of it."""

    day: Day
    minutes: int


class About(NamedTuple):
    """The facts for one text.

    ``person`` is whom it is for (``None``: nobody of the case). ``interview`` is the latest finished or
    begun one that they took part in, else the latest; ``days`` the dates (ordinals) on which it took place,
    by the candidate's clock and by theirs: two only where these differ. ``panel`` are the people of that
    interview, in its order; ``points`` what it left open, ``highlights`` what was talked about.
    ``today`` is the candidate's date (an ordinal) as they write, if known.

    ``earlier`` counts the interviews that the person held before this one. ``coming`` is the next interview.
    """

    case: Case
    person: Contact | None
    interview: Interview | None
    days: tuple[Day, ...]
    panel: tuple[Contact, ...]
    points: tuple[OpenPoint, ...]
    highlights: tuple[str, ...]
    today: Day | None = None
    earlier: int = 0
    coming: LocalTime | None = None
