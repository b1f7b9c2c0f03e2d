"""``afterword call``, once ``do``: every operation of the registry, with JSON in and JSON out."""

import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import msgspec

from afterword import bootstrap
from afterword.cli.files import STANDARD_INPUT, piped, piped_if_any, read
from afterword.cli.inputs import moment_option, show_zone
from afterword.cli.render.style import complain
from afterword.cli.words import Command, Options, UsageError
from afterword.config import config
from afterword.core.errors import InputError, Phrase
from afterword.messages.refusals import why
from afterword.services import registry
from afterword.services.profile.schemas import ProfileRequest
from afterword.services.registry import (
    ALIASES,
    BY_NAME,
    OPERATIONS,
    BlockedError,
    Caller,
    ConflictError,
    NotFound,
    Operation,
    named,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser

EXAMPLES: Final = """\
examples:
  afterword call --list                     every operation, and what it does
  afterword call capture --schema           the JSON schemas of its request and its answer
  afterword call today
  afterword call case '{"case": "Northwind"}'
  afterword call capture @interview.json
  echo '{"case": "Northwind", "event": {"kind": "note_sent", "at": "2026-11-03T18:00:00-06:00",
         "contact": "dana", "channel": "email", "purpose": "thank_you"}}' | afterword call record -

The exit status is 3 if the guard advises against it. To go ahead anyway, give your reason as "because".
"""
_DO_EXAMPLES: Final = """\
examples:
  afterword do today
  echo '{"company": "Northwind", "ended_at": "2026-11-03T15:30:00-06:00",
         "said": "within a week"}' | afterword do capture
  echo '{"case": "Northwind", "event": {"kind": "note_sent", "at": "2026-11-03T18:00:00-06:00",
         "contact": "dana", "channel": "email", "purpose": "thank_you"}}' | afterword do record
  afterword do export > everything.json
  afterword do import everything.json       its cases; `afterword import` takes the profile along

The same as `afterword call`, which also lists the operations and shows their schemas.
"""
_REFUSED: Final = 3
_FAST_CLOCKS: Final = timedelta(minutes=1)
"""How far ahead a caller's clock may be."""
_LARGEST: Final = 500_000_000
"""Bytes of a request: an import takes years of cases along."""
_INLINE: Final = "the request"
_AnyOperation = Operation[Any, Any, Any]


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``call``."""
    operation_arguments(parser, optional=True)
    parser.add_argument("--list", action="store_true", help="list the operations, with what each one does")
    parser.add_argument("--schema", action="store_true", help="show the JSON schemas of request and answer")


def operation_arguments(parser: "ArgumentParser", *, optional: bool) -> None:
    """The operation, its request, and the moment it's asked at."""
    parser.add_argument(
        "operation",
        metavar="OPERATION",
        nargs="?" if optional else None,
        choices=(*BY_NAME, *ALIASES),
        type=lambda typed: typed.replace("-", "_"),
        help=", ".join(BY_NAME),
    )
    parser.add_argument(
        "request",
        nargs="?",
        metavar="JSON",
        help="the request: JSON, @FILE, a file's name, or - for what is piped in (the default)",
    )
    parser.add_argument(
        "--now",
        metavar="TIME",
        help="as of that moment (default: this one); what is recorded must have happened by now",
    )


def run(options: Options) -> int:
    """Call the operation and print its answer."""
    if options.list:
        sys.stdout.write("".join(f"{each.name:<16} {each.effect:<6} {each.summary}\n" for each in OPERATIONS))
        return 0
    if options.operation is None:
        raise UsageError("name an operation; --list shows them all")
    if options.schema:
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(_schema(options))) + b"\n")
        return 0
    return call(options, "call")


def _schema(options: Options) -> dict[str, Any]:
    operation = named(options.operation)
    about = {"name": operation.name, "effect": operation.effect, "summary": operation.summary}
    return about | operation.json_schema()


def call(options: Options, command: str) -> int:
    """Call the operation that the options name, for either command."""
    operation = named(options.operation)
    where, data = _request(options, operation, command)
    if operation.stateless:
        if options.now is not None:
            raise UsageError(
                Phrase("{name} takes its moment from the request: leave out --now", name=operation.name)
            )
        tools: Any = bootstrap.stateless()
        _write(operation, tools, Caller(0, "cli", bootstrap.clock().now()), _read(operation, where, data))
        return 0
    return _over_cases(options, operation, where, data)


