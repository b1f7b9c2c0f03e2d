"""Decides, and nothing else: no I/O, no clock, no chance, no framework."""

from typing import Final

N_: Final = str
"""Marks a text for the translators, and returns it as it is. The surface that shows it translates it."""
