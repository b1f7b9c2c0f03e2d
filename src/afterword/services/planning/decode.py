"""Input as it comes, turned into facts: strict, bounded, and with errors that say what to do."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

import msgspec

from afterword.core.case import Case
from afterword.core.errors import InputError, Phrase
from afterword.core.text import without_mark
from afterword.services.planning.schemas import LIMIT

_decoder: Final = msgspec.json.Decoder(Case)
T = TypeVar("T")


def read_case(data: bytes) -> Case:
    """A case from JSON; ``InputError`` if it is not one."""
    return decode(_decoder, Case, data)


def read_case_toml(data: bytes) -> Case:
    """A case from TOML; ``InputError`` if it is not one."""
    return case_of(toml_table(data))


def case_of(table: Mapping[str, object]) -> Case:
    """A case from a parsed table."""
    try:
        return msgspec.convert(table, Case)
    except msgspec.ValidationError as error:
        from afterword.services.errors import input_error_of  # noqa: PLC0415 - only ever needed on an error

        raise input_error_of(error, table, Case) from None


def read_struct(data: bytes, kind: type[T]) -> T:
    """A struct from TOML; ``InputError`` names the key that is wrong."""
    table = toml_table(data)
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        from afterword.services.errors import input_error_of  # noqa: PLC0415 - only ever needed on an error

        raise input_error_of(error, table, kind) from None


def toml_table(data: bytes) -> dict[str, object]:
    """A TOML file's table; ``InputError`` names the line that is no TOML."""
    import tomllib  # noqa: PLC0415 - JSON needs none of it

    _bounded(data)
    try:
        return tomllib.loads(_text(without_mark(data)))
    except tomllib.TOMLDecodeError as error:
        raise InputError("", Phrase("no TOML ({error})", error=error), "a TOML file") from None
    except RecursionError:
        raise _too_deep() from None


def decode(decoder: "msgspec.json.Decoder[T]", kind: type[T], data: bytes) -> T:
    """JSON by a strict decoder; ``InputError`` in place of the decoder's own errors."""
    data = without_mark(data)
    try:
        return decoder.decode(data)
    except msgspec.ValidationError as error:
        from afterword.services.errors import input_error_of  # noqa: PLC0415 - only ever needed on an error

        raise input_error_of(error, _untyped(data), kind) from None
    except msgspec.DecodeError as error:
        _bounded(data)
        _text(data)
        raise InputError(
            "",
            Phrase("no JSON ({error})", error=str(error).removeprefix("JSON is malformed: ")),
            "one JSON object",
        ) from None
    except UnicodeDecodeError:
        _text(data)
        raise InputError("", "text that is not UTF-8", "UTF-8") from None
    except RecursionError:
        raise _too_deep() from None


def _bounded(data: bytes) -> None:
    if len(data) > LIMIT:
        raise InputError(
            "", Phrase("{count} bytes", count=len(data)), Phrase("at most {limit} bytes", limit=LIMIT)
        )


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = Phrase(
            "byte 0x{data} at position {start}, which is not UTF-8",
            data=f"{data[error.start]:02x}",
            start=error.start,
        )
        raise InputError("", found, "text in UTF-8") from None


def _too_deep() -> InputError:
    return InputError("", "lists or tables nested too deep", "a few levels, as in the examples")


def _untyped(data: bytes) -> Any:
    """The same JSON without its types, to show what was found where."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    except RecursionError:
        raise _too_deep() from None
