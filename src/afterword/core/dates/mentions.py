"""Mentions: every time that a text names, with the words before and after that belong to it."""

from typing import Final, NamedTuple

from afterword.core.dates import prepositions
from afterword.core.dates.compound import (
    AMOUNT_WORDS,
    DAY_WORDS,
    DECIMALS,
    HOLIDAY_WORDS,
    RANGE_WORDS,
    TIMES,
    clocked,
    compound_at,
    period_at,
    placed,
)
from afterword.core.dates.holidays import holiday_at
from afterword.core.dates.periods import Amount
from afterword.core.dates.prepositions import FILLERS, PREPOSITION_WORDS, preposition_at
from afterword.core.dates.spans import (
    ASSUMED_DAYS,
    DAY,
    PERIOD,
    VAGUE,
    WEEK_DAYS,
    DatePhrase,
    DaySpan,
    Parsed,
    week_of,
)
from afterword.core.dates.subranges import SUBRANGE_WORDS
from afterword.core.dates.tokens import CLOCK, MONTHS, NUMBER, RANGE_DASH, VAGUE_SOON, word_set

# What follows a time: other days ("Monday or Tuesday") and modifiers ("at the latest", "or so").

_CONNECTORS = word_set("or to / through until till thru and ,") | {RANGE_DASH}
_HEDGES = word_set("maybe perhaps possibly even")
_PREPOSITIONS_AGAIN = word_set("even on by in at within")
_PARTS = word_set("early beginning mid late")
_BEFORE_OTHER_CLOCK = word_set("at by in the around -")
_TO_CAP = word_set(", ( at the very")
_CAPS = word_set("max maximum tops latest")
_CAPS_AFTER_AT = word_set("most outside")
_LATER = word_set("later after beyond more longer")
_SOONER = word_set("sooner earlier before less")
_MOST_JOINED = 4
_MOST_TIMES = 6
_LATEST: Final = "latest"
_EARLIEST: Final = "earliest"


class Mention(NamedTuple):
    """A time that is named: its span, its preposition, the words it takes up, and its modifier.

    ``modifier``: "latest" ("Friday at the latest"), "earliest" ("Monday at the earliest", "Monday or
    later") or empty. ``bare``: a period without a preposition. ``chained``: counted from the mention before.
    """

    span: DaySpan
    preposition: str
    start: int
    end: int
    modifier: str = ""
    bare: bool = False
    chained: bool = False
    amount: Amount | None = None


def join_alternatives(text: DatePhrase, mention: Mention) -> Mention:
    """Take in what follows "or", "to", "and": "Monday or Tuesday", "this week or early next"."""
    for _ in range(_MOST_JOINED):
        more = _joined_once(text, mention)
        if more is None:
            return mention
        mention = more
    return mention


def _joined_once(text: DatePhrase, mention: Mention) -> Mention | None:
    words = text.words
    at = mention.end
    ahead = _past_connector(text, mention)
    if ahead < 0:
        return None
    loose = words[at] == "or" or words[at + (words[at] == ",")] in _HEDGES
    text.before.append(mention.span)
    found = clocked(text, ahead) or compound_at(text, ahead)
    if found is None and loose:
        period = period_at(text, ahead, prepositions.IN)
        found = None if period is None else (period.span, period.end)
    text.before.pop()
    if found is None:
        return None
    span = _both(text, mention.span, found, ranged=words[at] not in {"or", "and", "/", ","})
    return mention._replace(span=span, end=found[1])


def _past_connector(text: DatePhrase, mention: Mention) -> int:
    """The index of what the mention is joined to; -1 if it isn't joined to anything."""
    words = text.words
    at = mention.end
    ahead = at + (words[at] == ",")
    hedged = words[ahead] in _HEDGES
    if words[at] == ",":
        if words[ahead] != "or" and words[ahead] not in _PARTS and not hedged:
            return -1
    elif words[at] not in _CONNECTORS and not hedged:
        return -1
    both = mention.preposition == prepositions.BETWEEN or mention.span.rule.startswith("weekday")
    if words[at] == "and" and not both:
        return -1
    ahead += words[ahead] in _CONNECTORS
    if words[ahead] == "if" and words[ahead + 1] == "not":
        ahead += 2
    while words[ahead] in FILLERS or words[ahead] in _PREPOSITIONS_AGAIN:
        ahead += 1
    return ahead


def _both(text: DatePhrase, first: DaySpan, found: Parsed, *, ranged: bool) -> DaySpan:
    """The days from the first of two spans to the later's last; a range of weekdays runs forwards."""
    second = found[0]
    if first.rule.startswith("weekday") and second.rule == "weekday-of-week":
        return placed(text, DaySpan(first.first, second.last, ""), week_of(text, second.last))
    later = second if second.last >= first.last else first
    if ranged and second.last < first.last and second.rule == "weekday":
        later = second._replace(last=second.last + WEEK_DAYS)
    shape = later.shape if later.shape != PERIOD else DAY
    return DaySpan(min(first.first, second.first), later.last, later.rule, shape, first.vague or second.vague)


def with_modifiers(text: DatePhrase, mention: Mention) -> Mention:
    """Take in the modifiers: times of day, "at the latest", "or sooner", "or so", "at the earliest"."""
    words = text.words
    at = _after_times(text, mention.end)
    ahead = at
    while words[ahead] in _TO_CAP:
        ahead += 1
    if words[ahead] in _CAPS or (words[ahead] in _CAPS_AFTER_AT and words[ahead - 1] in {"at", "the"}):
        return mention._replace(end=ahead + 1, modifier=_LATEST)
    if words[ahead] == "earliest":
        return mention._replace(end=ahead + 1, modifier=_EARLIEST)
    if words[at] == "or":
        following = words[at + 1]
        if following in _LATER:
            return mention._replace(end=at + 2, modifier=_EARLIEST)
        if following in {"so", "thereabouts"}:
            return mention._replace(end=at + 2, span=mention.span._replace(vague=True))
        if following in _SOONER:
            return mention._replace(end=at + 2, modifier=_LATEST)
    if words[at] in {"ish", "give"}:
        return mention._replace(span=mention.span._replace(vague=True))
    return mention._replace(end=at)


