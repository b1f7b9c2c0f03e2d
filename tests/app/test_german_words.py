"""Plans in German say what they say in English: every sentence is there, with the same numbers in it."""

import inspect
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from afterword import wiring
from afterword.app.reading import case_of, read_case_toml
from afterword.app.requests import PlanRequest
from afterword.app.wording import actions, chains, claims, dates, people, promise, refusals, titles
from afterword.app.wording_de import actions as de_actions
from afterword.app.wording_de import chains as de_chains
from afterword.app.wording_de import claims as de_claims
from afterword.app.wording_de import dates as de_dates
from afterword.app.wording_de import people as de_people
from afterword.app.wording_de import promise as de_promise
from afterword.app.wording_de import refusals as de_refusals
from afterword.app.wording_de import titles as de_titles
from afterword.core.guard import ACTS, may
from afterword.core.moments import DAY, HOUR, MINUTE
from afterword.core.plan import Plan

TESTS = Path(__file__).parents[1]
EXAMPLES = [
    msgspec.json.decode(line) for line in (TESTS / "data/policy_examples.jsonl").read_bytes().splitlines()
]
MODULES = {
    "actions": (actions, de_actions),
    "chains": (chains, de_chains),
    "dates": (dates, de_dates),
    "people": (people, de_people),
    "promise": (promise, de_promise),
    "refusals": (refusals, de_refusals),
    "titles": (titles, de_titles),
}
TABLES = {
    "sentences": (actions.SENTENCES, de_actions.SENTENCES),
    "refusals": (refusals.REFUSALS, de_refusals.REFUSALS),
    "claims": (claims.CLAIMS, de_claims.CLAIMS),
    "titles": (titles.TITLES, de_titles.TITLES),
    "stages": (titles.STAGES, de_titles.STAGES),
    "notices": (titles.NOTICES, de_titles.NOTICES),
    "roads": (people._ROADS, de_people._ROADS),
    "rules of a chain": (chains._PASSED, de_chains._PASSED),
}
NUMBER = re.compile(r"\d+(?::\d\d)?")
ENGLISH = re.compile(
    r"\b(the|your?|until|by|they|their|them|is|are|from|and|with|of|days?|hours?|weeks?|months?|nothing|no|Mon|Tue|Wed"
    r"|Thu|Sun|Mar|May|Oct|Dec)\b"
)
QUOTED = re.compile(r"“[^”]*”|„[^“]*“")
MODERN = msgspec.Raw(b'"modern"')


