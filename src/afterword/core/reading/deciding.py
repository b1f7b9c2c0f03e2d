"""From the signs of a message to its one meaning, with how sure that is.

A wrong "no" or a wrong "yes" does harm, an open question costs a look: those two are only said where the text says them
in so many words and nothing speaks against it. Where nothing is shown, or two things are, the meaning is ``unknown``.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from afterword.core.reading.scan import Found
from afterword.core.reading.sign import FAINT, LIKELY, PLAIN, Meaning

SURE: Final = 0.9
"""From here on a meaning is acted on, and said; below, it is asked."""
_LIKELY: Final = 0.75
_FAINT: Final = 0.55
_TORN: Final = 0.4
_CERTAIN: Final = 0.97
_ENOUGH_HINTS: Final = 2


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
    signs = sorted(by.get(meaning, ()), key=lambda each: -each.sign.weight)
    return Verdict(meaning, confidence, tuple(signs))


def _chosen(
    by: dict[Meaning, list[Found]], weights: dict[Meaning, int], hints: Hints
) -> tuple[Meaning, float]:
    def weight(meaning: Meaning) -> int:
        return weights.get(meaning, 0)

    if hints.away or (weight("out_of_office") >= PLAIN and (hints.automatic or not _decides(weights))):
        return "out_of_office", _CERTAIN if hints.away or hints.automatic else SURE
    if weight("bounce") >= PLAIN and not hints.answers and not _decides(weights):
        return "bounce", SURE
    if not hints.answers and (weight("unrelated") >= PLAIN or (hints.bulk and weight("unrelated"))):
        return "unrelated", SURE
    no, yes = _no(by, weights), weight("offer") >= PLAIN
    on = weight("next_round") >= PLAIN or hints.invited
    if no and yes:
        return "unknown", _TORN
    if no:
        return ("unknown", _TORN) if on and _elsewhere(by) else ("rejection", SURE)
    if yes:
        return "offer", SURE
    return _open(weights, hints)


def _decides(weights: dict[Meaning, int]) -> bool:
    return any(weights.get(each, 0) >= PLAIN for each in ("rejection", "offer"))


def _no(by: dict[Meaning, list[Found]], weights: dict[Meaning, int]) -> bool:
    """A plain sign of a no, or two likely ones that agree where nothing speaks of more to come."""
    if weights.get("rejection", 0) >= PLAIN:
        return True
    likely = {each.sign.id for each in by.get("rejection", ()) if each.sign.weight == LIKELY}
    to_come = any(
        weights.get(each, 0) >= PLAIN for each in ("next_round", "delay", "information_request", "offer")
    )
    return len(likely) >= _ENOUGH_HINTS and not to_come and "acknowledgement" not in _plain(weights)


def _plain(weights: dict[Meaning, int]) -> set[Meaning]:
    return {meaning for meaning, weight in weights.items() if weight >= PLAIN}


def _elsewhere(by: dict[Meaning, list[Found]]) -> bool:
    """Whether a sentence after the no asks to meet: it may be about another role."""
    last = max(each.sentence for each in by["rejection"] if each.sign.weight >= LIKELY)
    return any(each.sign.weight >= PLAIN and each.sentence > last for each in by.get("next_round", ()))


_ORDER: Final[tuple[Meaning, ...]] = ("next_round", "information_request", "delay", "acknowledgement")


def _open(weights: dict[Meaning, int], hints: Hints) -> tuple[Meaning, float]:
    """Nothing is decided yet: the strongest of what is left."""
    best = max(_ORDER, key=lambda each: (weights.get(each, 0), -_ORDER.index(each)))
    weight = weights.get(best, 0)
    if hints.invited and weight < PLAIN:
        return "next_round", SURE
    if weight == FAINT and weights.get("rejection", 0) >= LIKELY:
        return "unknown", _TORN
    if weights.get("rejection", 0) == LIKELY == weight and best != "acknowledgement":
        return "unknown", _TORN
    if weight == 0:
        return (
            ("unrelated", _LIKELY)
            if weights.get("unrelated", 0) >= LIKELY and not hints.answers
            else ("unknown", 0.0)
        )
    return best, {PLAIN: SURE, LIKELY: _LIKELY, FAINT: _FAINT}[weight]
