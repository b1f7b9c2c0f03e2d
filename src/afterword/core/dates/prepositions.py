"""The words before a time that say how it bounds the answer: "by", "within", "after", "until"."""

from typing import Final, NamedTuple

from afterword.core.dates.spans import (
    ASSUMED_DAYS,
    DAY,
    EDGE,
    MIDDLE,
    NEW_YEAR,
    PERIOD,
    WEEKEND,
    DatePhrase,
    DaySpan,
    weekend_span,
)
from afterword.core.dates.tokens import NUMBER
from afterword.core.time.instants import Day

PLAIN: Final = "plain"
IN: Final = "in"
WITHIN: Final = "within"
BY: Final = "by"
LATEST: Final = "latest"
BEFORE: Final = "before"
UNTIL: Final = "until"
AFTER: Final = "after"
NOT_BEFORE: Final = "not-before"
MORE: Final = "more"
FOR: Final = "for"
FROM: Final = "from"
RATHER: Final = "rather"
PAST: Final = "past"
HABIT: Final = "habit"
BETWEEN: Final = "between"

_PHRASES: Final = {
    PLAIN: "on;at;around;toward;towards;come;sometime;some time;at some point;on or around"
    ";as early as;nearer;closer to",
    IN: "in;over;during;through;throughout;across",
    WITHIN: "within;with in;inside;inside of;in under;in less than;less than;under;fewer than",
    BY: "by;between now and;from now until;from now till;from now to"
    ";up to;at most;max;maximum;as late as;on or before;at or before;by or before",
    LATEST: "no later than;not later than"
    ";no later;latest by;at the latest by;at the latest;not after;at latest"
    ";latest;no more than;not more than;no longer than;not longer than;worst case"
    ";at worst;realistically"
    ";at the very latest;if not ,;if not then;if not by;failing that;otherwise",
    BEFORE: "before;ahead of;prior to;pre;sometime before",
    UNTIL: "until;till;til;thru",
    AFTER: "after;post;once",
    FROM: "from;starting;as of;on or after",
    RATHER: "more like;or rather;make that;i mean",
    NOT_BEFORE: "not before;no earlier than;not earlier than;no sooner than;not sooner than;at least"
    ";at the earliest;a minimum of;earliest;upwards of"
    ";no less than;not less than;no fewer than",
    MORE: "more than;longer than;later than;much more than;beyond",
    FOR: "for",
    PAST: "since;last;past;previous;earlier;ago",
    HABIT: "every;each;most;any given",
    BETWEEN: "between",
}
_TABLE: Final[dict[str, list[tuple[tuple[str, ...], str]]]] = {}
for _preposition, _all in _PHRASES.items():
    for _phrase in _all.split(";"):
        _words = tuple(_phrase.split())
        _TABLE.setdefault(_words[0], []).append((_words, _preposition))
for _entries in _TABLE.values():
    _entries.sort(key=lambda entry: -len(entry[0]))
PREPOSITION_WORDS: Final = frozenset(_TABLE)

FILLERS: Final = frozenset(
    {"around", "say", "like", "maybe", "perhaps", "probably", "hopefully", "likely", "possibly", "sometime"}
    | {"ideally", "very", "just", "well", "right", "immediately", "directly", "shortly", "soon", "something"}
)
_RANK: Final = {
    PLAIN: 0,
    IN: 1,
    BETWEEN: 1,
    FOR: 1,
    FROM: 1,
    RATHER: 2,
    WITHIN: 2,
    BY: 3,
    UNTIL: 3,
    LATEST: 4,
    MORE: 5,
    BEFORE: 5,
    AFTER: 5,
    NOT_BEFORE: 6,
    HABIT: 7,
    PAST: 8,
}
_MOST_PREPOSITIONS = 4


class Bound(NamedTuple):
    """The days between which the answer comes."""

    earliest: Day
    by: Day
    vague: bool


def preposition_at(text: DatePhrase, at: int) -> tuple[str, int]:
    """The preposition at ``at`` and the index after it; ``("", at)`` if there is none.

    Several in a row count as the strongest: "until after", "by no later than", "sometime before".
    """
    preposition = ""
    for _ in range(_MOST_PREPOSITIONS):
        if preposition == FROM:
            break
        found = _one(text, at)
        if found is None:
            break
        name, end = found
        if text.words[at] == "last" and {"of", "in"} & {text.words[end + 1], text.words[end + 2]}:
            break
        preposition = name if not preposition or _RANK[name] > _RANK[preposition] else preposition
        at = end
        while text.words[at] in FILLERS or (text.words[at] == "," and text.words[at + 1] in FILLERS):
            at += 1
        if text.words[at] == "," and preposition and (name == LATEST or text.words[at - 1] in FILLERS):
            at += 1
    return preposition, at


def _one(text: DatePhrase, at: int) -> tuple[str, int] | None:
    words = text.words
    for phrase, preposition in _TABLE.get(words[at], ()):
        size = len(phrase)
        if all(words[at + n] == phrase[n] for n in range(1, size)):
            if preposition == LATEST and size == 1 and words[at + 1] == NUMBER and words[at - 1] == "the":
                return None
            return preposition, at + size
    return None


def bound(text: DatePhrase, preposition: str, span: DaySpan) -> Bound | None:
    """The days between which an answer comes, given ``preposition`` ``span``; ``None`` if that is over."""
    said_on = text.said_on
    first, last, vague = span.first, span.last, span.vague
    if preposition == FROM:
        preposition = PLAIN if span.shape == PERIOD or span.last > span.first else NOT_BEFORE
    if preposition in {BY, LATEST, WITHIN, UNTIL, MORE}:
        first = said_on
        vague = vague or span.shape not in {DAY, EDGE, MIDDLE, PERIOD}
        if preposition != UNTIL and span.shape == MIDDLE:
            last = _middle(span)
        elif span.shape == NEW_YEAR:
            last = span.first
    elif preposition == BEFORE:
        first = said_on
        last = _before(text, span)
    elif preposition in {AFTER, NOT_BEFORE}:
        first, last = _after(span, preposition)
        vague = True
    elif preposition in {FOR, PAST, HABIT}:
        return None
    elif preposition == IN and span.shape == PERIOD and span.rule == "next-period":
        first = said_on
    if last < said_on:
        return None
    return Bound(max(min(first, last), said_on), last, vague)


def _middle(span: DaySpan) -> Day:
    """As in "By mid-December": by the 15th, though mid-December lasts to the 20th."""
    return span.last if "month" not in span.rule else span.first + 4


def _before(text: DatePhrase, span: DaySpan) -> Day:
    if span.shape == WEEKEND and span.first <= text.said_on:
        return weekend_span(text, 1).first - 1  # said on a weekend
    if span.shape in {EDGE, PERIOD}:
        return span.last
    return span.first - 1


def _after(span: DaySpan, preposition: str) -> tuple[Day, Day]:
    """A lower bound leaves the latest open: the policy's assumed days after it, or the range if longer."""
    if span.shape == NEW_YEAR:
        return span.first + 1, span.first + ASSUMED_DAYS
    if preposition == NOT_BEFORE:
        return span.first, max(span.last, span.first + ASSUMED_DAYS)
    if span.shape == WEEKEND:
        return span.last + 1, span.last + 2
    if span.shape == PERIOD:
        return span.last, span.last + ASSUMED_DAYS
    return span.last + 1, span.last + ASSUMED_DAYS
