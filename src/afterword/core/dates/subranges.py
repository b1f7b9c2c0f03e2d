"""Parts of a range: "early next week", "mid-December", "the end of Q1", "first week of January", "EOW"."""

from datetime import date
from typing import Final

from afterword.core.dates.ranges import Reader, range_at
from afterword.core.dates.spans import (
    DAY,
    EDGE,
    MIDDLE,
    MONTH,
    MONTHS_A_YEAR,
    NEW_YEAR,
    QUARTER,
    SHAPES,
    WEEK,
    WEEK_DAYS,
    YEAR,
    DatePhrase,
    DaySpan,
    Parsed,
    month_of,
    unit,
)
from afterword.core.dates.tokens import BUSINESS, NUMBER, ORDINAL, WEEKDAYS

_EDGES: Final = {"eow": WEEK, "eom": MONTH, "eoq": QUARTER, "eoy": YEAR}
_LINKS: Final = frozenset({"of", "in", "-", "on"})
_PARTS: Final = {
    "early": "early",
    "beginning": "beginning",
    "top": "beginning",
    "mid": "mid",
    "late": "late",
    "later": "later",
    "end": "end",
    "turn": "end",
    "close": "end",
    "latter": "late",
    "last": "late",
    "rest": "later",
    "remainder": "later",
}
SUBRANGE_WORDS: Final = frozenset({*_PARTS, *_EDGES, "midweek", "tail", "very", "back", ORDINAL, "final"})

_MONTH_PARTS: Final = {
    "early": (1, 10),
    "beginning": (1, 7),
    "first-half": (1, 15),
    "mid": (11, 20),
    "second-half": (16, 31),
    "late": (21, 31),
    "later": (1, 31),
}
"""First and last day of the part of a month; the last is cut to the month's own."""


def subrange_at(text: DatePhrase, at: int, compound_at: Reader) -> Parsed | None:
    """The part of a range named at ``at``."""
    words = text.words
    word = words[at]
    if word in _EDGES:
        return _edge(unit(text, _EDGES[word], 0), f"end-of-{_EDGES[word]}"), at + 1
    if word == "midweek":
        return _midweek(text, at + 1, compound_at)
    if word in {"tail", "very", "back"}:
        ahead = at + 1 + (words[at + 1] == "-")
        return (
            subrange_at(text, ahead, compound_at)
            if words[ahead] in {"end", "beginning", "early", "late"}
            else None
        )
    if word in {ORDINAL, "last", "final"}:
        return _counted(text, at, compound_at) or range_at(text, at, compound_at)
    name = _PARTS.get(word)
    if name is None:
        return None
    at += 1
    if words[at] in {"part", "half", "days", "portion"}:
        name = "second-half" if words[at] == "half" else name
        at += 1
    linked = at
    while words[linked] in _LINKS or words[linked] == "the" or (name == "mid" and words[linked] == "way"):
        linked += 1
    found = range_at(text, linked, compound_at, bare=True)
    if found is None:
        return None
    span, end = found
    part = subrange_of(text, span, name)
    if (
        part.last < text.said_on
        and text.words[end - 2] in {"the", "of", "-"}
        and text.words[end - 1] in SHAPES
    ):
        part = subrange_of(
            text, unit(text, span.shape, 1), name
        )  # "the beginning of the month", once that is over
    return part, end


def _midweek(text: DatePhrase, at: int, compound_at: Reader) -> Parsed:
    found = range_at(text, at, compound_at) if text.words[at] in {"next", "this"} else None
    span, end = found if found is not None and found[0].shape == WEEK else (unit(text, WEEK, 0), at)
    part = subrange_of(text, span, "mid")
    if part.last <= text.said_on:
        part = subrange_of(text, unit(text, WEEK, 1), "mid")
    return part, end


def with_end(text: DatePhrase, span: DaySpan, at: int) -> Parsed | None:
    """As in "month end", "January end", "this year's end": the end of the range just read."""
    if text.words[at] == "-" and text.words[at + 1] == "end":
        at += 1
    if text.words[at] != "end" or span.shape not in {WEEK, MONTH, QUARTER, YEAR}:
        return None
    return subrange_of(text, span, "end"), at + 1


def _edge(span: DaySpan, rule: str) -> DaySpan:
    return span._replace(first=span.last, rule=rule, shape=EDGE)


def subrange_of(text: DatePhrase, span: DaySpan, name: str) -> DaySpan:
    """The named part of ``span``, which is a whole range."""
    rule = f"{name}-{span.shape}"
    if name == "end":
        return _edge(span, f"end-of-{span.shape}")
    if span.shape == WEEK:
        return _part_of_week(text, span, name)._replace(rule=rule)
    if span.shape == MONTH:
        return _part_of_month(text, span, name)._replace(rule=rule)
    if span.shape == NEW_YEAR:
        last = span.first + {"early": 14, "beginning": 9}.get(name, 30)
        return span._replace(last=last, shape=DAY, rule=rule)
    if span.shape in {QUARTER, YEAR}:
        return _part_of_longer(text, span, name)._replace(rule=rule)
    return span._replace(shape=DAY, rule=rule, vague=True)


