"""The operations over kept cases: stories from the interview to its end."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest

from afterword.core.errors import InputError
from afterword.core.time.instants import instant_of
from afterword.ports import ConflictError
from afterword.services.cases.case_list import case as opened
from afterword.services.cases.case_list import cases, history
from afterword.services.cases.edit_case import edit, remove, snooze
from afterword.services.cases.record_event import BlockedError
from afterword.services.cases.refresh import sweep
from afterword.services.cases.schemas import (
    CaseRequest,
    CasesRequest,
    EditCaseRequest,
    HistoryRequest,
    NewContact,
    RemoveRequest,
    SnoozeRequest,
)
from afterword.services.context import NotFound, Services, utc_datetime
from afterword.services.notes.drafts import save_note
from afterword.services.notes.schemas import SaveNoteRequest
from afterword.services.profile.profile import erase, save_profile, settings
from afterword.services.profile.schemas import (
    EraseRequest,
    SaveProfileRequest,
    SettingsRequest,
)
from afterword.services.transfer.export import export
from afterword.services.transfer.importing.export_file import read_export
from afterword.services.transfer.schemas import (
    ExportRequest,
    ImportRequest,
)
from afterword.services.transfer.transfer import import_cases, profile_in
from integration.db.told import ENDED, Told, after, event, note

CALL_DUE = datetime.fromisoformat("2026-11-13T10:05:00-05:00")
"""They said a week, the article adds three days: the tenth day after the interview, in the call's hours."""
CALL = "r1/call/dana"


@pytest.fixture
def told(services: Services, priya: int) -> Told:
    return Told(services, priya)


@pytest.fixture
def thanked(told: Told) -> int:
    """A case whose interview was thanked for."""
    case = told.capture(after(hours=1))
    told.record(after(hours=2), case, note(after(hours=2)))
    return case


def test_from_the_interview_to_the_call_and_the_answer(told: Told) -> None:
    case = told.capture(after(hours=1))
    assert told.now(after(hours=1)) == [(case, "thank_you")]
    told.record(after(hours=2), case, note(after(hours=2)))
    assert told.now(after(hours=2)) == []
    assert told.coming(after(hours=2)) == [(case, "call")]
    assert told.now(after(days=7)) == []
    assert told.now(CALL_DUE) == [(case, "call")]  # seen though nobody swept in ten days
    assert sweep(told.services, CALL_DUE) == 1
    assert told.now(CALL_DUE) == [(case, "call")]
    told.record(CALL_DUE, case, event("call_made", CALL_DUE, contact="dana", outcome="voicemail"))
    assert (case, "call") not in told.now(CALL_DUE + timedelta(minutes=1))
    answered = CALL_DUE + timedelta(days=1)
    told.record(
        answered, case, event("reply", answered, channel="email", meaning="rejection", contact="dana")
    )
    assert _stage(told, answered, case) == "rejected"
    told.record(answered, case, event("closed", answered))
    assert told.now(answered) == told.coming(answered) == []
    assert _stage(told, answered, case) == "closed"
    assert [
        each.kept.kind
        for each in history(told.services, told.by(answered), HistoryRequest(case=case)).steps
    ] == [
        "facts", *["event"] * 4,
    ]  # fmt: skip


def _stage(told: Told, now: datetime, case: int) -> str:
    found = opened(told.services, told.by(now), CaseRequest(case=case))
    (listed,) = [each for each in cases(told.services, told.by(now), CasesRequest()) if each.id == case]
    assert listed.stage == found.plan.stage
    return listed.stage


def test_a_second_interview_joins_the_case(told: Told, thanked: int) -> None:
    again = ENDED + timedelta(days=4)
    sam = NewContact(name="Sam Petrov", part="interviewer")
    dana = NewContact(name="dana whitfield", title="Head of data")
    joined = told.capture(again, case=thanked, contacts=(sam, dana), ended_at=again)
    assert joined == thanked
    found = opened(told.services, told.by(again), CaseRequest(case=thanked)).case
    assert [(each.id, each.name, each.title) for each in found.contacts] == [
        ("dana", "Dana Whitfield", "Head of data"), ("sam", "Sam Petrov", None),
    ]  # fmt: skip
    assert [(each.id, each.contacts) for each in found.interviews] == [
        ("r1", ("dana",)),
        ("r2", ("sam", "dana")),
    ]
    assert told.now(again + timedelta(hours=1)) == [(thanked, "thank_you")] * 2


