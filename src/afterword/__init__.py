"""Afterword: what to do after a job interview, when, why, and what not to do."""

__version__ = "0.1.0"
