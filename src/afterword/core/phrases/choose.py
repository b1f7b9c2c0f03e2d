"""Which of the times that a text names is the one of the answer."""

from typing import Final, NamedTuple

from afterword.core.phrases import leads
from afterword.core.phrases.clauses import (
    DECIDE,
    NEUTRAL,
    OTHER,
    TELL,
    Clause,
    clauses_of,
    is_strange,
    negated,
)
from afterword.core.phrases.leads import FILLERS, Bound, bound
from afterword.core.phrases.lexicon import words_of
from afterword.core.phrases.mentions import STARTS, mention_at
from afterword.core.phrases.periods import counted
from afterword.core.phrases.reckon import LAST_DAY, WEEK
from afterword.core.phrases.spans import VAGUE, Text
from afterword.core.phrases.tails import Mention
from afterword.core.phrases.topics import ONGOING, OVER

_MOST_MENTIONS = 400
_DEADLINE = {leads.BY: 1, leads.WITHIN: 1, leads.BEFORE: 1, leads.LATEST: 7, leads.RATHER: 4}
_LOWER = frozenset({leads.AFTER, leads.NOT_BEFORE})
_FINISHING = words_of(
    "finish finishes finished finishing wrap wraps wrapping wrapped complete completed completing done"
    " conclude concludes concluding through until till til last final end ends close closes over"
)
_THEN = words_of("then after afterwards afterward thereafter later")
_ONCE = words_of("after once following")
_BEFORE_BARE = words_of(
    "said says say told me mentioned be is it's its takes take taking need needs allow give us wait"
    " expect maybe probably another around usually typically normally likely possibly perhaps hopefully"
    " to like than that least the it ~ , . : ; - -- ( /"
)
_ALSO = words_of("but and so then or")
_PLACED: Final = frozenset(
    {leads.PLAIN, "", leads.FROM, leads.RATHER, leads.IN, leads.WITHIN, leads.BY, leads.LATEST, leads.BETWEEN}
)


class Answer(NamedTuple):
    """The time of the answer: the mention it was read from, and the days it means."""

    mention: Mention
    bound: Bound
    rule: str
    within: tuple[int, str] | None


class _Candidate(NamedTuple):
    answer: Answer
    score: int


def answer_in(text: Text) -> Answer | None:
    """The one time that the text gives for the answer; none if it gives none, or if two are as likely."""
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
        if about in {OTHER, DECIDE} and mention.lead not in {leads.PAST, leads.HABIT}:
            ending = mention
    return _best(candidates)


def _mentions(text: Text) -> list[Mention]:
    mentions: list[Mention] = []
    at = 0
    words = text.words
    while at < text.tokens.length and len(mentions) < _MOST_MENTIONS:
        mention = _try(text, at) if words[at] in STARTS else None
        if mention is None:
            at += 1
            continue
        if _in_the_past(text, mention):
            mention = mention._replace(lead=leads.PAST)
        mentions.append(mention)
        text.before.append(mention.span)
        at = max(mention.end, at + 1)
    return mentions


def _try(text: Text, at: int) -> Mention | None:
    """The mention at ``at``; one beyond the years that dates have is none."""
    try:
        mention = mention_at(text, at)
    except (ValueError, OverflowError):
        return None
    return mention if mention is None or mention.span.last <= LAST_DAY else None


def _in_the_past(text: Text, mention: Mention) -> bool:
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


def _about(text: Text, clauses: list[Clause], number: int, mention: Mention) -> int:
    """What the mention is about; one alone between commas belongs to the clause before, or else after."""
    clause = clauses[number]
    if not _alone(text, clause, mention):
        return clause.about
    around = [
        clauses[other]
        for other in (number - 1, number + 1)
        if 0 <= other < len(clauses) and clauses[other].sentence == clause.sentence
    ]
    inside = len(around) > 1 and around[0].said > 0 and max(each.about for each in around) == OTHER
    if inside:
        return OTHER  # "the interview, on Friday, went well"
    return max(around[0].about, NEUTRAL) if around else NEUTRAL


def _alone(text: Text, clause: Clause, mention: Mention) -> bool:
    rest = [
        at
        for at in (*range(clause.start, mention.start), *range(mention.end, clause.end))
        if text.words[at] not in _ALSO and text.words[at] not in FILLERS and text.tokens.raw[at][:1].isalnum()
    ]
    return not rest


