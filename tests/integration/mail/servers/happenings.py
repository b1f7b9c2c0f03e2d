"""What an SMTP server can be told to do, and when: refuse, hang up, keep silent, dawdle."""

import enum
import threading
from collections import deque
from dataclasses import dataclass, field
from typing import Protocol


class Step(enum.Enum):
    """Where in a session something can happen: in place of, or before, what the server would do there."""

    CONNECT = enum.auto()  # before the greeting
    EHLO = enum.auto()
    STARTTLS = enum.auto()
    AUTH = enum.auto()
    MAIL = enum.auto()
    RCPT = enum.auto()
    DATA = enum.auto()  # before 354
    BODY = enum.auto()  # the first line of the message has come, and not yet all of it is read
    DOT = enum.auto()  # the message is there whole, and not yet answered
    AFTER = enum.auto()  # 250 has been answered
    RSET = enum.auto()
    QUIT = enum.auto()


class GoneError(Exception):
    """The session is over."""


class Session(Protocol):
    """What happenings may do in a session."""

    pace: "Slowly | None"

    def say(self, line: str) -> None: ...

    def keep(self, *, answered: bool) -> object: ...


class Happening(Protocol):
    """Something that happens at a step."""

    def happen(self, session: Session) -> bool:
        """Let it happen; whether the server has answered by that, and goes on to the next command."""
        ...

    def release(self) -> None:
        """Let go whoever waits because of it."""


@dataclass(frozen=True)
class Answer:
    """An answer in place of the usual one. After 421 the server hangs up, as it says."""

    code: int
    text: str = "as told"

    def happen(self, session: Session) -> bool:
        session.say(f"{self.code} {self.text}")
        if self.code == 421:
            raise GoneError
        return True

    def release(self) -> None:
        pass


@dataclass(frozen=True)
class Drop:
    """The server hangs up. ``kept``, at the dot: it has accepted the message, and only the client cannot know."""

    kept: bool = False

    def happen(self, session: Session) -> bool:
        if self.kept:
            session.keep(answered=False)
        raise GoneError

    def release(self) -> None:
        pass


class Hold:
    """The server keeps silent until it is released, or the sink closes; then it goes on as usual."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self._released = threading.Event()

    def happen(self, session: Session) -> bool:
        self.reached.set()
        self._released.wait()
        return False

    def release(self) -> None:
        self._released.set()


class Slowly:
    """From here on the server's answers come a byte a beat, until it is released."""

    def __init__(self) -> None:
        self._beats = threading.Semaphore(0)
        self._sent = threading.Semaphore(0)
        self._released = self._stopped = False

    def happen(self, session: Session) -> bool:
        session.pace = self
        return False

    def beat(self) -> bool:
        """Let one byte go; when it has gone, True. False: the session is over."""
        self._beats.release()
        self._sent.acquire()
        if self._stopped:
            self._sent.release()
        return not self._stopped

    def release(self) -> None:
        self._released = True
        self._beats.release()

    def wait(self) -> None:
        """Wait for a beat: the server does, before each byte."""
        self._beats.acquire()
        if self._released:
            self._beats.release()

    def sent(self) -> None:
        """Take note that a byte has gone."""
        self._sent.release()

    def stop(self) -> None:
        """Take note that the session is over."""
        self._stopped = True
        self._sent.release()


@dataclass
class Script:
    """What is to happen at which step."""

    _once: dict[Step, deque[Happening]] = field(default_factory=dict)
    _always: dict[Step, Happening] = field(default_factory=dict)
    _met: list[Happening] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def at(self, step: Step, *happenings: Happening) -> None:
        """The next times that a session comes to a step, one after another."""
        with self._lock:
            self._once.setdefault(step, deque()).extend(happenings)

    def always(self, step: Step, happening: Happening) -> None:
        """Whenever a session comes to a step and nothing else is to happen there."""
        with self._lock:
            self._always[step] = happening

    def next(self, step: Step) -> Happening | None:
        """What is to happen now."""
        if not self._once and not self._always:
            return None
        with self._lock:
            waiting = self._once.get(step)
            found = waiting.popleft() if waiting else self._always.get(step)
            if found is not None:
                self._met.append(found)
            return found

    def left(self) -> dict[Step, int]:
        """How many happenings never happened."""
        with self._lock:
            return {step: len(waiting) for step, waiting in self._once.items() if waiting}

    def forget(self) -> None:
        """Let nothing happen any more, and let go whoever waits."""
        with self._lock:
            self._once.clear()
            self._always.clear()
            met, self._met = self._met, []
        for each in met:
            each.release()