def test_an_interview_that_comes_is_seen_when_it_is_over(told: Told) -> None:
    starts = after(days=1)
    case = told.capture(after(hours=1), starts_at=starts, ended_at=None)
    assert told.now(after(hours=1)) == []
    over = starts + timedelta(hours=2, minutes=1)
    assert (case, "thank_you") in told.now(over)
    assert sweep(told.services, over) == 1
    assert (case, "thank_you") in told.now(over)


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("company", {"company": "  "}),
        ("ended_at", {"ended_at": None}),
        ("left_open", {"answer": "It is so."}),
        ("company.timezone", {"timezone": "America/Chicgo"}),
        ("interviews[0].ended_at", {"starts_at": after(hours=2)}),
    ],
)
def test_a_capture_that_makes_no_sense_keeps_nothing(told: Told, field: str, more: dict[str, Any]) -> None:
    with pytest.raises(InputError) as refused:
        told.capture(after(hours=1), once="only-once", **more)
    assert refused.value.path == field
    assert list(told.services.cases.iterate(told.owner)) == []
    assert told.capture(after(hours=1), once="only-once")


def test_the_guard_wants_a_reason_and_keeps_it(told: Told, thanked: int) -> None:
    early = after(days=1)
    call = event("call_made", early, contact="dana", outcome="reached")
    for reason in ("", "  "):
        with pytest.raises(BlockedError) as refused:
            told.record(early, thanked, call, because=reason, once="early-call")
        assert refused.value.verdict.because
    assert len(told.services.cases.history(told.owner, thanked)) == 2
    told.record(early, thanked, call, because=" She asked me to. ", once="early-call")
    assert told.services.cases.history(told.owner, thanked)[-1].reason == "She asked me to."


def test_a_reason_that_was_not_needed_is_not_kept(told: Told) -> None:
    case = told.capture(after(hours=1))
    told.record(after(hours=2), case, note(after(hours=2)), because="why not")
    assert told.services.cases.history(told.owner, case)[-1].reason == ""


def test_the_guard_judges_by_the_moment_at_which_it_was_done(told: Told, thanked: int) -> None:
    late = CALL_DUE + timedelta(days=1)
    with pytest.raises(BlockedError):
        told.record(late, thanked, event("call_made", after(days=1), contact="dana", outcome="reached"))
    told.record(late, thanked, event("call_made", CALL_DUE, contact="dana", outcome="reached"))


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("event.at", event("closed", after(days=2, minutes=1))),
        ("event.contact", note(after(days=1), contact="nobody")),
        ("events[1].contact", event("bounce", after(days=1), contact="nobody")),
    ],
)
def test_what_cannot_have_happened_is_not_kept(told: Told, thanked: int, path: str, what: Any) -> None:
    with pytest.raises(InputError) as refused:
        told.record(after(days=2), thanked, what)
    assert refused.value.path == path
    assert len(told.services.cases.history(told.owner, thanked)) == 2


def test_what_is_undone_stays_in_the_history_and_no_longer_counts(told: Told, thanked: int) -> None:
    undone_at = after(hours=3)
    told.undo(undone_at, thanked)
    assert told.now(undone_at) == [(thanked, "thank_you")]
    entries = told.services.cases.history(told.owner, thanked)
    assert [each.undone_at for each in entries] == [None, instant_of(undone_at)]
    with pytest.raises(InputError, match="nothing to undo"):
        told.undo(undone_at, thanked)
    told.record(after(hours=4), thanked, note(after(hours=4)))
    assert told.now(after(hours=4)) == []
    assert len(told.services.cases.history(told.owner, thanked)) == 3


def test_an_undo_of_a_step_that_is_not_the_last_does_nothing(told: Told, thanked: int) -> None:
    told.record(after(days=1), thanked, event("auto_reply", after(days=1), contact="dana"))
    with pytest.raises(ConflictError):
        told.undo(after(days=1), thanked, 2)
    told.undo(after(days=1), thanked, 3)
    told.undo(after(days=1), thanked, 2)
    assert told.now(after(hours=3)) == [(thanked, "thank_you")]


def _amended(told: Told, case: int, now: datetime, **more: Any) -> None:
    kept = told.services.cases.get(told.owner, case)
    assert kept is not None
    facts = {**msgspec.json.decode(kept.facts), **more.pop("facts", {})}
    raw = msgspec.Raw(msgspec.json.encode(facts))
    edit(
        told.services,
        told.by(now),
        EditCaseRequest(**{"case": case, "version": kept.version, "facts": raw, **more}),
    )


