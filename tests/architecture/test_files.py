"""What no file of the project may hold, and what must be current."""

import re
import subprocess
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"^([A-Za-z0-9._-]+)")


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(name: str) -> set[str]:
    lines = (ROOT / "requirements" / name).read_text("utf-8").splitlines()
    return {normal(line.split("==")[0]) for line in lines if "==" in line}


def asked(requirements: list[str]) -> set[str]:
    return {normal(NAME.match(each).group(1)) for each in requirements}  # type: ignore[union-attr]


def test_no_file_names_the_address_of_a_package_registry() -> None:
    address = re.compile(
        r"https?://[^\s\"']*(pypi|pythonhosted|npmjs|simple/)|--(extra-)?index-url|find-links"
    )
    for path in tracked():
        if path.suffix not in {".bin", ".png", ".ics"} and path != Path(__file__):
            assert not address.search(path.read_text("utf-8", errors="replace")), path


def test_every_locked_package_is_pinned_by_a_hash() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        entries = re.split(r"\n(?=\S)", path.read_text("utf-8").strip())
        assert all("==" in each and "--hash=sha256:" in each for each in entries), path


def test_the_lock_files_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    needs = asked(project["project"]["dependencies"]) | asked(extras["print"])
    groups = project["dependency-groups"]
    assert needs <= locked("run.txt")
    assert needs | asked(extras["semantic"]) | asked(groups["test"]) <= locked("test.txt")
    assert asked(groups["build"]) <= locked("build.txt")
    assert locked("run.txt") <= locked("test.txt")


def test_continuous_integration_runs_the_tests_and_nothing_less() -> None:
    assert "exec make test" in (ROOT / ".ci/run").read_text("utf-8")


def test_the_public_workflow_runs_the_same_on_every_python_that_the_package_names() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))["jobs"]["test"]
    assert workflow["steps"][-1]["run"] == ".ci/run"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [each.rpartition(" ")[2] for each in project["classifiers"] if re.search(r":: 3\.\d+$", each)]
    assert workflow["strategy"]["matrix"]["python"] == named == ["3.11", "3.12", "3.13"]


def test_hooks_before_a_commit_run_what_is_installed_here() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [each["repo"] for each in hooks["repos"]] == ["local"]
    assert {each["language"] for each in hooks["repos"][0]["hooks"]} == {"system"}


def test_make_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    assert targets >= set("help quick fix test docs".split())
    assert set(re.findall(r"^([a-z-]+):[^#\n]*## \w", makefile, re.MULTILINE)) == targets


def test_no_pattern_is_possessive() -> None:
    """``a*+`` and ``(?>a)`` find other things in Debian 12's Python, 3.11.2, than in later ones."""
    possessive = re.compile(r"(?<!\\)[*+?}]\+(?!\])|\(\?>")
    quoted = re.compile(r"\br[f]?([\"'])(.*?)(?<!\\)\1")
    for path in (ROOT / "src").rglob("*.py"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for found in quoted.finditer(line):
                bare = re.sub(r"\[[^\]]*\]", "[]", found[2])
                assert not possessive.search(bare), f"{path.name}:{number}: {line.strip()}"
