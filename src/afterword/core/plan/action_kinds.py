"""The kinds of action, one row each: what may be done, how and for what, and which notes go with it.

The plan and the guard read the same row: what a step opens, the guard allows, and nothing else.

A new kind is its row here, a rule that proposes it (in ``rules/``, listed in ``rules/proposing.py`` and
``rule_table.py``), and its words: a title in ``messages/titles.py`` and a sentence in
``messages/actions.py``.
"""

from typing import Final, NamedTuple

from afterword.core import N_
from afterword.core.case import NotePurpose

INTERVIEW: Final = "interview"
FOLLOW_UP: Final = "follow_up"
ANSWER: Final = "answer"
REJECTION: Final = "rejection"
OFFER: Final = "offer"
WITHDRAWAL: Final = "withdrawal"

WRITE: Final = ("email", "card")
EMAIL: Final = ("email",)
CALL: Final = ("call",)
EITHER: Final = ("email", "call")
ANY: Final = ("email", "card", "call")

WINDOWS: Final = "windows"
OFFICE: Final = "office"
AGENCY: Final = "agency"
ANY_HOUR: Final = "any"


class ActionKind(NamedTuple):
    """A kind of action.

    ``group`` is the part of a case it belongs to, and the page that lists it. ``page`` is the name of the
    page where it's done, with what that page needs beside the case after a slash, and ``done_page`` where
    it's recorded as done if that's another one. ``verb`` labels its button (translated where it's shown).

    ``note`` is the kind of note that it's written as, ``None`` for what isn't written to one person.
    ``purposes`` are those of the notes and calls that get it done; they're recorded with the first.

    ``acts`` are the guard's acts that it opens towards its person, unless the action names its own.
    ``ahead``: writing is allowed before it opens, too. ``hours`` are those of a call: the windows of the
    follow-up, office hours, a recruiter's hours, or any.

    ``own``: only the candidate is concerned, whatever arrives from the company. ``optional``: skipping it
    harms nobody (an action of another kind may be optional, too, as things stand). ``whole_day``: it's a
    matter of days rather than hours. ``first``: of the steps that open at the same moment, the lower comes
    first.
    """

    id: str
    group: str
    page: str
    verb: str
    note: str | None = None
    purposes: tuple[NotePurpose, ...] = ()
    acts: tuple[str, ...] = ()
    ahead: bool = False
    hours: str = OFFICE
    done_page: str | None = None
    own: bool = False
    optional: bool = False
    whole_day: bool = False
    first: int = 0


_WRITE: Final = N_("Write it")
_SEE: Final = N_("See what to do")
_ASK: Final = N_("Ask them")


def _note(
    name: str,
    group: str,
    note: str,
    *purposes: NotePurpose,
    acts: tuple[str, ...] = WRITE,
    ahead: bool = True,
    hours: str = OFFICE,
    optional: bool = False,
    whole_day: bool = False,
    verb: str = _WRITE,
) -> ActionKind:
    """A step that's written to one person."""
    return ActionKind(
        name,
        group,
        "write",
        verb,
        note,
        purposes,
        acts,
        ahead,
        hours,
        optional=optional,
        whole_day=whole_day,
    )


