"""``python tools/check_drafts.py [COUNT] [--grammar]``: drafts of random cases, through our own check.

Prints the findings by rule and severity; exits with 1 if any draft has an error.
"""

import random
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Final

from afterword import bootstrap
from afterword.core.case import Candidate, Case, Company, Contact, Interview, OpenPoint, Part
from afterword.core.notes.kinds import KINDS
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
    talk = Interview(
        "r1",
        ended_at=START + timedelta(days=chance.randint(0, 600), minutes=chance.randint(0, 300)),
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
        company=Company(chance.choice(COMPANIES), timezone="Europe/London"),
        role=chance.choice(ROLES),
        contacts=people,
        interviews=(talk,),
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
            DraftRequest(case=case, kind=kind.id, contact=person, channel=channel, variant=variant)  # type: ignore[arg-type]
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
