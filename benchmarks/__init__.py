"""Figures for docs/speed.md. Ratios in one run, medians of several; nothing here passes or fails."""
