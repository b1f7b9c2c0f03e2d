"""Explanations in words: English sentences over the numbers in force.

The core says *which* explanation holds; these modules put it into words, so that the words can
never show other numbers than the ones that decided.
"""
