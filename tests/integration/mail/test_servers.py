"""The counterparts do what they claim: else the tests that rely on them would prove nothing."""

import base64
import contextlib
import email
import imaplib
import json
import os
import smtplib
import socket
import ssl
import subprocess
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from integration.mail.servers.certificates import Certificates
from integration.mail.servers.happenings import Answer, Drop, Hold, Slowly, Step
from integration.mail.servers.identity import Identity
from integration.mail.servers.processes import until
from integration.mail.servers.sink import Sink, SinkProgram
from integration.mail.servers.smtp_session import Tls
from integration.mail.servers.world import Mailbox, MailWorld

PATIENCE = 60  # seconds: only what never comes takes so long
NOTE = b"""\
From: you@example.test
To: anna@example.org
Subject: Thank you
Date: Tue, 3 Nov 2026 17:10:00 -0500
Message-ID: <1@example.test>

It was good to meet you.
""".replace(b"\n", b"\r\n")


@pytest.fixture
def trusting(certificates: Certificates) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificates.ca))


def submitting(world: MailWorld, trusting: ssl.SSLContext) -> smtplib.SMTP:
    client = smtplib.SMTP(world.host, world.submission_port, "localhost", PATIENCE)
    client.starttls(context=trusting)
    return client


@contextlib.contextmanager
def reading(world: MailWorld, mailbox: Mailbox, trusting: ssl.SSLContext) -> Iterator[IMAPClient]:
    client = IMAPClient(world.host, world.imaps_port, ssl_context=trusting, timeout=PATIENCE)
    try:
        client.login(mailbox.address, mailbox.password)
        client.select_folder("INBOX")
        yield client
    finally:
        client.shutdown()


def bearer(address: str, token: str) -> str:
    return f"user={address}\1auth=Bearer {token}\1\1"


# Dovecot and Postfix


def test_a_mail_goes_out_by_postfix_and_is_read_from_dovecot(
    mail_world: MailWorld, mailbox: Mailbox, trusting: ssl.SSLContext
) -> None:
    other = mail_world.user()
    with submitting(mail_world, trusting) as client:
        client.login(mailbox.address, mailbox.password)
        client.sendmail(mailbox.address, [other.address], NOTE)
    (there,) = mail_world.arrived(other, 1)
    assert there.endswith(NOTE)
    with imaplib.IMAP4(mail_world.host, mail_world.imap_port, PATIENCE) as client:
        client.starttls(trusting)
        client.login(other.address, other.password)
        client.select()
        _, parts = client.fetch("1", "(BODY.PEEK[])")
    assert parts[0][1] == there


def test_mail_to_nobody_comes_back(mail_world: MailWorld, mailbox: Mailbox, trusting: ssl.SSLContext) -> None:
    with submitting(mail_world, trusting) as client:
        client.login(mailbox.address, mailbox.password)
        client.sendmail(mailbox.address, ["nobody@example.test"], NOTE)
    (bounce,) = mail_world.arrived(mailbox, 1)
    assert email.message_from_bytes(bounce).get_content_type() == "multipart/report"


def test_postfix_takes_nothing_from_strangers_and_no_password_without_tls(
    mail_world: MailWorld, mailbox: Mailbox, trusting: ssl.SSLContext
) -> None:
    with submitting(mail_world, trusting) as client:
        with pytest.raises(smtplib.SMTPAuthenticationError):
            client.login(mailbox.address, "wrong")
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            client.sendmail(mailbox.address, [mailbox.address], NOTE)
    with smtplib.SMTP(mail_world.host, mail_world.submission_port, "localhost", PATIENCE) as client:
        client.ehlo()
        assert not client.has_extn("auth")


def test_tokens_let_in_by_imap_and_smtp_until_they_expire(
    mail_world: MailWorld, mailbox: Mailbox, trusting: ssl.SSLContext
) -> None:
    for token, is_good in ((mailbox.token(), True), (mailbox.expired_token(), False)):
        meets = contextlib.nullcontext() if is_good else pytest.raises(IMAPClientError)
        client = IMAPClient(mail_world.host, mail_world.imaps_port, ssl_context=trusting, timeout=PATIENCE)
        with meets:
            client.oauth2_login(mailbox.address, token)
        client.shutdown()
        meets = contextlib.nullcontext() if is_good else pytest.raises(smtplib.SMTPAuthenticationError)
        said = bearer(mailbox.address, token)
        with smtplib.SMTP_SSL(
            mail_world.host, mail_world.submissions_port, "localhost", timeout=PATIENCE, context=trusting
        ) as client:
            client.ehlo()
            with meets:
                # An empty answer to what is wrong: then comes the refusal.
                client.auth("XOAUTH2", lambda asked=None, said=said: said if asked is None else "")