def test_facts_are_amended_and_taken_back(told: Told, thanked: int) -> None:
    services, now = told.services, after(days=1)
    _amended(told, thanked, now, facts={"role": "Head of data"})
    found = opened(services, told.by(now), CaseRequest(case=thanked))
    assert (found.case.role, len(found.case.events)) == ("Head of data", 1)
    assert [each.role for each in cases(services, told.by(now), CasesRequest(words="head"))] == [
        "Head of data"
    ]
    with pytest.raises(ConflictError):
        _amended(told, thanked, now, version=found.kept.version - 1)
    with pytest.raises(InputError, match="keeps its id"):
        _amended(told, thanked, now, facts={"id": "another"})
    with pytest.raises(InputError) as refused:
        _amended(told, thanked, now, facts={"contacts": []})
    assert refused.value.path.startswith(("interviews[0]", "events[0]"))
    told.record(now, thanked, event("auto_reply", now, contact="dana"))
    told.undo(now, thanked)
    assert opened(services, told.by(now), CaseRequest(case=thanked)).case.role == "Head of data"
    told.undo(now, thanked)
    found = opened(services, told.by(now), CaseRequest(case=thanked))
    assert (found.case.role, len(found.case.events)) == ("Data engineer", 1)
    assert [each.role for each in cases(services, told.by(now), CasesRequest(words="head"))] == []


def test_what_is_put_off_comes_back(told: Told) -> None:
    case = told.capture(after(hours=1))
    told.put_off(after(hours=1), case, "r1/thank_you/dana", after(hours=5))
    assert told.now(after(hours=2)) == []
    assert (case, "thank_you") in told.coming(after(hours=2))
    assert told.services.cases.agenda(told.owner, instant_of(after(hours=2)), 5).now == ()
    assert told.now(after(hours=5)) == [(case, "thank_you")]
    assert sweep(told.services, after(hours=5)) == 1
    assert told.now(after(hours=5)) == [(case, "thank_you")]
    assert len(told.services.cases.agenda(told.owner, instant_of(after(hours=5)), 5).now) == 1


def test_nothing_is_put_off_past_its_end(told: Told, thanked: int) -> None:
    case = told.capture(after(hours=1), role="Another")
    for until in (after(hours=1), after(minutes=30), after(days=1), after(days=400)):
        with pytest.raises(InputError) as refused:
            told.put_off(after(hours=1), case, "r1/thank_you/dana", until)
        assert refused.value.path == "until"
    with pytest.raises(NotFound):
        told.put_off(after(hours=1), case, "r1/thank_you/nobody", after(hours=2))
    with pytest.raises(InputError):  # nor is what has not opened yet
        told.put_off(after(hours=3), thanked, CALL, after(days=400))
    told.put_off(after(hours=3), thanked, CALL, CALL_DUE + timedelta(hours=4))
    assert (thanked, "call") not in told.now(CALL_DUE)


def test_a_snooze_without_a_moment_ends_tomorrow_morning_or_in_time(told: Told, thanked: int) -> None:
    def snoozed(now: datetime, action: str) -> datetime:
        return snooze(told.services, told.by(now), SnoozeRequest(case=thanked, action=action))

    plan = told.services.opened(told.by(CALL_DUE), thanked).plan
    ends = utc_datetime(next(each for each in plan.actions if each.id == CALL).windows[0][1])
    assert snoozed(ends - timedelta(hours=3), CALL) == datetime.fromisoformat("2026-11-14T08:00:00-05:00")
    assert snoozed(ends - timedelta(minutes=50), CALL) == ends - timedelta(minutes=25)


def test_numbers_of_a_policy_are_kept_as_they_were_typed(told: Told) -> None:
    """Those that are empty, or as the article has them, follow the article."""
    shipped = {
        each.key: each.shipped for each in settings(told.services, told.by(ENDED), SettingsRequest()).numbers
    }
    said = SaveProfileRequest(
        timezone="America/New_York", numbers={**shipped, "grace.max_days": "9", "call.horizon": ""}
    )
    save_profile(told.services, told.by(ENDED), said)
    kept = settings(told.services, told.by(ENDED), SettingsRequest())
    assert kept.policy == "own"
    assert {each.key: each.value for each in kept.numbers} == {**shipped, "grace.max_days": "9"}


def test_a_sweep_renews_what_a_profile_changed(told: Told, thanked: int) -> None:
    said = SaveProfileRequest(name="Priya", timezone="America/New_York", quiet="09:30-11:30")
    save_profile(told.services, told.by(after(days=1)), said)
    assert sweep(told.services, after(days=1)) == 1
    assert sweep(told.services, after(days=1)) == 0
    assert told.now(CALL_DUE) == []
    assert told.now(CALL_DUE.replace(hour=15)) == [(thanked, "call")]


