"""Where an address's mailbox is: the shipped table, the domain's own records and file, guesses last."""

from afterword.adapters.discovery.finder import ServerDiscovery

__all__ = ["ServerDiscovery"]
