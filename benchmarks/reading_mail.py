"""Reading: a mailbox of 50,000 messages, the first time and then what is new, against the bare IMAP library.

Both fetch the same headers from the same Dovecot in the same portions, in turn. Needs Debian's Dovecot and
root.
"""

import ssl
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from imapclient import IMAPClient

from afterword.integrations.imap import HEADERS, ImapMailboxes
from afterword.ports import Access, Host
from benchmarks.processes import servers

MESSAGES = 50_000
NEW = 1_000
ROUNDS = 5
_PORTION = 1_000


def report() -> list[str]:
    """The table."""
    world = servers("world")
    if why := world.missing():
        return ["## Reading", "", f"Not measured: {why}."]
    with tempfile.TemporaryDirectory() as folder:
        certificates = servers("certificates").Certificates(Path(folder))
        with world.running(certificates, servers("tokens").Signer()) as there:
            mailbox = there.user()
            there.fill(mailbox, MESSAGES)
            context = ssl.create_default_context(cafile=str(certificates.ca))
            return _table(there, mailbox, context)


def _table(there: Any, mailbox: Any, context: ssl.SSLContext) -> list[str]:
    host, access = Host("localhost", there.imaps_port, "tls"), Access(mailbox.address, mailbox.password)
    rows = []
    with ImapMailboxes(context).open(host, access) as ours, _bare(there, mailbox, context) as bare:
        mark = ours.mark("INBOX")
        _headers(bare, 1)  # Dovecot indexes what it is asked for: once for both
        for name, since in (("first time", 0), ("what is new", mark.uid - NEW)):
            times: tuple[list[float], list[float]] = ([], [])
            for _ in range(ROUNDS):
                begun = time.perf_counter()
                count = _headers(bare, since + 1)
                times[0].append(time.perf_counter() - begun)
                begun = time.perf_counter()
                scan = ours.scan("INBOX", mark._replace(uid=since), at_most=MESSAGES, days=36_500)
                times[1].append(time.perf_counter() - begun)
                assert len(scan.headers) == count
            one, other = (median(each) for each in times)
            rows.append(f"| {name} ({count:,}) | {one:.2f} s | {other:.2f} s | {other / one:.2f} |")
    return [
        "## Reading",
        "",
        f"A mailbox of {MESSAGES:,} messages at Dovecot over TLS on the loopback, {ROUNDS} rounds.",
        "",
        "| | bare IMAPClient | Afterword | ratio |",
        "|---|--:|--:|--:|",
        *rows,
    ]


def _bare(there: Any, mailbox: Any, context: ssl.SSLContext) -> Any:
    client = IMAPClient("localhost", there.imaps_port, ssl_context=context)
    client.login(mailbox.address, mailbox.password)
    client.select_folder("INBOX", readonly=True)
    return client


def _headers(client: Any, first: int) -> int:
    uids = client.search(f"UID {first}:*")
    return sum(
        len(client.fetch(uids[at : at + _PORTION], [HEADERS, "RFC822.SIZE"]))
        for at in range(0, len(uids), _PORTION)
    )
