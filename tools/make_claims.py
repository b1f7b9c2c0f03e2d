"""Write docs/claims.md: each claim of the article, the rules that keep it, their tests and their numbers.

Run `python tools/make_claims.py` after a change to a rule, its examples or a policy. With `--check` nothing
is written: the status is 1 when the page is stale, a claim has no rule, a rule no test, or a number no claim.
"""

import ast
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from afterword.app.policies import shipped_tables
from afterword.app.wording.claims import ARTICLE, CLAIMS, CONDITIONS, WORDS
from afterword.core.rule_table import RULES, Rule

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "claims.md"
SOURCES = ROOT / "src"
CASES = ROOT / "tests" / "rules"
OURS = "policy"
_COLUMNS = "| Claim | Rule | What it keeps to | Examples | Numbers |\n|---|---|---|---|---|"
_HEAD = """\
# Every claim, and what keeps it

Made by `tools/make_claims.py` from the table of rules, their docstrings, the examples in
[tests/rules](../tests/rules/README.md) and the policies: change those, not this page.

The article makes {claims} claims. {kept} of them decide timing, channel or permission, and {rules} rules keep
them; {ours} more rules are conditions of our own. {examples} examples hold the rules to it. {words} claims
are about the words of notes and calls, and are not kept yet.

## Timing, channel and permission
"""
_OURS = """
## Our own conditions

The article does not state these, and its claims would not hold without them.
"""
_WORDS = """
## The words of notes and calls: not in this release

These claims are about what a note or a call says. This release decides when, how and whether to write or
call; it neither writes nor checks the words.

| Claim | Becomes words |
|---|---|"""


class Facts(NamedTuple):
    """What the page is made of: ``examples`` are counted by case file, ``policies`` are tables by name."""

    rules: Sequence[Rule]
    examples: Mapping[str, int]
    policies: Mapping[str, Mapping[str, Any]]


def gathered() -> Facts:
    """The facts as they are in this tree."""
    files = [path for path in sorted(CASES.glob("*.yaml")) if path.name != "base.yaml"]
    examples = {path.stem: len(yaml.safe_load(path.read_text("utf-8"))["examples"]) for path in files}
    return Facts(RULES, examples, shipped_tables())


def docstring(rule: Rule) -> str:
    """The docstring of a rule's function, from its source: compiled, it has none."""
    name = rule.function.__name__
    source = SOURCES.joinpath(*rule.function.__module__.split(".")).with_suffix(".py")
    for node in ast.parse(source.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return ast.get_docstring(node) or ""
    raise LookupError(f"{source} has no function {name}")


def problems(facts: Facts) -> list[str]:
    """What is missing between claims, rules, tests and numbers."""
    found: list[str] = []
    served = {rule.claim for rule in facts.rules}
    known = {rule.id for rule in facts.rules}
    found += [f"claim {claim}: no rule keeps it" for claim in ARTICLE if claim not in served | WORDS]
    found += [
        f"claim {claim}: listed as words, but a rule keeps it" for claim in ARTICLE if claim in served & WORDS
    ]
    for rule in facts.rules:
        if rule.claim not in ARTICLE and not (rule.claim == OURS and rule.id in CONDITIONS):
            found.append(f"rule {rule.id}: its claim {rule.claim} is unknown")
        if rule.id not in CLAIMS:
            found.append(f"rule {rule.id}: no line in wording/claims.py")
        if not facts.examples.get(rule.id):
            found.append(f"rule {rule.id}: no examples in tests/rules/{rule.id}.yaml")
    found += [
        f"tests/rules/{name}.yaml: no rule of that name" for name in facts.examples if name not in known
    ]
    for name, table in facts.policies.items():
        for key, entry in _numbers(table).items():
            if entry.get("claim") not in ARTICLE:
                found.append(f"policies/{name}.toml: {key} names the unknown claim {entry.get('claim')}")
    return found


def page(facts: Facts) -> str:
    """The page's text."""
    kept = [claim for claim in ARTICLE if claim not in WORDS]
    ours = [rule for rule in facts.rules if rule.claim == OURS]
    head = _HEAD.format(
        claims=len(ARTICLE),
        kept=len(kept),
        rules=len(facts.rules) - len(ours),
        ours=len(ours),
        examples=sum(facts.examples.values()),
        words=len(WORDS),
    )
    lines = [head, _COLUMNS]
    for claim in kept:
        label = f"**{claim}**<br>{ARTICLE[claim]}"
        numbers = _numbers_of(claim, facts.policies)
        for rule in facts.rules:
            if rule.claim == claim:
                lines.append(_row(label, rule, facts.examples, numbers))
                label = numbers = ""
    lines += [_OURS, _COLUMNS]
    lines += [_row(f"**{rule.id}**<br>{CONDITIONS[rule.id]}", rule, facts.examples, "") for rule in ours]
    lines.append(_WORDS)
    lines += [
        f"| **{claim}**<br>{ARTICLE[claim]} | not in this release |" for claim in ARTICLE if claim in WORDS
    ]
    return "\n".join(lines) + "\n"


def _row(label: str, rule: Rule, examples: Mapping[str, int], numbers: str) -> str:
    module = rule.function.__module__
    path = f"../src/{module.replace('.', '/')}.py"
    name = f"{module.rpartition('.')[2]}.{rule.function.__name__}"
    tests = f"[{examples.get(rule.id, 0)}](../tests/rules/{rule.id}.yaml)"
    first = _first_sentence(docstring(rule))
    return f"| {label} | `{rule.id}` {rule.does}:<br>[{name}]({path}) | {first} | {tests} | {numbers} |"


def _first_sentence(text: str) -> str:
    words = " ".join(text.split()).replace("``", "`").replace("|", "\\|")
    return re.split(r"(?<=[.!?]) ", words, maxsplit=1)[0]


def _numbers(table: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {key: entry for key, entry in table.items() if isinstance(entry, Mapping)}


def _numbers_of(claim: str, policies: Mapping[str, Mapping[str, Any]]) -> str:
    """The article's numbers that serve the claim, and where another shipped policy differs."""
    shown = []
    for key, entry in _numbers(policies["article"]).items():
        if entry["claim"] == claim:
            others = [
                f"; {name}: {_value(table[key]['value'])}"
                for name, table in policies.items()
                if name != "article" and key in table
            ]
            shown.append(f"`{key}` {_value(entry['value'])}{''.join(others)}")
    return "<br>".join(shown)


def _value(value: object) -> str:
    return ", ".join(map(str, value)) or "never" if isinstance(value, list) else str(value)


def main(arguments: Sequence[str], facts: Facts | None = None, target: Path = TARGET) -> int:
    """Write the page, or with ``--check`` say what is wrong with it."""
    facts = facts or gathered()
    found = problems(facts)
    if not found and "--check" not in arguments:
        target.parent.mkdir(exist_ok=True)
        target.write_text(page(facts), "utf-8")
    elif not found and (not target.exists() or target.read_text("utf-8") != page(facts)):
        found.append(f"{target.name} is stale: run python tools/make_claims.py")
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
