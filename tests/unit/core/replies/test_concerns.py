"""Which case a mail concerns, by its headers."""

from afterword.services.inbox.matching import KnownSenders, concern_of

KNOWN = KnownSenders({"dana@northwind.example": (7,)}, {})
REPORT = b"From: %s\nContent-Type: multipart/report; report-type=%s; boundary=b\n\n"


def test_a_report_is_a_mail_server_s_and_never_a_contact_s() -> None:
    assert concern_of(REPORT % (b"postmaster@mx.example", b"delivery-status"), KNOWN, {}).report
    theirs = concern_of(REPORT % (b"Dana <dana@northwind.example>", b"delivery-status"), KNOWN, {})
    assert (theirs.report, theirs.cases) == (False, (7,))


def test_a_receipt_that_a_contact_opened_a_mail_is_a_report() -> None:
    assert concern_of(
        REPORT % (b"Dana <dana@northwind.example>", b"disposition-notification"), KNOWN, {}
    ).report
