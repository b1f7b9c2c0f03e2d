"""The zones of a country, from the zone database's own list (``zone.tab``)."""


class CountryZones(dict[str, tuple[str, ...]]):
    """IANA zones by ISO 3166-1 alpha-2 code, read on the first look-up; none for an unknown code."""

    def __missing__(self, country: str) -> tuple[str, ...]:
        """Read the list, once."""
        if not self:
            self.update(_all())
        return self.get(country, ())


def _all() -> dict[str, tuple[str, ...]]:
    from importlib.resources import files  # noqa: PLC0415 - read only when a country has to say which zone

    found: dict[str, list[str]] = {}
    table = files("tzdata").joinpath("zoneinfo", "zone.tab")
    for line in table.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            country, _place, zone = line.split("\t")[:3]
            found.setdefault(country, []).append(zone)
    return {country: tuple(zones) for country, zones in found.items()}
