"""Write adapters/almanac/table.bin: the public holidays and weekends of every country and region.

Run `python tools/make_holiday_table.py` after an update of `holidays` (two minutes); `--check` fails
if the table was made with another release of it.
"""

import struct
import sys
import zlib
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from afterword.adapters.almanac import library, table


def block(country: str, region: str | None) -> bytes:
    """One entry, deflated."""
    years = range(table.FIRST_YEAR, table.LAST_YEAR + 1)
    weekends = bytes(library.weekend(country, region, year) for year in years)
    named = library.public_holidays(country, region, years)
    names = sorted(set(named.values()))
    numbers = [day.toordinal() - table.FIRST_DAY for day in named]
    numbers += [names.index(name) for name in named.values()]
    body = weekends + struct.pack(f"<H{len(numbers)}H", len(named), *numbers) + "\n".join(names).encode()
    return zlib.compress(body, 9)


def make() -> bytes:
    """The whole table."""
    keys = [
        (country, region)
        for country, regions in library.countries().items()
        for region in [None, *regions]
        if region is None or (len(region) <= 3 and region.isalnum())
    ]
    blocks = {table.key_of(*key): block(*key) for key in keys}
    release = version("holidays").encode()
    head = table.MAGIC + bytes([len(release)]) + release + struct.pack("<I", len(blocks))
    place = len(head) + table.RECORD.size * len(blocks)
    places: dict[bytes, int] = {}
    records = bytearray()
    body = bytearray()
    for key, data in sorted(blocks.items()):
        if data not in places:
            places[data] = place + len(body)
            body += data
        records += table.RECORD.pack(key, places[data], len(data))
    return head + bytes(records) + bytes(body)


def main(arguments: list[str]) -> int:
    """Write the table, or check which release it was made with."""
    if "--check" not in arguments:
        Path(table.PATH).write_bytes(make())
        return 0
    made, installed = table.load().version, version("holidays")
    if made == installed:
        return 0
    print(
        f"{Path(table.PATH).name} was made with holidays {made}, installed is {installed}: "
        "run python tools/make_holiday_table.py",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
