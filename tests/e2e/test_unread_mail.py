"""What couldn't be read, and a mailbox that isn't read, are shown to their owner and to nobody else."""

from typing import Any

import msgspec

from afterword.core.time.instants import instant_of
from e2e.somebody import client_of, somebody


def test_a_message_that_could_not_be_read_and_a_mailbox_that_is_not(site: Any) -> None:
    from afterword import bootstrap
    from afterword.ports import Host, Servers, UnreadableMail
    from afterword.services.mail_accounts.schemas import Account

    del site
    owner, other = somebody(), somebody()
    accounts = bootstrap.services().mail.accounts
    now = instant_of(bootstrap.clock().now())
    server = Host("localhost", 1, "tls")
    told = Account(servers=Servers(server, server, "zyx@example.org", "typed"), watch=True)
    account = accounts.save(owner.who.pk, "zyx@example.org", msgspec.json.encode(told))
    accounts.add_unreadable(account, UnreadableMail("INBOX", 1, 7, "<b>eve@evil.example", 2_000_000, now))
    accounts.set_problem(account, "broken: ")
    page = owner.client.get("/settings/mail").content.decode()
    assert "&lt;b&gt;eve@evil.example" in page
    assert "2.0 MB" in page
    assert "Something went wrong" in page
    today = owner.client.get("/").content.decode()
    assert "We couldn’t read one message." in today
    assert "zyx@example.org isn’t being read" in today
    theirs = other.client.get("/").content.decode() + other.client.get("/settings/mail").content.decode()
    assert "couldn’t be read" not in theirs
    assert "isn’t being read" not in theirs
    health = client_of().get("/healthz")
    assert (health.status_code, health.content) == (200, b"ok")


def test_a_message_that_breaks_the_parser_is_no_error_of_the_page(site: Any) -> None:
    """Uploaded: read as far as it goes, or answered beside its field."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    del site
    owner = somebody()
    for raw in (
        b"From: =?utf-8?b?Y?= <d@n.example>\r\nSubject: =?utf-8?b?Y?=\r\n\r\nHello",
        b"From: " + b"(" * 600 + b"\r\n\r\nHello",
        b"Content-Type: message/rfc822\r\n\r\n" * 2_000,
        b'Content-Type: text/plain; charset="idna"; charset*0=\r\n\r\nHel\xfflo',
    ):
        file = SimpleUploadedFile("mail.eml", raw)
        answer = owner.client.post(f"/cases/{owner.case}/message", {"file": file})
        assert answer.status_code in {302, 422}, raw[:60]
