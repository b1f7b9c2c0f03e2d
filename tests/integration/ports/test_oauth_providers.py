"""The contract of ``ports.OAuthProviders`` and ``ports.MailServerFinder``: the fakes, and the real ones on this machine."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from afterword.core.time.instants import SECOND
from afterword.integrations.mail_autodiscovery import ServerDiscovery
from afterword.integrations.oauth import DeviceGrantProviders
from afterword.ports import (
    Host,
    MailServerFinder,
    OAuthProviders,
    PermanentError,
    Provider,
    Servers,
    TransientError,
)
from fakes.mail import FakeOAuthProviders, FakeServerFinder

NOW = 1_762_000_000 * SECOND


class There(NamedTuple):
    """A provider, and a person at its page."""

    providers: OAuthProviders
    provider: Provider
    approve: Callable[[str], None]
    deny: Callable[[str], None]
    busy: Callable[[], None]
    revoke: Callable[[], None]


@pytest.fixture(params=["fake", "identity"])
def there(request: pytest.FixtureRequest) -> There:
    if request.param == "fake":
        fake = FakeOAuthProviders()
        provider = Provider(
            "here", "https://p.example/device", "https://p.example/token", "mail", "afterword"
        )
        return There(
            fake, provider, fake.approve, fake.deny,
            lambda: fake.fail_next(TransientError("busy", "the provider asks for patience")), fake.revoke,
        )  # fmt: skip
    identity = request.getfixturevalue("identity")
    provider = Provider(
        "here", identity.device_authorization_endpoint, identity.token_endpoint, "mail", identity.client_id
    )
    return There(
        DeviceGrantProviders(timeout=5), provider,
        lambda code: identity.approve(code, "priya@example.test"), identity.deny,
        lambda: identity.answer_next("slow_down"), lambda: identity.revoke("priya@example.test"),
    )  # fmt: skip


def test_a_person_lets_the_program_in_and_its_access_is_renewed(there: There) -> None:
    device = there.providers.begin(there.provider)
    assert device.url
    assert device.code in device.complete
    assert there.providers.finish(there.provider, device.key, NOW) is None
    there.approve(device.code)
    tokens = there.providers.finish(there.provider, device.key, NOW)
    assert tokens is not None
    assert tokens.until == NOW + 3600 * SECOND
    again = there.providers.renew(there.provider, tokens.refresh, NOW + SECOND)
    assert again.until == NOW + 3601 * SECOND
    assert again.refresh


def test_a_no_is_one(there: There) -> None:
    device = there.providers.begin(there.provider)
    there.deny(device.code)
    with pytest.raises(PermanentError) as told:
        there.providers.finish(there.provider, device.key, NOW)
    assert told.value.kind == "denied"


def test_patience_is_asked_for(there: There) -> None:
    device = there.providers.begin(there.provider)
    there.busy()
    with pytest.raises(TransientError) as told:
        there.providers.finish(there.provider, device.key, NOW)
    assert told.value.kind == "busy"
    assert there.providers.finish(there.provider, device.key, NOW) is None


def test_access_that_was_taken_back_is_not_renewed(there: There) -> None:
    device = there.providers.begin(there.provider)
    there.approve(device.code)
    tokens = there.providers.finish(there.provider, device.key, NOW)
    assert tokens is not None
    there.revoke()
    with pytest.raises(PermanentError) as told:
        there.providers.renew(there.provider, tokens.refresh, NOW)
    assert told.value.kind == "token"


def test_without_a_client_id_nothing_is_begun(there: There) -> None:
    with pytest.raises(PermanentError) as told:
        there.providers.begin(there.provider._replace(client_id=""))
    assert told.value.kind == "protocol"


GMAIL = Servers(Host("smtp.gmail.com", 465, "tls"), Host("imap.gmail.com", 993, "tls"), "", "known")


@pytest.fixture(params=["fake", "discovery"])
def finder(request: pytest.FixtureRequest) -> MailServerFinder:
    if request.param == "fake":
        return FakeServerFinder({"gmail.com": [GMAIL]})
    return ServerDiscovery()


def test_a_known_domain_has_servers_and_a_name_to_sign_in_with(finder: MailServerFinder) -> None:
    (found,) = finder(" Priya.Nair@GMAIL.com ")
    assert (found.smtp, found.imap, found.found) == (GMAIL.smtp, GMAIL.imap, "known")
    assert found.user.lower() == "priya.nair@gmail.com"


@pytest.mark.parametrize("address", ["@gmail.com", "priya@", "@"])
def test_what_is_no_address_has_no_servers(finder: MailServerFinder, address: str) -> None:
    assert list(finder(address)) == []
