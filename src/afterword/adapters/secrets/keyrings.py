"""Secrets in the system's own keyring: the Keychain, the Credential Manager, the Secret Service."""

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from afterword.adapters.secrets.nowhere import ADVICE
from afterword.ports import Permanent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from keyring.backend import KeyringBackend

_SERVICE: Final = "afterword"
_PIECE: Final = 600
"""Characters, of up to four bytes: Windows takes 2,560 bytes a secret, and tokens are longer. The first piece
says how many there are."""
_MOST_DIGITS: Final = 4
"""Of the number of pieces: more is not ours."""
_UNSAFE: Final = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
"""Those that keep nothing, and those that write files, some of them plain."""


class KeyringSecrets:
    """Keeps secrets in the keyring; ``place`` tells two databases' secrets apart."""

    def __init__(self, place: str) -> None:
        self._place = place

    @staticmethod
    def usable() -> bool:
        """Whether there is a keyring that can keep secrets."""
        try:
            with _keyring():
                return True
        except Permanent:
            return False

    def get(self, name: str) -> str | None:
        """The secret, if all of it is there; ``Permanent`` (``unsaved``) if the keyring cannot be opened."""
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
        """Keep it; ``Permanent`` (``unsaved``) if the keyring cannot be opened."""
        pieces = [secret[at : at + _PIECE] for at in range(0, len(secret), _PIECE)] or [""]
        before = _count(self._asked(name, 0))
        # The first is last: it says how many there are, and by then they are there.
        for place, piece in reversed(list(enumerate(pieces))):
            said = f"{len(pieces)}:{piece}" if place == 0 else piece
            with _keyring() as keyring:
                keyring.set_password(_SERVICE, self._named(name, place), said)
        for place in range(len(pieces), before):
            self._removed(name, place)

    def remove(self, name: str) -> None:
        """Forget it, if it is there; ``Permanent`` (``unsaved``) if the keyring does not let go of it."""
        first = self._asked(name, 0)
        if first is not None:
            # The first is last here as well: until then, it can be tried again.
            for place in reversed(range(max(_count(first), 1))):
                self._removed(name, place)

    def _removed(self, name: str, place: int) -> None:
        from keyring.errors import PasswordDeleteError  # noqa: PLC0415 - only who has a secret waits for it

        with _keyring() as keyring:
            try:
                keyring.delete_password(_SERVICE, self._named(name, place))
            except PasswordDeleteError:
                # So they say if it is not there, and some of them also if the person does not let us.
                if keyring.get_password(_SERVICE, self._named(name, place)) is not None:
                    raise

    def _asked(self, name: str, place: int) -> str | None:
        with _keyring() as keyring:
            return keyring.get_password(_SERVICE, self._named(name, place))

    def _named(self, name: str, place: int) -> str:
        return f"{self._place}/{name}" + (f"#{place}" if place else "")


def _count(first: str | None) -> int:
    """How many pieces there are; 0 if there is no first one, or it is not ours."""
    said, colon, _ = (first or "").partition(":")
    return int(said) if colon and said.isdecimal() and len(said) <= _MOST_DIGITS else 0


@contextmanager
def _keyring() -> "Iterator[KeyringBackend]":
    """The keyring, to be asked one thing; whatever it raises is ``Permanent`` (``unsaved``), in our words."""
    import keyring  # noqa: PLC0415 - as above
    from keyring.errors import NoKeyringError  # noqa: PLC0415 - as above

    try:
        backend = keyring.get_keyring()
        if not _is_safe(backend):
            raise NoKeyringError  # noqa: TRY301 - as the library itself says it
        yield backend
    except NoKeyringError:
        raise Permanent("unsaved", ADVICE) from None
    except Exception as error:  # noqa: BLE001 - Windows's and D-Bus's own come through, with what they were told
        said = f"the keyring cannot be used ({type(error).__name__}): unlock it, and try again"
        raise Permanent("unsaved", said) from None


def _is_safe(backend: "KeyringBackend") -> bool:
    """Whether it keeps secrets; in a chain all have to, as any may be the one that is written to."""
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415 - as above

    if isinstance(backend, ChainerBackend):
        return bool(backend.backends) and all(map(_is_safe, backend.backends))
    return not type(backend).__module__.startswith(_UNSAFE) and float(backend.priority) > 0
