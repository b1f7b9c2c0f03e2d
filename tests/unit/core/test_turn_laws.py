"""Whose move is it? The laws of turns, over histories of every kind of event in every order."""

from collections import Counter
from datetime import UTC, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from afterword.core import case as facts
from afterword.core.plan.action import BLOCKED, DUE, LATE, UPCOMING, Action
from afterword.core.plan.action_kinds import ACTION_KINDS
from afterword.core.plan.guard import allowed_after, can_be_done_now, openings
from afterword.core.plan.planner import Plan, may_rest
from afterword.core.policy import Policy
from afterword.core.timeline import FRIENDS
from afterword.services.planning.policies import policy_named
from unit.core.cases import cases, ending
from unit.core.core_plan import ARTICLE, instant, may, plan
from unit.core.questions import MICROSECOND, Asked, any_of_many, around, rough_days
from unit.core.small_case import small, when

LAWS = settings(max_examples=300)
MODERN = policy_named("modern")
OVER = {"closed", "declined", "accepted", "rejected", "quiet"}
ACTS = ("email", "card", "call")


@st.composite
def moments(draw, at_least: int = 0) -> Asked:
    """A case, and a moment at which something opens, closes or happens in it, or nearly."""
    case = draw(cases(at_least))
    first = min(ending(talk) for talk in case.interviews)
    now = (first + draw(rough_days)).astimezone(UTC)
    found = plan(case, now)
    edges = [now, *(event.at for event in case.events), *(ending(talk) for talk in case.interviews)]
    for action in found.actions:
        edges += [instant(moment) for moment in (action.opens, action.closes, action.late_until) if moment]
        edges += [instant(moment) for window in action.windows for moment in window]
    edges = [moment for moment in edges if moment.year < 2032]
    return Asked(case, edges[draw(any_of_many) % len(edges)].astimezone(UTC) + draw(around))


policies = st.sampled_from([ARTICLE, MODERN])


def open_now(found: Plan) -> list[Action]:
    """What isn't optional and open, late or blocked; moving on asks for nothing."""
    return [
        action
        for action in found.actions
        if not action.optional and action.status in (DUE, LATE, BLOCKED) and action.kind != "let_go"
    ]


@given(moments(), policies)
@settings(max_examples=1000)
def test_there_is_no_dead_end(asked: Asked, policy: Policy) -> None:
    found = plan(asked.case, asked.now, policy=policy)
    turn = found.turn
    if turn.whose == "nobody":
        assert found.stage in OVER
        assert open_now(found) == []
    elif turn.whose == "theirs":
        assert turn.until is not None
        assert turn.until > found.situation.now
        assert turn.then in ACTION_KINDS
    elif turn.action is None:
        # Only where nothing is known yet: the candidate says when the interview is.
        assert found.stage == "before"
        assert found.situation.ahead == []


@given(moments(), policies)
@LAWS
def test_what_the_plan_opens_now_the_guard_allows_now(asked: Asked, policy: Policy) -> None:
    found = plan(asked.case, asked.now, policy=policy)
    acts = {
        "email": "email", "via_recruiter": "email", "via_coordinator": "email",
        "handwritten": "card", "phone": "call",
    }  # fmt: skip
    for action in found.actions:
        to = action.to or action.contact
        if action.status == BLOCKED or action.channel is None or to is None:
            continue
        if can_be_done_now(found, action):
            verdict = may(found, acts[action.channel], to)
            assert verdict.allowed, (action.id, verdict.act, verdict.because)


@given(moments(), policies)
@LAWS
def test_what_the_guard_allows_is_in_the_plan_and_says_what_for(asked: Asked, policy: Policy) -> None:
    found = plan(asked.case, asked.now, policy=policy)
    for person in found.situation.people.values():
        for act in ACTS:
            verdict = may(found, act, person.id)
            if not verdict.allowed or person.part in FRIENDS:
                continue
            assert verdict.openings
            assert set(verdict.openings) <= set(openings(found, act, person))
            assert verdict.purposes or {action.kind for action in verdict.openings} == {"decide"}


@given(moments(), policies)
@LAWS
def test_rest_is_said_only_where_nothing_is_open(asked: Asked, policy: Policy) -> None:
    found = plan(asked.case, asked.now, policy=policy)
    assert may_rest(found) == (found.turn.whose != "mine")
    if may_rest(found):
        assert open_now(found) == []


