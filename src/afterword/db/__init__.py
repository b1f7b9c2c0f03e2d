"""The database: cases as facts and events, plans as a table, and idempotent results."""
