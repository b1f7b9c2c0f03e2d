"""What holds of every call: its windows, its day, and that there is only one."""

from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from afterword.core import case as facts
from afterword.core.plan.planner import Plan
from oracle.places import is_business_day
from unit.core.cases import ending
from unit.core.core_plan import instant, may, plan
from unit.core.questions import Asked, calls, questions, with_event

LAWS = settings(max_examples=200)
GOOD_HOURS = ((time(10), time(11)), (time(15), time(16)))
TEN_MINUTES = timedelta(minutes=10)


def windows(found: Plan) -> list[tuple[datetime, datetime]]:
    assert found.call is not None
    return [(instant(start), instant(until)) for start, until in found.call.windows]


def told_a_moment(found: Plan) -> bool:
    return (
        found.opening is not None
        and found.opening.request is not None
        and found.opening.request.moment is not None
    )


def has_call(found: Plan) -> bool:
    return found.call is not None and found.call.kind == "call"


def by_now(asked: Asked) -> facts.Case:
    """The case without what lies ahead of now."""
    return replace(
        asked.case,
        interviews=tuple(talk for talk in asked.case.interviews if ending(talk) <= asked.now),
        events=tuple(event for event in asked.case.events if event.at <= asked.now),
    )


ahead = st.timedeltas(timedelta(microseconds=1), timedelta(days=60))


@given(calls())
@LAWS
def test_call_windows_are_ordered_apart_and_long_enough(asked: Asked) -> None:
    found = plan(asked.case, asked.now, asked.busy)
    assume(has_call(found))
    assert len(windows(found)) <= 3
    for start, until in windows(found):
        assert asked.now <= start < until
        assert told_a_moment(found) or until - start >= TEN_MINUTES
    for (_, until), (start, _) in pairwise(windows(found)):
        assert until <= start


@given(calls())
@LAWS
def test_call_windows_lie_in_their_good_hours_on_business_days(asked: Asked) -> None:
    found = plan(asked.case, asked.now, asked.busy)
    assume(has_call(found) and not told_a_moment(found))
    assert found.call is not None
    there = ZoneInfo(found.call.zone.name)
    for start, until in windows(found):
        begins, ends = start.astimezone(there), until.astimezone(there)
        assert begins.date() == ends.date()
        assert is_business_day(begins.date(), asked.case.company)
        assert any(opens <= begins.time() < ends.time() <= closes for opens, closes in GOOD_HOURS)


@given(calls())
@LAWS
def test_call_windows_touch_no_engagement(asked: Asked) -> None:
    found = plan(asked.case, asked.now, asked.busy)
    assume(has_call(found) and not told_a_moment(found))
    for start, until in windows(found):
        assert all(ends <= start or until <= begins for begins, ends in asked.busy if begins < ends)


@given(calls())
@LAWS
def test_more_engagements_never_open_a_window_for_longer(asked: Asked) -> None:
    busy, free = plan(asked.case, asked.now, asked.busy), plan(asked.case, asked.now)
    assume(has_call(free))
    assert has_call(busy)
    spare = windows(free)
    for start, until in windows(busy):
        assert start >= spare[-1][1] or any(begins <= start < until <= ends for begins, ends in spare)


# --- silence and the one call


@given(questions())
@LAWS
def test_told_a_week_nobody_is_called_before_day_ten(asked: Asked) -> None:
    week = facts.Expectation(within=facts.Duration(1, "weeks"))
    case = replace(
        asked.case,
        interviews=tuple(replace(talk, expectation=week) for talk in asked.case.interviews),
        events=tuple(
            event
            for event in asked.case.events
            if not isinstance(event, facts.CallMade | facts.Instruction)
            and not (isinstance(event, facts.Reply) and event.reply_by is not None)
        ),
    )
    found = plan(case, asked.now)
    assume(found.call is not None)
    assert found.call is not None
    assert found.silence is not None
    opens = found.call.zone.day_of(found.call.opens)
    assert opens >= found.silence.said_on + 10
    if has_call(found) and found.situation.call_contact is not None:
        before = instant(found.call.zone.at(found.silence.said_on + 10, 0)) - timedelta(microseconds=1)
        if before >= max(ending(talk) for talk in case.interviews):
            earlier = plan(case, before)
            assert not may(earlier, "call", found.situation.call_contact.id).allowed


@given(calls(), ahead)
@LAWS
def test_whoever_follows_the_advice_calls_once(asked: Asked, later: timedelta) -> None:
    case = by_now(asked)
    assume(case.interviews)
    found = plan(case, asked.now, asked.busy)
    assume(has_call(found) and windows(found))
    assert found.call is not None
    contact, when = found.call.contact, windows(found)[0][0]
    assert contact is not None
    assert may(plan(case, when, asked.busy), "call", contact).allowed
    after = with_event(case, facts.CallMade(when, contact, "voicemail"))
    for moment in (when, when + later):
        again = plan(after, moment, asked.busy)
        assert again.call is None
        assert not any(may(again, "call", person).allowed for person in again.situation.people)


@given(calls())
@LAWS
def test_a_call_that_is_due_in_its_window_is_allowed(asked: Asked) -> None:
    found = plan(asked.case, asked.now, asked.busy)
    assume(has_call(found) and windows(found))
    assert found.call is not None
    assert found.call.contact is not None
    if windows(found)[0][0] == asked.now:
        assert may(found, "call", found.call.contact).allowed


@given(calls())
@settings(max_examples=600)
def test_no_call_is_allowed_outside_the_good_hours_unless_they_named_the_hour(asked: Asked) -> None:
    found = plan(asked.case, asked.now, asked.busy)
    allowed = [person for person in found.situation.people if may(found, "call", person).allowed]
    # A call that answers them, or is about an open offer, has the hours of their office.
    allowed = [person for person in allowed if not may(found, "call", person).talk]
    if not allowed:
        return
    assert found.call is not None
    assert found.silence is not None
    assert allowed == [found.call.contact]
    if told_a_moment(found):
        assert found.opening is not None
        assert instant(found.opening.opens) <= asked.now < instant(found.opening.opens) + timedelta(hours=1)
        return
    local = asked.now.astimezone(ZoneInfo(found.call.zone.name))
    assert is_business_day(local.date(), asked.case.company)
    assert any(opens <= local.time() < closes for opens, closes in GOOD_HOURS)
    if found.situation.call_request is None:
        assert local.date().toordinal() >= found.silence.call_from
