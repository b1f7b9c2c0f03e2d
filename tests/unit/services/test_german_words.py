"""Plans in German say what they say in English: every sentence is there, with the same numbers in it."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from afterword import bootstrap
from afterword.core.plan.guard import ACTS, may
from afterword.core.plan.planner import Plan
from afterword.core.time.calendar import Days
from afterword.core.time.instants import DAY, HOUR, MINUTE
from afterword.messages import actions, chains, claims, refusals, titles
from afterword.services.planning.decode import case_of, read_case_toml
from afterword.services.planning.schemas import PlanRequest
from unit.services.translated import (
    de_actions,
    de_chains,
    de_claims,
    de_dates,
    de_people,
    de_refusals,
    de_titles,
)

TESTS = Path(__file__).parents[2]
EXAMPLES = [
    msgspec.json.decode(line) for line in (TESTS / "data/policy_examples.jsonl").read_bytes().splitlines()
]
NUMBER = re.compile(r"\d+(?::\d\d)?")
ENGLISH = re.compile(
    r"\b(the|your?|until|by|they|their|them|is|are|from|and|with|of|days?|hours?|weeks?|months?|nothing|no|Mon|Tue|Wed"
    r"|Thu|Sun|Mar|May|Oct|Dec)\b"
)
QUOTED = re.compile(r"“[^”]*”|„[^“]*“")


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
    "nobody picked up, but they said": (northwind(called(reply_by="2026-11-20")), "modern"),
    "no call unasked": (northwind(), {"call": {"max_unprompted": 0}}),
    "no number": (northwind(wrote(3, "thank_you"), dana={"phone": None}), "modern"),
    "by email": (
        northwind(expectation={"within": {"count": 1, "unit": "months"}, "channel": "email"}),
        "modern",
    ),
    "checked in": (northwind(NO_CALLS, wrote(13, "check_in")), None),
    "no answer named": (northwind(expectation={}), None),
    "not noted": (northwind(expectation=None), None),
    "in their words": (northwind(expectation={"said": "in a week or so"}), None),
    "in words without a time": (northwind(expectation={"said": "you will hear from us"}), None),
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
    "a holiday": (northwind(expectation={"by": "2026-11-19"}), None),
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
    "an offer with a deadline": (northwind({**OFFER, "decide_by": "2026-11-12"}), None),
    "an offer, no calls": (northwind({**OFFER, "decide_by": "2026-11-12"}, {**NO_CALLS, "at": at(5)}), None),
    "invited": (northwind(reply("next_round", contact="dana")), None),
    "invited by phone": (northwind({**reply("next_round", contact="dana"), "channel": "phone"}), None),
    "invited, and answered": (
        northwind(reply("next_round", contact="dana"), wrote(6, "invitation_answer")),
        None,
    ),
    "invited, answered and asked": (
        northwind(reply("next_round"), wrote(6, "invitation_answer"), wrote(13, "check_in")),
        None,
    ),
    "invited, with no way back": (
        northwind(reply("next_round", contact="dana"), dana={"email": None, "phone": None}),
        None,
    ),
    "invited, and the address bounced": (
        northwind(reply("next_round", contact="dana"), BOUNCED, called(6, "reached")),
        None,
    ),
    "invited by nobody known": (nobody(reply("next_round")), None),
    "accepted elsewhere": (northwind({"kind": "accepted_elsewhere", "at": at(5)}), None),
    "accepted elsewhere, and unreachable": (
        northwind({"kind": "accepted_elsewhere", "at": at(5)}, dana={"email": None}),
        None,
    ),
    "accepted elsewhere, and withdrawn": (
        northwind({"kind": "accepted_elsewhere", "at": at(5)}, wrote(6, "withdrawal")),
        None,
    ),
    "a question by phone": (
        northwind({**reply("information_request", contact="dana"), "channel": "phone"}),
        None,
    ),
    "turned down, unreachable, and open again": (
        northwind(reply("rejection"), REOPENED, dana={"email": None}),
        None,
    ),
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
    return bootstrap.engine(wide=True)


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
                    PlanRequest(case_of(each), moment + timedelta(days=days), (), raw(example.get("policy")))
                )


def of_stories() -> Iterator[Plan]:
    """Each story at each of its moments."""
    for path in sorted((TESTS / "stories").glob("*/moments.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        case = read_case_toml(path.with_name("case.toml").read_bytes())
        for moment in table["moments"]:
            spans = [each.split("/") for each in moment.get("busy", ())]
            busy = tuple((datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in spans)
            yield desk().plan(PlanRequest(case, moment["now"], busy, raw(table.get("policy"))))


def of_what_is_told() -> Iterator[Plan]:
    """Each case above, from the interview's day until all is over."""
    start = datetime.fromisoformat("2026-11-03T15:45:00-06:00")
    for case, policy in TOLD.values():
        for hours in (*range(0, 56, 7), *range(66, 900, 37), 2000):
            now = start + timedelta(hours=hours)
            yield desk().plan(PlanRequest(case_of(case), now, (), raw(policy)))