def test_a_token_is_nobody_elses(mail_world: MailWorld, mailbox: Mailbox, trusting: ssl.SSLContext) -> None:
    other = mail_world.user()
    client = IMAPClient(mail_world.host, mail_world.imaps_port, ssl_context=trusting, timeout=PATIENCE)
    with pytest.raises(IMAPClientError):
        client.oauth2_login(mailbox.address, other.token())
    client.shutdown()


def test_dovecot_far_away_takes_no_password_without_tls(mail_world: MailWorld, mailbox: Mailbox) -> None:
    with (
        imaplib.IMAP4(mail_world.wary_host, mail_world.imap_port, PATIENCE) as client,
        pytest.raises(imaplib.IMAP4.error, match="PRIVACYREQUIRED"),
    ):
        client.login(mailbox.address, mailbox.password)


def test_idle_wakes(mail_world: MailWorld, mailbox: Mailbox, trusting: ssl.SSLContext) -> None:
    with reading(mail_world, mailbox, trusting) as client:
        client.idle()
        mail_world.deliver(mailbox, NOTE)
        assert (1, b"EXISTS") in client.idle_check(PATIENCE)
        client.idle_done()


def test_whoever_is_kicked_is_told_bye(
    mail_world: MailWorld, mailbox: Mailbox, trusting: ssl.SSLContext
) -> None:
    with reading(mail_world, mailbox, trusting) as client:
        client.idle()
        mail_world.kick(mailbox)
        assert any(each[0] == b"BYE" for each in client.idle_check(PATIENCE))


def test_uidvalidity_changes_and_the_messages_stay(
    mail_world: MailWorld, mailbox: Mailbox, trusting: ssl.SSLContext
) -> None:
    for _ in range(3):
        mail_world.deliver(mailbox, NOTE)
    with reading(mail_world, mailbox, trusting) as client:
        client.delete_messages([1])
        client.expunge()
        assert client.search() == [2, 3]
        before = client.folder_status("INBOX", ["UIDVALIDITY"])[b"UIDVALIDITY"]
        for times in (1, 2):
            mail_world.uidvalidity_change(mailbox)
            assert mail_world.uidvalidity(mailbox) == before + times
        with pytest.raises((IMAPClientError, OSError)):
            client.noop()
    with reading(mail_world, mailbox, trusting) as client:
        assert client.folder_status("INBOX", ["UIDVALIDITY"])[b"UIDVALIDITY"] == before + 2
        assert client.search() == [1, 2]
    assert len(mail_world.messages(mailbox)) == 2


def test_a_mailbox_may_be_full(mail_world: MailWorld) -> None:
    mailbox = mail_world.user(quota=2000)
    mail_world.deliver(mailbox, NOTE)
    with pytest.raises(smtplib.SMTPDataError) as refused:
        mail_world.deliver(mailbox, NOTE + b"x" * 2000)
    assert refused.value.smtp_code == 552
    assert len(mail_world.messages(mailbox)) == 1


def test_imap_goes_away_and_comes_back(
    mail_world: MailWorld, mailbox: Mailbox, trusting: ssl.SSLContext
) -> None:
    with reading(mail_world, mailbox, trusting) as client:
        mail_world.stop_imap()
        with pytest.raises((IMAPClientError, OSError)):
            client.noop()
    for port in (mail_world.imap_port, mail_world.imaps_port):
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((mail_world.host, port), PATIENCE)
    mail_world.deliver(mailbox, NOTE)
    mail_world.start_imap()
    with reading(mail_world, mailbox, trusting) as client:
        assert client.search() == [1]


def test_fifty_thousand_messages_are_soon_there(
    mail_world: MailWorld, mailbox: Mailbox, trusting: ssl.SSLContext
) -> None:
    mail_world.deliver(mailbox, NOTE)
    mail_world.fill(mailbox, 50_000)
    with reading(mail_world, mailbox, trusting) as client:
        assert len(client.search()) == 50_001
        last = client.fetch([50_000], ["ENVELOPE"])[50_000][b"ENVELOPE"]
    assert last.subject == b"Number 49999"


def test_what_is_filed_as_sent_is_seen(
    mail_world: MailWorld, mailbox: Mailbox, trusting: ssl.SSLContext
) -> None:
    with reading(mail_world, mailbox, trusting) as client:
        folder = client.find_special_folder(b"\\Sent")
        client.append(folder, NOTE)
    assert mail_world.messages(mailbox, folder) == [NOTE]


