"""The operations over kept cases: what a person's own store is asked to do, by whatever surface."""