def _after_times(text: DatePhrase, at: int) -> int:
    """The index after the times of day at ``at``: "at 5 pm", "afternoon", "by noon ET"."""
    words = text.words
    for _ in range(_MOST_TIMES):
        ahead = at
        while words[ahead] in _BEFORE_OTHER_CLOCK:
            ahead += 1
        numbered = words[ahead] == NUMBER and words[ahead + 1] in TIMES
        if words[ahead] not in TIMES and not numbered:
            break
        at = ahead + 1 + numbered
    return at


_SOON: Final[dict[str, list[tuple[str, ...]]]] = {}
for _phrase in sorted(VAGUE_SOON, key=len, reverse=True):
    _SOON.setdefault(_phrase[0], []).append(_phrase)
STARTS: Final = frozenset().union(
    PREPOSITION_WORDS,
    FILLERS,
    SUBRANGE_WORDS,
    RANGE_WORDS,
    DAY_WORDS,
    AMOUNT_WORDS,
    HOLIDAY_WORDS,
    MONTHS,
    _SOON,
    {"eod", "cob", "noon", "midday", "first", "matter", "black", *DECIMALS},
)
"""The words that may begin a mention; all others are skipped."""
_AFTERWARDS = word_set("afterwards afterward thereafter")
_BEFORE_CLOCK = word_set("at by around , (")
_CLOCKS = word_set("noon midday midnight lunchtime eod cob") | {CLOCK}
_MOST_FILLERS = 3


def mention_at(text: DatePhrase, at: int) -> Mention | None:
    """The mention that begins at ``at``, if one does."""
    preposition, ahead = preposition_at(text, at)
    if not preposition:
        while text.words[ahead] in FILLERS and ahead - at < _MOST_FILLERS:
            ahead += 1
        if text.words[ahead] in PREPOSITION_WORDS and ahead > at:
            preposition, ahead = preposition_at(text, ahead)
    soon = _soon(text, at)
    if soon is not None:
        return soon
    if text.words[ahead : ahead + 3] == ["a", "matter", "of"]:
        preposition, ahead = prepositions.IN, ahead + 3
    period = period_at(text, ahead, preposition)
    if period is not None:
        span, end, amount, chained = period
        mention = Mention(span, preposition, at, end, "", not preposition, chained, amount)
        return with_modifiers(text, join_alternatives(text, mention))
    if text.before and _refers_back(text, at, ahead, preposition):
        span = text.before[-1]._replace(rule="that", shape=DAY, within=None)
        return Mention(span, preposition, at, ahead + 1, chained=True)
    return _placed_at(text, at, ahead, preposition)


def _placed_at(text: DatePhrase, at: int, ahead: int, preposition: str) -> Mention | None:
    """A mention of a day or a range whose words begin at ``ahead``, after the preposition."""
    found = clocked(text, ahead)
    if found is not None and preposition == prepositions.BEFORE:
        preposition = prepositions.BY  # "before noon tomorrow" is tomorrow, though "before tomorrow" is not
    found = found or compound_at(text, ahead)
    if found is None and preposition not in {"", prepositions.FOR}:
        found = holiday_at(text, ahead + (text.words[ahead] == "the"))
    if found is None:
        return None
    if preposition == prepositions.BEFORE and found[0].shape == DAY and _clock_follows(text, found[1]):
        preposition = prepositions.BY  # nor is "before 11 December at 17:00" the day before
    return with_modifiers(
        text, join_alternatives(text, Mention(found[0], preposition or prepositions.PLAIN, at, found[1]))
    )


def _clock_follows(text: DatePhrase, at: int) -> bool:
    """Whether a time of day comes right after a day: "at 17:00", "5pm", "noon"."""
    words = text.words
    while words[at] in _BEFORE_CLOCK:
        at += 1
    return words[at] in _CLOCKS or (
        words[at] == NUMBER and words[at + 1] in {"am", "pm", "o'clock", "oclock"}
    )


def _refers_back(text: DatePhrase, at: int, ahead: int, preposition: str) -> bool:
    """Whether it refers to the time named before: "shortly after that", "by then", "before then"."""
    if preposition in {prepositions.BY, prepositions.BEFORE, prepositions.UNTIL}:
        return text.words[ahead] == "then"
    if preposition != prepositions.AFTER or text.words[ahead] not in {"that", "then"}:
        return False
    return text.words[at - 1] in FILLERS or text.words[at] in FILLERS


def _soon(text: DatePhrase, at: int) -> Mention | None:
    words = text.words
    for phrase in _SOON.get(words[at], ()):
        if all(words[at + n] == word for n, word in enumerate(phrase)):
            end = at + len(phrase)
            after = words[end] in _AFTERWARDS or (words[end] == "after" and not words[end + 1].isalnum())
            if after and text.before:
                base = text.before[-1].last
                span = DaySpan(base, base + ASSUMED_DAYS, "soon-after", DAY, vague=True)
                return Mention(span, prepositions.PLAIN, at, end + 1, chained=True)
            if words[end] in {"after", "before", "enough", "as"}:
                return None
            span = DaySpan(text.said_on, text.said_on + ASSUMED_DAYS, "soon", VAGUE, vague=True)
            return Mention(span, prepositions.PLAIN, at, end)
    return None
