"""Every shell command in the docs works as printed, from a fresh clone with a fresh home.

A comment in brackets marks what can't run unattended; it's tried in its nearest form. ``exit status 3`` in a
comment is what the command leaves with, else it's 0. What a block shows below a command is what it prints.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest

ROOT: Final = Path(__file__).parents[3]
PAGES: Final = (
    "README.md",
    "CONTRIBUTING.md",
    *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
)
BLOCK: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CAPTURE: Final = '{"company": "Northwind", "ended_at": "2026-11-03T15:30:00-06:00", "said": "within a week"}'
BEFORE: Final = {"docs/app.md": f"echo '{CAPTURE}' | .venv/bin/afterword do capture"}
"""What somebody has done already who reads a page."""


class Command(NamedTuple):
    """A command as printed, without its comment; what the comment says; what's shown below it."""

    line: str
    comment: str
    shown: tuple[str, ...]


def commands(page: str) -> list[Command]:
    found: list[Command] = []
    for language, block in BLOCK.findall((ROOT / page).read_text("utf-8")):
        if language == "console":
            for part in re.split(r"^\$ ", block.replace("\\\n", ""), flags=re.MULTILINE)[1:]:
                first, *shown = part.rstrip("\n").split("\n")
                line, _, comment = first.partition("  #") if "  #" in first else first.partition(" # ")
                found.append(Command(line.strip(), comment.strip(), tuple(shown)))
    return found


WITH_COMMANDS: Final = [page for page in PAGES if commands(page)]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The project as its root shows it, with an environment set up; what a command writes stays in here."""
    folder = tmp_path / "clone"
    (folder / ".venv/bin").mkdir(parents=True)
    for name in ("examples", "docs", "tools", "tests", "src", "Makefile", "pyproject.toml"):
        (folder / name).symlink_to(ROOT / name)
    for name, words in (("afterword", " -m afterword"), ("python", "")):
        program = folder / ".venv/bin" / name
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)}{words} "$@"\n', "utf-8")
        program.chmod(0o755)
    return folder


def run(line: str, clone: Path, given: str = "") -> "subprocess.CompletedProcess[str]":
    home = clone.parent / "home"
    home.mkdir(exist_ok=True)
    ours = re.compile(r"AFTERWORD_|XDG_|DATABASE_URL|FORCE_COLOR|COLUMNS|MAKE")
    environment = {name: value for name, value in os.environ.items() if not ours.match(name)}
    environment |= {"HOME": str(home), "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], cwd=clone, env=environment, input=given, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def nearest(command: Command) -> tuple[str, str, int]:
    """What is tried in a command's place, what is typed into it, and the status it leaves with."""
    line, comment = command.line, command.comment
    if line.startswith("make "):
        return f"make -n {line.removeprefix('make ')}", "", 0
    if "(asks for your password)" in comment:
        nobody = "--smtp 127.0.0.1:1 --imap 127.0.0.1:1"
        return f"AFTERWORD_KEY=$(.venv/bin/afterword mail key) {line} {nobody}", "secret\n", 4
    if "(until Ctrl-C)" in comment:
        return f"{line} --help", "", 0
    if "(installs packages)" in comment or "(with " in comment:
        scripts = " ".join(f"test -f {word};" for word in line.split() if word.startswith("tools/"))
        return f"set -e; {scripts} true", "", 0
    said = re.search(r"exit status (\d)", comment)
    return line, "", int(said[1]) if said else 0


@pytest.mark.parametrize("page", WITH_COMMANDS)
def test_the_commands_of_a_page_work_as_printed(page: str, clone: Path) -> None:
    if page in BEFORE:
        assert run(BEFORE[page], clone).returncode == 0
    for command in commands(page):
        assert subprocess.run(["bash", "-n", "-c", command.line], check=False).returncode == 0, command.line
        line, given, status = nearest(command)
        done = run(line, clone, given)
        assert done.returncode == status, f"{page}: {line}\n{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr
        if line == command.line and command.shown:
            printed = done.stdout + done.stderr
            assert alike("\n".join(command.shown), clone) in alike(printed, clone), (
                f"{page}: {line}\n{printed}"
            )


def alike(text: str, clone: Path) -> str:
    """A text without what differs from one computer to the next: numbers, and the home folder."""
    text = text.replace(str(clone.parent / "home"), "/home/priya").replace(" cases", " case")
    return re.sub(r"\d+(\.\d+)?", "0", text) if "Saved" in text else text


def test_no_command_hides_in_a_block_that_is_not_tried() -> None:
    program = re.compile(r"^\s*(?:\$ |afterword |\.venv/bin/|python3? |make |pip )", re.MULTILINE)
    for page in PAGES:
        for language, block in BLOCK.findall((ROOT / page).read_text("utf-8")):
            if language != "console":
                assert not program.search(block), f"{page}: say ```console, so that it's tried:\n{block}"


def test_the_files_that_the_readme_names_are_there() -> None:
    for page in WITH_COMMANDS:
        for command in commands(page):
            for word in re.findall(r"examples/[\w.-]+", command.line):
                assert (ROOT / word).is_file(), f"{page}: {word}"
