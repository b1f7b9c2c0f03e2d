"""The contract of ``ports.Outbox``: one side of every race wins, and nobody reaches what isn't theirs."""

from collections.abc import Callable
from typing import Any

import pytest

from afterword.ports import LIVE, AlreadyQueuedError, Busy, OutboxMessage
from integration.db.told import change
from integration.ports.conftest import Stores

Add = Callable[..., int]


@pytest.fixture
def case(stores: Stores, priya: int) -> int:
    return stores.cases.add(priya, "one", change(), at=1, surface="test", once=None)


@pytest.fixture
def add(stores: Stores, priya: int, case: int) -> Add:
    """Adds a message that's approved and due at 100; its id."""

    def add_(**more: Any) -> int:
        new = OutboxMessage(
            id=0, owner=priya, case=case, account=None, contact="dana", kind="thank_you", purpose="thank_you",
            occasion="a", state="approved", message_id="m@example.test", digest="d" * 64, body=b'{"to":"Dana@X.example"}',
            data=b"raw", not_before=100, next_attempt_at=100, expires_at=900, tries=0, approved=50, updated_at=50,
        )  # fmt: skip
        return stores.outbox.add(new._replace(**more))

    return add_


def state(stores: Stores, owner: int, outgoing: int) -> str:
    kept = stores.outbox.get(owner, outgoing)
    assert kept is not None
    return kept.state


def test_what_was_added_is_there_and_lists_leave_out_its_bytes(
    stores: Stores, priya: int, case: int, add: Add
) -> None:
    number = add()
    kept = stores.outbox.get(priya, number)
    assert kept is not None
    assert (kept.id, kept.data, kept.body, kept.next_attempt_at) == (
        number,
        b"raw",
        b'{"to":"Dana@X.example"}',
        100,
    )
    light = kept._replace(data=b"")
    assert list(stores.outbox.list_for_case(priya, case)) == [light]
    assert list(stores.outbox.list_for_owner(priya, ("approved",), 5)) == [light]
    assert list(stores.outbox.list_for_owner(priya, ("sent",), 5)) == []
    assert list(stores.outbox.find_by_message_id(priya, "m@example.test")) == [light]
    assert stores.outbox.cases_by_message_id(priya, ["m@example.test", "n"]) == {"m@example.test": case}
    assert stores.outbox.cases_by_message_id(priya, []) == {}


def test_lists_are_by_when_they_are_due(stores: Stores, priya: int, add: Add) -> None:
    late, soon = add(occasion="late", next_attempt_at=300), add(occasion="soon", next_attempt_at=200)
    assert [each.id for each in stores.outbox.list_for_owner(priya, ("approved",), 5)] == [soon, late]
    assert [each.id for each in stores.outbox.list_for_owner(priya, ("approved",), 1)] == [soon]


@pytest.mark.parametrize("there", sorted(LIVE))
def test_one_message_an_occasion(stores: Stores, add: Add, there: Any) -> None:
    first = add(state=there)
    with pytest.raises(AlreadyQueuedError) as told:
        add()
    assert told.value.outgoing == first
    assert add(occasion="b") != first
    assert add(contact="bo") != first


@pytest.mark.parametrize("over", ["cancelled", "failed"])
def test_what_is_over_makes_room(add: Add, over: str) -> None:
    assert add(state=over) != add()


def test_no_message_in_a_case_that_is_not_theirs(stores: Stores, case: int, add: Add) -> None:
    with pytest.raises(KeyError):
        add(owner=stores.person())
    with pytest.raises(KeyError):
        add(case=case + 1_000)


def test_a_message_is_claimed_once(stores: Stores, priya: int, add: Add) -> None:
    first, second, early = add(), add(occasion="b"), add(occasion="c", next_attempt_at=200)
    assert [each.id for each in stores.outbox.claim([first, early], "one", 100)] == [first]
    assert [each.id for each in stores.outbox.claim([first, second], "other", 100)] == [second]
    assert [state(stores, priya, each) for each in (first, second, early)] == [
        "claimed",
        "claimed",
        "approved",
    ]


@pytest.mark.parametrize(
    "there", ["held", "asked", "claimed", "sending", "sent", "failed", "uncertain", "cancelled"]
)
def test_only_what_is_approved_can_be_claimed(stores: Stores, priya: int, add: Add, there: Any) -> None:
    number = add(state=there)
    assert list(stores.outbox.claim([number], "one", 100)) == []
    assert state(stores, priya, number) == there


