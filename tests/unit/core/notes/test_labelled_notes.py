"""The check against the labelled notes that rules are developed on: no error in a fine note, aims as labelled."""

import json
from pathlib import Path

import pytest
from msgspec import convert

from afterword.core.case import Case
from afterword.core.notes.check import RULES, check_note
from afterword.core.notes.kinds import kind_of
from notes.note_cases import about

HERE = Path(__file__).parents[3] / "data" / "notes"
CASES = {
    name: convert(raw, Case) for name, raw in json.loads((HERE / "cases.json").read_text("utf-8")).items()
}
NOTES = [
    row
    for line in (HERE / "tuning.jsonl").read_text("utf-8").splitlines()
    if (row := json.loads(line))["scope"] == "note"
]
OWN = {rule.id for rule in RULES if rule.group != "tone" or rule.id == "i_heavy"}


def checked(row):
    kind = kind_of(row["kind"])
    seen = about(CASES[row["case"]], row["contact"])
    others = tuple(row.get("others", ()))
    return kind, check_note(row["text"], row.get("subject"), kind, row["channel"], seen, others)


@pytest.mark.parametrize("row", [row for row in NOTES if not row["want"]], ids=lambda row: row["id"])
def test_a_fine_note_has_no_error(row):
    _, done = checked(row)
    errors = [each for each in done.findings if each.severity == "error" and each.rule not in row["allow"]]
    assert not errors


@pytest.mark.parametrize("row", [row for row in NOTES if "aims" in row], ids=lambda row: row["id"])
def test_aims_are_judged_as_labelled(row):
    kind, done = checked(row)
    aims = row["aims"]
    if kind.thanks:
        assert done.aims.thanks == aims["thanks"]
    if kind.interest:
        assert done.aims.interest == aims["interest"]
    if kind.resolves:
        assert done.aims.resolves == aims["resolves"]


@pytest.mark.parametrize(
    "row", [row for row in NOTES if {each["rule"] for each in row["want"]} & OWN], ids=lambda row: row["id"]
)
def test_labelled_faults_of_aims_facts_and_form_are_found_in_their_place(row):
    _, done = checked(row)
    for want in row["want"]:
        if want["rule"] not in OWN:
            continue
        found = [each for each in done.findings if each.rule == want["rule"]]
        assert found, want
        if want["words"]:
            part = "body" if want["words"] in row["text"] else "subject"
            start = (row["text"] if part == "body" else row["subject"]).index(want["words"])
            end = start + len(want["words"])
            assert any(each.part == part and each.start < end and start < each.end for each in found), want


def test_most_rules_have_a_labelled_fault():
    labelled = {each["rule"] for row in NOTES for each in row["want"]}
    assert len(labelled & {rule.id for rule in RULES}) > 30
