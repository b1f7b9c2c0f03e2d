"""A decoder's error, told in full: the field, what was found there, and what was wanted.

Only ever runs when something is wrong, so it may look closely: it walks the raw value along the
error's path and the types beside it.
"""

import re
import types
import typing
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from afterword.core.case import Case
from afterword.core.errors import InputError, Phrase, did_you_mean
from afterword.messages.catalogue import N_

_AT: Final = " - at `"
_SHOWN_AT_MOST: Final = 60


def input_error_of(error: msgspec.ValidationError, raw: object, kind: type) -> InputError:
    """The fault behind a decoder's error about ``raw``, which was to be a ``kind``."""
    text, _, where = str(error).partition(_AT)
    path = where.removesuffix("`").removeprefix("$").removeprefix(".")
    path = path.replace("[...]", "[…]")
    value, annotation = _follow(path, raw, kind)
    if text.startswith("Object contains unknown field"):
        name = text.split("`")[1]
        return InputError(_join(path, name), "an unknown key", _keys(annotation, value, name))
    if text.startswith("Object missing required field"):
        name = text.split("`")[1]
        return InputError(
            _join(path, name),
            "nothing",
            Phrase("a value ({named})", named=_named(_field(annotation, value, name))),
        )
    return InputError(path, _shown(value), _wanted(text, annotation))


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _wanted(text: str, annotation: Any) -> str:
    if "RFC3339" in text:
        if "datetime" in text:
            return Phrase('a moment that exists, with an offset, such as "2026-11-03T15:30:00-06:00"')
        return Phrase('a date that exists, such as "2026-11-13"')
    if "timezone component" in text:
        return Phrase(
            'a moment with an offset, such as "2026-11-03T15:30:00-06:00" (without one it could be anywhere)'
        )
    if text.startswith(("Invalid enum value", "Invalid value")):
        return _named(annotation)
    if "matching regex '^[A-Z]{2}$'" in text:
        return Phrase('an ISO 3166-1 alpha-2 country in capitals, such as "US"')
    if "matching regex" in text:
        return Phrase('an ISO 3166-2 region without its country, such as "IL"')
    wanted = text.removeprefix("Expected ").partition(", got")[0].replace("`", "")
    return _plain(wanted)


_PLAIN: Final = {
    "str": Phrase("text"),
    "int": Phrase("a whole number"),
    "bool": Phrase("true or false"),
    "object": Phrase("a table"),
    "array": Phrase("a list"),
    "datetime": Phrase('a moment such as "2026-11-03T15:30:00-06:00"'),
    "date": Phrase('a date such as "2026-11-13"'),
    "null": "null",
}


_BOUNDS: Final = re.compile(r"(of length(?: [<>]=?)?|[<>]=?) (\S+)")
_BOUNDED: Final = {
    "of length": N_("{kind} of length {limit}"),
    "of length >=": N_("{kind} of length {limit} or more"),
    "of length <=": N_("{kind} of length {limit} or less"),
    ">=": N_("{kind} from {limit} up"),
    "<=": N_("{kind} up to {limit}"),
    ">": N_("{kind} above {limit}"),
    "<": N_("{kind} below {limit}"),
}


def _plain(wanted: str) -> str:
    head, _, rest = wanted.partition(" ")
    if head in _PLAIN and rest[:1] != "|":
        bounds = _BOUNDS.fullmatch(rest)
        if bounds is not None:
            return Phrase(_BOUNDED[bounds[1]], kind=_PLAIN[head], limit=bounds[2])
        return Phrase("{kind} {rest}", kind=_PLAIN[head], rest=rest) if rest else _PLAIN[head]
    first, *others = (_PLAIN.get(part.strip(), part.strip()) for part in wanted.split("|"))
    for each in others:
        first = Phrase("{one} or {other}", one=first, other=each)
    return first


