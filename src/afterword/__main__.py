"""``python -m afterword``."""

from afterword.surfaces.cli.main import main

main()
