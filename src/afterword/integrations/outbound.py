"""Connections to servers that somebody else named: where they may lead, and how much may come back.

On a site for many, whoever has an account names mail servers. The site must not become their way into its own
network: the database beside it, a cloud's metadata address, a printer. So an address is checked after its
name was looked up, and the connection goes to that very address: a name that leads elsewhere a moment later
changes nothing.
"""

import contextlib
import logging
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final

# A time limit for several connections together: they're cut when it's over.


class Cutter:
    """Cuts connections ``total`` seconds after it was created, unless it has ended before."""

    def __init__(self, total: float) -> None:
        self._connections: list[socket.socket] = []
        self._over = False
        self._until: Final = time.monotonic() + total
        self._lock: Final = threading.Lock()
        self._timer: Final = threading.Timer(total, self.cut)
        self._timer.daemon = True
        self._timer.start()

    def left(self) -> float:
        """Seconds until it cuts; zero or less once it's over."""
        return 0.0 if self._over else self._until - time.monotonic()

    def add(self, connection: socket.socket) -> None:
        """Cut this connection too."""
        with self._lock:
            # Its own handle: wrapping a connection in TLS takes the first one away.
            self._connections.append(connection.dup())
            if self._over:
                connection.close()

    def cut(self) -> None:
        """Cut them now."""
        with self._lock:
            self._over = True
            for each in self._connections:
                with contextlib.suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        """Stop cutting."""
        self._timer.cancel()
        with self._lock:
            for each in self._connections:
                each.close()
            self._connections.clear()


class _Here(threading.local):
    cutter: Cutter | None = None


_here: Final = _Here()


@contextlib.contextmanager
def limit_connections(total: float) -> Iterator[Cutter]:
    """Cut all connections that this thread makes inside after ``total`` seconds, and allow no more."""
    outer, cutter = _here.cutter, Cutter(total)
    _here.cutter = cutter
    try:
        yield cutter
    finally:
        _here.cutter = outer
        cutter.end()


def limit_here() -> Cutter | None:
    """The limit in this thread."""
    return _here.cutter


_LOG: Final = logging.getLogger(__name__)
_NAT64: Final = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
_TOO_LONG: Final = "no connection in time"
_Address = IPv4Address | IPv6Address
_Network = IPv4Network | IPv6Network


class NotPublicError(OSError):
    """A server that isn't on the public internet, where only those are allowed."""

    def __init__(self) -> None:
        super().__init__("not a server on the public internet")


class Places:
    """Where connections may go: anywhere, or (``public_only``) the public internet and ``besides``.

    ``besides`` are names and networks (``10.1.0.0/16``) of an operator's own servers.
    """

    def __init__(self, *, public_only: bool = False, besides: Iterable[str] = ()) -> None:
        self._public_only: Final = public_only
        self._names: Final = frozenset(each.lower().rstrip(".") for each in besides)
        self._networks: Final[tuple[_Network, ...]] = tuple(
            found for each in besides if (found := _network(each)) is not None
        )

    def connect(self, name: str, port: int, timeout: float | None) -> socket.socket:
        """Connect. Raises ``OSError`` if that fails, ``NotPublicError`` if it isn't allowed.

        ``timeout`` is for all addresses together: a name may have hundreds that don't answer.
        """
        limit = limit_here()
        until = None if timeout is None else time.monotonic() + timeout
        failure: OSError | None = None
        if limit is not None and limit.left() <= 0:
            raise TimeoutError(_TOO_LONG)
        for family, kind, protocol, _, address in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM):
            if not self.allows(name, str(address[0])):
                failure = failure if isinstance(failure, NotPublicError) else NotPublicError()
                continue
            left = _left(until, limit)
            if left is not None and left <= 0:
                raise TimeoutError(_TOO_LONG)
            connection = socket.socket(family, kind, protocol)
            try:
                connection.settimeout(left)
                connection.connect(address)
            except OSError as error:
                connection.close()
                failure = error
                continue
            connection.settimeout(timeout)
            if limit is not None:
                limit.add(connection)
            return connection
        if isinstance(failure, NotPublicError):
            # No name and no address: anybody may have typed it.
            _LOG.warning("connection to a private network refused port=%d", port)
        raise failure or OSError("the name leads nowhere")

    def allows(self, name: str, address: str) -> bool:
        """Whether a connection to ``address``, which ``name`` resolves to, is allowed."""
        if not self._public_only or name.lower().rstrip(".") in self._names:
            return True
        found = ip_address(address.partition("%")[0])
        return is_public(found) or any(_holds(network, found) for network in self._networks)