@cache
def plans(source: Callable[[], Iterator[Plan]]) -> list[Plan]:
    return list(source())


def test_no_line_of_a_table_is_left_in_english() -> None:
    lines = [(words, de_claims.claim_words(rule), True) for rule, words in claims.CLAIMS.items()]
    lines += [(words, de_titles.notice_words(code), True) for code, words in titles.NOTICES.items()]
    lines += [(words, de_titles.stage_names()[stage], False) for stage, words in titles.STAGES.items()]
    for english, german, whole_sentence in lines:
        assert german != english
        assert not ENGLISH.search(german), german
        assert not whole_sentence or german.endswith((".", "?")), german


@cache
def holidays(days: Days) -> frozenset[str]:
    """Each name once, not once a year."""
    return frozenset(days.names.values())


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
    for name in [*names, *holidays(plan.situation.days)]:
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


WORKED = [
    (
        "as it is", at(3, "15:45"), "why thank_you",
        "Ruh dich erst aus. Danke Dana Whitfield ab Di. 3. Nov., 16:30 Uhr, per E-Mail, am besten heute vor 21:00 Uhr, spätestens bis Mi. 4. Nov., 15:30 Uhr (24 Stunden nach dem Gespräch).",
    ),
    (
        "as it is", at(3, "17:10"), "why thank_you",
        "Danke Dana Whitfield jetzt per E-Mail, am besten heute vor 21:00 Uhr, spätestens bis Mi. 4. Nov., 15:30 Uhr (24 Stunden nach dem Gespräch).",
    ),
    (
        "as it is", at(4, "18:00"), "why thank_you",
        "Die Frist von 24 Stunden lief bis Mi. 4. Nov., 15:30 Uhr, aber bis Fr. 6. Nov., 15:30 Uhr ist ein kurzer Dank an Dana Whitfield immer noch besser als keiner: per E-Mail.",
    ),
    (
        "as it is", at(9), "why call",
        "Am Di. 3. Nov. hieß es, du bekommst innerhalb von 1 Woche Bescheid, also bis Di. 10. Nov.; mit 3 Tagen Puffer ist es Fr. 13. Nov. Ruf Dana Whitfield einmal an, ab Fr. 13. Nov. zwischen 10:00 und 11:00 Uhr oder zwischen 15:00 und 16:00 Uhr (ihre Ortszeit).",
    ),
    (
        "as it is", at(9), "may call",
        "Sie haben bis Di. 10. Nov. Zeit, plus 3 Tage Puffer. Ein Anruf vor Fr. 13. Nov. wäre aufdringlich.",
    ),
    (
        "as it is", at(14), "may call",
        "Sa. 14. Nov. ist dort Wochenende.",
    ),
    (
        "as it is", at(13, "13:05"), "may call",
        "Bei Dana Whitfield ist es 13:05 Uhr, vermutlich Mittagspause.",
    ),
    (
        "as it is", at(13, "13:05"), "instead call",
        "Ruf ab Fr. 13. Nov., 15:00 Uhr (ihre Ortszeit) an.",
    ),
    (
        "as it is", at(9), "rule call week-is-ten-days",
        "3/7 von 7 Tagen, mindestens 1 und höchstens 7: 3 Tage Puffer, bis Fr. 13. Nov.",
    ),
    (
        "as it is", at(9), "title call",
        "Nachfass-Anruf bei Dana Whitfield",
    ),
    (
        "as it is", at(9), "may visit",
        "Niemand hat dich gebeten vorbeizukommen: Unangemeldet bei Northwind aufzutauchen bringt alle in Verlegenheit.",
    ),
    (
        "a holiday", at(12), "why call",
        "Am Di. 3. Nov. hieß es, du bekommst bis Do. 19. Nov. Bescheid; mit 7 Tagen Puffer ist es Do. 26. Nov., und wegen des Feiertags (Thanksgiving Day) wird es Fr. 27. Nov. Ruf Dana Whitfield einmal an, ab Fr. 27. Nov. zwischen 10:00 und 11:00 Uhr oder zwischen 15:00 und 16:00 Uhr (ihre Ortszeit).",
    ),
    (
        "as it is", at(26), "may call",
        "Do. 26. Nov. ist dort Feiertag (Thanksgiving Day).",
    ),
    (
        "away", at(9), "why call",
        "Am Di. 3. Nov. hieß es, du bekommst innerhalb von 1 Woche Bescheid, also bis Di. 10. Nov.; mit 3 Tagen Puffer ist es Fr. 13. Nov., und wegen Dana Whitfields Abwesenheit bis Mi. 18. Nov. wird es Do. 19. Nov. Ruf Dana Whitfield einmal an, ab Do. 19. Nov. zwischen 10:00 und 11:00 Uhr oder zwischen 15:00 und 16:00 Uhr (ihre Ortszeit).",
    ),
    (
        "away", at(9), "may call",
        "Dana Whitfield ist bis Mi. 18. Nov. nicht da. Ruf am Do. 19. Nov. an, nicht früher.",
    ),
    (
        "nobody picked up", at(13, "11:00"), "why call",
        "Am Fr. 13. Nov. hat niemand abgenommen, also kannst du es an einem anderen Tag noch einmal versuchen. Ruf Dana Whitfield an, ab Mo. 16. Nov. zwischen 10:00 und 11:00 Uhr oder zwischen 15:00 und 16:00 Uhr (ihre Ortszeit).",
    ),
    (
        "nobody picked up", at(13, "11:00"), "may call",
        "Du hast angerufen, und niemand hat abgenommen. Versuch es an einem anderen Tag noch einmal, Mo. 16. Nov.",
    ),
    (
        "nobody picked up, but they said", at(18), "rule call ask-when",
        "Am Telefon hieß es am Fr. 13. Nov., du bekommst bis Fr. 20. Nov. Bescheid.",
    ),
    (
        "no number", at(9), "why check_in",
        "Am Di. 3. Nov. hieß es, du bekommst innerhalb von 1 Woche Bescheid, also bis Di. 10. Nov.; mit 3 Tagen Puffer ist es Fr. 13. Nov. Schreib Dana Whitfield ab Fr. 13. Nov. eine kurze E-Mail im selben Verlauf, weil es keine Telefonnummer gibt, und warte dann ab.",
    ),
    (
        "by email", at(9), "why check_in",
        "Am Di. 3. Nov. hieß es, du bekommst innerhalb von 1 Monat Bescheid, also bis Do. 3. Dez.; mit 7 Tagen Puffer ist es Do. 10. Dez. Schreib Dana Whitfield ab Do. 10. Dez. eine kurze E-Mail, weil sie per E-Mail antworten, und warte dann ab.",
    ),
    (
        "told to call on a Saturday", at(9), "why call",
        "Am Mi. 4. Nov. hat Dana Whitfield dich gebeten, am Sa. 14. Nov. anzurufen, was dort kein Arbeitstag ist. Ruf Dana Whitfield an, ab Mo. 16. Nov. zwischen 10:00 und 11:00 Uhr oder zwischen 15:00 und 16:00 Uhr (ihre Ortszeit).",
    ),
    (
        "in their words", at(9), "rule call ask-when",
        "Am Di. 3. Nov. hieß es „in a week or so“, das heißt bis Di. 10. Nov.",
    ),
    (
        "in words without a time", at(9), "rule call ask-when",
        "Am Di. 3. Nov. hieß es „you will hear from us“, was keinen Zeitpunkt nennt, deshalb rechnen wir mit 7 Tagen, bis Di. 10. Nov.",
    ),
    (
        "nothing is said, once", at(9), "why capture",
        "Wann sie antworten wollten, wurde nie notiert, deshalb rechnen wir mit 1 Tag. Trag es nach, wenn du es noch weißt.",
    ),
    (
        "bounced, no address", at(3, "18:00"), "why thank_you",
        "Der Dank an Dana Whitfield ist bis Mi. 4. Nov., 15:30 Uhr fällig, aber E-Mails an die bekannte Adresse kommen zurück, und eine Postanschrift fehlt. Finde eine Adresse heraus, die funktioniert.",
    ),
    (
        "by the recruiter", at(3, "18:00"), "why thank_you",
        "Danke Dana Whitfield jetzt über Rita Moss, mit der Bitte um Weitergabe, am besten heute vor 21:00 Uhr, spätestens bis Mi. 4. Nov., 15:30 Uhr (24 Stunden nach dem Gespräch).",
    ),
    (
        "turned down, once", at(5, "10:45"), "why check_openings",
        "Sieh am Do. 5. Nov. nach, welche Stellen bei Northwind offen sind, und danach im Abstand von 1 Stunde; schreiben musst du nicht.",
    ),
    (
        "open again", at(9, "11:00"), "why reopened_note",
        "Die Stelle ist wieder offen, und Dana Whitfield kennt dich. Schreib gleich per E-Mail, auf demselben Weg wie die Nachricht an dich.",
    ),
    (
        "accepted", at(6, "11:00"), "why accept_in_writing",
        "Bestätige die Zusage mit Stelle, Beginn, Gehalt und allem, was vereinbart wurde, per E-Mail, bis Sa. 7. Nov., 10:15 Uhr.",
    ),
    (
        "accepted", at(6, "11:00"), "why withdraw_elsewhere",
        "Zieh deine anderen Bewerbungen bis Ende Mo. 9. Nov. zurück. Andere warten auf den Platz.",
    ),
    (
        "nobody is known", at(9), "why call",
        "Am Di. 3. Nov. hieß es, du bekommst innerhalb von 1 Woche Bescheid, also bis Di. 10. Nov.; mit 3 Tagen Puffer ist es Fr. 13. Nov. Ruf sie einmal an, ab Fr. 13. Nov. zwischen 10:00 und 11:00 Uhr oder zwischen 15:00 und 16:00 Uhr (ihre Ortszeit).",
    ),
    (
        "nobody is known, and a question", at(5, "11:00"), "why answer",
        "Jemand dort hat dich am Do. 5. Nov., 10:15 Uhr etwas gefragt, aber es ist weder eine E-Mail-Adresse noch eine Postanschrift bekannt. Finde eine heraus.",
    ),
    (
        "as it is", at(9), "summary",
        "Bis Fr. 13. Nov., 10:00 Uhr gibt es nichts zu tun.",
    ),
    (
        "as it is", at(9), "stage",
        "warten auf die Antwort",
    ),
    (
        "as it is", at(9), "when call",
        "ab Fr. 13. Nov., 10:00 Uhr",
    ),
]  # fmt: skip


