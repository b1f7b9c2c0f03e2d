"""What a person's own past tells: kept promises, the length of silence, one's own punctuality."""
