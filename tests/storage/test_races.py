"""Many at once: each thing is done once, and nothing of anybody's is lost."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from afterword.app.ledger.books import Books
from afterword.app.ledger.profiles import save_profile
from afterword.app.ledger.requests import SaveProfileRequest
from afterword.app.ledger.sweeping import sweep
from afterword.core.fault import Fault
from afterword.ports import ChangedMeanwhile
from storage.told import Told, after, event

THREADS = 6
KEYS = 30


@pytest.fixture
def at_once(books: Books) -> Callable[..., list[Any]]:
    """Calls in threads that begin together; what each returned or raised, in the order of the threads."""
    from django.db import connections

    def run(*calls: Callable[[], Any]) -> list[Any]:
        found: list[Any] = [None] * len(calls)
        ready = threading.Barrier(len(calls))

        def one(place: int) -> None:
            try:
                ready.wait(30)
                found[place] = calls[place]()
            except Exception as error:  # noqa: BLE001 - the test looks at it
                found[place] = error
            finally:
                connections.close_all()

        threads = [threading.Thread(target=one, args=(place,)) for place in range(len(calls))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)
        assert not any(thread.is_alive() for thread in threads)
        return found

    return run


def heard(number: int) -> Any:
    """A message of the machine, another minute each."""
    return event("auto_reply", after(days=1, minutes=number), contact="dana")


def minutes(books: Books, told: Told, case: int) -> list[int]:
    """Which of those messages a case has."""
    kept = books.cases.get(told.owner, case)
    assert kept is not None
    ats = [msgspec.json.decode(each, type=dict)["at"] for each in kept.events]
    moments = [msgspec.convert(at, type=type(after())) for at in ats]
    return sorted(int((at - after(days=1)) / timedelta(minutes=1)) for at in moments)


def test_captures_under_shared_keys_make_one_case_each(books: Books, priya: int, at_once: Any) -> None:
    told = Told(books, priya)
    together = threading.Barrier(THREADS)

    def capture_all(thread: int) -> list[int]:
        made = []
        for number in range(KEYS):
            together.wait(60)
            made.append(told.capture(after(hours=1), role=f"Role {thread}", once=f"capture-{number}"))
        return made

    # Each says it in other words: only the key tells that they mean the same.
    found = at_once(*[lambda thread=thread: capture_all(thread) for thread in range(THREADS)])
    assert found == [found[0]] * THREADS
    assert sorted(found[0]) == [each.id for each in books.cases.all(priya)]
    assert len(set(found[0])) == KEYS
    for case in found[0]:
        assert len(books.cases.history(priya, case)) == 1


def test_captures_of_one_name_without_a_key_make_a_case_each(books: Books, priya: int, at_once: Any) -> None:
    told = Told(books, priya)
    found = at_once(*[lambda: told.capture(after(hours=1))] * THREADS)
    assert len(set(found)) == THREADS
    keys = {each.key for each in books.cases.all(priya)}
    assert keys == {
        "northwind-data-engineer",
        *(f"northwind-data-engineer-{n}" for n in range(2, THREADS + 1)),
    }


def test_two_who_change_a_case_lose_nothing(books: Books, priya: int, at_once: Any) -> None:
    told = Told(books, priya)
    case = told.capture(after(hours=1))

    def tell(first: int) -> None:
        for number in range(first, 24, 2):
            told.record(after(days=2), case, heard(number))

    assert at_once(lambda: tell(0), lambda: tell(1)) == [None, None]
    assert minutes(books, told, case) == list(range(24))
    history = books.cases.history(priya, case)
    assert [each.number for each in history] == [each.step for each in history] == list(range(1, 26))


def test_many_who_record_under_one_key_record_once(books: Books, priya: int, at_once: Any) -> None:
    told = Told(books, priya)
    case = told.capture(after(hours=1))
    found = at_once(*[lambda: told.record(after(days=2), case, heard(1), once="record-once")] * THREADS)
    assert found == [None] * THREADS
    assert minutes(books, told, case) == [1]


def test_undo_against_record_takes_back_a_whole_step_or_none(books: Books, priya: int, at_once: Any) -> None:
    told = Told(books, priya)
    for round_ in range(6):
        case = told.capture(after(hours=1))
        told.record(after(days=2), case, heard(0))
        found = at_once(
            lambda case=case: told.record(after(days=2), case, heard(1)),
            lambda case=case: told.undo(after(days=2), case, 2),
        )
        left = minutes(books, told, case)
        # Either the step that was named is gone, or another came after it and it was left alone.
        assert (found, left) in (([None, None], [1]), ([None, found[1]], [0, 1])), round_
        assert found[1] is None or isinstance(found[1], ChangedMeanwhile)


def test_two_who_take_back_the_same_step_take_back_one(books: Books, priya: int, at_once: Any) -> None:
    told = Told(books, priya)
    case = told.capture(after(hours=1))
    for number in range(4):
        told.record(after(days=2), case, heard(number))
    found = at_once(*[lambda: told.undo(after(days=2), case, 5)] * 3)
    assert sorted(map(type, found), key=str) == [type(None), ChangedMeanwhile, ChangedMeanwhile]
    assert minutes(books, told, case) == [0, 1, 2]


def test_a_case_removed_while_it_is_changed_is_gone(books: Books, priya: int, at_once: Any) -> None:
    from afterword.storage.models import Entry, Step

    told = Told(books, priya)
    for _ in range(4):
        case = told.capture(after(hours=1))
        told_of, removed = at_once(
            lambda case=case: told.record(after(days=2), case, heard(1)),
            lambda case=case: books.cases.remove(priya, case),
        )
        assert removed is True
        assert told_of is None or type(told_of).__name__ == "NotFound"
    assert not Entry.objects.exists()
    assert not Step.objects.exists()


def test_a_person_erased_while_all_goes_on_leaves_nothing(books: Books, person: Any, at_once: Any) -> None:
    from afterword.storage import models

    for _ in range(3):
        told = Told(books, person())
        cases = [told.capture(after(hours=1), role=f"Role {number}") for number in range(6)]
        found = at_once(
            lambda told=told: [
                told.capture(after(hours=1), role="More", once=f"more-{n:05}") for n in range(9)
            ],
            lambda told=told, cases=cases: [told.record(after(days=2), case, heard(1)) for case in cases],
            lambda: sweep(books, after(days=3)),
            lambda told=told: books.people.erase(told.owner),
        )
        assert found[2:] == [found[2], None]
        assert not isinstance(found[2], Exception)
        assert {type(each).__name__ for each in found[:2]} <= {"list", "NotFound", "IntegrityError"}
    for table in (models.Person, models.Case, models.Entry, models.Step, models.Answered):
        assert not table.objects.exists()


def test_plans_made_anew_while_a_profile_changes_follow_the_new_one(
    books: Books, priya: int, at_once: Any
) -> None:
    told = Told(books, priya)
    for number in range(8):
        told.capture(after(hours=1), role=f"Role {number}")
    now = after(days=3)

    def move() -> None:
        for zone in ("Asia/Tokyo", "America/New_York", "Europe/Berlin"):
            save_profile(books, told.by(now), SaveProfileRequest(name="Priya", timezone=zone))

    assert not [each for each in at_once(move, lambda: sweep(books, now)) if isinstance(each, Exception)]
    sweep(books, now)
    as_swept = _table(priya)
    books.people.save_profile(priya, books.people.profile(priya))
    sweep(books, now)
    assert _table(priya) == as_swept


def _table(owner: int) -> list[Any]:
    from afterword.storage.models import Case, Step

    of_cases = Case.objects.filter(owner_id=owner).order_by("pk").values_list("pk", "stage", "next_check")
    of_steps = Step.objects.filter(owner_id=owner).order_by("case_id", "action", "at")
    return [*of_cases, *of_steps.values_list("case_id", "action", "place", "at")]


def test_a_refusal_in_a_race_is_a_refusal(books: Books, priya: int, at_once: Any) -> None:
    told = Told(books, priya)
    case = told.capture(after(hours=1))
    ahead = event("auto_reply", after(days=9), contact="dana")
    found = at_once(*[lambda: told.record(after(days=2), case, ahead)] * 2)
    assert all(isinstance(each, Fault) and each.path == "event.at" for each in found)
    assert minutes(books, told, case) == []
