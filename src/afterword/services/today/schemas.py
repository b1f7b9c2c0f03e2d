"""The request and result of *Today*."""

from typing import Annotated

from msgspec import Meta, Struct

from afterword.services.inbox.schemas import UnreadMessage
from afterword.services.planning.schemas import ActionOut
from afterword.services.request import Request


class TodayRequest(Request, frozen=True):
    """What to do now, and what can wait; at most ``limit`` cases of each."""

    limit: Annotated[int, Meta(ge=1, le=100)] = 20


class DueAction(Struct, frozen=True):
    """An action of a case, with its title."""

    case: int
    company: str
    role: str
    title: str
    action: ActionOut


class BrokenCase(Struct, frozen=True):
    """A case that can't be planned, and why."""

    case: int
    message: str


class TodayList(Struct, frozen=True):
    """The day: see ``today.agenda.Today``. ``more`` says that there are cases beyond those asked for."""

    now: tuple[DueAction, ...]
    no_hurry: tuple[DueAction, ...]
    before_tonight: tuple[DueAction, ...]
    waiting: tuple[DueAction, ...]
    read_first: tuple[UnreadMessage, ...]
    more: bool
    broken: tuple[BrokenCase, ...]
