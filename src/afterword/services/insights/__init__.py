"""What a person's own cases show: promises kept, how long silence lasts, how punctual they are."""
