"""What only somebody who works on the program runs: it isn't in the package that is installed."""