ACTION_KINDS: Final[dict[str, ActionKind]] = {
    kind.id: kind
    for kind in (
        ActionKind("ask_before_leaving", INTERVIEW, "before_case", N_("Show the two questions"), own=True),
        ActionKind("capture", INTERVIEW, "learned", N_("Write down what they said"), own=True),
        _note("thank_you", INTERVIEW, "thank_you", "thank_you"),
        ActionKind("find_out_names", INTERVIEW, "person/new", N_("Add who you met")),
        _note("brief_recruiter", INTERVIEW, "brief", "brief", acts=EITHER, hours=AGENCY),
        _note("tell_referrer", INTERVIEW, "news", "news", acts=ANY, hours=ANY_HOUR, optional=True),
        ActionKind("be_ready", INTERVIEW, "case", _SEE, own=True),
        _note("after_no_show", INTERVIEW, "after_no_show", "after_no_show", acts=EMAIL, hours=ANY_HOUR),
        _note("value_note", FOLLOW_UP, "value", "value", acts=EMAIL, ahead=False, optional=True),
        ActionKind(
            "call",
            FOLLOW_UP,
            "call",
            N_("Prepare the call"),
            purposes=("check_in",),
            acts=EITHER,
            hours=WINDOWS,
        ),
        _note(
            "check_in",
            FOLLOW_UP,
            "check_in",
            "check_in",
            acts=EITHER,
            ahead=False,
            hours=WINDOWS,
            whole_day=True,
        ),
        _note("last_word", FOLLOW_UP, "last_word", "last_word", acts=EMAIL, ahead=False, whole_day=True),
        ActionKind("let_go", FOLLOW_UP, "record/closed", N_("Close the case"), whole_day=True),
        _note("answer", ANSWER, "answer", "answer"),
        _note("write_as_asked", ANSWER, "answer", "answer"),
        _note("write_back", ANSWER, "answer", "answer", "question", optional=True, whole_day=True),
        _note(
            "answer_invitation",
            ANSWER,
            "invitation_answer",
            "invitation_answer",
            "answer",
            acts=ANY,
        ),
        _note("delay_answer", ANSWER, "delay_answer", "delay_answer", acts=EMAIL, optional=True),
        _note("hand_in", ANSWER, "task", "task"),
        _note("send_references", ANSWER, "references", "references"),
        _note("brief_reference", ANSWER, "brief_reference", "brief", acts=ANY, hours=ANY_HOUR),
        _note("after_rejection", REJECTION, "after_rejection", "after_rejection"),
        _note("reopened_note", REJECTION, "reopened_note", "reopened"),
        ActionKind(
            "check_openings",
            REJECTION,
            "keep",
            N_("Keep in touch"),
            done_page="record/openings",
            optional=True,
            whole_day=True,
        ),
        _note(
            "keep_in_touch",
            REJECTION,
            "keep_in_touch",
            "keep_in_touch",
            ahead=False,
            optional=True,
            whole_day=True,
        ),
        _note("thank_for_offer", OFFER, "thank_for_offer", "offer_thanks"),
        ActionKind("get_it_in_writing", OFFER, "offer", _SEE, first=1),
        _note("ask_decision_date", OFFER, "ask_decision_date", "question", acts=EITHER, verb=_ASK),
        _note("ask_for_time", OFFER, "more_time", "more_time", acts=EITHER, optional=True, verb=_ASK),
        _note("negotiate", OFFER, "counter", "counter", acts=EITHER, optional=True),
        _note("ask_question", OFFER, "question", "question", acts=EITHER, optional=True, verb=_ASK),
        ActionKind("decide", OFFER, "offer", _SEE, acts=EITHER, first=2),
        _note(
            "tell_competing_offer", OFFER, "competing_offer", "competing_offer", acts=EITHER, optional=True
        ),
        ActionKind(
            "accept_by_phone", OFFER, "call", N_("Prepare the call"), purposes=("acceptance",), acts=CALL
        ),
        _note("accept_in_writing", OFFER, "accept_in_writing", "acceptance"),
        ActionKind("withdraw_elsewhere", OFFER, "offer", _SEE, purposes=("withdrawal",)),
        ActionKind("thank_helpers", OFFER, "offer", _SEE),
        _note("decline_note", OFFER, "decline_note", "decline"),
        _note("withdraw_note", WITHDRAWAL, "withdraw_elsewhere", "withdrawal"),
    )
}
"""By id. Within a group, in the order in which the steps are done."""

WRITTEN: Final = frozenset(kind.id for kind in ACTION_KINDS.values() if kind.note is not None)
"""Kinds that are a note to one person."""
TALKS: Final = frozenset(
    kind.id
    for kind in ACTION_KINDS.values()
    if "call" in (*kind.acts, kind.id) and kind.hours in (OFFICE, AGENCY)
) | {"answer"}
"""Kinds that a call in office hours can do (an ``answer`` if they asked by phone)."""
WHOLE_DAYS: Final = frozenset(kind.id for kind in ACTION_KINDS.values() if kind.whole_day)
OWN: Final = frozenset(kind.id for kind in ACTION_KINDS.values() if kind.own)


def of_group(group: str) -> tuple[str, ...]:
    """The ids of a group's kinds, in order."""
    return tuple(kind.id for kind in ACTION_KINDS.values() if kind.group == group)


def kinds_written_as(note: str) -> tuple[str, ...]:
    """The ids of the kinds whose text is a note of this kind; itself for a note that no action asks for."""
    return tuple(kind.id for kind in ACTION_KINDS.values() if kind.note == note) or (note,)