def _over_cases(options: Options, operation: _AnyOperation, where: str, data: bytes) -> int:
    now = moment_option(options.now)
    if options.now is not None and operation.effect != "read":
        _check_past(operation, now)
    services = bootstrap.store(config())
    caller = Caller(bootstrap.maintenance().local_person(), "cli", now)
    try:
        request = _read(operation, where, data, services, caller)
        if options.now is not None and operation.effect != "read":
            answer = b"".join(operation.pieces(services, caller, request))
            # It happened then, but what's due is what is due today: the plans as of then mustn't stay.
            services.outdate(caller)
            sys.stdout.buffer.write(answer)
        else:
            _write(operation, services, caller, request)
        if sys.stderr.isatty():
            show_zone(registry.profile.profile(services, caller, ProfileRequest()), sys.stderr)
    except NotFound:
        raise InputError(
            "case", "a number that isn't one of yours", "one that `afterword call cases` lists"
        ) from None
    except ConflictError:
        raise InputError(
            "version", "a case that has changed since", "its current version (afterword call case)"
        ) from None
    except BlockedError as refused:
        complain(why(refused.plan, refused.verdict))
        return _REFUSED
    return 0


def _write(operation: _AnyOperation, services: Any, caller: Caller, request: Any) -> None:
    for piece in operation.pieces(services, caller, request):
        sys.stdout.buffer.write(piece)


def _request(options: Options, operation: _AnyOperation, command: str) -> tuple[str, bytes]:
    """Where the request's JSON came from, and the JSON: what was typed, a file, or a pipe."""
    typed = options.request
    if typed is not None and typed.lstrip()[:1] in {"{", "["}:
        return _INLINE, typed.encode("utf-8", "surrogateescape")
    if typed is not None:
        path = typed.removeprefix("@")
        return path, read(path, limit=_LARGEST)
    needed = [field.encode_name for field in msgspec.structs.fields(operation.request) if field.required]
    if not needed:
        return STANDARD_INPUT, piped_if_any(limit=_LARGEST) or b"{}"
    data = piped(limit=_LARGEST)
    if data is None:
        example = ", ".join(f'"{name}": …' for name in needed)
        raise UsageError(
            Phrase(
                "{name} needs a request with {names}: afterword {command} {name2} '{{{example}}}'",
                name=operation.name,
                names=", ".join(needed),
                command=command,
                name2=operation.name,
                example=example,
            )
        )
    return STANDARD_INPUT, data


def _read(
    operation: _AnyOperation, where: str, data: bytes, services: Any = None, caller: Caller | None = None
) -> Any:
    """The request; an ``InputError`` that is about no key names where the JSON came from."""
    try:
        if services is None or caller is None:
            return operation.decode(data)
        return operation.decode_named(services, caller, data)
    except InputError as fault:
        path = fault.path or ("standard input" if where == STANDARD_INPUT else where)
        raise InputError(path, fault.found, fault.expected) from None


def _check_past(operation: _AnyOperation, now: datetime) -> None:
    """``InputError`` for recording in the future, and for mail at any other moment than now."""
    present = bootstrap.clock().now()
    if operation.by_real_time:
        raise InputError(
            "--now", Phrase("a moment for {name}", name=operation.name), "no --now: mail is sent in real time"
        )
    if now > present + _FAST_CLOCKS:
        wanted = Phrase(
            "a moment that has passed ({present} is now): only reading looks ahead",
            present=present.isoformat(),
        )
        raise InputError("--now", now.isoformat(), wanted)


def _do_arguments(parser: "ArgumentParser") -> None:
    operation_arguments(parser, optional=False)


def _do(options: Options) -> int:
    return call(options, "do")


COMMANDS: Final = {
    "call": Command("OPERATION [JSON] [options]", EXAMPLES, arguments, run),
    "do": Command("OPERATION [JSON] [options]", _DO_EXAMPLES, _do_arguments, _do),
}
