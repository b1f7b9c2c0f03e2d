"""``python tools/check_drafts.py [COUNT] [--grammar]``: drafts of random cases, through our own check.

Prints the findings by rule and severity; exits with 1 if any draft has an error.
"""

import random
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from afterword import bootstrap
from afterword.core.case import (
    Candidate,
    Case,
    Company,
    Contact,
    Duration,
    Event,
    Expectation,
    Interview,
    OpenPoint,
    Part,
    Reply,
)
from afterword.core.notes.details import Details
from afterword.core.notes.kinds import KINDS, NoteKind
from afterword.services.notes.schemas import CheckRequest, DraftRequest

PEOPLE = (
    "Dana Whitfield",
    "Dr. Mei Chen",
    "Ms. Ngozi Eze",
    "Pieter van der Berg",
    "María José García",
    "Sean O'Brien",
    "Prof. Klaus Weber",
    "Nguyễn Văn An",
    "Amara Okafor-Bell",
    "田中太郎",
    "Lena",
    "J. R. Smith",
)
CANDIDATES = ("Priya Nair", "Tom Becker", "Zoë Adeyemi", "Juan Pérez", "Li Wei", "Fatima al-Sayed")
COMPANIES = (
    "Northwind",
    "Blue Harbor Logistics GmbH",
    "IBM",
    "St. Mary's Hospital",
    "eBay",
    "The Baker Street School",
    "Müller & Söhne",
    "3M",
    "Acme Inc.",
    "Loop Labs",
)
ROLES = (
    "Data engineer",
    "QA Analyst",
    "Staff Nurse",
    "Year 3 teacher",
    "Head of Finance",
    "welder",
    "Senior Product Manager",
    "apprentice electrician",
    "Research Associate (Biochemistry)",
    "CNC machinist",
)
TOPICS = (
    "the move from batch to streaming",
    "night shifts on the ward",
    "Kafka",
    "how you plan releases",
    "The new campus in Leeds",
    "We talked about mentoring juniors.",
    "your apprenticeship scheme",
    "grid connections",
    "the audit last spring",
    "reading groups for Year 3",
    "lean production on line 4",
    "why you left the old vendor",
)
POINTS = (
    ("No production Spark", "I ran the Spark migration of the billing pipeline at my last company."),
    (
        "never managed a team",
        "Since 2021 I have led a team of four nurses on nights, rota and reviews included.",
    ),
    ("SAP experience", "two years of SAP at Brightline, mostly purchasing"),
    ("gap in 2022", "I cared for my father in 2022 and kept my licence current throughout."),
    ("German", "My German is at C1: I taught in Ulm for three years and passed the Goethe exam in June."),
    (
        "How would you handle conflict?",
        "I speak to both sides alone first. Then we sit down and agree on one step.",
    ),
    ("welding certificate", "I hold the EN 287 certificate since March"),
    ("class sizes", "at St. Anne's I taught classes of 32 and kept a reading log for each child"),
)
PARTS: Final[tuple[Part, ...]] = ("hiring_manager", "interviewer", "interviewer", "recruiter", "coordinator")
START = datetime(2026, 1, 5, 15, tzinfo=UTC)


LANGUAGES: Final = ("en", "en", "de")
WEEKS: Final = timedelta(weeks=1)
TIMES: Final = (
    "Tuesday, 17 November, at 10:00",
    "Friday at 3 pm",
    "Monday the 4th, in the morning",
    "9 a.m. on Thursday",
)
REMARKS: Final = (
    "I spent most of the time on the tests",
    "It went well, and the team was friendly.",
    "It's an article on how a hospital planned its night shifts",
    "they asked about my time at Brightline",
)
REFERENCES: Final = (
    "Maria Lopez, Head of Data, Acme, maria@acme.example",
    "Sam Field, Brightline, +44 20 7946 0111",
    "Dr. Ulrike Vogt (ward manager), u.vogt@klinik.example",
)
PAYS: Final = ("$128,000", "£52,500 a year", "68.000 €", "31 euros an hour", "72k")
REASONS: Final = (
    "That's what comparable roles pay in Chicago",
    "my notice period runs until the end of March.",
    "I would have to give up the on-call allowance",
)
QUESTIONS: Final = ("How many days a week is the team in the office", "which pension plan do you have?")


