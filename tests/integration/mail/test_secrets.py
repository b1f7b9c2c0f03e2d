"""Secrets are sealed so that nothing but the key opens them, or are in the system's keyring; or they are not kept."""

from collections.abc import Callable, Iterator
from typing import ClassVar

import keyring
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked, PasswordDeleteError

from afterword.core.errors import InputError
from afterword.integrations.secrets import KeyringSecrets, NullSecretStore, SealedSecrets, new_key
from afterword.ports import PermanentError
from fakes.mail_store import MemorySealedTexts

KEY, OTHER = new_key(), new_key()
SECRETS = st.text(st.characters(exclude_categories=["Cs"]), max_size=4_000)


class Memory(KeyringBackend):
    """A keyring as the system has one, but for one test; it takes what Windows takes."""

    priority = 1
    viable = False  # the library knows each class there is: none of these is to be taken for the system's

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        assert len(password.encode("utf-16-le")) <= 2_560
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("No such password!")


class WinError(Exception):
    """As Windows's own: none of the library's errors, and it says what it was called with."""


class Broken(Memory):
    """A keyring with a secret in it, that can be read or not; whatever else is asked of it is an error."""

    def __init__(self, error: Exception, *, reads: bool) -> None:
        super().__init__()
        self.error, self.reads = error, reads

    def get_password(self, service: str, username: str) -> str | None:
        if self.reads:
            return "1:battery staple"
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error

    def delete_password(self, service: str, username: str) -> None:
        raise self.error


class Plain(Memory):
    """As those of `keyrings.alt`, which write plain files."""


Plain.__module__ = "keyrings.alt.pyfs"


def chained(*kept: KeyringBackend) -> KeyringBackend:
    """Several keyrings that are asked in turn."""

    class Chain(chainer.ChainerBackend):
        backends: ClassVar = list(kept)
        priority = 10
        viable = False

    return Chain()  # type: ignore[no-untyped-call]


class Stubborn(Memory):
    """A keyring that gives nothing up, as macOS's where the person says no."""

    def delete_password(self, service: str, username: str) -> None:
        raise PasswordDeleteError("Can't delete password in keychain")


@pytest.fixture
def memory() -> Iterator[Memory]:
    before = keyring.get_keyring()
    backend = Memory()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@given(SECRETS)
def test_what_is_sealed_is_opened_by_its_key_alone(secret: str) -> None:
    rows = MemorySealedTexts()
    SealedSecrets(rows, KEY).put("1/password", secret)
    assert SealedSecrets(rows, KEY).get("1/password") == secret
    assert len(secret) < 4 or secret.encode() not in rows.kept["1/password"]
    with pytest.raises(PermanentError, match="AFTERWORD_KEY") as told:
        SealedSecrets(rows, OTHER).get("1/password")
    assert told.value.kind == "unsaved"
    assert not any(each in f"{told.value!r} {SealedSecrets(rows, KEY)!r}" for each in (KEY, OTHER))


@given(SECRETS, st.data())
def test_a_change_of_any_byte_is_noticed(secret: str, data: st.DataObject) -> None:
    rows = MemorySealedTexts()
    secrets = SealedSecrets(rows, KEY)
    secrets.put("1/password", secret)
    sealed = rows.kept["1/password"]
    # Where the parts are, in any case: the version, the nonce's ends, the text's beginning and the last.
    anywhere = data.draw(st.integers(0, len(sealed) - 1))
    change = data.draw(st.integers(1, 255))
    for place in {0, 1, 12, 13, len(sealed) - 1, anywhere}:
        rows.kept["1/password"] = sealed[:place] + bytes([sealed[place] ^ change]) + sealed[place + 1 :]
        with pytest.raises(PermanentError) as told:
            secrets.get("1/password")
        assert told.value.kind == "unsaved"


def test_every_byte_counts_and_none_may_be_missing() -> None:
    rows = MemorySealedTexts()
    secrets = SealedSecrets(rows, KEY)
    secrets.put("1/password", "correct horse")
    sealed = rows.kept["1/password"]
    changed = [sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :] for at in range(len(sealed))]
    for each in [*changed, *(sealed[:length] for length in range(len(sealed))), sealed + b"\0"]:
        rows.kept["1/password"] = each
        with pytest.raises(PermanentError) as told:
            secrets.get("1/password")
        assert (told.value.kind, "correct" in str(told.value)) == ("unsaved", False)


def test_a_password_that_is_no_proper_text_is_kept_as_it_is() -> None:
    secrets = SealedSecrets(MemorySealedTexts(), KEY)
    secrets.put("1/password", "caf\udce9")  # a byte of a terminal that does not speak UTF-8
    assert secrets.get("1/password") == "caf\udce9"


def test_one_accounts_secret_does_not_open_in_anothers_place() -> None:
    rows = MemorySealedTexts()
    secrets = SealedSecrets(rows, KEY)
    secrets.put("1/password", "correct horse")
    rows.kept["2/password"] = rows.kept["1/password"]
    with pytest.raises(PermanentError):
        secrets.get("2/password")


def test_two_seals_of_the_same_differ() -> None:
    rows = MemorySealedTexts()
    secrets = SealedSecrets(rows, KEY)
    secrets.put("1/password", "correct horse")
    first = rows.kept["1/password"]
    secrets.put("1/password", "correct horse")
    assert rows.kept["1/password"] != first


def test_a_new_key_seals_and_the_old_one_still_opens() -> None:
    rows = MemorySealedTexts()
    SealedSecrets(rows, KEY).put("1/password", "correct horse")
    both = SealedSecrets(rows, f"{OTHER}, {KEY}")
    assert both.get("1/password") == "correct horse"
    both.put("1/password", "correct horse")
    assert SealedSecrets(rows, OTHER).get("1/password") == "correct horse"


