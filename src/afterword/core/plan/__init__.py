"""Decides what to do and when: the planner, the guard, and the rules that they share."""
