"""Raw mail: decoded whatever it says of itself, and never a reason to fall over."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.integrations.message_parser import read_letter
from afterword.ports import DeliveryFailure, Message


def letter(body: str | bytes, **headers: str) -> Message:
    head = {
        "From": "Dana Whitfield <Dana@Northwind.example>",
        "Date": "Mon, 9 Nov 2026 10:02:00 -0500",
        **headers,
    }
    lines = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in head.items())
    return read_letter(lines.encode() + b"\n" + (body.encode() if isinstance(body, str) else body))


@given(st.binary(max_size=2_000))
def test_any_bytes_are_read(raw: bytes) -> None:
    assert isinstance(read_letter(raw), Message)


@given(
    st.text(max_size=300),
    st.text(max_size=300),
    st.sampled_from(["text/plain", "text/html", "multipart/report"]),
)
def test_any_headers_and_words_are_read(head: str, body: str, kind: str) -> None:
    raw = f"From: {head}\nSubject: {head}\nContent-Type: {kind}; boundary={head[:9]}\n\n{body}"
    assert isinstance(read_letter(raw.encode("utf-8", "replace")), Message)


def test_headers_are_told() -> None:
    found = letter(
        "Hello", Subject="=?utf-8?q?Gespr=C3=A4ch?=\n =?utf-8?q?_morgen?=", Message_ID="<a.b@c.example>",
        In_Reply_To="<x@y.example>", References="<w@y.example> <x@y.example>", To="priya@example.org, Bob <b@c.example>",
    )  # fmt: skip
    assert (found.subject, found.message_id, found.in_reply_to) == (
        "Gespräch morgen",
        "a.b@c.example",
        "x@y.example",
    )
    assert found.references == ("w@y.example", "x@y.example")
    assert (found.from_name, found.from_address) == ("Dana Whitfield", "dana@northwind.example")
    assert found.to == ("priya@example.org", "b@c.example")
    assert found.date == datetime(2026, 11, 9, 15, 2, tzinfo=UTC)
    assert not (found.automatic)
    assert not (found.bulk)
    assert not (found.failed)
    assert not (found.forwarded)


@pytest.mark.parametrize(
    "name", ['"Whitfield, Dana" <dana@n.example>', "dana@n.example", "DANA@N.EXAMPLE (Dana)"]
)
def test_addresses_however_they_are_written(name: str) -> None:
    assert letter("x", From=name).from_address == "dana@n.example"


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Mon, 99 Nov 2026 10:02:00 -0500", "Mon, 9 Nov 99999 1:2:3 +9999"]
)
def test_a_date_that_makes_no_sense_is_none(date: str) -> None:
    assert letter("x", Date=date).date is None


@pytest.mark.parametrize(
    ("said", "data"),
    [
        ("us-ascii", "Grüße, désolé".encode()),
        ("utf-8", "Grüße, désolé".encode("cp1252")),
        ("iso-8859-1", "Grüße, désolé".encode()),
        ("utf-16", "Grüße, désolé".encode("utf-16")),
        ("no-such-charset", "Grüße, désolé".encode("latin-1")),
        ("iso-8859-15", "Grüße, désolé".encode("iso-8859-15")),
        ("windows-1252", "Grüße, désolé".encode("cp1252")),
    ],
)
def test_a_charset_may_lie(said: str, data: bytes) -> None:
    assert letter(data, Content_Type=f"text/plain; charset={said}").text == "Grüße, désolé"


@pytest.mark.parametrize(
    ("headers", "automatic"),
    [
        ({"Auto_Submitted": "auto-replied"}, True), ({"Auto_Submitted": "no"}, False),
        ({"X_Autoreply": "yes"}, True), ({"Precedence": "bulk"}, True), ({"List_Id": "<jobs.example>"}, True),
        ({"Return_Path": "<>"}, True), ({"X_Auto_Response_Suppress": "All"}, False), ({}, False),
    ],
)  # fmt: skip
def test_a_machine_says_so_in_its_headers(headers: dict[str, str], automatic: bool) -> None:
    assert letter("Back soon.", **headers).automatic is automatic


def test_html_is_read_as_it_is_seen() -> None:
    html = (
        "<html><head><style>p{color:red}</style></head><body><p>Hi&nbsp;Priya,</p><p>we <b>would</b> like<br>to"
        " meet.</p><div class='gmail_quote'>On Monday Priya wrote:<blockquote>no thanks</blockquote></div></body></html>"
    )
    assert letter(html, Content_Type="text/html").text == "Hi Priya,\n\nwe would like\nto meet."


def test_plain_text_wins_and_attachments_are_left_alone() -> None:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "dana@n.example"
    mail.set_content("The plain words.")
    mail.add_alternative("<p>The other words.</p>", subtype="html")
    mail.add_attachment("We reject you.", filename="notes.txt")
    mail.add_attachment(b"BEGIN:VCALENDAR\r\n", maintype="text", subtype="calendar")
    found = read_letter(bytes(mail))
    assert found.text == "The plain words."
    assert found.invite == b"BEGIN:VCALENDAR\r\n"


QUOTED = {
    "gmail": "New words.\n\nOn Tue, Nov 3, 2026 at 6:02 PM Priya Nair <priya@example.org>\nwrote:\n\n> Old words.\n",
    "german": "New words.\n\nAm 03.11.2026 um 18:02 schrieb Priya Nair:\n> Old words.\n",
    "french": "New words.\n\nLe mar. 3 nov. 2026 à 18:02, Priya Nair <p@e.example> a écrit :\nOld words.\n",
    "spanish": "New words.\n\nEl mar, 3 nov 2026 a las 18:02, Priya (<p@e.example>) escribió:\n> Old words.\n",
    "outlook": "New words.\n\n________________________________\nFrom: Priya\nSent: Tuesday\nTo: Dana\nSubject: Re\n\nOld words.\n",
    "outlook, no rule": "New words.\n\nVon: Priya\nGesendet: Dienstag\nAn: Dana\nBetreff: AW\n\nOld words.\n",
    "original": "New words.\n\n-----Original Message-----\nFrom: Priya\nOld words.\n",
    "below": "On Tue, Nov 3, 2026 at 6:02 PM Priya Nair wrote:\n> Old words.\n\nNew words.\n",
    "between": "> Old words.\nNew words.\n> Old words.\n",
    "mobile": "New words.\n\nSent from my iPhone\n\n> Old words.\n",
    "signed": "New words.\n\n-- \nDana Whitfield\nOld words Ltd\n",
    "disclaimed": "New words.\n\nCONFIDENTIALITY NOTICE: Old words and more of them.\n",
}


@pytest.mark.parametrize("kind", QUOTED)
def test_what_is_quoted_is_left_out(kind: str) -> None:
    assert letter(QUOTED[kind]).text == "New words."


@pytest.mark.parametrize(
    "text",
    [
        "On Monday we wrote:\nnothing.", "From: here on we wait.", "Best regards to your team, and more to come soon!",
        "We were told that:\n- one\n- two",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert letter(text).text.split() == text.split()


def test_what_is_passed_on_is_read_where_nothing_else_is_said() -> None:
    text = "---------- Forwarded message ---------\nFrom: HR\nDate: today\nSubject: No\n\nWe chose another candidate.\n"
    assert (letter(text, Subject="Fwd: No").text, letter(text, Subject="Fwd: No").forwarded) == (
        "We chose another candidate.", True,
    )  # fmt: skip


def report(action: str, status: str = "5.1.1") -> bytes:
    return (
        "From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
        "--b\n\nCould not be delivered.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
        f"Final-Recipient: rfc822; Dana@N.example\nAction: {action}\nStatus: {status}\n\n"
        "--b\nContent-Type: message/rfc822\n\nMessage-ID: <mine@example.org>\n\nHello\n--b--\n"
    ).encode()


def test_a_report_says_whom_it_did_not_reach_and_of_which_mail() -> None:
    found = read_letter(report("failed"))
    assert (found.failed, found.failed_id, found.automatic) == (
        (DeliveryFailure("dana@n.example", "5.1.1"),), "mine@example.org", True,
    )  # fmt: skip


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_a_delay_is_no_failure(action: str) -> None:
    assert read_letter(report(action, "4.4.1")).failed == ()
