"""What commands read: piped in or named, with any byte order mark, and people by any of their names."""

import codecs
import json
import os
import pty
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from afterword.cli.main import run
from integration.cli.commands import AFTERWORD, DATA, PLAIN, afterword, northwind

EXAMPLES = Path(__file__).parents[3] / "examples"
CASE = json.dumps(northwind())
TOML = (Path(__file__).parents[2] / "stories/quiet-success/case.toml").read_text("utf-8")
ANSWERS = (EXAMPLES / "interview-answers.toml").read_text("utf-8")
INVITE = (EXAMPLES / "interview-invite.ics").read_bytes().decode()
NOTE = "Kind: thank_you\nSubject: Thank you, Dana\nTo: Dana Whitfield\n\nDear Dana,\n\nThank you for your time.\n"
MAIL = "From: Dana <dana@northwind.example>\nSubject: Your application\n\nWe chose another candidate.\n"
NOW = ("--now", "2026-11-06T10:00:00-06:00")
MARKED: dict[str, Callable[[str], bytes]] = {
    "UTF-8": lambda text: codecs.BOM_UTF8 + text.encode(),
    "UTF-16-LE": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16-BE": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "UTF-32-LE": lambda text: codecs.BOM_UTF32_LE + text.encode("utf-32-le"),
}
READ: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "a case in JSON": (("plan", "case.json", *NOW), {"case.json": CASE}),
    "a case in TOML": (("plan", "case.toml", *NOW), {"case.toml": TOML}),
    "an invite and its answers": (
        ("plan", "--invite", "a.ics", "--answers", "a.toml", *NOW), {"a.ics": INVITE, "a.toml": ANSWERS},
    ),
    "a policy": (("plan", "case.json", "--policy", "p.toml", *NOW), {"case.json": CASE, "p.toml": "[call]\nshown = 2\n"}),
    "a note": (("check", "note.txt", "case.json", "--no-grammar"), {"note.txt": NOTE, "case.json": CASE}),
    "a mail": (("classify", "reply.eml"), {"reply.eml": MAIL}),
    "the text of a mail": (("classify", "--text", "reply.txt"), {"reply.txt": "We chose another candidate."}),
}  # fmt: skip
PIPED: dict[str, tuple[tuple[str, ...], str]] = {
    "plan": (("plan", *NOW), CASE),
    "plan, TOML": (("plan", *NOW), TOML),
    "may": (("may", "email", "dana", "--at", NOW[1]), CASE),
    "when": (("when", "--said-on", "2026-11-03"), "by the end of next week"),
    "draft": (("draft", "thank_you"), CASE),
    "draft for somebody": (("draft", "thank_you", "dana"), CASE),
    "classify": (("classify",), MAIL),
}


