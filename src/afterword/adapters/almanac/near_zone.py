"""The zone that was probably meant by a name that is none: a slip of the pen, or the place alone."""

from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Final
from zoneinfo import available_timezones

_LONGEST: Final = 64


@lru_cache(maxsize=1_024)
def near_zone(name: str) -> str | None:
    """``America/Chicago`` for ``America/Chigaco``, ``america/chicago`` or ``Chicago``, else ``None``."""
    wanted = name.strip().replace(" ", "_").lower()
    if not 0 < len(wanted) <= _LONGEST:
        return None
    zones = _zones()
    places = {key.rpartition("/")[2]: zone for key, zone in zones.items()}
    if wanted in zones:
        return zones[wanted]
    if wanted in places:
        return places[wanted]
    near = get_close_matches(wanted, zones, n=1, cutoff=0.8)
    if near:
        return zones[near[0]]
    near = get_close_matches(wanted, places, n=1, cutoff=0.8)
    return places[near[0]] if near else None


@cache
def _zones() -> dict[str, str]:
    """Every zone of a place, by its name in lower case."""
    return {zone.lower(): zone for zone in sorted(available_timezones()) if "/" in zone}
