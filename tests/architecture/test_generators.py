"""Running a generator changes nothing: what's committed is current, and written as the formatter wants it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUFF = ROOT / ".tools/bin/ruff"
BY_HAND = {
    "make_word_lists.py": "needs the word lists of SCOWL, which few machines have",
    "train_hints.py": "needs the labelled notes that aren't shipped",
}
"""Tools that write files and aren't part of ``make generated``, and why."""


def generators() -> list[str]:
    """The tools that ``make generated`` runs, and the one for the translations."""
    target = re.search(r"^generated:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert target is not None
    return [*re.findall(r"tools/(\w+\.py)", target[1]), "renew_stories.py", "renew_translations.py"]


def files(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("tool", generators())
def test_a_generator_leaves_the_tree_as_it_is(tool: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for folder in ("src", "tools", "tests", "docs", "examples", "requirements"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "Makefile", "README.md", "CHANGELOG.md"):
        shutil.copy(ROOT / name, copy / name)
    before = files(copy)
    for name in before:
        os.utime(copy / name, (0, 0))
    done = subprocess.run(
        [sys.executable, copy / "tools" / tool],
        cwd=copy, env={**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    after = files(copy)
    changed = [name for name in before | after if before.get(name) != after.get(name)]
    assert not changed, f"run python tools/{tool} and commit what it writes"
    written = [name for name in after if name.endswith(".py") and (copy / name).stat().st_mtime > 0]
    if RUFF.exists():
        subprocess.run(
            [RUFF, "format", "--check", "--quiet", *(written or ["src/afterword/__init__.py"])],
            cwd=copy,
            check=True,
        )
    else:
        assert "CI" not in os.environ, "the formatter is missing: make setup-test"


def test_a_tool_that_writes_files_is_a_generator_or_says_why_not() -> None:
    writing = re.compile(r"\.write_(text|bytes)\(|makemigrations")
    tools = {path.name for path in (ROOT / "tools").glob("*.py") if writing.search(path.read_text("utf-8"))}
    assert tools - set(generators()) == set(BY_HAND)
