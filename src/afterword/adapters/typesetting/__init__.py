"""Sheets as PDF, set by Typst."""

from afterword.adapters.typesetting.printer import TypstPrinter

__all__ = ["TypstPrinter"]
