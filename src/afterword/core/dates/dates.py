"""Single days: "tomorrow", "next Friday", "the 14th", "Dec 4", "4/12", "2026-12-04"."""

from datetime import date

from afterword.core.dates.spans import (
    DAY,
    MONTHS_A_YEAR,
    WEEK_DAYS,
    DatePhrase,
    DaySpan,
    Parsed,
    month_length,
)
from afterword.core.dates.tokens import (
    MONTHS,
    NUMBER,
    NUMERIC_DATE,
    ORDINAL,
    PAUSE_DASH,
    RANGE_DASH,
    SHY_DAYS,
    SHY_MONTHS,
    WEEKDAYS,
    YEAR_FIRST,
    word_set,
)
from afterword.core.time.instants import Day

_MAX_DAY = 31
_YEARS = range(1900, 2200)
_CENTURY = 2000
_PAST_DAYS = 60
_MONTHS_AHEAD = 3
_AFTER_ORDINAL = word_set(
    "at by or and but to of when if for so we they i she he you it in on latest if maybe perhaps probably"
    " this next then that because since is will would should works thanks please as from until after"
    " before end before - -- , . ; ! ? ) : / ~"
) | {"\n"}
_TO = word_set("to or /") | {RANGE_DASH, PAUSE_DASH}
_NAMED_DAYS = frozenset({"black", "cyber", "ash", "shrove", "casual", "super"})
_BEFORE_SHY = word_set(
    "by on before until till after this next coming following last from in or to and no eod cob maybe"
    " probably hopefully perhaps the around -"
)


def day_at(text: DatePhrase, at: int) -> Parsed | None:
    """The single day named at ``at``, with the index after it."""
    word = text.words[at]
    if word in WEEKDAYS:
        return _weekday(text, at)
    if word in MONTHS:
        return _month_day(text, at)
    if word == NUMBER:
        return _day_month(text, at)
    if word == ORDINAL:
        return _day_month(text, at) or _ordinal(text, at)
    if word in {NUMERIC_DATE, YEAR_FIRST}:
        return _numeric_at(text, at)
    if word in _NEAR:
        return _near(text, at)
    return None


_NEAR = frozenset({"today", "tonight", "tomorrow", "day", "now"})


def _near(text: DatePhrase, at: int) -> Parsed | None:
    words = text.words
    if words[at] == "day":
        if words[at + 1] == "after" and words[at + 2] == "tomorrow":
            return DaySpan(text.said_on + 2, text.said_on + 2, "day-after-tomorrow"), at + 3
        return None
    if words[at] == "now":
        return None
    shift = 1 if words[at] == "tomorrow" else 0
    if words[at + 1] == "week" and not _named_week(words, at + 1):
        return DaySpan(text.said_on + shift + WEEK_DAYS, text.said_on + shift + WEEK_DAYS, "day-week"), at + 2
    return DaySpan(text.said_on + shift, text.said_on + shift, words[at]), at + 1


def coming(text: DatePhrase, weekday: int) -> Day:
    """The first such weekday after the day it was said."""
    return text.said_on + 1 + (weekday - text.said_on) % WEEK_DAYS


def _weekday(text: DatePhrase, at: int) -> Parsed | None:
    words = text.words
    weekday = WEEKDAYS[words[at]]
    if at and (words[at - 1] in _NAMED_DAYS or words[at - 1] == ORDINAL):
        return None
    if text.tokens.raw[at] in SHY_DAYS and not _shy_ok(text, at):
        return None
    end = at + 1
    if words[end] in {"week", "fortnight"} and not _named_week(words, end):
        weeks = 1 if words[end] == "week" else 2
        day = coming(text, weekday) + WEEK_DAYS * weeks
        return DaySpan(day, day, "weekday-week"), end + 1
    dated = _dated(text, at)
    if dated is not None:
        span, after = dated
        return dated if (span.first - 1) % WEEK_DAYS == weekday else _clash(weekday, span, after)
    day = coming(text, weekday)
    vague = (text.said_on - 1) % WEEK_DAYS == weekday
    return DaySpan(day, day, "weekday", DAY, vague), end


def _named_week(words: list[str], at: int) -> bool:
    """Whether a week is named by its date, as in "Monday, week of the 14th", which isn't "Monday week"."""
    return words[at + 1] in {"of", "commencing", "beginning"}


def _shy_ok(text: DatePhrase, at: int) -> bool:
    """Whether "sat", "wed" or "sun" is used as a day."""
    if text.tokens.length <= 2 or text.words[at + 1] in {"or", "-", "/", "next"}:  # noqa: PLR2004
        return True
    return at > 0 and text.words[at - 1] in _BEFORE_SHY