@pytest.mark.usefixtures("mail_world")
def test_servers_go_even_when_the_tests_are_killed(tmp_path: Path) -> None:
    script = f"""
import pathlib, sys
from integration.mail.servers import certificates, tokens, world
with world.running(certificates.Certificates(pathlib.Path({str(tmp_path)!r})), tokens.Signer()) as there:
    print(there.user().home, there.imap_port, there.submission_port, flush=True)
    sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as running:
        home, *ports = running.stdout.readline().split()
        running.kill()
    folder = Path(home).parents[2]
    assert folder.name.startswith("aw-mail-")
    until(lambda: not folder.exists(), what=lambda: f"{folder} is still there")
    for port in ports:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", int(port)), PATIENCE)


# The sink


@pytest.fixture
def send(sink: Sink, trusting: ssl.SSLContext) -> Callable[..., dict[str, tuple[int, bytes]]]:
    """Sends a note by smtplib as a program does that trusts it."""

    def send(raw: bytes = NOTE) -> dict[str, tuple[int, bytes]]:
        with smtplib.SMTP(sink.host, sink.port, "localhost", PATIENCE) as client:
            client.starttls(context=trusting)
            client.login(sink.account.address, sink.account.password)
            return client.sendmail(sink.account.address, ["anna@example.org", "ben@example.org"], raw)

    return send


def test_the_sink_keeps_what_it_accepts(sink: Sink, send: Callable[..., object]) -> None:
    raw = NOTE + b".\r\n..\r\n.x\r\n"
    send(raw)
    send()
    assert [each.raw for each in sink.accepted] == [raw, NOTE]
    assert sink.accepted[0].sender == sink.account.address
    assert sink.accepted[0].recipients == ("anna@example.org", "ben@example.org")
    assert sink.answered == 2
    assert "AUTH PLAIN" in sink.commands
    assert sink.connections == 2


REFUSALS = [
    (Step.CONNECT, Answer(554), smtplib.SMTPConnectError, 554),
    (Step.CONNECT, Answer(421), smtplib.SMTPConnectError, 421),
    (Step.STARTTLS, Answer(454), smtplib.SMTPResponseException, 454),
    (Step.AUTH, Answer(535), smtplib.SMTPAuthenticationError, 535),
    (Step.AUTH, Answer(454), smtplib.SMTPAuthenticationError, 454),
    (Step.MAIL, Answer(451), smtplib.SMTPSenderRefused, 451),
    (Step.MAIL, Answer(552), smtplib.SMTPSenderRefused, 552),
    (Step.DATA, Answer(451), smtplib.SMTPDataError, 451),
    (Step.DOT, Answer(451), smtplib.SMTPDataError, 451),
    (Step.DOT, Answer(552), smtplib.SMTPDataError, 552),
    (Step.DOT, Answer(554), smtplib.SMTPDataError, 554),
    (Step.DOT, Answer(421), smtplib.SMTPDataError, 421),
]


@pytest.mark.parametrize(("step", "answer", "error", "code"), REFUSALS)
def test_a_refusal_is_seen_with_its_code_once(
    sink: Sink,
    send: Callable[..., object],
    step: Step,
    answer: Answer,
    error: type[smtplib.SMTPResponseException],
    code: int,
) -> None:
    # smtplib tries another way to sign in after a refusal.
    sink.at(step, *[answer] * (2 if step is Step.AUTH else 1))
    with pytest.raises(error) as met:
        send()
    assert met.value.smtp_code == code
    assert (sink.accepted, sink.answered) == ([], 0)
    assert not sink.unhappened()
    send()
    assert sink.answered == 1


def test_a_refusal_of_ehlo_is_seen(sink: Sink) -> None:
    sink.at(Step.EHLO, Answer(550))
    with smtplib.SMTP(sink.host, sink.port, "localhost", PATIENCE) as client:
        assert client.ehlo()[0] == 550


def test_one_recipient_may_be_refused(sink: Sink, send: Callable[..., object]) -> None:
    sink.at(Step.RCPT, Answer(450))
    assert send() == {"anna@example.org": (450, b"as told")}
    sink.at(Step.RCPT, Answer(550), Answer(550))
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send()
    assert [each.recipients for each in sink.accepted] == [("ben@example.org",)]


@pytest.mark.parametrize(
    "step",
    [each for each in Step if each not in {Step.AFTER, Step.RSET, Step.QUIT}],
    ids=lambda step: step.name,
)
def test_a_connection_that_is_dropped_is_an_error_and_nothing_is_kept(
    sink: Sink, send: Callable[..., object], step: Step
) -> None:
    sink.at(step, Drop())
    with pytest.raises(OSError):  # smtplib's errors are, too
        send()
    assert (sink.accepted, sink.answered) == ([], 0)


def test_250_may_be_lost(sink: Sink, send: Callable[..., object]) -> None:
    sink.at(Step.DOT, Drop(kept=True))
    with pytest.raises(smtplib.SMTPServerDisconnected):
        send()
    assert [each.answered for each in sink.accepted] == [False]
    assert sink.answered == 0


def test_a_connection_may_be_dropped_after_250(sink: Sink, send: Callable[..., object]) -> None:
    sink.at(Step.AFTER, Drop())
    send()
    assert [each.answered for each in sink.accepted] == [True]
    assert sink.answered == 1


def test_a_server_that_never_answers_is_left_after_the_time_out(sink: Sink, trusting: ssl.SSLContext) -> None:
    hold = Hold()
    sink.at(Step.MAIL, hold)
    with smtplib.SMTP(sink.host, sink.port, "localhost", PATIENCE) as client:
        client.starttls(context=trusting)
        client.login(sink.account.address, sink.account.password)
        client.sock.settimeout(0.01)
        with pytest.raises(smtplib.SMTPServerDisconnected, match="timed out"):
            client.mail(sink.account.address)
    assert hold.reached.wait(PATIENCE)
    assert sink.accepted == []


def test_250_may_come_late(sink: Sink, send: Callable[..., object]) -> None:
    hold = Hold()
    sink.at(Step.DOT, hold)
    sending = threading.Thread(target=send)
    sending.start()
    assert hold.reached.wait(PATIENCE)
    assert sink.accepted == []
    hold.release()
    sending.join()
    assert sink.answered == 1


def test_answers_come_a_byte_a_beat(sink: Sink) -> None:
    slow = Slowly()
    sink.at(Step.CONNECT, slow)
    with socket.create_connection((sink.host, sink.port), PATIENCE) as client:
        for expected in b"220":
            assert slow.beat()
            assert client.recv(100) == bytes([expected])
        client.setblocking(False)
        with pytest.raises(BlockingIOError):
            client.recv(100)
        client.settimeout(PATIENCE)
        slow.release()
        with client.makefile("rb") as rest:
            assert rest.readline() == b" sink.example.test ESMTP\r\n"


def test_beats_end_with_the_client(sink: Sink) -> None:
    slow = Slowly()
    sink.at(Step.CONNECT, slow)
    with socket.create_connection((sink.host, sink.port), PATIENCE) as client:
        assert slow.beat()
        client.recv(1)
    while slow.beat():
        """Until it notes that nobody listens."""


@pytest.mark.parametrize(
    ("tls", "complaint"),
    [
        (Tls.EXPIRED, "expired"),
        (Tls.WRONG_NAME, "IP address mismatch"),
        (Tls.BROKEN, "WRONG_VERSION|wrong version"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_tls_that_cannot_be_trusted_is_refused(
    sink: Sink, send: Callable[..., object], tls: Tls, complaint: str
) -> None:
    sink.tls = tls
    with pytest.raises(ssl.SSLError, match=complaint):
        send()
    assert "AUTH PLAIN" not in sink.commands


def test_tls_may_not_be_offered(sink: Sink, send: Callable[..., object]) -> None:
    sink.tls = Tls.NONE
    with pytest.raises(smtplib.SMTPNotSupportedError):
        send()


def test_tls_may_come_first(certificates: Certificates, trusting: ssl.SSLContext) -> None:
    with (
        Sink(certificates.of_servers(), implicit_tls=True) as sink,
        smtplib.SMTP_SSL(sink.host, sink.port, "localhost", timeout=PATIENCE, context=trusting) as client,
    ):
        client.login(sink.account.address, sink.account.password)


@pytest.mark.parametrize("way", ["PLAIN", "LOGIN", "XOAUTH2"])
@pytest.mark.parametrize("is_right", [True, False])
def test_who_signs_in_must_be_right(
    sink: Sink, trusting: ssl.SSLContext, way: str, *, is_right: bool
) -> None:
    client = smtplib.SMTP(sink.host, sink.port, "localhost", PATIENCE)
    with client:
        client.starttls(context=trusting)
        client.ehlo()
        client.user = sink.account.address
        client.password = sink.account.password if is_right else "wrong"
        token = sink.account.token if is_right else "expired"
        client.auth_xoauth2 = lambda asked=None: "" if asked else bearer(client.user, token)
        with contextlib.nullcontext() if is_right else pytest.raises(smtplib.SMTPAuthenticationError):
            client.auth(way, getattr(client, f"auth_{way.lower()}"))
        assert client.mail("you@example.test")[0] == (250 if is_right else 530)


def test_nothing_is_taken_before_tls(sink: Sink) -> None:
    with smtplib.SMTP(sink.host, sink.port, "localhost", PATIENCE) as client:
        client.ehlo()
        assert not client.has_extn("auth")
        assert (
            client.docmd("AUTH", "PLAIN " + base64.b64encode(b"\0you@example.test\0right").decode())[0] == 538
        )
        assert client.mail("you@example.test")[0] == 530


def test_a_sink_that_is_closed_lets_go_whoever_is_held(certificates: Certificates) -> None:
    hold = Hold()
    with Sink(certificates.of_servers()) as sink:
        sink.always(Step.CONNECT, hold)
        client = socket.create_connection((sink.host, sink.port), PATIENCE)
        assert hold.reached.wait(PATIENCE)
    with client:
        assert client.recv(100) in {b"", b"220 sink.example.test ESMTP\r\n"}
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((sink.host, sink.port), PATIENCE)


def test_a_sink_of_its_own_process_counts() -> None:
    with SinkProgram() as sink, smtplib.SMTP(sink.host, sink.port, "localhost", PATIENCE) as client:
        for _ in range(100):
            client.sendmail("you@example.test", ["anna@example.org"], NOTE)
        assert sink.answered() == 100


# The identity provider


def asked(url: str, form: dict[str, str]) -> tuple[int, dict[str, object]]:
    request = urllib.request.Request(url, urllib.parse.urlencode(form).encode())
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(
            request, timeout=PATIENCE
        ) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, json.loads(refused.read())


@pytest.fixture
def device(identity: Identity) -> Callable[[], tuple[str, Callable[[], tuple[int, dict[str, object]]]]]:
    """Begins a device's authorization: the code to approve, and the device's question for its token."""

    def begin() -> tuple[str, Callable[[], tuple[int, dict[str, object]]]]:
        _, begun = asked(identity.device_authorization_endpoint, {"client_id": identity.client_id})
        form = {
            "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
            "client_id": identity.client_id,
            "device_code": str(begun["device_code"]),
        }
        return str(begun["user_code"]), lambda: asked(identity.token_endpoint, form)

    return begin


def renewed(identity: Identity, token: object) -> tuple[int, dict[str, object]]:
    form = {"grant_type": "refresh_token", "client_id": identity.client_id, "refresh_token": str(token)}
    return asked(identity.token_endpoint, form)


def test_a_device_that_is_approved_gets_a_token_that_dovecot_accepts(
    identity: Identity,
    device: Callable[..., tuple[str, Callable[..., tuple[int, dict[str, object]]]]],
    mail_world: MailWorld,
    mailbox: Mailbox,
    trusting: ssl.SSLContext,
) -> None:
    code, poll = device()
    identity.answer_next("slow_down")
    assert poll() == (400, {"error": "slow_down"})
    assert poll() == (400, {"error": "authorization_pending"})
    identity.approve(code, mailbox.address)
    status, granted = poll()
    assert status == 200
    client = IMAPClient(mail_world.host, mail_world.imaps_port, ssl_context=trusting, timeout=PATIENCE)
    client.oauth2_login(mailbox.address, str(granted["access_token"]))
    client.shutdown()
    assert poll() == (400, {"error": "invalid_grant"})


def test_a_device_may_be_denied_or_too_late(
    identity: Identity, device: Callable[..., tuple[str, Callable[..., object]]]
) -> None:
    code, poll = device()
    identity.deny(code)
    assert poll() == (400, {"error": "access_denied"})
    code, poll = device()
    identity.let_expire(code)
    assert poll() == (400, {"error": "expired_token"})


def test_a_refresh_token_is_good_once_and_may_be_revoked(identity: Identity) -> None:
    first = identity.grant("you@example.test")
    status, granted = renewed(identity, first)
    assert status == 200
    assert renewed(identity, first) == (400, {"error": "invalid_grant"})
    identity.revoke("you@example.test")
    assert renewed(identity, granted["refresh_token"]) == (400, {"error": "invalid_grant"})


def test_the_provider_may_fail(identity: Identity) -> None:
    identity.fail_next(503)
    assert renewed(identity, identity.grant("you@example.test"))[0] == 503


def test_a_client_may_have_to_know_a_secret(identity: Identity) -> None:
    identity.client_secret = "known"
    form = {"client_id": identity.client_id}
    assert asked(identity.device_authorization_endpoint, form) == (401, {"error": "invalid_client"})
    assert asked(identity.device_authorization_endpoint, {**form, "client_secret": "known"})[0] == 200
