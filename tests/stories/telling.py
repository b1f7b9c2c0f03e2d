"""A story told by the command line: a case, the moments at which somebody looks at it, and what they see."""

import io
import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any

import msgspec

from afterword.cli.main import run

HERE = Path(__file__).parent
_COLOURS = ("FORCE_COLOR",)


def stories() -> list[Path]:
    """The folders of the stories, in order of their names."""
    return sorted(path.parent for path in HERE.glob("*/moments.toml"))


def pages(story: Path) -> dict[str, str]:
    """The story's files as they should be: ``1.txt`` is what is seen first, ``1.json`` the same for programs."""
    table = tomllib.loads((story / "moments.toml").read_text("utf-8"))
    found: dict[str, str] = {}
    for number, moment in enumerate(table["moments"], 1):
        words = ["plan", str(story / "case.toml"), "--now", moment["now"].isoformat()]
        words += ["--policy", table.get("policy", "article")]
        for engagement in moment.get("busy", ()):
            words += ["--busy", engagement]
        found[f"{number}.txt"] = _seen(words)
        found[f"{number}.json"] = _laid_out(_seen([*words, "--json"]))
    return found


def _seen(words: list[str]) -> str:
    out = io.StringIO()
    with redirect_stdout(out), _without(_COLOURS):
        status = run(words)
    if status != 0:
        raise ValueError(f"afterword {' '.join(words)}: exit status {status}")
    return out.getvalue()


def _laid_out(line: str) -> str:
    """The line with an indent, so that a difference shows where it is."""
    return msgspec.json.format(line.encode(), indent=1).decode() + "\n"


@contextmanager
def _without(names: tuple[str, ...]) -> Iterator[None]:
    kept: dict[str, Any] = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)
