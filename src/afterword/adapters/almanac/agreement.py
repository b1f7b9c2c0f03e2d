"""Which of several zones keep the same time: asked of the zones of a number or a country."""

from typing import TYPE_CHECKING, Final

from afterword.adapters.almanac.zones import Zones

if TYPE_CHECKING:
    from afterword.core.moments import Zone

_TODAY: Final = (2024, 2037)
"""Years over which zones are compared: as the world keeps time today, whatever it did before."""


class Agreement:
    """Sifts zones; each is read once."""

    def __init__(self) -> None:
        self._zones = Zones(*_TODAY)

    def distinct(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The first of each group of zones that keep the same time; names that are no zone are left out."""
        found: list[Zone] = []
        for name in names:
            try:
                zone = self._zones[name]
            except KeyError:
                continue
            if not any(zone.agrees_with(other) for other in found):
                found.append(zone)
        return tuple(zone.name for zone in found)