def test_sending_begins_once_and_only_for_whoever_claimed_it(stores: Stores, priya: int, add: Add) -> None:
    number = add()
    assert not stores.outbox.begin_sending(number, "one", 1, 100), "nobody has claimed it"
    stores.outbox.claim([number], "one", 100)
    assert not stores.outbox.begin_sending(number, "other", 1, 101)
    assert not stores.outbox.begin_sending(number, "", 1, 101)
    assert stores.outbox.begin_sending(number, "one", 1, 101)
    assert not stores.outbox.begin_sending(number, "one", 1, 102)
    assert state(stores, priya, number) == "sending"


def test_sending_begins_only_for_the_version_of_the_case_that_was_looked_at(
    stores: Stores, priya: int, case: int, add: Add
) -> None:
    number = add()
    stores.outbox.claim([number], "one", 100)
    seen = stores.cases.get(priya, case)
    assert seen is not None
    stores.cases.change(seen, change(events=(b'{"e":1}',)), at=2, surface="test", once=None)
    assert not stores.outbox.begin_sending(number, "one", seen.version, 101)
    assert state(stores, priya, number) == "claimed"
    assert stores.outbox.begin_sending(number, "one", seen.version + 1, 102)


def test_a_state_is_changed_from_where_it_is_and_by_whom_it_belongs_to(
    stores: Stores, priya: int, add: Add
) -> None:
    number = add()
    assert not stores.outbox.set_state(number, ("held", "asked"), "sent", 101)
    stores.outbox.claim([number], "one", 100)
    assert not stores.outbox.set_state(number, ("claimed",), "approved", 101, token="other")
    assert stores.outbox.set_state(
        number, ("claimed",), "asked", 101, token="one", status_reason="edited", tried=True
    )
    kept = stores.outbox.get(priya, number)
    assert kept is not None
    assert (kept.state, kept.status_reason, kept.tries, kept.updated_at, kept.next_attempt_at) == (
        "asked",
        "edited",
        1,
        101,
        100,
    )
    assert stores.outbox.set_state(number, ("asked",), "approved", 102, next_attempt_at=500, not_before=400)
    kept = stores.outbox.get(priya, number)
    assert kept is not None
    assert (kept.state, kept.status_reason, kept.tries, kept.next_attempt_at, kept.not_before) == (
        "approved",
        "",
        1,
        500,
        400,
    )


def test_whoever_loses_a_message_has_no_claim_to_it_any_more(stores: Stores, priya: int, add: Add) -> None:
    number = add()
    stores.outbox.claim([number], "one", 100)
    assert stores.outbox.set_state(number, ("claimed",), "approved", 101)
    assert not stores.outbox.begin_sending(number, "one", 1, 102)
    assert not stores.outbox.set_state(number, ("approved",), "sent", 102, token="one")
    stores.outbox.claim([number], "other", 103)
    assert not stores.outbox.set_state(number, ("claimed",), "sent", 104, token="one")
    assert not stores.outbox.begin_sending(number, "one", 1, 104)
    assert state(stores, priya, number) == "claimed"


def test_claims_are_given_back_but_for_what_was_begun(stores: Stores, priya: int, add: Add) -> None:
    claimed, begun, others = add(), add(occasion="b"), add(occasion="c")
    stores.outbox.claim([claimed, begun], "one", 100)
    stores.outbox.claim([others], "other", 100)
    assert stores.outbox.begin_sending(begun, "one", 1, 101)
    stores.outbox.release_claims("one", 102)
    assert [state(stores, priya, each) for each in (claimed, begun, others)] == [
        "approved",
        "sending",
        "claimed",
    ]


def test_it_is_approved_again_from_where_it_may_be(stores: Stores, priya: int, add: Add) -> None:
    number = add(state="asked", status_reason="edited", tries=3)
    again: Any = {"body": b"{}", "begins": 400, "ends": 800, "place": "here", "now": 300}
    assert not stores.outbox.approve_again(number, ("held",), **again)
    assert stores.outbox.approve_again(number, ("asked", "held"), **again)
    kept = stores.outbox.get(priya, number)
    assert kept is not None
    assert (kept.state, kept.body, kept.not_before, kept.next_attempt_at, kept.expires_at) == (
        "approved",
        b"{}",
        400,
        400,
        800,
    )
    assert (kept.place, kept.approved, kept.tries, kept.status_reason) == ("here", 300, 0, "")


