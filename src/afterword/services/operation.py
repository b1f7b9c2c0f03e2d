"""What an operation is: one thing that can be asked of Afterword, the same on every surface."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, NamedTuple, Protocol, TypeVar, cast

import msgspec

if TYPE_CHECKING:
    from afterword.ports import InviteReader
    from afterword.services.context import Caller, Services
    from afterword.services.planning.engine import Engine

Effect = Literal["read", "write", "send"]
Request = TypeVar("Request", bound=msgspec.Struct)
Value = TypeVar("Value")
Result = TypeVar("Result")
_encoder: Final = msgspec.json.Encoder()


class HasEngine(Protocol):
    """All that an operation without a store needs."""

    @property
    def engine(self) -> "Engine":
        """Plans, drafts and checks."""
        ...

    @property
    def invites(self) -> "Callable[[], InviteReader]":
        """The reader of calendar files."""
        ...


def _no_reader() -> "InviteReader":
    raise RuntimeError("there is no reader of invites here")


class EngineOnly(NamedTuple):
    """What a stateless operation is called with where no store is open."""

    engine: "Engine"
    invites: "Callable[[], InviteReader]" = _no_reader


class Operation(NamedTuple, Generic[Request, Value, Result]):
    """One thing that can be asked: its name, what it does to the world, what it takes and answers.

    Calling it gives the ``Value`` that pages of this process show; ``answer`` gives the same as plain data of
    the ``result`` type, for other programs. ``aliases`` are names from before, which go on working. A
    ``stateless`` one needs no store: what it's about comes with the request.
    """

    name: str
    effect: Effect
    summary: str
    request: type[Request]
    result: Any
    """The type that ``answer`` gives: a ``Struct``, a tuple of one, or an optional one."""
    call: "Callable[[Services, Caller, Request], Value]"
    present: Callable[[Value], Result]
    aliases: tuple[str, ...] = ()
    stateless: bool = False
    by_real_time: bool = False
    """Mail servers are asked or messages arranged: these can't be done as of another moment."""
    reads: "Callable[[bytes], Request] | None" = None
    """Reads a request that may come in another form than its JSON."""

    def __call__(self, services: "Services", caller: "Caller", request: Request) -> Value:
        """Do it; raises what the operation's function says."""
        return self.call(services, caller, request)

    def alone(self, engine: EngineOnly, request: Request) -> Value:
        """Do a ``stateless`` one where no store is open."""
        return self.call(cast("Services", engine), cast("Caller", None), request)

    def answer(self, services: "Services", caller: "Caller", request: Request) -> Result:
        """Do it, and give the answer as plain data."""
        return self.present(self.call(services, caller, request))

    def pieces(self, services: "Services", caller: "Caller", request: Request) -> Iterator[bytes]:
        """Do it, and give the answer as JSON; a large one in pieces as they are made."""
        answer = self.answer(services, caller, request)
        if isinstance(answer, Iterator):
            yield from answer
        else:
            yield _encoder.encode(answer) + b"\n"

    def decoder(self) -> Callable[[bytes], Request]:
        """A function that reads requests from JSON, strictly; it raises ``InputError``."""
        from afterword.services.planning.decode import decode  # noqa: PLC0415 - it's about cases, too

        if self.reads is not None:
            return self.reads
        decoder, request = msgspec.json.Decoder(self.request), self.request
        return lambda data: decode(decoder, request, data)

    def decode(self, data: bytes) -> Request:
        """The request that the bytes hold; ``InputError`` names the field that is wrong."""
        return self.decoder()(data)

    def decode_named(self, services: "Services", caller: "Caller", data: bytes) -> Request:
        """The same, where a case, a contact or an account may be named instead of numbered."""
        from afterword.services.names import with_numbers  # noqa: PLC0415 - programs give numbers

        return self.decode(with_numbers(services, caller, self.request, data))

    def json_schema(self) -> dict[str, dict[str, Any]]:
        """The JSON schemas of ``request`` and ``result``."""
        return {"request": msgspec.json.schema(self.request), "result": msgspec.json.schema(self.result)}


class Done(msgspec.Struct, frozen=True):
    """It is done, and there is nothing to tell."""

    done: Literal[True] = True


def done(_: None) -> Done:
    """The answer of an operation that only does something."""
    return Done()


def as_it_is(value: Value) -> Value:
    """The answer of an operation whose value is plain data already."""
    return value
