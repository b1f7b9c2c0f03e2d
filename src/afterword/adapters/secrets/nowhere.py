"""A machine without any safe place: what is asked for is not there, and nothing is kept."""

from typing import Final, NoReturn

from afterword.ports import Permanent

ADVICE: Final = (
    "there is no keyring here: set AFTERWORD_KEY to a key of your own (`afterword mail key` makes one), and"
    " secrets are kept in the database, sealed with it"
)


class NoSecrets:
    """Says what to do when a secret is to be kept."""

    def get(self, name: str) -> str | None:
        """Nothing."""
        del name
        return None

    def put(self, name: str, secret: str) -> NoReturn:
        """Refuse: a password in a plain file is not kept."""
        del name, secret
        raise Permanent("unsaved", ADVICE)

    def remove(self, name: str) -> None:
        """Nothing is there."""
        del name