def test_what_is_due_is_everybodys_but_of_whom_is_busy(stores: Stores, priya: int, add: Add) -> None:
    account = stores.accounts.save(priya, "p@example.test", b"{}")
    other = stores.person()
    theirs = stores.cases.add(other, "one", change(), at=1, surface="test", once=None)
    late, mine = add(next_attempt_at=200), add(occasion="b", account=account)
    hers = add(owner=other, case=theirs, next_attempt_at=150)
    rows = [(priya, mine, account), (other, hers, None), (priya, late, None)]
    assert list(stores.outbox.list_due("approved", 200, 5)) == rows
    assert list(stores.outbox.list_due("approved", 200, 1)) == rows[:1]
    assert list(stores.outbox.list_due("approved", 199, 5)) == rows[:2]
    assert list(stores.outbox.list_due("sent", 200, 5)) == []
    assert list(stores.outbox.list_due("approved", 200, 5, Busy(owners=frozenset({priya})))) == rows[1:2]


def test_what_a_worker_left_is_found(stores: Stores, add: Add) -> None:
    add()
    claimed, begun = add(occasion="b"), add(occasion="c")
    stores.outbox.claim([claimed, begun], "one", 100)
    stores.outbox.begin_sending(begun, "one", 1, 110)
    assert list(stores.outbox.list_abandoned(100, 5)) == []
    assert list(stores.outbox.list_abandoned(105, 5)) == [(claimed, "claimed")]
    assert list(stores.outbox.list_abandoned(111, 5)) == [(claimed, "claimed"), (begun, "sending")]
    assert list(stores.outbox.list_abandoned(111, 1)) == [(claimed, "claimed")]


def test_what_is_sent_is_unfinished_until_it_is_recorded_and_filed(
    stores: Stores, priya: int, add: Add
) -> None:
    add(state="uncertain", occasion="b")
    number = add(state="sent")
    row = [(priya, number, None)]
    assert list(stores.outbox.list_unfinished(100, 5)) == row
    assert list(stores.outbox.list_unfinished(99, 5)) == []
    stores.outbox.mark_done([number], recorded=True)
    assert list(stores.outbox.list_unfinished(100, 5)) == row
    stores.outbox.mark_done([number], filed=True)
    assert list(stores.outbox.list_unfinished(100, 5)) == []
    kept = stores.outbox.get(priya, number)
    assert kept is not None
    assert (kept.recorded, kept.filed) == (True, True)


def test_whom_they_wrote_to_lately_is_known_in_small_letters(
    stores: Stores, priya: int, case: int, add: Add
) -> None:
    add(state="sent", updated_at=200)
    add(state="approved", occasion="b", updated_at=200, body=b'{"to":"bo@x.example"}')
    add(state="sent", occasion="c", updated_at=200, body=b"damaged")
    assert stores.outbox.recipients_since(priya, 200) == {"dana@x.example": case}
    assert stores.outbox.recipients_since(priya, 201) == {}


def test_a_message_is_its_owners_alone(stores: Stores, case: int, add: Add) -> None:
    number, other = add(state="sent"), stores.person()
    assert stores.outbox.get(other, number) is None
    assert list(stores.outbox.list_for_case(other, case)) == []
    assert list(stores.outbox.list_for_owner(other, ("sent",), 5)) == []
    assert list(stores.outbox.find_by_message_id(other, "m@example.test")) == []
    assert stores.outbox.cases_by_message_id(other, ["m@example.test"]) == {}
    assert stores.outbox.recipients_since(other, 0) == {}


def test_messages_go_with_their_case_and_stay_without_their_account(
    stores: Stores, priya: int, case: int, add: Add
) -> None:
    account = stores.accounts.save(priya, "p@example.test", b"{}")
    number = add(account=account)
    stores.accounts.remove(priya, account)
    kept = stores.outbox.get(priya, number)
    assert kept is not None
    assert kept.account is None
    stores.cases.remove(priya, case)
    assert stores.outbox.get(priya, number) is None
