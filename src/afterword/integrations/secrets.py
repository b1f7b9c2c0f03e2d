"""Stores secrets: in the system's keyring, or encrypted in the database with a key from the environment."""

import base64
import logging
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NoReturn

from afterword.core.errors import InputError, Phrase
from afterword.ports import PermanentError, SealedTexts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from keyring.backend import KeyringBackend


_LOG: Final = logging.getLogger(__name__)

# A machine without a safe place: there are no secrets, and none are stored.

ADVICE: Final = (
    "there is no keyring here: set AFTERWORD_KEY to a key of your own (`afterword mail key` makes one), and"
    " secrets are kept in the database, sealed with it"
)


class NullSecretStore:
    """Says what to do when a secret should be stored."""

    def get(self, name: str) -> str | None:
        """Nothing."""
        del name
        return None

    def put(self, name: str, secret: str) -> NoReturn:
        """Refuse: a password isn't stored in a plain file."""
        del name, secret
        raise PermanentError("unsaved", ADVICE)

    def remove(self, name: str) -> None:
        """There's nothing to delete."""
        del name


_SERVICE: Final = "afterword"
_PIECE: Final = 600
"""Characters, of up to four bytes: Windows takes 2,560 bytes a secret, and tokens are longer. The first piece
says how many there are."""
_MOST_DIGITS: Final = 4
"""The most pieces there can be; more isn't ours."""
_UNSAFE: Final = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
"""Keyrings that store nothing, and those that write files, some of them plain."""


class KeyringSecrets:
    """Stores secrets in the keyring; ``place`` separates two databases' secrets."""

    def __init__(self, place: str) -> None:
        self._place = place

    @staticmethod
    def usable() -> bool:
        """Whether there's a keyring that can store secrets."""
        try:
            with _keyring():
                return True
        except PermanentError:
            return False

    def get(self, name: str) -> str | None:
        """The secret, if all of it is there.

        Raises ``PermanentError`` (``unsaved``) if the keyring is locked.
        """
        first = self._asked(name, 0)
        count = _count(first)
        if first is None or not count:
            return None
        pieces = [first.partition(":")[2]]
        for place in range(1, count):
            piece = self._asked(name, place)
            if piece is None:
                return None
            pieces.append(piece)
        return "".join(pieces)

    def put(self, name: str, secret: str) -> None:
        """Store it. Raises ``PermanentError`` (``unsaved``) if the keyring can't be opened."""
        pieces = [secret[at : at + _PIECE] for at in range(0, len(secret), _PIECE)] or [""]
        before = _count(self._asked(name, 0))
        # The first piece is written last: it says how many there are, and by then they're there.
        for place, piece in reversed(list(enumerate(pieces))):
            said = f"{len(pieces)}:{piece}" if place == 0 else piece
            with _keyring() as keyring:
                keyring.set_password(_SERVICE, self._named(name, place), said)
        for place in range(len(pieces), before):
            self._removed(name, place)

    def remove(self, name: str) -> None:
        """Delete it, if it's there. Raises ``PermanentError`` (``unsaved``) if the keyring refuses."""
        first = self._asked(name, 0)
        if first is not None:
            # The first piece is last here as well: until then, it can be tried again.
            for place in reversed(range(max(_count(first), 1))):
                self._removed(name, place)

    def _removed(self, name: str, place: int) -> None:
        from keyring.errors import PasswordDeleteError  # noqa: PLC0415 - only who has a secret waits for it

        with _keyring() as keyring:
            try:
                keyring.delete_password(_SERVICE, self._named(name, place))
            except PasswordDeleteError:
                # They say this if it's missing, and some also if the person refuses access.
                if keyring.get_password(_SERVICE, self._named(name, place)) is not None:
                    raise

    def _asked(self, name: str, place: int) -> str | None:
        with _keyring() as keyring:
            return keyring.get_password(_SERVICE, self._named(name, place))

    def _named(self, name: str, place: int) -> str:
        return f"{self._place}/{name}" + (f"#{place}" if place else "")


