"""What the receiving server says of a sender; and what others only pretend that it says."""

import pytest

from afterword.services.inbox.senders import Sender, parsed, sender_of

MINE = ("example.test", "mx.example.test")
TRACE = "Received: from out.northwind.example (out.northwind.example [192.0.2.1])\n\tby mx.example.test; Tue, 3 Nov 2026\n"
FROM = "From: Dana Whitfield <dana@northwind.example>\n"


def judged(headers: str, receiving: tuple[str, ...] = MINE, author: str = FROM) -> Sender:
    return sender_of(f"{headers}{author}\nHello".encode(), receiving, ("northwind.example",))


def said(results: str, **more: str) -> str:
    return judged(f"{TRACE}Authentication-Results: mx.example.test;\n\t{results}\n", **more).standing


@pytest.mark.parametrize(
    ("results", "standing"),
    [
        ("dmarc=pass header.from=northwind.example", "verified"),
        ("dmarc=pass (p=REJECT; sp=NONE dis=NONE) header.from=northwind.example", "verified"),
        ("spf=fail smtp.mailfrom=x@northwind.example; dmarc=pass header.from=Northwind.Example", "verified"),
        ("dkim=pass header.d=northwind.example", "verified"),
        ("DKIM/1 = Pass header.i=@mail.northwind.example", "verified"),
        ("spf=pass smtp.mailfrom=bounces@mail.northwind.example", "verified"),
        ("dkim=fail header.d=northwind.example; dkim=pass header.d=northwind.example", "verified"),
        ("dmarc=none; dkim=pass header.d=northwind.example", "verified"),
        ("dmarc=fail (p=none) header.from=northwind.example", "doubtful"),
        ("dkim=pass header.d=northwind.example; dmarc=fail header.from=northwind.example", "doubtful"),
        ("dmarc=pass header.from=evil.example", "doubtful"),
        ("spf=softfail smtp.mailfrom=dana@northwind.example", "doubtful"),
        ('dkim=fail reason="bad; dmarc=pass" header.d=northwind.example', "doubtful"),
        ("dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=x@evil.example", "unverified"),
        ("spf=pass smtp.helo=northwind.example", "unverified"),
        ("dkim=fail header.d=list.example; spf=none", "unverified"),
        ("dkim=pass header.d=hwind.example", "unverified"),
        ("arc=pass; iprev=pass", "unverified"),
        ("(dmarc=pass header.from=northwind.example", "unverified"),
        ("none", "unverified"),
    ],
)  # fmt: skip
def test_the_servers_own_word(results: str, standing: str) -> None:
    assert said(results) == standing


PASS = "dmarc=pass header.from=northwind.example"


@pytest.mark.parametrize(
    "headers",
    [
        "",
        f"Authentication-Results: mx.evil.example; {PASS}\n{TRACE}",
        f"{TRACE}Authentication-Results: mx.evil.example; {PASS}\n",
        f"{TRACE}Authentication-Results: mx.example.test.evil.example; {PASS}\n",
        f"{TRACE}Authentication-Results: {PASS}\n",
        f"{TRACE}ARC-Authentication-Results: i=1; mx.example.test; {PASS}\n",
        f"{TRACE}Authentication-Results-Original: mx.example.test; {PASS}\n",
        f"{TRACE}Received: from a by relay.evil.example; Tue\nAuthentication-Results: mx.example.test; {PASS}\n",
        f"{TRACE}Authentication-Results: mx.example.test; none\nAuthentication-Results: mx.example.test; {PASS}\n",
        f"{TRACE}X: Authentication-Results: mx.example.test; {PASS}\n",
    ],
)
def test_what_somebody_else_put_there_says_nothing(headers: str) -> None:
    assert judged(headers).standing == "unverified"


def test_a_forged_pass_below_does_not_help_against_the_servers_no() -> None:
    real = "Authentication-Results: mx.example.test; dmarc=fail header.from=northwind.example\n"
    found = judged(f"{TRACE}{real}Authentication-Results: mx.example.test; {PASS}\n")
    assert (found.standing, found.doubt) == ("doubtful", "failed")


def test_providers_that_go_by_several_names() -> None:
    google = f"Delivered-To: me@gmail.com\nReceived: by 2002:a05:6a10 with SMTP id x; Tue\nAuthentication-Results: mx.google.com; {PASS}\n"
    assert judged(google, ("gmail.com", "imap.gmail.com")).standing == "verified"
    assert judged(google, ("example.test", "imap.mail.yahoo.com")).standing == "unverified"
    microsoft = f"Received: from x by AM0PR01.eurprd01.prod.outlook.com; Tue\nAuthentication-Results: spf=pass; {PASS}\n"
    assert judged(microsoft, ("example.test", "outlook.office365.com")).standing == "verified"
    assert judged(microsoft).standing == "unverified"


def test_without_an_account_it_is_the_server_of_the_topmost_line() -> None:
    """As in a message that was saved to a file."""
    there = f"{TRACE}Authentication-Results: mx.example.test; {PASS}\n"
    assert judged(there, ()).standing == "verified"
    below = (
        f"{TRACE}Received: from a by mx.evil.example; Tue\nAuthentication-Results: mx.evil.example; {PASS}\n"
    )
    assert judged(below, ()).standing == "unverified"
    assert judged(f"Authentication-Results: mx.example.test; {PASS}\n", ()).standing == "unverified"


@pytest.mark.parametrize(
    ("author", "doubt"),
    [
        ("From: a@evil.example, Dana <dana@northwind.example>\n", "several"),
        ("From: Dana <dana@northwind.example>\nFrom: a@evil.example\n", "several"),
        ("From: Dana <dana@northwind.example>\nFrom: Dana <dana@northwind.example>\n", ""),
        ('From: "dana@northwind.example" <a@evil.example>\n', "name"),
        ("From: =?utf-8?q?dana=40northwind.example?= <a@evil.example>\n", "name"),
        ('From: "dana@northwind.example" <dana@northwind.example>\n', ""),
    ],
)
def test_a_sender_who_is_two_is_doubtful_even_if_the_server_vouches(author: str, doubt: str) -> None:
    domain = "evil.example" if "a@evil" in author else "northwind.example"
    vouched = f"{TRACE}Authentication-Results: mx.example.test; dmarc=pass header.from={domain}\n"
    found = judged(vouched, author=author)
    assert (found.doubt, found.standing) == (doubt, "doubtful" if doubt else "verified")


@pytest.mark.parametrize("piece", [";", "(", '"', "dkim=pass ", "dkim=pass;", "\\", " ", "=", "(\\)"])
def test_a_hostile_header_is_read_once(piece: str) -> None:
    assert len(parsed(f"mx.example.test; {piece * 300_000}").results) <= 50
