"""Spelling and grammar by Harper, in a process of its own, and whether it is there."""

from afterword.adapters.grammar.harper import HarperGrammar, available

__all__ = ["HarperGrammar", "available"]
