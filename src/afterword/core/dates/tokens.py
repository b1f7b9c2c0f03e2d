"""Text into words: one pass, linear in the text's length, no backtracking; each word in its usual form."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

# The words of the grammar: the form each takes without variations in spelling, case and abbreviation.


def word_set(listed: str) -> frozenset[str]:
    """A set from a list of words separated by spaces."""
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
"""Abbreviations, synonyms and common misspellings, each with the word it's read as."""

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
"""Words that promise an answer without naming a date."""


NUMBER: Final = "#"
ORDINAL: Final = "#th"
YEAR_FIRST: Final = "#ymd"
NUMERIC_DATE: Final = "#date"
CLOCK: Final = "#clock"
RANGE_DASH: Final = "-"
PAUSE_DASH: Final = "--"
OTHER: Final = "~"
PADDING: Final = 8
_LONGEST_NUMBER = 4

_LAST_ORDINAL = 9


class WordTokens(NamedTuple):
    """The words of a text, in parallel lists, padded at the end so that looking ahead is safe.

    ``words``: the word read (see ``lexicon``), or what kind of number or sign it is. ``raw``: the
    text, case-folded. ``numbers``: its value, -1 for none. ``starts``/``ends``: code points.
    """

    words: list[str]
    raw: list[str]
    numbers: list[int]
    starts: list[int]
    ends: list[int]
    length: int


# Bounded repeats only, and alternatives that begin differently: every position is tried once.
_SHAPES = r"""
  (?P<dated>(?<![0-9])[0-9]{1,4}(?:/[0-9]{1,2}(?:/[0-9]{2,4})?|-[0-9]{1,2}-[0-9]{1,4}
     |\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})?)(?![0-9/]))
| (?P<clock>[0-9]{1,2}:[0-9]{2})
| (?P<ordinal>[0-9]{1,2}(?:st|nd|rd|th)(?![^\W_]))
| (?P<number>[0-9]+(?:[.,][0-9]+)*)
| (?P<short>[^\W\d_]\.(?:[^\W\d_]\.)+[^\W\d_]?(?![^\W_]))
| (?P<word>w/in\b|[^\W\d_]+(?:['’ʼ`‘][^\W\d_]+)*)
| (?P<dash>[-‐‑‒–—―−]+)
| (?P<sign>[^\s\w"“”„«»*_'’‘`]|\n)
"""  # noqa: RUF001 - the look-alikes are meant: people paste them


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Compiled at the first phrase, so that importing the package costs nothing."""
    return re.compile(_SHAPES, re.VERBOSE | re.IGNORECASE)


_SIGNS: Final = frozenset(",;.!?():/&\n…")


def tokenize(said: str) -> WordTokens:
    """The words of ``said``."""
    words: list[str] = []
    raw: list[str] = []
    numbers: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _pattern().finditer(said):
        text = match.group().casefold()
        kind = match.lastgroup
        if kind == "dash":
            word, number = _dash(said, match.start(), match.end()), -1
        else:
            word, number = _read(kind, text)
        if number > 0 and words and _joins_tens(words, raw, number, word):
            if words[-1] == RANGE_DASH:
                for column in (words, raw, numbers, starts, ends):
                    column.pop()
            words[-1], raw[-1], ends[-1] = word, "", match.end()
            numbers[-1] += number
            continue
        words.append(word)
        raw.append(text)
        numbers.append(number)
        starts.append(match.start())
        ends.append(match.end())
    count = len(words)
    words.extend([""] * PADDING)
    raw.extend([""] * PADDING)
    numbers.extend([-1] * PADDING)
    return WordTokens(words, raw, numbers, starts, ends, count)


def _read(kind: str | None, text: str) -> tuple[str, int]:
    """The word that a piece of text is read as, and its number."""
    if kind == "word":
        return _word(text)
    if kind == "number":
        return _number(text)
    if kind == "sign":
        return (text if text in _SIGNS else OTHER), -1
    if kind == "ordinal":
        return ORDINAL, int(text[:-2])
    return _compound(kind, text), -1


def _word(text: str) -> tuple[str, int]:
    text = text.replace("’", "'").replace("ʼ", "'").replace("`", "'").replace("‘", "'")  # noqa: RUF001
    text = text.removesuffix("'s")
    word = CANONICAL.get(text, text)
    number = NUMBERS.get(word)
    if number is not None:
        return NUMBER, number
    number = ORDINALS.get(word)
    if number is not None:
        return ORDINAL, number
    return word, -1


def _number(text: str) -> tuple[str, int]:
    """A whole number of at most four digits; a longer one, or a fraction, is no count that anyone says."""
    if text.isdigit() and len(text) <= _LONGEST_NUMBER:
        return NUMBER, int(text)
    return (text, -1) if text in {"1.5", "2.5"} else (OTHER, -1)


def _compound(kind: str | None, text: str) -> str:
    if kind == "clock":
        return CLOCK
    if kind == "short":
        joined = text.replace(".", "")
        return CANONICAL.get(joined, joined)
    first = text.replace(".", "/").replace("-", "/").split("/", 1)[0]
    return YEAR_FIRST if len(first) == _LONGEST_NUMBER else NUMERIC_DATE


def _dash(said: str, start: int, end: int) -> str:
    spaced = said[start - 1 : start].isspace() and said[end : end + 1].isspace()
    return PAUSE_DASH if spaced else RANGE_DASH


def _joins_tens(words: list[str], raw: list[str], number: int, word: str) -> bool:
    """Whether this is the "one" of "twenty-one", or the "first" of "twenty-first"."""
    if number > _LAST_ORDINAL or word not in {NUMBER, ORDINAL}:
        return False
    last = raw[-2] if words[-1] == RANGE_DASH and len(raw) > 1 else raw[-1]
    return last in TENS
