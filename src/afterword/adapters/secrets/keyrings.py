"""Secrets in the system's own keyring: the Keychain, the Credential Manager, the Secret Service."""

from typing import TYPE_CHECKING, Final

from afterword.ports import Permanent

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE: Final = "afterword"
_PIECE: Final = 1_000
"""Characters: Windows takes 2,560 bytes a secret, and tokens are longer. The first piece says how many."""
_UNSAFE: Final = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt.file")


class KeyringSecrets:
    """Keeps secrets in the keyring; ``place`` tells two databases' secrets apart."""

    def __init__(self, place: str) -> None:
        self._place = place

    @staticmethod
    def usable() -> bool:
        """Whether there is a keyring that can keep secrets."""
        backend = _backend()
        return not type(backend).__module__.startswith(_UNSAFE) and float(backend.priority) > 0

    def get(self, name: str) -> str | None:
        """The secret, if there is one; ``Permanent`` (``unsaved``) if the keyring cannot be opened."""
        first = self._asked(name, 0)
        if first is None:
            return None
        count, _, begins = first.partition(":")
        pieces = [begins, *(self._asked(name, place) for place in range(1, int(count)))]
        if None in pieces:
            return None
        return "".join(map(str, pieces))

    def put(self, name: str, secret: str) -> None:
        """Keep it; ``Permanent`` (``unsaved``) if the keyring cannot be opened."""
        from keyring.errors import KeyringError  # noqa: PLC0415 - only who has a secret waits for it

        pieces = [secret[at : at + _PIECE] for at in range(0, len(secret), _PIECE)] or [""]
        before = self._count(name)
        try:
            # The first is last: it says how many there are, and by then they are there.
            for place, piece in reversed(list(enumerate(pieces))):
                said = f"{len(pieces)}:{piece}" if place == 0 else piece
                _backend().set_password(_SERVICE, self._named(name, place), said)
        except (KeyringError, OSError, RuntimeError) as error:
            raise _closed(error) from None
        self._removed(name, range(len(pieces), before))

    def remove(self, name: str) -> None:
        """Forget it, if it is there."""
        self._removed(name, range(self._count(name)))

    def _count(self, name: str) -> int:
        """How many pieces there are."""
        first = self._asked(name, 0)
        return 0 if first is None else int(first.partition(":")[0])

    def _removed(self, name: str, places: range) -> None:
        from keyring.errors import KeyringError, PasswordDeleteError  # noqa: PLC0415 - as above

        for place in places:
            try:
                _backend().delete_password(_SERVICE, self._named(name, place))
            except PasswordDeleteError:
                continue
            except (KeyringError, OSError, RuntimeError) as error:
                raise _closed(error) from None

    def _asked(self, name: str, place: int) -> str | None:
        from keyring.errors import KeyringError  # noqa: PLC0415 - as above

        try:
            return _backend().get_password(_SERVICE, self._named(name, place))
        except (KeyringError, OSError, RuntimeError) as error:
            raise _closed(error) from None

    def _named(self, name: str, place: int) -> str:
        return f"{self._place}/{name}" + (f"#{place}" if place else "")


def _backend() -> "KeyringBackend":
    import keyring  # noqa: PLC0415 - as above

    return keyring.get_keyring()


def _closed(error: Exception) -> Permanent:
    return Permanent(
        "unsaved", f"the keyring cannot be used ({type(error).__name__}): unlock it, and try again"
    )
