"""The reference of the case format is whole: every key has its words, its example, and its place in examples/case.toml."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from afterword.core.case import Case
from afterword.messages.case_keys import KEYS, TABLES
from afterword.services.cases.case_format import event_kinds, format_rows, page, schema, structs
from afterword.services.planning.decode import read_case_toml

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/case.toml"
ALL = [(struct, row) for struct in structs() for row in format_rows(struct)]


def with_everything() -> str:
    """The example with the keys that it leaves out in comments."""
    return re.sub(r"^#(?=[\[a-z])", "", EXAMPLE.read_text("utf-8"), flags=re.MULTILINE)


def test_every_key_has_its_words_and_no_words_are_about_a_key_that_is_gone() -> None:
    assert {f"{row.table}.{row.name}" for _, row in ALL} == set(KEYS)
    assert {struct.__name__ for struct in structs()} == set(TABLES)
    assert {each.__name__ for each in event_kinds().values()} < set(TABLES)


@pytest.mark.parametrize(("struct", "row"), ALL, ids=lambda each: getattr(each, "name", ""))
def test_every_example_is_of_the_type_that_it_shows(struct: type[msgspec.Struct], row: Any) -> None:
    example = KEYS[f"{row.table}.{row.name}"].example
    if not example.startswith("[") or example.startswith('["'):
        value = tomllib.loads(f"it = {example}")["it"]
        msgspec.convert(
            value, next(each.type for each in msgspec.structs.fields(struct) if each.name == row.name)
        )
        assert not row.allowed or value in row.allowed


def test_the_commented_example_is_a_case_with_every_key() -> None:
    case = read_case_toml(EXAMPLE.read_bytes())
    assert case.id == "northwind-data-engineer"
    whole = tomllib.loads(with_everything())
    msgspec.convert(whole, Case)
    missing = {f"{row.table}.{row.name}" for _, row in ALL} - used(whole)
    assert not missing, f"examples/case.toml doesn't show {missing}"


def used(whole: dict[str, Any]) -> set[str]:
    """Every key that occurs, by table."""
    kinds = {kind: struct.__name__ for kind, struct in event_kinds().items()}
    tables: list[tuple[str, dict[str, Any]]] = [("Case", whole), ("Candidate", whole["candidate"])]
    tables += [("Company", whole["company"])]
    tables += [("Contact", each) for each in whole["contacts"]]
    tables += [(kinds[each["kind"]], each) for each in whole["events"]]
    for interview in whole["interviews"]:
        expectation = interview["expectation"]
        tables += [
            ("Interview", interview),
            ("Expectation", expectation),
            ("Duration", expectation["within"]),
        ]
        tables += [("Invited", interview["invited"])]
        tables += [("OpenPoint", each) for each in interview["open_points"]]
    return {f"{name}.{key}" for name, table in tables for key in table}


def test_the_commented_example_is_planned() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "afterword", "plan", EXAMPLE, "--now", "2026-11-06T10:00:00-05:00"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "Dana Whitfield" in done.stdout


def test_the_command_prints_the_page_and_the_schema() -> None:
    for words, text in (([], page()), (["--json"], schema().decode() + "\n")):
        done = subprocess.run(
            [sys.executable, "-m", "afterword", "case-format", *words], capture_output=True, check=True
        )
        assert done.stdout.decode() == text
    assert (ROOT / "docs/case-format.md").read_text("utf-8") == page()
    described = msgspec.json.decode(schema())["$defs"]["Contact"]["properties"]["style"]
    assert described["description"] == KEYS["Contact.style"].meaning


def test_an_unknown_key_leads_to_the_reference(tmp_path: Path) -> None:
    file = tmp_path / "case.toml"
    file.write_text(EXAMPLE.read_text("utf-8").replace("prefers =", "preferes ="), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "afterword", "plan", file], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "contacts[0].preferes" in done.stderr
    assert "did you mean 'prefers'?" in done.stderr
    assert "afterword case-format" in done.stderr
