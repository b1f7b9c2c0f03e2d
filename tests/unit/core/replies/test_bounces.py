"""A bounce is told by its form: words about mail, and automatic footers, make none."""

import pytest

from afterword import bootstrap
from afterword.services.inbox.schemas import (
    Classified,
    ClassifyRequest,
)

NOT_DELIVERED = "Your message could not be delivered to dana@northwind.example: 550 5.1.1 no such user here."


def read(text: str, sender: str, **headers: str) -> Classified:
    head = {"From": sender, "Subject": "Analyst role", **headers}
    lines = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in head.items())
    return bootstrap.engine(wide=True).classify(ClassifyRequest(f"{lines}\n{text}\n"))


@pytest.mark.parametrize(
    "text",
    [
        NOT_DELIVERED,
        "This is an automated message, please do not reply.",
        "Replies to this mailbox are not delivered to anyone. It is a no-reply address.",
        "I saw your email but did not get to it until today.",
        "My inbox is full of applications, and your email was never forgotten.",
        "Die Nachricht konnte nicht zugestellt werden.",
    ],
)
def test_words_alone_are_no_bounce(text: str) -> None:
    assert read(text, "Dana Whitfield <dana@northwind.example>").meaning != "bounce"
    assert read(text, "Careers <no-reply@ats.example>", Auto_Submitted="auto-generated").meaning != "bounce"


@pytest.mark.parametrize(
    ("sender", "headers"),
    [
        ("Mail Delivery System <MAILER-DAEMON@mx.example>", {}),
        ("postmaster@mx.example", {}),
        ("Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@n.example>", {}),
        ("Mail Delivery Subsystem <no-reply@mx.example>", {}),
        ("mx@mx.example", {"Return_Path": "<>"}),
        ("mx@mx.example", {"X_Failed_Recipients": "dana@northwind.example"}),
    ],
)
def test_the_same_words_from_a_mail_server_are_one(sender: str, headers: dict[str, str]) -> None:
    assert read(NOT_DELIVERED, sender, **headers).meaning == "bounce"


def test_nobody_reports_that_their_own_address_cannot_be_reached() -> None:
    report = (
        "--b\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
        "Final-Recipient: rfc822; dana@northwind.example\nAction: failed\nStatus: 5.1.1\n--b--\n"
    )
    kind = {"Content_Type": "multipart/report; report-type=delivery-status; boundary=b"}
    assert read(report, "postmaster@northwind.example", **kind).meaning == "bounce"
    assert read(report, "Dana <dana@northwind.example>", **kind).meaning != "bounce"
