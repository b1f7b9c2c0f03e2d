"""Domains that only look like one of the people and companies one deals with."""

import pytest

from afterword.services.cases.from_invite.addresses import is_free
from afterword.services.inbox.sender_fields import looks_like, organisation
from afterword.services.inbox.senders import _doubt

KNOWN = ("northwind.example", "acme.example", "hr.brightwater.co.uk", "ab.example")


@pytest.mark.parametrize(
    ("domain", "like"),
    [
        ("n0rthwind.example", "northwind.example"),
        ("nortwind.example", "northwind.example"),
        ("northwnid.example", "northwind.example"),
        ("northwiind.example", "northwind.example"),
        ("northvvind.example", "northwind.example"),
        ("north-wind.example", "northwind.example"),
        ("northwind-careers.example", "northwind.example"),
        ("northwind.test", "northwind.example"),
        ("northwind.example.evil.test", "northwind.example"),
        ("mail.n0rthwind.example", "northwind.example"),
        ("n\u043erthwind.example", "northwind.example"),
        ("xn--nrthwind-eoh.example", "northwind.example"),
        ("n\u00f6rthwind.example", "northwind.example"),
        ("acrne.example", "acme.example"),
        ("acme.test", "acme.example"),
        ("brightwater.com", "hr.brightwater.co.uk"),
        ("ab.test", "ab.example"),
        ("northwind.example", ""),
        ("Mail.Northwind.example.", ""),
        ("brightwater.co.uk", ""),
        ("xy.example", ""),
        ("southwind-hotel.example", ""),
        ("greenhouse.io", ""),
        ("co.uk", ""),
        ("", ""),
    ],
)
def test_what_looks_like_a_known_one(domain: str, like: str) -> None:
    assert looks_like(domain, KNOWN) == like


def test_the_registered_part() -> None:
    assert organisation("a.b.northwind.co.uk") == "northwind.co.uk"
    assert organisation("mail.northwind.de") == "northwind.de"
    assert organisation("de") == "de"


def test_a_domain_of_any_length_is_compared() -> None:
    assert looks_like("n" * 300_000 + ".example", KNOWN) == ""
    assert looks_like("xn--" + "9" * 60 + ".example", KNOWN) == ""


@pytest.mark.parametrize("domain", ["gmail.com", "xs4all.nl", "yahoo.it", "tuta.com"])
def test_a_free_mailbox_is_one_in_the_inbox_as_in_invites(domain: str) -> None:
    other = f"somebody.else@{domain}"
    assert _doubt(1, "", other, [f"dana@{domain}"]) == ("", "")
    assert is_free(domain)
