"""What a message means: from its signs to one meaning, and how sure that is.

A wrong "no" or "yes" does harm, while an open question only costs a look. So we decide on those two only where
the text says them in so many words and nothing contradicts it. With no signs, or signs of two things, the
meaning is ``unknown``.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from afterword.core.replies.signs import FAINT, LIKELY, PLAIN, SAID, SURE, Found, Meaning

# How many signs agree: words that two signs share were said once, so they count once.

_OF_A_CALL: Final = frozenset({"next_round", "delay", "information_request"})
"""What a request for a call might be mistaken for: "call me on Tuesday" names a day, as an interview does."""


def agreeing(found: Iterable[Found]) -> int:
    """The number of signs, likely ones and better, whose words don't overlap.

    The subject counts as a text of its own. Where signs overlap, the one that ends first counts.
    """
    ids: set[str] = set()
    reach = {True: -1, False: -1}
    for hit in sorted(found, key=_end):
        in_subject = hit.sentence < 0
        if hit.sign.weight < LIKELY or hit.sign.id in ids or hit.place[0] < reach[in_subject]:
            continue
        ids.add(hit.sign.id)
        reach[in_subject] = hit.place[1]
    return len(ids)


def without_calls(found: Iterable[Found]) -> list[Found]:
    """The signs without those made of words that ask for a call."""
    signs = list(found)
    calls = [hit for hit in signs if hit.sign.tag == "call"]
    if not calls:
        return signs
    asked = {(call.sentence < 0, at) for call in calls for at in range(*call.place)}
    return [
        hit
        for hit in signs
        if hit.meaning not in _OF_A_CALL
        or not any((hit.sentence < 0, at) in asked for at in range(*hit.place))
    ]


def _end(found: Found) -> int:
    return found.place[1]


_LIKELY: Final = 0.75
_FAINT: Final = 0.55
_TORN: Final = 0.4
_CERTAIN: Final = 0.97
_ENOUGH_HINTS: Final = 2
_UNASKED: Final = 0.8
"""How sure words are that answer nothing: anybody could have written them about anything."""
_POLITE: Final = frozenset({"acknowledgement", "unrelated"})
"""What the words around a canceled meeting may seem to say: thanks, or nothing about the job."""
_BY_FORM: Final = frozenset({"bounce", "out_of_office"})


class MessageEvidence(NamedTuple):
    """What a message shows beside its words.

    ``bounced``: a mail server says that it did not arrive. ``server``: it has the form of a mail server's
    own, which is what makes words about delivery count. ``automatic``: a machine wrote it, by its headers.
    ``bulk``: it was sent to many. ``answers``: it answers a message of the reader's. ``away``: its subject is
    that of an answer a machine gives. ``invited``: it brings a meeting for the calendar. ``called_off``: it
    calls one off, or answers an invitation.
    """

    bounced: bool = False
    server: bool = False
    automatic: bool = False
    bulk: bool = False
    answers: bool = False
    away: bool = False
    invited: bool = False
    called_off: bool = False


class ReplyVerdict(NamedTuple):
    """A meaning, how sure it is (0 to 1), and the signs that decided it, strongest first."""

    meaning: Meaning
    confidence: float
    because: tuple[Found, ...]


def decided(found: Iterable[Found], hints: MessageEvidence) -> ReplyVerdict:
    """The meaning that the signs and hints add up to."""
    by: dict[Meaning, list[Found]] = {}
    for hit in without_calls(found):
        if hints.server or hit.meaning != "bounce":  # people, and their footers, speak of mail as servers do
            by.setdefault(hit.meaning, []).append(hit)
    if hints.bounced:
        return ReplyVerdict("bounce", _CERTAIN, tuple(by.get("bounce", ())))
    if hints.called_off:
        by.pop("next_round", None)  # it names the meeting, which is no invitation to it
    if _is_receipt(by):
        by["delay"] = [hit for hit in by.get("delay", ()) if hit.sign.tag != "beside_receipt"]
    by = {meaning: signs for meaning, signs in by.items() if signs}
    weights = {meaning: max(hit.sign.weight for hit in signs) for meaning, signs in by.items()}
    meaning, confidence = _chosen(by, weights, hints)
    if hints.called_off and meaning in _POLITE:
        meaning, confidence = "unknown", 0.0
    if not hints.answers and meaning not in _BY_FORM:
        confidence = min(confidence, _UNASKED)
    if meaning not in _BY_FORM and not _agreed(by, meaning):
        confidence = min(confidence, _UNASKED)
    signs = sorted(by.get(meaning, ()), key=lambda hit: -hit.sign.weight)
    return ReplyVerdict(meaning, confidence, tuple(signs))


def _agreed(by: dict[Meaning, list[Found]], meaning: Meaning) -> bool:
    """Whether two signs agree, one of them plain, and none says anything else: one alone is wrong too often."""
    signs = by.get(meaning, ())
    against = any(
        hit.sign.weight >= SAID
        for other, found in by.items()
        if other not in {meaning, "acknowledgement"}
        for hit in found
    )
    return agreeing(signs) > 1 and max(hit.sign.weight for hit in signs) >= SAID and not against


def _chosen(
    by: dict[Meaning, list[Found]], weights: dict[Meaning, int], hints: MessageEvidence
) -> tuple[Meaning, float]:
    def weight(meaning: Meaning) -> int:
        return weights.get(meaning, 0)

    if weight("unknown") >= PLAIN and (hints.automatic or hints.server):
        return "unknown", 0.0
    away = weight("out_of_office")
    if hints.away or (away >= SAID and (hints.automatic or not _job(weights))):
        return "out_of_office", _CERTAIN if hints.away or hints.automatic else SURE
    if away >= LIKELY and hints.automatic and hints.answers and not _job(weights):
        return "out_of_office", SURE
    if weight("bounce") >= SAID and not _decides(weights):
        return "bounce", SURE
    if not hints.answers and _is_unrelated(by, weights, hints):
        return "unrelated", SURE
    no, yes = _no(by, weights), weight("offer") >= SAID
    on = weight("next_round") >= SAID or hints.invited
    if no and yes:
        return _between(by)
    if no:
        torn = (on and _elsewhere(by)) or (weight("delay") >= SAID and _once(by["rejection"]))
        return ("unknown", _TORN) if torn else ("rejection", _sure(by["rejection"]))
    if yes:
        return "offer", _sure(by["offer"])
    return _open(weights, hints)


def _is_unrelated(
    by: dict[Meaning, list[Found]], weights: dict[Meaning, int], hints: MessageEvidence
) -> bool:
    """Whether it is about anything else.

    Employers advertise their jobs, and how to get fewer mails, below a no and a receipt as well: those come
    first.
    """
    if not weights.get("unrelated", 0) or (weights["unrelated"] < SAID and not hints.bulk):
        return False
    tags = {hit.sign.tag for hit in by["unrelated"]}
    if "another_matter" in tags:
        return True
    if _is_receipt(by):
        return False
    return "everyday" in tags or weights.get("rejection", 0) < SAID


def _is_receipt(by: dict[Meaning, list[Found]]) -> bool:
    """Whether it says that an application has arrived."""
    return any(hit.sign.tag == "receipt" for hit in by.get("acknowledgement", ()))


def _between(by: dict[Meaning, list[Found]]) -> tuple[Meaning, float]:
    """For words of both a no and a yes: the one with far more signs, or else nobody can tell."""
    no, yes = agreeing(by["rejection"]), agreeing(by["offer"])
    if no >= yes + 2:
        return "rejection", _LIKELY
    return ("offer", _LIKELY) if yes >= no + 2 else ("unknown", _TORN)


def _sure(found: list[Found]) -> float:
    """How sure a decision is: sure with plain words, or with several signs that agree."""
    return SURE if agreeing(found) > 1 or any(hit.sign.weight >= PLAIN for hit in found) else _LIKELY


def _once(found: list[Found]) -> bool:
    """Whether only one sentence shows it."""
    return len({hit.sentence for hit in found if hit.sign.weight >= LIKELY}) == 1


def _decides(weights: dict[Meaning, int]) -> bool:
    return any(weights.get(meaning, 0) >= SAID for meaning in ("rejection", "offer"))


def _job(weights: dict[Meaning, int]) -> bool:
    """Whether somebody writes about the job."""
    return _decides(weights) or any(
        weights.get(meaning, 0) >= SAID for meaning in ("next_round", "delay", "information_request")
    )


def _no(by: dict[Meaning, list[Found]], weights: dict[Meaning, int]) -> bool:
    """A plain sign of a no, or two likely ones that agree where nothing says that more will come."""
    if weights.get("rejection", 0) >= SAID:
        return True
    likely = agreeing(hit for hit in by.get("rejection", ()) if hit.sign.weight == LIKELY)
    to_come = any(
        weights.get(meaning, 0) >= SAID for meaning in ("next_round", "delay", "information_request", "offer")
    )
    return likely >= _ENOUGH_HINTS and not to_come and "acknowledgement" not in _plain(weights)


def _plain(weights: dict[Meaning, int]) -> set[Meaning]:
    return {meaning for meaning, weight in weights.items() if weight >= SAID}


def _elsewhere(by: dict[Meaning, list[Found]]) -> bool:
    """Whether a sentence after the no asks to meet: it may be about another role."""
    last = max(hit.sentence for hit in by["rejection"] if hit.sign.weight >= LIKELY)
    return any(hit.sign.weight >= SAID and hit.sentence > last for hit in by.get("next_round", ()))


_ORDER: Final[tuple[Meaning, ...]] = ("next_round", "information_request", "delay", "acknowledgement")


def _open(weights: dict[Meaning, int], hints: MessageEvidence) -> tuple[Meaning, float]:
    """Nothing is decided yet: the strongest meaning that's left."""
    best = max(_ORDER, key=lambda meaning: (weights.get(meaning, 0), -_ORDER.index(meaning)))
    weight = weights.get(best, 0)
    if hints.bulk and not hints.answers and weight < SAID and best != "acknowledgement":
        return "unrelated", _LIKELY
    if hints.invited and weight < SAID:
        return "next_round", SURE
    everyday = weights.get("unrelated", 0) >= LIKELY and not hints.answers
    if weight < SAID and everyday:
        return "unrelated", _LIKELY
    if weights.get("unknown", 0) >= SAID and (weight < SAID or best == "acknowledgement"):
        return "unknown", 0.0
    if weight < SAID and weights.get("unknown", 0) >= LIKELY and best != "acknowledgement":
        return "unknown", 0.0
    if weight < LIKELY and weights.get("offer", 0) >= LIKELY:
        return "offer", _FAINT
    if weight == FAINT and weights.get("rejection", 0) >= LIKELY:
        return "unknown", _TORN
    if weights.get("rejection", 0) == LIKELY == weight and best != "acknowledgement":
        return "unknown", _TORN
    if weight == 0 or (weight == FAINT and best == "next_round" and not hints.answers):
        return "unknown", 0.0
    return best, {PLAIN: SURE, SAID: _LIKELY, LIKELY: _LIKELY, FAINT: _FAINT}[weight]
