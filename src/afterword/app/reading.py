"""Input as it comes, turned into facts: strict, bounded, and with errors that say what to do."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

import msgspec

from afterword.core.facts import Case
from afterword.core.fault import Fault

LIMIT: Final = 5_000_000
"""Bytes: a case of a few kilobytes is large; what is bigger than this is no case."""

_decoder: Final = msgspec.json.Decoder(Case)
T = TypeVar("T")


def read_case(data: bytes) -> Case:
    """A case from JSON; ``Fault`` if it is not one."""
    return decode(_decoder, Case, data)


def read_case_toml(data: bytes) -> Case:
    """A case from TOML; ``Fault`` if it is not one."""
    return case_of(toml_table(data))


def case_of(table: Mapping[str, object]) -> Case:
    """A case from a parsed table."""
    try:
        return msgspec.convert(table, Case)
    except msgspec.ValidationError as error:
        from afterword.app.complaints import fault_of  # noqa: PLC0415 - only ever needed on an error

        raise fault_of(error, table, Case) from None


def toml_table(data: bytes) -> dict[str, object]:
    """A TOML file's table; ``Fault`` names the line that is no TOML."""
    import tomllib  # noqa: PLC0415 - JSON needs none of it

    _bounded(data)
    try:
        return tomllib.loads(_text(data))
    except tomllib.TOMLDecodeError as error:
        raise Fault("", f"no TOML ({error})", "a TOML file") from None
    except RecursionError:
        raise _too_deep() from None


def decode(decoder: "msgspec.json.Decoder[T]", kind: type[T], data: bytes) -> T:
    """JSON by a strict decoder; ``Fault`` in place of the decoder's own errors."""
    try:
        return decoder.decode(data)
    except msgspec.ValidationError as error:
        from afterword.app.complaints import fault_of  # noqa: PLC0415 - only ever needed on an error

        raise fault_of(error, _untyped(data), kind) from None
    except msgspec.DecodeError as error:
        _bounded(data)
        _text(data)
        raise Fault(
            "", f"no JSON ({str(error).removeprefix('JSON is malformed: ')})", "one JSON object"
        ) from None
    except UnicodeDecodeError:
        _text(data)
        raise Fault("", "text that is not UTF-8", "UTF-8") from None
    except RecursionError:
        raise _too_deep() from None


def _bounded(data: bytes) -> None:
    if len(data) > LIMIT:
        raise Fault("", f"{len(data)} bytes", f"at most {LIMIT} bytes")


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"byte 0x{data[error.start]:02x} at position {error.start}, which is not UTF-8"
        raise Fault("", found, "text in UTF-8") from None


def _too_deep() -> Fault:
    return Fault("", "lists or tables nested too deep", "a few levels, as in the examples")


def _untyped(data: bytes) -> Any:
    """The same JSON without its types, to show what was found where."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    except RecursionError:
        raise _too_deep() from None