@pytest.mark.parametrize("key", ["", "short", "!" * 43, KEY + "A", f"{KEY},"], ids=range(5))
def test_a_key_that_is_none_is_told_of_without_being_shown(key: str) -> None:
    with pytest.raises(InputError, match="afterword mail key") as told:
        SealedSecrets(MemorySealedTexts(), key)
    assert not key or key not in str(told.value)


def test_what_is_forgotten_is_gone() -> None:
    rows = MemorySealedTexts()
    secrets = SealedSecrets(rows, KEY)
    secrets.put("1/password", "correct horse")
    secrets.remove("1/password")
    secrets.remove("1/password")
    assert secrets.get("1/password") is None


@given(SECRETS)
@example("\N{KEY}" * 4_000)  # each takes Windows four bytes
@example("x" * 1_200)
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
    assert len(memory.kept) > 1
    secrets.remove("1/tokens")
    secrets.remove("1/tokens")
    assert memory.kept == {}


def test_a_shorter_secret_leaves_nothing_of_a_longer_one(memory: Memory) -> None:
    secrets = KeyringSecrets("here")
    secrets.put("1/tokens", "x" * 5_000)
    secrets.put("1/tokens", "y")
    assert list(memory.kept.values()) == ["1:y"]


def nothing_of(secret: str, told: pytest.ExceptionInfo[PermanentError]) -> None:
    assert told.value.kind == "unsaved"
    assert secret not in f"{told.value!r}"


@pytest.mark.parametrize(
    "backend",
    [
        fail.Keyring,
        null.Keyring,
        Plain,
        lambda: chained(Memory(), Plain()),
        lambda: chained(null.Keyring()),  # type: ignore[no-untyped-call]
        chained,
    ],
    ids=["fail", "null", "plain", "chained to a plain one", "chained to null", "chained to nothing"],
)
def test_a_keyring_that_keeps_nothing_or_not_safely_is_none(
    memory: Memory, backend: Callable[[], KeyringBackend]
) -> None:
    keyring.set_keyring(backend())
    assert not KeyringSecrets.usable()
    with pytest.raises(PermanentError, match="AFTERWORD_KEY") as told:
        KeyringSecrets("here").put("1/password", "correct horse")
    nothing_of("correct horse", told)
    with pytest.raises(PermanentError, match="AFTERWORD_KEY"):
        KeyringSecrets("here").get("1/password")


def test_a_keyring_that_is_safe_is_one(memory: Memory) -> None:
    assert KeyringSecrets.usable()
    keyring.set_keyring(chained(Memory(), Memory()))
    assert KeyringSecrets.usable()


def test_a_keyring_that_cannot_even_say_how_good_it_is_is_none(memory: Memory) -> None:
    class Unviable(Memory):
        @property
        def priority(self) -> float:  # type: ignore[override]
            raise RuntimeError("Requires Windows and pywin32")

    keyring.set_keyring(Unviable())
    assert not KeyringSecrets.usable()


@pytest.mark.parametrize("reads", [True, False])
@pytest.mark.parametrize(
    "error",
    [KeyringLocked("correct horse"), WinError(5, "CredWrite", "correct horse"), OSError("correct horse")],
)
def test_a_keyring_that_fails_says_what_to_do_and_nothing_else(
    memory: Memory, error: Exception, *, reads: bool
) -> None:
    keyring.set_keyring(Broken(error, reads=reads))
    secrets = KeyringSecrets("here")
    asks: list[Callable[[], object]] = [
        lambda: secrets.put("1/password", "correct horse"),
        lambda: secrets.remove("1/password"),
    ]
    if not reads:
        asks.append(lambda: secrets.get("1/password"))
    for ask in asks:
        with pytest.raises(PermanentError, match="unlock it") as told:
            ask()
        nothing_of("correct horse", told)


@pytest.mark.parametrize(
    "said", ["correct horse", "-1:correct horse", "²:correct horse", "0:", "9" * 5_000 + ":"]
)
def test_what_another_program_put_there_is_not_taken_for_ours(memory: Memory, said: str) -> None:
    secrets = KeyringSecrets("here")
    memory.kept["afterword", "here/1/password"] = said
    assert secrets.get("1/password") is None
    secrets.put("1/password", "battery staple")
    assert secrets.get("1/password") == "battery staple"
    memory.kept["afterword", "here/1/password"] = said
    secrets.remove("1/password")
    assert memory.kept == {}


def test_a_secret_of_which_a_piece_is_lost_is_none(memory: Memory) -> None:
    secrets = KeyringSecrets("here")
    secrets.put("1/tokens", "x" * 5_000)
    del memory.kept["afterword", "here/1/tokens#2"]
    assert secrets.get("1/tokens") is None
    secrets.remove("1/tokens")
    assert memory.kept == {}


def test_a_keyring_that_gives_nothing_up_is_told_of(memory: Memory) -> None:
    keyring.set_keyring(Stubborn())
    secrets = KeyringSecrets("here")
    secrets.put("1/password", "correct horse")
    with pytest.raises(PermanentError) as told:
        secrets.remove("1/password")
    nothing_of("correct horse", told)


def test_without_any_safe_place_nothing_is_kept() -> None:
    with pytest.raises(PermanentError, match="AFTERWORD_KEY"):
        NullSecretStore().put("1/password", "correct horse")
    NullSecretStore().remove("1/password")
    assert NullSecretStore().get("1/password") is None
