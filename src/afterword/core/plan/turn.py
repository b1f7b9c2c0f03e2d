"""Whose move it is: the candidate's, theirs, or nobody's; until when, and what follows."""

from typing import Final, final

from afterword.core.plan.action import BLOCKED, DUE, LATE, UPCOMING, Action
from afterword.core.time.instants import Instant

MINE: Final = "mine"
THEIRS: Final = "theirs"
NOBODYS: Final = "nobody"
OVER: Final = ("accepted", "declined", "rejected", "quiet")
"""Stages in which nothing need be left to do."""


@final
class Turn:
    """``action`` is the step that matters most, ``until`` when this ends, ``then`` the kind that follows."""

    def __init__(
        self, whose: str, action: Action | None = None, until: Instant | None = None, then: str | None = None
    ) -> None:
        self.whose = whose
        self.action = action
        self.until = until
        self.then = then


def turn_of(actions: list[Action], stage: str, hidden: Action | None) -> Turn:
    """The turn: mine while something that isn't optional is open, else theirs until the next step, if any.

    ``hidden`` is a step that the plan shows only once it's due.
    """
    mine = [action for action in actions if not action.optional]
    open_ = [action for action in mine if action.status in (DUE, LATE, BLOCKED)]
    most = _most(open_)
    following = hidden
    for action in mine:
        if action.status == UPCOMING and (following is None or action.opens < following.opens):
            following = action
    then = following.kind if following is not None else None
    if most is not None:
        return Turn(MINE, most, most.late_until if most.status == LATE else most.closes, then)
    # What's open and yet not mine is moving on.
    if open_ or stage == "closed":
        return Turn(NOBODYS)
    if following is not None:
        return Turn(THEIRS, following, following.opens, then)
    if stage in OVER:
        return Turn(NOBODYS)
    # Nothing is dated yet: it's for the candidate to say when the interview is.
    return Turn(MINE)


def _most(actions: list[Action]) -> Action | None:
    """The step that matters most, besides moving on."""
    most: Action | None = None
    for action in actions:
        if action.kind != "let_go" and (most is None or _matters_more(action, most)):
            most = action
    return most


def matters(action: Action) -> tuple[bool, Instant]:
    """Late and blocked first, then what closes soonest; the lower comes first."""
    closes = action.late_until if action.status == LATE else action.closes
    return action.status == DUE, _FOREVER if closes is None else closes


def _matters_more(action: Action, other: Action) -> bool:
    if action.kind == "decide" and action.status == LATE:
        return True
    if other.kind == "decide" and other.status == LATE:
        return False
    return matters(action) < matters(other)


_FOREVER: Final = 1 << 62
