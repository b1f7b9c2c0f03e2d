"""Who asks, from where, and when."""

from datetime import datetime
from typing import NamedTuple


class Caller(NamedTuple):
    """Whose cases are meant, which surface speaks for them, and the moment, read once at the edge."""

    owner: int
    surface: str
    now: datetime
