"""Periods: "two to three weeks", "a day or two", "5 business days"; and moving a day by a period."""

from typing import Final, NamedTuple

from afterword.core.dates.spans import PERIOD, WEEK_DAYS, DateMath, DatePhrase, DaySpan, clamped_months_after
from afterword.core.dates.tokens import (
    BUSINESS,
    BUSINESS_DAYS,
    DAYS,
    HOURS,
    MINUTES,
    MONTHS_UNIT,
    NUMBER,
    NUMERIC_DATE,
    PAUSE_DASH,
    RANGE_DASH,
    UNITS,
    WEEKS,
    word_set,
)
from afterword.core.time.instants import Day

_HOURS_A_DAY = 24
_SAME_DAY_HOURS = 4
_HALF: Final = {DAYS: 1, WEEKS: 4, MONTHS_UNIT: 15}
_AND_A_HALF: Final = {DAYS: (1, 1), WEEKS: (7, 4), MONTHS_UNIT: (30, 16)}
_MONTHS_A_YEAR = 12
_FEW: Final = {MINUTES: 5, HOURS: 4, DAYS: 5, BUSINESS_DAYS: 5, WEEKS: 4, MONTHS_UNIT: 4}
_SEVERAL: Final = {MINUTES: 9, HOURS: 8, DAYS: 7, BUSINESS_DAYS: 7, WEEKS: 6, MONTHS_UNIT: 6}
_LOW: Final = {"few": 3, "some": 3, "several": 4, "couple": 2}
_HIGH = {"few": _FEW, "some": _FEW, "several": _SEVERAL}
_QUALIFIERS = word_set("more full short good solid additional whole further or so")
_ARTICLES = word_set("a an another the")
_JOINERS = frozenset({"-", "--", "to", "or", "and", "/", ","})
_HEDGES = word_set("maybe perhaps possibly even probably up to")
_CAPS = word_set("max maximum tops")
_CAPS_AFTER_AT = word_set("outside most latest")
_WAITS = word_set(
    "wait window turnaround timeline timeframe process delay deadline period review time at max maximum"
    " tops or from"
)
_NO_PERIOD = word_set(
    "ago old notice contract trial probation experience vacation holiday leave internship placement"
    " project course degree interview call meeting per each every off earlier plan training program"
    " programme period"
)
_DEEPEST = 4
_ROUGH_DAYS: Final = {DAYS: 1.0, BUSINESS_DAYS: 1.4, WEEKS: 7.0, MONTHS_UNIT: 30.0}
_DECIMALS: Final = {"1.5": 1, "2.5": 2}
_RATES = frozenset({"a", "an"})


class Amount(NamedTuple):
    """A number of units, as a range: ``low`` of ``low_unit`` to ``high`` of ``unit``."""

    low: int
    low_unit: str
    high: int
    unit: str
    vague: bool


def moved(date_math: DateMath, day: Day, count: int, unit: str) -> Day:
    """The day ``count`` units after ``day`` (before it, if negative; business days only forwards)."""
    if unit == BUSINESS_DAYS:
        return date_math.business_after(day, count)
    if unit == MONTHS_UNIT:
        return clamped_months_after(day, count)
    return day + count * (WEEK_DAYS if unit == WEEKS else 1)


def counted_span(date_math: DateMath, day: Day, amount: Amount, rule: str) -> DaySpan:
    """The span from ``low`` to ``high`` after ``day``; ``within`` only from the day it was said."""
    first = moved(date_math, day, amount.low, amount.low_unit)
    last = moved(date_math, day, amount.high, amount.unit)
    within = (amount.high, amount.unit) if day == date_math.said_on and amount.high else None
    return DaySpan(min(first, last), last, rule, PERIOD, amount.vague or first > last, within)


def amount_at(text: DatePhrase, at: int, *, bare: bool) -> tuple[Amount, int] | None:
    """The amount at ``at`` and the index after it; ``bare``: a unit without a number will do ("in days")."""
    words = text.words
    if words[at] == "half":
        return _half(text, at + 1)
    if words[at] in _DECIMALS:
        if words[at + 1] not in UNITS:
            return None
        return _with_half(_DECIMALS[words[at]], UNITS[words[at + 1]], at + 2)
    if words[at] == NUMERIC_DATE:
        return _slashed(text, at)
    found = _count(text, at)
    if found is None:
        if not bare or words[at] not in UNITS:
            return None
        plural = words[at].endswith("s")
        return _unit(text, at, ("few", "few") if plural else (1, 1))
    low, at = found
    if words[at] == "and" and words[at + 1] == "a" and words[at + 2] == "half" and words[at + 3] in UNITS:
        return _with_half(low, UNITS[words[at + 3]], at + 4)
    high, at = _upper(text, low, at)
    if words[at] == "(" and words[at + 4] == ")" and words[at + 1] == words[at + 3] == NUMBER:
        at += 5  # "seven to ten (7-10) business days"
    return _unit(text, at, (low, high))


