"""What they said about the answer ("by the end of next week") as a date or a period.

``understand`` reads English phrases and whole sentences. It never guesses: what it does not
understand is ``None``, what it understands loosely is marked vague and stands for the latest day
that it can mean. ``docs/when.md`` says how each kind of phrase is read, and why.
"""

from dataclasses import dataclass
from datetime import date

from afterword.core.dates.resolve import Answer, answer_in
from afterword.core.dates.spans import DateMath, DatePhrase
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
        answer = answer_in(text)
        return None if answer is None else _understood(answer, tokens)
    except (ValueError, OverflowError):
        return None  # beyond the years that dates have


def _understood(answer: Answer, tokens: WordTokens) -> Understood:
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
