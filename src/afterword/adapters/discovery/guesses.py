"""Names that servers usually have: only those that somebody answers at."""

import socket
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from afterword.ports import Host, Servers

_READING: Final[tuple[tuple[str, int], ...]] = (("imap", 993), ("mail", 993), ("imap", 143), ("mail", 143))
_SENDING: Final[tuple[tuple[str, int], ...]] = (
    ("smtp", 465), ("mail", 465), ("smtp", 587), ("mail", 587),
)  # fmt: skip
_FROM_THE_FIRST_BYTE: Final = frozenset((993, 465))


class Connects:
    """Knocks at doors. ``patience`` in seconds; ``to`` is where names lead, in place of the system's idea."""

    def __init__(self, patience: float = 3, to: dict[tuple[str, int], tuple[str, int]] | None = None) -> None:
        self._patience = patience
        self._to = to

    def answers(self, name: str, port: int) -> bool:
        """Whether somebody listens there."""
        where = (name, port) if self._to is None else self._to.get((name, port))
        if where is None:
            return False
        try:
            with socket.create_connection(where, timeout=self._patience):
                return True
        except (OSError, UnicodeError):
            return False


def guessed(connects: Connects, address: str, domain: str) -> Sequence[Servers]:
    """The servers at usual names, if both kinds answer, or the one that sends."""
    hosts = [
        Host(f"{first}.{domain}", port, "tls" if port in _FROM_THE_FIRST_BYTE else "starttls")
        for first, port in (*_SENDING, *_READING)
    ]
    with ThreadPoolExecutor(len(hosts)) as pool:
        there = list(pool.map(lambda each: connects.answers(each.name, each.port), hosts))
    open_ = [host for host, answers in zip(hosts, there, strict=True) if answers]
    sending = [each for each in open_ if each in hosts[: len(_SENDING)]]
    reading = [each for each in open_ if each in hosts[len(_SENDING) :]]
    return [Servers(each, reading[0] if reading else None, address, "guessed") for each in sending]
