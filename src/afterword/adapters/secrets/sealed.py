"""Secrets in the database, sealed: AES-256-GCM, with the secret's name as associated data.

So one row's secret cannot be put in another's place, and a change of any byte is noticed. The key is in the
environment: who has the database alone has nothing.
"""

import base64
import os
from typing import TYPE_CHECKING, Final

from afterword.core.fault import Fault
from afterword.ports import Permanent, SealedTexts

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_VERSION: Final = b"\x01"
_NONCE: Final = 12
_KEY: Final = 32
_AS_IT_IS: Final = "surrogatepass"
"""A password from a terminal may be no proper text, and an error of the codec would hold all of it."""
_VARIABLE: Final = "AFTERWORD_KEY"
_WANTED: Final = "what `afterword mail key` prints; several with commas between, the first of which seals"


def new_key() -> str:
    """A key: 256 random bits, in characters that an environment can hold."""
    return base64.urlsafe_b64encode(os.urandom(_KEY)).decode().rstrip("=")


class SealedSecrets:
    """Keeps secrets sealed. ``keys``, with commas between: the first seals, all of them open."""

    def __init__(self, store: SealedTexts, keys: str) -> None:
        self._store = store
        self._ciphers = [_cipher(each) for each in keys.split(",")]

    def get(self, name: str) -> str | None:
        """The secret, if any; ``Permanent`` (``unsaved``) if another key sealed it, or it was changed."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - only who has a secret waits for it

        sealed = self._store.get(name)
        if sealed is None:
            return None
        version, nonce, text = sealed[:1], sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        if version != _VERSION:
            raise Permanent("unsaved", "it was changed, or a newer Afterword sealed it: sign in again")
        for cipher in self._ciphers:
            try:
                return cipher.decrypt(nonce, text, version + name.encode()).decode(errors=_AS_IT_IS)
            except (InvalidTag, ValueError):
                continue
        raise Permanent("unsaved", f"another key sealed it: set {_VARIABLE} to that one (or it was changed)")

    def put(self, name: str, secret: str) -> None:
        """Keep it, sealed by the first key."""
        nonce = os.urandom(_NONCE)
        sealed = self._ciphers[0].encrypt(nonce, secret.encode(errors=_AS_IT_IS), _VERSION + name.encode())
        self._store.put(name, _VERSION + nonce + sealed)

    def remove(self, name: str) -> None:
        """Forget it, if it is there."""
        self._store.remove(name)


def _cipher(key: str) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    try:
        bits = base64.b64decode(key.strip() + "=" * (-len(key.strip()) % 4), altchars=b"-_", validate=True)
    except ValueError:
        bits = b""
    if len(bits) != _KEY:
        raise Fault(_VARIABLE, "something that is no key", _WANTED)
    return AESGCM(bits)