def said(plan: Plan, what: str) -> str | None:
    """What the words say: ``why call``, ``may visit``, ``rule call ask-when``."""
    verb, *rest = what.split()
    if verb == "summary":
        return de_titles.summary(plan)
    if verb == "stage":
        return de_titles.stage_words(plan)
    if verb in {"may", "instead"}:
        verdict = may(plan, rest[0], plan.situation.people["dana"])
        return de_refusals.why(plan, verdict) if verb == "may" else de_refusals.instead(plan, verdict)
    action = next(each for each in plan.actions if each.kind == rest[0])
    if verb == "rule":
        return next(step.says for step in de_chains.why_chain(plan, action) if step.rule == rest[1])
    words = {"why": de_actions.why, "title": de_titles.title_of, "when": de_titles.when_words}[verb]
    return words(plan, action)


@pytest.mark.parametrize(("told", "now", "what", "german"), WORKED)
def test_it_reads_like_this(told: str, now: str, what: str, german: str) -> None:
    assert said(plan_of(TOLD[told][0], now, TOLD[told][1]), what) == german


def test_one_is_one_and_two_are_two() -> None:
    units = ("day", "business day", "hour", "minute", "week", "month", "call", "more try")
    assert [de_dates.counted(1, unit) for unit in units] == [
        "1 Tag", "1 Arbeitstag", "1 Stunde", "1 Minute", "1 Woche", "1 Monat", "1 Anruf", "1 weiterer Versuch",
    ]  # fmt: skip
    assert [de_dates.counted(2, unit) for unit in units] == [
        "2 Tage", "2 Arbeitstage", "2 Stunden", "2 Minuten", "2 Wochen", "2 Monate", "2 Anrufe", "2 weitere Versuche",
    ]  # fmt: skip
    assert [de_dates.counted_within(2, unit) for unit in units[:6]] == [
        "2 Tagen", "2 Arbeitstagen", "2 Stunden", "2 Minuten", "2 Wochen", "2 Monaten",
    ]  # fmt: skip
    assert de_dates.counted_within(1, "day") == "1 Tag"
    assert de_dates.counted(0, "call") == "0 Anrufe"
    spans = (HOUR, 48 * HOUR, 90 * DAY, 90 * MINUTE)
    assert [de_dates.span_words(each) for each in spans] == [
        "1 Stunde",
        "48 Stunden",
        "90 Tage",
        "90 Minuten",
    ]
    assert [de_dates.span_within(each) for each in spans] == [
        "1 Stunde",
        "48 Stunden",
        "90 Tagen",
        "90 Minuten",
    ]


