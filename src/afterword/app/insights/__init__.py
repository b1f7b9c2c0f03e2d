"""What a person's own past tells: how employers keep their word, how long silence lasts, one's own punctuality."""
