"""Reads mail in a process of its own, which has limits: on a server one mail must not stop the others."""

import sys
from base64 import b64encode
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import sha256
from queue import LifoQueue
from threading import Lock
from typing import Final

import msgspec

from afterword.integrations.child_process import Child, Fallen
from afterword.integrations.message_parser import read_letter
from afterword.ports import Message

_COMMAND: Final = (sys.executable, "-P", "-m", "afterword.integrations.message_parser.worker")
_PATIENCE: Final = 15.0
"""Seconds for one mail: one of a megabyte takes a tenth of one, the start of the process a second."""
_QUICK: Final = 3.0
"""Seconds that a mail has where others wait for it."""
_SIDE_BY_SIDE: Final = 2
"""Mails that are read at once."""
_REMEMBERED: Final = 1_000
"""Mails that are remembered for having ended the process, by their digest."""
_TOO_MUCH: Final = "it takes too much time or memory"
_PLAIN: Final = b"From: somebody@example.org\r\n\r\nHello\r\n"
"""A mail that can be read wherever any can."""


class UnreadableError(Exception):
    """A mail that can't be read: it raised, or took too much memory or time."""


class IsolatedMessageParser:
    """See ``ports.LetterReader``; but what can't be read raises ``UnreadableError``.

    Mail is read in one of two quick processes, which are ended when a mail takes longer than nearly all do;
    what was too slow has more time in a third one, where it keeps only its like waiting. A mail that ended
    that one too isn't tried again. Where no process can be had at all, which is no mail's fault, mail is read
    in this one. Any thread may call it.
    """

    def __init__(
        self, *, command: Sequence[str] = _COMMAND, patience: float = _PATIENCE, quick: float = _QUICK
    ) -> None:
        def made(seconds: float) -> Child:
            return Child({}, command=command, patience=seconds, most_falls=None)

        self._all_quick: Final = tuple(made(quick) for _ in range(_SIDE_BY_SIDE))
        self._quick: Final = LifoQueue[
            Child
        ]()  # the last one back is warm: another starts only when it's busy
        for each in self._all_quick:
            self._quick.put(each)
        self._slow: Final = made(patience)
        self._deadly: Final = OrderedDict[bytes, None]()
        self._guard: Final = Lock()

    def __call__(self, raw: bytes) -> Message:
        """The mail in these bytes."""
        name = sha256(raw).digest()
        if self._is_deadly(name):
            raise UnreadableError(_TOO_MUCH)
        try:
            answer = self._asked(raw)
        except Fallen:
            if self._is_deadly(name):  # somebody else waited with the same one
                raise UnreadableError(_TOO_MUCH) from None
            if not self._can_read():
                return read_letter(raw)
            self._remember(name)
            raise UnreadableError(_TOO_MUCH) from None
        if isinstance(answer, dict):
            raise UnreadableError(answer.get("error", ""))
        return msgspec.convert(answer, Message)

    def close(self) -> None:
        """End the processes."""
        for each in (*self._all_quick, self._slow):
            each.close()

    def _is_deadly(self, name: bytes) -> bool:
        with self._guard:
            return name in self._deadly

    def _remember(self, name: bytes) -> None:
        with self._guard:
            self._deadly[name] = None
            if len(self._deadly) > _REMEMBERED:
                self._deadly.popitem(last=False)

    def _can_read(self) -> bool:
        try:
            return not isinstance(self._slow.ask(_question(_PLAIN)), dict)
        except Fallen:
            return False

    def _asked(self, raw: bytes) -> object:
        question = _question(raw)
        quick = self._quick.get()
        try:
            return quick.ask(question)
        except Fallen:
            pass
        finally:
            self._quick.put(quick)
        return self._slow.ask(question)


def _question(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")
