"""The lists that the grammar check leans on.

``rules.txt``: Harper's rules that are asked, of nine hundred; each costs 12 µs a note. Left out are matters
of taste (Oxford commas, contractions, capitals of products), what no letter says (``grind to halt``), and
what fired without need on a megabyte of published prose. ``jargon.txt``: words of many trades that Harper's
dictionary lacks.
"""

from functools import cache
from importlib.resources import files


@cache
def data(name: str) -> frozenset[str]:
    """The lines of a list."""
    return frozenset((files("afterword.adapters.grammar") / name).read_text("utf-8").split())
