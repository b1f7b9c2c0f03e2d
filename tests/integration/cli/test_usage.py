"""Mistakes in the command itself: exit status 2, one line that says what to do, the short usage; never a guess."""

import itertools
import json
from argparse import ArgumentParser
from pathlib import Path

import pytest

from afterword.cli.main import run
from afterword.cli.parsers import command_parser
from afterword.cli.words import COMMANDS
from integration.cli.commands import afterword, northwind

NEEDS_NOTHING = {"today", "serve", "open", "policy", "completion", "case-format", "backup", "export"}
"""Commands that do something without arguments."""


def values(parser: ArgumentParser) -> list[str]:
    """The options of a command that want a value."""
    return [
        action.option_strings[0]
        for action in parser._actions
        if action.option_strings and action.nargs is None and "help" not in action.dest
    ]


UNKNOWN = [(name, "--no-such-option") for name in COMMANDS]
WITHOUT_VALUE = [(name, option) for name in COMMANDS for option in values(command_parser(name))]
TOO_MANY = [(name, *(["a"] * 9)) for name in COMMANDS if name != "when"]
CONTRADICTING = [
    ("plan", "CASE", "--invite", "x.ics"),
    ("plan", "CASE", "--answers", "x.toml"),
    ("plan", "CASE", "--email", "priya@example.org"),
    ("plan", "CASE", "--why", "call", "--why-not", "call"),
    ("plan", "CASE", "--contact", "dana"),
    ("plan", "--batch", "CASE"),
    ("may", "--batch", "call"),
    ("when", "--batch", "by Friday"),
    ("draft", "--batch", "--variant", "1"),
    ("check", "--batch", "--no-grammar"),
    ("classify", "--batch", "--country", "GB"),
    ("check", "-", "-"),
    ("check", "CASE", "CASE", "--dismiss", "hedge"),
    ("check", "CASE", "CASE", "--because", "so"),
    ("check", "CASE", "CASE", "--words", "so"),
    ("mail", "list", "3"),
    ("mail", "key", "3"),
    ("mail", "outbox", "--smtp", "mail.example.org:465"),
    ("mail", "add", "me@example.org", "--sign-in", "--imap", "mail.example.org:993"),
]
MISSING = [
    *((name,) for name in COMMANDS if name not in NEEDS_NOTHING),
    ("may", "call"), ("may", "call", "dana"), ("draft", "thank_you"), ("draft", "thank_you", "dana"),
    ("check", "CASE"), ("print", "card"), ("print", "card", "dana"),
    ("mail", "add"), ("mail", "try"), ("mail", "forget"), ("do", "record"), ("do", "capture", "--now"),
]  # fmt: skip


def status_of(words: tuple[str, ...]) -> int:
    try:
        return run(list(words))
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 1


@pytest.mark.parametrize("words", UNKNOWN + WITHOUT_VALUE + TOO_MANY + CONTRADICTING, ids=" ".join)
def test_a_command_that_makes_no_sense_is_a_mistake_of_usage(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(northwind()), "utf-8")
    assert status_of(tuple(str(file) if word == "CASE" else word for word in words)) == 2
    out, complaint = capsys.readouterr()
    assert out == ""
    assert complaint.startswith("afterword: ")
    assert f"\nusage: afterword {words[0]}" in complaint
    assert complaint.endswith(f"Try `afterword {words[0]} --help`.\n")