def test_days_have_german_names_and_one_full_stop_is_enough() -> None:
    days = [datetime(2026, month, 13).toordinal() for month in range(1, 13)]
    assert [de_dates.dated(day) for day in days] == [
        "Di. 13. Jan. 2026", "Fr. 13. Feb. 2026", "Fr. 13. März 2026", "Mo. 13. Apr. 2026", "Mi. 13. Mai 2026",
        "Sa. 13. Juni 2026", "Mo. 13. Juli 2026", "Do. 13. Aug. 2026", "So. 13. Sept. 2026", "Di. 13. Okt. 2026",
        "Fr. 13. Nov. 2026", "So. 13. Dez. 2026",
    ]  # fmt: skip
    plan = plan_of(northwind(), at(9))
    assert de_dates.day_words(plan, datetime(2026, 11, 13).toordinal()) == "Fr. 13. Nov."
    assert de_dates.day_words(plan, datetime(2027, 11, 13).toordinal()) == "Sa. 13. Nov. 2027"
    assert de_dates.ended("Bis Fr. 13. Nov..") == "Bis Fr. 13. Nov."
    assert de_dates.ended("Sie sagten: im Nov...") == "Sie sagten: im Nov..."
    assert [de_people.whose(name) for name in ("Dana", "Rita Moss", "Felix", "Franz")] == [
        "Danas", "Rita Moss’", "Felix’", "Franz’",
    ]  # fmt: skip
