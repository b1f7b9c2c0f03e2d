"""Days and date ranges together: "Tuesday of next week", "COB Friday", "the Monday after Thanksgiving"."""

from typing import Final

from afterword.core.dates.date_math import WEEK as WEEK_DAYS
from afterword.core.dates.dates import day_at
from afterword.core.dates.holidays import holiday_at
from afterword.core.dates.periods import Amount, counted_span
from afterword.core.dates.prepositions import FILLERS
from afterword.core.dates.ranges import range_at
from afterword.core.dates.spans import DAY, EDGE, SHAPES, WEEK, DatePhrase, DaySpan, Parsed, week_of
from afterword.core.dates.subranges import SUBRANGE_WORDS, subrange_at, subrange_of, with_end
from afterword.core.dates.tokens import (
    CLOCK,
    MONTHS,
    NUMBER,
    NUMERIC_DATE,
    ORDINAL,
    UNITS,
    WEEKDAYS,
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