def _dated(text: DatePhrase, at: int) -> Parsed | None:
    """The date after a weekday: "Friday, December 4", "Friday the 4th", "Friday 4/12"."""
    words = text.words
    ahead = at + 1
    while words[ahead] in {",", ".", "the", "("}:
        ahead += 1
    if words[ahead] not in {NUMBER, ORDINAL, NUMERIC_DATE, YEAR_FIRST} and words[ahead] not in MONTHS:
        return None
    if words[ahead] in {NUMERIC_DATE, YEAR_FIRST}:
        return _numeric_at(text, ahead)
    if words[ahead] in MONTHS:
        return _month_day(text, ahead)
    found = _day_month(text, ahead)
    if found is None and words[ahead] == ORDINAL:
        found = _next_month_day(text, text.numbers[ahead], ahead + 1)
    return found


def _clash(weekday: int, span: DaySpan, after: int) -> Parsed | None:
    """As in "Friday the 14th" when the next 14th is a Monday: a later month's if it fits, else unclear."""
    if span.rule != "day-of-month":
        return None
    when = date.fromordinal(span.first)
    for ahead in range(1, _MONTHS_AHEAD):
        year, month = divmod(when.year * MONTHS_A_YEAR + when.month - 1 + ahead, MONTHS_A_YEAR)
        if when.day <= month_length(year, month + 1):
            day = date(year, month + 1, when.day).toordinal()
            if (day - 1) % WEEK_DAYS == weekday:
                return DaySpan(day, day, "day-of-month", DAY, vague=True), after
    return None


def _month_day(text: DatePhrase, at: int) -> Parsed | None:
    """As in "December 4th", "Dec. 4, 2026", "December the 4th", "Dec 4-6"."""
    words, numbers = text.words, text.numbers
    month = MONTHS[words[at]]
    ahead = at + 1
    while words[ahead] in {".", "the"}:
        ahead += 1
    if words[ahead] == NUMERIC_DATE:
        return _month_days(text, month, ahead)
    if words[ahead] not in {NUMBER, ORDINAL} or not 1 <= numbers[ahead] <= _MAX_DAY:
        return None
    if words[at] in SHY_MONTHS and words[ahead] == NUMBER and words[ahead + 1][:1].isalpha() and at:
        shy = words[at - 1] not in _BEFORE_SHY and words[at - 1] not in WEEKDAYS and words[at - 1] != ","
        if shy and words[ahead + 1] not in _AFTER_ORDINAL:
            return None
    first = numbers[ahead]
    end = ahead + 1
    last = first
    ranged = words[end] in _TO and words[end + 1] in {NUMBER, ORDINAL}
    if ranged and first < numbers[end + 1] <= _MAX_DAY:
        last = numbers[end + 1]
        end += 2
    return _with_year(text, (month, first, last), end)


def _month_days(text: DatePhrase, month: int, at: int) -> Parsed | None:
    """As in "Oct 14/15"."""
    days = text.tokens.raw[at].split("/")
    if len(days) != 2 or not all(day.isdigit() for day in days):  # noqa: PLR2004 - two days
        return None
    first, last = int(days[0]), int(days[1])
    return _with_year(text, (month, first, last), at + 1) if 1 <= first < last <= _MAX_DAY else None


def _day_month(text: DatePhrase, at: int) -> Parsed | None:
    """As in "4 December", "4th of Dec 2026", "4-6 December"."""
    words, numbers = text.words, text.numbers
    first = last = numbers[at]
    end = at + 1
    if words[end] in _TO and words[end + 1] in {NUMBER, ORDINAL}:
        last = numbers[end + 1]
        end += 2
    if words[end] == "of" or words[end] == RANGE_DASH:
        end += 1
    if words[end] not in MONTHS or not 1 <= first <= last <= _MAX_DAY:
        return None
    month = MONTHS[words[end]]
    end += 1
    if words[end] == ".":
        end += words[end + 1] == NUMBER and numbers[end + 1] in _YEARS
    return _with_year(text, (month, first, last), end)


def _with_year(text: DatePhrase, days: tuple[int, int, int], end: int) -> Parsed | None:
    words, numbers = text.words, text.numbers
    month, first, last = days
    ahead = end + (words[end] in {",", "of"})
    if words[ahead] == NUMBER and numbers[ahead] in _YEARS:
        year = numbers[ahead]
        if last > month_length(year, month):
            return None
        days_ = (date(year, month, first).toordinal(), date(year, month, last).toordinal())
        return DaySpan(*days_, "date"), ahead + 1
    span = _this_or_next_year(text, month, first, last)
    return None if span is None else (span, end)


