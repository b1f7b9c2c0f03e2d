"""HTTP to a server that somebody named: bounded in place, time and size; redirects are never followed."""

import contextlib
import socket
from collections.abc import Iterator
from typing import Any, Final

from requests import Response, Session
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError

from afterword.integrations.outbound import Cutter, Places


@contextlib.contextmanager
def session(places: Places, total: float) -> Iterator[Session]:
    """A session whose every connection leads where ``places`` allows, and is cut after ``total`` seconds.

    Cut, because a server may send its headers a byte at a time: no timeout of a single read ends that.
    """
    cutter = Cutter(total)
    made = _Staying()
    made.trust_env = False  # a proxy's environment would make the connection for us, unchecked
    for scheme in ("http://", "https://"):
        made.mount(scheme, _Adapter(places, cutter))
    try:
        yield made
    finally:
        cutter.end()
        made.close()


class _Staying(Session):
    """Follows no redirect, nor reads the answer that asks for one, as ``allow_redirects=False`` would."""

    def get_redirect_target(self, resp: Response) -> None:
        del resp


class _Adapter(HTTPAdapter):
    """Makes connections by ``places``."""

    def __init__(self, places: Places, cutter: Cutter) -> None:
        self._schemes: Final = _pools(places, cutter)
        super().__init__()

    def init_poolmanager(self, *words: Any, **more: Any) -> None:
        """As the library does, with our pools."""
        super().init_poolmanager(*words, **more)
        self.poolmanager.pool_classes_by_scheme = self._schemes


def _pools(places: Places, cutter: Cutter) -> dict[str, type[HTTPConnectionPool]]:
    def connected(connection: Any) -> socket.socket:
        try:
            made = places.connect(connection.host, connection.port, connection.timeout)
        except OSError as error:
            raise NewConnectionError(connection, str(error)) from error
        cutter.add(made)
        return made

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return connected(self)

    class Encrypted(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return connected(self)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class EncryptedPool(HTTPSConnectionPool):
        ConnectionCls = Encrypted

    return {"http": PlainPool, "https": EncryptedPool}
