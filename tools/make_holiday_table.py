"""Write integrations/calendars/holiday_table.bin: public holidays and weekends of every country and region.

Run `python tools/make_holiday_table.py` after an update of `holidays` (two minutes); `--check` fails
if the table was made with another release of it.
"""

import struct
import sys
import zlib
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from afterword.integrations.calendars import holiday_library, holiday_table


def block(country: str, region: str | None) -> bytes:
    """One entry, deflated."""
    years = range(holiday_table.FIRST_YEAR, holiday_table.LAST_YEAR + 1)
    weekends = bytes(holiday_library.weekend_bits(country, region, year) for year in years)
    named = holiday_library.public_holidays(country, region, years)
    names = sorted(set(named.values()))
    numbers = [day.toordinal() - holiday_table.FIRST_DAY for day in named]
    numbers += [names.index(name) for name in named.values()]
    body = weekends + struct.pack(f"<H{len(numbers)}H", len(named), *numbers) + "\n".join(names).encode()
    return zlib.compress(body, 9)


def make() -> bytes:
    """The whole table."""
    keys = [
        (country, region)
        for country, regions in holiday_library.listed_regions().items()
        for region in [None, *regions]
        if region is None or (len(region) <= 3 and region.isalnum())
    ]
    blocks = {holiday_table.key_of(*key): block(*key) for key in keys}
    release = version("holidays").encode()
    head = holiday_table.MAGIC + bytes([len(release)]) + release + struct.pack("<I", len(blocks))
    place = len(head) + holiday_table.RECORD.size * len(blocks)
    places: dict[bytes, int] = {}
    records = bytearray()
    body = bytearray()
    for key, data in sorted(blocks.items()):
        if data not in places:
            places[data] = place + len(body)
            body += data
        records += holiday_table.RECORD.pack(key, places[data], len(data))
    return head + bytes(records) + bytes(body)


def main(arguments: list[str]) -> int:
    """Write the table, or check which release it was made with."""
    if "--check" not in arguments:
        Path(holiday_table.PATH).write_bytes(make())
        return 0
    made, installed = holiday_table.load().version, version("holidays")
    if made == installed:
        return 0
    print(
        f"{Path(holiday_table.PATH).name} was made with holidays {made}, installed is {installed}: "
        "run python tools/make_holiday_table.py",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
