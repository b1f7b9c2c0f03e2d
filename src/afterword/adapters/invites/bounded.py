"""Which repeating rules are worked out: those that surely come to an end.

A rule is a small program. "Every second", or "the 31st of February", keeps a machine busy for minutes or
for ever, and no interview needs one. What is admitted here finds its next date after a few steps.
"""

import re
from typing import Final

_PART: Final = re.compile(r"([A-Z]+)=([^;=]+)")
_COUNT: Final = re.compile(r"[1-9]\d{0,3}")
_INTERVAL: Final = re.compile(r"[1-9]\d{0,2}")
_SMALL: Final = re.compile(r"-?[1-5]")
_DAYS: Final = re.compile(r"(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*")
_NTH_DAYS: Final = re.compile(r"[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)(,[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU))*")
_MONTH_DAYS: Final = re.compile(r"-?([1-9]|[12]\d)(,-?([1-9]|[12]\d))*|-1|3[01]")
_MONTH: Final = re.compile(r"0?[1-9]|1[0-2]")
_CLOCK: Final = re.compile(r"[0-5]?\d")
_UNTIL: Final = re.compile(r"\d{8}(T\d{6}Z?)?")

_ALWAYS: Final = {
    "FREQ": re.compile(r"[A-Z]+"),
    "INTERVAL": _INTERVAL,
    "COUNT": _COUNT,
    "UNTIL": _UNTIL,
    "WKST": re.compile(r"[A-Z]{2}"),
}
_MEETING: Final = {
    "DAILY": {"BYDAY": _DAYS},
    "WEEKLY": {"BYDAY": _DAYS},
    "MONTHLY": {"BYDAY": _NTH_DAYS, "BYMONTHDAY": _MONTH_DAYS, "BYSETPOS": _SMALL},
}
_CLOCK_CHANGE: Final = {
    "YEARLY": {
        "BYMONTH": _MONTH,
        "BYDAY": _NTH_DAYS,
        "BYMONTHDAY": _MONTH_DAYS,
        "BYHOUR": _CLOCK,
        "BYMINUTE": _CLOCK,
        "BYSECOND": _CLOCK,
    }
}


def meeting_rule(text: str) -> dict[str, str] | None:
    """The parts of a meeting's RRULE; ``None`` for one that is not worked out."""
    parts = _parts(text, _MEETING)
    if parts is None:
        return None
    if "BYSETPOS" in parts and ("BYMONTHDAY" in parts or not _DAYS.fullmatch(parts.get("BYDAY", ""))):
        return None
    return parts


def clock_change_rule(text: str) -> dict[str, str] | None:
    """The parts of a VTIMEZONE's RRULE; ``None`` for one that is not worked out."""
    return _parts(text, _CLOCK_CHANGE)


def _parts(text: str, known: dict[str, dict[str, re.Pattern[str]]]) -> dict[str, str] | None:
    parts: dict[str, str] = {}
    for piece in text.strip().strip(";").upper().split(";"):
        found = _PART.fullmatch(piece)
        if found is None or found[1] in parts:
            return None
        parts[found[1]] = found[2]
    special = known.get(parts.get("FREQ", ""))
    if special is None or ("BYDAY" in parts and "BYMONTHDAY" in parts and "BYMONTH" not in parts):
        return None
    for name, value in parts.items():
        pattern = _ALWAYS.get(name) or special.get(name)
        if pattern is None or not pattern.fullmatch(value):
            return None
    return parts
