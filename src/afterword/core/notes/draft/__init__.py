"""Drafts: which facts go into a text, in what grammar, and which of many wordings says them."""
