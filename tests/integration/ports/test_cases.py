"""The contract of ``ports.Cases`` (``AgendaOfCases`` too) and ``ports.Persons``: in memory and on both databases."""

from collections.abc import Callable
from typing import Any

import pytest

from afterword.ports import ConflictError, DuplicateKeyError, HistoryEntry, Profile, SilenceOutcome
from integration.db.told import change, numbered, stands
from integration.ports.conftest import HOME, Stores

FAR = 1 << 70
"""More than a database's number can be."""


def outcome(company: str = "Northwind", began: int = 739_000) -> SilenceOutcome:
    return SilenceOutcome(
        company=company, channel="email", began=began, promised=began + 7, answered=None, ended=None,
        thanked="in_time", called="",
    )  # fmt: skip


@pytest.fixture
def add(stores: Stores, priya: int) -> Callable[..., int]:
    def add_(
        key: str = "one", at: int = 1_000, once: str | None = None, owner: int = priya, **more: Any
    ) -> int:
        return stores.cases.add(owner, key, change(**more), at=at, surface="test", once=once)

    return add_


def test_what_was_added_is_there(stores: Stores, priya: int, add: Callable[..., int]) -> None:
    case = add(facts=b'{"f":"\xc3\xa9"}', events=(b'{"e":1}', b'{"e":2}'), snoozed={"a": 5}, because="why")
    kept = stores.cases.get(priya, case)
    assert kept == (case, priya, "one", '{"f":"é"}'.encode(), (b'{"e":1}', b'{"e":2}'), 1, {"a": 5}, "")
    assert stores.cases.find(priya, "one") == kept
    assert list(stores.cases.iterate(priya)) == [kept]
    bodies = [('{"f":"é"}'.encode(), "facts"), (b'{"e":1}', "event"), (b'{"e":2}', "event")]
    assert stores.cases.history(priya, case) == tuple(
        HistoryEntry(number, 1, kind, body, 1_000, priya, "test", "why", None)
        for number, (body, kind) in enumerate(bodies, 1)
    )


def test_a_key_is_taken_once_a_person(
    stores: Stores, priya: int, add: Callable[..., int], person: Any
) -> None:
    case = add("same")
    with pytest.raises(DuplicateKeyError):
        add("same")
    assert add("same", owner=person()) != case
    with stores.cases.atomic():
        with pytest.raises(DuplicateKeyError):
            add("same")
        add("another")  # what is kept together goes on after it
    assert [each.key for each in stores.cases.iterate(priya)] == ["same", "another"]


def test_a_refused_case_leaves_its_idempotency_key_free(
    stores: Stores, priya: int, add: Callable[..., int]
) -> None:
    add("same")
    with pytest.raises(DuplicateKeyError):
        add("same", once="again-and-again")
    assert stores.cases.case_of_key(priya, "again-and-again") is None
    case = add("other", once="again-and-again")
    assert stores.cases.case_of_key(priya, "again-and-again") == case


def test_the_same_idempotency_key_gets_the_same_case(
    stores: Stores, priya: int, add: Any, person: Any
) -> None:
    case = add("one", once="only-once")
    assert add("two", once="only-once") == case
    assert [each.id for each in stores.cases.iterate(priya)] == [case]
    other = person()
    assert stores.cases.case_of_key(other, "only-once") is None
    assert add("one", once="only-once", owner=other) != case


def test_a_search_finds_every_word_in_any_order(stores: Stores, priya: int, add: Callable[..., int]) -> None:
    plain = add("a", at=1, name="Ångström 100%", role="Clerk")
    other = add("b", at=2, name="Angstrom_100", role="Head clerk")

    def found(words: str) -> list[int]:
        return [each.id for each in stores.cases.list_cases(priya, words, (), None, 10)]

    assert found("") == found("clerk") == found("CLERK") == [other, plain]
    assert found("clerk head") == [other]
    assert found("ÅNGSTRÖM") == found("%") == [plain]  # a percent sign is one, and no joker
    assert found("_") == [other]
    assert found("clerk nobody") == found("\\") == found("'") == []


def test_a_list_is_by_stage_too(stores: Stores, priya: int, add: Callable[..., int]) -> None:
    waiting = add("a", standing=stands(("next", 7), stage="waiting"))
    closed = add("b", standing=stands(stage="closed"))
    add("c", standing=stands(stage="quiet"))
    listed = stores.cases.list_cases(priya, "", ("waiting", "closed"), None, 10)
    assert [each.id for each in listed] == [closed, waiting]
    assert listed[1] == (waiting, "Northwind", "Clerk", "waiting", 7, 1_000)


