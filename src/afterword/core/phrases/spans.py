"""What a piece of text can mean, before anything decides whether it is about the answer."""

from typing import Final, NamedTuple

from afterword.core.moments import Day
from afterword.core.phrases.reckon import Reckoning
from afterword.core.phrases.tokens import Tokens

DAY: Final = "day"
WEEK: Final = "week"
MONTH: Final = "month"
QUARTER: Final = "quarter"
YEAR: Final = "year"
NEW_YEAR: Final = "new-year"
WEEKEND: Final = "weekend"
EDGE: Final = "edge"
MIDDLE: Final = "middle"
PERIOD: Final = "period"
VAGUE: Final = "vague"

ASSUMED_DAYS: Final = 7
"""How long after a lower bound ("after Thanksgiving") or a bare "soon" the answer may come at the latest:
the policy's ``expect.assumed_days``."""


class Span(NamedTuple):
    """The days, first to last, that an expression of time means, and the rule that read it.

    ``shape`` says how a preposition works on it ("before" a week is before its first day, "before the
    end of" a week is by its last). ``within`` is (count, unit) where it is a period counted from the day
    it was said on.
    """

    first: Day
    last: Day
    rule: str
    shape: str = DAY
    vague: bool = False
    within: tuple[int, str] | None = None


class Text(NamedTuple):
    """One text being read: its words, the calendar, the country's order of day and month, the spans read."""

    tokens: Tokens
    words: list[str]
    numbers: list[int]
    reckon: Reckoning
    month_first: bool | None
    before: list[Span]
    feasts: dict[str, list[tuple[tuple[str, ...], Span]]]
    depth: list[int]

    @property
    def said_on(self) -> Day:
        """The day on which it was said."""
        return self.reckon.said_on


Parsed = tuple[Span, int]
"""A span and the index of the word after it."""
