"""Where people and machines meet Afterword. Surfaces are thin, and strangers to each other."""
