"""When a note goes out, as a form says it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from afterword.app.ledger.books import Opened
from afterword.core.fault import Fault

When = Literal["now", "at", "best"]


def moment_typed(form: Mapping[str, str], opened: Opened) -> tuple[When, datetime | None]:
    """Now, at the best moment, or at the one that was typed, on the writer's own clock."""
    when = form.get("when", "best")
    if when == "now":
        return "now", None
    if when != "at":
        return "best", None
    typed = form.get("at", "")
    try:
        wall = datetime.fromisoformat(typed).replace(tzinfo=None)
    except ValueError:
        raise Fault("at", repr(typed) if typed else "nothing", "a day and a time") from None
    return "at", wall.replace(tzinfo=ZoneInfo(opened.case.candidate.timezone))
