"""Harper's own process: a JSON question a line on standard input, a JSON answer a line on standard output.

Run by path (see ``integrations.child_process``). Imports nothing of ours, so it starts fast.
What Harper prints goes nowhere: the answers have a descriptor of their own. The first line sets Harper up;
each later one asks of ``words`` whether they are known, of ``unknown`` words what they may have been meant to
be (``null``: right after all), and of ``pieces`` of text what lints they have.
"""

import json
import os
import re
import sys
from typing import Any

from harper import Dialect, Language, Lint, Linter, SuggestionKind

SPELLING = "SpellCheck"
MOST_REPLACEMENTS = 6
UNLIKE_ANY = "abababababab"
"""The first word without similar ones takes a second and 70 MB: better before anybody waits."""
STEMS = frozenset(
    (
        *("bio", "cardio", "cyber", "electro", "geo", "hydro", "immuno", "infra", "macro", "micro", "multi"),
        *(
            "nano",
            "neuro",
            "non",
            "photo",
            "poly",
            "proto",
            "psycho",
            "radio",
            "semi",
            "tele",
            "thermo",
            "ultra",
        ),
    )
)
SHORTEST_PART = 4
_SPELLED_TWO_WAYS = re.compile(r"or|er|i[sz]|yz|l[ei]|log|ense|ae|oe|gray|ful|rol")
_REPEATED = re.compile(r"(.)\1")
FALSE_PARTS = ("all", "full", "well")
"""Prefixes and suffixes that make misspellings: ``allready``, ``gratefull``, ``wellcome``."""


class Speller:
    """Looks words up in every dialect: a word that's correct in one is correct."""

    def __init__(self) -> None:
        self._linters: dict[Dialect, Linter] = {}

    def knows(self, word: str) -> bool:
        """Whether any dialect has the word; a hundred times faster than looking for similar ones."""
        return self._linter(Dialect.AMERICAN).is_likely_english(word)

    def meant(self, word: str) -> list[str] | None:
        """What an unknown word may have been meant to be; ``None`` for a compound of known ones."""
        found = self._search(word, Dialect.AMERICAN)
        if any(_SPELLED_TWO_WAYS.search(each) for each in found):
            found = list(dict.fromkeys(found + self._search(word, Dialect.BRITISH)))
        if any(_doubling(word, each) for each in found):
            return found
        is_compound = any(all(part in STEMS or self.knows(part) for part in way) for way in _ways(word))
        return None if is_compound else found

    def _search(self, word: str, dialect: Dialect) -> list[str]:
        lints = self._linter(dialect).lint(word, language=Language.PLAINTEXT)
        return [each.replacement_text for lint in lints for each in lint.suggestions]

    def _linter(self, dialect: Dialect) -> Linter:
        linter = self._linters.get(dialect)
        if linter is None:
            linter = Linter(dialect)
            linter.set_lint_config({rule: rule == SPELLING for rule in linter.get_default_lint_config()})
            self._linters[dialect] = linter
        return linter


def _ways(word: str) -> list[tuple[str, str]]:
    """The ways to read a word as a compound: of two words, or of a stem and a word.

    A compound of known words is known, since no dictionary has them all.
    """
    last = len(word) - SHORTEST_PART
    return [
        (word[:at], word[at:])
        for at in range(3, last + 1)
        if (at >= SHORTEST_PART or word[:at] in STEMS)
        and not word.startswith(FALSE_PARTS)
        and not word.endswith(FALSE_PARTS)
    ]


def _doubling(word: str, other: str) -> bool:
    """Whether two words differ only in doubled letters, like ``writting`` and ``writing``."""
    return _REPEATED.sub(r"\1", word.lower()) == _REPEATED.sub(r"\1", other.lower())


class PieceLinter:
    """Checks pieces of text with the given rules."""

    def __init__(self, rules: list[str]) -> None:
        self._linter = Linter(Dialect.AMERICAN)
        wanted = frozenset(rules)
        self._linter.set_lint_config(
            {rule: rule in wanted for rule in self._linter.get_default_lint_config()}
        )

    def lint(self, piece: str) -> list[tuple[int, int, str, str, list[str]]]:
        """The lints of one piece: from, to, the rule, its words, what to put there."""
        return sorted(
            (lint.span.start, lint.span.end, rule, lint.message, _replacements(lint))
            for rule, lints in self._linter.organized_lints(piece, language=Language.PLAINTEXT).items()
            for lint in lints
        )


def _replacements(lint: Lint) -> list[str]:
    """What to put in place of a finding's words."""
    return [
        lint.problem_text + each.replacement_text
        if each.kind == SuggestionKind.INSERT_AFTER
        else each.replacement_text
        for each in lint.suggestions[:MOST_REPLACEMENTS]
    ]


def main() -> None:
    """Answer until there are no more questions."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    with open(os.devnull, "w", encoding="ascii") as nowhere:  # noqa: PTH123 - every import counts here
        os.dup2(nowhere.fileno(), 1)
    questions = iter(sys.stdin.buffer.readline, b"")
    setup: dict[str, Any] = json.loads(next(questions))
    speller = Speller()
    if setup["warm"]:
        speller.meant(UNLIKE_ANY)
    reader = PieceLinter(setup["rules"])
    for line in questions:
        question: dict[str, Any] = json.loads(line)
        answer = {
            "words": [speller.knows(word) for word in question["words"]],
            "unknown": [speller.meant(word) for word in question["unknown"]],
            "pieces": [reader.lint(piece) for piece in question["pieces"]],
        }
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
