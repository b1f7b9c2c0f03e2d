"""On a site for many, what carries everything away or lets a mailbox in asks once more who it is."""

from collections.abc import Callable
from typing import Any

import pytest

PASSWORD = "correct horse battery"
GUARDED = ("/settings/export.json", "/settings/export.csv", "/settings/erase", "/settings/mail")


@pytest.fixture
def signed_in(person: Callable[..., Any], client: Callable[..., Any]) -> Any:
    from allauth.account.models import EmailAddress

    who = person()
    who.set_password(PASSWORD)
    who.save()
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
    by = client()
    answer = by.post(
        "/accounts/login/", {"login": who.email, "password": PASSWORD}, REMOTE_ADDR=f"192.0.2.{who.pk % 250}"
    )
    assert answer.status_code == 302
    return by


@pytest.mark.parametrize("path", GUARDED)
def test_signing_in_alone_does_not_open_it_and_a_second_proof_does(path: str, signed_in: Any) -> None:
    asked = signed_in.get(path)
    assert asked.status_code == 302
    assert asked.headers["Location"].startswith("/accounts/reauthenticate/?next=")
    form = signed_in.get(asked.headers["Location"])
    assert "Confirm it’s you" in form.content.decode()
    wrong = signed_in.post(asked.headers["Location"], {"password": "not it", "next": path})
    assert wrong.status_code == 200
    assert signed_in.get(path).status_code == 302
    right = signed_in.post(asked.headers["Location"], {"password": PASSWORD, "next": path})
    assert (right.status_code, right.headers["Location"]) == (302, path)
    assert signed_in.get(path).status_code == 200


def test_a_form_without_the_proof_changes_nothing_and_keeps_no_password(signed_in: Any) -> None:
    from django.contrib.auth import get_user_model

    assert signed_in.post("/settings/erase", {"sure": "delete everything"}).status_code == 403
    assert get_user_model().objects.filter(pk=signed_in.session["_auth_user_id"]).exists()
    answer = signed_in.post("/settings/mail", {"address": "me@example.org", "password": "of my mailbox"})
    assert answer.status_code == 403
    assert "of my mailbox" not in answer.content.decode() + str(dict(signed_in.session))
    assert "me@example.org" in answer.content.decode()


def test_every_way_out_is_behind_it(site: Any) -> None:
    from afterword.web.urls import urlpatterns

    guarded = {each.name for each in urlpatterns if getattr(each.callback, "afterword_proven", False)}
    assert guarded == {"export_json", "export_csv", "erase", "mail", "mail_sign_in", "mail_forget"}
