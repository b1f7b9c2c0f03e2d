"""The kinds of action, one row each: where and how it's done, and which notes go with it.

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


class ActionKind(NamedTuple):
    """A kind of action.

    ``group`` is the part of a case it belongs to, and the page that lists it. ``page`` is the name of the
    page where it's done, with what that page needs beside the case after a slash, and ``done_page`` where
    it's recorded as done if that's another one. ``verb`` labels its button (translated where it's shown).

    ``note`` is the kind of note that it's written as, ``None`` for what isn't written to one person.
    ``purposes`` are those of the notes that get it done; such a note is recorded with the first.

    ``own``: only the candidate is concerned, whatever arrives from the company. ``talk``: a call in office
    hours can do it. ``whole_day``: it's a matter of days rather than hours. ``first``: of the steps that
    open at the same moment, the lower comes first.
    """

    id: str
    group: str
    page: str
    verb: str
    note: str | None = None
    purposes: tuple[NotePurpose, ...] = ()
    done_page: str | None = None
    own: bool = False
    talk: bool = False
    whole_day: bool = False
    first: int = 0


_WRITE: Final = N_("Write it")
_SEE: Final = N_("See what to do")

ACTION_KINDS: Final[dict[str, ActionKind]] = {
    kind.id: kind
    for kind in (
        ActionKind("ask_before_leaving", INTERVIEW, "before_case", N_("Show the two questions"), own=True),
        ActionKind("capture", INTERVIEW, "learned", N_("Write down what they said"), own=True),
        ActionKind("thank_you", INTERVIEW, "write", _WRITE, "thank_you", ("thank_you",)),
        ActionKind("find_out_names", INTERVIEW, "person/new", N_("Add who you met")),
        ActionKind("call", FOLLOW_UP, "call", N_("Prepare the call")),
        ActionKind("check_in", FOLLOW_UP, "write", _WRITE, "check_in", ("check_in",), whole_day=True),
        ActionKind("let_go", FOLLOW_UP, "record/closed", N_("Close the case"), whole_day=True),
        ActionKind("answer", ANSWER, "write", _WRITE, "answer", ("answer",), talk=True),
        ActionKind(
            "answer_invitation", ANSWER, "write", _WRITE, "answer", ("answer", "invitation_answer"), talk=True
        ),
        ActionKind("after_rejection", REJECTION, "write", _WRITE, "after_rejection", ("after_rejection",)),
        ActionKind("reopened_note", REJECTION, "write", _WRITE, "reopened_note", ("reopened",)),
        ActionKind(
            "check_openings",
            REJECTION,
            "keep",
            N_("Keep in touch"),
            done_page="record/openings",
            whole_day=True,
        ),
        ActionKind("thank_for_offer", OFFER, "write", _WRITE, "thank_for_offer", ("offer_thanks",)),
        ActionKind("get_it_in_writing", OFFER, "offer", _SEE, first=1),
        ActionKind("decide", OFFER, "offer", _SEE, talk=True, first=2),
        ActionKind("accept_in_writing", OFFER, "write", _WRITE, "accept_in_writing", ("acceptance",)),
        ActionKind("withdraw_elsewhere", OFFER, "offer", _SEE, purposes=("withdrawal",)),
        ActionKind("thank_helpers", OFFER, "offer", _SEE),
        ActionKind("decline_note", OFFER, "write", _WRITE, "decline_note", ("decline",)),
        ActionKind("withdraw_note", WITHDRAWAL, "write", _WRITE, "withdraw_elsewhere", ("withdrawal",)),
    )
}
"""By id. Within a group, in the order in which the steps are done."""

WRITTEN: Final = frozenset(kind.id for kind in ACTION_KINDS.values() if kind.note is not None)
"""Kinds that are a note to one person."""
TALKS: Final = frozenset(kind.id for kind in ACTION_KINDS.values() if kind.talk)
WHOLE_DAYS: Final = frozenset(kind.id for kind in ACTION_KINDS.values() if kind.whole_day)
OWN: Final = frozenset(kind.id for kind in ACTION_KINDS.values() if kind.own)


def of_group(group: str) -> tuple[str, ...]:
    """The ids of a group's kinds, in order."""
    return tuple(kind.id for kind in ACTION_KINDS.values() if kind.group == group)


def kinds_written_as(note: str) -> tuple[str, ...]:
    """The ids of the kinds whose text is a note of this kind; itself for a note that no action asks for."""
    return tuple(kind.id for kind in ACTION_KINDS.values() if kind.note == note) or (note,)
