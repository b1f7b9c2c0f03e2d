"""A person's own mail: accounts, the outbox that writes once, and the inbox that is watched."""
