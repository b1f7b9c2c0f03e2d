"""What must be right: names, titles, the company, the day, the role, and each panel member's own note."""
