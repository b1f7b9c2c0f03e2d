"""Forms, by what they are about, and the fields that they share."""
