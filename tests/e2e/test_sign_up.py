"""Who may make an account on a site for many: whoever is invited, or whom the configuration lets in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from afterword.config import Config, config
from afterword.core.errors import InputError

PASSWORD = "a long sentence of words"


@contextmanager
def letting_in(*domains: str) -> Iterator[None]:
    from django.test.utils import override_settings

    with override_settings(AFTERWORD_SIGN_UP=domains):
        yield


def accounts(email: str) -> int:
    from django.contrib.auth import get_user_model

    return get_user_model().objects.filter(email=email).count()


def sign_up(visitor: Any, email: str, number: int) -> Any:
    return visitor.post(
        "/accounts/signup/", {"email": email, "password1": PASSWORD}, REMOTE_ADDR=f"203.0.113.{number}"
    )


def token(email: str) -> str:
    from django.conf import settings

    from afterword.web.invitations import sign_invitation

    return sign_invitation(email, settings.SECRET_KEY)


@pytest.mark.parametrize("path", ["/accounts/signup/", "/accounts/signup/passkey/"])
def test_sign_up_is_closed_unless_the_configuration_opens_it(client: Callable[..., Any], path: str) -> None:
    page = client().get(path)
    assert "by invitation" in page.content.decode()
    assert sign_up(client(), "stranger@example.org", 1).status_code == 200
    assert not accounts("stranger@example.org")


def test_an_open_site_takes_anybody(client: Callable[..., Any]) -> None:
    with letting_in("open"):
        assert sign_up(client(), "anybody@example.org", 2).status_code == 302
    assert accounts("anybody@example.org") == 1


@pytest.mark.parametrize(
    ("email", "made"),
    [
        ("student@uni.example", 1), ("Student2@UNI.example", 1), ("x@other.example", 0), ("x@notuni.example", 0),
        ("x@uni.example.evil.example", 0), ("x@sub.uni.example", 0), ("uni.example@evil.example", 0),
    ],
)  # fmt: skip
def test_a_domain_lets_in_its_own_addresses_only(client: Callable[..., Any], email: str, made: int) -> None:
    with letting_in("uni.example"):
        sign_up(client(), email, 3)
    assert accounts(email) + accounts(email.lower()) * (email != email.lower()) == made


def test_an_invitation_is_good_for_its_address_alone(client: Callable[..., Any]) -> None:
    visitor = client()
    page = visitor.get("/accounts/signup/", {"invitation": token("Invited@example.org")})
    assert 'name="password1"' in page.content.decode()
    assert sign_up(visitor, "friend-of-invited@example.org", 4).status_code == 200
    assert not accounts("friend-of-invited@example.org")
    assert sign_up(visitor, "invited@example.org", 5).status_code == 302
    assert accounts("invited@example.org") == 1


@pytest.mark.parametrize("forged", ["", "x", "x:y:z", "\N{SNOWMAN}" * 500, "a" * 100_000])
def test_a_forged_invitation_lets_nobody_in(client: Callable[..., Any], forged: str) -> None:
    assert "by invitation" in client().get("/accounts/signup/", {"invitation": forged}).content.decode()


def test_an_invitation_of_another_site_or_for_another_purpose_lets_nobody_in() -> None:
    from django.core import signing

    from afterword.web.invitations import invited, sign_invitation

    assert invited(sign_invitation("p@example.org", "one secret"), "another secret") == ""
    assert invited(signing.dumps("p@example.org", key="one secret", salt="x"), "one secret") == ""
    assert invited(sign_invitation("p@example.org", "one secret"), "one secret") == "p@example.org"


def test_an_invitation_ends_after_seven_days() -> None:
    from django.core.signing import TimestampSigner, b62_encode

    from afterword.web.invitations import invited

    class Earlier(TimestampSigner):
        def timestamp(self) -> str:
            return b62_encode(1_000_000_000)

    old = Earlier(key="one secret", salt="afterword.invitation").sign_object("p@example.org")
    assert invited(old, "one secret") == ""


def test_a_second_address_of_ones_own_may_be_any(
    client: Callable[..., Any], person: Callable[..., Any]
) -> None:
    from allauth.account.models import EmailAddress

    who = person()
    who.set_password(PASSWORD)
    who.save()
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
    visitor = client()
    visitor.post("/accounts/login/", {"login": who.email, "password": PASSWORD}, REMOTE_ADDR="203.0.113.9")
    visitor.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": "/accounts/email/"})
    with letting_in("uni.example"):
        answer = visitor.post("/accounts/email/", {"email": "mine@elsewhere.example", "action_add": ""})
    assert answer.status_code == 302, "the form was refused"
    assert "confirm" in answer.headers["Location"]


@pytest.mark.parametrize(
    ("told", "domains"),
    [
        ("", ()), ("open", ("open",)), ("OPEN", ("open",)), ("uni.example", ("uni.example",)),
        (" @Uni.example , alumni.uni.example ", ("uni.example", "alumni.uni.example")), ("uni.example,open", ("open",)),
    ],
)  # fmt: skip
def test_the_configuration_says_who(tmp_path: Path, told: str, domains: tuple[str, ...]) -> None:
    assert config({"AFTERWORD_DATA": str(tmp_path), "AFTERWORD_SIGNUP": told}).sign_up == domains


@pytest.mark.parametrize(
    "told", ["yes", "everybody", "uni example.org", "*.example.org", "http://example.org"]
)
def test_a_configuration_that_makes_no_sense_is_refused(tmp_path: Path, told: str) -> None:
    with pytest.raises(InputError) as found:
        config({"AFTERWORD_DATA": str(tmp_path), "AFTERWORD_SIGNUP": told})
    assert found.value.path == "AFTERWORD_SIGNUP"


def test_an_invitation_needs_a_site_and_an_address(tmp_path: Path) -> None:
    from afterword.web.invitations import invitation_link

    site = Config(tmp_path, "sqlite:////x", hosts=("jobs.example.edu",))
    assert invitation_link(site, "p@example.edu").startswith(
        "https://jobs.example.edu/accounts/signup/?invitation="
    )
    for wrong in ("", "p", "p@", "@example.edu", "p q@example.edu"):
        with pytest.raises(InputError):
            invitation_link(site, wrong)
    with pytest.raises(InputError):
        invitation_link(site._replace(hosts=()), "p@example.edu")


@pytest.mark.parametrize("path", ["signup", "login"])
def test_known_and_unknown_addresses_take_as_many_hashes(
    client: Callable[..., Any], person: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """A hash is what takes long: one more or less would tell who has an account."""
    from allauth.account.models import EmailAddress
    from argon2 import low_level

    who = person()
    who.set_password(PASSWORD)
    who.save()
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
    counts = []
    for number, email in enumerate((who.email, "nobody-here@example.org")):
        hashes: list[object] = []
        for name in ("hash_secret", "verify_secret"):
            real = getattr(low_level, name)

            def counted(*words: Any, _real: Any = real, _hashes: list[object] = hashes, **more: Any) -> Any:
                _hashes.append(None)
                return _real(*words, **more)

            monkeypatch.setattr(low_level, name, counted)
            monkeypatch.setattr(f"argon2._password_hasher.{name}", counted)
        fields = {"email": email, "login": email, "password1": PASSWORD, "password": "a wrong password"}
        with letting_in("open"):
            client().post(f"/accounts/{path}/", fields, REMOTE_ADDR=f"203.0.113.{50 + number}")
        counts.append(len(hashes))
    assert counts[0] == counts[1] > 0
