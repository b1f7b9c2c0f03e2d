"""Words that are kept as data and translated where they're shown."""

from typing import Final

N_: Final = str
"""Marks a text for the translators, and returns it as it is. The page that shows it translates it."""
