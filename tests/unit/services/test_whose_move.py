"""While it is the candidate's move, no surface says to rest; what the plan opens, the guard allows.

Whose move it is is read here from the events alone, without the plan.
"""

import contextlib
import io
import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from afterword import bootstrap
from afterword.cli.commands.today import _show
from afterword.cli.render.plan import show_plan
from afterword.core import case as facts
from afterword.core.plan.guard import may
from afterword.core.plan.planner import STILL_OPEN, Plan
from afterword.messages import refusals, titles
from afterword.ports import Agenda, CaseRecord, Profile
from afterword.services.cases.replay import facts_of, recorded_events
from afterword.services.context import Caller
from afterword.services.registry import PlannedCase
from afterword.services.today.agenda import due_today
from afterword.services.today.schemas import TodayRequest
from unit.core.core_plan import agrees_with_the_guard, plan
from unit.services.translated import de_refusals, de_titles

CHICAGO = ZoneInfo("America/Chicago")
ENDED = datetime(2026, 9, 15, 15, 30, tzinfo=CHICAGO)
"""A Tuesday; no public holiday follows for three weeks."""
DANA = facts.Contact(
    "dana", "Dana Whitfield", "hiring_manager", email="dana@n.example", phone="+1 312 555 0199"
)
LOU = facts.Contact("lou", "Lou Brandt", "recruiter", email="lou@n.example", phone="+1 312 555 0177")
KIM = facts.Contact("kim", "Kim Lee", "coordinator", email="kim@n.example")
NOBODY_SAID = facts.Contact("sam", "Sam Okafor", email="sam@n.example", phone="+1 312 555 0166")
CROWDS = {"a manager": DANA, "a recruiter": LOU, "a coordinator": KIM, "no part": NOBODY_SAID, "nobody": None}
REST = re.compile(
    r"\brest\b|nothing to do|(?<!its time )is over\b|gelassen|nichts zu tun|vorbei|ruh dich", re.IGNORECASE
)

at = st.integers(1, 20 * 24 * 60).map(lambda minutes: ENDED + timedelta(minutes=minutes))


def happening(kind: str, when: datetime, who: str | None) -> facts.Event | None:
    """One event of a kind at a moment, from or to the one person known; ``None`` where it needs somebody."""
    name, _, more = kind.partition(" ")
    if name in OF_ANYBODY:
        return OF_ANYBODY[name](when, who, more)
    return OF_SOMEBODY[name](when, who, more) if who is not None else None


def replied(when: datetime, who: str | None, more: str) -> facts.Reply:
    meaning, _, road = more.partition(" ")
    by = when.date() + timedelta(days=4) if meaning == "offer" and road == "email" else None
    return facts.Reply(when, road or "email", meaning, who, decide_by=by)


def at_three(day: date) -> datetime:
    """Three o'clock on the day after."""
    return datetime.combine(day + timedelta(days=1), time(15), CHICAGO)


OF_ANYBODY = {
    "reply": replied,
    "offer": lambda when, who, _: facts.Reply(when, "phone", "offer", who),
    "no_calls": lambda when, who, _: facts.NoCalls(when, who),
    "bare": lambda when, _, more: BARE[more](when),
}
OF_SOMEBODY = {
    "note": lambda when, who, more: facts.NoteSent(when, who, "email", more),
    "call": facts.CallMade,
    "again": lambda when, who, _: facts.CallMade(
        when, who, "voicemail", call_again_on=when.date() + timedelta(days=3)
    ),
    "asked": lambda when, who, more: facts.Instruction(
        when, who, "call", on=when.date() + timedelta(days=2) if more == "on" else None
    ),
    "tuesday": lambda when, who, _: facts.Instruction(when, who, "call", at_time=at_three(when.date())),
    "write": lambda when, who, _: facts.Instruction(when, who, "email"),
    "away": lambda when, who, _: facts.AutoReply(when, who, until=when.date() + timedelta(days=3)),
    "bounce": lambda when, who, _: facts.Bounce(when, who),
}
BARE = {
    "reopened": facts.PositionReopened,
    "accepted": facts.Accepted,
    "declined": facts.Declined,
    "elsewhere": facts.AcceptedElsewhere,
    "openings": facts.CheckedOpenings,
    "withdrawn": facts.Withdrawn,
    "closed": facts.Closed,
    "leave us": facts.DoNotContact,
}
KINDS = [
    *(f"reply {meaning}" for meaning in ("acknowledgement", "delay", "other", "rejection")),
    *("reply next_round email", "reply next_round phone", "reply offer email", "offer", "reply other"),
    *("reply information_request email", "reply information_request phone"),
    *("note thank_you", "note answer", "note invitation_answer", "note question", "note check_in"),
    *("note offer_thanks", "note withdrawal", "call reached", "call no_answer", "again"),
    *("asked", "asked on", "tuesday", "write", "away", "bounce", "no_calls"),
    *(f"bare {kind}" for kind in BARE),
]


