"""``python -m afterword``."""

import sys

from afterword.surfaces.cli.main import run

sys.exit(run())
