"""While a person's mailbox, or somebody else's, is being tried, pages answer at once and keep what was typed."""

from typing import Any

import pytest

from afterword.web.serving import AT_ONCE, connection_slots
from e2e.somebody import Somebody, somebody

TYPED = {
    "address": "priya@example.org",
    "password": "swordfish-and-chips",
    "smtp": "smtp.example.org",
    "smtp_port": "465",
    "smtp_security": "tls",
}


@pytest.fixture
def owner(site: Any) -> Somebody:
    return somebody()


def test_a_second_press_says_that_the_first_is_still_tried(owner: Somebody) -> None:
    with connection_slots.slot(owner.who.pk):
        answer = owner.client.post("/settings/mail", TYPED)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    body = answer.content.decode()
    assert "still working on your last request" in body
    assert 'value="smtp.example.org"' in body
    assert 'value="priya@example.org"' in body
    assert TYPED["password"] not in body


def test_when_all_turns_are_taken_a_page_says_so_at_once(owner: Somebody) -> None:
    others = [connection_slots.slot(-number) for number in range(1, AT_ONCE + 1)]
    for each in others:
        each.__enter__()
    try:
        answers = [
            owner.client.post("/settings/mail", {"address": "priya@example.org", "find": ""}),
            owner.client.post("/settings/mail/sign-in", {"address": "priya@example.org"}),
            owner.client.post(f"/settings/mail/{owner.account}/try"),
        ]
        assert owner.client.get("/settings/mail").status_code == 200
    finally:
        for each in others:
            each.__exit__(None, None, None)
    assert [each.status_code for each in answers] == [503] * 3
    assert all("other mailboxes" in each.content.decode() for each in answers)
    assert all('value="priya@example.org"' in each.content.decode() for each in answers[:2])