def case_of(crowd: str, happened: list[tuple[str, datetime]]) -> facts.Case:
    """An interview with that one person (or nobody known), and what happened since."""
    person = CROWDS[crowd]
    people = () if person is None else (person,)
    ids = tuple(each.id for each in people)
    events = [happening(kind, when, ids[0] if ids else None) for kind, when in happened]
    return facts.Case(
        schema="afterword.case/1",
        id="c",
        candidate=facts.Candidate("Ada Example", "America/Chicago"),
        company=facts.Company("Northwind", "US", "IL", "America/Chicago", phone="+1 312 555 0100"),
        role="Clerk",
        contacts=people,
        interviews=(
            facts.Interview(
                "r1",
                starts_at=ENDED - timedelta(hours=1),
                ended_at=ENDED,
                contacts=ids,
                expectation=facts.Expectation(within=facts.Duration(1, "weeks")),
            ),
        ),
        events=tuple(event for event in events if event is not None),
    )


def business_days_on(day: date, count: int) -> date:
    """So many weekdays later: no public holiday falls on these days."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def my_move(case: facts.Case, now: datetime) -> str | None:
    """What waits for the candidate by the plain sense of what happened; ``None``: nothing that is sure."""
    events = [event for event in case.events if event.at <= now]
    elsewhere = [e for e in events if isinstance(e, facts.AcceptedElsewhere)]
    if is_over(events, elsewhere):
        return None
    answers = [e for e in events if isinstance(e, facts.Reply) and e.meaning in ANSWERS]
    last = answers[-1] if answers else None
    if not elsewhere and asked_to_call(events, now):
        return "asked to call"
    if last is not None and last.meaning == "offer" and not elsewhere:
        named = [e.decide_by for e in answers if e.meaning == "offer" and e.decide_by is not None]
        if not named or now.astimezone(CHICAGO).date() <= business_days_on(named[-1], 2):
            return "an offer"
    if elsewhere and (last is None or last.meaning == "next_round"):
        return "taken elsewhere"
    if last is not None and last.meaning == "next_round" and not spoken_since(events, last):
        return "invited"
    if last is None and ENDED + timedelta(hours=1) <= now < ENDED + timedelta(hours=24):
        thanked = any(isinstance(e, facts.NoteSent) and e.purpose == "thank_you" for e in events)
        return None if thanked else "to thank"
    return None


ANSWERS = {"next_round", "rejection", "offer"}


def is_over(events: list[facts.Event], elsewhere: list[facts.AcceptedElsewhere]) -> bool:
    """Closed, or decided here, or withdrawn from in writing."""
    ends = facts.Withdrawn | facts.Closed | facts.DoNotContact | facts.Accepted | facts.Declined
    withdrew = [e for e in events if isinstance(e, facts.NoteSent) and e.purpose == "withdrawal"]
    return any(isinstance(e, ends) for e in events) or any(
        note.at >= taken.at for note in withdrew for taken in elsewhere[-1:]
    )


def spoken_since(events: list[facts.Event], invited: facts.Reply) -> bool:
    """Whether the invitation was answered, in writing or by phone."""
    return any(
        e.at >= invited.at
        and (
            (isinstance(e, facts.NoteSent) and e.purpose in {"invitation_answer", "answer"})
            or (isinstance(e, facts.CallMade) and e.outcome != "no_answer")
        )
        for e in events
    )


def asked_to_call(events: list[facts.Event], now: datetime) -> bool:
    """A call they asked for, not made since, nor taken back by a no, and still in its time."""
    for event in reversed(events):
        if isinstance(event, facts.CallMade | facts.NoCalls):
            return False
        if isinstance(event, facts.Reply) and event.meaning == "rejection":
            return False
        if isinstance(event, facts.Instruction) and event.act == "call":
            if event.at_time is not None:
                return now < event.at_time + timedelta(hours=1)
            return now < max(event.at, ENDED) + timedelta(days=7)
    return False


def said(found: Plan) -> list[str]:
    """Every sentence of a plan on a terminal and of Today, and the headline in German."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        show_plan(PlannedCase(found))
    texts = [shown.getvalue(), titles.summary(found), de_titles.summary(found)]
    for person in found.situation.people.values():
        for act in ("email", "call"):
            verdict = may(found, act, person)
            instead = refusals.instead(found, verdict)
            texts += [instead] if instead is not None else []
            texts.append(de_refusals.why(found, verdict))
    return texts


