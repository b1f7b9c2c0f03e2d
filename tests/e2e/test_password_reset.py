"""A forgotten password: by a code that is mailed, to a new one."""

import re
from collections.abc import Callable
from typing import Any

import pytest

OLD = "a long sentence of words"
NEW = "another long sentence of words"


@pytest.fixture
def member(person: Callable[..., Any]) -> Any:
    """Somebody with a password and a confirmed address."""
    from allauth.account.models import EmailAddress

    who = person()
    who.set_password(OLD)
    who.save()
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
    return who


@pytest.fixture
def outbox(site: Any, settings_mail: Any) -> Any:
    return settings_mail


@pytest.fixture
def settings_mail() -> Any:
    from django.core import mail
    from django.test.utils import override_settings

    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        mail.outbox = []
        yield mail.outbox


def test_a_forgotten_password_is_replaced(client: Callable[..., Any], member: Any, outbox: Any) -> None:
    visitor = client()
    asked = visitor.post("/accounts/password/reset/", {"email": member.email}, REMOTE_ADDR="198.51.100.91")
    assert asked.status_code == 302, asked.content.decode()[:2000]
    page = visitor.get(asked.headers["Location"])
    assert page.status_code == 200
    [mail] = outbox
    code = re.search(r"^\s+(\S+)$", mail.body, re.MULTILINE)
    assert code is not None
    confirmed = visitor.post(asked.headers["Location"], {"code": code[1]}, follow=True)
    assert confirmed.status_code == 200, confirmed.content.decode()[:2000]
    url = confirmed.redirect_chain[-1][0]
    done = visitor.post(url, {"password1": NEW, "password2": NEW}, follow=True)
    assert done.status_code == 200, done.content.decode()[:2000]
    answer = client().post(
        "/accounts/login/", {"login": member.email, "password": NEW}, REMOTE_ADDR="198.51.100.92"
    )
    assert answer.status_code == 302
