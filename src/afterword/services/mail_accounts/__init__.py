"""A person's mail accounts: set up, tried, renewed, removed."""