def _count(first: str | None) -> int:
    """How many pieces there are; 0 if there's no first one, or it isn't ours."""
    said, colon, _ = (first or "").partition(":")
    return int(said) if colon and said.isdecimal() and len(said) <= _MOST_DIGITS else 0


@contextmanager
def _keyring() -> "Iterator[KeyringBackend]":
    """The keyring, asked one thing; whatever it raises becomes ``PermanentError`` (``unsaved``)."""
    import keyring  # noqa: PLC0415 - as above
    from keyring.errors import NoKeyringError  # noqa: PLC0415 - as above

    backend: KeyringBackend | None = None
    try:
        backend = keyring.get_keyring()
        if not _is_safe(backend):
            raise NoKeyringError  # noqa: TRY301 - as the library itself says it
        yield backend
    except NoKeyringError:
        raise PermanentError("unsaved", ADVICE) from None
    except Exception as error:  # noqa: BLE001 - Windows's and D-Bus's own come through, with what they were told
        _LOG.info("keyring failed backend=%s error=%s", type(backend).__module__, type(error).__name__)
        said = f"the keyring cannot be used ({type(error).__name__}): unlock it, and try again"
        raise PermanentError("unsaved", said) from None


def _is_safe(backend: "KeyringBackend") -> bool:
    """Whether it's safe; in a chain all must be, since any of them may be written to."""
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415 - as above

    if isinstance(backend, ChainerBackend):
        return bool(backend.backends) and all(map(_is_safe, backend.backends))
    return not type(backend).__module__.startswith(_UNSAFE) and float(backend.priority) > 0


# Secrets in the database, encrypted with AES-256-GCM and the secret's name as associated data.

_VERSION: Final = b"\x01"
_NONCE: Final = 12
_KEY: Final = 32
_AS_IT_IS: Final = "surrogatepass"
"""A password from a terminal may be invalid text, and a codec error would contain all of it."""
_VARIABLE: Final = "AFTERWORD_KEY"
_WANTED: Final = Phrase(
    "what `afterword mail key` prints; several with commas between, the first of which seals"
)


def new_key() -> str:
    """A key: 256 random bits, in characters that an environment variable can hold."""
    return base64.urlsafe_b64encode(os.urandom(_KEY)).decode().rstrip("=")


class SealedSecrets:
    """Stores secrets encrypted. ``keys``, separated by commas: the first encrypts, all decrypt."""

    def __init__(self, store: SealedTexts, keys: str) -> None:
        self._store = store
        self._ciphers = [_cipher(each) for each in keys.split(",")]

    def get(self, name: str) -> str | None:
        """The secret, if any.

        Raises ``PermanentError`` (``unsaved``) if the key is wrong or it was changed.
        """
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - only who has a secret waits for it

        sealed = self._store.get(name)
        if sealed is None:
            return None
        version, nonce, text = sealed[:1], sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        if version != _VERSION:
            raise PermanentError("unsaved", "it was changed, or a newer Afterword sealed it: sign in again")
        for cipher in self._ciphers:
            try:
                return cipher.decrypt(nonce, text, version + name.encode()).decode(errors=_AS_IT_IS)
            except (InvalidTag, ValueError):
                continue
        _LOG.info("secret not opened name=%s keys=%d", name, len(self._ciphers))
        raise PermanentError(
            "unsaved", f"another key sealed it: set {_VARIABLE} to that one (or it was changed)"
        )

    def put(self, name: str, secret: str) -> None:
        """Store it, encrypted with the first key."""
        nonce = os.urandom(_NONCE)
        sealed = self._ciphers[0].encrypt(nonce, secret.encode(errors=_AS_IT_IS), _VERSION + name.encode())
        self._store.put(name, _VERSION + nonce + sealed)

    def remove(self, name: str) -> None:
        """Delete it, if it's there."""
        self._store.remove(name)


def _cipher(key: str) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    try:
        bits = base64.b64decode(key.strip() + "=" * (-len(key.strip()) % 4), altchars=b"-_", validate=True)
    except ValueError:
        bits = b""
    if len(bits) != _KEY:
        raise InputError(_VARIABLE, "something that is no key", _WANTED)
    return AESGCM(bits)
