"""Holidays by name: those of the employer's country, and the few whose dates everybody knows.

A holiday that the employer's country does not have is not understood (Thanksgiving, said in London,
might be the American or the Canadian one), except the fixed or computed days below, which mean the
same day wherever they are said.
"""

from collections.abc import Callable
from datetime import date
from typing import Final

from afterword.core.dates.spans import DAY, WEEK, DateMath, DatePhrase, DaySpan, Parsed, easter
from afterword.core.dates.tokens import CANONICAL
from afterword.core.time.instants import Day

_DatesIn = Callable[[int], tuple[Day, Day]]
_LONGEST_NAME = 6
_GAP = 4
_SHORTEST_WEEK = 3
_NEAR = 75
_AUTUMN = 10
_WEEK = 7
_NEAR_WEEKEND = 3


def _fixed(month: int, day: int) -> _DatesIn:
    def on(year: int) -> tuple[Day, Day]:
        when = date(year, month, day).toordinal()
        return when, when

    return on


def _easter(shift: int, end: int) -> _DatesIn:
    def on(year: int) -> tuple[Day, Day]:
        sunday = easter(year)
        return sunday + shift, sunday + end

    return on


def _black_friday(year: int) -> tuple[Day, Day]:
    first = date(year, 11, 1).toordinal()
    day = first + (3 - (first - 1)) % 7 + 22
    return day, day


def _year_end(year: int) -> tuple[Day, Day]:
    return date(year, 12, 24).toordinal(), date(year + 1, 1, 1).toordinal()


_KNOWN: Final[dict[str, _DatesIn]] = {
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "new year day": _fixed(1, 1),
    "new years day": _fixed(1, 1),
    "new years": _fixed(1, 1),
    "new year eve": _fixed(12, 31),
    "new years eve": _fixed(12, 31),
    "halloween": _fixed(10, 31),
    "black friday": _black_friday,
    "good friday": _easter(-2, -2),
    "easter": _easter(-2, 1),
    "easter weekend": _easter(-2, 1),
    "easter holiday": _easter(-2, 1),
    "easter break": _easter(-2, 1),
    "easter sunday": _easter(0, 0),
    "easter monday": _easter(1, 1),
    "christmas holidays": _year_end,
    "christmas holiday": _year_end,
    "christmas break": _year_end,
    "christmas period": _year_end,
    "christmas season": _year_end,
    "christmas and new year": _year_end,
    "christmas and new years": _year_end,
    "christmas shutdown": _year_end,
    "winter break": _year_end,
    "winter holidays": _year_end,
    "festive season": _year_end,
    "festive period": _year_end,
    "holiday season": _year_end,
    "holiday period": _year_end,
    "holiday break": _year_end,
    "year end holidays": _year_end,
    "year end break": _year_end,
    "holidays": _year_end,
}
_NEXT: Final = frozenset(
    {"bank holiday", "public holiday", "national holiday", "holiday", "long weekend", "holiday weekend"}
    | {"bank holiday weekend"}
)
_FIRST_WORDS: Final = frozenset(name.split()[0] for name in (*_KNOWN, *_NEXT))
_ALSO: Final = {
    "thanksgiving day": ("thanksgiving",),
    "martin luther king jr day": ("mlk day", "martin luther king day"),
    "washington birthday": ("presidents day", "president day"),
    "labor day": ("labour day",),
    "juneteenth national independence day": ("juneteenth",),
    "diwali": ("deepavali", "divali"),
    "eid al fitr": ("eid",),
    "eid al adha": ("eid",),
    "chinese new year": ("lunar new year", "cny", "spring festival"),
    "lunar new year": ("chinese new year", "seollal"),
    "pesach": ("passover",),
    "showa day": ("golden week",),
    "national day": ("golden week",),
    "anzac day": ("anzac",),
    "vesak day": ("vesak",),
    "may day": ("early may bank",),
    "id ul fitr": ("eid", "eid al fitr"),
    "id ul zuha": ("eid", "eid al adha", "bakrid"),
}
_ALSO_ON: Final = {("national day", 7, 14): ("bastille day",)}


def holiday_at(text: DatePhrase, at: int) -> Parsed | None:
    """The holiday named at ``at``: a known one, or one of the employer's country."""
    words = text.words
    if words[at] in _FIRST_WORDS:
        found = _known(text, at)
        if found is not None:
            return _with_week(text, found)
    if not words[at][:1].isalpha():
        return None
    if not text.holidays:
        _index(text)
    name, ends = _spelled(text, at)
    for key, span in text.holidays.get(words[at], ()):
        if tuple(name[: len(key)]) == key:
            end = ends[len(key) - 1]
            return _with_week(text, (span, end + (words[end] == "holiday")))
    return None


def _spelled(text: DatePhrase, at: int) -> tuple[list[str], list[int]]:
    """The next words, hyphens skipped, and where each ends."""
    name: list[str] = []
    ends: list[int] = []
    while len(name) < _LONGEST_NAME and at < text.tokens.length:
        if text.words[at] not in {"-", "."}:
            name.append(text.words[at])
            ends.append(at + 1)
        at += 1
    return name, ends


