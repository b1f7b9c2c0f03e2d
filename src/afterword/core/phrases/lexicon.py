"""The words of the grammar: what each is called once spelling, case and abbreviation are gone.

Plain tables, so that adding a word is one entry. Keys are case-folded.
"""

from typing import Final


def words_of(listed: str) -> frozenset[str]:
    """The set of the words listed, with spaces between them."""
    return frozenset(listed.split())


_UNITS = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february march april may june july august september october november december"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)

NUMBERS: Final[dict[str, int]] = {
    **{word: n for n, word in enumerate(f"{_UNITS} {_TEENS}".split(), 1)},
    **{word: 10 * n for n, word in enumerate(_TENS.split(), 2)},
    "fourty": 40,
    "ninty": 90,
    "dozen": 12,
}
"""Number words; "twenty-one" is put together from two of them."""

TENS: Final = frozenset({*_TENS.split(), "fourty", "ninty"})

ORDINALS: Final[dict[str, int]] = {
    **{word: n for n, word in enumerate(_ORDINALS.split(), 1)},
    "thirtieth": 30,
}
"""Ordinal words; "twenty-first" is put together from two tokens."""

WEEKDAYS: Final[dict[str, int]] = {day: n for n, day in enumerate(_WEEKDAYS.split())}
"""Weekday names, Monday 0, as ``date.weekday`` counts."""

MONTHS: Final[dict[str, int]] = {
    month: n
    for n, month in enumerate(
        _MONTHS.split(),
        1,
    )
}

SHY_MONTHS: Final = frozenset({"march", "april", "may", "june", "august"})
"""Months that are also verbs, adjectives or people: read only beside a day or after a preposition."""

DAYS: Final = "days"
BUSINESS_DAYS: Final = "business_days"
WEEKS: Final = "weeks"
MONTHS_UNIT: Final = "months"
HOURS: Final = "hours"
MINUTES: Final = "minutes"

UNITS: Final[dict[str, tuple[str, int]]] = {
    "minute": (MINUTES, 1),
    "minutes": (MINUTES, 1),
    "hour": (HOURS, 1),
    "hours": (HOURS, 1),
    "day": (DAYS, 1),
    "days": (DAYS, 1),
    "night": (DAYS, 1),
    "nights": (DAYS, 1),
    "workday": (BUSINESS_DAYS, 1),
    "workdays": (BUSINESS_DAYS, 1),
    "week": (WEEKS, 1),
    "weeks": (WEEKS, 1),
    "fortnight": (WEEKS, 2),
    "fortnights": (WEEKS, 2),
    "month": (MONTHS_UNIT, 1),
    "months": (MONTHS_UNIT, 1),
    "quarter": (MONTHS_UNIT, 3),
    "quarters": (MONTHS_UNIT, 3),
    "year": (MONTHS_UNIT, 12),
    "years": (MONTHS_UNIT, 12),
}
"""Unit words: the unit that a period is counted in, and how many of it one of them is."""

BUSINESS: Final = frozenset({"business", "working", "work", "office", "banking", "trading"})

_SPELLINGS = {
    "monday": "mon mondy",
    "tuesday": "tue tues tuseday teusday tusday",
    "wednesday": "wed weds wendesday wednsday wensday wedensday wednesay wedsday",
    "thursday": "thu thur thurs thrusday thurday thursaday thirsday",
    "friday": "fri firday fryday firiday",
    "saturday": "sat saterday satuday",
    "sunday": "sun",
    "january": "jan janurary januray janaury",
    "february": "feb febuary feburary febrary",
    "march": "mar",
    "april": "apr",
    "june": "jun",
    "july": "jul",
    "august": "aug",
    "september": "sep sept septmber setember",
    "october": "oct ocotber",
    "november": "nov novemeber novmber",
    "december": "dec decemeber decmber",
    "tomorrow": "tomorow tommorow tommorrow tmrw tmr tmw tomo tomorrrow",
    "today": "2day todya",
    "tonight": "tonite",
    "business": "buisness bussiness busines bussines buisiness biz",
    "working": "workign",
    "workday": "bd",
    "workdays": "weekday weekdays bds",
    "minute": "min",
    "minutes": "mins",
    "hour": "hr h",
    "hours": "hrs",
    "day": "d dy",
    "days": "dys",
    "week": "wk w weeek wek",
    "weeks": "wks weeeks weaks",
    "month": "mo mth mnth",
    "months": "mos mths mnths",
    "quarter": "qtr",
    "year": "yr",
    "years": "yrs",
    "fortnight": "fortnite fornight",
    "couple": "cuople coupla",
    "next": "nxt nex",
    "within": "w/in withing wihtin withn",
    "by": "bye",
    "latest": "lastest",
    "beginning": "begining start beggining",
    "mid": "middle",
    "christmas": "xmas crimbo chrismas",
    "thanksgiving": "thanksgving",
    "around": "circa approx approximately roughly about",
    "sometime": "sometimes",
    "and": "&",
    "cob": "eob cop",
    "eod": "eobd",
    "probably": "prob probs prolly",
}
CANONICAL: Final[dict[str, str]] = {
    spelling: word for word, spellings in _SPELLINGS.items() for spelling in spellings.split()
}
"""Abbreviations, synonyms of no consequence and common misspellings, each to the word read."""

SHY_DAYS: Final = frozenset({"wed", "sat", "sun"})
"""Abbreviations that may be another word: read only after a preposition, or where nothing else is said."""

_SOON = """
soon; shortly; asap; presently; promptly; immediately; imminently; right away; straight away; before long
before too long; before very long; any day; any time now; in short order; in no time; without delay
as soon as possible; as soon as practicable; as soon as we can; as soon as they can; as soon as she can
as soon as he can; as soon as i can; as quickly as possible; as quickly as we can; in due course; in due time
in the near future; in the very near future; at our earliest convenience; at their earliest convenience
at the earliest opportunity
"""
VAGUE_SOON: Final = tuple(tuple(phrase.split()) for phrase in _SOON.strip().replace("\n", ";").split(";"))
"""Words that promise an answer and name no date."""
