"""What they said about the answer ("by the end of next week") as a date or a period.

``understand`` reads English phrases and whole sentences. It never guesses: what it does not
understand is ``None``, what it understands loosely is marked vague and stands for the latest day
that it can mean. ``docs/when.md`` says how each kind of phrase is read, and why.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from afterword.core.dates import prepositions
from afterword.core.dates.clauses import (
    DECIDE,
    NEUTRAL,
    ONGOING,
    OTHER,
    OVER,
    TELL,
    Clause,
    clauses_of,
    is_strange,
    negated,
)
from afterword.core.dates.mentions import STARTS, Mention, mention_at
from afterword.core.dates.periods import counted_span
from afterword.core.dates.prepositions import FILLERS, Bound, bound
from afterword.core.dates.spans import LAST_DAY, VAGUE, WEEK_DAYS, DateMath, DatePhrase
from afterword.core.dates.tokens import WordTokens, tokenize, word_set
from afterword.core.time.calendar import Days

__all__ = ["Understood", "understand"]

_LONGEST = 10_000
_MONTH_FIRST = word_set("US PH PR GU VI AS MP FM MH PW JP CN KR KP TW HU LT MN")
_EITHER = frozenset({"CA"})


@dataclass(frozen=True, slots=True)
class Understood:
    """What a phrase means, in the employer's calendar.

    ``earliest`` and ``by``: the first and the last day it can mean; ``by`` is the reply date.
    ``within``: (count, unit) with unit ``days``, ``business_days``, ``weeks`` or ``months``, only for
    a plain period counted from the day it was said; of a range, the upper end. ``vague``: whether the
    words leave the latest day open. ``rule``: the id of the grammar rule. ``start``/``end``: the words
    read, in code points of the text.
    """

    earliest: date
    by: date
    within: tuple[int, str] | None
    vague: bool
    rule: str
    start: int
    end: int


def understand(said: str, said_on: date, days: Days, country: str | None = None) -> Understood | None:
    """What ``said``, said on ``said_on``, means for the date of the answer; ``None`` if it isn't understood.

    ``days`` are the business days of the employer's country and region. ``country`` (ISO 3166-1
    alpha-2) settles whether 4/12 is in April or in December; without it, both are possible. Only the
    first 10,000 characters are read. Never raises.
    """
    tokens = tokenize(said[:_LONGEST])
    month_first = None if country is None or country in _EITHER else country in _MONTH_FIRST
    date_math = DateMath(said_on.toordinal(), days)
    text = DatePhrase(tokens, tokens.words, tokens.numbers, date_math, month_first, [], {}, [0])
    try:
        answer = _answer_in(text)
        return None if answer is None else _understood(answer, tokens)
    except (ValueError, OverflowError):
        return None  # beyond the years that dates have


def _understood(answer: "_Answer", tokens: WordTokens) -> Understood:
    mention = answer.mention
    return Understood(
        earliest=date.fromordinal(answer.bound.earliest),
        by=date.fromordinal(answer.bound.by),
        within=answer.within,
        vague=answer.bound.vague,
        rule=answer.rule,
        start=tokens.starts[mention.start],
        end=tokens.ends[mention.end - 1],
    )


# Which of the times in a text is the time of the answer.

_MOST_MENTIONS = 400
_DEADLINE = {
    prepositions.BY: 1,
    prepositions.WITHIN: 1,
    prepositions.BEFORE: 1,
    prepositions.LATEST: 7,
    prepositions.RATHER: 4,
}
_LOWER = frozenset({prepositions.AFTER, prepositions.NOT_BEFORE})
_FINISHING = word_set(
    "finish finishes finished finishing wrap wraps wrapping wrapped complete completed completing done"
    " conclude concludes concluding through until till til last final end ends close closes over"
)
_THEN = word_set("then after afterwards afterward thereafter later")
_ONCE = word_set("after once following")
_BEFORE_BARE = word_set(
    "said says say told me mentioned be is it's its takes take taking need needs allow give us wait"
    " expect maybe probably another around usually typically normally likely possibly perhaps hopefully"
    " to like than that least the it ~ , . : ; - -- ( /"
)
_ALSO = word_set("but and so then or")
_PLACED: Final = frozenset(
    {
        prepositions.PLAIN,
        "",
        prepositions.FROM,
        prepositions.RATHER,
        prepositions.IN,
        prepositions.WITHIN,
        prepositions.BY,
        prepositions.LATEST,
        prepositions.BETWEEN,
    }
)


class _Answer(NamedTuple):
    """The time of the answer: the mention it comes from and the days it means."""

    mention: Mention
    bound: Bound
    rule: str
    within: tuple[int, str] | None


class _Candidate(NamedTuple):
    answer: _Answer
    score: int


def _answer_in(text: DatePhrase) -> _Answer | None:
    """The time the text gives for the answer; ``None`` if there's none, or if two are equally likely."""
    mentions = _mentions(text)
    if not mentions:
        return None
    named = {at for mention in mentions for at in range(mention.start, mention.end)}
    clauses = [
        clause._replace(about=OTHER)
        if clause.about == NEUTRAL and is_strange(text.tokens, clause, named)
        else clause
        for clause in clauses_of(text.tokens)
    ]
    candidates: list[_Candidate] = []
    ending: Mention | None = None
    for mention in mentions:
        number = _clause_of(clauses, mention.start)
        about = _about(text, clauses, number, mention)
        clause = clauses[number]
        based = mention if ending is None else _rebased(text, clauses, mention, ending, about)
        if ending is not None and about in {TELL, DECIDE}:
            based = _rolled(text, clauses, based, ending)
        candidate = _candidate(text, based, clause, about)
        if candidate is not None:
            candidates.append(candidate)
        if about in {OTHER, DECIDE} and mention.preposition not in {prepositions.PAST, prepositions.HABIT}:
            ending = mention
    return _best(candidates)