def test_a_case_that_cannot_be_planned_is_told_of_and_harms_no_other(told: Told, thanked: int) -> None:
    from afterword.db.models import Case

    broken = told.capture(after(hours=1), role="Another")
    row = Case.objects.get(pk=broken)
    row.facts = row.facts.replace("America/New_York", "America/Nowhere")
    row.save()
    ((number, fault),) = told.today(after(hours=2)).broken
    assert number == broken
    assert "America/Nowhere" in fault.message
    assert sweep(told.services, CALL_DUE) == 2
    assert told.now(CALL_DUE) == [(thanked, "call")]
    with pytest.raises(InputError):
        opened(told.services, told.by(CALL_DUE), CaseRequest(case=broken))


def test_a_removed_case_is_nobodys(told: Told, thanked: int) -> None:
    remove(told.services, told.by(after(days=1)), RemoveRequest(case=thanked))
    for ask in (
        lambda: remove(told.services, told.by(after(days=1)), RemoveRequest(case=thanked)),
        lambda: opened(told.services, told.by(after(days=1)), CaseRequest(case=thanked)),
        lambda: history(told.services, told.by(after(days=1)), HistoryRequest(case=thanked)),
        lambda: told.undo(after(days=1), thanked),
        lambda: told.record(after(days=1), thanked, event("closed", after(days=1))),
        lambda: told.put_off(after(days=1), thanked, CALL, after(days=2)),
        lambda: told.capture(after(days=1), case=thanked),
    ):
        with pytest.raises(NotFound):
            ask()


def test_every_operation_on_anothers_case_finds_none(told: Told, thanked: int, person: Any) -> None:
    other = Told(told.services, person())
    before = told.services.cases.get(told.owner, thanked), told.services.cases.history(told.owner, thanked)
    text = SaveNoteRequest(case=thanked, kind="thank_you", contact="dana", text="Dear Dana")
    now = after(days=1)
    for number in (thanked, 1 << 70):
        for ask in (
            lambda number=number: remove(other.services, other.by(now), RemoveRequest(case=number)),
            lambda number=number: opened(other.services, other.by(now), CaseRequest(case=number)),
            lambda number=number: history(other.services, other.by(now), HistoryRequest(case=number)),
            lambda number=number: other.undo(now, number),
            lambda number=number: other.record(now, number, event("closed", now)),
            lambda number=number: other.put_off(now, number, CALL, after(days=2)),
            lambda number=number: other.capture(now, case=number),
            lambda number=number: save_note(
                other.services, other.by(now), msgspec.structs.replace(text, case=number)
            ),
        ):
            with pytest.raises(NotFound):
                ask()
    assert before == (
        told.services.cases.get(told.owner, thanked), told.services.cases.history(told.owner, thanked),
    )  # fmt: skip


def _exported(told: Told, now: datetime) -> bytes:
    return b"".join(export(told.services, told.by(now), ExportRequest()))


def _restored(told: Told, now: datetime, file: bytes) -> Any:
    read = read_export(file)
    save_profile(told.services, told.by(now), profile_in(read.profile))
    raw = tuple(msgspec.Raw(msgspec.json.encode(each)) for each in read.cases)
    return import_cases(told.services, told.by(now), ImportRequest(cases=raw, kept=read.kept))


def test_an_export_brought_into_an_empty_account_is_the_same_export(
    told: Told, thanked: int, person: Any
) -> None:
    services, now = told.services, after(days=2)
    said = SaveProfileRequest(
        name="Priya Nair", timezone="Europe/Berlin", email="p@example.org", phone="1", language="de",
        signature="P.\nN.", quiet="22:00-07:00", policy=msgspec.Raw(b'"article"'),
    )  # fmt: skip
    save_profile(services, told.by(now), said)
    told.record(now, thanked, event("auto_reply", now, contact="dana"))
    told.undo(now, thanked)
    _amended(told, thanked, now, facts={"role": "Head of däta"})
    told.record(
        now, thanked, event("call_made", now, contact="dana", outcome="voicemail"), because="She asked."
    )
    other = told.capture(now, company="Ångström", contacts=(), said="")
    put = told.capture(now, ended_at=now - timedelta(minutes=1, microseconds=7))
    told.put_off(now, put, "r1/thank_you/dana", now + timedelta(hours=3, microseconds=1))
    text = SaveNoteRequest(
        case=other, kind="check_in", contact="eva", text="Hi", subject="S", variant=2,
        channel="handwritten", dismissed=(("a", "b", "c"),),
    )  # fmt: skip
    save_note(services, told.by(now), text)
    first = _exported(told, now)

    again = Told(services, person(name="", timezone="", phone="", language=""))
    brought = _restored(again, after(days=3), first)
    assert brought == (3, (), ())
    later = _exported(again, after(days=3))
    assert read_export(later).exported_at == after(days=3)
    assert later.split(b"\n", 1)[1] == first.split(b"\n", 1)[1]
    assert _restored(again, after(days=4), first)[:2] == (
        0,
        tuple(each.id for each in read_export(first).cases),
    )
    at = CALL_DUE + timedelta(minutes=1)
    assert sorted(kind for _, kind in told.now(at)) == sorted(kind for _, kind in again.now(at))
    twin = services.cases.find(again.owner, read_export(first).cases[0].id)
    assert twin is not None
    again.undo(after(days=4), twin.id)  # the history goes on where it was
    assert services.cases.history(again.owner, twin.id)[-1].undone_at == instant_of(after(days=4))


