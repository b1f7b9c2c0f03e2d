"""Background work: refreshes plans, sends and reads mail."""
