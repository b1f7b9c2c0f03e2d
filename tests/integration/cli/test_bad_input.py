"""Bad input: the field, what was found, what was wanted; exit status 1, and never a traceback."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from afterword.cli.main import run
from integration.cli.commands import afterword, northwind

Change = Callable[[dict[str, Any]], object]
HUGE = 50_000_000


def put(*path: str | int, value: object) -> Change:
    def change(case: Any) -> None:
        for key in path[:-1]:
            case = case[key]
        case[path[-1]] = value

    return change


def drop(*path: str | int) -> Change:
    def change(case: Any) -> None:
        for key in path[:-1]:
            case = case[key]
        del case[path[-1]]

    return change


FAULTS: dict[str, tuple[Change, str, str, str]] = {
    "a wrong type": (put("contacts", 0, "name", value=5), "contacts[0].name", "found 5", "text"),
    "an unknown key": (put("contacts", 0, "emial", value="x"), "contacts[0].emial", "an unknown key", "did you mean 'email'"),
    "an unknown kind of event": (put("events", 0, "kind", value="note_snet"), "events[0].kind", '"note_snet"', "'note_sent'"),
    "an event without a kind": (drop("events", 0, "kind"), "events[0].kind", "missing", "'note_sent'"),
    "an unknown zone": (put("candidate", "timezone", value="America/Chigaco"), "candidate.timezone", "'America/Chigaco'", "did you mean 'America/Chicago'"),
    "an unknown zone of the company": (put("company", "timezone", value="CST"), "company.timezone", "'CST'", "IANA"),
    "an unknown zone of a contact": (put("contacts", 0, "timezone", value="../etc"), "contacts[0].timezone", "'../etc'", "IANA"),
    "an unknown country": (put("company", "country", value="USA"), "company.country", "'USA'", "ISO 3166-1"),
    "a country by its other name": (put("company", "country", value="UK"), "company.country", "'UK'", "'GB'"),
    "a region in words": (put("company", "region", value="Illinois"), "company.region", "'Illinois'", "'IL'"),
    "an unknown contact at an interview": (put("interviews", 0, "contacts", value=["dane"]), "interviews[0].contacts[0]", "'dane'", "'dana'"),
    "an event for a stranger": (put("events", 0, "contact", value="bob"), "events[0].contact", "'bob'", "'dana'"),
    "a recruiter who is nobody": (put("via", value="bob"), "via", "'bob'", "'dana'"),
    "a date before the interview": (
        put("interviews", 0, "expectation", value={"by": "2026-11-01"}), "interviews[0].expectation.by", "2026-11-01", "2026-11-03",
    ),
    "an interview that ends before it starts": (
        put("interviews", 0, "ended_at", value="2026-11-03T13:30:00-06:00"), "interviews[0].ended_at", "T13:30", "not before starts_at",
    ),
    "an interview at no time": (
        lambda case: [case["interviews"][0].pop(key) for key in ("starts_at", "ended_at")], "interviews[0]", "neither", "one of them",
    ),
    "a date that does not exist": (
        put("interviews", 0, "expectation", value={"by": "2026-02-30"}), "interviews[0].expectation.by", '"2026-02-30"', "exists",
    ),
    "a moment that does not exist": (put("events", 0, "at", value="2026-11-31T18:02:00Z"), "events[0].at", "2026-11-31", "exists"),
    "a time without an offset": (
        put("interviews", 0, "ended_at", value="2026-11-03T15:30:00"), "interviews[0].ended_at", "2026-11-03T15:30:00", "offset",
    ),
    "a year beyond all calendars": (put("events", 0, "at", value="9999-01-01T00:00:00Z"), "events[0].at", "9999", "2190"),
    "a negative period": (put("interviews", 0, "expectation", "within", "count", value=-1), "interviews[0].expectation.within.count", "-1", "from 0 up"),
    "an unknown unit": (put("interviews", 0, "expectation", "within", "unit", value="moons"), "interviews[0].expectation.within.unit", '"moons"', "'weeks'"),
    "a missing table": (drop("candidate"), "candidate", "missing", "table"),
    "nothing where a list belongs": (put("interviews", value=None), "interviews", "null", "list"),
    "another schema": (put("schema", value="afterword.case/9"), "schema", "afterword.case/9", "afterword.case/1"),
    "a region without a country": (drop("company", "country"), "company.region", "'IL' without a country", "region of a country"),
    "a region too long": (put("company", "region", value="ILLINOIS"), "company.region", "'ILLINOIS'", "'IL' of 'US-IL'"),
    "a region in small letters": (put("company", "region", value="il"), "company.region", "'il'", "'IL' of 'US-IL'"),
    "an answer in more than two years": (
        put("interviews", 0, "expectation", value={"within": {"count": 732 // 7 + 1, "unit": "weeks"}}),
        "interviews[0].expectation.within.count", "105 weeks", "at most 104",
    ),
    "an interview's id twice": (
        lambda case: case["interviews"].append(case["interviews"][0]), "interviews[1].id", "'r1' a second time", "an id of its own",
    ),
    "an id twice": (lambda case: case["contacts"].append(case["contacts"][0]), "contacts[1].id", "second time", "of its own"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_case_at_fault_names_the_field_what_was_found_and_what_was_expected(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change, path, found, expected = FAULTS[name]
    case = northwind()
    change(case)
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), "utf-8")
    assert run(["plan", str(file)]) == 1
    out, complaint = capsys.readouterr()
    assert out == ""
    assert complaint.startswith(f"afterword: {path}{' is' if found == 'missing' else ': found'} ")
    before, _, after = complaint.partition("expected ")
    assert found in before
    assert expected in after


@pytest.mark.parametrize("name", FAULTS)
def test_in_a_batch_the_same_fault_is_told_under_the_case(name: str) -> None:
    change, path, found, expected = FAULTS[name]
    case = northwind()
    change(case)
    good = {"case": northwind(), "now": "2026-11-06T10:00:00-06:00"}
    done = afterword(
        "plan", "--batch", given="\n".join(json.dumps(each) for each in (good | {"case": case}, good))
    )
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["error"]["path"] == f"case.{path}"
    assert found in first["error"]["message"]
    assert expected in first["error"]["message"]
    assert second["stage"] == "waiting"


FILES: dict[str, tuple[str, bytes, str]] = {
    "not UTF-8": ("case.json", b'{"id": "\xff"}', "not UTF-8"),
    "nested without end": (
        "case.json",
        b'{"id":' + b"[" * 200_000 + b"]" * 200_000 + b"}",
        "nested too deep",
    ),
    "nested and cut off": ("case.json", b"[" * 200_000, "nested too deep"),
    "a file of 50 MB": ("case.json", b" " * HUGE, "5 MB"),
    "an empty file": ("case.json", b"", "no JSON"),
    "half a file": ("case.json", b'{"id": "x', "no JSON"),
    "a list": ("case.json", b"[]", "a list"),
    "no TOML": ("case.toml", b"id = \n", "line 1"),
    "TOML nested without end": ("case.toml", b"id = " + b"[" * 100_000, "nested too deep"),
    "TOML that is not UTF-8": ("case.toml", b'id = "\xff"\n', "not UTF-8"),
    "an invite in a case's place": ("case.ics", b"BEGIN:VCALENDAR", "--invite"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_at_fault_is_named(name: str, tmp_path: Path) -> None:
    file_name, content, told = FILES[name]
    file = tmp_path / file_name
    file.write_bytes(content)
    done = afterword("plan", str(file))
    assert done.returncode == 1
    assert done.stdout == ""
    assert str(file) in done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_is_not_there_and_a_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        done = afterword("plan", str(path))
        assert done.returncode == 1
        assert done.stderr.startswith(f"afterword: {path}: found ")


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (["plan", "CASE", "--now", "tomorrow"], "--now"),
        (["plan", "CASE", "--now", "2026-11-13T10:05:00"], "--now"),
        (["plan", "CASE", "--busy", "2026-11-13T10:05:00-06:00"], "--busy"),
        (["plan", "CASE", "--policy", "strict"], "policy"),
        (["plan", "CASE", "--why", "dance"], "--why"),
        (["plan", "CASE", "--why-not", "call", "--contact", "bob"], "--contact"),
        (["may", "call", "bob", "CASE"], "contact"),
        (["when", "by Friday", "--said-on", "2026-02-30"], "--said-on"),
        (["when", "by Friday", "--zone", "Mars/Base"], "zone"),
        (["when", "by Friday", "--country", "Mars"], "country"),
        (["policy", "strict"], "NAME"),
    ],
)
def test_an_option_at_fault_is_named(words: list[str], path: str, tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(northwind()), "utf-8")
    done = afterword(*(str(file) if word == "CASE" else word for word in words))
    assert done.returncode == 1
    assert done.stderr.startswith(f"afterword: {path}: found ")
    assert ", expected " in done.stderr


@pytest.mark.parametrize("words", [["dance"], ["plan", "--dance"], [], ["may", "dance", "dana"]])
def test_a_command_that_does_not_exist_is_a_fault_of_usage(words: list[str]) -> None:
    done = afterword(*words)
    assert done.returncode == 2
    assert "usage:" in done.stderr
    assert "Traceback" not in done.stderr