def details_of(chance: random.Random, kind: NoteKind) -> Details:
    """Details that the kind needs, and some of those that it can use."""
    day = (START + timedelta(days=chance.randint(0, 600))).date()
    known: dict[str, Any] = {
        "answer": chance.choice(("accept", "propose", "decline")),
        "times": tuple(chance.sample(TIMES, chance.randint(1, 3))),
        "until": day,
        "decide_by": day,
        "link": "https://example.org/priya/work",
        "attached": True,
        "remark": chance.choice(REMARKS),
        "references": tuple(chance.sample(REFERENCES, chance.randint(1, 3))),
        "title": chance.choice(ROLES),
        "start": chance.choice(("4 January 2027", "the first of May", "1. März 2027")),
        "pay": chance.choice(PAYS),
        "reason": chance.choice(REASONS),
        "question": chance.choice(QUESTIONS),
        "feedback": False,
    }
    needed = {group.split("|")[0] for group in kind.needs}
    used = {key for key in kind.details if key in needed or chance.random() < 0.5}
    if "answer" in used:
        used.add("times")
    return Details(**{key: known[key] for key in used})


def events_of(chance: random.Random, people: tuple[Contact, ...], ended: datetime) -> tuple[Event, ...]:
    """What may have happened since."""
    at, who = ended + WEEKS, people[0].id
    later = (ended + 2 * WEEKS).date()
    found: tuple[Event, ...] = chance.choice(
        (
            (),
            (Reply(at, "email", "delay", who, reply_by=chance.choice((None, later))),),
            (Reply(at, "email", "next_round", who),),
            (
                Reply(
                    at,
                    chance.choice(("email", "phone")),
                    "offer",
                    who,
                    decide_by=chance.choice((None, later)),
                ),
            ),
            (Reply(at, "email", "rejection", who),),
        )
    )
    return found


def case_of(chance: random.Random) -> Case:
    """A case with up to six people."""
    names = chance.sample(PEOPLE, chance.randint(1, 6))
    people = tuple(
        Contact(
            f"p{at}",
            name,
            PARTS[0] if at == 0 else chance.choice(PARTS),
            email=f"p{at}@company.example",
            style=chance.choice(("traditional", "modern", "unknown")),
        )
        for at, name in enumerate(names)
    )
    points = tuple(
        OpenPoint(f"o{at}", text, chance.choice(("concern", "question")), answer)
        for at, (text, answer) in enumerate(chance.sample(POINTS, chance.randint(0, 2)))
    )
    ended = START + timedelta(days=chance.randint(0, 600), minutes=chance.randint(0, 300))
    expected = (
        None,
        Expectation(),
        Expectation(within=Duration(2, "weeks")),
        Expectation(by=ended.date() + WEEKS),
    )
    talk = Interview(
        "r1",
        ended_at=ended,
        expectation=chance.choice(expected),
        contacts=tuple(each.id for each in people),
        highlights=tuple(chance.sample(TOPICS, chance.randint(0, 4))),
        open_points=points,
    )
    return Case(
        schema="afterword.case/1",
        id="c",
        candidate=Candidate(
            chance.choice(CANDIDATES), "Europe/Berlin", phone=chance.choice((None, "+49 30 901820"))
        ),
        company=Company(
            chance.choice(COMPANIES),
            timezone="Europe/London",
            country=chance.choice((None, "GB", "US", "DE")),
        ),
        role=chance.choice(ROLES),
        contacts=people,
        interviews=(talk,),
        events=events_of(chance, people, ended),
    )


def main(words: list[str]) -> int:
    """Draft, check, count."""
    numbers = [word for word in words if word.isdigit()]
    count = int(numbers[0]) if numbers else 10_000
    chance = random.Random(1)  # noqa: S311 - the same cases every time
    desk = bootstrap.engine()
    found: Counter[tuple[str, str]] = Counter()
    worst: dict[str, str] = {}
    bad = 0
    for _ in range(count):
        case = case_of(chance)
        kind = chance.choice(list(KINDS.values()))
        person = chance.choice(case.contacts).id if kind.person else None
        channel = chance.choice(kind.channels)
        variant = chance.randint(0, 30)
        draft = desk.draft(
            DraftRequest(
                case=case,
                kind=kind.id,
                contact=person,
                channel=channel,  # type: ignore[arg-type]
                variant=variant,
                details=details_of(chance, kind),
                language=chance.choice(LANGUAGES),
            )
        )
        checked = desk.check(
            CheckRequest(
                kind.id,
                case,
                draft.text,
                person,
                draft.subject,
                channel,  # type: ignore[arg-type]
                grammar="--grammar" in words,
                hints=False,
            )
        )
        bad += not checked.ok
        for each in checked.findings:
            found[each.severity, each.rule] += 1
            if each.severity != "advice":
                shown = (draft.subject if each.part == "subject" else draft.text) or ""
                worst.setdefault(
                    f"{each.severity} {each.rule}",
                    f"{kind.id} {channel} v{variant} {case.company.name!r}: "
                    f"{shown[each.start : each.end]!r}\n{draft.text}",
                )
    for (severity, rule), times in sorted(found.items()):
        print(f"{severity:8} {rule:20} {times}")
    for name, example in worst.items():
        print(f"\n--- {name}\n{example}")
    print(f"\n{count} drafts, {bad} with an error")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
