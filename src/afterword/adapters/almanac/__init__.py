"""Zones, public holidays and telephone numbers, as the calendar that the core is handed.

Everything is read on the first look-up and kept: a single plan reads two zones and one country, a
batch of a million cases reads each zone, country and region once.
"""

from afterword.adapters.almanac.almanac import Almanac

__all__ = ["Almanac"]
