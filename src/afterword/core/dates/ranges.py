"""Date ranges: "next week", "January", "Q1", "the week of the 14th", "the new year"."""

from collections.abc import Callable
from datetime import date
from typing import Final

from afterword.core.dates.dates import coming
from afterword.core.dates.spans import (
    DAY,
    EDGE,
    MONTH,
    MONTHS_A_QUARTER,
    MONTHS_A_YEAR,
    NEW_YEAR,
    QUARTER,
    SHAPES,
    WEEK,
    WEEK_DAYS,
    WEEKEND,
    YEAR,
    DatePhrase,
    DaySpan,
    Parsed,
    month_of,
    months,
    unit,
    week_of,
    weekend_span,
)
from afterword.core.dates.tokens import MONTHS, NUMBER, ORDINAL, SHY_MONTHS, WEEKDAYS, word_set

Reader = Callable[[DatePhrase, int], Parsed | None]

_PAST_DAYS = 60
_ENDING: Final = frozenset({"week", "month", "quarter", "year"})
_DETERMINERS: Final = {
    "this": 0,
    "current": 0,
    "next": 1,
    "following": 1,
    "coming": 1,
    "upcoming": 1,
}
_BEFORE_MONTH: Final = word_set(
    "in by of early mid late next this until till before after during from to or end around between through -"
)
_AFTER_NEXT: Final = frozenset({",", ".", "!", "?", ";", ")", "at", "if", "one", NUMBER})


def range_at(text: DatePhrase, at: int, compound_at: Reader, *, bare: bool = False) -> Parsed | None:
    """The range named at ``at``.

    ``compound_at`` reads what the range may refer to ("the week after Thanksgiving"); ``bare``: a unit
    without "this" or "next" will do, as in "end of week".
    """
    words = text.words
    if words[at] == "the" or (words[at] == "same" and words[at + 1] == "week"):
        at += 1
        if words[at] == NUMBER and words[at + 1] == "after" and text.before:
            return _one_after(text), at + 2 + (words[at + 2] == "that")
        if words[at] in {"new", "weekend", *_ENDING} or words[at] in _DETERMINERS:
            return range_at(text, at, compound_at, bare=bare or words[at] == "weekend")
    word = words[at]
    if word in MONTHS:
        return _month(text, at)
    if word in _DETERMINERS:
        return _determined(text, at, compound_at)
    if word == "that" and words[at + 1] in {"week", "month"} and text.before:
        last = text.before[-1].last
        shift = date.fromordinal(last).year * MONTHS_A_YEAR + date.fromordinal(last).month - 1
        return (week_of(text, last) if words[at + 1] == "week" else months(text, shift, 1, MONTH)), at + 2
    if word == "that" and words[at + 1] in WEEKDAYS and text.before:
        last = text.before[-1].last
        day = last + (WEEKDAYS[words[at + 1]] - (last - 1)) % WEEK_DAYS
        return DaySpan(day, day, "weekday-following"), at + 2
    if word in SHAPES:
        return _bare_unit(text, at, compound_at, bare=bare)
    return _year_at(text, at, bare=bare)


def _bare_unit(text: DatePhrase, at: int, compound_at: Reader, *, bare: bool) -> Parsed | None:
    """As in "the week after Thanksgiving", "month end", "(before) the quarter closes", "(end of) week"."""
    words = text.words
    word = words[at]
    here = unit(text, SHAPES[word], 0)
    if word in _ENDING and (words[at + 1] == "end" or words[at + 1 : at + 3] == ["-", "end"]):
        return here, at + 1
    over = _over(words, at + 1)
    if word in _ENDING and over:
        return here._replace(first=here.last, shape=EDGE, rule=f"end-of-{word}"), over
    if word == "week":
        return _week_named(text, at, compound_at) or ((here, at + 1) if bare else None)
    if bare or word == "weekend":
        return _after_next(text, at) or (here, at + 1)
    return _after_next(text, at)


def _over(words: list[str], at: int) -> int:
    """The index after "is out", "is over", "closes", "ends"; 0 if the words don't end a range."""
    if words[at] in {"is", "runs"} and words[at + 1] in {"out", "over", "up"}:
        return at + 2
    return at + 1 if words[at] in {"closes", "ends", "finishes"} else 0


def _determined(text: DatePhrase, at: int, compound_at: Reader) -> Parsed | None:
    words = text.words
    shift = _DETERMINERS[words[at]]
    following = words[at] == "following"
    if words[at + 1] == "coming":
        at += 1
        shift = 1
    word = words[at + 1]
    if word in WEEKDAYS:
        return _weekday(text, at, following=following)
    if word in MONTHS:
        return _month(text, at + 1, shift=shift)
    if word in SHAPES:
        if following and text.before:
            return _following(text, SHAPES[word]), at + 2
        named = (
            _week_named(text, at + 1, compound_at) if word == "week" and words[at + 2] != "after" else None
        )
        if named is not None:
            return named
        shift = 0 if word == "weekend" and (shift == 0 or words[at] == "coming") else shift
        return unit(text, SHAPES[word], shift), at + 2
    if following and word == NUMBER and text.before:
        return _one_after(text), at + 2
    if words[at] == "this":
        today = DaySpan(text.said_on, text.said_on, "today")
        return (today, at + 2) if word in {"morning", "afternoon", "evening"} else None
    if word in {"business", "working", "day"} and (words[at] == "next" or following):
        return _next_day(text, at + 1)
    return _elliptical(text, at)


