"""A language that nobody wrote: every text marked and accented, so that whatever escapes the catalogue shows."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

import msgspec
import pytest

from afterword import bootstrap
from afterword.cli.parsers import command_parser, parser
from afterword.cli.render.check import CheckHead, show_check
from afterword.cli.render.plan import show_plan
from afterword.cli.words import COMMANDS
from afterword.core.case import Candidate
from afterword.core.case_checks import check_case
from afterword.core.errors import InputError, Phrase
from afterword.core.notes.details import KEYS
from afterword.core.notes.kinds import KINDS
from afterword.core.plan.guard import ACTS, may
from afterword.core.plan.planner import Plan
from afterword.integrations.calendars import ShippedCalendars
from afterword.integrations.ics import read_invites
from afterword.messages import actions, chains, claims, problems, refusals, titles
from afterword.messages.catalogue import fault_words, translated
from afterword.ports import StoreError
from afterword.services.notes.schemas import CheckRequest
from afterword.services.planning.decode import read_case
from afterword.services.planning.policies import with_overrides
from afterword.services.registry import BY_NAME, PlannedCase
from afterword.services.transfer.importing.columns import suggest
from afterword.services.transfer.importing.convert import convert
from afterword.services.transfer.importing.table import read_table
from unit.services.pseudo import untranslated, write_pseudo
from unit.services.test_german_words import OFFER, TOLD, at, northwind, plan_of
from unit.services.translated import in_language, texts_of


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> GNUTranslations:
    return texts_of(write_pseudo(tmp_path_factory.mktemp("locale")))


def plans() -> Iterator[Plan]:
    """Each case of the German tests, at moments until all is over."""
    start = datetime.fromisoformat(at(3, "15:45"))
    for case, policy in (*TOLD.values(), (northwind({**OFFER, "channel": "phone"}), None)):
        for hours in (-30, 0, 1, 235.75, 237.4, 7, 30, 100, 250, 400, 900):
            yield plan_of(case, (start + timedelta(hours=hours)).isoformat(), policy)


def test_no_sentence_of_a_plan_escapes(pseudo: GNUTranslations) -> None:
    kinds, reasons = set(), set()
    for plan in plans():
        kinds |= {action.kind for action in plan.actions}
        names = [plan.situation.case.company.name, plan.situation.case.role]
        names += [each.contact.name for each in plan.situation.people.values()]
        names += [*plan.situation.days.names.values(), "in a week or so", "you will hear from us"]
        with in_language(pseudo):
            said = [titles.summary(plan), titles.stage_words(plan)]
            for action in [*plan.actions, *plan.vetoed]:
                said += [
                    titles.title_of(plan, action),
                    actions.why(plan, action),
                    titles.when_words(plan, action),
                ]
                said += [step.says for step in chains.why_chain(plan, action)]
            for person in plan.situation.people.values():
                for act in ACTS:
                    verdict = may(plan, act, person)
                    reasons.add(verdict.because)
                    said += [refusals.why(plan, verdict), refusals.instead(plan, verdict) or ""]
                    said += [step.says for step in chains.why_not_chain(plan, verdict)]
        for sentence in said:
            assert untranslated(sentence, names) == [], sentence
    assert kinds == set(actions.SENTENCES)
    assert reasons == {None, *refusals.REFUSALS}


def test_no_line_of_a_table_escapes(pseudo: GNUTranslations) -> None:
    with in_language(pseudo):
        said = [claims.claim_words(rule) for rule in claims.CLAIMS]
        said += [titles.notice_words(code) for code in titles.NOTICES]
        said += [*titles.stage_names().values()]
        said += [problems.state_words(state) for state in problems.STATES]
        said += [problems.why_words(why) for why in (*problems.WHY, *problems.TROUBLES)]
        said += [problems.uncertain_words()]
        said += [problems.problem_words(StoreError(problem)) for problem in problems.TITLES]
    for sentence in said:
        assert untranslated(sentence, []) == [], sentence


def test_no_line_of_a_printed_plan_escapes(
    pseudo: GNUTranslations, capsys: pytest.CaptureFixture[str]
) -> None:
    for plan in plans():
        names = [
            plan.situation.case.company.name,
            plan.situation.case.role,
            *plan.situation.days.names.values(),
        ]
        names += [each.contact.name for each in plan.situation.people.values()]
        names += ["in a week or so", "you will hear from us"]
        with in_language(pseudo):
            show_plan(PlannedCase(plan))
        lines = " ".join(capsys.readouterr().out.split())
        for action in [*plan.actions, *plan.vetoed]:
            lines = lines.replace(f"{', '.join(action.because)} · --why {action.id}", "")
        lines = re.sub(r" \([a-z0-9-]+\)", "", lines)  # the rule that refuses
        assert untranslated(lines, names) == [], lines


def test_adding_a_language_is_one_file(tmp_path: Path) -> None:
    from afterword.messages.translations import compiled, languages, load

    write_pseudo(tmp_path / "locale")
    folder = compiled(tmp_path / "compiled", tmp_path / "locale")
    assert languages(folder) == ["eo"]
    found = load("eo-XX", folder)
    assert found is not None
    assert found.gettext("This case is closed.").startswith("⟦")
    assert load("de", folder) is None
    assert load("../eo", folder) is None


CALENDAR = ShippedCalendars().calendar(2025, 2028)
GOOD: dict[str, Any] = {
    "schema": "afterword.case/1",
    "id": "ø",
    "role": "ø",
    "candidate": {"name": "Ñ", "timezone": "UTC"},
    "company": {"name": "Ø"},
    "contacts": [{"id": "ø", "name": "Ø"}],
    "interviews": [{"id": "é", "ended_at": "2026-11-03T15:30:00-06:00", "contacts": ["ø"]}],
}
WRONG: dict[str, Any] = {
    "no table": [],
    "a wrong type": {"candidate": 1},
    "nothing": {"candidate": {"name": "Ñ"}},
    "a key nobody knows": {"ö": 1},
    "a key like another": {"candidate": {"name": "Ñ", "timezone": "UTC", "timezonë": 1}},
    "a zone": {"candidate": {"name": "Ñ", "timezone": "Ö"}},
    "a country": {"company": {"name": "Ø", "country": "UK"}},
    "no country": {"company": {"name": "Ø", "country": "us"}},
    "a region alone": {"company": {"name": "Ø", "region": "IL"}},
    "a contact twice": {"contacts": [{"id": "ø", "name": "Ø"}, {"id": "ø", "name": "Ø"}]},
    "nobody of that id": {"via": "ß"},
    "no id to choose": {"via": "ß", "contacts": [], "interviews": []},
    "an interview twice": {"interviews": [GOOD["interviews"][0]] * 2},
    "no time": {"interviews": [{"id": "é"}]},
    "no such moment": {"interviews": [{"id": "é", "ended_at": "2026-02-30T15:30:00Z"}]},
    "no offset": {"interviews": [{"id": "é", "ended_at": "2026-02-03T15:30:00"}]},
    "an end before the start": {
        "interviews": [{"id": "é", "starts_at": "2026-11-03T15:30:00Z", "ended_at": "2026-11-02T15:30:00Z"}]
    },
    "a promise too far away": {
        "interviews": [{**GOOD["interviews"][0], "expectation": {"within": {"count": 9999, "unit": "days"}}}]
    },
    "a promise before": {"interviews": [{**GOOD["interviews"][0], "expectation": {"by": "2026-01-01"}}]},
    "no such kind": {"events": [{"type": "ß", "at": "2026-11-03T15:30:00Z"}]},
}


def test_the_case_that_the_wrong_ones_come_from_is_right() -> None:
    check_case(read_case(msgspec.json.encode(GOOD)), CALENDAR)


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_no_word_about_a_wrong_case_escapes(pseudo: GNUTranslations, wrong: Any) -> None:
    raw = {**GOOD, **wrong} if isinstance(wrong, dict) else wrong
    with pytest.raises(InputError) as raised:
        check_case(read_case(msgspec.json.encode(raw)), CALENDAR)
    _in_pseudo(pseudo, raised.value)


@pytest.mark.parametrize(
    "value",
    [
        {"base": "ß"}, {"ß": 1}, {"thank_you.close": "ß"}, {"call.hours": "ß"}, {"grace.ratio": "ß"},
        {"thank_you": {"close": {"claim": "ß"}}}, {"thank_you.rest": "24 h", "thank_you.close": "1 h"}, 3,
    ],
)  # fmt: skip
def test_no_word_about_a_wrong_policy_escapes(pseudo: GNUTranslations, value: Any) -> None:
    with pytest.raises(InputError) as raised:
        with_overrides(value)
    _in_pseudo(pseudo, raised.value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"%PDF-1.4",
        b"\x89PNG",
        b"<html>",
        b"BEGIN:VCARD",
        b"Subject: hi",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR",
    ],
)
def test_no_word_about_a_file_that_is_no_invite_escapes(pseudo: GNUTranslations, data: bytes) -> None:
    with pytest.raises(InputError) as raised:
        read_invites(data, candidate_email=None, fallback_zone=None, around=None)
    _in_pseudo(pseudo, raised.value)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"PK\x03\x04", b"PK\x03\x04xl/", b"%PDF-1.4", b"<html>", b"<?xml?>", b"BEGIN:VCALENDAR", b"BEGIN:VCARD",
        b'{"a": 1}', b"ab", b'ab,cd\n"', b"\x00\x01\xff", b"ab,cd\n",
    ],
)  # fmt: skip
def test_no_word_about_a_file_that_is_no_table_escapes(pseudo: GNUTranslations, data: bytes) -> None:
    with pytest.raises(InputError) as raised:
        read_table(data)
    _in_pseudo(pseudo, raised.value)


def _in_pseudo(pseudo: GNUTranslations, fault: InputError) -> None:
    """What was found is the person's own, so it may be in any letters; nothing else may."""
    assert fault.expected, "says what's wanted"
    data = [] if isinstance(fault.found, Phrase) else [str(fault.found)]
    quoted = re.compile(r"'[^']*'|\"[^\"]*\"|`[^`]*`|\([A-Z_:]+\)")
    with in_language(pseudo):
        said = fault_words(fault)
        found = translated(fault.found)
    if data and found != fault.found:
        data = []  # a plain text of ours
    for value in (fault.found, fault.expected):
        if isinstance(value, Phrase):
            data += _plain_values(value)
    assert untranslated(quoted.sub("", said), data) == [], said


