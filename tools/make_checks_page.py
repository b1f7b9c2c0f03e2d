"""``python tools/make_checks_page.py [--check]``: docs/checks.md, every rule of the check with an example.

``--check`` writes nothing and exits with 1 if the page is stale.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from afterword.core.notes.check.rule_list import RULES, Rule

ROOT: Final = Path(__file__).parents[1]
TARGET: Final = ROOT / "docs" / "checks.md"
EXAMPLES: Final = ROOT / "tests" / "notes"
HEADINGS: Final = {
    "aim": "Aims: what the note is for",
    "fact": "Facts: what a reader checks at a glance",
    "form": "Form",
    "tone": "Tone: what sounds needy, pushing, proud or sour",
    "language": "Language",
}
LONGEST: Final = 160
HEAD: Final = """\
# What the check looks for

Made by `python tools/make_checks_page.py` from the rules; their examples are tests (`tests/notes`). A finding
may be milder or graver than the usual severity, and each explains itself in the note's own terms: see
`afterword check`.
"""
REST: Final = """
Beside these: `spell_grammar` (language; error, warning) is Harper's, `hint_needy` (tone; advice) and
`hint_unsettled` (aim; advice) are the small model's impressions.
"""


def page() -> str:
    """The page."""
    return "\n".join([HEAD, *_sections()]) + REST


def _sections() -> Iterator[str]:
    for group, heading in HEADINGS.items():
        yield f"## {heading}\n"
        yield "| rule | usually | why | found in |"
        yield "|---|---|---|---|"
        for rule in RULES:
            if rule.group == group:
                name = f"[`{rule.id}`](../tests/notes/{rule.id}.yaml)"
                yield f"| {name} | {rule.severity} | {_cell(_first(rule.why))} | {_cell(_found_in(rule))} |"
        yield ""


def _found_in(rule: Rule) -> str:
    """The words of the first example in which the rule fires."""
    file: Any = yaml.safe_load((EXAMPLES / f"{rule.id}.yaml").read_text("utf-8"))
    for example in file["examples"]:
        if example["fires"]:
            words = " ".join((example.get("words") or "").split())
            if not words:
                return str(example["title"])
            return f"“{words if len(words) <= LONGEST else f'{words[: LONGEST - 1]}…'}”"
    return ""


def _first(text: str) -> str:
    """The first sentence."""
    return re.split(r"(?<=[.!?]) ", text, maxsplit=1)[0]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("``", "`")


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` say that it is stale."""
    made = page()
    if "--check" not in arguments:
        TARGET.write_text(made, "utf-8")
    elif not TARGET.exists() or TARGET.read_text("utf-8") != made:
        print(f"{TARGET.name} is stale: run python tools/make_checks_page.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
