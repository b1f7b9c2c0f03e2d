"""Draft, check and print as a person uses them."""

import json
from pathlib import Path

import pytest

from integration.cli.commands import afterword, northwind


@pytest.fixture
def case(tmp_path: Path) -> str:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(northwind()), "utf-8")
    return str(file)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    return tmp_path / "note.txt"


NEEDY = (
    "Dear Dana,\n\nThank you for your time on Tuesday. I really need this job, as my savings are almost gone."
    " I am very interested in Northwind, and in the move from batch to streaming."
    " I ran the Spark migration of the billing pipeline. Please tell me if I can send anything else to you.\n\n"
    "Kind regards,\nPriya Nair\n"
)


def test_a_draft_goes_through_the_check_as_it_was_printed(case: str, note: Path) -> None:
    drafted = afterword("draft", "thank_you", "dana", case)
    assert drafted.returncode == 0
    assert drafted.stdout.startswith(
        "To: Dana Whitfield <dana@northwind.example>\nSubject: Thank you, Dana\n"
    )
    note.write_text(drafted.stdout, "utf-8")
    done = afterword("check", str(note), case)
    assert done.returncode == 0, done.stdout
    assert "✓ thanks   ✓ interest   ✓ settles “No production Spark”" in done.stdout
    assert "Ready to send." in done.stdout


def test_a_note_for_somebody_behind_a_recruiter_is_addressed_to_the_recruiter(
    tmp_path: Path, note: Path
) -> None:
    case = northwind()
    case["contacts"].append(
        {"id": "rita", "name": "Rita Moss", "part": "recruiter", "email": "rita@agency.example"}
    )
    file = tmp_path / "via.json"
    file.write_text(json.dumps({**case, "via": "rita"}), "utf-8")
    drafted = afterword("draft", "thank_you", "dana", str(file))
    assert drafted.stdout.startswith("To: Rita Moss <rita@agency.example>\nFor: Dana Whitfield\nSubject: ")
    assert "dana@northwind.example" not in drafted.stdout
    note.write_text(drafted.stdout, "utf-8")
    done = afterword("check", str(note), str(file))
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("Thank-you email to Dana Whitfield")


def test_without_a_contact_everyone_of_the_panel_gets_a_note(case: str) -> None:
    done = afterword("draft", "thank_you", case, "--json")
    drafts = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["contact"] for each in drafts] == ["dana"]


def test_a_contact_may_be_called_by_name(case: str) -> None:
    assert json.loads(afterword("draft", "voicemail", "Dana", case, "--json").stdout)["contact"] == "dana"
    done = afterword("draft", "voicemail", "Bob", case)
    assert done.returncode == 1
    assert done.stderr.startswith("afterword: CONTACT: found 'Bob', expected ")


def test_a_needy_note_is_held_back_with_the_words_marked(case: str, note: Path) -> None:
    note.write_text(NEEDY, "utf-8")
    done = afterword("check", str(note), case, "--contact", "dana", "--subject", "Thank you, Dana")
    assert done.returncode == 3
    lines = done.stdout.splitlines()
    (at,) = [number for number, line in enumerate(lines) if "really need this job" in line]
    column = lines[at].index("really need this job")
    assert lines[at + 1][column : column + 20] == "~" * 20
    assert "✗ need_job" in done.stdout
    assert "Don't send this yet" in done.stdout


def test_the_same_as_json_has_places_of_the_text(case: str, note: Path) -> None:
    note.write_text(f"Subject: Thank you\n\n{NEEDY}", "utf-8")
    done = afterword("check", str(note), case, "--json")
    found = json.loads(done.stdout)
    assert found["ok"] is False
    (need,) = [each for each in found["findings"] if each["rule"] == "need_job"]
    assert "need this job" in NEEDY[need["start"] : need["end"]]
    assert need["group"] == "tone"
    assert need["message"]
    assert need["suggestion"]
    assert found["aims"] == {"thanks": True, "interest": True, "resolves": {"spark": True}}


