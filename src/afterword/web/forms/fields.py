"""Form fields used by several pages."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from afterword.core.errors import InputError
from afterword.messages.catalogue import fault_line, fault_words, translated
from afterword.web.templating import at

_CODE: Final = re.compile(r"[A-Z]{2}")
_NO_COUNTRIES: Final = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))
"""Two-letter codes that aren't countries: unions, oceans, and codes for translators."""


@cache
def zones() -> tuple[str, ...]:
    """Zones by name, without those that only machines use."""
    old = ("Etc/", "SystemV/", "posix", "right", "US/")
    return tuple(sorted(each for each in available_timezones() if "/" in each and not each.startswith(old)))


@cache
def country_choices() -> tuple[tuple[str, str], ...]:
    """Countries by code and English name."""
    from babel import Locale  # noqa: PLC0415

    names = Locale("en").territories
    real = ((c, n) for c, n in names.items() if _CODE.fullmatch(c) and c not in _NO_COUNTRIES)
    return tuple(sorted(real, key=lambda each: each[1]))


class MomentField(forms.CharField):
    """A date and time from a browser's field, in a zone that's set before it's read."""

    default_error_messages = {  # noqa: RUF012 - as Django declares them
        "moment": _("%(found)s isn’t a date and time. Write it like 2026-11-03T15:30.")
    }
    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "step": "60"}, format="%Y-%m-%dT%H:%M")

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=40, **more)
        self.zone = "UTC"

    def clean(self, value: Any) -> Any:
        """The aware moment; ``None`` for an empty field."""
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


def local_input(micros: int, zone: str) -> str:
    """A moment in the format of a browser's field."""
    return f"{at(micros, zone):%Y-%m-%dT%H:%M}"


def wall_of(when: datetime | None, zone: str) -> str:
    """The same for a datetime; empty for none."""
    return "" if when is None else f"{when.astimezone(UTC).astimezone(ZoneInfo(zone)):%Y-%m-%dT%H:%M}"


def add_input_error(form: forms.Form, fault: InputError, fields: dict[str, str]) -> None:
    """Show an error at the field its path starts with, or above the form."""
    for path, field in fields.items():
        if fault.path == path or fault.path.startswith((f"{path}.", f"{path}[")):
            form.add_error(field, in_words(fault))
            return
    form.add_error(None, fault_line(fault))


def in_words(fault: InputError) -> str:
    """An error beside its field, which already names it."""
    if fault.found == "nothing":
        return gettext("Missing: %(expected)s.") % {"expected": translated(fault.expected)}
    return fault_words(fault)


class LongChoice(forms.ChoiceField):
    """A choice among very many options, such as all time zones; ``names`` are values and labels.

    The options are rendered once per process: rendering six hundred took most of a page's time.
    """

    def __init__(self, names: Callable[[], Sequence[tuple[str, str]]], **more: Any) -> None:
        super().__init__(choices=names, widget=_LongSelect(), **more)


class _LongSelect(forms.Select):
    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ARG002
        """The list with its value selected."""
        chosen = "" if value is None else str(value)
        options = _options(tuple((str(key), str(words)) for key, words in self.choices))
        mark = format_html('<option value="{}"', chosen)
        return format_html(
            "<select{}>{}</select>",
            flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name})),
            mark_safe(options.replace(mark, f"{mark} selected", 1)),  # noqa: S308 - made by format_html
        )


@lru_cache(8)
def _options(choices: tuple[tuple[str, str], ...]) -> str:
    return format_html_join("", '<option value="{}">{}</option>', choices)


def known_zones() -> list[tuple[str, str]]:
    """Time zones to choose from, or none."""
    return [("", gettext("not known")), *((each, each.replace("_", " ")) for each in zones())]


def known_countries() -> list[tuple[str, str]]:
    """Countries to choose from, or none."""
    return [("", gettext("not known")), *country_choices()]


class Area(forms.Textarea):
    """A text field that grows as you type."""

    def __init__(self, rows: int = 3, **attributes: Any) -> None:
        super().__init__(attrs={"rows": rows, **attributes})