def _mentions(text: DatePhrase) -> list[Mention]:
    mentions: list[Mention] = []
    at = 0
    words = text.words
    while at < text.tokens.length and len(mentions) < _MOST_MENTIONS:
        mention = _try(text, at) if words[at] in STARTS else None
        if mention is None:
            at += 1
            continue
        if _in_the_past(text, mention):
            mention = mention._replace(preposition=prepositions.PAST)
        mentions.append(mention)
        text.before.append(mention.span)
        at = max(mention.end, at + 1)
    return mentions


def _try(text: DatePhrase, at: int) -> Mention | None:
    """The mention at ``at``; ``None`` if it's outside the years that dates can have."""
    try:
        mention = mention_at(text, at)
    except (ValueError, OverflowError):
        return None
    return mention if mention is None or mention.span.last <= LAST_DAY else None


def _in_the_past(text: DatePhrase, mention: Mention) -> bool:
    """As in "Monday of last week", "earlier this week"."""
    end = mention.end + (text.words[mention.end] == "of")
    return text.words[end] == "last" and text.words[end + 1] in {"week", "month", "year"}


def _clause_of(clauses: list[Clause], at: int) -> int:
    low, high = 0, len(clauses) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if clauses[middle].start <= at:
            low = middle
        else:
            high = middle - 1
    return low


def _about(text: DatePhrase, clauses: list[Clause], number: int, mention: Mention) -> int:
    """What the mention is about. Alone between commas, it belongs to the clause before or else after it."""
    clause = clauses[number]
    if not _alone(text, clause, mention):
        return clause.about
    around = [
        clauses[other]
        for other in (number - 1, number + 1)
        if 0 <= other < len(clauses) and clauses[other].sentence == clause.sentence
    ]
    inside = len(around) > 1 and around[0].said > 0 and max(clause.about for clause in around) == OTHER
    if inside:
        return OTHER  # "the interview, on Friday, went well"
    return max(around[0].about, NEUTRAL) if around else NEUTRAL


def _alone(text: DatePhrase, clause: Clause, mention: Mention) -> bool:
    rest = [
        at
        for at in (*range(clause.start, mention.start), *range(mention.end, clause.end))
        if text.words[at] not in _ALSO and text.words[at] not in FILLERS and text.tokens.raw[at][:1].isalnum()
    ]
    return not rest


def _finishes(text: DatePhrase, clause: Clause, mention: Mention) -> bool:
    if mention.preposition == prepositions.UNTIL:
        return True
    return any(word in _FINISHING for word in text.words[clause.start : clause.end])


def _rebased(
    text: DatePhrase, clauses: list[Clause], mention: Mention, ending: Mention, about: int
) -> Mention:
    """A period after the end of something, and counted from it: "until Wednesday, then within a week"."""
    if mention.amount is None or mention.chained or mention.span.within is None or about == OTHER:
        return mention
    before = clauses[_clause_of(clauses, ending.start)]
    then = any(word in _THEN for word in text.words[ending.end : mention.start])
    with_modifiers = _finishes(text, before, ending) if before.about == OTHER else about == TELL
    with_modifiers = with_modifiers or text.words[before.start] in _ONCE
    if ending.span.last <= text.said_on or not (then or with_modifiers):
        return mention
    span = counted_span(text.date_math, ending.span.last, mention.amount, "period-after")
    return mention._replace(span=span._replace(vague=True, within=None), chained=True)


