"""Decides, and nothing else: no I/O, no clock, no chance, no framework."""