def today_says(case: facts.Case, now: datetime) -> str:
    """What Today says of a person with this one case."""
    kept = CaseRecord(1, 1, case.id, facts_of(case), recorded_events(case), 1, {})

    class OneCase:
        def agenda(self, owner: int, now: int, limit: int) -> Agenda:
            del owner, now, limit
            return Agenda((), (), (kept,), more=False)

    profile = Profile(name="Ada Example", timezone="America/Chicago")
    found = due_today(
        OneCase(), bootstrap.engine(), Caller(1, "test", now), profile, TodayRequest(), asked=()
    )
    assert not found.broken
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        _show(found, "America/Chicago")
    return shown.getvalue()


def holds(case: facts.Case, now: datetime) -> None:
    found = plan(case, now)
    agrees_with_the_guard(found)
    mine = my_move(case, now)
    if mine is None:
        return
    is_open(found, mine)
    for text in [*said(found), today_says(case, now)]:
        assert not REST.search(text), (mine, text)
    allowed_for(found, mine)


STEPS = {
    "asked to call": {"call"},
    "an offer": {"decide"},
    "taken elsewhere": {"withdraw_note"},
    "invited": {"answer_invitation", "call"},
    "to thank": {"thank_you", "find_out_names"},
}


def is_open(found: Plan, mine: str) -> None:
    """The step that it is the candidate's move for is in the plan, and not over."""
    kinds = {action.kind for action in found.actions if action.status in STILL_OPEN}
    assert kinds & STEPS[mine], (mine, kinds)


def allowed_for(found: Plan, mine: str) -> None:
    """In the middle of a business day, whoever has something to say may say it by one road at least."""
    situation = found.situation
    local = situation.home.clock_of(situation.now) // 3_600_000_000
    day = situation.home.day_of(situation.now)
    if not (10 <= local < 11 and situation.days.is_business(day)) or mine == "asked to call":
        return
    for person in situation.people.values():
        if person.email is None:
            continue
        roads = [may(found, act, person).allowed for act in ("email", "call")]
        assert any(roads), (mine, person.name)


NOWS = (
    timedelta(hours=2),
    timedelta(days=1, hours=19),
    timedelta(days=3, hours=-5),
    timedelta(days=4, hours=3),
)


