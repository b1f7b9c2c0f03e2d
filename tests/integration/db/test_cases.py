"""Cases in the tables: all of one goes with it, what reads them quickly agrees, and nothing is cut off unsaid."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from afterword.core.errors import InputError
from afterword.ports import Profile, SilenceOutcome
from afterword.services.context import Services
from integration.db.told import Told, after, change, note, numbered, stands

FAR = 1 << 70
"""More than a database's number can be."""


def outcome(company: str = "Northwind", began: int = 739_000) -> SilenceOutcome:
    return SilenceOutcome(
        company=company, channel="email", began=began, promised=began + 7, answered=None, ended=None,
        thanked="in_time", called="",
    )  # fmt: skip


@pytest.fixture
def add(services: Services, priya: int) -> Callable[..., int]:
    def add_(
        key: str = "one", at: int = 1_000, once: str | None = None, owner: int = priya, **more: Any
    ) -> int:
        return services.cases.add(owner, key, change(**more), at=at, surface="test", once=once)

    return add_


def test_all_is_in_order_however_many(priya: int, add: Callable[..., int]) -> None:
    from afterword.db.repositories.cases import CaseRepository

    made = [add(key, events=(b"{}",)) for key in numbered(13)]
    assert [each.id for each in CaseRepository(at_once=4).iterate(priya)] == made


def test_removing_a_case_removes_all_of_it(services: Services, priya: int, add: Callable[..., int]) -> None:
    from afterword.db import models

    case = add(standing=stands(("now", 5), check=9, outcomes=(outcome(),)), events=(b"{}",))
    services.cases.save_note(priya, case, "thank_you", "dana", b"{}", at=1)
    assert services.cases.remove(priya, case)
    assert not services.cases.remove(priya, case)
    for table in (models.Case, models.HistoryEntry, models.DueStep, models.SilenceOutcome, models.Note):
        assert not table.objects.exists()


def test_erasing_a_person_erases_all_of_them(services: Services, priya: int, add: Any, person: Any) -> None:
    from afterword.db import models

    other = person()
    hers = add("b", owner=other)
    case = add(standing=stands(("now", 5), outcomes=(outcome(),)), once="only-once")
    services.cases.save_note(priya, case, "thank_you", "dana", b"{}", at=1)
    services.people.put_upload(priya, "a.csv", b"a", at=1)
    services.people.erase(priya)
    with pytest.raises(KeyError):
        services.people.profile(priya)
    assert [each.id for each in services.cases.iterate(other)] == [hers]
    for table in (models.DueStep, models.SilenceOutcome, models.Note, models.IdempotencyKey, models.Upload):
        assert not table.objects.exists()
    assert models.HistoryEntry.objects.count() == 1


def test_the_quick_reader_agrees(using: Any, sqlite_url: str) -> None:
    from afterword import bootstrap
    from afterword.db.models import Person
    from afterword.db.repositories.cases import CaseRepository
    from afterword.db.repositories.people import PersonRepository

    with using(sqlite_url):
        cases, people = CaseRepository(), PersonRepository()
        quick = bootstrap.sqlite_file(Path(sqlite_url.removeprefix("sqlite://")))
        assert quick.local_person() is None
        mine = bootstrap.maintenance().local_person("en")
        assert quick.local_person() == mine == bootstrap.maintenance().local_person("de")
        people.save_profile(
            mine, Profile("Ada", "a@example.org", "1", "Europe/Berlin", "de", "A", "", "01:00-02:00")
        )
        other = Person.objects.create(email="other@example.org").pk
        told = Told(
            Services(
                cases,
                people,
                bootstrap.services().messages,
                bootstrap.services().mail,
                bootstrap.services().engine,
            ),
            mine,
        )
        made = [told.capture(after(hours=each), company=f"Northwind {each}") for each in range(6)]
        told.record(after(hours=7), made[0], note(after(hours=6)))
        told.record(after(hours=8), made[1], note(after(hours=6)))
        told.undo(after(hours=9), made[1])
        told.put_off(after(hours=9), made[2], _only(told, made[2]), after(hours=12))
        for now in (after(hours=9), after(hours=13), after(days=12), after(days=90)):
            for limit in (1, 3, 20):
                at = int(now.timestamp() * 1_000_000)
                assert quick.agenda(mine, at, limit) == cases.agenda(mine, at, limit)
                assert quick.agenda(other, at, limit) == ((), (), (), False)
        assert quick.profile(mine) == people.profile(mine)
        assert quick.profile(other) == people.profile(other) == Profile(email="other@example.org")
        with pytest.raises(KeyError):
            quick.profile(other + 1)
        quick._connection.close()


def _only(told: Told, case: int) -> str:
    found = [each.action.id for each in told.today(after(hours=9)).now if each.case == case]
    assert len(found) == 1
    return found[0]


def test_a_text_has_no_longer_kind_than_the_table(services: Services, priya: int) -> None:
    """What one database cuts off silently, the other refuses: so requests are held to it first."""
    import msgspec

    from afterword.services.notes.drafts import save_note
    from afterword.services.notes.schemas import (
        NoteRequest,
        SaveNoteRequest,
    )

    told = Told(services, priya)
    case = told.capture(after(hours=1))
    long = {"case": case, "kind": "k" * 30, "contact": "c" * 200, "text": "t"}
    save_note(services, told.by(after(hours=1)), msgspec.convert(long, SaveNoteRequest))
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**long, "kind": "k" * 31}, SaveNoteRequest)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"case": 1, "kind": "k" * 31, "contact": "c"}, NoteRequest)


def test_names_as_long_as_the_case_format_allows_are_kept(services: Services, priya: int) -> None:
    told = Told(services, priya)
    long = "é" * 500
    case = told.capture(after(hours=1), company=long, role=long)
    kept = services.cases.get(priya, case)
    assert kept is not None
    assert json.loads(kept.facts)["role"] == long
    assert services.cases.list_cases(priya, long, (), None, 5)[0].company == long


def test_a_text_with_a_nul_is_refused_before_a_database_is(services: Services, priya: int) -> None:
    told = Told(services, priya)
    with pytest.raises(InputError, match="NUL"):
        told.capture(after(hours=1), company="North\0wind")
    with pytest.raises(InputError, match="NUL"):
        told.capture(after(hours=1), once="only\0once")
