"""The zones of a telephone number, by its area code."""

from typing import Final

from afterword.adapters.almanac.agreement import Agreement

_KEPT_AT_MOST: Final = 100_000


class PhoneZones(dict[tuple[str, str | None], tuple[str, ...]]):
    """IANA zones that differ, by number as written and the country it is written in; none for no number.

    ``phonenumbers`` (Google's tables) is heavy and loads on the first number. A batch with more
    numbers than are worth keeping starts anew, so that memory stays flat.
    """

    def __init__(self, agreement: Agreement) -> None:
        super().__init__()
        self._agreement = agreement

    def __missing__(self, key: tuple[str, str | None]) -> tuple[str, ...]:
        """Look the number up."""
        zones = self._agreement.distinct(_zones(*key))
        if len(self) >= _KEPT_AT_MOST:
            self.clear()
        self[key] = zones
        return zones


def _zones(number: str, country: str | None) -> tuple[str, ...]:
    import phonenumbers  # noqa: PLC0415 - most cases name a zone
    from phonenumbers.timezone import time_zones_for_number  # noqa: PLC0415

    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return ()
    return tuple(name for name in time_zones_for_number(parsed) if name != "Etc/Unknown")
