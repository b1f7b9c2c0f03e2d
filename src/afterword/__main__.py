"""``python -m afterword``."""

from afterword.cli.main import main

main()
