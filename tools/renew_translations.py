"""Bring every language up to date with all the texts: new ones are added empty, old ones dropped.

A text is a key of the one catalogue wherever it's written: in a marked call (``_``, ``N_``, ``Phrase``…), in
what an ``InputError`` says, in a template, and in the words of a rule file or a policy.
"""

import ast
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

DOMAIN: Final = "afterword"
SOURCE: Final = Path(__file__).parents[1] / "src/afterword"
Key = tuple[str | None, str | tuple[str, ...]]
"""A text as the catalogue knows it: its context, and its words, in the singular and plural if it has both."""
CALLS: Final[dict[str, tuple[int | None, tuple[int, ...]]]] = {
    **dict.fromkeys(("_", "__", "N_", "gettext", "gettext_lazy", "Phrase"), (None, (0,))),
    "ngettext": (None, (0, 1)),
    **dict.fromkeys(("pgettext", "NP_"), (0, (1,))),
    "npgettext": (0, (1, 2)),
}
"""The calls that mark a text: the place of its context, and those of its words."""
FAULTS: Final = {"InputError": (1, 2), "InviteError": (1, 2), "RuleFileError": (2, 3), "UsageError": (0,)}
"""The errors that say what was found and what's wanted, and where in the call they say it."""
JINJA: Final = {
    "trimmed": "true",
    "newstyle_gettext": "true",
    "silent": "false",
    "extensions": "jinja2.ext.do",
}
HELP_TABLES: Final = frozenset(("COMMANDS", "GROUPS", "KEPT"))
RULE_FILES: Final = ("rules/notes", "rules/replies")
SPOKEN: Final = frozenset(("why", "message", "suggestion"))
"""The keys of a rule file whose words people read."""

HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""
"""Without the dates that babel writes: they would change with each run."""


def texts(source: Path = SOURCE) -> set[Key]:
    """Every text of the sources."""
    found: set[Key] = set()
    for path in source.rglob("*.py"):
        found.update(of_python(path.read_text("utf-8")))
    for path in (source / "cli").rglob("*.py"):
        found.update(of_commands(path.read_text("utf-8")))
    for pattern in ("templates/**/*.html", "templates/**/*.txt"):
        for path in source.rglob(pattern):
            with path.open("rb") as file:
                found.update((each[3], each[1]) for each in extract("jinja2", file, _JINJA_CALLS, (), JINJA))
    for folder in RULE_FILES:
        for path in (source / folder).glob("*.yaml"):
            found.update((None, words) for words in of_rules(yaml.safe_load(path.read_text("utf-8"))))
    for path in (source / "rules/policies").glob("*.toml"):
        found.update((None, words) for words in of_policy(tomllib.loads(path.read_text("utf-8"))))
    return {(context, words) for context, words in found if words}


_JINJA_CALLS: Final[Any] = {
    "_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


def of_python(code: str) -> Iterator[Key]:
    """The texts of a module."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        for given in node.keywords:
            if given.arg == "help":  # of an option of a command
                yield from ((None, words) for words in _literals([given.value]))
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in FAULTS:
            yield from ((None, words) for at in FAULTS[name] for words in _literals(node.args[at : at + 1]))
        elif name in CALLS:
            context, places = CALLS[name]
            words = [_literals(node.args[at : at + 1]) for at in places]
            about = (
                next(iter(_literals(node.args[context : context + 1])), None) if context is not None else None
            )
            if len(places) == 1:
                yield from ((about, each) for each in words[0])
            elif all(words):
                yield about, tuple(each[0] for each in words)


def of_commands(code: str) -> Iterator[Key]:
    """What a command's help says besides its options: the tables of commands, and the examples."""
    for node in ast.parse(code).body:
        name = node.target.id if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) else ""
        value = node.value if isinstance(node, ast.AnnAssign) else None
        if name.endswith("EXAMPLES") or name in HELP_TABLES:
            parts: list[ast.expr | None] = [value]
            if isinstance(value, ast.Dict):
                parts = value.keys if name == "GROUPS" else [*value.values]
            yield from ((None, words) for part in parts if part for words in _literals([part]))


def _literals(arguments: list[ast.expr]) -> list[str]:
    """The texts that an argument may be: one, or both of ``… if … else …``."""
    found = []
    for each in arguments:
        if isinstance(each, ast.IfExp):
            found += _literals([each.body, each.orelse])
        elif isinstance(each, ast.Constant) and isinstance(each.value, str):
            found.append(each.value)
    return found


def of_rules(value: object) -> Iterator[str]:
    """The words of a rule file that people read: why there's the rule, what a finding says and suggests."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in items:
        if key in SPOKEN and isinstance(each, str):
            yield each
        elif key != "examples":
            yield from of_rules(each)


def of_policy(table: dict[str, Any]) -> Iterator[str]:
    """What each number of a policy is."""
    yield from (entry["about"] for entry in table.values() if isinstance(entry, dict) and "about" in entry)


def main() -> None:
    """Renew the file of every language."""
    known = texts()
    for file in sorted((SOURCE / "locale").glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        language = file.parents[1].name
        with file.open("rb") as read:
            before = read_po(read, locale=language)
        renewed = Catalog(locale=language)
        for context, words in known:
            kept = before.get(words[0] if isinstance(words, tuple) else words, context)
            same = kept is not None and kept.id == words
            renewed.add(words, kept.string if kept is not None and same else None, context=context)
        written = BytesIO()
        write_po(written, renewed, width=0, sort_output=True, omit_header=True)
        header = HEADER.format(language=language, plural_forms=get_plural(language))
        file.write_text(header + written.getvalue().decode("utf-8"), "utf-8")


if __name__ == "__main__":
    main()
