"""The database: cases as facts and events, the plan as a table, and what was answered once."""
