"""Where secrets are kept: the system's keyring, or sealed in the database with a key from the environment."""

from afterword.adapters.secrets.keyrings import KeyringSecrets
from afterword.adapters.secrets.nowhere import NoSecrets
from afterword.adapters.secrets.sealed import SealedSecrets, new_key

__all__ = ["KeyringSecrets", "NoSecrets", "SealedSecrets", "new_key"]