def test_an_import_tells_of_each_case_that_makes_no_sense(told: Told, thanked: int) -> None:
    kept = told.services.cases.get(told.owner, thanked)
    assert kept is not None
    good = msgspec.json.decode(kept.facts)
    raws = [
        {**good, "id": "new"}, {**good, "id": "bad", "role": 3}, good, [], {**good, "id": "new"},
        {**good, "id": "nul", "role": "a\0b"}, {**good, "id": "newer"},
    ]  # fmt: skip
    asked = ImportRequest(cases=tuple(msgspec.Raw(msgspec.json.encode(each)) for each in raws))
    brought = import_cases(told.services, told.by(after(days=1)), asked)
    assert brought.added == 2
    assert brought.there == (kept.key, "new")
    assert [place for place, _ in brought.faults] == [1, 3, 5]
    assert [each.key for each in told.services.cases.iterate(told.owner)] == [kept.key, "new", "newer"]


def test_a_history_that_tells_of_another_case_is_left_out(told: Told, thanked: int, person: Any) -> None:
    exported = msgspec.json.decode(_exported(told, after(days=1)))
    (case,) = exported["cases"]
    case["role"] = "Changed by hand"
    again = Told(told.services, person())
    assert _restored(again, after(days=2), msgspec.json.encode(exported)).added == 1
    (kept,) = told.services.cases.iterate(again.owner)
    assert [each.recorded_at for each in told.services.cases.history(again.owner, kept.id)] == [
        instant_of(after(days=2))
    ] * 2
    assert len(kept.events) == 1


def test_erasing_needs_the_words_and_leaves_nothing(told: Told, thanked: int, person: Any) -> None:
    other = Told(told.services, person())
    hers = other.capture(after(hours=1))
    with pytest.raises(InputError):
        erase(told.services, told.by(after(days=1)), EraseRequest(sure="yes"))
    erase(told.services, told.by(after(days=1)), EraseRequest(sure=" Delete everything "))
    for ask in (
        lambda: told.today(after(days=1)),
        lambda: told.capture(after(days=1)),
        lambda: told.record(after(days=1), thanked, event("closed", after(days=1))),
        lambda: save_profile(told.services, told.by(after(days=1)), SaveProfileRequest(name="Back")),
    ):
        with pytest.raises(NotFound):
            ask()
    assert other.now(after(hours=1)) == [(hers, "thank_you")]


def test_a_decision_before_the_interview_is_refused_rather_than_kept_for_nothing(told: Told) -> None:
    case = told.capture(after(hours=1))
    for meaning in ("rejection", "offer"):
        with pytest.raises(InputError, match="after the interview"):
            told.record(
                after(hours=1), case, event("reply", after(hours=-30), channel="email", meaning=meaning)
            )
    told.record(
        after(hours=1), case, event("reply", after(hours=-30), channel="email", meaning="acknowledgement")
    )


def test_who_accepts_one_offer_is_told_to_withdraw_everywhere_else(told: Told, thanked: int) -> None:
    """The other case no longer asks for the call: that would be a call for a job that is not wanted."""
    other = told.capture(after(hours=1), company="Southwind")
    gone = told.capture(after(hours=1), company="Eastwind")
    told.record(after(days=1), gone, event("withdrawn", after(days=1)))
    told.record(after(days=2), thanked, event("reply", after(days=2), channel="email", meaning="offer"))
    told.record(after(days=3), thanked, event("accepted", after(days=3)))
    assert (other, "withdraw_note") in told.now(after(days=3))
    assert not {(gone, "withdraw_note"), (thanked, "withdraw_note")} & set(told.now(after(days=3)))
    assert other not in [case for case, kind in told.now(CALL_DUE) if kind == "call"]
    told.record(after(days=3, hours=1), other, note(after(days=3, hours=1), "withdrawal"))
    assert other not in [case for case, _ in told.now(CALL_DUE)]