def _slashed(text: DatePhrase, at: int) -> tuple[Amount, int] | None:
    """As in "2/3 weeks": two or three."""
    counts = text.tokens.raw[at].split("/")
    if len(counts) != 2 or not all(count.isdigit() for count in counts):  # noqa: PLR2004 - two counts
        return None
    low, high = int(counts[0]), int(counts[1])
    return _unit(text, at + 1, (low, high)) if 0 < low < high else None


def _count(text: DatePhrase, at: int) -> tuple[int | str, int] | None:
    """A number or an article's "one", or the name of a loose count ("few")."""
    words = text.words
    if words[at] in _ARTICLES:
        if words[at + 1] in {"further", "good", "mere", "full"}:
            at += 1
        if words[at + 1] in _LOW or words[at + 1] == NUMBER or words[at + 1] == "handful":
            at += 1
        elif words[at] == "the":
            return None
        else:
            return 1, at + 1
    if words[at] == NUMBER:
        twice = words[at + 1] == "(" and words[at + 2] == NUMBER and words[at + 3] == ")"
        return text.numbers[at], at + (4 if twice else 1)
    if words[at] == "handful":
        return "several", at + (2 if words[at + 1] == "of" else 1)
    if words[at] in _LOW:
        return words[at], at + (2 if words[at + 1] == "of" else 1)
    return None


def _upper(text: DatePhrase, low: int | str, at: int) -> tuple[int | str, int]:
    """The upper end of a range: "two to three", "2-3", "two, maybe three"; or else the number itself."""
    words = text.words
    ahead = at
    if words[ahead] in _JOINERS:
        ahead += 1
        while words[ahead] in _HEDGES or words[ahead] == "-":
            ahead += 1
        found = _count(text, ahead)
        if found is not None and words[ahead] not in _ARTICLES and _followed_by_unit(text, found[1]):
            return found
    return low, at


def _followed_by_unit(text: DatePhrase, at: int) -> bool:
    words = text.words
    at += 5 if words[at] == "(" and words[at + 4] == ")" else 0
    for _ in range(4):
        if words[at] in UNITS:
            return True
        if (
            words[at] not in _QUALIFIERS
            and words[at] not in BUSINESS
            and words[at] not in {"calendar", "-", "ish"}
        ):
            return False
        at += 1
    return False


def _unit(text: DatePhrase, at: int, counts: tuple[int | str, int | str]) -> tuple[Amount, int] | None:
    words = text.words
    business = loose = False
    hyphened = words[at] == RANGE_DASH
    for _ in range(4):
        if words[at] in BUSINESS:
            business = True
        elif words[at] in {"ish", "so"}:
            loose = True
        elif words[at] not in _QUALIFIERS and words[at] not in {"calendar", "-"}:
            break
        at += 1
    if words[at] not in UNITS or _excluded(text, at + 1):
        return None
    if hyphened and words[at + 1].isalpha() and words[at + 1] not in _WAITS:
        return None  # "a four-day week" is no four days
    measure = _Measure(*UNITS[words[at]], business)
    amount = _amount(measure, counts)
    return _after_unit(text, at + 1, amount._replace(vague=amount.vague or loose), counts[0], measure)


class _Measure(NamedTuple):
    unit: str
    factor: int
    business: bool


def _amount(measure: _Measure, counts: tuple[int | str, int | str]) -> Amount:
    low, high = counts
    unit, factor = measure.unit, measure.factor
    few = _LOW[low] if isinstance(low, str) else low
    many = high if isinstance(high, int) else _HIGH.get(high, {}).get(unit, _LOW[high])
    few, many = sorted((few * factor, many * factor))
    if unit == MINUTES:
        few, many, unit = 0, 0, DAYS
    elif unit == HOURS:
        few, many, unit = few // _HOURS_A_DAY, _days_of_hours(many), DAYS
    if measure.business and unit == DAYS:
        unit = BUSINESS_DAYS
    return Amount(few, unit, many, unit, vague=isinstance(high, str))


