"""Periods and what they're counted from: "in two weeks", "a week from Monday", "three days after that"."""

from typing import Final, NamedTuple

from afterword.core.dates import prepositions
from afterword.core.dates.compound import compound_at
from afterword.core.dates.holidays import holiday_at
from afterword.core.dates.periods import Amount, amount_at, counted_span, moved
from afterword.core.dates.spans import DAY, DatePhrase, DaySpan, Parsed
from afterword.core.dates.tokens import BUSINESS_DAYS, NUMBER, NUMERIC_DATE, UNITS, WEEKDAYS, WEEKS, word_set

DECIMALS: Final = ("1.5", "2.5")
AMOUNT_WORDS: Final = word_set(
    "a an another couple few several some half handful the next coming following"
) | {
    NUMBER,
    NUMERIC_DATE,
    *DECIMALS,
}
_NEXT = word_set("next coming following upcoming")
_NOW = word_set("now today here tonight")
_THIS_TALK = word_set("interview conversation chat meeting call talk visit")
_DETERMINERS = word_set("the your our this that my their")
_LATER = word_set("later afterwards afterward thereafter")
_RELATIONS = word_set("from after of before following on this")
_WEEKDAY_RULES = word_set("weekday weekday-this tomorrow")
_WE = word_set("we you they i she he it there anyone anybody somebody someone hearing knowing deciding")


class Counted(NamedTuple):
    """A period: its span, the index after it, its amount, and whether another time starts it."""

    span: DaySpan
    end: int
    amount: Amount
    chained: bool


def period_at(text: DatePhrase, at: int, preposition: str) -> Counted | None:
    """The period that begins at ``at`` after ``preposition``."""
    words = text.words
    start = at
    if words[at] == "the" and words[at + 1] in _NEXT:
        at += 1
    nexted = words[at] in _NEXT and (
        at > start
        or words[at + 1] not in UNITS
        or (bool(preposition) and words[at] in {"coming", "upcoming"})
    )
    if nexted and not preposition and words[at + 1] in UNITS:
        return None
    at += nexted
    within_the = preposition == prepositions.WITHIN and words[at] == "the" and words[at + 1] in UNITS
    at += within_the
    plural = (
        preposition in {prepositions.IN, prepositions.WITHIN}
        and words[at] in UNITS
        and words[at].endswith("s")
    )
    bare = nexted or within_the or plural
    if words[at] not in AMOUNT_WORDS and not bare:
        return None
    found = amount_at(text, at, bare=bare)
    if found is None:
        return None
    amount, end = found
    if within_the:
        amount = amount._replace(vague=True)
    return _counted(text, amount, end, ("next-period" if nexted else "period", preposition))


def _counted(text: DatePhrase, amount: Amount, end: int, named: tuple[str, str]) -> Counted | None:
    """The period of ``amount``, from the time named after it, or else from the day it was said."""
    words = text.words
    rule, preposition = named
    relation = words[end]
    plain = Counted(counted_span(text.date_math, text.said_on, amount, rule), end, amount, chained=False)
    if relation in _LATER:
        return _from_before(text, amount, end + 1)
    if relation in {"tomorrow", "today"}:
        return _from_near(text, plain, shift=relation == "tomorrow")
    if (
        relation in WEEKDAYS
        and amount.unit == WEEKS
        and preposition not in {prepositions.IN, prepositions.WITHIN}
    ):
        anchor = compound_at(text, end)
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


def _anchored(text: DatePhrase, plain: Counted, relation: str, ahead: int) -> Counted | None:
    """The period counted from the time at ``ahead``; the plain one if there's none and none is needed."""
    words = text.words
    anchor = compound_at(text, ahead)
    if anchor is None and relation in {"after", "before", "following"}:
        anchor = holiday_at(text, ahead + (words[ahead] == "the"))
    if anchor is None:
        known = relation in {"from", "on", "this"} or (relation == "before" and words[ahead] in _WE)
        return plain if known else None
    if relation in {"on", "this"} and anchor[0].rule not in _WEEKDAY_RULES:
        return plain
    return _from_anchor(text, plain.amount, relation, anchor)


def _from_near(text: DatePhrase, plain: Counted, *, shift: bool) -> Counted:
    """As in "two weeks today", "a week tomorrow"."""
    span = counted_span(text.date_math, text.said_on + shift, plain.amount, "period-after")
    return Counted(
        span._replace(within=None if shift else plain.span.within), plain.end + 1, plain.amount, chained=shift
    )


def _from_anchor(text: DatePhrase, amount: Amount, relation: str, anchor: Parsed) -> Counted:
    span, end = anchor
    if relation == "before":
        backwards = amount.unit != BUSINESS_DAYS
        day = moved(text.date_math, span.first, -amount.high, amount.unit) if backwards else span.first
        return Counted(DaySpan(day, day, "period-before", DAY, amount.vague), end, amount, chained=True)
    based = counted_span(text.date_math, span.last, amount, "period-after")
    vague = based.vague or span.vague
    return Counted(based._replace(within=None, vague=vague), end, amount, chained=True)


def _from_before(text: DatePhrase, amount: Amount, end: int) -> Counted:
    base = text.before[-1].last if text.before else text.said_on
    span = counted_span(text.date_math, base, amount, "period-after")
    return Counted(span._replace(within=None), end, amount, chained=True)
