"""``afterword serve``."""

import gc
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from afterword import wiring
from afterword.config import config
from afterword.surfaces.cli.inputs import at
from afterword.surfaces.cli.words import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser

EXAMPLES: Final = """\
examples:
  afterword serve                     your own, on this machine; the link that it prints lets you in
  afterword serve --port 9000
  AFTERWORD_HOSTS=jobs.example.edu DATABASE_URL=postgresql://afterword@db/afterword \\
      afterword serve --host 0.0.0.0  for many, with sign-in, behind a proxy that speaks HTTPS

AFTERWORD_DATA names the folder that everything is kept in.
"""


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``serve``."""
    parser.add_argument("--host", metavar="ADDRESS", default="127.0.0.1", help="where to listen (127.0.0.1)")
    parser.add_argument(
        "--port", metavar="PORT", type=int, help="at which port (8240, or the next that is free)"
    )
    parser.add_argument("--now", metavar="TIME", help="show everything as of that moment, and let it stand")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")


def run(options: Options) -> int:
    """Serve the pages until stopped."""
    if options.now is not None:
        wiring.hold_clock(at(options.now))
    gc.enable()  # the launcher turned it off, for commands that are over before it would matter
    return int(web().serve(config(), host=options.host, port=options.port, browser=not options.no_browser))


def web() -> Any:
    """The other surface, which this one only starts: they share no code, so it is named, not imported."""
    return import_module("afterword.surfaces.web.serving")
