"""What follows a time: other days ("Monday or Tuesday"), and its tail ("at the latest", "or so")."""

from typing import Final, NamedTuple

from afterword.core.phrases import leads
from afterword.core.phrases.counting import period_at
from afterword.core.phrases.leads import FILLERS
from afterword.core.phrases.lexicon import words_of
from afterword.core.phrases.periods import Amount
from afterword.core.phrases.reckon import WEEK as WEEK_DAYS
from afterword.core.phrases.spans import DAY, PERIOD, Parsed, Span, Text
from afterword.core.phrases.targets import TIMES, clocked, placed, target
from afterword.core.phrases.tokens import NUMBER, RANGE_DASH
from afterword.core.phrases.units import week_of

_CONNECTORS = words_of("or to / through until till thru and ,") | {RANGE_DASH}
_HEDGES = words_of("maybe perhaps possibly even")
_LEADS_AGAIN = words_of("even on by in at within")
_PARTS = words_of("early beginning mid late")
_BEFORE_CLOCK = words_of("at by in the around -")
_TO_CAP = words_of(", ( at the very")
_CAPS = words_of("max maximum tops latest")
_CAPS_AFTER_AT = words_of("most outside")
_LATER = words_of("later after beyond more longer")
_SOONER = words_of("sooner earlier before less")
_MOST_JOINED = 4
_MOST_TIMES = 6
_LATEST: Final = "latest"
_EARLIEST: Final = "earliest"


class Mention(NamedTuple):
    """One time named: the span, its lead, the words it takes, and what its tail says.

    ``tail``: "latest" ("Friday at the latest"), "earliest" ("Monday at the earliest", "Monday or
    later") or empty. ``bare``: a period with no lead. ``chained``: counted from the mention before.
    """

    span: Span
    lead: str
    start: int
    end: int
    tail: str = ""
    bare: bool = False
    chained: bool = False
    amount: Amount | None = None


def joined(text: Text, mention: Mention) -> Mention:
    """Takes in what follows "or", "to", "and": "Monday or Tuesday", "this week or early next"."""
    for _ in range(_MOST_JOINED):
        more = _joined_once(text, mention)
        if more is None:
            return mention
        mention = more
    return mention


def _joined_once(text: Text, mention: Mention) -> Mention | None:
    words = text.words
    at = mention.end
    ahead = _past_connector(text, mention)
    if ahead < 0:
        return None
    loose = words[at] == "or" or words[at + (words[at] == ",")] in _HEDGES
    text.before.append(mention.span)
    found = clocked(text, ahead) or target(text, ahead)
    if found is None and loose:
        period = period_at(text, ahead, leads.IN)
        found = None if period is None else (period.span, period.end)
    text.before.pop()
    if found is None:
        return None
    span = _both(text, mention.span, found, ranged=words[at] not in {"or", "and", "/", ","})
    return mention._replace(span=span, end=found[1])


def _past_connector(text: Text, mention: Mention) -> int:
    """The index of what the mention is joined to; -1 if nothing joins."""
    words = text.words
    at = mention.end
    ahead = at + (words[at] == ",")
    hedged = words[ahead] in _HEDGES
    if words[at] == ",":
        if words[ahead] != "or" and words[ahead] not in _PARTS and not hedged:
            return -1
    elif words[at] not in _CONNECTORS and not hedged:
        return -1
    both = mention.lead == leads.BETWEEN or mention.span.rule.startswith("weekday")
    if words[at] == "and" and not both:
        return -1
    ahead += words[ahead] in _CONNECTORS
    if words[ahead] == "if" and words[ahead + 1] == "not":
        ahead += 2
    while words[ahead] in FILLERS or words[ahead] in _LEADS_AGAIN:
        ahead += 1
    return ahead


def _both(text: Text, first: Span, found: Parsed, *, ranged: bool) -> Span:
    """The days from the first of two spans to the later's last; a range of weekdays runs forwards."""
    second = found[0]
    if first.rule.startswith("weekday") and second.rule == "weekday-of-week":
        return placed(text, Span(first.first, second.last, ""), week_of(text, second.last))
    later = second if second.last >= first.last else first
    if ranged and second.last < first.last and second.rule == "weekday":
        later = second._replace(last=second.last + WEEK_DAYS)
    shape = later.shape if later.shape != PERIOD else DAY
    return Span(min(first.first, second.first), later.last, later.rule, shape, first.vague or second.vague)


def finished(text: Text, mention: Mention) -> Mention:
    """Takes in the tail: times of day, "at the latest", "or sooner", "or so", "at the earliest"."""
    words = text.words
    at = _after_times(text, mention.end)
    ahead = at
    while words[ahead] in _TO_CAP:
        ahead += 1
    if words[ahead] in _CAPS or (words[ahead] in _CAPS_AFTER_AT and words[ahead - 1] in {"at", "the"}):
        return mention._replace(end=ahead + 1, tail=_LATEST)
    if words[ahead] == "earliest":
        return mention._replace(end=ahead + 1, tail=_EARLIEST)
    if words[at] == "or":
        following = words[at + 1]
        if following in _LATER:
            return mention._replace(end=at + 2, tail=_EARLIEST)
        if following in {"so", "thereabouts"}:
            return mention._replace(end=at + 2, span=mention.span._replace(vague=True))
        if following in _SOONER:
            return mention._replace(end=at + 2, tail=_LATEST)
    if words[at] in {"ish", "give"}:
        return mention._replace(span=mention.span._replace(vague=True))
    return mention._replace(end=at)


def _after_times(text: Text, at: int) -> int:
    """The index after the times of day at ``at``: "at 5 pm", "afternoon", "by noon ET"."""
    words = text.words
    for _ in range(_MOST_TIMES):
        ahead = at
        while words[ahead] in _BEFORE_CLOCK:
            ahead += 1
        numbered = words[ahead] == NUMBER and words[ahead + 1] in TIMES
        if words[ahead] not in TIMES and not numbered:
            break
        at = ahead + 1 + numbered
    return at
