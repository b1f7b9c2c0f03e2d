"""The zones of a country, from the zone database's own list (``zone.tab``)."""

from functools import cache

from afterword.adapters.almanac.agreement import Agreement


class CountryZones(dict[str, tuple[str, ...]]):
    """IANA zones that differ, by ISO 3166-1 alpha-2 code, read when asked for; none for an unknown code."""

    def __init__(self, agreement: Agreement) -> None:
        super().__init__()
        self._agreement = agreement

    def __missing__(self, country: str) -> tuple[str, ...]:
        """Read the list, once, and sift the country's."""
        zones = self[country] = self._agreement.distinct(_all().get(country, ()))
        return zones


def country_of_zone(name: str) -> str | None:
    """The country that a zone is listed for; ``None`` for one that is no place's."""
    return next((country for country, zones in _all().items() if name in zones), None)


@cache
def _all() -> dict[str, tuple[str, ...]]:
    from importlib.resources import files  # noqa: PLC0415 - read only when a country has to say which zone

    found: dict[str, list[str]] = {}
    table = files("tzdata").joinpath("zoneinfo", "zone.tab")
    for line in table.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            country, _place, zone = line.split("\t")[:3]
            found.setdefault(country, []).append(zone)
    return {country: tuple(zones) for country, zones in found.items()}