def test_pages_hold_each_case_once_where_many_were_touched_together(
    stores: Stores, priya: int, add: Any
) -> None:
    made = [add(key, at=place // 4) for place, key in enumerate(numbered(11))]
    seen: list[int] = []
    before = None
    while page := stores.cases.list_cases(priya, "", (), before, 3):
        seen += [each.id for each in page]
        assert len(seen) <= len(made)
        before = page[-1].updated_at, page[-1].id
    assert seen == made[::-1]


def test_the_agenda_has_each_case_once(
    stores: Stores, priya: int, add: Callable[..., int], person: Any
) -> None:
    late = add("a", standing=stands(("now", 90), ("later", 95), check=200))
    soon = add("b", standing=stands(("now", 50), ("now", 60), check=200))
    comes = add("c", standing=stands(("next", 130), ("later", 140), check=130))
    stale = add("d", standing=stands(("now", 10), check=99))
    staler = add("e", standing=stands(check=98))
    add("never", standing=stands())
    add("hers", owner=person(), standing=stands(("now", 1), check=1))
    agenda = stores.cases.agenda(priya, 100, 10)
    assert [each.id for each in agenda.stale] == [staler, stale]
    assert [each.id for each in agenda.now] == [soon, late]
    assert [each.id for each in agenda.waiting] == [comes]
    assert not agenda.more
    assert agenda.now[0] == stores.cases.get(priya, soon)
    assert stores.cases.agenda(priya, 97, 10).stale == ()
    few = stores.cases.agenda(priya, 100, 1)
    assert [[each.id for each in found] for found in few[:3]] == [[stale], [comes], [staler]]
    assert few.more


def test_a_change_is_whole(stores: Stores, priya: int, add: Callable[..., int]) -> None:
    case = add(standing=stands(("now", 5), check=9, outcomes=(outcome(),)))
    kept = stores.cases.get(priya, case)
    assert kept is not None
    new = change(
        "Southwind", facts=b'{"f":2}', events=(b'{"e":1}',), snoozed={"x": 3}, because="so",
        standing=stands(("next", 30), stage="called", check=40),
    )  # fmt: skip
    stores.cases.change(kept, new, at=2_000, surface="else", once="change-once")
    again = stores.cases.get(priya, case)
    assert again == (case, priya, "one", b'{"f":2}', (b'{"e":1}',), 2, {"x": 3}, "")
    assert stores.cases.list_cases(priya, "southwind", (), None, 5) == [
        (case, "Southwind", "Clerk", "called", 30, 2_000)
    ]
    assert stores.cases.agenda(priya, 1, 5).now == ()
    assert stores.cases.agenda(priya, 1, 5).waiting == (again,)
    assert stores.cases.list_outcomes(priya) == []
    history = stores.cases.history(priya, case)
    assert [(each.number, each.step, each.kind) for each in history] == [
        (1, 1, "facts"), (2, 2, "facts"), (3, 2, "event"),
    ]  # fmt: skip
    assert history[2][4:] == (2_000, priya, "else", "so", None)
    stores.cases.change(kept, new, at=3_000, surface="else", once="change-once")  # an answer, not a fault
    assert stores.cases.get(priya, case) == again
    assert stores.cases.case_of_key(priya, "change-once") == case


def test_a_change_of_what_was_read_before_another_is_refused(stores: Stores, priya: int, add: Any) -> None:
    case = add()
    kept = stores.cases.get(priya, case)
    assert kept is not None
    stores.cases.change(kept, change(events=(b'{"e":1}',)), at=2, surface="test", once=None)
    with pytest.raises(ConflictError):
        stores.cases.change(kept, change(events=(b'{"e":2}',)), at=3, surface="test", once="refused-one")
    assert stores.cases.case_of_key(priya, "refused-one") is None  # so that it can be tried again under it
    after_it = stores.cases.get(priya, case)
    assert after_it is not None
    assert after_it.events == (b'{"e":1}',)
    stores.cases.save_snapshot(kept, stands(("now", 1), stage="quiet"))
    assert stores.cases.agenda(priya, 1, 5).now == ()


def test_what_is_undone_is_marked_and_stays(stores: Stores, priya: int, add: Callable[..., int]) -> None:
    case = add()
    kept = stores.cases.get(priya, case)
    assert kept is not None
    stores.cases.change(
        kept, change(facts=None, events=(b'{"e":1}', b'{"e":2}')), at=2, surface="a", once=None
    )
    kept = stores.cases.get(priya, case)
    assert kept is not None
    stores.cases.change(kept, change(facts=None, undo=2), at=3, surface="b", once=None)
    kept = stores.cases.get(priya, case)
    assert kept is not None
    assert (kept.events, kept.version) == ((), 3)
    assert [each.undone_at for each in stores.cases.history(priya, case)] == [None, 3, 3]
    stores.cases.change(kept, change(facts=None, events=(b'{"e":3}',)), at=4, surface="c", once=None)
    assert [(each.number, each.step) for each in stores.cases.history(priya, case)][-1] == (4, 4)


def test_a_plan_made_anew_replaces_what_followed(stores: Stores, priya: int, add: Callable[..., int]) -> None:
    case = add(standing=stands(("now", 5), check=9, outcomes=(outcome(),)))
    kept = stores.cases.get(priya, case)
    assert kept is not None
    stores.cases.save_snapshot(
        kept, stands(("next", 50), stage="quiet", check=60, outcomes=(outcome(began=1),))
    )
    assert stores.cases.get(priya, case) == kept
    assert stores.cases.list_cases(priya, "", (), None, 5)[0][3:] == ("quiet", 50, 1_000)
    assert stores.cases.agenda(priya, 10, 5) == ((), (kept,), (), False)
    assert stores.cases.list_outcomes(priya) == [(outcome(began=1), 1)]


def test_stale_cases_are_of_everybody_the_longest_ago_first(
    stores: Stores, priya: int, add: Any, person: Any
) -> None:
    other = person()
    second = add("b", standing=stands(check=20))
    first = add("a", owner=other, standing=stands(check=10))
    add("c", standing=stands(check=31))
    add("d", standing=stands())
    assert list(stores.cases.list_stale(30, 5)) == [(other, first), (priya, second)]
    assert list(stores.cases.list_stale(30, 1)) == [(other, first)]
    assert list(stores.cases.list_stale(9, 5)) == []


def test_outcomes_are_counted(stores: Stores, priya: int, add: Callable[..., int], person: Any) -> None:
    same = stands(outcomes=(outcome(), outcome(), outcome(began=5)))
    for key in ("a", "b"):
        add(key, standing=same)
    add("c", owner=person(), standing=same)
    assert sorted(stores.cases.list_outcomes(priya)) == [(outcome(began=5), 2), (outcome(), 4)]


def test_the_latest_is_another_after_every_change_and_new_case(stores: Stores, priya: int, add: Any) -> None:
    seen = [stores.cases.latest_change(priya)]
    case = add("a", at=7)
    seen.append(stores.cases.latest_change(priya))
    add("b", at=7)
    seen.append(stores.cases.latest_change(priya))
    kept = stores.cases.get(priya, case)
    stores.cases.change(kept, change(), at=8, surface="test", once=None)
    seen.append(stores.cases.latest_change(priya))
    assert seen[0] == (0, 0)
    assert seen[-1] == (8, case)
    assert len(set(seen)) == len(seen)


def test_what_is_kept_together_is_kept_whole_or_not_at_all(stores: Stores, priya: int, add: Any) -> None:
    def half() -> None:
        with stores.cases.atomic():
            add("a", once="together-a")
            raise LookupError

    with pytest.raises(LookupError):
        half()
    assert list(stores.cases.iterate(priya)) == []
    assert stores.cases.case_of_key(priya, "together-a") is None


def test_texts_are_kept_by_kind_and_person(stores: Stores, priya: int, add: Callable[..., int]) -> None:
    case = add()
    assert stores.cases.note(priya, case, "thank_you", "dana") is None
    stores.cases.save_note(priya, case, "thank_you", "dana", b'"a"', at=1)
    stores.cases.save_note(priya, case, "thank_you", "dana", '"é"'.encode(), at=2)
    stores.cases.save_note(priya, case, "answer", "dana", b'"c"', at=3)
    assert stores.cases.note(priya, case, "thank_you", "dana") == '"é"'.encode()
    assert list(stores.cases.list_notes(priya, case)) == [b'"c"', '"é"'.encode()]
    stores.cases.save_note(priya, case, "answer", "dana", b"", at=4)
    stores.cases.save_note(priya, case, "answer", "nobody", b"", at=4)
    assert list(stores.cases.list_notes(priya, case)) == ['"é"'.encode()]


def test_a_history_is_put_in_the_place_of_another(stores: Stores, priya: int, add: Any) -> None:
    case = add(events=(b'{"e":1}',))
    entries = (
        HistoryEntry(1, 1, "facts", b'{"f":1}', 5, priya, "web", "", None),
        HistoryEntry(2, 2, "event", b'{"e":0}', 6, priya, "web", "because", 7),
        HistoryEntry(3, 3, "event", b'{"e":1}', 8, priya, "cli", "", None),
    )
    stores.cases.replace_history(priya, case, entries)
    assert stores.cases.history(priya, case) == entries
    kept = stores.cases.get(priya, case)
    assert kept is not None
    assert kept.events == (b'{"e":1}',)


@pytest.mark.parametrize("which", ["another's", "nobody's", "none that can be"])
def test_nobody_reaches_what_is_not_theirs(stores: Stores, add: Any, person: Any, which: str) -> None:
    other = person()
    hers = add("hers", owner=other, standing=stands(("now", 5), check=9, outcomes=(outcome(),)))
    stores.cases.save_note(other, hers, "thank_you", "dana", b'"a"', at=1)
    before = stores.cases.get(other, hers), stores.cases.history(other, hers)
    mine = person()
    case = {"another's": hers, "nobody's": hers + 1_000, "none that can be": FAR}[which]
    assert stores.cases.get(mine, case) is None
    assert stores.cases.find(mine, "hers") is None
    assert stores.cases.history(mine, case) == ()
    assert list(stores.cases.iterate(mine)) == []
    assert list(stores.cases.list_cases(mine, "", (), None, 5)) == []
    assert stores.cases.agenda(mine, 100, 5) == ((), (), (), False)
    assert stores.cases.list_outcomes(mine) == []
    assert stores.cases.latest_change(mine) == (0, 0)
    assert list(stores.cases.list_notes(mine, case)) == []
    assert stores.cases.note(mine, case, "thank_you", "dana") is None
    assert not stores.cases.remove(mine, case)
    with pytest.raises(KeyError):
        stores.cases.save_note(mine, case, "thank_you", "dana", b"mine", at=2)
    with pytest.raises(KeyError):
        stores.cases.replace_history(
            mine, case, (HistoryEntry(9, 9, "event", b"{}", 1, mine, "x", "", None),)
        )
    assert before[0] is not None
    pretended = before[0]._replace(owner=mine, id=case)
    with pytest.raises(ConflictError):
        stores.cases.change(pretended, change(facts=b"{}"), at=3, surface="x", once=None)
    stores.cases.save_snapshot(pretended, stands())
    assert (stores.cases.get(other, hers), stores.cases.history(other, hers)) == before
    assert stores.cases.note(other, hers, "thank_you", "dana") == b'"a"'
    assert [each.id for each in stores.cases.agenda(other, 1, 5).now] == [hers]


def test_no_number_is_too_large_to_page_by(stores: Stores, priya: int, add: Callable[..., int]) -> None:
    case = add()
    assert [each.id for each in stores.cases.list_cases(priya, "", (), (FAR, FAR), 5)] == [case]
    assert list(stores.cases.list_cases(priya, "", (), (-FAR, -FAR), 5)) == []


def test_a_profile_comes_back_and_makes_plans_stale(
    stores: Stores, priya: int, add: Callable[..., int]
) -> None:
    said = Profile("Ada Example", "ada@example.org", "1", "Europe/Berlin", "de", "A. E.", "{}", "22:00-07:00")
    case = add(standing=stands(check=10**15))
    stores.people.save_profile(priya, said)
    assert stores.people.profile(priya) == said._replace(home=HOME)
    assert list(stores.cases.list_stale(1, 5)) == [(priya, case)]
    with pytest.raises(KeyError):
        stores.people.profile(priya + 1_000)


def test_a_plan_made_with_an_older_profile_is_not_kept(stores: Stores, priya: int, add: Any) -> None:
    case = add()
    kept = stores.cases.get(priya, case)
    assert kept is not None
    stores.people.save_profile(priya, Profile(timezone="Europe/Berlin"))
    stores.cases.save_snapshot(kept, stands(check=10**15))
    assert list(stores.cases.list_stale(1, 5)) == [(priya, case)]
    with pytest.raises(ConflictError):
        stores.cases.change(kept, change(), at=3, surface="x", once=None)


def test_an_upload_replaces_the_one_before(stores: Stores, priya: int) -> None:
    assert stores.people.upload(priya) is None
    stores.people.put_upload(priya, "a.csv", b"a", at=1)
    stores.people.put_upload(priya, "b" * 300, b"\x00\xff", at=2)
    assert stores.people.upload(priya) == ("b" * 200, b"\x00\xff")
    stores.people.put_upload(priya, "", b"", at=3)
    assert stores.people.upload(priya) is None


def test_a_text_is_saved_over_the_version_that_was_seen(
    stores: Stores, priya: int, add: Callable[..., int]
) -> None:
    case, who = add(), ("thank_you", "dana")
    stores.cases.save_note(priya, case, *who, b'"a"', at=1, version="v1", expected="")
    assert stores.cases.note_row(priya, case, *who) == (b'"a"', "v1", 1)
    for stale in ("", "v0"):
        with pytest.raises(ConflictError):
            stores.cases.save_note(priya, case, *who, b'"b"', at=2, version="v2", expected=stale)
    stores.cases.save_note(priya, case, *who, b'"b"', at=2, version="v2", expected="v1")
    assert stores.cases.note_row(priya, case, *who) == (b'"b"', "v2", 2)
    assert stores.cases.note_row(priya, case, "answer", "dana") is None


def test_several_are_read_at_once(
    stores: Stores, priya: int, add: Callable[..., int], person: Callable[[], int]
) -> None:
    other = person()
    one, two, hers = add("a"), add("b"), add("c", owner=other)
    stores.cases.save_note(priya, one, "thank_you", "dana", b'"a"', at=1)
    stores.cases.save_note(other, hers, "thank_you", "dana", b'"c"', at=1)
    found = {each.id: each for each in stores.cases.get_many(priya, {one, two, hers})}
    assert found == {one: stores.cases.get(priya, one), two: stores.cases.get(priya, two)}
    assert list(stores.cases.list_note_bodies(priya, {one, hers})) == [b'"a"']
    assert stores.cases.summary(priya, one) == (one, "Northwind", "Clerk", "waiting", None, 1_000)
    assert stores.cases.summary(priya, hers) is None


def test_every_plan_of_one_person_is_made_stale(
    stores: Stores, priya: int, add: Callable[..., int], person: Callable[[], int]
) -> None:
    mine = add(standing=stands(check=50))
    add("hers", owner=person(), standing=stands(check=50))
    stores.cases.mark_all_stale(priya)
    assert list(stores.cases.list_stale(1, 5)) == [(priya, mine)]


def test_who_has_named_no_zone_counts_in_the_computers(stores: Stores, priya: int) -> None:
    assert stores.people.profile(priya).zone == HOME
    stores.people.save_profile(priya, Profile(timezone="Asia/Tokyo"))
    assert stores.people.profile(priya).zone == "Asia/Tokyo"


def test_erasing_leaves_nothing_of_theirs_and_all_of_others(
    stores: Stores, priya: int, add: Callable[..., int], person: Callable[[], int]
) -> None:
    other = person()
    hers = add("hers", owner=other)
    mine = add("mine", once="only-once")
    stores.people.put_upload(priya, "a.csv", b"a", at=1)
    stores.people.erase(priya)
    with pytest.raises(KeyError):
        stores.people.profile(priya)
    assert stores.cases.get(priya, mine) is None
    assert stores.cases.case_of_key(priya, "only-once") is None
    assert stores.people.upload(priya) is None
    assert stores.cases.get(other, hers) is not None


def test_a_removed_case_is_gone_with_its_texts(stores: Stores, priya: int, add: Callable[..., int]) -> None:
    case = add()
    stores.cases.save_note(priya, case, "thank_you", "dana", b"{}", at=1)
    assert stores.cases.remove(priya, case)
    assert not stores.cases.remove(priya, case)
    assert stores.cases.note(priya, case, "thank_you", "dana") is None
    assert list(stores.cases.list_note_bodies(priya, {case})) == []
