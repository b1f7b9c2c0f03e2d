"""The case format as a page: each key's type, meaning and allowed values, and whether it's required.

Made from the types that read a case, so the page can't disagree with them.
"""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import msgspec
from msgspec import inspect

from afterword.core.case import Case
from afterword.messages.case_keys import KEYS, TABLES

_HEAD: Final = """\
# The case format

The file that `afterword plan` and the other commands read, in JSON or TOML with the same keys: one for each
role at a company. A commented example with every key is [examples/case.toml](../examples/case.toml):

```console
$ .venv/bin/afterword plan examples/case.toml
```

`afterword case-format` prints this page, `afterword case-format --json` the same as a JSON Schema for your
editor. A key that isn't listed here is an error that names the closest one, so no typo goes unnoticed.

- **Text** has at most 20,000 characters, a **name** 500, an **id** 1 to 200.
- A **moment** needs an offset: `2026-11-03T15:30:00-06:00`. A **date** is `2026-11-13`. JSON quotes both.
- You can leave out a key that isn't required; its default is in parentheses.
"""
_EVENTS: Final = """
## `[[events]]`

What has happened since. Each has a `kind`, which determines its other keys.
"""


class KeyRow(NamedTuple):
    """One key of a table: its type in words, its default (empty if it's required), the allowed values."""

    table: str
    name: str
    type: str
    required: bool
    default: str
    allowed: tuple[str, ...]


def structs() -> list[type[msgspec.Struct]]:
    """The tables of a case in the page's order, each once, with events last."""
    found: list[type[msgspec.Struct]] = []
    _collect(inspect.type_info(Case), found)
    return sorted(found, key=_is_event)


def format_rows(struct: type[msgspec.Struct]) -> list[KeyRow]:
    """The keys of a table in order, without an event's ``kind``."""
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)
    return [
        KeyRow(
            struct.__name__,
            field.encode_name,
            _type(field.type),
            field.required,
            _default(field.default),
            tuple(_allowed(field.type)),
        )
        for field in info.fields
    ]


def event_kinds() -> dict[str, type[msgspec.Struct]]:
    """The kinds of events, by the ``kind`` used in a file."""
    return {str(each.__struct_config__.tag): each for each in structs() if _is_event(each)}


def page() -> str:
    """The whole page in Markdown."""
    parts = [_HEAD]
    events = False
    for struct in structs():
        title, about = TABLES[struct.__name__]
        if _is_event(struct) and not events:
            events = True
            parts.append(_EVENTS)
        parts.append(f"\n{'###' if events else '##'} {title}\n\n{about}\n")
        parts.append("\n".join(_table(struct)) + "\n")
    return "".join(parts)


def schema() -> bytes:
    """The format as a JSON Schema, indented."""
    made = msgspec.json.schema(Case)
    definitions = made["$defs"]
    for struct in structs():
        properties = definitions[struct.__name__]["properties"]
        for row in format_rows(struct):
            properties[row.name]["description"] = KEYS[f"{row.table}.{row.name}"].meaning
    return msgspec.json.format(msgspec.json.encode(made), indent=2)


def _table(struct: type[msgspec.Struct]) -> Iterator[str]:
    yield "\n| key | type | required | allowed | meaning | example |"
    yield "|---|---|---|---|---|---|"
    for row in format_rows(struct):
        key = KEYS[f"{row.table}.{row.name}"]
        required = "**yes**" if row.required else f"no ({row.default})" if row.default else "no"
        allowed = ", ".join(f"`{value}`" for value in row.allowed)
        yield f"| `{row.name}` | {row.type} | {required} | {allowed} | {key.meaning} | `{key.example}` |"


def _is_event(struct: type[msgspec.Struct]) -> bool:
    return struct.__struct_config__.tag_field is not None


def _collect(kind: Any, found: list[type[msgspec.Struct]]) -> None:
    if isinstance(kind, inspect.StructType):
        if kind.cls not in found:
            found.append(kind.cls)
            for field in kind.fields:
                _collect(field.type, found)
    elif isinstance(kind, inspect.UnionType):
        for each in kind.types:
            _collect(each, found)
    elif isinstance(kind, inspect.VarTupleType):
        _collect(kind.item_type, found)


_WORDS: Final[dict[type, str]] = {
    inspect.BoolType: "true or false",
    inspect.DateTimeType: "moment",
    inspect.DateType: "date",
    inspect.LiteralType: "one of",
    inspect.StructType: "table",
}


def _type(kind: Any) -> str:
    """The type in words."""
    if isinstance(kind, inspect.UnionType):
        options = [each for each in kind.types if not isinstance(each, inspect.NoneType)]
        return "event" if len(options) > 1 else _type(options[0])
    if isinstance(kind, inspect.VarTupleType):
        item = _type(kind.item_type)
        return f"list of {item}" if item == "text" else f"list of {item}s"
    if isinstance(kind, inspect.IntType):
        return f"whole number, {kind.ge} to {kind.le}"
    if isinstance(kind, inspect.StrType):
        return {200: "id", 500: "name"}.get(kind.max_length or 0, "text")
    return _WORDS[type(kind)]


def _allowed(kind: Any) -> Iterator[str]:
    if isinstance(kind, inspect.LiteralType):
        yield from map(str, kind.values)
    elif isinstance(kind, inspect.UnionType):
        for each in kind.types:
            yield from _allowed(each)


def _default(default: object) -> str:
    """The default as the page shows it; empty if there's none."""
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return f"`{default}`" if isinstance(default, str) else ""
