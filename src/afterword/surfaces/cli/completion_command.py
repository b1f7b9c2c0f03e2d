"""``afterword completion``."""

import sys
from typing import TYPE_CHECKING, Final

from afterword.surfaces.cli.words import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser

EXAMPLES: Final = """\
examples:
  afterword completion bash > ~/.local/share/bash-completion/completions/afterword
  afterword completion zsh > ~/.zfunc/_afterword
"""


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``completion``."""
    parser.add_argument("shell", choices=["bash", "zsh", "tcsh"], help="bash, zsh or tcsh")


def run(options: Options) -> int:
    """Print a completion script."""
    import shtab  # noqa: PLC0415 - only here

    from afterword.surfaces.cli.parsers import parser  # noqa: PLC0415 - it imports this module

    sys.stdout.write(shtab.complete(parser(), options.shell) + "\n")
    return 0
