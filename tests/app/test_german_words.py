"""Plans in German say what they say in English: every sentence is there, with the same numbers in it."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from afterword import wiring
from afterword.app.reading import case_of
from afterword.app.requests import PlanRequest
from afterword.app.wording import actions, chains, claims, refusals, titles
from afterword.app.wording_de import actions as de_actions
from afterword.app.wording_de import chains as de_chains
from afterword.app.wording_de import claims as de_claims
from afterword.app.wording_de import refusals as de_refusals
from afterword.app.wording_de import titles as de_titles
from afterword.core.guard import ACTS, may
from afterword.core.plan import Plan

EXAMPLES = [
    msgspec.json.decode(line)
    for line in (Path(__file__).parents[1] / "data" / "policy_examples.jsonl").read_bytes().splitlines()
]
NUMBER = re.compile(r"\d+(?::\d\d)?")
ENGLISH = re.compile(r"\b(the|your|until|by|they|you|is|are|from|and|days?|hours?|weeks?|nothing)\b")
QUOTED = re.compile(r"“[^”]*”|„[^“]*“")


@pytest.fixture(scope="module")
def desk() -> Any:
    return wiring.desk(wide=True)


def told(ended: datetime) -> Iterator[list[dict[str, Any]]]:
    """What may follow an interview, beside what the examples have."""
    offer = {"kind": "reply", "channel": "phone", "meaning": "offer", "at": ended + timedelta(days=2)}
    for decided in ("accepted", "declined"):
        yield [offer, {"kind": decided, "at": ended + timedelta(days=3)}]
    yield [{"kind": "no_calls", "at": ended + timedelta(hours=1)}]
    yield [{**offer, "decide_by": (ended + timedelta(days=9)).date()}]


def plans(desk: Any) -> Iterator[Plan]:
    """Each worked example and what may follow, at its moment and at moments around it."""
    for example in EXAMPLES:
        table = example["case"]
        now = datetime.fromisoformat(example["now"])
        policy = msgspec.Raw(msgspec.json.encode(example["policy"])) if "policy" in example else msgspec.Raw()
        tables = [(table, now)]
        ended = next((each["ended_at"] for each in table["interviews"] if each.get("ended_at")), None)
        if ended is not None:
            after = datetime.fromisoformat(ended)
            tables += [({**table, "events": events}, after + timedelta(days=4)) for events in told(after)]
        for each, moment in tables:
            for days in (-12, -1, 0, 1, 3, 20, 70):
                yield desk.plan(PlanRequest(case_of(each), moment + timedelta(days=days), (), policy))


@pytest.mark.parametrize(
    ("english", "german"),
    [
        (actions.SENTENCES, de_actions.SENTENCES),
        (refusals.REFUSALS, de_refusals.REFUSALS),
        (claims.CLAIMS, de_claims.CLAIMS),
        (titles.TITLES, de_titles.TITLES),
        (titles.STAGES, de_titles.STAGES),
        (titles.NOTICES, de_titles.NOTICES),
    ],
)
def test_nothing_is_missing_and_nothing_is_left_over(
    english: dict[str, object], german: dict[str, object]
) -> None:
    assert set(german) == set(english)


def alike(plan: Plan, english: str, german: str) -> None:
    """The same numbers and clock times, in whatever order, and nothing that was forgotten."""
    assert german.strip()
    assert not re.search(r"\w\.\.(?!\.)", QUOTED.sub("", german)), german
    assert "{" not in german
    assert "None" not in german
    names = [
        plan.situation.case.company.name,
        *(each.contact.name for each in plan.situation.people.values()),
    ]
    bare = QUOTED.sub("", german)
    for name in [*names, *plan.situation.days.names.values()]:
        bare = bare.replace(name, "")
    bare = re.sub(r"\b[A-Z]\w+/[\w/]+", "", bare)  # a zone's name
    assert not ENGLISH.search(bare), german
    wanted, found = sorted(NUMBER.findall(english)), sorted(NUMBER.findall(german))
    assert found == wanted, (english, german)


def test_every_sentence_of_every_plan_has_its_german(desk: Any) -> None:
    seen = set()
    for plan in plans(desk):
        alike(plan, titles.summary(plan), de_titles.summary(plan))
        assert de_titles.stage_words(plan)
        for action in [*plan.actions, *plan.vetoed]:
            seen.add((action.kind, action.status))
            english, german = actions.why(plan, action), de_actions.why(plan, action)
            alike(plan, english, german)
            assert german.endswith(".")
            alike(plan, titles.title_of(plan, action), de_titles.title_of(plan, action))
            alike(plan, titles.when_words(plan, action) or "-", de_titles.when_words(plan, action) or "-")
            for one, other in zip(
                chains.why_chain(plan, action), de_chains.why_chain(plan, action), strict=True
            ):
                assert (one.rule, one.holds) == (other.rule, other.holds)
                alike(plan, one.says, other.says)
                assert other.says.endswith(".")
    assert {kind for kind, _ in seen} == set(actions.SENTENCES)


def test_every_refusal_has_its_german(desk: Any) -> None:
    seen = set()
    for plan in plans(desk):
        for person in plan.situation.people.values():
            for act in ACTS:
                verdict = may(plan, act, person)
                seen.add(verdict.because)
                alike(plan, refusals.why(plan, verdict), de_refusals.why(plan, verdict))
                alike(plan, refusals.instead(plan, verdict) or "-", de_refusals.instead(plan, verdict) or "-")
                pairs = zip(
                    chains.why_not_chain(plan, verdict), de_chains.why_not_chain(plan, verdict), strict=True
                )
                for one, other in pairs:
                    assert (one.rule, one.holds) == (other.rule, other.holds)
                    alike(plan, one.says, other.says)
    assert len(seen) > 14


def test_it_reads_like_this() -> None:
    case = {
        "schema": "afterword.case/1", "id": "n", "candidate": {"name": "Priya Nair", "timezone": "America/New_York"},
        "company": {"name": "Northwind", "country": "US", "region": "IL", "timezone": "America/Chicago"}, "role": "R",
        "contacts": [{"id": "dana", "name": "Dana Whitfield", "part": "hiring_manager", "email": "d@n.example", "phone": "+13125550100"}],
        "interviews": [{
            "id": "r1", "ended_at": "2026-11-03T15:30:00-06:00", "contacts": ["dana"],
            "expectation": {"within": {"count": 1, "unit": "weeks"}},
        }],
    }  # fmt: skip
    plan = wiring.desk().plan(PlanRequest(case_of(case), datetime.fromisoformat("2026-11-03T17:10:00-06:00")))
    assert [de_actions.why(plan, each) for each in plan.actions] == [
        (
            "Danke Dana Whitfield jetzt per E-Mail, am besten heute vor 21:00 Uhr, spätestens bis Mi. 4. Nov., 16:30 Uhr, "
            "24 Stunden nach dem Gespräch."
        ),
        (
            "Am Di. 3. Nov. hieß es, du hörst innerhalb von 1 Woche, bis Di. 10. Nov.; mit 3 Tagen Zugabe ist es "
            "Fr. 13. Nov. Ruf Dana Whitfield einmal an, ab Fr. 13. Nov. zwischen 10:00 und 11:00 oder 15:00 und 16:00 Uhr "
            "ihrer Zeit."
        ),
    ]
