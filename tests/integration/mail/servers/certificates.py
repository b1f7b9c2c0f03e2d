"""Certificates for servers on the loopback, from an authority made for the tests."""

from datetime import UTC, datetime
from pathlib import Path

import trustme

from integration.mail.servers.smtp_session import Tls

NAMES = ("localhost", "127.0.0.1", "127.0.0.2")


class Certificates:
    """Files: the authority that clients trust, and servers' certificates, each with its key in the same file."""

    def __init__(self, folder: Path) -> None:
        authority = trustme.CA()
        self.ca = folder / "ca.pem"
        authority.cert_pem.write_to_path(self.ca)
        long_ago = datetime(2020, 1, 1, tzinfo=UTC)
        self.good = _written(authority.issue_cert(*NAMES), folder / "good.pem")
        self.expired = _written(authority.issue_cert(*NAMES, not_after=long_ago), folder / "expired.pem")
        self.wrong_name = _written(authority.issue_cert("mail.example.org"), folder / "wrong_name.pem")

    def of_servers(self) -> dict[Tls, Path]:
        """Which file a server shows whose TLS is to be met."""
        return {Tls.GOOD: self.good, Tls.EXPIRED: self.expired, Tls.WRONG_NAME: self.wrong_name}


def _written(issued: trustme.LeafCert, path: Path) -> Path:
    issued.private_key_and_cert_chain_pem.write_to_path(path)
    # The directory is the tests' own, but a key that others can read makes servers refuse it.
    path.chmod(0o600)
    return path
