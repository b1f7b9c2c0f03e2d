"""What a text may lean on: a case, seen from the person it is for."""

from typing import NamedTuple

from afterword.core.facts import Case, Contact, Interview, OpenPoint
from afterword.core.moments import Day


class About(NamedTuple):
    """The facts for one text.

    ``person`` is whom it is for (``None``: nobody of the case). ``interview`` is the latest finished or
    begun one that they took part in, else the latest; ``days`` the dates (ordinals) on which it took place,
    by the candidate's clock and by theirs: two only where these differ. ``panel`` are the people of that
    interview, in its order; ``points`` what it left open, ``highlights`` what was talked about.
    """

    case: Case
    person: Contact | None
    interview: Interview | None
    days: tuple[Day, ...]
    panel: tuple[Contact, ...]
    points: tuple[OpenPoint, ...]
    highlights: tuple[str, ...]
