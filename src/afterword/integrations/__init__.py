"""Implementations of the ports, one package or module each; they don't import each other."""
