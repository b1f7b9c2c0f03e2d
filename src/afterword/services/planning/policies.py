"""Policy values as people write them, and policies made of a base and overrides.

A duration is text (``"24 h"``, ``"10 min"``, ``"90 days"``), a clock is text (``"21:00"``), a span of
the clock is text (``"10:00-11:00"``), a ratio is text (``"3/7"``), a count is a number or, for business
days, text (``"10 business days"``). Overrides may nest (``{"call": {"horizon": 5}}``) or name the key
(``{"call.horizon": 5}``); ``base`` picks the shipped policy to start from.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from afterword.core.errors import InputError, Phrase
from afterword.core.policy import ANSWERS_BY_EMAIL, NO_PHONE, ClockSpan, Policy, Value
from afterword.core.policy_numbers import POLICIES
from afterword.core.time.instants import DAY, HOUR, MINUTE

_UNITS: Final = {
    "min": MINUTE, "minute": MINUTE, "minutes": MINUTE,
    "h": HOUR, "hour": HOUR, "hours": HOUR,
    "d": DAY, "day": DAY, "days": DAY,
}  # fmt: skip
_MOST_DAYS: Final = 366
_DAY_MINUTES: Final = 24 * 60


def duration(value: object) -> int:
    """Microseconds in ``"24 h"``."""
    if isinstance(value, str):
        count, _, unit = value.strip().partition(" ")
        if count.isdecimal() and unit.strip() in _UNITS:
            microseconds = int(count) * _UNITS[unit.strip()]
            if microseconds <= _MOST_DAYS * DAY:
                return microseconds
    raise ValueError(Phrase('a duration such as "24 h", "10 min" or "90 days", of at most 366 days'))


def clock_micros(value: object) -> int:
    """Microseconds from midnight to ``"21:00"``."""
    if isinstance(value, str):
        hours, colon, minutes = value.strip().partition(":")
        if colon and hours.isdecimal() and minutes.isdecimal() and len(minutes) == len("00"):
            total = int(hours) * 60 + int(minutes)
            if int(minutes) < len(range(60)) and total <= _DAY_MINUTES:
                return total * MINUTE
    raise ValueError(Phrase('a clock time such as "21:00"'))


def span(value: object) -> ClockSpan:
    """The hours ``"10:00-11:00"``."""
    if isinstance(value, str):
        opens, dash, closes = value.partition("-")
        if dash:
            found = ClockSpan(clock_micros(opens), clock_micros(closes))
            if found.opens < found.closes:
                return found
    raise ValueError(Phrase('a span of the clock such as "10:00-11:00"'))


def one_span(value: object) -> tuple[ClockSpan, ...]:
    """A single range of hours."""
    return (span(value),)


def spans(value: object) -> tuple[ClockSpan, ...]:
    """One or more ranges of hours, in order, without overlap."""
    if isinstance(value, list | tuple) and value:
        found = tuple(span(item) for item in value)
        if all(a.closes <= b.opens for a, b in itertools.pairwise(found)):
            return found
    raise ValueError(Phrase('spans in order that do not overlap, such as ["10:00-11:00", "15:00-16:00"]'))


def ratio(value: object) -> tuple[int, int]:
    """The two numbers of ``"3/7"``."""
    if isinstance(value, str):
        above, slash, below = value.strip().partition("/")
        if (
            slash
            and above.isdecimal()
            and below.isdecimal()
            and int(below) > 0
            and int(above) <= 10 * int(below)
        ):
            return int(above), int(below)
    raise ValueError(Phrase('a ratio such as "3/7"'))


def count(value: object) -> int:
    """A whole number from 0, or a number of business days (``"10 business days"``)."""
    if isinstance(value, str):
        number, _, unit = value.strip().partition(" ")
        if number.isdecimal() and unit.strip() in ("", "business day", "business days", "days", "day"):
            value = int(number)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_DAYS:
        return value
    raise ValueError(Phrase('a whole number from 0 to 366, or "10 business days"'))


def from_one(value: object) -> int:
    """A whole number from 1."""
    number = count(value)
    if number < 1:
        raise ValueError(Phrase("a whole number from 1"))
    return number


def when_by_email(value: object) -> tuple[str, ...]:
    """When an email replaces the call."""
    if isinstance(value, list | tuple) and all(item in (NO_PHONE, ANSWERS_BY_EMAIL) for item in value):
        return tuple(str(item) for item in value)
    raise ValueError(
        Phrase('a list of "{one}" and "{other}", or an empty one', one=NO_PHONE, other=ANSWERS_BY_EMAIL)
    )


KEYS: Final[Mapping[str, Callable[[object], Value]]] = {
    "ask.before": duration,
    "ask.length": duration,
    "capture.close": duration,
    "thank_you.rest": duration,
    "thank_you.close": duration,
    "thank_you.evening": clock_micros,
    "thank_you.morning": clock_micros,
    "thank_you.late": duration,
    "expect.assumed_days": count,
    "grace.ratio": ratio,
    "grace.min_days": count,
    "grace.max_days": count,
    "call.windows": spans,
    "call.lunch": one_span,
    "call.shown": from_one,
    "call.max_unprompted": count,
    "call.unanswered_retries": count,
    "call.horizon": from_one,
    "call.agreed": duration,
    "call.min_minutes": duration,
    "email.max_unprompted": count,
    "email.instead_of_call": when_by_email,
    "quiet.after_call": from_one,
    "answer.close": duration,
    "after_no.close": duration,
    "openings.every": duration,
    "openings.due": duration,
    "answer.hours": one_span,
    "invited.wait": from_one,
    "offer.thanks_close": duration,
    "offer.late": from_one,
    "offer.messages": count,
    "offer.accept_close": duration,
    "offer.withdraw_close": from_one,
    "offer.helpers_close": duration,
    "offer.decline_close": duration,
}


def shipped_tables() -> dict[str, dict[str, Any]]:
    """The shipped policy files as written, by name: values, claims, sources."""
    import tomllib  # noqa: PLC0415 - planning reads the numbers made from these files
    from importlib.resources import files  # noqa: PLC0415

    texts = [
        entry.read_text("utf-8")
        for entry in files("afterword.rules.policies").iterdir()
        if entry.name.endswith(".toml")
    ]
    tables = sorted((tomllib.loads(text) for text in texts), key=lambda table: str(table["name"]))
    return {str(table["name"]): table for table in tables}


def policy_named(name: str) -> Policy:
    """A shipped policy. Raises ``KeyError`` for an unknown name."""
    return Policy(name, POLICIES[name])


def with_overrides(overrides: object, base: str = "article") -> Policy:
    """A shipped policy with overrides. Raises ``InputError`` naming the wrong key.

    ``overrides`` is the name of a shipped policy, or a mapping in the format of a policy file.
    """
    if isinstance(overrides, str):
        return _shipped(overrides, "")
    if not isinstance(overrides, Mapping):
        raise InputError("", type(overrides).__name__, "a table of policy keys, or a policy's name")
    base = str(overrides.get("base", base))
    values = dict(_shipped(base, "base").values)
    for key, value in _flat(overrides, ""):
        if key not in KEYS:
            raise InputError(key, "an unknown key", Phrase("one of {names}", names=", ".join(KEYS)))
        try:
            values[key] = KEYS[key](value)
        except ValueError as wrong:
            raise InputError(key, repr(value), wrong.args[0]) from None
    _fit_together(values)
    return Policy(str(overrides.get("name", f"{base}, changed")), values)


def _shipped(name: str, path: str) -> Policy:
    if name not in POLICIES:
        raise InputError(
            path, repr(name), Phrase("one of {names}, or a policy file", names=", ".join(POLICIES))
        )
    return policy_named(name)


def _flat(table: Mapping[str, object], prefix: str) -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        path = f"{prefix}{key}"
        if not prefix and key in ("base", "name"):
            continue
        if isinstance(value, Mapping):
            if path in KEYS:  # The long form in a policy file: the value with its claim.
                if "value" not in value:
                    raise InputError(path, "a table without a value", 'a "value" beside the claim')
                yield path, value["value"]
            else:
                yield from _flat(value, f"{path}.")
        else:
            yield path, value


def _fit_together(values: Mapping[str, Value]) -> None:
    rest, close = values["thank_you.rest"], values["thank_you.close"]
    if isinstance(rest, int) and isinstance(close, int) and rest >= close:
        raise InputError("thank_you.rest", "a rest as long as the window", "less than thank_you.close")
    least, most = values["grace.min_days"], values["grace.max_days"]
    if isinstance(least, int) and isinstance(most, int) and least > most:
        raise InputError("grace.min_days", str(least), Phrase("at most grace.max_days ({most})", most=most))
