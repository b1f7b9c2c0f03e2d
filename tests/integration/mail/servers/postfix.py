"""Postfix: takes mail from those who sign in, and delivers it to Dovecot's mailboxes; it knows no way outside."""

import os
import shutil
from pathlib import Path

from integration.mail.servers.certificates import Certificates
from integration.mail.servers.dovecot import Dovecot
from integration.mail.servers.processes import HOST, Ports, Program

OWNER = "postfix"
PROGRAM = Path("/usr/lib/postfix/sbin/master")
_QUEUE = (
    "active bounce corrupt defer deferred flush hold incoming maildrop private public saved trace".split()
)

_MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = /dev/stdout
inet_interfaces = {host}
inet_protocols = ipv4
disable_dns_lookups = yes
smtpd_peername_lookup = no
myhostname = mail.example.test
mydestination =
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = {domain}
virtual_transport = lmtp:unix:{lmtp}
default_transport = error:no outside mail
message_size_limit = 80000000
smtpd_tls_chain_files = {certificate}
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {auth}
smtpd_relay_restrictions = permit_sasl_authenticated, reject
# Whoever makes mistakes, or comes often, is not made to wait: tests do little else.
smtpd_error_sleep_time = 0
smtpd_soft_error_limit = 1000
smtpd_hard_error_limit = 1000
smtpd_client_connection_count_limit = 0
in_flow_delay = 0
"""

# Nothing runs in a changed root. proxymap is not used by name, but without it smtpd hangs.
_MASTER_TABLE = """
{submission} inet n - n - - smtpd
{submissions} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


class Postfix:
    """A Postfix of one's own in a folder, beside a Dovecot."""

    def __init__(self, folder: Path, certificates: Certificates, dovecot: Dovecot, domain: str) -> None:
        self._ports = Ports()
        self.submission_port, self.submissions_port = self._ports.take(), self._ports.take()

        folder.chmod(0o755)
        settings = folder / "settings"
        for each in (settings, folder / "queue", folder / "queue/pid"):
            each.mkdir()
        # What "postfix check" would make too, in two seconds.
        for each in (folder / "data", *(folder / "queue" / name for name in _QUEUE)):
            each.mkdir()
            shutil.chown(each, OWNER, OWNER)
        main = _MAIN.format(
            folder=folder,
            host=HOST,
            domain=domain,
            lmtp=dovecot.lmtp,
            auth=dovecot.auth,
            certificate=certificates.good,
        )
        table = _MASTER_TABLE.format(submission=self.submission_port, submissions=self.submissions_port)
        for name, text in (("main.cf", main), ("master.cf", table)):
            (settings / name).write_text(text, "utf-8")
            # Postfix waits until a file is a while old, in case that it is still being written.
            os.utime(settings / name, (1, 1))
        # Not by "postfix start", which leaves it to itself: this way it is ours to end.
        self.program = Program([str(PROGRAM), "-c", str(settings), "-s"], folder / "postfix.log")

    def until_ready(self) -> None:
        """Wait until it greets."""
        self.program.until_it_answers(self.submission_port, b"220 ")

    def stop(self) -> None:
        self.program.stop()
        self._ports.close()
