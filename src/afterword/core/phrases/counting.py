"""Periods and what they are counted from: "in two weeks", "a week from Monday", "three days after that"."""

from typing import Final, NamedTuple

from afterword.core.phrases import leads
from afterword.core.phrases.feasts import feast
from afterword.core.phrases.lexicon import BUSINESS_DAYS, UNITS, WEEKDAYS, WEEKS, words_of
from afterword.core.phrases.periods import Amount, amount_at, counted, moved
from afterword.core.phrases.spans import DAY, Parsed, Span, Text
from afterword.core.phrases.targets import target
from afterword.core.phrases.tokens import NUMBER, NUMERIC_DATE

DECIMALS: Final = ("1.5", "2.5")
AMOUNT_WORDS: Final = words_of(
    "a an another couple few several some half handful the next coming following"
) | {
    NUMBER,
    NUMERIC_DATE,
    *DECIMALS,
}
_NEXT = words_of("next coming following upcoming")
_NOW = words_of("now today here tonight")
_THIS_TALK = words_of("interview conversation chat meeting call talk visit")
_DETERMINERS = words_of("the your our this that my their")
_LATER = words_of("later afterwards afterward thereafter")
_RELATIONS = words_of("from after of before following on this")
_WEEKDAY_RULES = words_of("weekday weekday-this tomorrow")
_WE = words_of("we you they i she he it there anyone anybody somebody someone hearing knowing deciding")


class Counted(NamedTuple):
    """A period read: its span, the index after it, its amount, and whether another time named begins it."""

    span: Span
    end: int
    amount: Amount
    chained: bool


def period_at(text: Text, at: int, lead: str) -> Counted | None:
    """The period that begins at ``at`` after ``lead``."""
    words = text.words
    start = at
    if words[at] == "the" and words[at + 1] in _NEXT:
        at += 1
    nexted = words[at] in _NEXT and (
        at > start or words[at + 1] not in UNITS or (bool(lead) and words[at] in {"coming", "upcoming"})
    )
    if nexted and not lead and words[at + 1] in UNITS:
        return None
    at += nexted
    within_the = lead == leads.WITHIN and words[at] == "the" and words[at + 1] in UNITS
    at += within_the
    plural = lead in {leads.IN, leads.WITHIN} and words[at] in UNITS and words[at].endswith("s")
    bare = nexted or within_the or plural
    if words[at] not in AMOUNT_WORDS and not bare:
        return None
    found = amount_at(text, at, bare=bare)
    if found is None:
        return None
    amount, end = found
    if within_the:
        amount = amount._replace(vague=True)
    return _counted(text, amount, end, ("next-period" if nexted else "period", lead))


def _counted(text: Text, amount: Amount, end: int, named: tuple[str, str]) -> Counted | None:
    """The period of ``amount``, from the time that follows it, else from the day it was said."""
    words = text.words
    rule, lead = named
    relation = words[end]
    plain = Counted(counted(text.reckon, text.said_on, amount, rule), end, amount, chained=False)
    if relation in _LATER:
        return _from_before(text, amount, end + 1)
    if relation in {"tomorrow", "today"}:
        return _from_near(text, plain, shift=relation == "tomorrow")
    if relation in WEEKDAYS and amount.unit == WEEKS and lead not in {leads.IN, leads.WITHIN}:
        anchor = target(text, end)
        return plain if anchor is None else _from_anchor(text, amount, "on", anchor)
    if relation not in _RELATIONS:
        return plain
    ahead = end + (relation != "this")
    if words[ahead] in _NOW:
        return plain._replace(end=ahead + 1)
    back = words[ahead] in {"that", "then", "this"}
    ends = back or not words[ahead].isalnum()
    if ends and text.before and relation in {"from", "after", "of"} and words[ahead + 1] not in WEEKDAYS:
        return _from_before(text, amount, ahead + back)
    if words[ahead] in _DETERMINERS and words[ahead + 1] in _THIS_TALK:
        return plain._replace(end=ahead + 2)
    return _anchored(text, plain, relation, ahead)


def _anchored(text: Text, plain: Counted, relation: str, ahead: int) -> Counted | None:
    """The period counted from the time at ``ahead``; the plain one if none is there and none is needed."""
    words = text.words
    anchor = target(text, ahead)
    if anchor is None and relation in {"after", "before", "following"}:
        anchor = feast(text, ahead + (words[ahead] == "the"))
    if anchor is None:
        known = relation in {"from", "on", "this"} or (relation == "before" and words[ahead] in _WE)
        return plain if known else None
    if relation in {"on", "this"} and anchor[0].rule not in _WEEKDAY_RULES:
        return plain
    return _from_anchor(text, plain.amount, relation, anchor)


def _from_near(text: Text, plain: Counted, *, shift: bool) -> Counted:
    """As in "two weeks today", "a week tomorrow"."""
    span = counted(text.reckon, text.said_on + shift, plain.amount, "period-after")
    return Counted(
        span._replace(within=None if shift else plain.span.within), plain.end + 1, plain.amount, chained=shift
    )


def _from_anchor(text: Text, amount: Amount, relation: str, anchor: Parsed) -> Counted:
    span, end = anchor
    if relation == "before":
        backwards = amount.unit != BUSINESS_DAYS
        day = moved(text.reckon, span.first, -amount.high, amount.unit) if backwards else span.first
        return Counted(Span(day, day, "period-before", DAY, amount.vague), end, amount, chained=True)
    based = counted(text.reckon, span.last, amount, "period-after")
    vague = based.vague or span.vague
    return Counted(based._replace(within=None, vague=vague), end, amount, chained=True)


def _from_before(text: Text, amount: Amount, end: int) -> Counted:
    base = text.before[-1].last if text.before else text.said_on
    span = counted(text.reckon, base, amount, "period-after")
    return Counted(span._replace(within=None), end, amount, chained=True)