def northwind(*events: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A case with an interview that ended on Tuesday 3 November 2026 at 15:30 in Chicago."""
    interview = {
        "id": "r1", "ended_at": "2026-11-03T15:30:00-06:00", "contacts": ["dana"],
        "expectation": changes.pop("expectation", {"within": {"count": 1, "unit": "weeks"}}),
    }  # fmt: skip
    dana = {
        "id": "dana", "name": "Dana Whitfield", "part": "hiring_manager", "email": "d@n.example", "phone": "+13125550100",
        **changes.pop("dana", {}),
    }  # fmt: skip
    return {
        "schema": "afterword.case/1", "id": "n", "candidate": {"name": "Priya Nair", "timezone": "America/Chicago"},
        "company": {"name": "Northwind", "country": "US", "region": "IL", "timezone": "America/Chicago"}, "role": "R",
        "contacts": [{name: value for name, value in dana.items() if value is not None}],
        "interviews": [interview], "events": list(events), **changes,
    }  # fmt: skip


def nobody(*events: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The same with nobody known by name."""
    case = northwind(*events, **changes)
    return {**case, "contacts": [], "interviews": [{**case["interviews"][0], "contacts": []}]}


def at(day: int, clock: str = "10:15", month: int = 11) -> str:
    return f"2026-{month:02}-{day:02}T{clock}:00-06:00"


def reply(meaning: str, day: int = 5, **more: Any) -> dict[str, Any]:
    return {"kind": "reply", "at": at(day), "channel": "email", "meaning": meaning, **more}


def called(day: int = 13, outcome: str = "no_answer", **more: Any) -> dict[str, Any]:
    return {
        "kind": "call_made",
        "at": at(day, "10:05"),
        "contact": "dana",
        "outcome": outcome,
        **more,
    }


def wrote(day: int, purpose: str, channel: str = "email") -> dict[str, Any]:
    return {"kind": "note_sent", "at": at(day), "contact": "dana", "channel": channel, "purpose": purpose}


def asked(act: str, day: int = 4, **more: Any) -> dict[str, Any]:
    return {"kind": "instruction", "at": at(day), "contact": "dana", "act": act, **more}


RITA = {"id": "rita", "name": "Rita Moss", "part": "recruiter", "email": "r@a.example"}
BOUNCED = {"kind": "bounce", "at": at(3, "17:00"), "contact": "dana"}
NO_CALLS = {"kind": "no_calls", "at": at(4), "contact": "dana"}
AWAY = {"kind": "auto_reply", "at": at(4), "contact": "dana", "until": "2026-11-18"}
OFFER = reply("offer", contact="dana")
REOPENED = {"kind": "position_reopened", "at": at(9)}
ACCEPTED, DECLINED = {"kind": "accepted", "at": at(6)}, {"kind": "declined", "at": at(6)}
POLICY_OF_ONE = {
    "expect": {"assumed_days": 1}, "quiet": {"after_call": 1}, "call": {"horizon": 1}, "openings": {"every": "1 h"},
    "thank_you": {"rest": "30 min", "close": "1 h", "late": "90 min"},
}  # fmt: skip
TOLD: dict[str, tuple[dict[str, Any], Any]] = {
    "as it is": (northwind(), None),
    "nobody picked up": (northwind(called()), "modern"),
    "and again": (northwind(called(), called(16)), "modern"),
    "called and promised": (northwind(called(outcome="reached", reply_by="2026-11-20")), None),
    "called and told when": (northwind(called(outcome="reached", call_again_at=at(18, "14:30"))), None),
    "no number": (northwind(wrote(3, "thank_you"), dana={"phone": None}), "modern"),
    "by email": (northwind(reply("delay", contact="dana"), dana={"prefers": "email"}), "modern"),
    "checked in": (northwind(NO_CALLS, wrote(13, "check_in")), None),
    "no answer named": (northwind(expectation={}), None),
    "not noted": (northwind(expectation=None), None),
    "in their words": (northwind(expectation={"said": "in a week or so"}), None),
    "in words without a time": (northwind(expectation={"said": "as soon as we can"}), None),
    "by a day": (northwind(expectation={"by": "2026-11-10"}), None),
    "more time": (northwind(reply("delay", contact="dana", reply_by="2026-11-12")), None),
    "more time, who knows": (northwind(reply("delay")), None),
    "away": (northwind(AWAY), None),
    "told to call": (northwind(asked("call")), None),
    "told to call on a Saturday": (northwind(asked("call", on="2026-11-14")), None),
    "told to call then": (northwind(asked("call", at_time=at(12, "14:00"))), None),
    "told to write": (northwind(asked("email")), None),
    "told to come": (northwind(asked("visit")), None),
    "a question": (northwind(reply("information_request", contact="dana")), None),
    "answered": (northwind(reply("information_request", contact="dana"), wrote(6, "answer")), None),
    "a holiday": (northwind(expectation={"by": "2026-11-23"}), None),
    "bounced": (northwind(wrote(3, "thank_you"), {**BOUNCED, "at": at(3, "23:00")}), None),
    "bounced at once": (northwind(BOUNCED, dana={"address": "1 Main St"}), None),
    "bounced, no address": (northwind(BOUNCED), None),
    "by the recruiter": ({**northwind(), "contacts": [*northwind()["contacts"], RITA], "via": "rita"}, None),
    "the recruiter wrote": (
        {**northwind({**wrote(3, "thank_you")}), "contacts": [*northwind()["contacts"], RITA], "via": "rita"},
        None,
    ),
    "the recruiter's address": (
        {
            **northwind(),
            "contacts": [*northwind()["contacts"], {**RITA, "email": None, "phone": "+13125550101"}],
            "via": "rita",
        },
        None,
    ),
    "a zone of the number": (northwind(company={"name": "Northwind"}), None),
    "no zone at all": (northwind(company={"name": "Northwind"}, dana={"phone": None}), None),
    "a zone of her own": (northwind(dana={"timezone": "America/Denver"}), None),
    "turned down": (northwind(reply("rejection", contact="dana")), None),
    "turned down and thanked": (northwind(reply("rejection"), wrote(6, "after_rejection")), None),
    "open again": (northwind(reply("rejection", contact="dana"), REOPENED), None),
    "open again, and written": (northwind(reply("rejection"), REOPENED, wrote(10, "reopened")), None),
    "an offer": (northwind(OFFER), None),
    "an offer, thanked": (northwind(OFFER, wrote(5, "offer_thanks")), None),
    "accepted": (northwind(OFFER, ACCEPTED, wrote(7, "acceptance")), None),
    "declined": (northwind(OFFER, DECLINED, wrote(7, "decline")), None),
    "accepted, and withdrawn elsewhere": (northwind(OFFER, ACCEPTED, wrote(7, "withdrawal")), None),
    "withdrawn": (northwind({"kind": "withdrawn", "at": at(5)}), None),
    "closed": (northwind({"kind": "closed", "at": at(3, "15:50")}), None),
    "no contact": (northwind({"kind": "do_not_contact", "at": at(3, "15:50")}), None),
    "all of it once": (northwind(called()), POLICY_OF_ONE),
    "nothing is said, once": (northwind(expectation=None), POLICY_OF_ONE),
    "turned down, once": (northwind(reply("rejection")), POLICY_OF_ONE),
    "nobody is known": (nobody(), None),
    "nobody is known, and more time": (nobody(reply("delay")), None),
    "nobody is known, and a no": (nobody(reply("rejection")), None),
    "nobody is known, and an offer": (nobody(reply("offer")), None),
    "nobody is known, and a question": (nobody(reply("information_request")), None),
    "nobody is known, and open again": (nobody(reply("rejection"), REOPENED), None),
}


@cache
def desk() -> Any:
    return wiring.desk(wide=True)


def raw(policy: Any) -> msgspec.Raw:
    return msgspec.Raw() if policy is None else msgspec.Raw(json.dumps(policy).encode())


def plan_of(case: dict[str, Any], now: str, policy: Any = None) -> Plan:
    return desk().plan(PlanRequest(case_of(case), datetime.fromisoformat(now), (), raw(policy)))


def followed(ended: datetime) -> Iterator[list[dict[str, Any]]]:
    """What may follow an interview, beside what the examples have."""
    offer = {"kind": "reply", "channel": "phone", "meaning": "offer", "at": ended + timedelta(days=2)}
    for decided in ("accepted", "declined"):
        yield [offer, {"kind": decided, "at": ended + timedelta(days=3)}]
    yield [{"kind": "no_calls", "at": ended + timedelta(hours=1)}]
    yield [{**offer, "decide_by": (ended + timedelta(days=9)).date()}]


def of_examples() -> Iterator[Plan]:
    """Each worked example and what may follow, at its moment and at moments around it."""
    for example in EXAMPLES:
        table = example["case"]
        now = datetime.fromisoformat(example["now"])
        tables = [(table, now)]
        ended = next((each["ended_at"] for each in table["interviews"] if each.get("ended_at")), None)
        if ended is not None:
            after = datetime.fromisoformat(ended)
            tables += [({**table, "events": events}, after + timedelta(days=4)) for events in followed(after)]
        for each, moment in tables:
            for days in (-12, -1, 0, 1, 3, 20, 70):
                yield desk().plan(
                    PlanRequest(
                        case_of(each), moment + timedelta(days=days), (), raw(example.get("policy") or None)
                    )
                )


def of_stories() -> Iterator[Plan]:
    """Each story at each of its moments."""
    for path in sorted((TESTS / "stories").glob("*/moments.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        case = read_case_toml(path.with_name("case.toml").read_bytes())
        for moment in table["moments"]:
            busy = tuple(
                tuple(datetime.fromisoformat(end) for end in each.split("/"))
                for each in moment.get("busy", ())
            )
            yield desk().plan(PlanRequest(case, moment["now"], busy, raw(table.get("policy"))))


def of_what_is_told() -> Iterator[Plan]:
    """Each case above, from the interview's day until all is over."""
    start = datetime.fromisoformat("2026-11-03T15:45:00-06:00")
    for case, policy in TOLD.values():
        for hours in (*range(0, 56, 5), *range(66, 900, 17), 2000):
            now = start + timedelta(hours=hours)
            yield desk().plan(PlanRequest(case_of(case), now, (), raw(policy)))


@cache
def plans(source: Callable[[], Iterator[Plan]]) -> list[Plan]:
    return list(source())


@pytest.mark.parametrize("name", TABLES)
def test_nothing_is_missing_and_nothing_is_left_over(name: str) -> None:
    english, german = TABLES[name]
    assert set(german) == set(english)


@pytest.mark.parametrize("name", MODULES)
def test_the_functions_are_called_alike(name: str) -> None:
    """Of German words more is asked, such as a case; of what English has, nothing is missing."""
    english, german = (functions(module) for module in MODULES[name])
    own = {key: form for key, (form, home) in english.items() if home == MODULES[name][0].__name__}
    assert own
    assert {key: german.get(key, ("", ""))[0] for key in own} == own


def functions(module: ModuleType) -> dict[str, tuple[str, str]]:
    """A module's public functions: what each takes and gives, and where it is written."""
    found = {name: value for name, value in vars(module).items() if inspect.isfunction(value)}
    return {
        name: (str(inspect.signature(value)), value.__module__)
        for name, value in found.items()
        if name[0] != "_"
    }


@pytest.mark.parametrize("name", ["claims", "stages", "notices", "roads", "rules of a chain", "titles"])
def test_no_line_is_left_in_english(name: str) -> None:
    english, german = TABLES[name]
    for key, words in german.items():
        assert words != english[key]
        assert not ENGLISH.search(words), words
        if name in {"claims", "notices", "rules of a chain"}:
            assert words.endswith((".", "?")), words


def whole(plan: Plan, english: str, german: str) -> None:
    """A whole sentence that says the same."""
    alike(plan, english, german)
    assert german.endswith("."), german
    assert german[0].isupper() or german[0] in "„0123456789", german


def alike(plan: Plan, english: str, german: str) -> None:
    """The same numbers and clock times, in whatever order, and nothing that was forgotten."""
    assert german.strip()
    assert german != english or german == "-"
    bare = QUOTED.sub("Zitat", german)
    assert not re.search(r"\w\.\.(?!\.)| [ ,.;:]|,[,.;:]", bare), german
    assert not re.search(r"[{}]|None", german), german
    names = [
        plan.situation.case.company.name,
        *(each.contact.name for each in plan.situation.people.values()),
    ]
    for name in [*names, *plan.situation.days.names.values()]:
        bare = bare.replace(name, "")
    bare = re.sub(r"\b[A-Z]\w+/[\w/]+", "", bare)  # a zone's name
    assert not ENGLISH.search(bare), german
    # One of something is never followed by its plural, nor by a verb in it.
    assert not re.search(r"\b1 (?:Tage|Arbeitstage|Stunden|Minuten|Wochen|Monate|Anrufe|weitere\b)", german)
    assert not re.search(r"(?:werden|bleiben|sind|gelten) 1 ", german), german
    assert sorted(NUMBER.findall(german)) == sorted(NUMBER.findall(english)), (english, german)


@pytest.mark.parametrize("source", [of_examples, of_stories, of_what_is_told])
def test_every_sentence_of_every_plan_has_its_german(source: Callable[[], Iterator[Plan]]) -> None:
    assert plans(source)
    for plan in plans(source):
        whole(plan, titles.summary(plan), de_titles.summary(plan))
        alike(plan, titles.stage_words(plan), de_titles.stage_words(plan))
        for action in [*plan.actions, *plan.vetoed]:
            whole(plan, actions.why(plan, action), de_actions.why(plan, action))
            alike(plan, titles.title_of(plan, action), de_titles.title_of(plan, action))
            english, german = titles.when_words(plan, action), de_titles.when_words(plan, action)
            alike(plan, english or "-", german or "-")
            for one, other in zip(
                chains.why_chain(plan, action), de_chains.why_chain(plan, action), strict=True
            ):
                assert (one.rule, one.holds) == (other.rule, other.holds)
                whole(plan, one.says, other.says)


@pytest.mark.parametrize("source", [of_examples, of_stories, of_what_is_told])
def test_every_refusal_has_its_german(source: Callable[[], Iterator[Plan]]) -> None:
    assert plans(source)
    for plan in plans(source):
        for person in plan.situation.people.values():
            for act in ACTS:
                verdict = may(plan, act, person)
                whole(plan, refusals.why(plan, verdict), de_refusals.why(plan, verdict))
                english, german = refusals.instead(plan, verdict), de_refusals.instead(plan, verdict)
                assert (english is None) == (german is None)
                if english is not None and german is not None:
                    whole(plan, english, german)
                for one, other in zip(
                    chains.why_not_chain(plan, verdict), de_chains.why_not_chain(plan, verdict), strict=True
                ):
                    assert (one.rule, one.holds) == (other.rule, other.holds)
                    whole(plan, one.says, other.says)


def test_the_plans_above_have_every_action_and_every_reason() -> None:
    kinds, reasons = set(), set()
    for plan in [*plans(of_examples), *plans(of_stories), *plans(of_what_is_told)]:
        kinds |= {action.kind for action in plan.actions}
        for person in plan.situation.people.values():
            reasons |= {may(plan, act, person).because for act in ACTS}
    assert kinds == set(actions.SENTENCES)
    assert reasons == {None, *refusals.REFUSALS}