def _part_of_week(text: DatePhrase, span: DaySpan, name: str) -> DaySpan:
    start = text.date_math.week_start(span.last)
    end = span.last
    first, last = {
        "early": (start, start + 1),
        "beginning": (start, start + 1),
        "first-half": (start, start + 2),
        "mid": (start + 1, start + 2),
        "second-half": (start + 2, end),
        "late": (end - 1, end),
    }.get(name, (min(text.said_on + 1, end), end) if start <= text.said_on else (start, end))
    shape = MIDDLE if name == "mid" else DAY
    return DaySpan(first, last, "", shape, vague=True)


def _part_of_month(text: DatePhrase, span: DaySpan, name: str) -> DaySpan:
    when = date.fromordinal(span.last)
    start = span.last - when.day
    low, high = _MONTH_PARTS.get(name, (1, 31))
    first = max(start + low, text.said_on) if name == "later" else start + low
    shape = MIDDLE if name == "mid" else DAY
    return DaySpan(first, min(start + high, span.last), "", shape, vague=True)


def _part_of_longer(text: DatePhrase, span: DaySpan, name: str) -> DaySpan:
    end = date.fromordinal(span.last)
    size = 3 if span.shape == QUARTER else MONTHS_A_YEAR
    first_month = end.year * MONTHS_A_YEAR + end.month - size
    third = max(size // 3, 1)
    months = {
        "early": (0, 1 if size == MONTHS_A_YEAR else third),
        "beginning": (0, 1),
        "first-half": (0, size // 2),
        "mid": (third, size // 2 if size == MONTHS_A_YEAR else 2),
        "second-half": (size // 2, size),
        "late": (size - third, size),
    }.get(name, (0, size))
    low, high = first_month + months[0], first_month + months[1] - 1
    first = month_of(low // MONTHS_A_YEAR, low % MONTHS_A_YEAR + 1)[0]
    last = month_of(high // MONTHS_A_YEAR, high % MONTHS_A_YEAR + 1)[1]
    return DaySpan(max(first, text.said_on) if last >= text.said_on else first, last, "", DAY, vague=True)


def _counted(text: DatePhrase, at: int, compound_at: Reader) -> Parsed | None:
    """As in "the first week of December", "the last Friday of the month", "the first business day of May"."""
    words = text.words
    final = words[at] != ORDINAL
    number = -1 if final else text.numbers[at]
    at += 1
    if words[at] in {"few", "couple"} or words[at] == NUMBER:
        at += 1 + (words[at + 1] == "of")
    business = words[at] in BUSINESS
    at += business
    what = words[at]
    at += 1
    if words[at] == "back" and words[at + 1] in {"in", "after"}:
        at += 1
    if words[at] not in {"of", "in", "after"}:
        return None
    after = words[at] == "after"
    found = (
        compound_at(text, at + 1 + (words[at + 1] == "the" and after))
        if after
        else range_at(text, at + 1, compound_at, bare=True)
    )
    if found is None or (not after and found[0].shape not in {MONTH, QUARTER, YEAR, NEW_YEAR, WEEK}):
        return None
    span, end = found
    picked = _pick(text, _whole(text, span, after=after), number, what, business=business)
    return None if picked is None else (picked, end)


def _whole(text: DatePhrase, span: DaySpan, *, after: bool) -> DaySpan:
    """The range from its real first day, even if part of it is over; or the one after a day."""
    if after:
        return DaySpan(span.last + 1, span.last + 31, "", MONTH)
    if span.shape == MONTH:
        return span._replace(first=span.last - date.fromordinal(span.last).day + 1)
    if span.shape == WEEK:
        return span._replace(first=text.date_math.week_start(span.last))
    return span


def _pick(text: DatePhrase, span: DaySpan, number: int, what: str, *, business: bool) -> DaySpan | None:
    final = number < 0
    step = {"week": WEEK_DAYS, "fortnight": 2 * WEEK_DAYS, "third": 10, "days": 5}.get(what)
    if what in {"half", "part"}:
        return subrange_of(text, span, "second-half" if final or number > 1 else "first-half")
    if what in {"day", "workday"} or (what == "days" and business):
        if business or what == "workday":
            date_math = text.date_math
            day = (
                date_math.business_on_or_before(span.last)
                if final
                else date_math.business_after(span.first - 1, number)
            )
        else:
            day = span.last if final else span.first + number - 1
        return DaySpan(day, day, "nth-day", DAY) if day <= span.last else None
    if what in WEEKDAYS:
        return _nth_weekday(span, number, WEEKDAYS[what])
    if step is None:
        return None
    first = span.last - step + 1 if final else span.first + (number - 1) * step
    return DaySpan(first, min(first + step - 1, span.last), f"nth-{what}", DAY, vague=True)


def _nth_weekday(span: DaySpan, number: int, weekday: int) -> DaySpan | None:
    if number < 0:
        day = span.last - (span.last - 1 - weekday) % WEEK_DAYS
    else:
        day = span.first + (weekday - (span.first - 1)) % WEEK_DAYS + (number - 1) * WEEK_DAYS
    return DaySpan(day, day, "nth-weekday", DAY) if day <= span.last else None
