"""Time as numbers: instants, days, months, and the calendar that the core is handed."""
