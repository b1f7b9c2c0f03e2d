"""The contract of ``ports.MailTransport`` and ``ports.SmtpSession``: the fake, and SMTP with a real connection."""

import ssl
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from afterword.integrations.smtp import SmtpTransport
from afterword.ports import (
    Access,
    Envelope,
    Host,
    MailError,
    MailTransport,
    PermanentError,
    TransientError,
    UncertainError,
)
from fakes.mail import NOBODY_THERE, FakeMailServer, FakeTransport
from integration.mail.servers.happenings import Answer, Drop, Step
from integration.mail.servers.sink import Sink

DATA = b"Subject: Thank you\r\n\r\nThank you.\r\n"
ENVELOPE = Envelope("priya@example.test", "dana@northwind.example", DATA)


class Provider(NamedTuple):
    """A provider that takes mail, and what it can be told to do wrong."""

    transport: MailTransport
    host: Host
    access: Access
    accepted: Callable[[], list[tuple[str, str]]]
    wrong: Callable[[str], None]


def _fake() -> Provider:
    server = FakeMailServer({"priya": "secret"})
    wrongs = {
        "away": ("connect", NOBODY_THERE),
        "recipient refused": ("recipient", PermanentError("recipient", "550 5.1.1")),
        "recipient busy": ("recipient", TransientError("busy", "450 4.7.1")),
        "message refused": ("message", PermanentError("content", "554")),
        "message refused for now": ("message", PermanentError("content", "451")),
        "lost": ("answer", UncertainError("unreachable", "it hung up")),
    }
    return Provider(
        FakeTransport(server), Host("localhost", 0, "starttls"), Access("priya", "secret"),
        lambda: [(each.sender, each.recipient) for each in server.accepted],
        lambda what: server.fail_next(*wrongs[what]),  # type: ignore[arg-type]
    )  # fmt: skip


def _smtp(sink: Sink, context: ssl.SSLContext) -> Provider:
    steps = {
        "recipient refused": (Step.RCPT, Answer(550, "5.1.1 nobody")),
        "recipient busy": (Step.RCPT, Answer(450, "4.7.1 later")),
        "message refused": (Step.DOT, Answer(554, "5.7.1 no")),
        "message refused for now": (Step.DOT, Answer(451, "4.3.0 no")),
        "lost": (Step.DOT, Drop()),
    }

    def wrong(what: str) -> None:
        if what == "away":
            sink.close()
        else:
            sink.at(*steps[what])

    return Provider(
        SmtpTransport(context, timeout=30, last=30), Host("localhost", sink.port, "starttls"),
        Access(sink.account.address, sink.account.password),
        lambda: [(each.sender, each.recipients[0]) for each in sink.accepted], wrong,
    )  # fmt: skip


@pytest.fixture(params=["fake", "smtp"])
def provider(request: pytest.FixtureRequest) -> Iterator[Provider]:
    if request.param == "fake":
        yield _fake()
        return
    sink = request.getfixturevalue("sink")
    ca = request.getfixturevalue("certificates").ca
    yield _smtp(sink, ssl.create_default_context(cafile=str(ca)))


class Intents:
    """Whether a message may go, and how often that was asked."""

    def __init__(self, *, go: bool = True) -> None:
        self.go, self.asked = go, 0

    def __call__(self) -> bool:
        self.asked += 1
        return self.go


def sent(provider: Provider, intend: Callable[[], bool]) -> str | None:
    with provider.transport.line(provider.host, provider.access) as line:
        return line.send(ENVELOPE, intend)


def test_a_message_goes_out_once_it_is_intended(provider: Provider) -> None:
    intends = Intents()
    assert sent(provider, intends)
    assert intends.asked == 1
    assert provider.accepted() == [(ENVELOPE.sender, ENVELOPE.recipient)]


def test_nothing_goes_out_that_is_not_intended(provider: Provider) -> None:
    assert sent(provider, Intents(go=False)) is None
    assert provider.accepted() == []


def test_several_go_over_one_line_also_after_one_that_was_stopped(provider: Provider) -> None:
    with provider.transport.line(provider.host, provider.access) as line:
        assert line.send(ENVELOPE, Intents(go=False)) is None
        assert line.send(ENVELOPE, Intents())
        assert line.send(ENVELOPE._replace(recipient="bo@northwind.example"), Intents())
    assert [each for _, each in provider.accepted()] == [ENVELOPE.recipient, "bo@northwind.example"]


@pytest.mark.parametrize(
    ("what", "error", "kind"),
    [
        ("recipient refused", PermanentError, "recipient"),
        ("recipient busy", TransientError, "busy"),
    ],
)
def test_who_refuses_before_the_message_is_not_asked_to_take_it(
    provider: Provider, what: str, error: type[MailError], kind: str
) -> None:
    provider.wrong(what)
    intends = Intents()
    with pytest.raises(error) as told:
        sent(provider, intends)
    assert (told.value.kind, intends.asked, provider.accepted()) == (kind, 0, [])


@pytest.mark.parametrize("what", ["message refused", "message refused for now"])
def test_a_message_that_was_read_and_refused_is_refused_for_good(provider: Provider, what: str) -> None:
    provider.wrong(what)
    intends = Intents()
    with pytest.raises(PermanentError):
        sent(provider, intends)
    assert (intends.asked, provider.accepted()) == (1, [])


def test_a_connection_that_breaks_before_the_answer_leaves_it_uncertain(provider: Provider) -> None:
    provider.wrong("lost")
    intends = Intents()
    with pytest.raises(UncertainError):
        sent(provider, intends)
    assert intends.asked == 1


def test_a_wrong_password_is_said_to_be_one(provider: Provider) -> None:
    wrong = provider.access._replace(secret="another")
    with pytest.raises(PermanentError) as told, provider.transport.line(provider.host, wrong):
        pass
    assert told.value.kind == "password"
    assert "another" not in str(told.value)


def test_a_server_that_is_away_may_be_there_later(provider: Provider) -> None:
    provider.wrong("away")
    with pytest.raises(TransientError) as told:
        sent(provider, Intents())
    assert told.value.kind == "unreachable"
