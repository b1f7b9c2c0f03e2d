"""Mentions: every time that a text names, with what leads and follows it."""

from typing import Final

from afterword.core.phrases import leads
from afterword.core.phrases.counting import AMOUNT_WORDS, DECIMALS, period_at
from afterword.core.phrases.feasts import feast
from afterword.core.phrases.leads import FILLERS, LEAD_WORDS, lead_at
from afterword.core.phrases.lexicon import MONTHS, VAGUE_SOON, words_of
from afterword.core.phrases.parts import PART_WORDS
from afterword.core.phrases.spans import ASSUMED_DAYS, DAY, VAGUE, Span, Text
from afterword.core.phrases.tails import Mention, finished, joined
from afterword.core.phrases.targets import DAY_WORDS, FEAST_WORDS, STRETCH_WORDS, clocked, target

_SOON: Final[dict[str, list[tuple[str, ...]]]] = {}
for _phrase in sorted(VAGUE_SOON, key=len, reverse=True):
    _SOON.setdefault(_phrase[0], []).append(_phrase)
STARTS: Final = frozenset().union(
    LEAD_WORDS,
    FILLERS,
    PART_WORDS,
    STRETCH_WORDS,
    DAY_WORDS,
    AMOUNT_WORDS,
    FEAST_WORDS,
    MONTHS,
    _SOON,
    {"eod", "cob", "noon", "midday", "first", "matter", "black", *DECIMALS},
)
"""The words at which a mention may begin: all others are passed over."""
_AFTERWARDS = words_of("afterwards afterward thereafter")
_MOST_FILLERS = 3


def mention_at(text: Text, at: int) -> Mention | None:
    """The mention that begins at ``at``, if one does."""
    lead, ahead = lead_at(text, at)
    if not lead:
        while text.words[ahead] in FILLERS and ahead - at < _MOST_FILLERS:
            ahead += 1
        if text.words[ahead] in LEAD_WORDS and ahead > at:
            lead, ahead = lead_at(text, ahead)
    soon = _soon(text, at)
    if soon is not None:
        return soon
    if text.words[ahead : ahead + 3] == ["a", "matter", "of"]:
        lead, ahead = leads.IN, ahead + 3
    period = period_at(text, ahead, lead)
    if period is not None:
        span, end, amount, chained = period
        mention = Mention(span, lead, at, end, "", not lead, chained, amount)
        return finished(text, joined(text, mention))
    if text.before and _refers_back(text, at, ahead, lead):
        span = text.before[-1]._replace(rule="that", shape=DAY, within=None)
        return Mention(span, lead, at, ahead + 1, chained=True)
    return _placed_at(text, at, ahead, lead)


def _placed_at(text: Text, at: int, ahead: int, lead: str) -> Mention | None:
    """A mention of a day or a stretch, whose words begin at ``ahead``, after the lead."""
    found = clocked(text, ahead)
    if found is not None and lead == leads.BEFORE:
        lead = leads.BY  # "before noon tomorrow" is tomorrow, though "before tomorrow" is not
    found = found or target(text, ahead)
    if found is None and lead not in {"", leads.FOR}:
        found = feast(text, ahead + (text.words[ahead] == "the"))
    if found is None:
        return None
    return finished(text, joined(text, Mention(found[0], lead or leads.PLAIN, at, found[1])))


def _refers_back(text: Text, at: int, ahead: int, lead: str) -> bool:
    """Whether it is the time named before: "shortly after that", "by then", "before then"."""
    if lead in {leads.BY, leads.BEFORE, leads.UNTIL}:
        return text.words[ahead] == "then"
    if lead != leads.AFTER or text.words[ahead] not in {"that", "then"}:
        return False
    return text.words[at - 1] in FILLERS or text.words[at] in FILLERS


def _soon(text: Text, at: int) -> Mention | None:
    words = text.words
    for phrase in _SOON.get(words[at], ()):
        if all(words[at + n] == word for n, word in enumerate(phrase)):
            end = at + len(phrase)
            after = words[end] in _AFTERWARDS or (words[end] == "after" and not words[end + 1].isalnum())
            if after and text.before:
                base = text.before[-1].last
                span = Span(base, base + ASSUMED_DAYS, "soon-after", DAY, vague=True)
                return Mention(span, leads.PLAIN, at, end + 1, chained=True)
            if words[end] in {"after", "before", "enough", "as"}:
                return None
            span = Span(text.said_on, text.said_on + ASSUMED_DAYS, "soon", VAGUE, vague=True)
            return Mention(span, leads.PLAIN, at, end)
    return None