@given(moments(), policies)
@LAWS
def test_what_is_optional_never_makes_it_my_move(asked: Asked, policy: Policy) -> None:
    found = plan(asked.case, asked.now, policy=policy)
    for action in found.actions:
        assert action.optional or not ACTION_KINDS[action.kind].optional
    if found.turn.action is not None:
        assert not found.turn.action.optional
    if open_now(found):
        assert found.turn.whose == "mine"
    upcoming = [action for action in found.actions if not action.optional and action.status == UPCOMING]
    if found.turn.whose == "theirs" and found.turn.until is not None:
        assert all(action.opens >= found.turn.until for action in upcoming)


# --- restraint, whoever does all that they may


UNPROMPTED = {"call", "check_in", "last_word", "value_note"}
CHANNELS = {
    "email": "email",
    "via_recruiter": "email",
    "via_coordinator": "email",
    "handwritten": "handwritten",
}
YEAR = timedelta(days=365)


def done_now(found: Plan, action: Action) -> facts.Event | None:
    """The event that says that a step was done at the plan's moment, if it can be."""
    if action.contact is None or action.channel is None or not can_be_done_now(found, action):
        return None
    now, kind = instant(found.situation.now), ACTION_KINDS[action.kind]
    if action.channel == "phone":
        purpose = None if action.kind == "call" else kind.purposes[0]
        return facts.CallMade(now, action.contact, "voicemail", purpose=purpose)
    return facts.NoteSent(now, action.contact, CHANNELS[action.channel], kind.purposes[0])


def without_a_word_of_theirs(case: facts.Case) -> facts.Case:
    """The case as if nobody there had said or arranged anything."""
    return replace(case, events=tuple(event for event in case.events if isinstance(event, facts.Bounce)))


@given(moments(at_least=1), policies)
@settings(max_examples=60)
def test_whoever_does_all_that_they_may_is_not_a_nuisance(asked: Asked, policy: Policy) -> None:
    case = without_a_word_of_theirs(asked.case)
    found = plan(case, max(ending(talk) for talk in case.interviews), policy=policy)
    counted: Counter[tuple[str, str]] = Counter()
    begun = instant(found.situation.now)
    while True:
        now = instant(found.situation.now)
        step = next(
            (action for action in found.actions if done_now(found, action) and action.kind in UNPROMPTED),
            None,
        )
        if step is not None:
            made = done_now(found, step)
            assert made is not None
            counted[step.contact or "", step.kind] += 1
            case = replace(case, events=(*case.events, made))
            found = plan(case, now + MICROSECOND, policy=policy)
        elif found.next_check is None or instant(found.next_check) > begun + YEAR:
            break
        else:
            found = plan(case, instant(found.next_check), policy=policy)
    follow_ups = 1 if found.situation.case.via is None else 2
    for person in found.situation.people:
        asked_after = counted[person, "call"] + counted[person, "check_in"]
        assert asked_after <= follow_ups
        assert counted[person, "last_word"] <= 1
        assert counted[person, "value_note"] <= policy.value_notes
        if policy is ARTICLE:
            assert asked_after + counted[person, "last_word"] <= follow_ups
    assert found.stage == "quiet"
    assert found.turn.whose == "nobody" or open_now(found)


def test_whoever_is_asked_has_been_asked_once() -> None:
    """The guard spends the follow-up whichever road it took."""
    case = small("2026-06-02T12:00-04:00")
    at = when("2026-06-12T10:15-04:00")
    for made in (
        facts.CallMade(at, "dana", "voicemail"),
        facts.NoteSent(at, "dana", "email", "check_in"),
    ):
        found = plan(replace(case, events=(made,)), at + timedelta(hours=5))
        assert not may(found, "call", "dana").allowed
        assert not may(found, "email", "dana").allowed


# --- what a refusal says


@given(moments(), policies)
@LAWS
def test_a_refusal_says_when_or_after_what_it_ends_or_never(asked: Asked, policy: Policy) -> None:
    found = plan(asked.case, asked.now, policy=policy)
    for person in found.situation.people.values():
        for act in (*ACTS, "visit"):
            verdict = may(found, act, person.id)
            moment, event = allowed_after(found, verdict)
            if verdict.allowed:
                assert (moment, event) == (None, None)
                continue
            assert (moment is None) != (event is None)
            assert moment is None or moment > found.situation.now
            assert event in {None, "they_write", "they_ask", "interview", "never"}
            assert verdict.purposes == ()