def _elliptical(text: DatePhrase, at: int) -> Parsed | None:
    """As in "this week or early next", "not this Friday but the next one"."""
    words = text.words
    word = words[at + 1]
    if words[at] != "next" or not text.before or (word and word not in _AFTER_NEXT):
        return None
    last = text.before[-1]
    if last.shape in SHAPES.values():
        return unit(text, last.shape, 1), at + 1
    if last.rule.startswith("weekday") and word == NUMBER:
        return DaySpan(last.last + WEEK_DAYS, last.last + WEEK_DAYS, "weekday-next"), at + 2
    return None


def _next_day(text: DatePhrase, at: int) -> Parsed | None:
    base = text.said_on
    if text.before and at > 1 and text.words[at - 2] == "the":
        base = text.before[-1].last
    if text.words[at] == "day":
        return DaySpan(base + 1, base + 1, "next-day"), at + 1
    if text.words[at + 1] != "day":
        return None
    day = text.date_math.business_after(base, 1)
    return DaySpan(day, day, "next-business-day"), at + 2


def _weekday(text: DatePhrase, at: int, *, following: bool) -> Parsed:
    """As in "this Friday", "next Friday", "Monday after next", "the following Monday"."""
    words = text.words
    weekday = WEEKDAYS[words[at + 1]]
    end = at + 2
    nearest = coming(text, weekday)
    if words[at] == "this":
        today = (text.said_on - 1) % WEEK_DAYS == weekday
        day = text.said_on if today else nearest
        return DaySpan(day, day, "weekday-this", DAY, today), end
    if words[at] in {"coming", "upcoming"}:
        return DaySpan(nearest, nearest, "weekday-this"), end
    if following:
        base = text.before[-1].last if text.before else text.said_on
        day = base + 1 + (weekday - base) % WEEK_DAYS
        return DaySpan(day, day, "weekday-following"), end
    start = text.date_math.week_start(text.said_on) + WEEK_DAYS
    day = start + (weekday - (start - 1)) % WEEK_DAYS
    return DaySpan(day, day, "weekday-next", DAY, vague=day != nearest), end


def _following(text: DatePhrase, shape: str) -> DaySpan:
    """The week, month and so on after the last span that was read."""
    last = text.before[-1].last
    if shape == WEEK:
        return week_of(text, last + WEEK_DAYS)
    if shape == WEEKEND:
        return weekend_span(text, 1)
    when = date.fromordinal(last)
    size = {MONTH: 1, QUARTER: MONTHS_A_QUARTER}.get(shape, MONTHS_A_YEAR)
    month = when.year * MONTHS_A_YEAR + (when.month - 1) // size * size + size
    return months(text, month, size, shape)


def _one_after(text: DatePhrase) -> DaySpan:
    """As in "the one after": the next of whatever was named last."""
    last = text.before[-1]
    if last.shape in SHAPES.values():
        return _following(text, last.shape)
    return DaySpan(last.last + WEEK_DAYS, last.last + WEEK_DAYS, "weekday-following")


def _after_next(text: DatePhrase, at: int) -> Parsed | None:
    words = text.words
    if words[at] in SHAPES and words[at + 1] == "after" and words[at + 2] == "next":
        return unit(text, SHAPES[words[at]], 2)._replace(rule="after-next"), at + 3
    return None


def _week_named(text: DatePhrase, at: int, compound_at: Reader) -> Parsed | None:
    """As in "week after next", "week of the 14th", "w/c 14 December", "week after Thanksgiving"."""
    words = text.words
    found = _after_next(text, at)
    if found is not None:
        return found
    if words[at + 1] == "/" and words[at + 2] == "c":
        return _week_by(text, at + 3, "of", compound_at)
    relation = words[at + 1]
    if relation in {"commencing", "beginning", "starting", "containing", "from"}:
        relation = "of"
    if relation in {"of", "after", "before", "ending", "following"}:
        return _week_by(text, at + 2, relation, compound_at)
    return None


