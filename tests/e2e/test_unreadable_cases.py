"""A case, a message or a history that's damaged: its page shows what there is and what to do, and nothing is an error."""

import json
from typing import Any

import pytest

from e2e.somebody import Somebody, somebody

DAMAGE = ["", "{", "[]", "null", '{"company": 5}', '{"a":' * 3_000]


@pytest.fixture
def owner(site: Any) -> Somebody:
    return somebody()


def _damaged(owner: Somebody, facts: str) -> None:
    from afterword.db.models import Case

    Case.objects.filter(pk=owner.case).update(facts=facts)


def _page(owner: Somebody, path: str) -> str:
    answer = owner.client.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


@pytest.mark.parametrize("facts", DAMAGE, ids=["empty", "cut", "list", "null", "odd", "deep"])
def test_its_page_shows_what_there_is_and_what_to_do(owner: Somebody, facts: str) -> None:
    _damaged(owner, facts)
    page = _page(owner, f"/cases/{owner.case}")
    for each in (f"Case {owner.case} can’t be read", "Zyxomma Works · Zyxomma role", "/settings/export.json"):
        assert each in page
    assert f"/cases/{owner.case}/forget" in page
    assert f"/letters/{owner.letter}" in page
    assert f"/outgoing/{owner.message}" in page
    assert json.dumps(facts[:60]).strip('"').replace("\\", "").replace('"', "&#34;") in page


@pytest.mark.parametrize(
    "path",
    ["edit", "learned", "record", "record/closed", "call", "offer", "no", "message", "write/thank_you/dana"],
)
def test_pages_about_it_show_the_same_and_forms_give_back_what_was_typed(owner: Somebody, path: str) -> None:
    _damaged(owner, "{")
    assert f"Case {owner.case} can’t be read" in _page(owner, f"/cases/{owner.case}/{path}")
    if path not in ("record", "call", "offer", "no"):
        answer = owner.client.post(f"/cases/{owner.case}/{path}", {"text": "my only copy"})
        assert answer.status_code == 409
        assert "my only copy" in answer.content.decode()


def test_a_message_in_it_is_shown(owner: Somebody) -> None:
    _damaged(owner, "{")
    page = _page(owner, f"/letters/{owner.letter}")
    assert '<blockquote class="letter">' in page
    assert f"Case {owner.case} can’t be read" in page


def test_a_message_that_is_damaged_itself_is_shown_as_stored(owner: Somebody) -> None:
    from afterword.db.models import InboxMessage

    InboxMessage.objects.filter(pk=owner.letter).update(body='{"text": <my only copy')
    page = _page(owner, f"/letters/{owner.letter}")
    assert f"Message {owner.letter} can’t be read" in page
    assert "&lt;my only copy" in page


def test_what_waits_to_go_out_can_be_stopped(owner: Somebody) -> None:
    from afterword.db.models import OutboxMessage

    _damaged(owner, "{")
    OutboxMessage.objects.filter(pk=owner.message).update(state="held")
    assert "Don’t send it" in _page(owner, f"/outgoing/{owner.message}")
    assert owner.client.post(f"/outgoing/{owner.message}", {"press": "cancel"}).status_code == 302
    assert OutboxMessage.objects.get(pk=owner.message).state == "cancelled"


def test_the_list_marks_it_and_it_can_be_removed(owner: Somebody) -> None:
    assert "can’t be read" not in _page(owner, "/cases")
    _damaged(owner, "{")
    assert "can’t be read" in _page(owner, "/cases")
    assert "Delete the case at Zyxomma Works?" in _page(owner, f"/cases/{owner.case}/forget")
    assert owner.client.post(f"/cases/{owner.case}/forget", {"sure": "yes"}).status_code == 302
    assert "Zyxomma" not in _page(owner, "/cases")


def test_other_pages_show_what_they_have_beside_it(owner: Somebody) -> None:
    """A message that waits in it, an offer in another case, a case that ended: none of their pages is its page."""
    from afterword.db.models import Case

    _damaged(owner, "{")
    for path in ("/", "/keep", "/outbox", "/cases"):
        assert f"<h1>Case {owner.case} can’t be read" not in _page(owner, path), path
    Case.objects.filter(pk=owner.case).update(stage="rejected")
    assert "Zyxomma Works" in _page(owner, "/keep")


def test_a_damaged_entry_that_was_taken_back_leaves_the_history(owner: Somebody) -> None:
    from afterword.db.models import HistoryEntry

    assert owner.client.post(f"/cases/{owner.case}/undo").status_code == 302
    HistoryEntry.objects.filter(case_id=owner.case, kind="event").exclude(undone_at=None).update(body="{")
    assert "Something that can’t be read" in _page(owner, f"/cases/{owner.case}")


def test_the_csv_says_what_it_leaves_out(owner: Somebody) -> None:
    from django.test import override_settings

    from afterword.services.transfer.importing.table import read_table

    with override_settings(AFTERWORD_LOCAL=True):
        whole = b"".join(owner.client.get("/settings/export.csv"))
        _damaged(owner, "{")
        cut = b"".join(owner.client.get("/settings/export.csv"))
    assert b"isn't in this table" not in whole
    assert f"Case {owner.case} (Zyxomma Works · Zyxomma role) can't be read".encode() in cut
    assert len(read_table(whole).rows) == len(read_table(cut).rows) == 1


def test_nobody_elses_is_shown(owner: Somebody) -> None:
    _damaged(owner, "{")
    other = somebody()
    for path in (f"/cases/{owner.case}", f"/cases/{owner.case}/forget", f"/letters/{owner.letter}"):
        assert other.client.get(path).status_code == 404
