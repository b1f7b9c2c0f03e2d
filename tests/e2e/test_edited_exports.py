"""An export that somebody edited: what can't be read is refused or shown as such, and no page fails for good."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from e2e.somebody import client_of, somebody

ODD: tuple[Any, ...] = (
    None, True, 0, -1, 2**31, 2**63, 1e308, "", " ", "x", "nobody", "\0", "\ud83d\ude00", "\u202eabc", "x" * 5_000,
    "2026-11-03", "2026-11-03T17:10:00-05:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "not/a/zone",
    "Europe/Berlin", "a@b.example", "thank_you", "sent", "applied", "facts", [], {}, [[]], {"kind": "x"}, [None],
    "../../etc", "thank_you:nobody", "<b>", "%(name)s", "{{ x }}",
)  # fmt: skip


@cache
def exported() -> bytes:
    """What somebody with a case, a note, a letter and a message has; the message as one that went out."""
    from afterword.db.models import OutboxMessage

    owner = somebody()
    OutboxMessage.objects.filter(pk=owner.message).update(state="sent", recorded=True, filed=True)
    answer = owner.client.get("/settings/export.json")
    return b"".join(answer.streaming_content)


def _places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(place for key, each in inner for place in _places(each, (*at, key)))]


def _edited(data: Any, place: tuple[Any, ...], how: str, number: int) -> None:
    *way, last = place
    for key in way:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(data, dict | list):
        try:
            # Mostly of the same type: what types alone refuse is refused at once, and tests little.
            alike = [each for each in ODD if how == "alike" and type(each) is type(data[last])] or ODD
            odd = alike[number % len(alike)]
            if how == "drop":
                del data[last]
            elif how == "double" and isinstance(data, list):
                data.append(data[last])
            elif how == "rename" and isinstance(data, dict):
                data[str(odd)[:50]] = data.pop(last)
            else:
                data[last] = odd
        except (KeyError, IndexError):
            return


def _visit(by: Any) -> None:
    """Every page of everything that there is now."""
    from afterword.db.models import Case, InboxMessage, Note, OutboxMessage

    who = int(by.session["_auth_user_id"])
    paths = [
        "/",
        "/cases",
        "/outbox",
        "/insights",
        "/insights.csv",
        "/settings",
        "/message",
        "/keep",
        "/capture",
    ]
    paths += ["/settings/export.json", "/settings/export.csv"]
    for case in Case.objects.filter(owner=who):
        paths += [
            f"/cases/{case.pk}{page}"
            for page in ("", "/edit", "/learned", "/record", "/call", "/offer", "/no", "/before")
        ]
        paths += [
            f"/cases/{case.pk}/write/{kind}/{contact['id']}"
            for contact in json.loads(case.facts).get("contacts", ()) for kind in ("thank_you", "check_in")
        ]  # fmt: skip
    for note in Note.objects.filter(case__owner=who):
        paths.append(f"/cases/{note.case_id}/write/{note.kind}/{note.contact}".replace("%", "%25"))
    paths += [f"/letters/{each.pk}" for each in InboxMessage.objects.filter(owner=who)]
    paths += [f"/outgoing/{each.pk}" for each in OutboxMessage.objects.filter(owner=who)]
    for path in paths:
        answer = by.get(path)
        if answer.streaming:
            b"".join(answer.streaming_content)
        assert answer.status_code < 500, (path, answer.content[:500])


_edits = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(("alike", "alike", "alike", "put", "drop", "double", "rename")),
        st.integers(0, 1_000),
    ),
    min_size=1, max_size=3,
)  # fmt: skip


@pytest.mark.slow
@settings(
    max_examples=settings().max_examples // 2, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(edits=_edits)
def test_whatever_is_imported_every_page_is_answered(
    edits: list[tuple[float, str, int]], person: Callable[..., Any]
) -> None:
    data = json.loads(exported())
    places = [
        each for each in _places(data) if each[:1] in {("kept",), ("cases",), ("profile",)} and len(each) > 1
    ]
    for place, how, number in edits:
        _edited(data, places[int(place * len(places))], how, number)
    by = client_of(person())
    file = SimpleUploadedFile("export.json", json.dumps(data).encode("utf-8", "surrogatepass"))
    assert by.post("/settings/import", {"file": file}).status_code < 500
    assert by.get("/settings/import").status_code < 500
    assert by.post("/settings/import", {"go": "1", "profile": "1"}).status_code < 500
    _visit(by)
