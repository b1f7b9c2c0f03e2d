"""Check that the docs lead somewhere: every link, every heading a link names, every path of a file or folder.

    python tools/check_docs.py

Prints one line for each problem, and exits with 1 if there is any.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
_LINK: Final = re.compile(r"\]\(([^()\s]+)\)")
_FENCE: Final = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING: Final = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_ROOMS: Final = (
    "src|tests|tools|benchmarks|examples|docs|requirements|bin|core|rules|drafts|services|messages|messages_de|ports"
    "|db|integrations|web|cli|worker|locale|dates|notes|plan|replies|unit|integration|e2e|stories|architecture|data"
    "|api|mcp|app|adapters|storage|surfaces|wording|wordings|wording_de|policies"
)
"""Folders whose names start a path in the docs, those that are gone included: a path to them is stale."""
_PATH: Final = re.compile(rf"(?<![\w/.:@-])(?:{_ROOMS})/(?:[\w.*<>{{}}-]+/?)*")
_MODULE: Final = re.compile(r"(?<![\w/])afterword(?:\.[a-z_]+)+(?![\w.@/-])")
_NO_PATHS: Final = frozenset(("CHANGELOG.md",))
"""Pages about how things were, too."""


def pages() -> list[Path]:
    """Every Markdown page that people read; the tests' data is not one."""
    return sorted(
        path for path in map(Path, _files()) if path.suffix == ".md" and not path.is_relative_to("tests/data")
    )


def problems(page: Path, text: str) -> Iterator[str]:
    """What is wrong with a page, ``page`` being its path from the root."""
    for link in _LINK.findall(_FENCE.sub("", text)):
        if not re.match(r"[a-z]+:", link):
            yield from (f"{page}: {each}" for each in _broken(page, link, text))
    if page.name in _NO_PATHS:
        return
    for path in sorted(set(_PATH.findall(text))):
        if not _exists(path):
            yield f"{page}: no such file or folder: {path}"
    for module in sorted(set(_MODULE.findall(text))):
        inside = "src/" + module.replace(".", "/")
        if not any(_exists(each) for each in (inside, f"{inside}.py", f"{inside.rpartition('/')[0]}.py")):
            yield f"{page}: no such module: {module}"


def headings(text: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    bare = (
        re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", each) for each in _HEADING.findall(_FENCE.sub("", text))
    )
    return {re.sub(r"[^\w\- ]", "", each.strip().lower()).replace(" ", "-") for each in bare}


def _broken(page: Path, link: str, text: str) -> Iterator[str]:
    name, _, anchor = link.partition("#")
    target = (ROOT / page).parent / name
    if name and not target.exists():
        yield f"a link to nothing: {link}"
    elif anchor and anchor not in headings(target.read_text("utf-8") if name else text):
        yield f"a link to no heading: {link}"


def _exists(path: str) -> bool:
    """Whether a path is one from the root, or the end of one: docs say ``core/case`` for short."""
    wanted = re.sub(r"<[^>]*>|\{[^}]*\}|\b[A-Z]{3,}\b", "*", path.rstrip("/."))
    ways = (wanted, f"*/{wanted}", f"{wanted}.py", f"*/{wanted}.py")
    return any(fnmatchcase(each, way) for each in _there() for way in ways)


@cache
def _there() -> frozenset[str]:
    """Every file of the project, and every folder that holds one."""
    files = _files()
    return frozenset(files) | {str(folder) for name in files for folder in Path(name).parents}


@cache
def _files() -> tuple[str, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - whichever git there is
        cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    return tuple(name for name in listed.split("\0") if name and (ROOT / name).exists())


def main() -> int:
    """Check every page."""
    found = [each for page in pages() for each in problems(page, (ROOT / page).read_text("utf-8"))]
    for each in found:
        print(each)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
