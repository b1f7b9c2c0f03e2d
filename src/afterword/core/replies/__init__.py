"""What a message means: from the signs that it shows to its one meaning, with how sure that is.

A wrong "no" or a wrong "yes" does harm, an open question costs a look: those two are only said where the text
says them in so many words and nothing speaks against it. Where nothing is shown, or two things are, the
meaning is ``unknown``.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from afterword.core.replies.signs import FAINT, LIKELY, PLAIN, SAID, SURE, Found, Meaning

# How many signs say the same: words that two signs share were said once, and so count once.

_OF_A_CALL: Final = frozenset({"next_round", "delay", "information_request"})
"""What a call that is asked for might be taken for: "call me on Tuesday" names a day as an interview does."""


def agreeing(found: Iterable[Found]) -> int:
    """The number of signs, likely ones and better, whose words do not overlap.

    The subject's are a text of their own. Of overlapping signs the one that ends first counts.
    """
    ids: set[str] = set()
    reach = {True: -1, False: -1}
    for each in sorted(found, key=_end):
        in_subject = each.sentence < 0
        if each.sign.weight < LIKELY or each.sign.id in ids or each.place[0] < reach[in_subject]:
            continue
        ids.add(each.sign.id)
        reach[in_subject] = each.place[1]
    return len(ids)


def without_calls(found: Iterable[Found]) -> list[Found]:
    """The signs without those that are made of the words of a call that is asked for."""
    signs = list(found)
    calls = [each for each in signs if each.sign.tag == "call"]
    if not calls:
        return signs
    asked = {(each.sentence < 0, at) for each in calls for at in range(*each.place)}
    return [
        each
        for each in signs
        if each.meaning not in _OF_A_CALL
        or not any((each.sentence < 0, at) in asked for at in range(*each.place))
    ]


def _end(found: Found) -> int:
    return found.place[1]


_LIKELY: Final = 0.75
_FAINT: Final = 0.55
_TORN: Final = 0.4
_CERTAIN: Final = 0.97
_ENOUGH_HINTS: Final = 2
_UNASKED: Final = 0.8
"""As sure as words are that answer nothing: anybody may have written them about anything."""
_POLITE: Final = frozenset({"acknowledgement", "unrelated"})
"""What the words beside a called-off meeting may seem to say: thanks, or nothing of the job."""
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
    """A meaning, how sure it is (0 to 1), and the signs that decided it, the first of them the strongest."""

    meaning: Meaning
    confidence: float
    because: tuple[Found, ...]


def decided(found: Iterable[Found], hints: MessageEvidence) -> ReplyVerdict:
    """The meaning that the signs and hints amount to."""
    by: dict[Meaning, list[Found]] = {}
    for each in without_calls(found):
        if hints.server or each.meaning != "bounce":  # people, and their footers, speak of mail as servers do
            by.setdefault(each.meaning, []).append(each)
    if hints.bounced:
        return ReplyVerdict("bounce", _CERTAIN, tuple(by.get("bounce", ())))
    if hints.called_off:
        by.pop("next_round", None)  # it names the meeting, which is no invitation to it
    if _is_receipt(by):
        by["delay"] = [each for each in by.get("delay", ()) if each.sign.tag != "beside_receipt"]
    by = {meaning: signs for meaning, signs in by.items() if signs}
    weights = {meaning: max(each.sign.weight for each in signs) for meaning, signs in by.items()}
    meaning, confidence = _chosen(by, weights, hints)
    if hints.called_off and meaning in _POLITE:
        meaning, confidence = "unknown", 0.0
    if not hints.answers and meaning not in _BY_FORM:
        confidence = min(confidence, _UNASKED)
    if meaning not in _BY_FORM and not _agreed(by, meaning):
        confidence = min(confidence, _UNASKED)
    signs = sorted(by.get(meaning, ()), key=lambda each: -each.sign.weight)
    return ReplyVerdict(meaning, confidence, tuple(signs))


def _agreed(by: dict[Meaning, list[Found]], meaning: Meaning) -> bool:
    """Whether two signs say it, one of them plainly, and none says anything else: one alone is wrong too often."""
    signs = by.get(meaning, ())
    against = any(
        each.sign.weight >= SAID
        for other, found in by.items()
        if other not in {meaning, "acknowledgement"}
        for each in found
    )
    return agreeing(signs) > 1 and max(each.sign.weight for each in signs) >= SAID and not against


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
    tags = {each.sign.tag for each in by["unrelated"]}
    if "another_matter" in tags:
        return True
    if _is_receipt(by):
        return False
    return "everyday" in tags or weights.get("rejection", 0) < SAID


def _is_receipt(by: dict[Meaning, list[Found]]) -> bool:
    """Whether it says that an application has come in."""
    return any(each.sign.tag == "receipt" for each in by.get("acknowledgement", ()))


def _between(by: dict[Meaning, list[Found]]) -> tuple[Meaning, float]:
    """Words of a no and of a yes: the one with more signs, if it is by far; else nobody can tell."""
    no, yes = agreeing(by["rejection"]), agreeing(by["offer"])
    if no >= yes + 2:
        return "rejection", _LIKELY
    return ("offer", _LIKELY) if yes >= no + 2 else ("unknown", _TORN)


def _sure(found: list[Found]) -> float:
    """How sure a decision is: plain words make it, or several that agree."""
    return SURE if agreeing(found) > 1 or any(each.sign.weight >= PLAIN for each in found) else _LIKELY


def _once(found: list[Found]) -> bool:
    """Whether only one sentence shows it."""
    return len({each.sentence for each in found if each.sign.weight >= LIKELY}) == 1


def _decides(weights: dict[Meaning, int]) -> bool:
    return any(weights.get(each, 0) >= SAID for each in ("rejection", "offer"))


def _job(weights: dict[Meaning, int]) -> bool:
    """Whether somebody writes about the job."""
    return _decides(weights) or any(
        weights.get(each, 0) >= SAID for each in ("next_round", "delay", "information_request")
    )


def _no(by: dict[Meaning, list[Found]], weights: dict[Meaning, int]) -> bool:
    """A plain sign of a no, or two likely ones that agree where nothing speaks of more to come."""
    if weights.get("rejection", 0) >= SAID:
        return True
    likely = agreeing(each for each in by.get("rejection", ()) if each.sign.weight == LIKELY)
    to_come = any(
        weights.get(each, 0) >= SAID for each in ("next_round", "delay", "information_request", "offer")
    )
    return likely >= _ENOUGH_HINTS and not to_come and "acknowledgement" not in _plain(weights)


def _plain(weights: dict[Meaning, int]) -> set[Meaning]:
    return {meaning for meaning, weight in weights.items() if weight >= SAID}


def _elsewhere(by: dict[Meaning, list[Found]]) -> bool:
    """Whether a sentence after the no asks to meet: it may be about another role."""
    last = max(each.sentence for each in by["rejection"] if each.sign.weight >= LIKELY)
    return any(each.sign.weight >= SAID and each.sentence > last for each in by.get("next_round", ()))


_ORDER: Final[tuple[Meaning, ...]] = ("next_round", "information_request", "delay", "acknowledgement")


def _open(weights: dict[Meaning, int], hints: MessageEvidence) -> tuple[Meaning, float]:
    """Nothing is decided yet: the strongest of what is left."""
    best = max(_ORDER, key=lambda each: (weights.get(each, 0), -_ORDER.index(each)))
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