@pytest.mark.parametrize("words", MISSING, ids=" ".join)
def test_what_is_missing_is_a_mistake_of_usage_where_nothing_is_piped_in(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "note.txt"
    file.write_text("Dear Dana", "utf-8")
    done = afterword(
        *(str(file) if word == "CASE" else word for word in words), AFTERWORD_DATA=str(tmp_path / "data")
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert f"usage: afterword {words[0]}" in done.stderr
    assert "Traceback" not in done.stderr


def test_every_command_says_in_its_help_what_it_takes() -> None:
    for name, (short, long) in itertools.product(COMMANDS, [("-h", "--help")]):
        text = command_parser(name).format_help()
        assert text.startswith(f"usage: afterword {name}"), name
        assert f"{short}, {long}" in text
        assert "\nexamples:\n" in text


def test_no_command_at_all_shows_what_there_is() -> None:
    done = afterword()
    assert (done.returncode, done.stdout) == (2, "")
    assert all(f"  {name} " in done.stderr for name in COMMANDS)


def test_a_command_that_does_not_exist_is_told_which_was_meant() -> None:
    done = afterword("plna", "case.json")
    assert done.returncode == 2
    assert "did you mean 'plan'?" in done.stderr


def test_a_word_that_is_no_choice_is_told_which_was_meant() -> None:
    done = afterword("do", "captur")
    assert done.returncode == 2
    assert "there's no 'captur'; did you mean 'capture'?" in done.stderr
    assert "(email, card, call, visit)" in afterword("may", "phone", "dana", "case.json").stderr


SWAPPED = [
    ("may", "email", "dana", "CASE", "--at", "2026-11-06T10:00:00-06:00"),
    ("draft", "thank_you", "dana", "CASE"),
    ("print", "card", "dana", "CASE", "--out", "-"),
    ("check", "NOTE", "CASE", "--no-grammar"),
]


@pytest.mark.parametrize("words", SWAPPED, ids=" ".join)
def test_a_file_is_known_for_what_it_is_in_the_wrong_place(words: tuple[str, ...], tmp_path: Path) -> None:
    case, note = tmp_path / "case.json", tmp_path / "note.txt"
    case.write_text(json.dumps(northwind()), "utf-8")
    note.write_text("Dear Dana,\n\nThank you.\n", "utf-8")
    right = list(words)
    at = right.index("CASE")
    wrong = [*right[: at - 1], right[at], right[at - 1], *right[at + 1 :]]
    told = [
        run([str(case) if word == "CASE" else str(note) if word == "NOTE" else word for word in line])
        for line in (right, wrong)
    ]
    assert told[0] == told[1]
    assert told[0] in {0, 3}


def test_the_words_of_when_need_no_quotes() -> None:
    on = ("--said-on", "2026-11-03")
    assert afterword("when", "by", "the", "end", "of", "next", "week", *on).stdout == (
        afterword("when", "by the end of next week", *on).stdout
    )


OTHER_FILES = {
    "a picture": ("card.png", b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    "a mail": (
        "reply.eml",
        b"From: Dana <dana@northwind.example>\nSubject: Hello\n\nHello",
        "a mail or a note",
    ),
    "an HTML page": ("page.html", b"<html><body>x</body></html>", "an HTML page"),
    "a batch": ("cases.jsonl", json.dumps({"case": northwind(), "now": "x"}).encode(), "--batch"),
}


@pytest.mark.parametrize("name", OTHER_FILES)
def test_what_is_no_case_is_named_for_what_it_is(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, content, found = OTHER_FILES[name]
    (tmp_path / file).write_bytes(content)
    assert run(["plan", str(tmp_path / file)]) == 1
    complaint = capsys.readouterr().err
    assert complaint.startswith(f"afterword: {tmp_path / file}: found ")
    assert found in complaint


@pytest.mark.parametrize(
    "words", [("plan", "CASE", "--policy", "BAD"), ("do", "capture", "BAD")], ids=" ".join
)
def test_whichever_file_is_at_fault_is_named(words: tuple[str, ...], tmp_path: Path) -> None:
    case, bad = tmp_path / "case.json", tmp_path / "bad.toml"
    case.write_text(json.dumps(northwind()), "utf-8")
    bad.write_text("= nothing", "utf-8")
    done = afterword(
        *({"CASE": str(case), "BAD": str(bad)}.get(word, word) for word in words),
        AFTERWORD_DATA=str(tmp_path),
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"afterword: {bad}: found no ")


def test_a_terminal_that_lacks_a_character_is_shown_the_rest(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps(northwind()), "utf-8")
    done = afterword("plan", str(case), "--now", "2026-11-06T10:00:00-06:00", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "? Follow-up call to Dana Whitfield" in done.stdout