@pytest.mark.parametrize("encoding", MARKED)
@pytest.mark.parametrize("name", READ)
def test_a_byte_order_mark_changes_nothing(
    name: str, encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words, files = READ[name]
    shown = []
    for encode in (str.encode, MARKED[encoding]):
        for file, text in files.items():
            (tmp_path / file).write_bytes(encode(text))
        status = run([str(tmp_path / word) if word in files else word for word in words])
        shown.append((status, *capsys.readouterr()))
    assert shown[0][0] in {0, 3}, shown[0]
    assert shown[1] == shown[0]


@pytest.mark.parametrize("name", PIPED)
def test_what_is_piped_in_is_read_where_no_file_is_named(name: str) -> None:
    words, given = PIPED[name]
    done = afterword(*words, given=given)
    assert done.returncode in {0, 3}, done.stderr
    assert done.stdout
    assert afterword(*words, given=MARKED["UTF-16-LE"](given)).stdout == done.stdout
    if name != "when":
        assert afterword(*words, "-", given=given).stdout == done.stdout


@pytest.mark.parametrize("encoding", MARKED)
def test_a_batch_may_begin_with_a_mark_and_each_line_too(encoding: str) -> None:
    line = json.dumps({"case": northwind() | {"role": "Ingénieure"}, "now": NOW[1]}, ensure_ascii=False)
    plain = afterword("plan", "--batch", given=f"{line}\n{line}\n")
    assert plain.returncode == 0
    assert afterword("plan", "--batch", given=MARKED[encoding](f"{line}\n{line}\n")).stdout == plain.stdout
    glued = codecs.BOM_UTF8 + line.encode() + b"\n"
    assert afterword("plan", "--batch", given=glued + glued).stdout == plain.stdout
    assert afterword("plan", "--batch", given=MARKED[encoding]("")).stdout == ""


def test_of_a_note_and_its_case_either_may_be_piped_in(tmp_path: Path) -> None:
    note, case = tmp_path / "note.txt", tmp_path / "case.json"
    note.write_text(NOTE, "utf-8")
    case.write_text(CASE, "utf-8")
    both = afterword("check", str(note), str(case), "--json", "--no-grammar")
    assert both.returncode == 3
    assert afterword("check", str(note), "--json", "--no-grammar", given=CASE).stdout == both.stdout
    assert afterword("check", str(case), "--json", "--no-grammar", given=NOTE).stdout == both.stdout
    assert afterword("check", "-", str(case), "--json", "--no-grammar", given=NOTE).stdout == both.stdout


@pytest.mark.parametrize("words", [("plan",), ("may", "call", "dana"), ("classify",), ("when",), ("check",)])
def test_an_idle_terminal_is_not_waited_for(words: tuple[str, ...]) -> None:
    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(
            [*AFTERWORD, *words],
            stdin=theirs,
            capture_output=True,
            text=True,
            check=False,
            env=PLAIN,
            timeout=60,
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("afterword: ")


PANEL = northwind()
PANEL["contacts"].append({"id": "omar", "name": "Omar Whitfield", "email": "omar@northwind.example"})
ASKING: dict[str, Callable[[str, str], tuple[str, ...]]] = {
    "may": lambda who, case: ("may", "email", who, case, "--at", NOW[1]),
    "why not": lambda who, case: ("plan", case, "--why-not", "email", "--contact", who, *NOW),
    "draft": lambda who, case: ("draft", "thank_you", who, case),
    "check": lambda who, case: ("check", "note.txt", case, "--contact", who, "--no-grammar"),
    "print": lambda who, case: ("print", "card", who, case, "--out", "card.pdf", *NOW),
}


@pytest.mark.parametrize("command", ASKING)
def test_a_person_is_named_by_id_name_or_address(command: str, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    Path("case.json").write_text(json.dumps(PANEL), "utf-8")
    Path("note.txt").write_text(NOTE.partition("\n\n")[2], "utf-8")
    names = ("dana", "Dana", " DANA  whitfield ", "dana@Northwind.example")
    done = [afterword(*ASKING[command](name, "case.json")) for name in names]
    assert done[0].returncode in {0, 3}, done[0].stderr
    for each in done[1:]:
        assert (each.returncode, each.stdout) == (done[0].returncode, done[0].stdout), each.stderr
    both = afterword(*ASKING[command]("whitfield", "case.json"))
    assert both.returncode == 1
    assert "'dana' (Dana Whitfield) or 'omar' (Omar Whitfield)" in both.stderr
    nobody = afterword(*ASKING[command]("Bob", "case.json"))
    assert nobody.returncode == 1
    assert "('dana', 'omar')" in nobody.stderr


def test_a_batch_takes_the_same_names() -> None:
    asked = {"case": PANEL, "act": "email", "at": NOW[1]}
    lines = [json.dumps(asked | {"contact": who}) for who in ("dana", "Dana Whitfield", "Whitfield")]
    first, second, third = afterword("may", "--batch", given="\n".join(lines)).stdout.splitlines()
    assert first == second
    assert json.loads(third)["error"]["path"] == "contact"


CAPTURE = {
    "company": "Northwind", "role": "Data engineer", "ended_at": "2026-11-03T15:30:00-06:00", "said": "within a week",
    "contacts": [{"name": "Dana Whitfield", "email": "dana@northwind.example"}],
}  # fmt: skip


def test_a_kept_case_is_named_by_number_id_or_company_and_its_people_by_name(tmp_path: Path) -> None:
    def do(*words: str, given: object = None, status: int = 0) -> str:
        done = afterword(
            "do", *words, *NOW, given="" if given is None else json.dumps(given),
            AFTERWORD_DATA=str(tmp_path), DATABASE_URL="",
        )  # fmt: skip
        assert done.returncode == status, done.stderr
        return done.stdout if status == 0 else done.stderr

    assert json.loads(do("capture", given=CAPTURE)) == {"case": 1}
    event = {
        "kind": "note_sent",
        "at": "2026-11-03T18:00:00-06:00",
        "channel": "email",
        "purpose": "thank_you",
    }
    do("record", given={"case": "northwind", "event": event | {"contact": "Dana Whitfield"}})
    by_number = do("history", given={"case": 1})
    assert json.loads(by_number)[-1]["body"]["contact"] == "dana"
    for name in ("1", "Northwind", "northwind data engineer", "northwind-data-engineer"):
        assert do("history", given={"case": name}) == by_number
    assert "'Acme'" in do("history", given={"case": "Acme"}, status=1)
    do("capture", given=CAPTURE | {"role": "Analyst"})
    assert "1 (Northwind, Data engineer)" in do("history", given={"case": "Northwind"}, status=1)
    assert json.loads(do("history", given={"case": "Northwind Analyst"}))


NO_MAIL = {
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture (PNG)"),
    "a PDF": (b"%PDF-1.7\n", "a PDF"),
    "an archive": (b"PK\x03\x04\x14\0", "a ZIP archive"),
    "other bytes": (b"\x01\x02\0\x03", "bytes that are no text"),
    "an invite": (INVITE.encode(), "a calendar invite"),
    "a case": (CASE.encode(), "JSON"),
    "a batch": (b'{"raw": "x"}\n', "--batch"),
    "a case in TOML": (b'schema = "afterword.case/1"\n', "a TOML file"),
    "an HTML page": (
        b"<!DOCTYPE html>\n<html><body>We chose another candidate.</body></html>",
        "an HTML page",
    ),
    "an empty file": (b"", "an empty file"),
    "blanks": (b" \r\n\n", "an empty file"),
    "a mark alone": (codecs.BOM_UTF8, "an empty file"),
}


@pytest.mark.parametrize("name", NO_MAIL)
def test_what_is_no_mail_is_named_for_what_it_is(name: str, tmp_path: Path) -> None:
    content, found = NO_MAIL[name]
    file = tmp_path / "reply.eml"
    file.write_bytes(content)
    done = afterword("classify", str(file))
    assert (done.returncode, done.stdout) == (1, "")
    assert f"found {found}" in done.stderr or found in done.stderr
    assert "expected a mail" in done.stderr


def test_a_pasted_text_is_read_and_said_to_be_one(tmp_path: Path) -> None:
    file = tmp_path / "reply.txt"
    for text in (
        "Dear Priya,\n\nwe chose another candidate.",
        "Unfortunately: we chose another candidate.\nDana",
    ):
        file.write_text(text, "utf-8")
        done = afterword("classify", str(file), "--json")
        assert json.loads(done.stdout)["meaning"] == "rejection"
        assert json.loads(done.stdout)["reply_text"] == text
        assert "no mail headers" in done.stderr
        told = afterword("classify", "--text", str(file), "--json")
        assert (told.stdout, told.stderr) == (done.stdout, "")


def test_mails_of_every_program_are_mails() -> None:
    mails = sorted((DATA / "field/mail").rglob("*.eml"))[:12]
    for path in mails:
        done = afterword("classify", str(path), "--json")
        assert (done.returncode, done.stderr) == (0, ""), path
    for mail in (MAIL, f"From dana Thu Nov 12 10:02:00 2026\n{MAIL}", f"X-Spam: no\r\n{MAIL}", f"\n{MAIL}"):
        done = afterword("classify", given=mail)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("A rejection")
