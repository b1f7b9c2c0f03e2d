"""Dovecot: the mailboxes, read by IMAP and filled by LMTP; it also tells Postfix who may send."""

import shutil
import subprocess
from pathlib import Path

from integration.mail.servers.certificates import Certificates
from integration.mail.servers.processes import HOST, Ports, Program, until
from integration.mail.servers.tokens import Signer

OWNER = "mail"  # a user that every Debian has, and that owns the mailboxes
PROGRAM = Path("/usr/sbin/dovecot")
LMTP = Path("/usr/lib/dovecot/lmtp")
# Dovecot takes who comes from its own address for somebody at the same machine, who needs no TLS. At this address
# it is as strict as a server far away.
WARY_HOST = "127.0.0.2"

_CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = /dev/stderr
protocols = imap lmtp
listen = {hosts}
hostname = mail.example.test
first_valid_uid = 1
mail_location = maildir:~/Maildir
mail_plugins = quota
# Fast and not durable: what is tested is not whether Dovecot survives a power cut.
mail_fsync = never
mail_max_userip_connections = 100

ssl = required
ssl_cert = <{certificate}
ssl_key = <{certificate}

auth_mechanisms = plain login xoauth2 oauthbearer
# Nobody is made to wait because an earlier password was wrong.
auth_failure_delay = 0
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf.ext
}}
passdb {{
  driver = passwd-file
  mechanisms = plain login
  # A file for each user: what is added to one that it has read, Dovecot would see a second later.
  args = scheme=PLAIN username_format=%u {folder}/users/%u
}}
userdb {{
  driver = passwd-file
  args = username_format=%u {folder}/users/%u
}}

namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    auto = subscribe
    special_use = \\Sent
  }}
  mailbox Drafts {{
    auto = subscribe
    special_use = \\Drafts
  }}
  mailbox Trash {{
    auto = subscribe
    special_use = \\Trash
  }}
}}
protocol imap {{
  mail_plugins = quota imap_quota
}}
plugin {{
  quota = count:User quota
  quota_vsizes = yes
  quota_grace = 0
}}

service imap-login {{
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service lmtp {{
  unix_listener lmtp {{
    mode = 0666
  }}
}}
service auth {{
  unix_listener auth-postfix {{
    mode = 0666
  }}
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
"""

_OAUTH2 = """
introspection_mode = local
username_attribute = email
local_validation_key_dict = fs:posix:prefix={folder}/keys/
"""


class Dovecot:
    """A Dovecot of one's own in a folder."""

    def __init__(self, folder: Path, certificates: Certificates, signer: Signer) -> None:
        self.boxes = folder / "boxes"
        self.lmtp = folder / "run/lmtp"
        self.auth = folder / "run/auth-postfix"
        self._users = folder / "users"
        self._configuration = folder / "dovecot.conf"
        self._ports = Ports()
        self._imap_is_stopped = False
        self.imap_port, self.imaps_port = self._ports.take(), self._ports.take()

        folder.chmod(0o755)
        signer.write_keys(folder / "keys")
        self.boxes.mkdir()
        shutil.chown(self.boxes, OWNER, OWNER)
        self._users.mkdir()
        names = {"folder": folder, "hosts": f"{HOST}, {WARY_HOST}", "certificate": certificates.good}
        ports = {"imap": self.imap_port, "imaps": self.imaps_port}
        self._configuration.write_text(_CONFIGURATION.format(**names, **ports), "utf-8")
        (folder / "oauth2.conf.ext").write_text(_OAUTH2.format(folder=folder), "utf-8")
        self.program = Program([str(PROGRAM), "-F", "-c", str(self._configuration)], folder / "dovecot.log")

    def until_ready(self) -> None:
        """Wait until IMAP answers: LMTP and the rest listen since before."""
        self.program.until_it_answers(self.imap_port, b"* OK")

    def stop(self) -> None:
        self.program.stop()
        self._ports.close()

    def add_user(self, address: str, password: str, quota: int | None) -> Path:
        """Let somebody in, with a mailbox that may hold so many bytes; their folder."""
        home = self.boxes / address
        limit = "" if quota is None else f"userdb_quota_rule=*:bytes={quota}"
        line = f"{address}:{password}:{OWNER}:{OWNER}::{home}::{limit}\n"
        (self._users / address).write_text(line, "utf-8")
        return home

    def doveadm(self, *words: str) -> str:
        """What its tool for administrators answers."""
        return self._asked(*words, check=True)

    def save(self, address: str, folder: str, raw: bytes) -> None:
        """Put a message into a folder."""
        subprocess.run(
            ["doveadm", "-c", str(self._configuration), "save", "-u", address, "-m", folder],
            check=True, capture_output=True, input=raw,
        )  # fmt: skip

    def kick(self, address: str) -> None:
        """End somebody's connections with BYE, if there are any; they have ended when this returns."""
        who = self._asked("-f", "tab", "who", "-1", address, check=False).splitlines()[1:]
        served_by = [Path("/proc") / each.split("\t")[2] for each in who]
        self._asked("kick", address, check=False)
        until(lambda: not any(each.exists() for each in served_by), what=lambda: f"still there: {who}")

    def stop_imap(self) -> None:
        """Refuse connections by IMAP and end those that there are; LMTP goes on."""
        self._imap_is_stopped = True
        self.doveadm("service", "stop", "imap-login")
        self.kick("*")

    def start_imap(self) -> None:
        """Let IMAP be connected to again, if it was stopped."""
        if self._imap_is_stopped:
            self.doveadm("reload")
            self.until_ready()
            self._imap_is_stopped = False

    def _asked(self, *words: str, check: bool) -> str:
        return subprocess.run(
            ["doveadm", "-c", str(self._configuration), *words],
            check=check, capture_output=True, text=True,
        ).stdout  # fmt: skip