def _rolled(text: DatePhrase, clauses: list[Clause], mention: Mention, ending: Mention) -> Mention:
    """A weekday named after other business still to come may be the one that follows it.

    "I'm on leave from Monday to Wednesday but will email you on Thursday" need not mean tomorrow, so
    the later Thursday is the latest it can mean; with "so" ("I'm away from Monday, so by Friday") it can.
    """
    before, clause = clauses[_clause_of(clauses, ending.start)], clauses[_clause_of(clauses, mention.start)]
    last = ending.span.last
    if mention.span.rule != "weekday" or before.sentence != clause.sentence or mention.span.last > last:
        return mention
    words = text.words[before.start : before.end]
    ongoing = any(word in ONGOING or word.endswith(("'m", "'re", "'ll")) for word in words)
    over = any(word in OVER or word.endswith("ed") for word in words)
    if over or not ongoing or text.words[clause.start - 1] == "so" or text.words[clause.start] == "so":
        return mention
    later = mention.span.last + WEEK_DAYS * -((mention.span.last - last - 1) // WEEK_DAYS)
    return mention._replace(span=mention.span._replace(last=later, vague=True))


def _candidate(text: DatePhrase, mention: Mention, clause: Clause, about: int) -> _Candidate | None:
    if mention.bare and not _bare_ok(text, mention, clause, about):
        return None
    preposition = _preposition(text, mention, clause, about)
    if about == OTHER and not mention.chained:
        return None
    days = None if preposition is None else bound(text, preposition, mention.span)
    if preposition is None or days is None:
        return None
    vague = (
        days.vague
        or mention.preposition in {prepositions.UNTIL, prepositions.FOR}
        or "around" in text.words[mention.start : mention.end]
        or (
            preposition in {prepositions.PLAIN, prepositions.IN}
            and "sometime" in text.words[mention.start : mention.end]
        )
    )
    plain = mention.span.within is not None and preposition in _PLACED | {prepositions.MORE}
    rule = mention.span.rule if preposition in _PLACED else f"{preposition}-{mention.span.rule}"
    answer = _Answer(mention, days._replace(vague=vague), rule, mention.span.within if plain else None)
    score = 4 * about + 2 * _DEADLINE.get(preposition, 0) - (preposition in _LOWER) + mention.chained
    return _Candidate(answer, -1 if mention.span.shape == VAGUE else score)


def _bare_ok(text: DatePhrase, mention: Mention, clause: Clause, about: int) -> bool:
    """Whether a period without a preposition is time to wait, rather than an age, a length or a price."""
    if about in {TELL, DECIDE} or mention.chained:
        return True
    if mention.start == 0 or _alone(text, clause, mention):
        return True
    return not _BEFORE_BARE.isdisjoint(text.words[mention.start - 1 : mention.start + 1])


def _preposition(text: DatePhrase, mention: Mention, clause: Clause, about: int) -> str | None:
    """The preposition after negation and modifiers; ``None`` if the time is denied or isn't the answer's."""
    preposition = mention.preposition or prepositions.PLAIN
    if preposition in {prepositions.PAST, prepositions.HABIT}:
        return None
    denied = negated(text.words, clause, mention.start)
    if preposition == prepositions.MORE:
        return prepositions.LATEST if denied else prepositions.NOT_BEFORE
    if denied:
        return {
            prepositions.UNTIL: prepositions.PLAIN,
            prepositions.FOR: prepositions.PLAIN,
            prepositions.BEFORE: prepositions.NOT_BEFORE,
            prepositions.AFTER: prepositions.AFTER,
            prepositions.LATEST: prepositions.LATEST,
            prepositions.NOT_BEFORE: prepositions.NOT_BEFORE,
        }.get(preposition)
    if mention.modifier:
        return prepositions.LATEST if mention.modifier == "latest" else prepositions.NOT_BEFORE
    if preposition == prepositions.UNTIL:
        alone = clause.said == 0 or _alone(text, clause, mention)
        return prepositions.UNTIL if (about in {TELL, DECIDE} and not clause.busy) or alone else None
    if preposition == prepositions.FOR:
        return prepositions.PLAIN if about == DECIDE else None
    return preposition


def _best(candidates: list[_Candidate]) -> _Answer | None:
    if not candidates:
        return None
    best = max(candidate.score for candidate in candidates)
    answers = [candidate.answer for candidate in candidates if candidate.score == best]
    if len({answer.bound.by for answer in answers}) > 1:
        return None
    return answers[-1]
