"""Plans, the guard and dates for one case that comes with the request."""
