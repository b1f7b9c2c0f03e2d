"""Cases (and plans) moved through time as a whole."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from typing import Any

import msgspec
from msgspec.structs import replace

from afterword.core import case as facts

_FIXED = ["UTC", "Etc/GMT+5", "Etc/GMT-9"]


def fixed(case: facts.Case) -> facts.Case:
    """The case in zones that never change their clocks, without months, which are not of one length."""
    names: dict[str, str] = {}

    def zone(name: str | None) -> str | None:
        return None if name is None else names.setdefault(name, _FIXED[len(names) % len(_FIXED)])

    return replace(
        case,
        candidate=replace(case.candidate, timezone=zone(case.candidate.timezone) or "UTC"),
        company=replace(case.company, timezone=zone(case.company.timezone) or "UTC"),
        contacts=tuple(replace(person, timezone=zone(person.timezone)) for person in case.contacts),
        interviews=tuple(
            replace(talk, expectation=_without_months(talk.expectation)) for talk in case.interviews
        ),
    )


def _without_months(said: facts.Expectation | None) -> facts.Expectation | None:
    if said is None or said.within is None or said.within.unit != "months":
        return said
    return replace(said, within=facts.Duration(said.within.count * 30, "days"))


def shifted(value: Any, by: timedelta) -> Any:
    """The value with every date and moment in it moved."""
    if isinstance(value, date | datetime):
        return value + by
    if isinstance(value, tuple | list):
        return type(value)(shifted(each, by) for each in value)
    if isinstance(value, msgspec.Struct):
        return replace(value, **{name: shifted(getattr(value, name), by) for name in value.__struct_fields__})
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{field.name: shifted(getattr(value, field.name), by) for field in fields(value)})
    return value
