"""``afterword serve``, ``open`` and ``invite``: the pages, and how one gets in."""

import gc
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from afterword.cli.inputs import moment_option
from afterword.cli.words import Command, Options
from afterword.config import config
from afterword.core.errors import InputError, Phrase

if TYPE_CHECKING:
    from argparse import ArgumentParser

_SERVE_EXAMPLES: Final = """\
examples:
  afterword serve                     your own, on this machine; the link that it prints lets you in
  afterword serve --port 9000
  AFTERWORD_HOSTS=jobs.example.edu DATABASE_URL=postgresql://afterword@db/afterword \\
      afterword serve --host 0.0.0.0  for many, with sign-in, behind a proxy that speaks HTTPS

AFTERWORD_DATA names the folder where everything is saved.
"""
_OPEN_EXAMPLES: Final = """\
examples:
  afterword open             a new sign-in link to the Afterword running here; it works once
"""
_INVITE_EXAMPLES: Final = """\
examples:
  AFTERWORD_HOSTS=jobs.example.edu afterword invite priya@example.edu

Prints a link for that address to sign up with, on a site that you run for many. It's good for seven days.
To let people sign up without one, set AFTERWORD_SIGNUP to example.edu (its addresses) or to open (everybody).
"""
_LAST_PORT: Final = 65_535


def _serve_arguments(parser: "ArgumentParser") -> None:
    """The options of ``serve``."""
    parser.add_argument("--host", metavar="ADDRESS", default="127.0.0.1", help="where to listen (127.0.0.1)")
    parser.add_argument("--port", metavar="PORT", type=int, help="which port (8240, or the next free one)")
    parser.add_argument(
        "--now",
        metavar="TIME",
        help="show how things are at that moment, in a copy: nothing is recorded or sent",
    )
    parser.add_argument("--no-browser", action="store_true", help="don't open a browser")


def _serve(options: Options) -> int:
    """Serve the pages until stopped."""
    if options.port is not None and not 0 <= options.port <= _LAST_PORT:
        raise InputError(
            "--port", str(options.port), Phrase("a port, from 1 to {last_port}", last_port=_LAST_PORT)
        )
    gc.enable()  # the launcher turned it off, for commands that are over before it would matter
    where = {"host": options.host, "port": options.port, "browser": not options.no_browser}
    if options.now is not None:
        return int(_web().show(config(), moment_option(options.now), **where))
    return int(_web().serve(config(), **where))


def _open_arguments(parser: "ArgumentParser") -> None:
    """The options of ``open``."""
    parser.add_argument("--no-browser", action="store_true", help="print the link only")


def _open(options: Options) -> int:
    """Print a link, and open it."""
    return int(_web().open_link(config(), browser=not options.no_browser))


def _invite_arguments(parser: "ArgumentParser") -> None:
    """The options of ``invite``."""
    parser.add_argument("email", metavar="EMAIL", help="who may sign up with the link")


def _invite(options: Options) -> int:
    """Print the link."""
    invitations = import_module("afterword.web.invitations")
    sys.stdout.write(f"{invitations.invitation_link(config(), options.email)}\n")
    return 0


def _web() -> Any:
    """The other surface, which this one only starts: they share no code, so it is named, not imported."""
    return import_module("afterword.web.serving")


COMMANDS: Final = {
    "serve": Command("[options]", _SERVE_EXAMPLES, _serve_arguments, _serve),
    "open": Command("[options]", _OPEN_EXAMPLES, _open_arguments, _open),
    "invite": Command("EMAIL", _INVITE_EXAMPLES, _invite_arguments, _invite),
}
