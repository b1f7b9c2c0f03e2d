"""Secrets are sealed so that nothing but the key opens them, or are in the system's keyring; or they are not kept."""

from collections.abc import Iterator

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends import fail

from afterword.adapters.secrets import KeyringSecrets, NoSecrets, SealedSecrets, new_key
from afterword.core.fault import Fault
from afterword.ports import Permanent

KEY, OTHER = new_key(), new_key()
SECRETS = st.text(st.characters(exclude_categories=["Cs"]), max_size=4_000)


class Rows:
    """Sealed texts in memory, as the database keeps them."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def put(self, name: str, sealed: bytes) -> None:
        self.kept[name] = sealed

    def remove(self, name: str) -> None:
        self.kept.pop(name, None)


class Memory(KeyringBackend):
    """A keyring as the system has one, but for one test; it takes what Windows takes."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        assert len(password.encode("utf-16-le")) <= 2_560
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def memory() -> Iterator[Memory]:
    before = keyring.get_keyring()
    backend = Memory()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@given(SECRETS)
def test_what_is_sealed_is_opened_by_its_key_alone(secret: str) -> None:
    rows = Rows()
    SealedSecrets(rows, KEY).put("1/password", secret)
    assert SealedSecrets(rows, KEY).get("1/password") == secret
    assert len(secret) < 4 or secret.encode() not in rows.kept["1/password"]
    with pytest.raises(Permanent, match="AFTERWORD_KEY") as told:
        SealedSecrets(rows, OTHER).get("1/password")
    assert KEY not in str(told.value)


def test_a_change_of_any_byte_is_noticed() -> None:
    rows = Rows()
    secrets = SealedSecrets(rows, KEY)
    secrets.put("1/password", "correct horse")
    sealed = rows.kept["1/password"]
    for place in range(1, len(sealed)):
        rows.kept["1/password"] = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(Permanent):
            secrets.get("1/password")


def test_one_accounts_secret_does_not_open_in_anothers_place() -> None:
    rows = Rows()
    secrets = SealedSecrets(rows, KEY)
    secrets.put("1/password", "correct horse")
    rows.kept["2/password"] = rows.kept["1/password"]
    with pytest.raises(Permanent):
        secrets.get("2/password")


def test_two_seals_of_the_same_differ() -> None:
    rows = Rows()
    secrets = SealedSecrets(rows, KEY)
    secrets.put("1/password", "correct horse")
    first = rows.kept["1/password"]
    secrets.put("1/password", "correct horse")
    assert rows.kept["1/password"] != first


def test_a_new_key_seals_and_the_old_one_still_opens() -> None:
    rows = Rows()
    SealedSecrets(rows, KEY).put("1/password", "correct horse")
    both = SealedSecrets(rows, f"{OTHER}, {KEY}")
    assert both.get("1/password") == "correct horse"
    both.put("1/password", "correct horse")
    assert SealedSecrets(rows, OTHER).get("1/password") == "correct horse"


@pytest.mark.parametrize("key", ["", "short", "!" * 43, KEY + "A", f"{KEY},"], ids=range(5))
def test_a_key_that_is_none_is_told_of_without_being_shown(key: str) -> None:
    with pytest.raises(Fault, match="afterword mail key") as told:
        SealedSecrets(Rows(), key)
    assert not key or key not in str(told.value)


def test_what_is_forgotten_is_gone() -> None:
    rows = Rows()
    secrets = SealedSecrets(rows, KEY)
    secrets.put("1/password", "correct horse")
    secrets.remove("1/password")
    secrets.remove("1/password")
    assert secrets.get("1/password") is None


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=4_000))
def test_the_keyring_keeps_long_secrets_in_pieces(secret: str) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(Memory())
    try:
        secrets = KeyringSecrets("here")
        secrets.put("1/tokens", "x" * 5_000)
        secrets.put("1/tokens", secret)
        assert secrets.get("1/tokens") == secret
        assert KeyringSecrets("there").get("1/tokens") is None
    finally:
        keyring.set_keyring(before)


def test_the_keyring_forgets_all_pieces(memory: Memory) -> None:
    secrets = KeyringSecrets("here")
    secrets.put("1/tokens", "x" * 5_000)
    assert len(memory.kept) == 5
    secrets.remove("1/tokens")
    secrets.remove("1/tokens")
    assert memory.kept == {}


def test_a_shorter_secret_leaves_nothing_of_a_longer_one(memory: Memory) -> None:
    secrets = KeyringSecrets("here")
    secrets.put("1/tokens", "x" * 5_000)
    secrets.put("1/tokens", "y")
    assert list(memory.kept.values()) == ["1:y"]


def test_a_machine_without_a_keyring_has_none(memory: Memory) -> None:
    assert KeyringSecrets.usable()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    assert not KeyringSecrets.usable()
    with pytest.raises(Permanent) as told:
        KeyringSecrets("here").put("1/password", "correct horse")
    assert (told.value.kind, "correct horse" in str(told.value)) == ("unsaved", False)


def test_without_any_safe_place_nothing_is_kept() -> None:
    with pytest.raises(Permanent, match="AFTERWORD_KEY"):
        NoSecrets().put("1/password", "correct horse")
    NoSecrets().remove("1/password")
    assert NoSecrets().get("1/password") is None
