"""Times made of several: "Tuesday of next week", "the Monday after Thanksgiving", "a week from Monday"."""

from typing import Final, NamedTuple

from afterword.core.dates import prepositions
from afterword.core.dates.dates import day_at
from afterword.core.dates.holidays import holiday_at
from afterword.core.dates.periods import Amount, amount_at, counted_span, moved
from afterword.core.dates.prepositions import FILLERS
from afterword.core.dates.ranges import range_at
from afterword.core.dates.spans import (
    DAY,
    EDGE,
    SHAPES,
    WEEK,
    WEEK_DAYS,
    DatePhrase,
    DaySpan,
    Parsed,
    week_of,
)
from afterword.core.dates.subranges import SUBRANGE_WORDS, subrange_at, subrange_of, with_end
from afterword.core.dates.tokens import (
    BUSINESS_DAYS,
    CLOCK,
    MONTHS,
    NUMBER,
    NUMERIC_DATE,
    ORDINAL,
    UNITS,
    WEEKDAYS,
    WEEKS,
    YEAR_FIRST,
    word_set,
)

RANGE_WORDS: Final = word_set(
    "this the next following coming upcoming current week weekend month that q h new w year quarter same"
)
DAY_WORDS: Final = frozenset(WEEKDAYS) | {
    *(NUMBER, ORDINAL, NUMERIC_DATE, YEAR_FIRST),
    *("today", "tonight", "tomorrow", "day"),
}
HOLIDAY_WORDS: Final = word_set(
    "christmas new halloween good easter boxing winter festive holiday holidays bank public national long"
    " thanksgiving diwali black early spring summer"
)
TIMES: Final = word_set(
    "morning afternoon evening night noon midday lunch lunchtime midnight eod cob am pm oclock o'clock sharp"
    " est edt cst cdt mst mdt pst pdt gmt utc bst cet et pt ct t z"
) | {CLOCK}
_CLOSING = word_set("business day play work trading today tomorrow")
COMPOUND_WORDS: Final = frozenset().union(
    SUBRANGE_WORDS, RANGE_WORDS, DAY_WORDS, HOLIDAY_WORDS, MONTHS, {"eod", "cob", "noon", "midday"}
)
"""The words that may begin a day or a range after "the" or "that"."""
_DEEPEST = 4
_HOURS = 12


def compound_at(text: DatePhrase, at: int) -> Parsed | None:
    """A day or a range at ``at``, or both together: "Tuesday of next week", "January end"."""
    if text.depth[0] >= _DEEPEST:
        return None
    text.depth[0] += 1
    found = _eod(text, at) or _simple(text, at)
    text.depth[0] -= 1
    if found is None:
        return None
    span, end = found
    if text.words[end] in {"end", "-"}:
        ended = with_end(text, span, end)
        if ended is not None:
            return ended
    if span.rule.startswith("weekday"):
        return _of_week(text, span, end)
    if span.shape == WEEK:
        return _day_in_week(text, span, end)
    return span, end


def _simple(text: DatePhrase, at: int) -> Parsed | None:
    """A day, a holiday, a range or part of one, by the word it begins with."""
    words = text.words
    word = words[at]
    if word == "the" and not (words[at + 1] == NUMBER and words[at + 2] == "after" and text.before):
        return _after_article(text, at)
    if word == "this" and words[at + 1] == "time":
        return _this_time(text, at + 2)
    if word in HOLIDAY_WORDS or (word == "may" and words[at + 1] == "day"):
        found = holiday_at(text, at)
        if found is not None:
            return found
    if word in DAY_WORDS or word in MONTHS:
        found = _day(text, at)
        if found is not None:
            return found
    if word in SUBRANGE_WORDS:
        found = subrange_at(text, at, compound_at)
        if found is not None:
            return found
    return _range(text, at)


def _after_article(text: DatePhrase, at: int) -> Parsed | None:
    following = text.words[at + 1]
    if following in {"new", "same"}:
        return range_at(text, at, compound_at)
    found = _simple(text, at + 1) if following != "the" else None
    over = following in {"week", "month", "quarter", "year", "weekend"}
    return found or (range_at(text, at, compound_at) if over else None)


