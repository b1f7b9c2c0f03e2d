"""A message that waits to be read, as a question to answer with one press."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from afterword.services.inbox.schemas import Body, Evidence, MessageView
from afterword.services.registry import Waiting
from afterword.web.event_labels import readings, taps
from afterword.web.templating import moment

_AROUND: Final = 140
"""Characters shown before and after the words that decided."""
_MOST: Final = 420
_NEEDS_SOMEBODY: Final = frozenset(("out_of_office", "bounce"))


class Question(NamedTuple):
    """A message with the press that answers it.

    ``tap`` is what the button says, empty where nobody can tell what it means; ``meaning`` what that is.
    ``else_`` is what the link beside it says. ``pieces`` are its words, and which of them show the meaning.
    """

    letter: int
    case: int
    doubtful: bool
    title: str
    sender: str
    warns: bool
    pieces: list[tuple[str, bool]]
    tap: str
    meaning: str
    else_: str


def unread_question(shown: MessageView, company: str, zone: str) -> Question:
    """A waiting message as a question."""
    body, kept = shown.body, shown.kept
    doubtful = kept.state == "doubtful"
    tap, meaning, else_ = _answer(body)
    return Question(
        kept.id,
        kept.case,
        doubtful,
        _title(shown, company, zone),
        sender_sentence(body),
        bool(body.doubt),
        list(pieces(*_excerpt(body.text, body.evidence if tap and not body.doubt else ()))),
        "" if doubtful else tap,
        meaning,
        else_,
    )


def _title(shown: MessageView, company: str, zone: str) -> str:
    body = shown.body
    if shown.unreadable:
        return _("Message %(number)s can’t be read: %(why)s") % {
            "number": shown.kept.id, "why": shown.unreadable,
        }  # fmt: skip
    told = {
        "who": body.from_name or body.from_address or _("Someone"),
        "when": moment(shown.kept.sent_at, zone),
        "company": company,
        "meaning": readings().get(body.meaning, ""),
    }
    if body.doubt:
        return _("Is this really from %(who)s?") % told
    if shown.kept.state == "doubtful":
        return _("%(who)s wrote to you. Is it about %(company)s?") % told
    if told["meaning"]:
        return _("%(who)s wrote to you. It looks like: %(meaning)s. Is that right?") % told
    return _("%(who)s wrote to you. What does it say?") % told


def _answer(body: Body) -> tuple[str, str, str]:
    """What the button says, what that means, and the label of the link beside it."""
    if body.doubt:
        return _("It’s not from them"), "unrelated", _("It really is from them…")
    somebody = body.meaning not in _NEEDS_SOMEBODY or body.contact is not None
    tap = taps().get(body.meaning, "") if somebody else ""
    return tap, body.meaning if tap else "", _("It’s something else…") if tap else ""


def sender_sentence(body: Body) -> str:
    """A sentence that says whether we know who wrote it."""
    domain = body.from_address.rpartition("@")[2]
    if body.doubt == "failed":
        return _("Be careful: your mail server says this wasn’t sent from %(domain)s.") % {"domain": domain}
    if body.doubt == "lookalike":
        told = {"domain": domain, "like": body.like}
        return _("Be careful: this comes from %(domain)s, which only looks like %(like)s.") % told
    if body.doubt == "several":
        return _("Be careful: this lists more than one sender.")
    if body.doubt == "name":
        return _("Be careful: the name shows one address, but it was sent from %(address)s.") % {
            "address": body.from_address
        }
    return (
        _("Sender verified by your mail server.") if body.sender == "verified" else _("Sender not verified.")
    )


def read_first(waiting: Waiting | None, zone: str) -> str:
    """The text shown instead of a step."""
    if waiting is None:
        return ""
    return _("They wrote to you on %(when)s. Read that first.") % {"when": moment(waiting.at, zone)}


def _excerpt(text: str, evidence: Sequence[Evidence]) -> tuple[str, list[Evidence]]:
    """The words around the ones that decided; the beginning if nothing did."""
    start = max(0, min((each.start for each in evidence), default=0) - _AROUND)
    end = min(len(text), max((each.end for each in evidence), default=0) + _AROUND, start + _MOST)
    if start:
        start = text.find(" ", start, end) + 1 or start
    if end < len(text):
        last = max((each.end for each in evidence if each.end <= end), default=start)
        whole = max(text.rfind(" ", last, end + 1), text.rfind("\n", last, end + 1))
        end = whole if whole > start else end
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    moved = [
        Evidence(each.start - start + len(before), each.end - start + len(before), each.text)
        for each in evidence
        if start <= each.start and each.end <= end
    ]
    return before + text[start:end] + after, moved


def pieces(text: str, evidence: Sequence[Evidence]) -> Iterator[tuple[str, bool]]:
    """A text in pieces, and which of them decided."""
    at = 0
    for each in sorted(evidence, key=lambda one: (one.start, one.end)):
        start, end = max(each.start, at), each.end
        if start >= end:
            continue
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