def _week_by(text: DatePhrase, at: int, relation: str, compound_at: Reader) -> Parsed | None:
    words = text.words
    while words[at] in {"on", "the", "that", "of"} and words[at + 1]:
        at += 1
    found = compound_at(text, at)
    if found is None:
        if relation == "after" and text.before:
            back = at - (words[at - 1] in {"that", "the"})
            return week_of(text, text.before[-1].last + WEEK_DAYS)._replace(rule="week-after"), back
        return None
    span, end = found
    if relation == "ending":
        return span._replace(first=span.last, rule="week-of"), end
    shift = {"after": WEEK_DAYS, "following": WEEK_DAYS, "before": -WEEK_DAYS}.get(relation, 0)
    day = span.first if relation == "before" else span.last
    return week_of(text, (span.first if not shift else day) + shift), end


def _month(text: DatePhrase, at: int, shift: int | None = None) -> Parsed | None:
    """A month by name: the current or next one, or the one in a given year."""
    words = text.words
    month = MONTHS[words[at]]
    if shift is None and words[at] in SHY_MONTHS and not _month_ok(text, at):
        return None
    end = at + 1
    if words[end] == "day":
        return None
    if words[end] in {NUMBER, ORDINAL} and text.numbers[end] not in _BARE_YEARS:
        return None  # "February 30" is no day, and not February either
    today = date.fromordinal(text.said_on)
    ahead = end + (words[end] in {",", "of", "."})
    if words[ahead] == NUMBER and text.numbers[ahead] in _BARE_YEARS:
        year, end = text.numbers[ahead], ahead + 1
    elif words[ahead] == "next" and words[ahead + 1] == "year":
        year, end = today.year + 1, ahead + 2
    else:
        year = today.year + (month < today.month)
        if (
            year > today.year
            and text.said_on - month_of(today.year, month)[1] <= _PAST_DAYS
            and shift is None
        ):
            return None
    return months(text, year * MONTHS_A_YEAR + month - 1, 1, MONTH), end


def _month_ok(text: DatePhrase, at: int) -> bool:
    """Whether "may", "march" and the like are used as a month rather than a verb or a name."""
    if at == 0:
        return text.tokens.length == 1 and text.words[0] not in {"may", "march"}
    return text.words[at - 1] in _BEFORE_MONTH or text.words[at + 1] in {"next", NUMBER}


# Quarters, halves and years by number: "Q1", "H2 2027", "the first quarter", "2027", "the new year".

_BARE_YEARS: Final = range(2000, 2200)
_MONTHS_A_HALF = 6
_HALVES = 2
_QUARTERS = 4


def _year_at(text: DatePhrase, at: int, *, bare: bool) -> Parsed | None:
    """What is named by number at ``at``; a year only if ``bare`` or after a preposition."""
    words, numbers = text.words, text.numbers
    today = date.fromordinal(text.said_on)
    if words[at] == "new" and words[at + 1] == "year" and words[at + 2] not in {"day", "eve"}:
        first = date(today.year + 1, 1, 1).toordinal()
        return DaySpan(first, first + 30, "new-year", NEW_YEAR, vague=True), at + 2
    if words[at] == NUMBER and bare and numbers[at] in _BARE_YEARS and numbers[at] >= today.year:
        return unit(text, YEAR, numbers[at] - today.year), at + 1
    number, size = _part_of_year(text, at)
    if not number:
        return None
    year, end = _of_year(text, at + 2)
    start = (number - 1) * size
    span = months(text, (year or today.year) * MONTHS_A_YEAR + start, size, QUARTER)
    if span.last < text.said_on and not year:
        span = months(text, (today.year + 1) * MONTHS_A_YEAR + start, size, QUARTER)
    return span, end


def _part_of_year(text: DatePhrase, at: int) -> tuple[int, int]:
    """The number of a quarter or half, and its months; (0, 0) for none."""
    words, numbers = text.words, text.numbers
    if words[at] == "q" and 1 <= numbers[at + 1] <= _QUARTERS:
        return numbers[at + 1], MONTHS_A_QUARTER
    if text.tokens.raw[at] == "h" and 1 <= numbers[at + 1] <= _HALVES:
        return numbers[at + 1], _MONTHS_A_HALF
    if words[at + 1] == "quarter" and words[at] in {"last", "final"}:
        return _QUARTERS, MONTHS_A_QUARTER
    if words[at + 1] == "quarter" and words[at] == ORDINAL and 1 <= numbers[at] <= _QUARTERS:
        return numbers[at], MONTHS_A_QUARTER
    return 0, 0


def _of_year(text: DatePhrase, at: int) -> tuple[int, int]:
    """The year named after a quarter (0 for none) and the index after it."""
    words, numbers = text.words, text.numbers
    today = date.fromordinal(text.said_on)
    ahead = at + (words[at] == "of")
    if words[ahead] == NUMBER and numbers[ahead] in _BARE_YEARS:
        return numbers[ahead], ahead + 1
    if words[ahead] == "next" and words[ahead + 1] == "year":
        return today.year + 1, ahead + 2
    if words[ahead] in {"the", "this"} and words[ahead + 1] == "year":
        return 0, ahead + 2
    return 0, at