@pytest.mark.parametrize("crowd", CROWDS)
def test_no_two_events_in_either_order_bring_rest_where_it_is_my_move(crowd: str) -> None:
    """Every kind of event before and after every other, on a business day, at night, at ten and on a Saturday."""
    for one, other in permutations(KINDS, 2):
        first, second = ENDED + timedelta(minutes=10), ENDED + timedelta(minutes=70)
        case = case_of(crowd, [(one, first), (other, second)])
        for later in NOWS:
            found = plan(case, ENDED + later)
            agrees_with_the_guard(found)
            mine = my_move(case, ENDED + later)
            if mine is not None:
                for text in (titles.summary(found), de_titles.summary(found)):
                    assert not REST.search(text), (one, other, later, mine, text)
                is_open(found, mine)


@given(
    st.sampled_from(list(CROWDS)),
    st.lists(st.tuples(st.sampled_from(KINDS), at), max_size=6, unique_by=lambda each: each[1]),
    at,
)
@example("a manager", [("asked", ENDED + timedelta(minutes=1))], ENDED + timedelta(days=3))
@example("a manager", [("tuesday", ENDED + timedelta(days=1))], ENDED + timedelta(days=2, hours=23))
@settings(max_examples=400)
def test_no_surface_says_to_rest_while_it_is_my_move(
    crowd: str, happened: list[tuple[str, datetime]], now: datetime
) -> None:
    case = case_of(crowd, sorted(happened, key=lambda each: each[1]))
    holds(case, now.astimezone(UTC))


def test_thanks_too_late_for_a_note_are_for_the_call_they_asked_for() -> None:
    """With the call still to make, "a note would only show how late it is" leaves the thanks unsaid for good."""
    case = case_of("a manager", [("asked", ENDED + timedelta(minutes=1))])
    found = plan(case, ENDED + timedelta(days=3))
    verdict = may(found, "email", found.situation.people["dana"])
    assert verdict.because == "within-24h"
    assert refusals.why(found, verdict).endswith("too late for one now: thank them when you call.")
    assert de_refusals.why(found, verdict).endswith("zu spät dafür: Bedank dich, wenn du anrufst.")


def test_at_lunch_on_a_sunday_and_at_night_the_headline_names_the_hour() -> None:
    case = case_of("a manager", [("note thank_you", ENDED + timedelta(hours=2))])
    friday = datetime(2026, 9, 25, tzinfo=CHICAGO)
    for clock, words in (
        (timedelta(hours=10, minutes=30), "One thing to do now."),
        (timedelta(hours=12, minutes=30), "Call Dana Whitfield today between 15:00 and 16:00 their time."),
        (timedelta(hours=17), "Call Dana Whitfield on Mon 28 Sep between 10:00 and 11:00 their time."),
        (
            timedelta(days=2, hours=10, minutes=30),
            "Call Dana Whitfield on Mon 28 Sep between 10:00 and 11:00 their time.",
        ),
    ):
        assert titles.summary(plan(case, friday + clock)) == words


def test_where_every_hour_left_is_taken_the_headline_does_not_say_now() -> None:
    case = case_of("a manager", [("note thank_you", ENDED + timedelta(hours=2))])
    last = datetime(2026, 10, 8, 12, 30, tzinfo=CHICAGO)
    busy = [(last, last + timedelta(hours=6))]
    found = plan(case, last, busy)
    assert titles.summary(found).startswith("Call Dana Whitfield when you're free")


def test_an_answered_invitation_is_waited_for_without_rest() -> None:
    case = case_of(
        "a manager",
        [
            ("reply next_round email", ENDED + timedelta(days=4)),
            ("note invitation_answer", ENDED + timedelta(days=5)),
        ],
    )
    found = plan(case, ENDED + timedelta(days=6))
    assert titles.summary(found) == "Next, Fri 25 Sep: Ask Dana Whitfield about the date."


def test_whoever_wants_no_calls_gets_their_answer_in_writing_even_when_they_rang() -> None:
    asked = [
        ("no_calls", ENDED + timedelta(hours=2)),
        ("reply information_request phone", ENDED + timedelta(hours=3)),
    ]
    found = plan(case_of("a manager", asked), ENDED + timedelta(hours=4))
    (answer,) = [action for action in found.actions if action.kind == "answer"]
    assert answer.channel == "email"
    assert may(found, "email", found.situation.people["dana"]).allowed
