"""The world as it is: one package for each port, strangers to each other."""