def _finishes(text: Text, clause: Clause, mention: Mention) -> bool:
    if mention.lead == leads.UNTIL:
        return True
    return any(word in _FINISHING for word in text.words[clause.start : clause.end])


def _rebased(text: Text, clauses: list[Clause], mention: Mention, ending: Mention, about: int) -> Mention:
    """A period told after the end of something, counted from it: "until Wednesday, then within a week"."""
    if mention.amount is None or mention.chained or mention.span.within is None or about == OTHER:
        return mention
    before = clauses[_clause_of(clauses, ending.start)]
    then = any(word in _THEN for word in text.words[ending.end : mention.start])
    finished = _finishes(text, before, ending) if before.about == OTHER else about == TELL
    finished = finished or text.words[before.start] in _ONCE
    if ending.span.last <= text.said_on or not (then or finished):
        return mention
    span = counted(text.reckon, ending.span.last, mention.amount, "period-after")
    return mention._replace(span=span._replace(vague=True, within=None), chained=True)


def _rolled(text: Text, clauses: list[Clause], mention: Mention, ending: Mention) -> Mention:
    """A weekday told after other business that is still to come may be the one after it.

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
    later = mention.span.last + WEEK * -((mention.span.last - last - 1) // WEEK)
    return mention._replace(span=mention.span._replace(last=later, vague=True))


def _candidate(text: Text, mention: Mention, clause: Clause, about: int) -> _Candidate | None:
    if mention.bare and not _bare_ok(text, mention, clause, about):
        return None
    lead = _lead(text, mention, clause, about)
    if about == OTHER and not mention.chained:
        return None
    days = None if lead is None else bound(text, lead, mention.span)
    if lead is None or days is None:
        return None
    vague = (
        days.vague
        or mention.lead in {leads.UNTIL, leads.FOR}
        or "around" in text.words[mention.start : mention.end]
        or (lead in {leads.PLAIN, leads.IN} and "sometime" in text.words[mention.start : mention.end])
    )
    plain = mention.span.within is not None and lead in _PLACED | {leads.MORE}
    rule = mention.span.rule if lead in _PLACED else f"{lead}-{mention.span.rule}"
    answer = Answer(mention, days._replace(vague=vague), rule, mention.span.within if plain else None)
    score = 4 * about + 2 * _DEADLINE.get(lead, 0) - (lead in _LOWER) + mention.chained
    return _Candidate(answer, -1 if mention.span.shape == VAGUE else score)


def _bare_ok(text: Text, mention: Mention, clause: Clause, about: int) -> bool:
    """Whether a period that nothing leads is a time to wait, and not an age, a length or a price."""
    if about in {TELL, DECIDE} or mention.chained:
        return True
    if mention.start == 0 or _alone(text, clause, mention):
        return True
    return not _BEFORE_BARE.isdisjoint(text.words[mention.start - 1 : mention.start + 1])


def _lead(text: Text, mention: Mention, clause: Clause, about: int) -> str | None:
    """The lead as negation and the tail change it; none if the time is denied or is not the answer's."""
    lead = mention.lead or leads.PLAIN
    if lead in {leads.PAST, leads.HABIT}:
        return None
    denied = negated(text.words, clause, mention.start)
    if lead == leads.MORE:
        return leads.LATEST if denied else leads.NOT_BEFORE
    if denied:
        return {
            leads.UNTIL: leads.PLAIN,
            leads.FOR: leads.PLAIN,
            leads.BEFORE: leads.NOT_BEFORE,
            leads.AFTER: leads.AFTER,
            leads.LATEST: leads.LATEST,
            leads.NOT_BEFORE: leads.NOT_BEFORE,
        }.get(lead)
    if mention.tail:
        return leads.LATEST if mention.tail == "latest" else leads.NOT_BEFORE
    if lead == leads.UNTIL:
        alone = clause.said == 0 or _alone(text, clause, mention)
        return leads.UNTIL if (about in {TELL, DECIDE} and not clause.busy) or alone else None
    if lead == leads.FOR:
        return leads.PLAIN if about == DECIDE else None
    return lead


def _best(candidates: list[_Candidate]) -> Answer | None:
    if not candidates:
        return None
    best = max(candidate.score for candidate in candidates)
    answers = [candidate.answer for candidate in candidates if candidate.score == best]
    if len({answer.bound.by for answer in answers}) > 1:
        return None
    return answers[-1]
