"""Many at once: each thing is done once, and nothing of anybody's is lost."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from afterword.core.errors import InputError
from afterword.ports import ConflictError
from afterword.services.cases.refresh import sweep
from afterword.services.context import Services
from afterword.services.profile.profile import save_profile
from afterword.services.profile.schemas import SaveProfileRequest
from integration.db.told import Told, after, event

THREADS = 6
KEYS = 30


@pytest.fixture
def at_once(services: Services) -> Callable[..., list[Any]]:
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


def minutes(services: Services, told: Told, case: int) -> list[int]:
    """Which of those messages a case has."""
    kept = services.cases.get(told.owner, case)
    assert kept is not None
    ats = [msgspec.json.decode(each, type=dict)["at"] for each in kept.events]
    moments = [msgspec.convert(at, type=type(after())) for at in ats]
    return sorted(int((at - after(days=1)) / timedelta(minutes=1)) for at in moments)


def test_captures_under_shared_keys_make_one_case_each(services: Services, priya: int, at_once: Any) -> None:
    told = Told(services, priya)
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
    assert sorted(found[0]) == [each.id for each in services.cases.iterate(priya)]
    assert len(set(found[0])) == KEYS
    for case in found[0]:
        assert len(services.cases.history(priya, case)) == 1


def test_captures_of_one_name_without_a_key_make_a_case_each(
    services: Services, priya: int, at_once: Any
) -> None:
    told = Told(services, priya)
    found = at_once(*[lambda: told.capture(after(hours=1))] * THREADS)
    assert len(set(found)) == THREADS
    keys = {each.key for each in services.cases.iterate(priya)}
    assert keys == {
        "northwind-data-engineer",
        *(f"northwind-data-engineer-{n}" for n in range(2, THREADS + 1)),
    }


def test_two_who_change_a_case_lose_nothing(services: Services, priya: int, at_once: Any) -> None:
    told = Told(services, priya)
    case = told.capture(after(hours=1))

    def tell(first: int) -> None:
        for number in range(first, 24, 2):
            told.record(after(days=2), case, heard(number))

    assert at_once(lambda: tell(0), lambda: tell(1)) == [None, None]
    assert minutes(services, told, case) == list(range(24))
    history = services.cases.history(priya, case)
    assert [each.number for each in history] == [each.step for each in history] == list(range(1, 26))


def test_many_who_record_under_one_key_record_once(services: Services, priya: int, at_once: Any) -> None:
    told = Told(services, priya)
    case = told.capture(after(hours=1))
    found = at_once(*[lambda: told.record(after(days=2), case, heard(1), once="record-once")] * THREADS)
    assert found == [None] * THREADS
    assert minutes(services, told, case) == [1]


def test_undo_against_record_takes_back_a_whole_step_or_none(
    services: Services, priya: int, at_once: Any
) -> None:
    told = Told(services, priya)
    for round_ in range(6):
        case = told.capture(after(hours=1))
        told.record(after(days=2), case, heard(0))
        found = at_once(
            lambda case=case: told.record(after(days=2), case, heard(1)),
            lambda case=case: told.undo(after(days=2), case, 2),
        )
        left = minutes(services, told, case)
        # Either the step that was named is gone, or another came after it and it was left alone.
        assert (found, left) in (([None, None], [1]), ([None, found[1]], [0, 1])), round_
        assert found[1] is None or isinstance(found[1], ConflictError)


def test_two_who_take_back_the_same_step_take_back_one(services: Services, priya: int, at_once: Any) -> None:
    told = Told(services, priya)
    case = told.capture(after(hours=1))
    for number in range(4):
        told.record(after(days=2), case, heard(number))
    found = at_once(*[lambda: told.undo(after(days=2), case, 5)] * 3)
    assert sorted(map(type, found), key=str) == [type(None), ConflictError, ConflictError]
    assert minutes(services, told, case) == [0, 1, 2]


def test_a_case_removed_while_it_is_changed_is_gone(services: Services, priya: int, at_once: Any) -> None:
    from afterword.db.models import DueStep, HistoryEntry

    told = Told(services, priya)
    for _ in range(4):
        case = told.capture(after(hours=1))
        told_of, removed = at_once(
            lambda case=case: told.record(after(days=2), case, heard(1)),
            lambda case=case: services.cases.remove(priya, case),
        )
        assert removed is True
        assert told_of is None or type(told_of).__name__ == "NotFound"
    assert not HistoryEntry.objects.exists()
    assert not DueStep.objects.exists()


def test_a_person_erased_while_all_goes_on_leaves_nothing(
    services: Services, person: Any, at_once: Any
) -> None:
    from afterword.db import models

    for _ in range(3):
        told = Told(services, person())
        cases = [told.capture(after(hours=1), role=f"Role {number}") for number in range(6)]
        found = at_once(
            lambda told=told: [
                told.capture(after(hours=1), role="More", once=f"more-{n:05}") for n in range(9)
            ],
            lambda told=told, cases=cases: [told.record(after(days=2), case, heard(1)) for case in cases],
            lambda: sweep(services, after(days=3)),
            lambda told=told: services.people.erase(told.owner),
        )
        assert found[2:] == [found[2], None]
        assert not isinstance(found[2], Exception)
        assert {type(each).__name__ for each in found[:2]} <= {"list", "NotFound", "IntegrityError"}
    for table in (models.Person, models.Case, models.HistoryEntry, models.DueStep, models.IdempotencyKey):
        assert not table.objects.exists()


def test_plans_made_anew_while_a_profile_changes_follow_the_new_one(
    services: Services, priya: int, at_once: Any
) -> None:
    told = Told(services, priya)
    for number in range(8):
        told.capture(after(hours=1), role=f"Role {number}")
    now = after(days=3)

    def move() -> None:
        for zone in ("Asia/Tokyo", "America/New_York", "Europe/Berlin"):
            save_profile(services, told.by(now), SaveProfileRequest(name="Priya", timezone=zone))

    assert not [each for each in at_once(move, lambda: sweep(services, now)) if isinstance(each, Exception)]
    sweep(services, now)
    as_swept = _table(priya)
    services.people.save_profile(priya, services.people.profile(priya))
    sweep(services, now)
    assert _table(priya) == as_swept


def _table(owner: int) -> list[Any]:
    from afterword.db.models import Case, DueStep

    of_cases = Case.objects.filter(owner_id=owner).order_by("pk").values_list("pk", "stage", "next_check_at")
    of_steps = DueStep.objects.filter(owner_id=owner).order_by("case_id", "action", "sort_at")
    return [*of_cases, *of_steps.values_list("case_id", "action", "bucket", "sort_at")]


def test_a_refusal_in_a_race_is_a_refusal(services: Services, priya: int, at_once: Any) -> None:
    told = Told(services, priya)
    case = told.capture(after(hours=1))
    ahead = event("auto_reply", after(days=9), contact="dana")
    found = at_once(*[lambda: told.record(after(days=2), case, ahead)] * 2)
    assert all(isinstance(each, InputError) and each.path == "event.at" for each in found)
    assert minutes(services, told, case) == []
