"""The contracts of ``ports.InboxMessages``, ``MailAccounts``, ``SealedTexts`` and ``Attempts``."""

from typing import Any

import pytest

from afterword.ports import FolderCursor, FolderMark, InboxMessage, UnreadableMail
from integration.db.told import change
from integration.ports.conftest import Stores


@pytest.fixture
def case(stores: Stores, priya: int) -> int:
    return stores.cases.add(priya, "one", change(), at=1, surface="test", once=None)


def message(owner: int, case: int, key: str = "k", **more: Any) -> InboxMessage:
    return InboxMessage(0, owner, case, key, "asked", 100, b'{"b":1}', None)._replace(**more)


# Messages of theirs.


def test_a_message_is_kept_once(stores: Stores, priya: int, case: int) -> None:
    number, new = stores.messages.add(message(priya, case))
    assert new
    assert stores.messages.add(message(priya, case, body=b"{}")) == (number, False)
    assert stores.messages.get(priya, number) == message(priya, case)._replace(id=number)
    other = stores.person()
    theirs = stores.cases.add(other, "one", change(), at=1, surface="test", once=None)
    assert stores.messages.add(message(other, theirs))[1], "a key is a person's own"


def test_messages_are_their_owners_alone_and_in_a_case_of_theirs(
    stores: Stores, priya: int, case: int
) -> None:
    number, _ = stores.messages.add(message(priya, case))
    other = stores.person()
    with pytest.raises(KeyError):
        stores.messages.add(message(other, case))
    assert stores.messages.get(other, number) is None
    assert list(stores.messages.list_waiting(other, 5)) == []
    assert list(stores.messages.list_for_case(other, case)) == []
    kept = stores.messages.get(priya, number)
    assert kept is not None
    assert not stores.messages.set_state(kept._replace(owner=other), "aside", None)


def test_what_waits_is_listed_oldest_first(stores: Stores, priya: int, case: int) -> None:
    late, _ = stores.messages.add(message(priya, case, "a", sent_at=300))
    doubtful, _ = stores.messages.add(message(priya, case, "b", sent_at=200, state="doubtful"))
    done, _ = stores.messages.add(message(priya, case, "c", state="applied", step=2))
    aside, _ = stores.messages.add(message(priya, case, "d", state="aside"))
    assert [each.id for each in stores.messages.list_waiting(priya, 5)] == [doubtful, late]
    assert [each.id for each in stores.messages.list_waiting(priya, 1)] == [doubtful]
    assert [each.id for each in stores.messages.list_for_case(priya, case)] == [done, aside, doubtful, late]


def test_of_two_who_settle_a_message_one_does(stores: Stores, priya: int, case: int) -> None:
    number, _ = stores.messages.add(message(priya, case))
    read = stores.messages.get(priya, number)
    assert read is not None
    assert stores.messages.set_state(read, "applied", 3)
    assert not stores.messages.set_state(read, "aside", None)
    kept = stores.messages.get(priya, number)
    assert kept is not None
    assert (kept.state, kept.step) == ("applied", 3)


def test_messages_go_with_their_case(stores: Stores, priya: int, case: int) -> None:
    number, _ = stores.messages.add(message(priya, case))
    stores.cases.remove(priya, case)
    assert stores.messages.get(priya, number) is None


# Mail accounts.


def test_an_account_replaces_the_one_of_that_address(stores: Stores, priya: int) -> None:
    first = stores.accounts.save(priya, "p@example.test", b'{"a":1}')
    stores.accounts.set_problem(first, "password: no")
    second = stores.accounts.save(priya, "q@example.test", b"{}")
    assert stores.accounts.save(priya, "p@example.test", b'{"a":2}') == first
    kept = stores.accounts.get(priya, first)
    assert kept == (first, priya, "p@example.test", b'{"a":2}', "", 0)
    assert [each.id for each in stores.accounts.list_for_owner(priya)] == [first, second]
    assert stores.accounts.save(stores.person(), "p@example.test", b"{}") != first


def test_an_account_is_its_owners_alone(stores: Stores, priya: int) -> None:
    number, other = stores.accounts.save(priya, "p@example.test", b"{}"), stores.person()
    assert stores.accounts.get(other, number) is None
    assert list(stores.accounts.list_for_owner(other)) == []
    assert not stores.accounts.remove(other, number)
    assert [each.id for each in stores.accounts.list_all()] == [number]
    assert stores.accounts.remove(priya, number)
    assert not stores.accounts.remove(priya, number)


def test_what_is_wrong_and_how_far_it_was_read_is_kept(stores: Stores, priya: int) -> None:
    number = stores.accounts.save(priya, "p@example.test", b"{}")
    stores.accounts.set_problem(number, "tls: nobody's certificate")
    stores.accounts.mark_read(number, 500)
    kept = stores.accounts.get(priya, number)
    assert kept is not None
    assert (kept.trouble, kept.read_at) == ("tls: nobody's certificate", 500)
    inbox = FolderCursor("INBOX", "inbox", FolderMark(7, 3, 9))
    stores.accounts.save_cursor(number, inbox)
    stores.accounts.save_cursor(number, FolderCursor("Sent", "sent", FolderMark(7, 1)))
    stores.accounts.save_cursor(number, inbox._replace(mark=FolderMark(8, 4)))
    found = stores.accounts.list_cursors(number)
    assert [(each.name, each.mark) for each in found] == [("INBOX", (8, 4, 0)), ("Sent", (7, 1, 0))]


def test_only_the_newest_hundred_that_could_not_be_read_are_kept(stores: Stores, priya: int) -> None:
    number = stores.accounts.save(priya, "p@example.test", b"{}")
    for uid in range(103):
        stores.accounts.add_unreadable(number, UnreadableMail("INBOX", 1, uid, "a@x.example", 10, uid))
    stores.accounts.add_unreadable(number, UnreadableMail("INBOX", 1, 50, "b@x.example", 20, 200))
    found = stores.accounts.list_unreadable(number)
    assert len(found) == 100
    assert found[0] == ("INBOX", 1, 50, "b@x.example", 20, 200)
    assert (found[1].uid, found[-1].uid) == (102, 3)


# Sealed texts.


def test_sealed_texts_are_kept_by_name_and_go_with_their_account(stores: Stores, priya: int) -> None:
    number = stores.accounts.save(priya, "p@example.test", b"{}")
    name = f"{number}/password"
    assert stores.sealed.get(name) is None
    stores.sealed.put(name, b"\x00one")
    stores.sealed.put(name, b"\x00two")
    stores.sealed.put(f"{number}/tokens", b"more")
    assert stores.sealed.get(name) == b"\x00two"
    stores.sealed.remove(name)
    stores.sealed.remove(name)
    assert stores.sealed.get(name) is None
    stores.accounts.remove(priya, number)
    assert stores.sealed.get(f"{number}/tokens") is None


# Attempts.


def test_so_many_tries_and_then_a_wait_until_the_first_has_passed(stores: Stores) -> None:
    take = stores.attempts.take
    assert [take("a", 3, 60, now) for now in (100, 110, 120)] == [0, 0, 0]
    assert take("a", 3, 60, 130) == 30
    assert take("a", 3, 60, 159) == 1
    assert take("a", 3, 60, 160) == 0, "the first has passed, and what was refused didn't count"
    assert take("a", 3, 60, 161) == 9
    assert take("b", 3, 60, 130) == 0, "another name has tries of its own"
