"""From the signs of a message to its one meaning, with how sure that is.

A wrong "no" or a wrong "yes" does harm, an open question costs a look: those two are only said where the text says them
in so many words and nothing speaks against it. Where nothing is shown, or two things are, the meaning is ``unknown``.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from afterword.core.reading.scan import Found
from afterword.core.reading.sign import FAINT, LIKELY, PLAIN, SAID, SURE, Meaning

_LIKELY: Final = 0.75
_FAINT: Final = 0.55
_TORN: Final = 0.4
_CERTAIN: Final = 0.97
_ENOUGH_HINTS: Final = 2
_UNASKED: Final = 0.8
"""As sure as words are that answer nothing: anybody may have written them about anything."""
_BY_FORM: Final = frozenset({"bounce", "out_of_office"})


class Hints(NamedTuple):
    """What a message shows beside its words.

    ``bounced``: a mail server says that it did not arrive. ``automatic``: a machine wrote it, by its headers.
    ``bulk``: it was sent to many. ``answers``: it answers a message of the reader's. ``away``: its subject is that of
    an answer a machine gives. ``invited``: it brings a meeting for the calendar.
    """

    bounced: bool = False
    automatic: bool = False
    bulk: bool = False
    answers: bool = False
    away: bool = False
    invited: bool = False


class Verdict(NamedTuple):
    """A meaning, how sure it is (0 to 1), and the signs that decided it, the first of them the strongest."""

    meaning: Meaning
    confidence: float
    because: tuple[Found, ...]


def decided(found: Iterable[Found], hints: Hints) -> Verdict:
    """The meaning that the signs and hints amount to."""
    by: dict[Meaning, list[Found]] = {}
    for each in found:
        by.setdefault(each.meaning, []).append(each)
    if hints.bounced:
        return Verdict("bounce", _CERTAIN, tuple(by.get("bounce", ())))
    weights = {meaning: max(each.sign.weight for each in signs) for meaning, signs in by.items()}
    meaning, confidence = _chosen(by, weights, hints)
    if not hints.answers and meaning not in _BY_FORM:
        confidence = min(confidence, _UNASKED)
    if meaning not in _BY_FORM and not _agreed(by, meaning):
        confidence = min(confidence, _UNASKED)
    signs = sorted(by.get(meaning, ()), key=lambda each: -each.sign.weight)
    return Verdict(meaning, confidence, tuple(signs))


def _agreed(by: dict[Meaning, list[Found]], meaning: Meaning) -> bool:
    """Whether two signs say it, one of them plainly, and none says anything else: one alone is wrong too often."""
    signs = {each.sign.id: each.sign.weight for each in by.get(meaning, ()) if each.sign.weight >= LIKELY}
    against = any(
        each.sign.weight >= SAID
        for other, found in by.items()
        if other not in {meaning, "acknowledgement"}
        for each in found
    )
    return len(signs) > 1 and max(signs.values()) >= SAID and not against


def _chosen(
    by: dict[Meaning, list[Found]], weights: dict[Meaning, int], hints: Hints
) -> tuple[Meaning, float]:
    def weight(meaning: Meaning) -> int:
        return weights.get(meaning, 0)

    if weight("unknown") >= SAID and hints.automatic:
        return "unknown", 0.0
    away = weight("out_of_office")
    if hints.away or (away >= SAID and (hints.automatic or not _job(weights))):
        return "out_of_office", _CERTAIN if hints.away or hints.automatic else SURE
    if away >= LIKELY and hints.automatic and hints.answers and not _job(weights):
        return "out_of_office", SURE
    if weight("bounce") >= SAID and not _decides(weights) and (hints.automatic or not hints.answers):
        return "bounce", SURE
    if not hints.answers and weight("unrelated") and (weight("unrelated") >= SAID or hints.bulk):
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


def _between(by: dict[Meaning, list[Found]]) -> tuple[Meaning, float]:
    """Words of a no and of a yes: the one with more signs, if it is by far; else nobody can tell."""
    no, yes = (
        len({each.sign.id for each in by[meaning] if each.sign.weight >= LIKELY})
        for meaning in ("rejection", "offer")
    )
    if no >= yes + 2:
        return "rejection", _LIKELY
    return ("offer", _LIKELY) if yes >= no + 2 else ("unknown", _TORN)


def _sure(found: list[Found]) -> float:
    """How sure a decision is: plain words make it, or several that agree."""
    said = {each.sign.id for each in found if each.sign.weight >= LIKELY}
    return SURE if len(said) > 1 or any(each.sign.weight >= PLAIN for each in found) else _LIKELY


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
    likely = {each.sign.id for each in by.get("rejection", ()) if each.sign.weight == LIKELY}
    to_come = any(
        weights.get(each, 0) >= SAID for each in ("next_round", "delay", "information_request", "offer")
    )
    return len(likely) >= _ENOUGH_HINTS and not to_come and "acknowledgement" not in _plain(weights)


def _plain(weights: dict[Meaning, int]) -> set[Meaning]:
    return {meaning for meaning, weight in weights.items() if weight >= SAID}


def _elsewhere(by: dict[Meaning, list[Found]]) -> bool:
    """Whether a sentence after the no asks to meet: it may be about another role."""
    last = max(each.sentence for each in by["rejection"] if each.sign.weight >= LIKELY)
    return any(each.sign.weight >= SAID and each.sentence > last for each in by.get("next_round", ()))


_ORDER: Final[tuple[Meaning, ...]] = ("next_round", "information_request", "delay", "acknowledgement")


def _open(weights: dict[Meaning, int], hints: Hints) -> tuple[Meaning, float]:
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
    if weight < SAID and weights.get("unknown", 0) >= LIKELY and best != "acknowledgement":
        return "unknown", 0.0
    if weight < LIKELY and weights.get("offer", 0) >= LIKELY:
        return "offer", _FAINT
    if weight == FAINT and weights.get("rejection", 0) >= LIKELY:
        return "unknown", _TORN
    if weights.get("rejection", 0) == LIKELY == weight and best != "acknowledgement":
        return "unknown", _TORN
    if weight == 0:
        return "unknown", 0.0
    return best, {PLAIN: SURE, SAID: _LIKELY, LIKELY: _LIKELY, FAINT: _FAINT}[weight]