def _shown(value: object) -> str:
    if value is _NOWHERE:
        return Phrase("something else")
    if isinstance(value, dict):
        return Phrase("a table")
    if isinstance(value, list):
        return Phrase("a list")
    text = msgspec.json.encode(value).decode() if isinstance(value, str | int | float | None) else repr(value)
    return text if len(text) <= _SHOWN_AT_MOST else text[: _SHOWN_AT_MOST - 1] + "…"


def _named(annotation: Any) -> str:
    for option in _options(annotation):
        if typing.get_origin(option) is typing.Literal:
            return Phrase("one of {names}", names=", ".join(map(repr, typing.get_args(option))))
    structs = [option for option in _options(annotation) if _is_struct(option)]
    tags = [str(struct.__struct_config__.tag) for struct in structs]
    if len(structs) > 1:
        return Phrase("one of {names}", names=", ".join(map(repr, tags)))
    if structs:
        return Phrase("a table")
    for option in _options(annotation):
        if option in (str, int, bool):
            return _PLAIN[option.__name__]
        name = getattr(option, "__name__", "")
        if name in _PLAIN:
            return _PLAIN[name]
    return Phrase("a value of the right kind")


def _keys(annotation: Any, value: object, name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only ever needed on an error

    fields = [field for struct in _structs(annotation, value) for field in _fields(struct)]
    near = get_close_matches(name, fields, n=1)
    if not fields:
        return Phrase("no further keys")
    keys = Phrase("one of {names}", names=", ".join(dict.fromkeys(fields)))
    if near:
        keys = did_you_mean(keys, repr(near[0]))
    if _of_a_case(annotation, value):
        keys = Phrase("{keys}; `afterword case-format` explains them", keys=keys)
    return keys


def _of_a_case(annotation: Any, value: object) -> bool:
    return any(struct.__module__ == Case.__module__ for struct in _structs(annotation, value))


def _fields(struct: Any) -> list[str]:
    config = struct.__struct_config__
    tag = [config.tag_field] if config.tag_field else []
    return [*tag, *struct.__struct_encode_fields__]


def _field(annotation: Any, value: object, name: str) -> Any:
    for struct in _structs(annotation, value):
        hints = typing.get_type_hints(struct, include_extras=True)
        if name in hints:
            return hints[name]
        if name == struct.__struct_config__.tag_field:
            return annotation
    return object


def _structs(annotation: Any, value: object) -> list[Any]:
    """The structs that the value may be meant as: by its tag, if it names one."""
    structs = [option for option in _options(annotation) if _is_struct(option)]
    if isinstance(value, dict) and len(structs) > 1:
        tagged = [s for s in structs if value.get(s.__struct_config__.tag_field) == s.__struct_config__.tag]
        return tagged or structs[:1]
    return structs


def _options(annotation: Any) -> Iterator[Any]:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        yield from _options(typing.get_args(annotation)[0])
    elif origin in (typing.Union, types.UnionType):
        for option in typing.get_args(annotation):
            yield from _options(option)
    else:
        yield annotation


def _is_struct(option: Any) -> bool:
    return isinstance(option, type) and issubclass(option, msgspec.Struct)


_NOWHERE: Final = object()


def _follow(path: str, raw: object, kind: Any) -> tuple[object, Any]:
    """The value and the annotation at a path such as ``interviews[0].ended_at``."""
    value: object = raw
    annotation: Any = kind
    for step in path.replace("[", ".[").split("."):
        if not step:
            continue
        if step.startswith("["):
            index = step[1:-1]
            items = [
                typing.get_args(option)[0]
                for option in _options(annotation)
                if typing.get_origin(option) in (tuple, list)
            ]
            annotation = items[0] if items else object
            value = value[int(index)] if isinstance(value, list) and index.isdecimal() else _NOWHERE
        else:
            annotation = _field(annotation, value, step)
            value = value.get(step, _NOWHERE) if isinstance(value, dict) else _NOWHERE
    return value, annotation