def _known(text: DatePhrase, at: int) -> Parsed | None:
    name, ends = _spelled(text, at)
    for length in range(min(len(name), 4), 0, -1):
        key = " ".join(name[:length])
        if length == 1 and key.startswith("holiday") and text.words[at - 1] != "the":
            return None  # "on holiday", "my holidays": somebody's days off
        if key in _NEXT:
            span = _next_holiday(text.date_math, weekend="weekend" in key)
        elif key in _KNOWN:
            span = _upcoming(text.said_on, _KNOWN[key], bare=key == "holidays")
        else:
            continue
        return None if span is None else (span, ends[length - 1])
    return None


def _upcoming(said_on: Day, dates_in: _DatesIn, *, bare: bool) -> DaySpan | None:
    """The next occurrence. "The holidays" alone means the end of the year only if that's near."""
    today = date.fromordinal(said_on)
    for year in (today.year - 1, today.year, today.year + 1):
        first, last = dates_in(year)
        if last >= said_on:
            if bare and today.month < _AUTUMN and first > said_on:
                return None
            return DaySpan(first, last, "holiday", DAY)
    return None


def _next_holiday(date_math: DateMath, *, weekend: bool) -> DaySpan | None:
    """The employer's next public holiday, with the days off around it if the weekend is meant."""
    for day in date_math.names:
        if date_math.said_on < day <= date_math.said_on + _NEAR:
            span = DaySpan(day, day, "next-holiday", DAY)
            return _around(date_math, span) if weekend else span
    return None


def _index(text: DatePhrase) -> None:
    """File the upcoming holidays of the employer's country under their first words."""
    runs: dict[str, list[Day]] = {}
    for day, names in text.date_math.names.items():
        for name in names.split(";"):
            run = runs.setdefault(_plain(name), [])
            if not run or day - run[-1] <= _GAP:
                run.append(day)
    if "canada day" in runs and "thanksgiving day" not in runs:
        runs["thanksgiving day"] = [_second_monday_of_october(text.said_on)]
    text.holidays[""] = []
    for name, run in runs.items():
        last = run[-1]
        if name in {"showa day", "national day", "chinese new year"}:
            last = _days_off_end(text.date_math, runs, name, last)
        when = date.fromordinal(run[0])
        for spelling in (name, *_ALSO.get(name, ()), *_ALSO_ON.get((name, when.month, when.day), ())):
            words = tuple(spelling.split())
            if words and (spelling != "golden week" or len(run) >= _SHORTEST_WEEK or name == "showa day"):
                span = DaySpan(run[0], last, "holiday", DAY)
                text.holidays.setdefault(words[0], []).append((words, span))


def _second_monday_of_october(said_on: Day) -> Day:
    """Canada's Thanksgiving, which its federal list leaves out because three provinces do."""
    year = date.fromordinal(said_on).year
    for each in (year, year + 1):
        eighth = date(each, 10, 8).toordinal()
        monday = eighth + (1 - eighth) % _WEEK
        if monday >= said_on:
            break
    return monday


def _days_off_end(date_math: DateMath, runs: dict[str, list[Day]], name: str, last: Day) -> Day:
    """The last day of a holiday week, which Japan and China make of several holidays and exchanged days."""
    if name == "showa day" and "children day" in runs:
        last = max(last, runs["children day"][-1])
    return date_math.business_on_or_after(last + 1) - 1


def _plain(name: str) -> str:
    """A holiday's name as the words of a text are read: without brackets, dots, hyphens and possessives."""
    name = name.casefold().split("(", 1)[0].replace("'s", "").replace("’s", "")
    name = name.replace("'", "").replace("’", "").replace(".", "").replace("-", " ")
    words = [CANONICAL.get(word, word) for word in name.split()]
    return " ".join(words[:-1] if words[-1:] == ["holiday"] and len(words) > 1 else words)


def _around(date_math: DateMath, span: DaySpan) -> DaySpan:
    """The holiday with the days off on both sides, and the weekend that is near: "Thanksgiving weekend"."""
    first, last = span.first, span.last
    while date_math.business_on_or_after(first - 1) != first - 1:
        first -= 1
    while (
        (last - 1) % _WEEK not in date_math.weekend
        and last - span.last < _NEAR_WEEKEND
        and first == span.first
    ):
        last += 1
    while date_math.business_on_or_after(last + 1) != last + 1:
        last += 1
    return span._replace(first=first, last=last if last - span.last < _WEEK else span.last)


def _with_week(text: DatePhrase, found: Parsed) -> Parsed:
    """As in "Thanksgiving week" (the week that holds it), "Labor Day weekend" (the days off around it)."""
    span, at = found
    if text.words[at] in {"weekend", "break"}:
        return _around(text.date_math, span), at + 1
    if text.words[at] == "week":
        start = text.date_math.week_start(span.first)
        return DaySpan(start, text.date_math.week_end(start), "week-of", WEEK), at + 1
    return found
