"""Mail, for tests: real servers on the loopback, started here; and ones that fail when they are told to."""

import os
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from integration.mail.servers import world
from integration.mail.servers.certificates import Certificates
from integration.mail.servers.identity import Identity
from integration.mail.servers.processes import HOST, Ports
from integration.mail.servers.sink import Sink
from integration.mail.servers.tokens import Signer


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """An authority for the tests, and what it has certified."""
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="session")
def signer() -> Signer:
    """Who signs the access tokens that Dovecot and Postfix accept."""
    return Signer()


@pytest.fixture(scope="session")
def mail_world(certificates: Certificates, signer: Signer) -> Iterator[world.MailWorld]:
    """A mail provider of one's own, Dovecot and Postfix, for as long as the tests run."""
    if why := world.missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    with world.running(certificates, signer) as there:
        yield there


@pytest.fixture
def mailbox(mail_world: world.MailWorld) -> Iterator[world.Mailbox]:
    """An empty mailbox of a person of the test's own."""
    yield mail_world.user()
    mail_world.start_imap()  # in case that the test stopped it and failed


@pytest.fixture
def sink(certificates: Certificates) -> Iterator[Sink]:
    """An SMTP server that does as it is told, with STARTTLS and one account."""
    with Sink(certificates.of_servers()) as there:
        yield there


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port at which nobody listens."""
    ports = Ports()
    yield ports.take()
    ports.close()


@pytest.fixture
def says_only() -> Iterator[Callable[[bytes], int]]:
    """Servers that say one thing to whoever comes, and then nothing for ever; their ports."""
    listening: list[socket.socket] = []
    talking: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def serve(server: socket.socket, says: bytes) -> None:
        while True:
            try:
                client = server.accept()[0]
            except OSError:
                return
            talking.append(client)
            if says:
                client.sendall(says)

    def make(says: bytes) -> int:
        server = socket.create_server((HOST, 0))
        listening.append(server)
        threads.append(threading.Thread(target=serve, args=(server, says), name="says only"))
        threads[-1].start()
        return int(server.getsockname()[1])

    yield make
    for each in listening:
        each.shutdown(socket.SHUT_RDWR)
        each.close()
    for thread in threads:
        thread.join()
    for each in talking:
        each.close()


@pytest.fixture
def identity(signer: Signer) -> Iterator[Identity]:
    """An identity provider, whose access tokens the mail servers accept."""
    with Identity(signer) as there:
        yield there
