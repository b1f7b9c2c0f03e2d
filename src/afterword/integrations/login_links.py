"""One-time sign-in links on this machine: whoever can write to the data folder can make one."""

import os
import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

_BYTES: Final = 32
GOOD_FOR: Final = timedelta(minutes=15)
"""A link left in a terminal's or browser's history is soon worthless."""


class OneTimeLoginLinks:
    """Each link is a file named after its token's hash; using it deletes the file, which works only once.

    The file's time says when the link was made.
    """

    def __init__(self, data: Path) -> None:
        self._folder = data / "links"

    def make(self, now: datetime) -> str:
        """Create a link and return its token; expired links are removed."""
        for each in self._folder.glob("*"):
            if not _is_fresh(each, now):
                each.unlink(missing_ok=True)
        token = secrets.token_urlsafe(_BYTES)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = self._file(token)
        file.touch(mode=0o600)
        os.utime(file, (now.timestamp(), now.timestamp()))
        return token

    def stands(self, token: str, now: datetime) -> bool:
        """Whether the link is unused and hasn't expired; asking doesn't use it up."""
        return _is_fresh(self._file(token), now)

    def use(self, token: str, now: datetime) -> bool:
        """Use the link; return whether it was valid. It no longer is."""
        file = self._file(token)
        fresh = _is_fresh(file, now)
        try:
            file.unlink()
        except FileNotFoundError:
            return False
        return fresh

    def forget(self) -> None:
        """Delete all unused links."""
        for each in self._folder.glob("*"):
            each.unlink(missing_ok=True)

    def _file(self, token: str) -> Path:
        # By hash: a token from a URL never becomes part of a path, and a folder listing reveals none.
        return self._folder / sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _is_fresh(file: Path, now: datetime) -> bool:
    """Whether a link was made within the last quarter of an hour; one from the future isn't valid either."""
    try:
        made = file.stat().st_mtime
    except FileNotFoundError:
        return False
    return -GOOD_FOR.total_seconds() <= now.timestamp() - made <= GOOD_FOR.total_seconds()
