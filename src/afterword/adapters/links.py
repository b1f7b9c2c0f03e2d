"""One-time links into the program on this machine: whoever may write into the data folder may make one."""

import secrets
from hashlib import sha256
from pathlib import Path
from typing import Final

_BYTES: Final = 32


class OneTimeLinks:
    """Each link is a file named after its token's hash; using it removes the file, which works once."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "links"

    def make(self) -> str:
        """A new link's token."""
        token = secrets.token_urlsafe(_BYTES)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file(token).touch(mode=0o600)
        return token

    def stands(self, token: str) -> bool:
        """Whether the link has not been used; asking uses nothing up."""
        return self._file(token).exists()

    def use(self, token: str) -> bool:
        """Whether the link was good; it no longer is."""
        try:
            self._file(token).unlink()
        except FileNotFoundError:
            return False
        return True

    def forget(self) -> None:
        """End all links that were not used."""
        for each in self._folder.glob("*"):
            each.unlink(missing_ok=True)

    def _file(self, token: str) -> Path:
        # By its hash: a token from a URL never becomes part of a path, and a listing gives none away.
        return self._folder / sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
