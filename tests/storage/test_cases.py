"""The contract of ``ports.Cases`` and ``ports.People``, on both databases."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from afterword.app.ledger.books import Books
from afterword.core.fault import Fault
from afterword.ports import ChangedMeanwhile, KeptEntry, Outcome, Profile, Taken
from storage.told import Told, after, change, note, numbered, stands

FAR = 1 << 70
"""More than a database's number can be."""


def outcome(company: str = "Northwind", began: int = 739_000) -> Outcome:
    return Outcome(
        company=company, channel="email", began=began, promised=began + 7, answered=None, ended=None,
        thanked="in_time", called="",
    )  # fmt: skip


@pytest.fixture
def add(books: Books, priya: int) -> Callable[..., int]:
    def add_(
        key: str = "one", at: int = 1_000, once: str | None = None, owner: int = priya, **more: Any
    ) -> int:
        return books.cases.add(owner, key, change(**more), at=at, surface="test", once=once)

    return add_


def test_what_was_added_is_there(books: Books, priya: int, add: Callable[..., int]) -> None:
    case = add(facts=b'{"f":"\xc3\xa9"}', events=(b'{"e":1}', b'{"e":2}'), later={"a": 5}, because="why")
    kept = books.cases.get(priya, case)
    assert kept == (case, priya, "one", '{"f":"é"}'.encode(), (b'{"e":1}', b'{"e":2}'), 1, {"a": 5})
    assert books.cases.find(priya, "one") == kept
    assert list(books.cases.all(priya)) == [kept]
    bodies = [('{"f":"é"}'.encode(), "facts"), (b'{"e":1}', "event"), (b'{"e":2}', "event")]
    assert books.cases.history(priya, case) == tuple(
        KeptEntry(number, 1, kind, body, 1_000, priya, "test", "why", None)
        for number, (body, kind) in enumerate(bodies, 1)
    )


def test_a_key_is_taken_once_a_person(books: Books, priya: int, add: Callable[..., int], person: Any) -> None:
    case = add("same")
    with pytest.raises(Taken):
        add("same")
    assert add("same", owner=person()) != case
    with books.cases.together():
        with pytest.raises(Taken):
            add("same")
        add("another")  # what is kept together goes on after it
    assert [each.key for each in books.cases.all(priya)] == ["same", "another"]


def test_a_refused_case_leaves_its_idempotency_key_free(
    books: Books, priya: int, add: Callable[..., int]
) -> None:
    add("same")
    with pytest.raises(Taken):
        add("same", once="again-and-again")
    assert books.cases.answer(priya, "again-and-again") is None
    case = add("other", once="again-and-again")
    assert books.cases.answer(priya, "again-and-again") == case


def test_the_same_idempotency_key_gets_the_same_case(books: Books, priya: int, add: Any, person: Any) -> None:
    case = add("one", once="only-once")
    assert add("two", once="only-once") == case
    assert [each.id for each in books.cases.all(priya)] == [case]
    other = person()
    assert books.cases.answer(other, "only-once") is None
    assert add("one", once="only-once", owner=other) != case


