"""``afterword open``."""

from typing import TYPE_CHECKING, Final

from afterword.config import config
from afterword.surfaces.cli.serve_command import web
from afterword.surfaces.cli.words import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser

EXAMPLES: Final = """\
examples:
  afterword open             a new link into the program that is running here; it works once
"""


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``open``."""
    parser.add_argument("--no-browser", action="store_true", help="print the link only")


def run(options: Options) -> int:
    """Print a link, and open it."""
    return int(web().open_link(config(), browser=not options.no_browser))