def _plain_values(phrase: Phrase) -> list[str]:
    """What was filled in: keys, ids and file names, never words of ours."""
    values = []
    for each in phrase.values.values():
        values += _plain_values(each) if isinstance(each, Phrase) else [each]
    return [each for each in values if each and not re.search(r"[a-z]+ [a-z]+ [a-z]+", each)]


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_no_word_of_a_commands_help_escapes(pseudo: GNUTranslations, name: str) -> None:
    """Options, examples and argparse's own words; what's typed as it is may be in any letters."""
    with in_language(pseudo):
        text = (command_parser(name) if name else parser()).format_help()
    assert "⟦" in text.splitlines()[0], "usage"
    text = re.sub(r"^⟦[^\n]*afterword[^\n]*$", "", text, count=1, flags=re.MULTILINE)
    typed = r"(?<!\w)--?[a-z][\w-]*|\{[^}]*\}|<[^>⟦]*>|\b[A-Z]{2,}\b"
    words = [*COMMANDS, *KINDS] if not name or name == "draft" else []
    words += [*KEYS] if name == "draft" else []
    words += [*BY_NAME] if name in {"call", "do"} else []
    words += ["add, list, try, look, outbox, forget, key"] if name == "mail" else []
    assert untranslated(re.sub(typed, "", text), words) == []


