"""Dates, lists and names in the words of a note's language, as far as templates can't put them together."""

from datetime import date
from typing import Final, NamedTuple

from afterword.core.case import Duration


class NoteWords(NamedTuple):
    """The words of one language. Those with a space in front follow other words, or are left out whole.

    ``employer`` and ``to_employer`` stand in for a company whose name isn't known, to people who work
    elsewhere; ``company`` to those who work there.
    """

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    on: str
    on_at: str
    in_month: str
    date: str
    weekday_date: str
    units: dict[str, tuple[str, str]]
    by: str
    both: str
    either: str
    company: str
    employer: str
    to_employer: str
    as_role: str
    terms: tuple[str, str, str]
    said_terms: tuple[str, str, str]


ENGLISH: Final = NoteWords(
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
    on=" on {day}",
    on_at=" on {day} at {clock}",
    in_month=" in {month}",
    date="{day} {month}",
    weekday_date="{weekday}, {date}",
    units={
        "days": ("within a day", "within {count} days"),
        "business_days": ("within a working day", "within {count} working days"),
        "weeks": ("within a week", "within {count} weeks"),
        "months": ("within a month", "within {count} months"),
    },
    by="by {date}",
    both=" and ",
    either=" or ",
    company="your company",
    employer="the company",
    to_employer="the company",
    as_role=" as {role}",
    terms=("Title: {title}", "Start: {start}", "Pay: {pay}"),
    said_terms=("the title is {title}", "the start date is {start}", "the pay is {pay}"),
)  # fmt: skip
GERMAN: Final = NoteWords(
    weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    months=(
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
        "November", "Dezember",
    ),
    on=" am {day}",
    on_at=" am {day} um {clock} Uhr",
    in_month=" im {month}",
    date="{day}. {month}",
    weekday_date="{date}",
    units={
        "days": ("innerhalb eines Tages", "innerhalb von {count} Tagen"),
        "business_days": ("innerhalb eines Arbeitstages", "innerhalb von {count} Arbeitstagen"),
        "weeks": ("innerhalb einer Woche", "innerhalb von {count} Wochen"),
        "months": ("innerhalb eines Monats", "innerhalb von {count} Monaten"),
    },
    by="bis zum {date}",
    both=" und ",
    either=" oder ",
    company="Ihnen",
    employer="das Unternehmen",
    to_employer="dem Unternehmen",
    as_role=" als {role}",
    terms=("Position: {title}", "Beginn: {start}", "Gehalt: {pay}"),
    said_terms=("die Position ist {title}", "der Beginn ist {start}", "das Gehalt ist {pay}"),
)  # fmt: skip
_LANGUAGES: Final = {"en": ENGLISH, "de": GERMAN}


def words_in(language: str) -> NoteWords:
    """The words of a language; English for one that has none of its own yet."""
    return _LANGUAGES.get(language) or _LANGUAGES.get(language.partition("-")[0]) or ENGLISH


def date_words(day: date, language: NoteWords, country: str | None) -> str:
    """``November 10`` in English to employers in the United States, ``10 November`` to others."""
    month = language.months[day.month - 1]
    if language is ENGLISH and country == "US":
        return f"{month} {day.day}"
    return language.date.format(day=day.day, month=month)


def weekday_date_words(day: date, language: NoteWords, country: str | None) -> str:
    """``Friday, 20 November``; in German ``20. November``, which goes into a sentence without commas."""
    weekday = language.weekdays[day.weekday()]
    return language.weekday_date.format(weekday=weekday, date=date_words(day, language, country))


def duration_words(within: Duration, language: NoteWords) -> str:
    """``within 2 weeks``."""
    one, many = language.units[within.unit]
    return one if within.count == 1 else many.format(count=within.count)


def listed(names: list[str], last: str) -> str:
    """``a, b and c``; ``last`` is what stands before the last one."""
    return last.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
