"""The contract of ``ports.Secrets``: in memory, in a keyring, and sealed in the store."""

from collections.abc import Callable, Iterator

import keyring
import pytest

from afterword.integrations.secrets import KeyringSecrets, SealedSecrets, new_key
from afterword.ports import Secrets
from fakes.mail_store import MemorySealedTexts
from fakes.world import MemorySecrets
from integration.mail.test_secrets import Memory


@pytest.fixture(params=["memory", "keyring", "sealed"])
def secrets(request: pytest.FixtureRequest) -> Iterator[Secrets]:
    before = keyring.get_keyring()
    keyring.set_keyring(Memory())
    made: dict[str, Callable[[], Secrets]] = {
        "memory": MemorySecrets,
        "keyring": lambda: KeyringSecrets("here"),
        "sealed": lambda: SealedSecrets(MemorySealedTexts(), new_key()),
    }
    yield made[request.param]()
    keyring.set_keyring(before)


def test_what_was_put_is_there_until_it_is_removed(secrets: Secrets) -> None:
    assert secrets.get("1/password") is None
    secrets.put("1/password", "correct horse é")
    secrets.put("2/password", "battery staple")
    assert secrets.get("1/password") == "correct horse é"
    secrets.put("1/password", "another")
    assert secrets.get("1/password") == "another"
    secrets.remove("1/password")
    secrets.remove("1/password")
    assert secrets.get("1/password") is None
    assert secrets.get("2/password") == "battery staple"


@pytest.mark.parametrize("secret", ["", "x" * 4_000])
def test_a_secret_may_be_empty_or_long(secrets: Secrets, secret: str) -> None:
    secrets.put("1/tokens", secret)
    assert secrets.get("1/tokens") == secret