def _ordinal(text: DatePhrase, at: int) -> Parsed | None:
    """As in "the 14th", "the 10th of next month"; not "the 14th floor"."""
    words = text.words
    if at == 0:
        ok = text.tokens.length == 1
    else:
        ok = words[at - 1] in {
            "the",
            "by",
            "on",
            "before",
            "until",
            "till",
            "after",
            "or",
            "to",
            "-",
            "and",
            "around",
        }
    if not ok or (words[at + 1] and words[at + 1] not in _AFTER_ORDINAL):
        return None
    end = at + 1
    shift = None
    if words[end] == "of":
        ahead = end + 1
        shift = {"next": 1, "following": 1, "this": 0}.get(words[ahead])
        if words[ahead] == "the":
            ahead += 1
            shift = {"next": 1, "following": 1}.get(words[ahead], 0)
        ahead += words[ahead] in {"this", "next", "following"}
        if shift is None or words[ahead] != "month":
            return None
        end = ahead + 1
    return _next_month_day(text, text.numbers[at], end, shift)


def _next_month_day(text: DatePhrase, number: int, end: int, shift: int | None = None) -> Parsed | None:
    """The next such day of a month after the day it was said, or that of the month ``shift`` months on."""
    if not 1 <= number <= _MAX_DAY:
        return None
    today = date.fromordinal(text.said_on)
    months = range(3) if shift is None else (shift,)
    for ahead in months:
        year, month = divmod(today.year * MONTHS_A_YEAR + today.month - 1 + ahead, MONTHS_A_YEAR)
        if number > month_length(year, month + 1):
            continue
        day = date(year, month + 1, number).toordinal()
        if day > text.said_on or shift is not None:
            vague = ahead > 0 and number == today.day and shift is None
            return DaySpan(day, day, "day-of-month", DAY, vague), end
    return None


# In digits: "12/4", "4.12.2026"; and the year of a date given without one.


"""A day without a year that lies no further back than this was meant as past, rather than next year's."""


def _this_or_next_year(text: DatePhrase, month: int, first: int, last: int) -> DaySpan | None:
    """The next such date, from today; ``None`` if it was meant as past or doesn't exist (30 February)."""
    today = date.fromordinal(text.said_on)
    for year in range(today.year - 1, today.year + 9):
        if last > month_length(year, month):
            continue
        end = date(year, month, last).toordinal()
        if text.said_on - _PAST_DAYS <= end < text.said_on:
            return None
        if end >= text.said_on:
            return DaySpan(date(year, month, first).toordinal(), end, "date")
    return None


def _numeric_at(text: DatePhrase, at: int) -> Parsed | None:
    """As in "12/4", "4.12.2026", "2026-12-04": in the country's order, or else the later of both readings."""
    raw = text.tokens.raw[at].replace(".", "/").replace("-", "/").strip("/")
    parts = [int(part) for part in raw.split("/")]
    if text.words[at] == YEAR_FIRST:
        return _dated_span(parts, at) if len(parts) == 3 else None  # noqa: PLR2004
    first, second, *years = parts
    year = None
    if years:
        year = years[0] if years[0] > MONTHS_A_YEAR * 10 else _CENTURY + years[0]
    elif not _introduced(text, at):
        return None
    dotted = "." in text.tokens.raw[at]
    orders = [(first, second), (second, first)]
    if text.month_first is not None or dotted:
        orders = orders[:1] if text.month_first and not dotted else orders[1:]
        if not _possible(*orders[0]):
            orders = [orders[0][::-1]]
    spans = [
        span
        for month, day in orders
        if _possible(month, day)
        for span in [_on(text, year, month, day)]
        if span
    ]
    if not spans:
        return None
    later = max(spans)
    return later._replace(rule="numeric-date", vague=len({span.first for span in spans}) > 1), at + 1


def _introduced(text: DatePhrase, at: int) -> bool:
    """Whether a bare "12/4" is used as a date; elsewhere it may be a room or a fraction."""
    before = text.words[at - 1] if at else ""
    return text.tokens.length == 1 or before in {
        *(
            "by",
            "on",
            "before",
            "until",
            "till",
            "after",
            "of",
            "commencing",
            "cob",
            "eod",
            "beginning",
            "c",
            "ending",
        ),
        *("around", "than", "the", "to", "and", "or", "-", "from", ",", "week"),
        *WEEKDAYS,
    }


def _possible(month: int, day: int) -> bool:
    return 1 <= month <= MONTHS_A_YEAR and 1 <= day <= _MAX_DAY


def _on(text: DatePhrase, year: int | None, month: int, day: int) -> DaySpan | None:
    if year is None:
        return _this_or_next_year(text, month, day, day)
    if day > month_length(year, month):
        return None
    ordinal = date(year, month, day).toordinal()
    return DaySpan(ordinal, ordinal, "numeric-date")


def _dated_span(parts: list[int], at: int) -> Parsed | None:
    year, month, day = parts
    if year not in _YEARS or not _possible(month, day) or day > month_length(year, month):
        return None
    ordinal = date(year, month, day).toordinal()
    return DaySpan(ordinal, ordinal, "iso-date"), at + 1