def test_a_dismissed_finding_keeps_its_reason_beside_the_note(case: str, note: Path) -> None:
    note.write_text(NEEDY.replace(", as my savings are almost gone", ""), "utf-8")
    words = ["check", str(note), case, "--subject", "Thank you, Dana"]
    assert afterword(*words).returncode == 3
    refused = afterword(*words, "--dismiss", "need_job")
    assert refused.returncode == 2
    assert refused.stderr.startswith("afterword: --dismiss needs --because")
    assert afterword(*words, "--dismiss", "need_job", "--because", "She asked me so").returncode == 0
    again = afterword(*words)
    assert again.returncode == 0
    assert "Dismissed: need_job, because “She asked me so”." in again.stdout
    assert "She asked me so" in (note.parent / "note.txt.review.toml").read_text("utf-8")


def test_a_rule_turned_off_stays_off_for_the_note(case: str, note: Path) -> None:
    note.write_text(NEEDY, "utf-8")
    words = ["check", str(note), case, "--subject", "Thank you, Dana"]
    assert "hardship" in afterword(*words).stdout
    assert "hardship" not in afterword(*words, "--off", "hardship").stdout
    assert "hardship" not in afterword(*words).stdout
    unknown = afterword(*words, "--off", "hardships")
    assert unknown.returncode == 1
    assert "did you mean 'hardship'" in unknown.stderr


def test_fix_puts_right_what_changes_no_meaning_and_keeps_the_rest(case: str, note: Path) -> None:
    whole = "Subject: Thank you\n\n" + NEEDY.replace("Thank you for", "Thankyou for").replace(
        "if I can", "if  I can"
    )
    note.write_text(whole, "utf-8")
    done = afterword("check", str(note), case, "--fix")
    assert "Fixed 1 thing" in done.stderr
    assert note.read_text("utf-8") == whole.replace("Thankyou", "Thank you")
    assert done.returncode == 3
    before = note.stat().st_mtime_ns
    assert "Fixed" not in afterword("check", str(note), case, "--fix").stderr
    assert note.stat().st_mtime_ns == before


def test_a_note_from_standard_input_comes_out_fixed(case: str) -> None:
    done = afterword("check", "-", case, "--fix", given=NEEDY.replace("Thank you for", "Thankyou for"))
    assert done.stdout == NEEDY


def test_a_batch_of_checks_and_drafts_answers_line_by_line() -> None:
    asked = {"case": northwind(), "kind": "thank_you", "contact": "dana"}
    lines = [asked, {**asked, "kind": "poem"}, {**asked, "contact": "bob"}]
    done = afterword("draft", "--batch", given="\n".join(json.dumps(line) for line in lines))
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 1
    assert first["text"].startswith("Dear Dana Whitfield,")
    assert second["error"]["path"] == "kind"
    assert third["error"]["path"] == "contact"
    checks = [
        {**asked, "text": first["text"], "subject": first["subject"]},
        {**asked, "text": ""},
        {**asked, "text": 3},
    ]
    done = afterword("check", "--batch", given="\n".join(json.dumps(line) for line in checks))
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert first["ok"] is True
    assert second["ok"] is False
    assert third["error"]["path"] == "text"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "😀" * 50,
        "مرحبا دانا، شكرا لك",
        "<b>Dear</b> {{ name }} {% x %}",
        "\u200b\u202e\x00\x1b[31m",
        "word " * 30_000,
    ],
    ids=["empty", "blank", "emoji", "right to left", "markup", "invisible", "150 KB"],
)
def test_any_text_gets_an_answer_and_never_a_traceback(case: str, note: Path, text: str) -> None:
    note.write_text(text, "utf-8")
    done = afterword("check", str(note), case, "--no-grammar")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stdout


def test_a_card_and_a_call_sheet_are_printed_to_a_file_that_is_named(case: str, tmp_path: Path) -> None:
    out = tmp_path / "card.pdf"
    done = afterword("print", "card", "dana", case, "--out", str(out), "--now", "2026-11-03T17:00:00-06:00")
    assert done.stdout == f"{out}\n"
    assert out.read_bytes().startswith(b"%PDF")
    within = "2026-11-13T10:30:00-06:00"
    nowhere = afterword("print", "call", case, "--out", str(tmp_path / "no" / "call.pdf"), "--now", within)
    assert nowhere.returncode == 1
    assert nowhere.stderr.startswith("afterword: --out: found ")
