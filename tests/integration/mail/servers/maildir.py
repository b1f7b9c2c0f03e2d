"""A mailbox as files (Maildir++): read, filled and rebuilt without a server's help."""

import contextlib
import os
import pwd
import re
import shutil
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

_FIRST = datetime(2026, 1, 5, 8, tzinfo=UTC)
_TEXT = """\
From: Person {person} <person-{person}@example.org>
To: you@example.test
Subject: Number {number}
Date: {date}
Message-ID: <{number}@filled.example.org>

Nothing of importance.
"""
_WHEN = re.compile(r"(\d+)\.(?:M(\d+))?")


class Maildir:
    """The folders of one person's mail."""

    def __init__(self, home: Path, owner: str) -> None:
        self._home = home
        self._owner = owner

    def messages(self, folder: str) -> list[bytes]:
        """The messages, the oldest first, as IMAP would give them: with the ends of lines of the wire."""
        path = self._path(folder)
        while True:
            found = sorted((each for kind in ("new", "cur") for each in (path / kind).glob("*")), key=_age)
            with contextlib.suppress(FileNotFoundError):  # the server has moved or renamed one: look again
                return [re.sub(rb"\r?\n", b"\r\n", each.read_bytes()) for each in found]

    def flags(self, folder: str) -> list[str]:
        """What is marked at each message: ``S`` seen, ``R`` answered, ``T`` deleted, and so on."""
        path = self._path(folder)
        names = [each.name for kind in ("new", "cur") for each in (path / kind).glob("*")]
        return [name.partition(":2,")[2] for name in names]

    def fill(self, folder: str, count: int) -> None:
        """Put small messages there, a minute after one another, from a hundred people, numbered from 1."""
        owner = pwd.getpwnam(self._owner)
        opened = os.open(self._made(folder) / "cur", os.O_RDONLY | os.O_DIRECTORY)
        try:
            for number in range(1, count + 1):
                self._put(number, opened, owner)
        finally:
            os.close(opened)

    def renumber(self, folder: str, uidvalidity: int) -> None:
        """Forget the numbers of all messages, as a server does that was restored: they begin anew at 1."""
        path = self._made(folder)
        fresh = path / "dovecot-uidlist.new"
        fresh.write_text(f"3 V{uidvalidity} N1\n", "utf-8")
        shutil.chown(fresh, self._owner, self._owner)
        for each in path.glob("dovecot.index*"):
            each.unlink()
        fresh.rename(path / "dovecot-uidlist")

    def _path(self, folder: str) -> Path:
        root = self._home / "Maildir"
        return root if folder == "INBOX" else root / f".{folder.replace('/', '.')}"

    def _made(self, folder: str) -> Path:
        path = self._path(folder)
        for each in (
            self._home,
            self._home / "Maildir",
            path,
            *(path / kind for kind in ("cur", "new", "tmp")),
        ):
            if not each.exists():
                each.mkdir(mode=0o700)
                shutil.chown(each, self._owner, self._owner)
        return path

    @staticmethod
    def _put(number: int, directory: int, owner: pwd.struct_passwd) -> None:
        when = _FIRST + timedelta(minutes=number)
        text = _TEXT.format(number=number, person=number % 100, date=format_datetime(when)).encode()
        sizes = f"S={len(text)},W={len(text) + text.count(10)}"  # said here, they need not be counted
        seconds = int(when.timestamp())
        path = f"{seconds}.M{number}P1.filled,{sizes}:2,"
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600, dir_fd=directory)
        try:
            os.write(file, text)
            os.fchown(file, owner.pw_uid, owner.pw_gid)
            os.utime(file, (seconds, seconds))
        finally:
            os.close(file)


def _age(path: Path) -> tuple[int, int, str]:
    found = _WHEN.match(path.name)
    return (int(found[1]), int(found[2] or 0), path.name) if found else (0, 0, path.name)
