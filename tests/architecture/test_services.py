"""Features of the services know each other less and less: how many modules of one import another."""

import ast
from collections import Counter
from pathlib import Path
from typing import Final

import afterword

SERVICES: Final = Path(afterword.__path__[0]) / "services"
AT_MOST: Final = {
    ("cases", "inbox"): 5,
    ("cases", "insights"): 1,
    ("cases", "notes"): 1,
    ("cases", "outbox"): 2,
    ("cases", "planning"): 6,
    ("cases", "transfer"): 2,
    ("inbox", "cases"): 2,
    ("inbox", "mail_accounts"): 4,
    ("inbox", "notes"): 1,
    ("inbox", "outbox"): 2,
    ("inbox", "phrase_rules"): 1,
    ("insights", "transfer"): 1,
    ("mail_accounts", "inbox"): 1,
    ("mail_accounts", "outbox"): 1,
    ("notes", "outbox"): 1,
    ("notes", "phrase_rules"): 1,
    ("notes", "planning"): 3,
    ("outbox", "cases"): 3,
    ("outbox", "inbox"): 8,
    ("outbox", "mail_accounts"): 2,
    ("outbox", "notes"): 5,
    ("outbox", "transfer"): 1,
    ("planning", "inbox"): 1,
    ("planning", "notes"): 1,
    ("profile", "mail_accounts"): 1,
    ("profile", "planning"): 1,
    ("today", "cases"): 1,
    ("today", "inbox"): 3,
    ("today", "planning"): 3,
    ("today", "profile"): 1,
    ("transfer", "cases"): 6,
    ("transfer", "inbox"): 2,
    ("transfer", "notes"): 2,
    ("transfer", "outbox"): 2,
    ("transfer", "planning"): 2,
    ("transfer", "profile"): 3,
}
"""Modules of a feature that import something of another. Take out what's gone and lower what's fewer; add nothing: what a feature needs
of another, ``bootstrap`` hands it, or it's in ``core``, ``ports`` or ``context``."""


def crossings() -> Counter[tuple[str, str]]:
    """For each two features, how many modules of the one import something of the other."""
    found = set()
    for path in SERVICES.rglob("*.py"):
        here = path.relative_to(SERVICES).parts
        if len(here) == 1:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("afterword.services"):
                for each in node.names:
                    there = f"{node.module}.{each.name}".split(".")[2]
                    if (SERVICES / there).is_dir() and there != here[0]:
                        found.add((path, here[0], there))
    return Counter((one, other) for _, one, other in found)


def test_no_feature_knows_more_of_another_than_it_did() -> None:
    more = {pair: count for pair, count in crossings().items() if count > AT_MOST.get(pair, 0)}
    assert more == {}


def test_what_is_gone_is_taken_out_of_the_list() -> None:
    assert set(AT_MOST) == set(crossings())
