"""Import, export, and deleting everything."""
