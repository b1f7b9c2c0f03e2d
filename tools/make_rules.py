"""``python tools/make_rules.py``: the Python of the phrase rules, from the files of ``src/afterword/rules``.

What it writes is plain data without calls, so that it loads as fast as any constant, and the program reads no
rule file of its own at run time.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

T = TypeVar("T")
ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "afterword"
RULES: Final = SOURCE / "rules"
CHECK: Final = SOURCE / "core" / "notes" / "check"
SIGNS: Final = SOURCE / "core" / "replies" / "compiled_signs.py"
WORDS: Final = SOURCE / "messages" / "compiled_findings.py"
_MADE: Final = "Made by tools/make_rules.py from {source}: change that, and run `make generated`."
_AS_EMPTY: Final = {
    CHECK / "compiled_rules.py": "LISTS: dict[str, str] = {}\nPATTERNS = KINDS = {}\nRULES = ()\n",
    CHECK / "compiled_words.py": (
        "SLIPS: dict[str, tuple[tuple[str, ...], ...]] = {}\n"
        "INSTEAD: dict[str, str] = {}\nMILD = SPOKEN = FAMILIES = ()\n"
    ),
    SIGNS: "LISTS: dict[str, str] = {}\nWHY = SIGNS = {}\n",
}
"""What the compiler imports of what it writes, for a tree that has none of it yet."""


def make() -> None:
    """Write every module."""
    for path, empty in _AS_EMPTY.items():
        if not path.exists():
            path.write_text(empty, "utf-8")
    _make_notes()
    _make_replies()
    _make_words()


def _make_notes() -> None:
    from afterword.services.phrase_rules.note_rules import GROUPS, SEVERITIES, read_note_rule  # noqa: PLC0415
    from afterword.services.phrase_rules.patterns import read_vocabulary  # noqa: PLC0415

    vocabulary = _read(RULES / "words" / "notes.yaml", read_vocabulary)
    rules = [
        _named(path, rule, rule.id)
        for path in sorted((RULES / "notes").glob("*.yaml"))
        for rule in [_read(path, lambda text: read_note_rule(text, vocabulary))]
    ]
    rules.sort(key=lambda rule: (GROUPS.index(rule.data[1]), SEVERITIES.index(rule.data[2]), rule.id))
    _write(
        CHECK / "compiled_rules.py",
        "The phrase rules about notes, and the words that their patterns may name",
        "rules/notes and rules/words/notes.yaml",
        ("LISTS", "dict[str, str]", vocabulary.lists),
        ("PATTERNS", "dict[str, tuple[str, ...]]", vocabulary.patterns),
        ("KINDS", "dict[str, tuple[str, ...]]", vocabulary.kinds),
        ("RULES", "tuple[RuleData, ...]", tuple(rule.data for rule in rules)),
        imports="from afterword.core.notes.check.phrasebook import RuleData",
    )
    words = {(rule.id, reason): tuple(each) for rule in rules for reason, each in rule.words.items()}
    _write(
        WORDS,
        "What findings say, and what they suggest, by rule and reason",
        "rules/notes",
        ("WORDS", "dict[tuple[str, str], tuple[str, str, tuple[str, ...]]]", words),
    )


def _make_replies() -> None:
    from afterword.services.phrase_rules.reply_rules import read_reply_rule, reply_vocabulary  # noqa: PLC0415

    vocabulary = _read(RULES / "words" / "replies.yaml", reply_vocabulary)
    rules = [
        _named(path, rule, rule.meaning)
        for path in sorted((RULES / "replies").glob("*.yaml"))
        for rule in [_read(path, lambda text: read_reply_rule(text, vocabulary))]
    ]
    _write(
        SIGNS,
        "The signs of what replies mean, and the words that they name",
        "rules/replies",
        ("LISTS", "dict[str, str]", vocabulary.lists),
        ("WHY", "dict[Meaning, str]", {rule.meaning: rule.why for rule in rules}),
        ("SIGNS", "dict[Meaning, tuple[SignData, ...]]", {rule.meaning: rule.signs for rule in rules}),
        imports="from afterword.core.replies.signs import Meaning, SignData",
    )


def _make_words() -> None:
    """What other code asks for: names, domains, headings."""
    from afterword.services.phrase_rules.slips import read_slips  # noqa: PLC0415

    _write(
        SOURCE / "core" / "text" / "compiled_mail_domains.py",
        "Mail domains that tell nothing of a company",
        "rules/words/free_mail.txt and schedulers.txt",
        ("FREE_MAIL", "tuple[str, ...]", _lines("free_mail.txt")),
        ("SCHEDULERS", "tuple[str, ...]", _lines("schedulers.txt")),
    )
    speak = _yaml("text_speak.yaml")
    _write(
        CHECK / "compiled_words.py",
        "Words that are slips, text-message spellings, and given names with their short forms",
        "rules/words: confused.yaml, text_speak.yaml, nicknames.txt",
        ("SLIPS", "dict[str, tuple[SlipData, ...]]", _read(RULES / "words" / "confused.yaml", read_slips)),
        ("INSTEAD", "dict[str, str]", speak["instead"]),
        ("MILD", "tuple[str, ...]", tuple(speak["mild"])),
        ("SPOKEN", "tuple[str, ...]", tuple(speak["spoken"])),
        ("FAMILIES", "tuple[str, ...]", _lines("nicknames.txt")),
        imports="from afterword.core.notes.check.spelling import SlipData",
    )
    columns = {field: tuple(names) for field, names in _yaml("column_names.yaml").items()}
    _write(
        SOURCE / "services" / "transfer" / "importing" / "compiled_columns.py",
        "How people head the columns of a table, by our fields",
        "rules/words/column_names.yaml",
        ("COLUMNS", "dict[Field, tuple[str, ...]]", columns),
        imports="from afterword.services.transfer.importing.fields import Field",
    )


def _lines(name: str) -> tuple[str, ...]:
    """The lines of a word list, without comments; one twice is an error."""
    lines = (RULES / "words" / name).read_text("utf-8").splitlines()
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    twice = {each for each in words if words.count(each) > 1}
    if twice:
        sys.exit(f"rules/words/{name}: {', '.join(sorted(twice))} twice")
    return tuple(words)


def _yaml(name: str) -> dict[str, Any]:
    """A word list with keys."""
    from afterword.services.phrase_rules.strict_yaml import plain_data, read_yaml  # noqa: PLC0415

    found = plain_data(_read(RULES / "words" / name, read_yaml))
    assert isinstance(found, dict)
    return found


def _read(path: Path, read: Callable[[str], T]) -> T:
    """What a file holds; a mistake ends the program with its place."""
    from afterword.services.phrase_rules.strict_yaml import RuleFileError  # noqa: PLC0415

    try:
        return read(path.read_text("utf-8"))
    except RuleFileError as error:
        sys.exit(f"{path.relative_to(ROOT)}: {error}")


def _named(path: Path, rule: T, ident: str) -> T:
    if ident != path.stem:
        sys.exit(f"{path.relative_to(ROOT)}: its id is {ident}; name the file {ident}.yaml")
    return rule


def _write(path: Path, about: str, source: str, *constants: tuple[str, str, Any], imports: str = "") -> None:
    """A module of constants: name, type, value."""
    lines = [f'"""{about}.', "", _MADE.format(source=source), '"""', "", "# fmt: off", ""]
    typing = "from typing import TYPE_CHECKING, Final" if imports else "from typing import Final"
    lines += [typing, *(["", "if TYPE_CHECKING:", f"    {imports}"] if imports else [])]
    for name, kind, value in constants:
        annotation = f'"Final[{kind}]"' if imports else f"Final[{kind}]"
        first, *rest = _literal(value, 0)
        lines += ["", f"{name}: {annotation} = {first}", *rest]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _literal(value: Any, depth: int) -> Iterator[str]:
    """A value as Python, an item a line."""
    pad = "    " * (depth + 1)
    if isinstance(value, str):
        yield _text(value)
    elif not isinstance(value, tuple | Mapping):
        yield repr(value)
    elif not value:
        yield "{}" if isinstance(value, Mapping) else "()"
    else:
        opened, closed = ("{", "}") if isinstance(value, Mapping) else ("(", ")")
        yield opened
        items = value.items() if isinstance(value, Mapping) else ((None, each) for each in value)
        for key, each in items:
            first, *rest = _literal(each, depth + 1)
            named = "" if key is None else f"{_key(key)}: "
            lines = [f"{named}{first}", *rest]
            yield from (f"{pad}{lines[0]}", *lines[1:-1]) if len(lines) > 1 else ()
            yield f"{lines[-1]}," if len(lines) > 1 else f"{pad}{lines[0]},"
        yield f"{'    ' * depth}{closed}"


def _key(key: Any) -> str:
    if isinstance(key, tuple):
        return f"({', '.join(map(_text, key))})"
    return _text(key)


def _text(text: str) -> str:
    """A string as the formatter quotes it."""
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted if '"' not in text or "'" in text else f"'{text}'"


if __name__ == "__main__":
    make()
