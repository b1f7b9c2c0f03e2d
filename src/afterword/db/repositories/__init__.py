"""One repository for each store port."""