def _left(until: float | None, limit: Cutter | None) -> float | None:
    """Seconds a connection has left, by its own limit and its thread's."""
    lefts = [] if until is None else [until - time.monotonic()]
    if limit is not None:
        lefts.append(limit.left())
    return min(lefts, default=None)


def is_public(address: _Address) -> bool:
    """Whether an address is on the public internet, also when embedded in IPv6."""
    inner = _inside(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not address.is_multicast


def _inside(address: _Address) -> _Address | None:
    """The IPv4 address embedded in an IPv6 address."""
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(_holds(network, address) for network in _NAT64):
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return None


def _holds(network: _Network, address: _Address) -> bool:
    """Whether an address is in a network of the same family."""
    return network.version == address.version and address in network


def _network(told: str) -> _Network | None:
    try:
        return ip_network(told, strict=False)
    except ValueError:
        return None


# Reads from a server that may never end: each answer has a limit of bytes and time.

_PIECE: Final = 16_384


class TooMuchError(OSError):
    """An answer that's too long or too slow."""


class BoundedReader:
    """A file to read a connection by, with a budget that ``begin`` renews.

    ``most`` is in bytes. The time is the socket's own timeout, counted over the whole answer: a server that
    sends a byte now and then gets no more of it than a silent one. Without blocking, nothing is timed.
    """

    def __init__(self, connection: socket.socket, most: int) -> None:
        self._connection: Final = connection
        self._most: Final = most
        self._buffer = bytearray()
        self._read = 0
        self._waited = 0.0

    def begin(self) -> None:
        """Start reading another answer."""
        self._read = 0
        self._waited = 0.0

    def readline(self, limit: int = -1) -> bytes:
        """A line with its end, at most ``limit`` bytes; the rest if the connection ends."""
        looked = 0
        while True:
            end = self._buffer.find(b"\n", looked)
            if end >= 0:
                return self._take(end + 1 if limit < 0 else min(end + 1, limit))
            looked = len(self._buffer)
            if 0 <= limit <= looked:
                return self._take(limit)
            if not self._receive():
                return self._take(len(self._buffer))

    def read(self, size: int) -> bytes:
        """That many bytes; fewer if the connection ends."""
        if size > self._most:
            raise TooMuchError("an answer that is too large")
        while len(self._buffer) < size and self._receive():
            pass
        return self._take(min(size, len(self._buffer)))

    def close(self) -> None:
        """Forget what wasn't read; whoever opened the connection closes it."""
        self._buffer.clear()

    def _take(self, size: int) -> bytes:
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        self._read += size
        if self._read > self._most:
            raise TooMuchError("an answer that doesn't end")
        return taken

    def _receive(self) -> bool:
        patience = self._connection.gettimeout()
        if not patience:
            return self._received()
        left = patience - self._waited
        if left <= 0:
            raise TimeoutError("an answer that comes too slowly")
        began = time.monotonic()
        self._connection.settimeout(left)
        try:
            return self._received()
        finally:
            self._connection.settimeout(patience)
            self._waited += time.monotonic() - began

    def _received(self) -> bool:
        piece = self._connection.recv(_PIECE)
        self._buffer += piece
        return bool(piece)
