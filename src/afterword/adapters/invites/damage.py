"""What a damaged invite may make the calendar libraries raise."""

from typing import Final

LIBRARY_ERRORS: Final = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
)
"""The libraries promise no single error for nonsense; these stand for "this part cannot be read".

Caught only around calls into them, on one component at a time: the rest of the invite is still read.
"""
