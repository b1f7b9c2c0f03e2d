"""The table that *Today* is read from says what planning every case from its facts says."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afterword.core.errors import InputError
from afterword.core.time.instants import instant_of
from afterword.services.cases.plan_snapshots import snapshot_of
from afterword.services.cases.record_event import BlockedError
from afterword.services.cases.refresh import sweep
from afterword.services.context import NotFound, Services
from afterword.services.planning.readiness import is_now
from afterword.services.profile.profile import save_profile
from afterword.services.profile.schemas import SaveProfileRequest
from integration.db.told import ENDED, Told, event, note
from unit.core.core_plan import instant

ZONES = ("America/New_York", "Europe/Berlin", "Asia/Tokyo")
SAID = ("within a week", "by Friday", "in two weeks", "next month", "")

_events = st.one_of(
    st.tuples(st.just("note_sent"), st.fixed_dictionaries(
        {"contact": st.just("dana"), "channel": st.just("email"), "purpose": st.sampled_from(("thank_you", "check_in"))}
    )),
    st.tuples(st.just("call_made"), st.fixed_dictionaries(
        {"contact": st.just("dana"), "outcome": st.sampled_from(("reached", "voicemail", "no_answer"))}
    )),
    st.tuples(st.just("reply"), st.fixed_dictionaries({
        "channel": st.just("email"),
        "meaning": st.sampled_from(
            ("acknowledgement", "delay", "information_request", "next_round", "rejection", "offer", "other")
        ),
    })),
    st.tuples(st.sampled_from(("auto_reply", "bounce", "no_calls")), st.just({"contact": "dana"})),
    st.tuples(st.just("instruction"), st.fixed_dictionaries(
        {"contact": st.just("dana"), "act": st.sampled_from(("call", "email", "visit"))}
    )),
    st.tuples(
        st.sampled_from(("position_reopened", "accepted", "declined", "withdrawn", "closed", "do_not_contact")),
        st.just({}),
    ),
)  # fmt: skip
_which = st.integers(0, 3)
_operations = st.one_of(
    st.tuples(st.just("capture"), st.sampled_from(SAID), st.sampled_from(ZONES), st.integers(-90, 5_000)),
    st.tuples(st.just("record"), _which, _events),
    st.tuples(st.just("record"), _which, _events),
    st.tuples(st.just("undo"), _which),
    st.tuples(st.just("put_off"), _which, st.integers(1, 20_000)),
    st.tuples(
        st.just("profile"), st.sampled_from(ZONES), st.sampled_from(("", "22:00-07:00", "10:15-14:45"))
    ),
)
_minutes = st.one_of(st.integers(0, 120), st.integers(0, 3_000), st.integers(0, 40_000))
_stories = st.lists(st.tuples(_operations, _minutes, st.floats(0, 1)), min_size=1, max_size=7)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(story=_stories)
def test_the_table_agrees_with_planning_everything_anew(
    services: Services, person: Callable[..., int], story: list[Any]
) -> None:
    told = Told(services, person())
    now = ENDED + timedelta(hours=1)
    told.capture(now)
    for operation, minutes, part in story:
        _do(told, now, *operation)
        _agrees(told, now)
        _nothing_changes_unnoticed(told, now, part)
        now += timedelta(minutes=minutes)
        _agrees(told, now)
    services.people.erase(told.owner)


def _do(told: Told, now: datetime, what: str, *more: Any) -> None:
    """What somebody might do; what the rules refuse is done with a reason, or not at all."""
    if what == "capture":
        said, zone, ago = more
        told.capture(now, said=said, timezone=zone, ended_at=now - timedelta(minutes=ago))
        return
    if what == "profile":
        zone, quiet = more
        save_profile(
            told.services, told.by(now), SaveProfileRequest(name="Priya", timezone=zone, quiet=quiet)
        )
        return
    numbers = [each.id for each in told.services.cases.iterate(told.owner)]
    case = numbers[more[0] % len(numbers)]
    try:
        if what == "undo":
            told.undo(now, case)
        elif what == "put_off":
            actions = [
                each for each in _plan(told, now, case).actions if each.status in ("due", "upcoming", "late")
            ]
            for action in actions[:1]:
                told.put_off(now, case, action.id, now + timedelta(minutes=more[1]))
        else:
            kind, fields = more[1]
            happened = event(kind, now, **fields)
            try:
                told.record(now, case, happened)
            except BlockedError:
                told.record(now, case, happened, because="So it was.")
    except (InputError, NotFound):
        return


def _plan(told: Told, now: datetime, case: int) -> Any:
    return told.services.opened(told.by(now), case).plan


def _agrees(told: Told, now: datetime) -> None:
    """Before a sweep, *Today* sees what is due all the same; after it, the table does."""
    due = {
        case.id
        for case in told.services.cases.iterate(told.owner)
        if any(
            is_now(plan, each) and case.snoozed.get(each.id, 0) <= instant_of(now)
            for plan in (_plan(told, now, case.id),)
            for each in plan.actions
        )
    }
    found = told.today(now)
    assert {each.case for each in (*found.now, *found.no_hurry)} == due
    assert not found.broken
    sweep(told.services, now)
    agenda = told.services.cases.agenda(told.owner, instant_of(now), 100)
    assert {each.id for each in agenda.now} == due
    assert agenda.stale == ()
    again = told.today(now)
    assert [each[2:] for each in _doings(again)] == [each[2:] for each in _doings(found)]
    _is_as_planned(told, now)


def _doings(found: Any) -> list[Any]:
    return [
        (place, each.at, each.case, each.action.id) for place, some in enumerate(found[:4]) for each in some
    ]


def _nothing_changes_unnoticed(told: Told, now: datetime, part: float) -> None:
    """Until the first moment at which a plan is to be made again, it would come out the same."""
    start, first = instant_of(now), _first_check(told, now)
    assert first > start
    for moment in {start + int((first - start - 1) * part), first - 1}:
        _is_as_planned(told, instant(moment))


def _first_check(told: Told, now: datetime) -> int:
    from afterword.db.models import Case

    found = Case.objects.filter(owner_id=told.owner, next_check_at__isnull=False)
    checks = found.values_list("next_check_at", flat=True)
    return min(checks, default=instant_of(now + timedelta(days=90)))


def _is_as_planned(told: Told, now: datetime) -> None:
    from afterword.db.models import Case, DueStep, SilenceOutcome

    for row in Case.objects.filter(owner_id=told.owner):
        kept = told.services.cases.get(told.owner, row.pk)
        assert kept is not None
        wanted = snapshot_of(_plan(told, now, row.pk), kept.snoozed)
        assert row.stage == wanted.stage
        assert (row.next_at is None) == (wanted.next_at is None)
        steps = DueStep.objects.filter(case=row).order_by("pk").values_list("action", "bucket", "sort_at")
        assert sorted(steps) == sorted(map(tuple, wanted.steps))
        fields = wanted.outcomes[0]._fields if wanted.outcomes else ()
        outcomes = SilenceOutcome.objects.filter(case=row).order_by("pk")
        assert [tuple(getattr(each, name) for name in fields) for each in outcomes] == list(
            map(tuple, wanted.outcomes)
        )


@pytest.mark.parametrize("quiet", ["", "10:15-10:40"])
def test_nothing_of_the_days_of_a_call_goes_unnoticed(services: Services, priya: int, quiet: str) -> None:
    told = Told(services, priya)
    case = told.capture(ENDED + timedelta(hours=1))
    told.record(ENDED + timedelta(hours=2), case, note(ENDED + timedelta(hours=2)))
    said = SaveProfileRequest(name="Priya", timezone="America/New_York", quiet=quiet)
    save_profile(services, told.by(ENDED + timedelta(hours=2)), said)
    now = datetime.fromisoformat("2026-11-13T00:00:00-05:00")
    for _ in range(30):  # moments at which something changes: four days of them
        _agrees(told, now)
        _nothing_changes_unnoticed(told, now, 0.5)
        now = instant(_first_check(told, now))
    assert now > datetime.fromisoformat("2026-11-16T00:00:00-05:00")


@pytest.mark.parametrize("limit", [1, 3])
def test_a_sweep_of_few_at_a_time_comes_to_an_end(services: Services, priya: int, limit: int) -> None:
    told = Told(services, priya)
    for number in range(7):
        told.capture(ENDED + timedelta(hours=1), role=f"Role {number}")
    now = ENDED + timedelta(days=12)
    swept = []
    while count := sweep(services, now, limit):
        swept.append(count)
    assert sum(swept) == 7
    assert max(swept) == limit
    _is_as_planned(told, now)
