"""``afterword policy``."""

import sys
from typing import TYPE_CHECKING, Final

from afterword.app.policies import shipped_tables
from afterword.core.fault import Fault
from afterword.surfaces.cli.style import Painter
from afterword.surfaces.cli.words import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser

EXAMPLES: Final = """\
examples:
  afterword policy                the article's numbers, each with its claim
  afterword policy modern         where today's recruiters differ, and who says so

A file of yours with the same keys changes any of them:
  [call]
  horizon = "5 business days"
and is used with: afterword plan case.json --policy mine.toml
"""


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``policy``."""
    parser.add_argument(
        "name", nargs="?", default="article", metavar="NAME", help="article (default) or modern"
    )


def run(options: Options) -> int:
    """Print a shipped policy."""
    tables = shipped_tables()
    if options.name not in tables:
        raise Fault("NAME", repr(options.name), f"one of {', '.join(tables)}")
    painter = Painter(sys.stdout)
    lines: list[str] = []
    for key, entry in tables[options.name].items():
        if not isinstance(entry, dict):
            continue
        value = entry["value"]
        shown = ", ".join(map(str, value)) or "never" if isinstance(value, list) else str(value)
        lines.append(
            f"{painter.paint(f'{key:26}', 'bold')} {shown:26} {painter.paint(str(entry['claim']), 'dim')}"
        )
        lines += painter.block(str(entry["about"]), 4)
        if "source" in entry:
            lines += painter.block(f"source: {entry['source']}", 4, "dim")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0
