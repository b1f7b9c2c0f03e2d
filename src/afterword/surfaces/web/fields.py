"""Form fields that several pages share."""

import re
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from afterword.core.fault import Fault
from afterword.surfaces.web.templating import at

_CODE: Final = re.compile(r"[A-Z]{2}")


@cache
def zones() -> tuple[str, ...]:
    """Zones by name, without those that only machines use."""
    old = ("Etc/", "SystemV/", "posix", "right", "US/")
    return tuple(sorted(each for each in available_timezones() if "/" in each and not each.startswith(old)))


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """Countries by code and English name."""
    from babel import Locale  # noqa: PLC0415

    names = Locale("en").territories
    return tuple(sorted(((c, n) for c, n in names.items() if _CODE.fullmatch(c)), key=lambda e: e[1]))


class Moment(forms.CharField):
    """A date and time as a browser's field gives it, by the clock of a zone that is set before it is read."""

    default_error_messages = {  # noqa: RUF012 - as Django declares them
        "moment": _("%(found)s is no date and time: write it as 2026-11-03T15:30.")
    }
    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "step": "60"}, format="%Y-%m-%dT%H:%M")

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=40, **more)
        self.zone = "UTC"

    def clean(self, value: Any) -> Any:
        """The moment, aware; ``None`` for an empty field."""
        text = super().clean(value)
        if not text:
            return None
        try:
            found = datetime.fromisoformat(text.strip().replace(" ", "T"))
        except ValueError:
            raise forms.ValidationError(self.error_messages["moment"], params={"found": text}) from None
        try:
            return found if found.tzinfo is not None else found.replace(tzinfo=ZoneInfo(self.zone))
        except (ValueError, OverflowError):
            raise forms.ValidationError(self.error_messages["moment"], params={"found": text}) from None


def wall(micros: int, zone: str) -> str:
    """A moment as a browser's field takes it."""
    return f"{at(micros, zone):%Y-%m-%dT%H:%M}"


def wall_of(when: datetime | None, zone: str) -> str:
    """The same of a datetime; empty for none."""
    return "" if when is None else f"{when.astimezone(UTC).astimezone(ZoneInfo(zone)):%Y-%m-%dT%H:%M}"


def blame(form: forms.Form, fault: Fault, fields: dict[str, str]) -> None:
    """Put a fault beside the field that it names, by the beginning of its path; else above the form."""
    for path, field in fields.items():
        if fault.path == path or fault.path.startswith((f"{path}.", f"{path}[")):
            form.add_error(field, fault.message)
            return
    form.add_error(None, f"{fault.path}: {fault.message}" if fault.path else fault.message)


class Area(forms.Textarea):
    """A text field that grows with what is typed."""

    def __init__(self, rows: int = 3, **attributes: Any) -> None:
        super().__init__(attrs={"rows": rows, **attributes})
