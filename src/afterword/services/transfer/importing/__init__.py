"""Imports cases from a spreadsheet's rows, or from our own export."""
