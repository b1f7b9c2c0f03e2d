"""Finds the zone of a written time, with the whole invite in view."""

import re
from datetime import UTC, date, datetime, time, tzinfo
from typing import Final, Literal
from zoneinfo import ZoneInfo

from afterword.core.errors import Phrase
from afterword.integrations.ics.lines import LIBRARY_ERRORS, Block
from afterword.integrations.ics.zone_names import SUMMER, iana_zone, is_abbreviation, tidy, zone_of_tzid
from afterword.integrations.ics.zone_rules import RulesZone, rules_of
from afterword.ports import InviteError

ZoneFrom = Literal["time", "calendar", ""]
_ABBREVIATION: Final = re.compile("[A-Z]{2,4}")
_GIVE_ONE: Final = Phrase("a zone to read it in (--zone, or candidate.timezone in the answers)")


class FileZones:
    """The time zones of one calendar in the file.

    A zone that the database knows is taken from there, whatever the invite's own rules say (those are
    often years old); a zone that it does not know, from the invite's rules; a time without any zone,
    from the calendar's own (X-WR-TIMEZONE), else from ``fallback``, an IANA name. "EST" and its like are
    known names too, of zones without summer time; where the invite's rules say otherwise, they are right.
    """

    def __init__(self, calendar: Block, fallback: str | None) -> None:
        self._described = {
            tidy(block.text("TZID") or "").casefold(): block for block in calendar.named("VTIMEZONE")
        }
        self._rules: dict[str, RulesZone | None] = {}
        self._fallback = fallback
        shown = zone_of_tzid(calendar.text("X-WR-TIMEZONE") or "")
        self._calendar = shown if isinstance(shown, ZoneInfo) else None

    def read(
        self, written: date | datetime, tzid: str | None, notices: list[str]
    ) -> tuple[datetime, ZoneFrom]:
        """The moment that a date or time means, in its zone, and what named that zone.

        A date means its first moment. Raises ``InviteError`` if nothing says which zone it is.
        """
        named = tidy(tzid or "")
        if not isinstance(written, datetime):
            zone, source = self._unnamed(f"the date {written}", notices)
            return datetime.combine(written, time(), zone), source
        if written.tzinfo is not None:
            known = zone_of_tzid(named)
            if isinstance(known, ZoneInfo):
                return written.astimezone(known), "time"
            if self._calendar is not None:
                return written.astimezone(self._calendar), "calendar"
            return written.astimezone(UTC), ""
        if not named:
            zone, source = self._unnamed(f"{written:%H:%M} on {written:%Y-%m-%d}", notices)
            return written.replace(tzinfo=zone), source
        return self._named(written, named, notices)

    def _unnamed(self, what: str, notices: list[str]) -> tuple[tzinfo, ZoneFrom]:
        if self._calendar is not None:
            return self._calendar, "calendar"
        zone = self._assumed(Phrase("{what}, without a time zone", what=what))
        _say(notices, "The invite gives ", f"{what} without a time zone; it was read as {zone.key} time.")
        return zone, ""

    def _named(self, written: datetime, named: str, notices: list[str]) -> tuple[datetime, ZoneFrom]:
        rules = self._rules_for(named, notices)
        known = zone_of_tzid(named) or zone_of_tzid(self._location(named))
        if known is not None:
            when = written.replace(tzinfo=known)
            if rules is None or rules.utcoffset(written) == when.utcoffset():
                if rules is None and is_abbreviation(named):
                    _say_season(named, when, notices)
                return when, "time"
            if _ABBREVIATION.fullmatch(named) is None and isinstance(known, ZoneInfo):
                other = written.replace(tzinfo=rules).astimezone(known)
                _say(
                    notices,
                    f"The invite's own rules for {named!r} ",
                    f"are not those of the time zone database: by them the time would be {other:%H:%M} on"
                    f" {other:%Y-%m-%d}; {when:%H:%M} was taken.",
                )
                return when, "time"
        if rules is not None:
            when = written.replace(tzinfo=rules)
            offset = f"{when:%z}"
            why = "is not a known one" if known is None else "stands for more than one"
            _say(
                notices,
                f"The time zone {named!r} ",
                f"{why}; the invite's own rules for it were used"
                f" ({written:%H:%M} is UTC{offset[:3]}:{offset[3:5]}).",
            )
            return when, ""
        zone = self._assumed(
            Phrase(
                "the time zone {named}, which is not known and not described in the file", named=repr(named)
            )
        )
        _say(
            notices,
            f"The time zone {named!r} ",
            f"is not a known one, and the invite does not describe it;"
            f" {written:%H:%M} was read as {zone.key} time.",
        )
        return written.replace(tzinfo=zone), ""

    def _location(self, named: str) -> str:
        block = self._described.get(named.casefold())
        return "" if block is None else block.text("X-LIC-LOCATION") or ""

    def _rules_for(self, named: str, notices: list[str]) -> RulesZone | None:
        key = named.casefold()
        if key not in self._rules:
            block = self._described.get(key)
            try:
                self._rules[key] = None if block is None else rules_of(block, notices)
            except LIBRARY_ERRORS:
                self._rules[key] = None
        return self._rules[key]

    def _assumed(self, what: str) -> ZoneInfo:
        if self._fallback is None:
            raise InviteError("DTSTART", what, _GIVE_ONE)
        zone = iana_zone(str(self._fallback))
        if zone is None:
            raise InviteError("zone", repr(self._fallback), "an IANA time zone such as 'America/Chicago'")
        return zone


def _say_season(named: str, when: datetime, notices: list[str]) -> None:
    """Add a notice about an abbreviation from the other half of the year: "EST" in July."""
    summer = bool(when.dst())
    if summer == (named.casefold() in SUMMER):
        return
    key = getattr(when.tzinfo, "key", named)
    _say(
        notices,
        f"The time zone {named!r} ",
        f"isn't in use on {when:%Y-%m-%d}; {when:%H:%M} was read as {key} time. Please check the hour.",
    )


def _say(notices: list[str], about: str, notice: str) -> None:
    """Add a notice, once per topic."""
    if not any(known.startswith(about) for known in notices):
        notices.append(f"{about}{notice}")


# Times as programs write them, converted to the standard form.

_TIME: Final = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)? ?(Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_LONGEST: Final = 40


def standard_times(value: str) -> str:
    """A list of times or periods with each ISO time ("2026-11-03T20:30:00.000Z") as iCalendar writes it.

    A time with an offset becomes the same moment in UTC. What is no such time stays as it is.
    """
    return ",".join("/".join(map(_standard, each.split("/"))) for each in value.split(","))


def _standard(text: str) -> str:
    found = _TIME.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None:
        return text
    year, month, day, hour, minute, second, zone = found.groups()
    if hour is None:
        return f"{year}{month}{day}"
    plain = f"{year}{month}{day}T{hour}{minute}{second or '00'}"
    if zone in {None, "Z"}:
        return plain + (zone or "")
    try:
        moment = datetime.strptime(plain + zone, "%Y%m%dT%H%M%S%z").astimezone(UTC)
    except (ValueError, OverflowError):
        return text
    return f"{moment:%Y%m%dT%H%M%SZ}"
