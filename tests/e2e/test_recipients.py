"""Whose address the page of a note shows, links to and sends to."""

from typing import Any

import msgspec
import pytest

from afterword import bootstrap
from afterword.core.case import Bounce
from afterword.services.cases.edit_case import edit
from afterword.services.cases.record_event import record
from afterword.services.cases.schemas import EditCaseRequest, RecordRequest
from afterword.services.inbox.messages import confirm_meaning
from afterword.services.inbox.schemas import ConfirmMeaningRequest
from e2e.somebody import Somebody, somebody


@pytest.fixture
def owner(site: Any) -> Somebody:
    return somebody()


def _through(owner: Somebody, **recruiter: str) -> None:
    """Put a recruiter in between."""
    services = bootstrap.services()
    kept = services.cases.get(owner.who.pk, owner.case)
    assert kept is not None
    facts = msgspec.json.decode(kept.facts)
    facts["contacts"].append({"id": "rita", "name": "Rita Moss", "part": "recruiter", **recruiter})
    facts["via"] = "rita"
    raw = msgspec.Raw(msgspec.json.encode(facts))
    edit(services, owner.caller, EditCaseRequest(case=owner.case, version=kept.version, facts=raw))


@pytest.fixture(autouse=True)
def _read(owner: Somebody) -> None:
    """While a message waits to be understood, nobody is written to at all."""
    confirm_meaning(
        bootstrap.services(), owner.caller, ConfirmMeaningRequest(letter=owner.letter, meaning="unrelated")
    )
    answer = owner.client.post(f"/letters/{owner.doubtful}/belongs", {"case": owner.case, "press": "no"})
    assert answer.status_code == 302


def _page(owner: Somebody) -> str:
    answer = owner.client.get(f"/cases/{owner.case}/write/thank_you/{owner.contact}?channel=email")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_without_anybody_in_between_it_goes_to_the_person(owner: Somebody) -> None:
    assert "mailto:dana@zyxomma.example?" in _page(owner)


def test_a_recruiter_gets_it_and_is_named(owner: Somebody) -> None:
    _through(owner, email="rita@agency.example")
    page = _page(owner)
    assert "mailto:rita@agency.example?" in page
    assert "mailto:dana" not in page
    assert "To Rita Moss, who’ll pass it on to Dana" in page


def test_a_recruiter_without_an_address_is_not_gone_around(owner: Somebody) -> None:
    _through(owner)
    page = _page(owner)
    assert "mailto:" not in page
    assert "We don’t have an email address for Rita Moss." in page
    assert f"/cases/{owner.case}/people/rita" in page


def test_an_address_that_bounced_is_not_linked_to(owner: Somebody) -> None:
    services = bootstrap.services()
    event = Bounce(owner.caller.now, owner.contact)
    record(services, owner.caller, RecordRequest(case=owner.case, event=event))
    page = _page(owner)
    assert "mailto:" not in page
    assert "Ask the coordinator for the right address, or call the company." in page