def _this_time(text: DatePhrase, at: int) -> Parsed | None:
    """As in "this time next week": the same day of that week."""
    words = text.words
    if words[at] == "tomorrow":
        return _day(text, at)
    if words[at] != "next" or words[at + 1] not in {"week", "month"}:
        return None
    amount = Amount(1, UNITS[words[at + 1]][0], 1, UNITS[words[at + 1]][0], vague=False)
    return counted_span(text.date_math, text.said_on, amount, "this-time")._replace(
        shape=DAY, within=None
    ), at + 2


def _day(text: DatePhrase, at: int) -> Parsed | None:
    relative = _relative_day(text, at) if text.words[at] == "day" or text.words[at] in WEEKDAYS else None
    if text.words[at] in WEEKDAYS:
        found = day_at(text, at)
        return found and (relative or found)
    return day_at(text, at) or relative


def _range(text: DatePhrase, at: int) -> Parsed | None:
    words = text.words
    word = words[at]
    before = words[at - 1] if at else ""
    if word in RANGE_WORDS or word in MONTHS or word in {ORDINAL, "last", "final"}:
        return range_at(text, at, compound_at)
    if word == NUMBER and before in {"in", "by", "early", "late"}:
        return range_at(text, at, compound_at, bare=True) if words[at + 1] not in UNITS else None
    return holiday_at(text, at) if before in {"after", "before", "of", "the"} else None


def _relative_day(text: DatePhrase, at: int) -> Parsed | None:
    """As in "the Monday after Thanksgiving", "the day after", "Monday after next"."""
    words = text.words
    relation = words[at + 1]
    if relation not in {"after", "before", "following"}:
        return None
    if words[at + 2] == "next" and words[at] in WEEKDAYS:
        return _after_next(text, at)
    ahead = at + 2
    while words[ahead] in {"the", "that"} and words[ahead + 1] in COMPOUND_WORDS:
        ahead += 1
    found = compound_at(text, ahead)
    if found is None and words[at] == "day" and relation == "after" and text.before:
        found = text.before[-1], ahead + (words[ahead] == "that")
    if found is None:
        return None
    span, end = found
    edge = span.first if relation == "before" else span.last
    if words[at] == "day":
        day = edge + (-1 if relation == "before" else 1)
    elif relation == "before":
        day = edge - 1 - (edge - 2 - WEEKDAYS[words[at]]) % WEEK_DAYS
    else:
        day = edge + 1 + (WEEKDAYS[words[at]] - edge) % WEEK_DAYS
    return DaySpan(day, day, f"day-{relation}", DAY, span.vague), end


def _after_next(text: DatePhrase, at: int) -> Parsed:
    """As in "Monday after next": a week after the Monday of next week."""
    weekday = WEEKDAYS[text.words[at]]
    date_math = text.date_math
    start = date_math.week_start(text.said_on) + WEEK_DAYS
    following = start + (weekday - (start - 1)) % WEEK_DAYS
    nearest = text.said_on + 1 + (weekday - text.said_on) % WEEK_DAYS
    day = following + WEEK_DAYS
    return DaySpan(day, day, "weekday-after-next", DAY, vague=nearest != following), at + 3


def _eod(text: DatePhrase, at: int) -> Parsed | None:
    """The end of a day: "EOD", "COB Friday", "end of business on Monday", "end of Friday"."""
    words = text.words
    if words[at] == "the":
        at += 1
    end = -1
    if words[at] in {"eod", "cob"}:
        end = at + 1
    elif words[at] in {"end", "close"} and words[at + 1] == "of":
        ahead = at + 2
        while words[ahead] in {"the", "this", "business", "working", "work"} and words[ahead + 1] in _CLOSING:
            ahead += 1
        if words[ahead] in _CLOSING and not (words[ahead] == "day" and words[ahead + 1] == "after"):
            end = ahead + (words[ahead] not in {"today", "tomorrow"})
        elif words[ahead] in WEEKDAYS:
            end = ahead
    if end < 0:
        return None
    ahead = end
    while words[ahead] in {"on", "of", ",", "the"}:
        ahead += 1
    found = _simple(text, ahead)
    if found is not None and found[0].shape == DAY and found[0].first == found[0].last:
        return found[0]._replace(shape=EDGE), found[1]
    idiom = words[at] == "end" and at > 1 and words[at - 2] == "at"
    return None if idiom else (DaySpan(text.said_on, text.said_on, "end-of-day", EDGE), end)