def test_all_is_in_order_however_many(
    books: Books, priya: int, add: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("afterword.storage.cases._AT_ONCE", 4)
    made = [add(key, events=(b"{}",)) for key in numbered(13)]
    assert [each.id for each in books.cases.all(priya)] == made


def test_a_search_finds_every_word_in_any_order(books: Books, priya: int, add: Callable[..., int]) -> None:
    plain = add("a", at=1, name="Ångström 100%", role="Clerk")
    other = add("b", at=2, name="Angstrom_100", role="Head clerk")

    def found(words: str) -> list[int]:
        return [each.id for each in books.cases.listed(priya, words, (), None, 10)]

    assert found("") == found("clerk") == found("CLERK") == [other, plain]
    assert found("clerk head") == [other]
    assert found("ÅNGSTRÖM") == found("%") == [plain]  # a percent sign is one, and no joker
    assert found("_") == [other]
    assert found("clerk nobody") == found("\\") == found("'") == []


def test_a_list_is_by_stage_too(books: Books, priya: int, add: Callable[..., int]) -> None:
    waiting = add("a", standing=stands(("next", 7), stage="waiting"))
    closed = add("b", standing=stands(stage="closed"))
    add("c", standing=stands(stage="quiet"))
    listed = books.cases.listed(priya, "", ("waiting", "closed"), None, 10)
    assert [each.id for each in listed] == [closed, waiting]
    assert listed[1] == (waiting, "Northwind", "Clerk", "waiting", 7, 1_000)


def test_pages_hold_each_case_once_where_many_were_touched_together(
    books: Books, priya: int, add: Any
) -> None:
    made = [add(key, at=place // 4) for place, key in enumerate(numbered(11))]
    seen: list[int] = []
    before = None
    while page := books.cases.listed(priya, "", (), before, 3):
        seen += [each.id for each in page]
        assert len(seen) <= len(made)
        before = page[-1].touched, page[-1].id
    assert seen == made[::-1]


def test_the_agenda_has_each_case_once(
    books: Books, priya: int, add: Callable[..., int], person: Any
) -> None:
    late = add("a", standing=stands(("now", 90), ("later", 95), check=200))
    soon = add("b", standing=stands(("now", 50), ("now", 60), check=200))
    comes = add("c", standing=stands(("next", 130), ("later", 140), check=130))
    stale = add("d", standing=stands(("now", 10), check=99))
    staler = add("e", standing=stands(check=98))
    add("never", standing=stands())
    add("hers", owner=person(), standing=stands(("now", 1), check=1))
    agenda = books.cases.agenda(priya, 100, 10)
    assert [each.id for each in agenda.stale] == [staler, stale]
    assert [each.id for each in agenda.now] == [soon, late]
    assert [each.id for each in agenda.waiting] == [comes]
    assert not agenda.more
    assert agenda.now[0] == books.cases.get(priya, soon)
    assert books.cases.agenda(priya, 97, 10).stale == ()
    few = books.cases.agenda(priya, 100, 1)
    assert [[each.id for each in found] for found in few[:3]] == [[stale], [comes], [staler]]
    assert few.more


def test_a_change_is_whole(books: Books, priya: int, add: Callable[..., int]) -> None:
    case = add(standing=stands(("now", 5), check=9, outcomes=(outcome(),)))
    kept = books.cases.get(priya, case)
    assert kept is not None
    new = change(
        "Southwind", facts=b'{"f":2}', events=(b'{"e":1}',), later={"x": 3}, because="so",
        standing=stands(("next", 30), stage="called", check=40),
    )  # fmt: skip
    books.cases.change(kept, new, at=2_000, surface="else", once="change-once")
    again = books.cases.get(priya, case)
    assert again == (case, priya, "one", b'{"f":2}', (b'{"e":1}',), 2, {"x": 3})
    assert books.cases.listed(priya, "southwind", (), None, 5) == [
        (case, "Southwind", "Clerk", "called", 30, 2_000)
    ]
    assert books.cases.agenda(priya, 1, 5).now == ()
    assert books.cases.agenda(priya, 1, 5).waiting == (again,)
    assert books.cases.outcomes(priya) == []
    history = books.cases.history(priya, case)
    assert [(each.number, each.step, each.kind) for each in history] == [
        (1, 1, "facts"), (2, 2, "facts"), (3, 2, "event"),
    ]  # fmt: skip
    assert history[2][4:] == (2_000, priya, "else", "so", None)
    books.cases.change(kept, new, at=3_000, surface="else", once="change-once")  # an answer, not a fault
    assert books.cases.get(priya, case) == again
    assert books.cases.answer(priya, "change-once") == case


def test_a_change_of_what_was_read_before_another_is_refused(books: Books, priya: int, add: Any) -> None:
    case = add()
    kept = books.cases.get(priya, case)
    assert kept is not None
    books.cases.change(kept, change(events=(b'{"e":1}',)), at=2, surface="test", once=None)
    with pytest.raises(ChangedMeanwhile):
        books.cases.change(kept, change(events=(b'{"e":2}',)), at=3, surface="test", once="refused-one")
    assert books.cases.answer(priya, "refused-one") is None  # so that it can be tried again under it
    after_it = books.cases.get(priya, case)
    assert after_it is not None
    assert after_it.events == (b'{"e":1}',)
    books.cases.stand(kept, stands(("now", 1), stage="quiet"))
    assert books.cases.agenda(priya, 1, 5).now == ()


def test_what_is_undone_is_marked_and_stays(books: Books, priya: int, add: Callable[..., int]) -> None:
    case = add()
    kept = books.cases.get(priya, case)
    assert kept is not None
    books.cases.change(
        kept, change(facts=None, events=(b'{"e":1}', b'{"e":2}')), at=2, surface="a", once=None
    )
    kept = books.cases.get(priya, case)
    assert kept is not None
    books.cases.change(kept, change(facts=None, undo=2), at=3, surface="b", once=None)
    kept = books.cases.get(priya, case)
    assert kept is not None
    assert (kept.events, kept.version) == ((), 3)
    assert [each.undone_at for each in books.cases.history(priya, case)] == [None, 3, 3]
    books.cases.change(kept, change(facts=None, events=(b'{"e":3}',)), at=4, surface="c", once=None)
    assert [(each.number, each.step) for each in books.cases.history(priya, case)][-1] == (4, 4)


def test_a_plan_made_anew_replaces_what_followed(books: Books, priya: int, add: Callable[..., int]) -> None:
    case = add(standing=stands(("now", 5), check=9, outcomes=(outcome(),)))
    kept = books.cases.get(priya, case)
    assert kept is not None
    books.cases.stand(kept, stands(("next", 50), stage="quiet", check=60, outcomes=(outcome(began=1),)))
    assert books.cases.get(priya, case) == kept
    assert books.cases.listed(priya, "", (), None, 5)[0][3:] == ("quiet", 50, 1_000)
    assert books.cases.agenda(priya, 10, 5) == ((), (kept,), (), False)
    assert books.cases.outcomes(priya) == [(outcome(began=1), 1)]


def test_stale_cases_are_of_everybody_the_longest_ago_first(
    books: Books, priya: int, add: Any, person: Any
) -> None:
    other = person()
    second = add("b", standing=stands(check=20))
    first = add("a", owner=other, standing=stands(check=10))
    add("c", standing=stands(check=31))
    add("d", standing=stands())
    assert list(books.cases.stale(30, 5)) == [(other, first), (priya, second)]
    assert list(books.cases.stale(30, 1)) == [(other, first)]
    assert list(books.cases.stale(9, 5)) == []


def test_outcomes_are_counted(books: Books, priya: int, add: Callable[..., int], person: Any) -> None:
    same = stands(outcomes=(outcome(), outcome(), outcome(began=5)))
    for key in ("a", "b"):
        add(key, standing=same)
    add("c", owner=person(), standing=same)
    assert sorted(books.cases.outcomes(priya)) == [(outcome(began=5), 2), (outcome(), 4)]


def test_the_latest_is_another_after_every_change_and_new_case(books: Books, priya: int, add: Any) -> None:
    seen = [books.cases.latest(priya)]
    case = add("a", at=7)
    seen.append(books.cases.latest(priya))
    add("b", at=7)
    seen.append(books.cases.latest(priya))
    kept = books.cases.get(priya, case)
    books.cases.change(kept, change(), at=8, surface="test", once=None)
    seen.append(books.cases.latest(priya))
    assert seen[0] == (0, 0)
    assert seen[-1] == (8, case)
    assert len(set(seen)) == len(seen)


def test_what_is_kept_together_is_kept_whole_or_not_at_all(books: Books, priya: int, add: Any) -> None:
    def half() -> None:
        with books.cases.together():
            add("a", once="together-a")
            raise LookupError

    with pytest.raises(LookupError):
        half()
    assert list(books.cases.all(priya)) == []
    assert books.cases.answer(priya, "together-a") is None


def test_removing_a_case_removes_all_of_it(books: Books, priya: int, add: Callable[..., int]) -> None:
    from afterword.storage import models

    case = add(standing=stands(("now", 5), check=9, outcomes=(outcome(),)), events=(b"{}",))
    books.cases.save_note(priya, case, "thank_you", "dana", b"{}", at=1)
    assert books.cases.remove(priya, case)
    assert not books.cases.remove(priya, case)
    for table in (models.Case, models.Entry, models.Step, models.Outcome, models.Note):
        assert not table.objects.exists()


def test_erasing_a_person_erases_all_of_them(books: Books, priya: int, add: Any, person: Any) -> None:
    from afterword.storage import models

    other = person()
    hers = add("b", owner=other)
    case = add(standing=stands(("now", 5), outcomes=(outcome(),)), once="only-once")
    books.cases.save_note(priya, case, "thank_you", "dana", b"{}", at=1)
    books.people.put_upload(priya, "a.csv", b"a", at=1)
    books.people.erase(priya)
    with pytest.raises(KeyError):
        books.people.profile(priya)
    assert [each.id for each in books.cases.all(other)] == [hers]
    for table in (models.Step, models.Outcome, models.Note, models.Answered, models.Upload):
        assert not table.objects.exists()
    assert models.Entry.objects.count() == 1


def test_texts_are_kept_by_kind_and_person(books: Books, priya: int, add: Callable[..., int]) -> None:
    case = add()
    assert books.cases.note(priya, case, "thank_you", "dana") is None
    books.cases.save_note(priya, case, "thank_you", "dana", b'"a"', at=1)
    books.cases.save_note(priya, case, "thank_you", "dana", '"é"'.encode(), at=2)
    books.cases.save_note(priya, case, "answer", "dana", b'"c"', at=3)
    assert books.cases.note(priya, case, "thank_you", "dana") == '"é"'.encode()
    assert list(books.cases.notes(priya, case)) == [b'"c"', '"é"'.encode()]
    books.cases.save_note(priya, case, "answer", "dana", b"", at=4)
    books.cases.save_note(priya, case, "answer", "nobody", b"", at=4)
    assert list(books.cases.notes(priya, case)) == ['"é"'.encode()]


def test_a_history_is_put_in_the_place_of_another(books: Books, priya: int, add: Any) -> None:
    case = add(events=(b'{"e":1}',))
    entries = (
        KeptEntry(1, 1, "facts", b'{"f":1}', 5, priya, "web", "", None),
        KeptEntry(2, 2, "event", b'{"e":0}', 6, priya, "web", "because", 7),
        KeptEntry(3, 3, "event", b'{"e":1}', 8, priya, "cli", "", None),
    )
    books.cases.restore(priya, case, entries)
    assert books.cases.history(priya, case) == entries
    kept = books.cases.get(priya, case)
    assert kept is not None
    assert kept.events == (b'{"e":1}',)


@pytest.mark.parametrize("which", ["another's", "nobody's", "none that can be"])
def test_nobody_reaches_what_is_not_theirs(books: Books, add: Any, person: Any, which: str) -> None:
    other = person()
    hers = add("hers", owner=other, standing=stands(("now", 5), check=9, outcomes=(outcome(),)))
    books.cases.save_note(other, hers, "thank_you", "dana", b'"a"', at=1)
    before = books.cases.get(other, hers), books.cases.history(other, hers)
    mine = person()
    case = {"another's": hers, "nobody's": hers + 1_000, "none that can be": FAR}[which]
    assert books.cases.get(mine, case) is None
    assert books.cases.find(mine, "hers") is None
    assert books.cases.history(mine, case) == ()
    assert list(books.cases.all(mine)) == []
    assert list(books.cases.listed(mine, "", (), None, 5)) == []
    assert books.cases.agenda(mine, 100, 5) == ((), (), (), False)
    assert books.cases.outcomes(mine) == []
    assert books.cases.latest(mine) == (0, 0)
    assert list(books.cases.notes(mine, case)) == []
    assert books.cases.note(mine, case, "thank_you", "dana") is None
    assert not books.cases.remove(mine, case)
    with pytest.raises(KeyError):
        books.cases.save_note(mine, case, "thank_you", "dana", b"mine", at=2)
    with pytest.raises(KeyError):
        books.cases.restore(mine, case, (KeptEntry(9, 9, "event", b"{}", 1, mine, "x", "", None),))
    assert before[0] is not None
    pretended = before[0]._replace(owner=mine, id=case)
    with pytest.raises(ChangedMeanwhile):
        books.cases.change(pretended, change(facts=b"{}"), at=3, surface="x", once=None)
    books.cases.stand(pretended, stands())
    assert (books.cases.get(other, hers), books.cases.history(other, hers)) == before
    assert books.cases.note(other, hers, "thank_you", "dana") == b'"a"'
    assert [each.id for each in books.cases.agenda(other, 1, 5).now] == [hers]


def test_no_number_is_too_large_to_page_by(books: Books, priya: int, add: Callable[..., int]) -> None:
    case = add()
    assert [each.id for each in books.cases.listed(priya, "", (), (FAR, FAR), 5)] == [case]
    assert list(books.cases.listed(priya, "", (), (-FAR, -FAR), 5)) == []


def test_a_profile_comes_back_and_makes_plans_stale(
    books: Books, priya: int, add: Callable[..., int]
) -> None:
    said = Profile("Ada Example", "ada@example.org", "1", "Europe/Berlin", "de", "A. E.", "{}", "22:00-07:00")
    case = add(standing=stands(check=10**15))
    books.people.save_profile(priya, said)
    assert books.people.profile(priya) == said
    assert list(books.cases.stale(1, 5)) == [(priya, case)]
    with pytest.raises(KeyError):
        books.people.profile(priya + 1_000)


def test_a_plan_made_with_an_older_profile_is_not_kept(books: Books, priya: int, add: Any) -> None:
    case = add()
    kept = books.cases.get(priya, case)
    assert kept is not None
    books.people.save_profile(priya, Profile(timezone="Europe/Berlin"))
    books.cases.stand(kept, stands(check=10**15))
    assert list(books.cases.stale(1, 5)) == [(priya, case)]
    with pytest.raises(ChangedMeanwhile):
        books.cases.change(kept, change(), at=3, surface="x", once=None)


def test_an_upload_replaces_the_one_before(books: Books, priya: int) -> None:
    assert books.people.upload(priya) is None
    books.people.put_upload(priya, "a.csv", b"a", at=1)
    books.people.put_upload(priya, "b" * 300, b"\x00\xff", at=2)
    assert books.people.upload(priya) == ("b" * 200, b"\x00\xff")
    books.people.put_upload(priya, "", b"", at=3)
    assert books.people.upload(priya) is None


def test_the_quick_reader_agrees(using: Any, sqlite_url: str) -> None:
    from afterword import wiring
    from afterword.storage.cases import DjangoCases
    from afterword.storage.models import Person
    from afterword.storage.people import DjangoPeople

    with using(sqlite_url):
        cases, people = DjangoCases(), DjangoPeople()
        quick = wiring.sqlite_file(Path(sqlite_url.removeprefix("sqlite://")))
        assert quick.local_person() is None
        mine = wiring.keeper().local_person("en")
        assert quick.local_person() == mine == wiring.keeper().local_person("de")
        people.save_profile(
            mine, Profile("Ada", "a@example.org", "1", "Europe/Berlin", "de", "A", "", "01:00-02:00")
        )
        other = Person.objects.create(email="other@example.org").pk
        told = Told(
            Books(cases, people, wiring.books().letters, wiring.books().room, wiring.books().desk), mine
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


def test_a_text_has_no_longer_kind_than_the_table(books: Books, priya: int) -> None:
    """What one database cuts off silently, the other refuses: so requests are held to it first."""
    import msgspec

    from afterword.app.ledger.requests import NoteRequest, SaveNoteRequest
    from afterword.app.ledger.texts import save_note

    told = Told(books, priya)
    case = told.capture(after(hours=1))
    long = {"case": case, "kind": "k" * 30, "contact": "c" * 200, "text": "t"}
    save_note(books, told.by(after(hours=1)), msgspec.convert(long, SaveNoteRequest))
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**long, "kind": "k" * 31}, SaveNoteRequest)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"case": 1, "kind": "k" * 31, "contact": "c"}, NoteRequest)


def test_names_as_long_as_the_case_format_allows_are_kept(books: Books, priya: int) -> None:
    told = Told(books, priya)
    long = "é" * 500
    case = told.capture(after(hours=1), company=long, role=long)
    kept = books.cases.get(priya, case)
    assert kept is not None
    assert json.loads(kept.facts)["role"] == long
    assert books.cases.listed(priya, long, (), None, 5)[0].company == long


def test_a_text_with_a_nul_is_refused_before_a_database_is(books: Books, priya: int) -> None:
    told = Told(books, priya)
    with pytest.raises(Fault, match="NUL"):
        told.capture(after(hours=1), company="North\0wind")
    with pytest.raises(Fault, match="NUL"):
        told.capture(after(hours=1), once="only\0once")
