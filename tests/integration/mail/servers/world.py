"""Mail as a person has it: mailboxes at a provider, whose IMAP server is Dovecot and whose SMTP server is Postfix."""

import contextlib
import itertools
import os
import shutil
import smtplib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from integration.mail.servers import dovecot, postfix
from integration.mail.servers.certificates import Certificates
from integration.mail.servers.maildir import Maildir
from integration.mail.servers.processes import HOST, Guard, until
from integration.mail.servers.tokens import Signer

DOMAIN = "example.test"


def missing() -> str:
    """Why the servers cannot run here, and what to do; empty if they can."""
    if os.geteuid() != 0:
        return "Dovecot and Postfix want to be started by root"
    needed = {dovecot.PROGRAM: "dovecot-imapd", dovecot.LMTP: "dovecot-lmtpd", postfix.PROGRAM: "postfix"}
    packages = [package for program, package in needed.items() if not program.exists()]
    return f"no mail servers: apt-get install {' '.join(packages)}" if packages else ""


@dataclass(frozen=True)
class Mailbox:
    """Somebody with an address, and what lets them in."""

    address: str
    password: str
    home: Path
    signer: Signer

    def token(self, expires_in: float = 3600) -> str:
        """An access token, for XOAUTH2 and OAUTHBEARER."""
        return self.signer.token(self.address, expires_in)

    def expired_token(self) -> str:
        """One that was good until an hour ago."""
        return self.signer.token(self.address, -3600)


class MailWorld:
    """The provider: its addresses, and what may happen there."""

    host = HOST
    # The same servers' IMAP at an address where no password is taken without TLS, as at a provider far away.
    wary_host = dovecot.WARY_HOST

    def __init__(self, imap: dovecot.Dovecot, smtp: postfix.Postfix, ca: Path, signer: Signer) -> None:
        self.imap_port, self.imaps_port = imap.imap_port, imap.imaps_port
        self.submission_port, self.submissions_port = smtp.submission_port, smtp.submissions_port
        self.ca = ca
        self.stop_imap, self.start_imap = imap.stop_imap, imap.start_imap
        self._dovecot = imap
        self._programs = (imap.program, smtp.program)
        self._signer = signer
        self._numbers = itertools.count(1)

    def user(self, name: str | None = None, *, quota: int | None = None) -> Mailbox:
        """A new person with a mailbox; with a quota, one that may hold so many bytes."""
        number = next(self._numbers)
        address = f"{name or f'person-{number}'}@{DOMAIN}"
        password = f"correct horse {number}"
        return Mailbox(address, password, self._dovecot.add_user(address, password, quota), self._signer)

    def deliver(self, mailbox: Mailbox, raw: bytes, sender: str = "somebody@example.org") -> None:
        """Put a message into their mailbox as a mail server does, by LMTP; refusals are smtplib's errors."""
        with smtplib.LMTP(str(self._dovecot.lmtp), local_hostname="localhost") as server:
            server.sendmail(sender, [mailbox.address], raw)

    def put(self, mailbox: Mailbox, raw: bytes, folder: str) -> None:
        """Put a message into a folder, as another program of theirs does by IMAP."""
        self._dovecot.save(mailbox.address, folder, raw)

    def messages(self, mailbox: Mailbox, folder: str = "INBOX") -> list[bytes]:
        """All that is there, the oldest first."""
        return self._maildir(mailbox).messages(folder)

    def is_untouched(self, mailbox: Mailbox, folder: str = "INBOX") -> bool:
        """Whether nothing there is marked in any way."""
        return not any(self._maildir(mailbox).flags(folder))

    def arrived(self, mailbox: Mailbox, count: int, folder: str = "INBOX") -> list[bytes]:
        """All that is there, as soon as there are so many."""
        until(lambda: len(self.messages(mailbox, folder)) >= count, what=lambda: f"never {count} in {folder}")
        return self.messages(mailbox, folder)

    def fill(self, mailbox: Mailbox, count: int, folder: str = "INBOX") -> None:
        """Put many small messages there at once."""
        self._maildir(mailbox).fill(folder, count)

    def uidvalidity(self, mailbox: Mailbox, folder: str = "INBOX") -> int:
        """The number that says whether UIDs mean what they meant."""
        said = self._dovecot.doveadm("mailbox", "status", "-u", mailbox.address, "uidvalidity", folder)
        return int(said.rpartition("=")[2])

    def uidvalidity_change(self, mailbox: Mailbox, folder: str = "INBOX") -> None:
        """Give all messages new UIDs, under a new UIDVALIDITY; whoever is connected is thrown out."""
        before = self.uidvalidity(mailbox, folder)
        self.kick(mailbox)
        self._maildir(mailbox).renumber(folder, before + 1)
        self.kick(mailbox)  # whoever came back in between

    def kick(self, mailbox: Mailbox) -> None:
        """End their connections by IMAP with BYE."""
        self._dovecot.kick(mailbox.address)

    def logs(self) -> str:
        """What the servers wrote last, for whoever wonders."""
        return "\n".join(each.said() for each in self._programs)

    @staticmethod
    def _maildir(mailbox: Mailbox) -> Maildir:
        return Maildir(mailbox.home, dovecot.OWNER)


@contextlib.contextmanager
def running(certificates: Certificates, signer: Signer) -> Iterator[MailWorld]:
    """A world of one's own, for a while; nothing of it stays."""
    with contextlib.ExitStack() as ends:
        # Short and of its own: a socket's path may have 107 bytes, and pytest's folders are closed to others.
        folder = Path(tempfile.mkdtemp(prefix="aw-mail-", dir="/tmp"))
        guard = Guard(folder)
        ends.callback(guard.dismiss)
        ends.callback(shutil.rmtree, folder)
        folder.chmod(0o755)
        for each in ("dovecot", "postfix"):
            (folder / each).mkdir()
        imap = dovecot.Dovecot(folder / "dovecot", certificates, signer)
        ends.callback(imap.stop)
        guard.watch(imap.program)
        smtp = postfix.Postfix(folder / "postfix", certificates, imap, DOMAIN)
        ends.callback(smtp.stop)
        guard.watch(smtp.program)
        imap.until_ready()
        smtp.until_ready()
        yield MailWorld(imap, smtp, certificates.ca, signer)
