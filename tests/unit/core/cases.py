"""Random cases: several interviews, people, zones, countries and every kind of event.

Strategies are made once, at import: Hypothesis checks each new one, which costs more than drawing from it.
"""

from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from afterword.core import case as facts
from oracle.clocks import at

ZONES = [
    *("America/New_York", "America/Chicago", "America/Los_Angeles", "America/Denver", "Europe/Berlin"),
    *("Europe/London", "Australia/Sydney", "Pacific/Auckland", "Asia/Tokyo", "Asia/Dubai", "UTC"),
    # Half hours and quarters, half an hour of summer time, Ramadan, no more summer time, across the date line.
    *("Asia/Kolkata", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Chatham"),
    *("Africa/Casablanca", "America/Sao_Paulo", "America/Asuncion", "Asia/Beirut", "Africa/Cairo"),
    *("Pacific/Apia", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Jerusalem", "Asia/Tehran"),
]
PLACES: list[tuple[str | None, str | None]] = [
    *((None, None), ("US", "IL"), ("US", "CA"), ("DE", "BY"), ("GB", "ENG"), ("AU", "NSW"), ("JP", None)),
    # Weekends of Friday and Saturday, of Sunday alone, of Friday alone, of Friday and Sunday.
    *(("IL", None), ("AE", None), ("SA", None), ("HK", None), ("IR", None), ("BN", None), ("BR", "SP")),
]
NUMBERS = [
    *("+1 312 555 0100", "+44 20 7946 0000", "+977 1 4000000", "+972 2 555 0100", "030 123456"),
    *("+1 800 555 0100", "+61 8 5550 0100", "+44 7781 123456", "ask at the desk"),
]
KINDS = [
    *("reply", "reply", "reply", "reply", "note_sent", "note_sent", "call_made", "call_made", "instruction"),
    *("auto_reply", "auto_reply", "bounce", "no_calls", "position_reopened", "checked_openings"),
]
ENDS = ["accepted_elsewhere", "accepted", "declined", "withdrawn", "closed", "do_not_contact"]
MEANINGS = ["acknowledgement", "delay", "information_request", "next_round", "rejection", "offer", "other"]
PURPOSES = [
    *(
        "thank_you",
        "thank_you",
        "thank_you",
        "answer",
        "after_rejection",
        "reopened",
        "offer_thanks",
        "acceptance",
        "decline",
    ),
    *("withdrawal", "check_in", "check_in", "invitation_answer", "question", "more_time", "counter"),
]
DAYS_ON = [*range(0, 30, 3), *range(30, 60, 5)]
MICROSECOND = timedelta(microseconds=1)


def some(values: st.SearchStrategy) -> st.SearchStrategy:
    """The value, or nothing."""
    return st.none() | values


zones = st.sampled_from(ZONES)
places = st.sampled_from(PLACES)
numbers = some(st.sampled_from(NUMBERS))
first_days = st.dates(date(2024, 1, 1), date(2028, 12, 31)) | st.sampled_from(
    [date(2024, 2, 28), date(2025, 12, 22), date(2026, 3, 6), date(2026, 10, 23), date(2027, 3, 26)]
)
clocks = st.sampled_from([time(9), time(14, 30), time(20), time(20, 1), time(23, 59), time(0)]) | st.times()
whole_people = st.tuples(
    st.sampled_from(
        ["hiring_manager", "interviewer", "interviewer", "recruiter", "coordinator", "other", None]
    ),
    st.sampled_from([None, "a@example.com"]),
    numbers,
    st.sampled_from([None, None, "1 Main St"]),
    some(zones),
    st.sampled_from(["traditional", "modern", "unknown"]),
)
crowds = {least: st.lists(whole_people, min_size=least, max_size=4) for least in (0, 1)}
periods = st.one_of(
    st.builds(facts.Duration, st.integers(0, 40), st.just("days")),
    st.builds(facts.Duration, st.integers(0, 20), st.just("business_days")),
    st.builds(facts.Duration, st.integers(0, 6), st.just("weeks")),
    st.builds(facts.Duration, st.integers(0, 3), st.just("months")),
)
said = st.sampled_from(["nothing", "would not say", "channel", "within", "within", "within", "by"])
talk_count = st.sampled_from([1, 1, 2, 2, 3])
once_more = st.booleans()
any_place = st.integers(0, 5)
known_ends = st.sampled_from(["both", "both", "both", "start", "end"])
lengths = st.integers(0, 180)
gaps = st.integers(1, 25)
days_off = st.integers(1, 40)


def contacts(rows: list[tuple]) -> tuple[facts.Contact, ...]:
    """People, each reachable in their own ways."""
    return tuple(
        facts.Contact(f"p{at}", f"Person {at}", part, email, phone, address, zone, style)
        for at, (part, email, phone, address, zone, style) in enumerate(rows)
    )


def expectation(draw, ended: date) -> facts.Expectation | None:
    """Not asked, asked in vain, a period, or a date."""
    match draw(said):
        case "nothing":
            return None
        case "within":
            return facts.Expectation(within=draw(periods))
        case "by":
            return facts.Expectation(by=ended + timedelta(days=draw(days_off)))
        case "channel":
            return facts.Expectation(channel="phone")
        case _:
            return facts.Expectation()


@st.composite
def interviews(draw, people: tuple[facts.Contact, ...]) -> tuple[facts.Interview, ...]:
    """One to three of them, a few days or weeks apart, in any order in the file."""
    day = draw(first_days)
    ids = [person.id for person in people]
    present = draw(st.permutations(ids))[: draw(any_place)]
    found = []
    for number in range(draw(talk_count)):
        if not draw(once_more):
            present = draw(st.permutations(ids))[: draw(any_place)]
        end = at(day, draw(clocks).replace(microsecond=0), draw(zones))
        start = end - timedelta(minutes=draw(lengths))
        known = draw(known_ends)
        found.append(
            facts.Interview(
                id=f"r{number}",
                starts_at=None if known == "end" else start,
                ended_at=None if known == "start" else end,
                contacts=tuple(present),
                expectation=expectation(draw, end.date() + timedelta(days=1)),
            )
        )
        day += timedelta(days=draw(gaps))
    return tuple(draw(st.permutations(found)))


def ending(interview: facts.Interview) -> datetime:
    """When it is over, as far as is known."""
    if interview.ended_at is not None:
        return interview.ended_at
    assert interview.starts_at is not None
    return interview.starts_at + timedelta(hours=1)


details = st.tuples(
    st.integers(-3, 30),
    st.integers(-600, 20_000),
    st.sampled_from([0, 1, 2, 3]),
    st.sampled_from(["email", "handwritten"]),
    st.sampled_from(PURPOSES),
    st.sampled_from(["no", "no", "on", "at", "both"]),
    st.sampled_from(["reached", "voicemail", "receptionist", "no_answer"]),
    st.sampled_from(["email", "phone", "letter", "in_person", "other"]),
    st.sampled_from(MEANINGS),
    st.sampled_from(["call", "call", "email", "visit"]),
    st.tuples(st.booleans(), st.booleans()),
)


def event(draw, kind: str, when: datetime, ids: list[str]) -> facts.Event:
    """One event of a kind."""
    if kind in _BARE:
        return _BARE[kind](when)
    days, minutes, person, channel, purpose, again, outcome, road, meaning, act, says = draw(details)
    who = ids[person % len(ids)] if ids else None
    day, moment = when.date() + timedelta(days=days), when + timedelta(minutes=minutes)
    match kind:
        case "note_sent":
            return facts.NoteSent(when, who, channel, purpose)
        case "call_made":
            on, at_time = again in {"on", "both"}, again in {"at", "both"}
            by = day if says[0] and says[1] else None
            return facts.CallMade(when, who, outcome, day if on else None, moment if at_time else None, by)
        case "reply":
            by, decide = (day if says[0] else None), (day if says[1] else None)
            arranging = {-1: "them", 0: "me"}.get(days)
            return facts.Reply(when, road, meaning, None if person == 3 else who, by, decide, arranging)
        case "auto_reply":
            return facts.AutoReply(when, who, day if says[0] else None)
        case "bounce":
            address = "old@example.com" if says[0] else None
            return facts.Bounce(when, who, address, refused=says[1])
        case "instruction":
            return facts.Instruction(when, who, act, day if says[0] else None, moment if says[1] else None)
        case _:
            return facts.NoCalls(when, who if says[0] else None)


_BARE = {
    "accepted_elsewhere": facts.AcceptedElsewhere,
    "checked_openings": facts.CheckedOpenings,
    "position_reopened": facts.PositionReopened,
    "accepted": facts.Accepted,
    "declined": facts.Declined,
    "withdrawn": facts.Withdrawn,
    "closed": facts.Closed,
    "do_not_contact": facts.DoNotContact,
}


counts = st.sampled_from([0, 1, 2, 3, 4, 5, 6, 8])
offsets = st.sampled_from([0, 0, 1, 2]).flatmap(
    lambda kind: [st.integers(-60, 4 * 1440), st.integers(-3 * 1440, 30 * 1440), st.just(0)][kind]
)
kinds = st.sampled_from([*KINDS * 3, *ENDS])
kinds_of_nobody = st.sampled_from(["reply", "no_calls", "position_reopened"])


def events(draw, talks: tuple[facts.Interview, ...], ids: list[str]) -> tuple[facts.Event, ...]:
    """Up to eight events, no two at the same moment (the page does not say which of two is the later)."""
    points = [ending(talk) for talk in talks] * 2 + [
        talk.starts_at for talk in talks if talk.starts_at is not None
    ]
    moments = {
        points[draw(any_place) % len(points)] + timedelta(minutes=draw(offsets)) for _ in range(draw(counts))
    }
    return tuple(
        event(draw, draw(kinds if ids else kinds_of_nobody), moment, ids)
        for moment in draw(st.permutations(sorted(moments)))
    )


seldom = st.sampled_from([False, False, False, True])
maybe_zones = some(zones)
maybe_address = st.sampled_from([None, "1 Main St"])


@st.composite
def cases(draw, at_least: int = 1) -> facts.Case:
    """A whole case, of at least so many people (none or one)."""
    people = contacts(draw(crowds[at_least]))
    ids = [person.id for person in people]
    talks = draw(interviews(people))
    country, region = draw(places)
    company = facts.Company(
        "Example Works", country, region, draw(maybe_zones), draw(maybe_address), draw(numbers)
    )
    return facts.Case(
        schema="afterword.case/1",
        id="c",
        candidate=facts.Candidate("Ada Example", draw(zones)),
        company=company,
        role="Clerk",
        contacts=people,
        interviews=talks,
        events=events(draw, talks, ids),
        via=ids[draw(any_place) % len(ids)] if ids and draw(seldom) else None,
    )