@pytest.mark.parametrize(
    "words",
    [
        ["plan", "--ß"], ["plan", "--now"], ["plan", "--why-not", "ß"], ["print", "ß"], ["draft", "--variant", "ß"],
        ["completion", "bish"], ["backup"], ["plan", "--w", "ß"],
    ],
)  # fmt: skip
def test_no_word_of_a_wrong_command_escapes(
    pseudo: GNUTranslations, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with in_language(pseudo), pytest.raises(SystemExit):
        command_parser(words[0]).parse_intermixed_args(words[1:])
    first = capsys.readouterr().err.splitlines()[0].removeprefix("afterword: ")
    typed = r"'[^ ']*'|--?[a-z][\w-]*|\([a-z, ]+\)|\b[A-Z]{2,}\b|\bint\b"
    assert untranslated(re.sub(typed, "", first), []) == [], first


def test_no_word_of_a_printed_check_escapes(
    pseudo: GNUTranslations, capsys: pytest.CaptureFixture[str]
) -> None:
    """The note itself stays as it's written, and the rules keep their ids."""
    case = read_case(msgspec.json.encode({**GOOD, "company": {"name": "Ø"}}))
    note = "ßß, ßßß. ßß!!! ßßß"
    request = CheckRequest(case=case, kind="thank_you", text=note, contact="ø", subject="ÖÖÖ", hints=True)
    with in_language(pseudo):
        found = bootstrap.engine().check(request)
        show_check(found, CheckHead("thank_you", "email", "Ø", {}), note, "ÖÖÖ")
    out = capsys.readouterr().out
    assert found.findings
    for finding in found.findings:
        out = out.replace(f" {finding.rule}\n", "\n")
    assert "⟦" in out
    assert untranslated(out.replace("--fix", ""), []) == [], out


def test_no_word_of_what_an_import_assumed_escapes(pseudo: GNUTranslations) -> None:
    table = read_table("Company,Role,Interview,Status,Link\nØ,ø,2026-11-03,ßß,ø\nØ,,,rejected,\n".encode())
    rows = convert(
        table,
        suggest(table),
        candidate=Candidate("Ñ", "UTC"),
        zone="UTC",
        day_first=None,
        now=datetime.fromisoformat(at(9, "15:45")),
    )
    notices = [notice for row in rows for notice in row.notices]
    assert len(notices) > 2
    with in_language(pseudo):
        for notice in notices:
            said = re.sub(r"'[^']*'|“[^”]*”", "", translated(notice))
            assert untranslated(said, []) == [], said
