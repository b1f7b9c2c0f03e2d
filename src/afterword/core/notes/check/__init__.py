"""The check: small rules over one text, each with an id, a reason and a place."""