def _days_of_hours(hours: int) -> int:
    return 0 if hours <= _SAME_DAY_HOURS else -(-hours // _HOURS_A_DAY)


def _excluded(text: DatePhrase, at: int) -> bool:
    """Whether what follows means it isn't a time to wait: "ago", "of experience", "a week" (a rate)."""
    words = text.words
    if words[at] == "of":
        return words[at + 1] in _NO_PERIOD or words[at + 2] in _NO_PERIOD
    return words[at] in _NO_PERIOD or (words[at] in _RATES and words[at + 1] in UNITS)


def _after_unit(
    text: DatePhrase, at: int, amount: Amount, low: int | str, measure: _Measure
) -> tuple[Amount, int]:
    """What may follow the unit: "and a half", "or two", "or so", "to ten days", "time"."""
    words = text.words
    if words[at] == "and" and words[at + 1] == "a" and words[at + 2] == "half":
        return _with_half(low, (amount.unit, 1), at + 3)
    more = _second_number(text, at)
    if more:
        upper = _amount(measure, (1, text.numbers[more]))
        return amount._replace(high=max(upper.high, amount.high)), more + 1
    joined = _second_amount(text, at, amount)
    if joined is not None:
        return joined
    if words[at] == "or" and words[at + 1] in {"so", "thereabouts"}:
        return amount._replace(vague=True), at + 2
    return amount, at + (words[at] == "time")


def _second_number(text: DatePhrase, at: int) -> int:
    """The index of the number in "(a week) or two", ", maybe two", ", three at the outside"; 0 if none."""
    words = text.words
    ahead = at + (words[at] in {",", "or", PAUSE_DASH, "("})
    hedges = 0
    while words[ahead] in {"maybe", "perhaps", "possibly", "even"} and hedges < 2:  # noqa: PLR2004 - "or maybe even"
        ahead += 1
        hedges += 1
    if words[ahead] != NUMBER or _followed_by_unit(text, ahead + 1):
        return 0
    capped = words[ahead + 1] in _CAPS or (words[ahead + 1] == "at" and words[ahead + 3] in _CAPS_AFTER_AT)
    capped = capped or (words[ahead + 1] == "at" and words[ahead + 2] in _CAPS_AFTER_AT)
    return ahead if hedges or words[at] == "or" or (capped and ahead > at) else 0


def _second_amount(text: DatePhrase, at: int, amount: Amount) -> tuple[Amount, int] | None:
    """The range in "a week to ten days", "a week or, at most, two weeks", "a month, month and a half"."""
    words = text.words
    if words[at] not in _JOINERS or words[at] == "and":
        return None
    ahead = at + 1
    while words[ahead] in _HEDGES:
        ahead += 1
    comma = words[at] == ","
    if comma and words[ahead] not in UNITS and words[ahead] != NUMBER and words[ahead] not in _DECIMALS:
        return None
    if text.depth[0] >= _DEEPEST:
        return None
    text.depth[0] += 1
    found = amount_at(text, ahead, bare=comma)
    text.depth[0] -= 1
    if found is None:
        return None
    upper, end = found
    vague = amount.vague or upper.vague
    if upper.high * _ROUGH_DAYS[upper.unit] < amount.high * _ROUGH_DAYS[amount.unit]:
        return amount._replace(vague=vague), end
    return Amount(amount.low, amount.low_unit, upper.high, upper.unit, vague), end


def _half(text: DatePhrase, at: int) -> tuple[Amount, int] | None:
    if text.words[at] in _ARTICLES:
        at += 1
    if text.words[at] not in UNITS or _excluded(text, at + 1):
        return None
    unit, factor = UNITS[text.words[at]]
    if unit == MONTHS_UNIT and factor == _MONTHS_A_YEAR:
        return Amount(6, MONTHS_UNIT, 6, MONTHS_UNIT, vague=False), at + 1
    if factor == 2:  # noqa: PLR2004 - half a fortnight
        return Amount(1, WEEKS, 1, WEEKS, vague=False), at + 1
    days = _HALF.get(unit, 0)
    return Amount(days, DAYS, days, DAYS, vague=True), at + 1


def _with_half(whole: int | str, unit: tuple[str, int], at: int) -> tuple[Amount, int]:
    count = _LOW[whole] if isinstance(whole, str) else whole
    name, factor = unit
    if name == MONTHS_UNIT and factor == _MONTHS_A_YEAR:
        months = count * _MONTHS_A_YEAR + 6
        return Amount(months, name, months, name, vague=False), at
    each, half = _AND_A_HALF.get(name, (1, 1))
    days = count * each * factor + half
    return Amount(days, DAYS, days, DAYS, vague=True), at
