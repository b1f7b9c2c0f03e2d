"""One client's connection to the sink: SMTP as a server speaks it."""

import base64
import contextlib
import enum
import hmac
import json
import re
import socket
import ssl
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from integration.mail.servers.happenings import GoneError, Slowly, Step

_ADDRESS = re.compile(r"(?i)(?:FROM|TO):\s*<([^>]*)>")
_READ_AT_ONCE = 65536


class Tls(enum.Enum):
    """What a client meets when it begins TLS."""

    GOOD = enum.auto()
    EXPIRED = enum.auto()  # the certificate
    WRONG_NAME = enum.auto()  # it is another host's
    BROKEN = enum.auto()  # bytes that are no TLS
    NONE = enum.auto()  # it is not offered


@dataclass
class Accepted:
    """A message that the server has taken upon itself, and whether it could tell so."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    answered: bool


@dataclass
class Account:
    """Who may send."""

    address: str = "you@example.test"
    password: str = "right"
    token: str = "a good token"


class Keeper(Protocol):
    """The server that a session belongs to."""

    tls: Tls
    open_to_all: bool
    account: Account
    certificates: dict[Tls, Path]

    def reached(self, step: Step, session: "SmtpSession") -> bool: ...

    def heard(self, command: str) -> None: ...

    def take(self, message: Accepted) -> None: ...

    def could_not_tell(self, message: Accepted) -> None: ...


@dataclass
class _Envelope:
    sender: str | None = None
    recipients: list[str] = field(default_factory=list)
    raw: bytes = b""


class SmtpSession:
    """A conversation, from the greeting to the end of the connection."""

    def __init__(self, connection: socket.socket, server: Keeper) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.pace: Slowly | None = None
        self._connection = connection
        self._server = server
        self._buffer = bytearray()
        self._encrypted = False
        self._signed_in = False
        self._envelope = _Envelope()
        self._changing = threading.Lock()
        self._commands = {
            "EHLO": self._ehlo, "HELO": self._helo, "STARTTLS": self._starttls, "AUTH": self._auth,
            "MAIL": self._mail, "RCPT": self._rcpt, "DATA": self._data, "RSET": self._rset,
            "NOOP": self._noop, "QUIT": self._quit,
        }  # fmt: skip

    def run(self, *, tls_first: bool) -> None:
        """Talk until one of the two has had enough."""
        # A client that goes away, at any moment, is no error of ours.
        with contextlib.suppress(GoneError, OSError):
            if tls_first:
                self._encrypt()
            if not self._reached(Step.CONNECT):
                self.say("220 sink.example.test ESMTP")
            while True:
                self._obey(self._line())
        if self.pace is not None:
            self.pace.stop()
        with self._changing:
            self._connection.close()

    def end(self) -> None:
        """End it from another thread."""
        with self._changing, contextlib.suppress(OSError):
            # The socket's own method: a TLS socket's would take its keys away from the thread that reads.
            socket.socket.shutdown(self._connection, socket.SHUT_RDWR)

    def say(self, line: str) -> None:
        """Answer."""
        answer = line.encode() + b"\r\n"
        if self.pace is None:
            self._connection.sendall(answer)
            return
        for each in answer:
            self.pace.wait()
            self._connection.sendall(bytes([each]))
            self.pace.sent()

    def keep(self, *, answered: bool) -> Accepted:
        """Accept the message that has come."""
        there = self._envelope
        message = Accepted(there.sender or "", tuple(there.recipients), there.raw, answered)
        self._server.take(message)
        return message

    # What is read

    def _read(self) -> None:
        read = self._connection.recv(_READ_AT_ONCE)
        if not read:
            raise GoneError
        self._buffer += read

    def _line(self) -> str:
        while (end := self._buffer.find(b"\r\n")) < 0:
            self._read()
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 2]
        return line.decode("utf-8", errors="replace")

    def _message(self) -> bytes:
        while b"\r\n" not in self._buffer:
            self._read()
        if self._reached(Step.BODY):
            raise GoneError  # nothing can be answered in the middle of a message
        if self._buffer.startswith(b".\r\n"):
            del self._buffer[:3]
            return b""
        looked = 0
        while (end := self._buffer.find(b"\r\n.\r\n", looked)) < 0:
            looked = max(len(self._buffer) - 4, 0)
            self._read()
        raw = bytes(self._buffer[: end + 2])
        del self._buffer[: end + 5]
        return raw.removeprefix(b".").replace(b"\r\n..", b"\r\n.")

    # What is done

    def _obey(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        word = word.upper()
        self._server.heard(f"{word} {rest.partition(' ')[0]}" if word == "AUTH" else line)  # no secrets
        obey = self._commands.get(word)
        if obey is None:
            self.say("502 5.5.1 not known here")
        elif word not in Step.__members__ or not self._reached(Step[word]):
            obey(rest)

    def _reached(self, step: Step) -> bool:
        return self._server.reached(step, self)

    def _ehlo(self, _rest: str) -> None:
        offers = ["sink.example.test", "8BITMIME", "SMTPUTF8", "SIZE 80000000"]
        if self._server.tls is not Tls.NONE and not self._encrypted:
            offers.append("STARTTLS")
        if self._is_private():
            offers.append("AUTH PLAIN LOGIN XOAUTH2")
        self.say("\r\n".join([*(f"250-{each}" for each in offers[:-1]), f"250 {offers[-1]}"]))

    def _helo(self, _rest: str) -> None:
        self.say("250 sink.example.test")

    def _noop(self, _rest: str) -> None:
        self.say("250 2.0.0 yes")

    def _starttls(self, _rest: str) -> None:
        if self._server.tls is Tls.NONE or self._encrypted:
            self.say("502 5.5.1 not offered")
            return
        self.say("220 2.0.0 go ahead")
        self._encrypt()

    def _encrypt(self) -> None:
        # What came before belongs to nobody: it may be another's, put in between.
        self._buffer.clear()
        if self._server.tls is Tls.BROKEN:
            self._read()
            self._connection.sendall(b"this is no TLS\r\n")
            while True:  # the client is to hang up: if we did, it might not see what we said
                self._read()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._server.certificates[self._server.tls])
        with self._changing:
            self._connection = context.wrap_socket(
                self._connection, server_side=True, do_handshake_on_connect=False
            )
        self._connection.do_handshake()
        self._encrypted = True
        self._envelope = _Envelope()

    def _is_private(self) -> bool:
        return self._encrypted or self._server.tls is Tls.NONE

    def _auth(self, rest: str) -> None:
        mechanism, _, first = rest.partition(" ")
        ways = {"PLAIN": self._is_plain_right, "LOGIN": self._is_login_right, "XOAUTH2": self._is_token_right}
        way = ways.get(mechanism.upper())
        if not self._is_private():
            self.say("538 5.7.11 begin TLS first")
        elif way is None:
            self.say("504 5.5.4 no such way to sign in")
        elif way(first):
            self._signed_in = True
            self.say("235 2.7.0 welcome")
        else:
            self.say("535 5.7.8 not right")

    def _asked(self, question: str) -> str:
        self.say(f"334 {base64.b64encode(question.encode()).decode()}")
        return _decoded(self._line())

    def _is_plain_right(self, first: str) -> bool:
        said = _decoded(first) if first else self._asked("")
        return self._is_right(*said.split("\0")[1:])

    def _is_login_right(self, first: str) -> bool:
        name = _decoded(first) if first else self._asked("Username:")
        return self._is_right(name, self._asked("Password:"))

    def _is_right(self, name: str = "", password: str = "") -> bool:
        account = self._server.account
        return self._server.open_to_all or (name == account.address and _same(password, account.password))

    def _is_token_right(self, first: str) -> bool:
        said = _decoded(first) if first else self._asked("")
        account = self._server.account
        if _same(said, f"user={account.address}\1auth=Bearer {account.token}\1\1"):
            return True
        # As the providers do: what is wrong first, and the refusal only after an empty answer.
        self._asked(json.dumps({"status": "401", "schemes": "bearer", "scope": "https://mail.example.test/"}))
        return False

    def _mail(self, rest: str) -> None:
        found = _ADDRESS.match(rest)
        if not self._server.open_to_all and not self._signed_in:
            self.say("530 5.7.0 sign in first" if self._is_private() else "530 5.7.0 begin TLS first")
        elif found is None:
            self.say("501 5.1.7 no address")
        elif self._envelope.sender is not None:
            self.say("503 5.5.1 one at a time")
        else:
            self._envelope.sender = found[1]
            self.say("250 2.1.0 ok")

    def _rcpt(self, rest: str) -> None:
        found = _ADDRESS.match(rest)
        if self._envelope.sender is None:
            self.say("503 5.5.1 from whom?")
        elif found is None:
            self.say("501 5.1.3 no address")
        else:
            self._envelope.recipients.append(found[1])
            self.say("250 2.1.5 ok")

    def _data(self, _rest: str) -> None:
        if not self._envelope.recipients:
            self.say("503 5.5.1 to whom?")
            return
        self.say("354 end it with a dot")
        self._envelope.raw = self._message()
        if not self._reached(Step.DOT):
            self._answer_250()
        self._envelope = _Envelope()

    def _answer_250(self) -> None:
        # Kept before it is told: who sees 250 may look at once.
        message = self.keep(answered=True)
        try:
            self.say("250 2.0.0 accepted")
        except OSError:
            self._server.could_not_tell(message)
            raise
        if self._reached(Step.AFTER):
            raise GoneError  # two answers to one command

    def _rset(self, _rest: str) -> None:
        self._envelope = _Envelope()
        self.say("250 2.0.0 forgotten")

    def _quit(self, _rest: str) -> None:
        self.say("221 2.0.0 bye")
        raise GoneError


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _decoded(said: str) -> str:
    try:
        return base64.b64decode(said, validate=True).decode()
    except ValueError:
        return ""