def clocked(text: DatePhrase, at: int) -> Parsed | None:
    """A time of day before a day: "5 pm Friday", "noon on Monday", "first thing Monday", "early Tuesday"."""
    words = text.words
    if words[at] == ORDINAL and words[at + 1] == "thing":
        return _first_thing(text, at + 2)
    early = words[at] in {"early", "late"} and words[at + 1] in {*WEEKDAYS, "on", "tomorrow"}
    hour = words[at] == NUMBER and (words[at + 1] in TIMES or words[at + 1 : at + 2] == ["on"])
    ahead = at + (early or (hour and text.numbers[at] <= _HOURS))
    ahead = _past_times(words, ahead)
    return None if ahead == at else _clocked_day(text, ahead)


def _clocked_day(text: DatePhrase, ahead: int) -> Parsed | None:
    words = text.words
    while words[ahead] in {"on", "of", ",", "this", "the"} and words[ahead + 1] not in SHAPES:
        ahead += 1
    found = compound_at(text, ahead)
    return found if found is not None and found[0].shape == DAY else None


def _first_thing(text: DatePhrase, ahead: int) -> Parsed | None:
    """As in "first thing Monday", "first thing in the new year", "first thing next week"."""
    words = text.words
    ahead += words[ahead] in {"on", "in"}
    if words[ahead : ahead + 2] == ["the", "new"]:
        found = range_at(text, ahead, compound_at)
        return None if found is None else (subrange_of(text, found[0], "early"), found[1])
    if words[ahead : ahead + 2] == ["next", "week"]:
        day = week_of(text, text.said_on + WEEK_DAYS).first
        return DaySpan(day, day, "first-thing"), ahead + 2
    return _clocked_day(text, _past_times(words, ahead))


def _past_times(words: list[str], at: int) -> int:
    while words[at] in TIMES:
        at += 1
    return at


def _of_week(text: DatePhrase, span: DaySpan, at: int) -> Parsed:
    """Put weekdays into the week named after them: "Tuesday of next week", "Friday this week"."""
    words = text.words
    ahead = at + (words[at] in {"of", "in", ","})
    if words[ahead] == "the" and words[ahead + 1] in {"next", "following", "week"}:
        ahead += 1
    if words[ahead] not in {"next", "this", "following", "week", "that"}:
        return span, at
    found = range_at(text, ahead, compound_at)
    if found is None or found[0].shape != WEEK:
        return span, at
    return placed(text, span, found[0]), found[1]


def placed(text: DatePhrase, days: DaySpan, week: DaySpan) -> DaySpan:
    """The weekdays of ``days`` in the week of ``week``."""
    start = text.date_math.week_start(week.last)
    first, last = (start + (day - start) % WEEK_DAYS for day in (days.first, days.last))
    return DaySpan(min(first, last), last, "weekday-of-week", DAY)


def _day_in_week(text: DatePhrase, span: DaySpan, at: int) -> Parsed:
    """As in "next week, probably Tuesday", "next week on Friday": that day of that week."""
    words = text.words
    ahead = at
    while words[ahead] in {",", "on", "by", "--", "("} or words[ahead] in FILLERS:
        ahead += 1
        if ahead - at > 4:  # noqa: PLR2004 - ", probably by around"
            return span, at
    if words[ahead] not in WEEKDAYS:
        return span, at
    found = day_at(text, ahead)
    if found is None or found[0].rule != "weekday":
        return span, at
    day = found[0]
    if words[found[1]] == "or" and words[found[1] + 1] in WEEKDAYS:
        second = day_at(text, found[1] + 1)
        if second is not None:
            return placed(text, DaySpan(day.first, second[0].last, ""), span), second[1]
    return placed(text, day, span), found[1]


# Periods and what they are counted from: "in two weeks", "a week from Monday", "three days after that".

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
