"""Who a From header names: only what stands where an address belongs."""

import pytest

from afterword.services.inbox.sender_fields import Author, authors_of, fields_of

DANA = Author("Dana Whitfield", "dana@northwind.example")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Dana Whitfield <Dana@Northwind.example>", [DANA]),
        ('"Whitfield, Dana" <dana@northwind.example>', [DANA._replace(name="Whitfield, Dana")]),
        ("dana@northwind.example (Dana)", [DANA._replace(name="")]),
        ('"dana@northwind.example" <x@evil.example>', [Author("dana@northwind.example", "x@evil.example")]),
        ("dana@northwind.example <x@evil.example>", [Author("dana@northwind.example", "x@evil.example")]),
        ("x@evil.example (<dana@northwind.example>)", [Author("", "x@evil.example")]),
        ("a@evil.example, Dana Whitfield <dana@northwind.example>", [Author("", "a@evil.example"), DANA]),
        ("HR: Dana Whitfield <dana@northwind.example>;", [DANA]),
        ("=?utf-8?q?Dana_Whitfield?= <dana@northwind.example>", [DANA]),
        ('"dana@northwind.example"', []),
        (
            "x <x@evil.example> <dana@northwind.example>",
            [Author("x", "x@evil.example"), DANA._replace(name="x")],
        ),
        ("Dana <dana>", []),
        ("undisclosed:;", []),
        ("", []),
        ("<", []),
        ('"never ends <dana@northwind.example>', []),
        ("(((never ends <dana@northwind.example>", []),
        ("Dana <dana@northwind.example", [Author("Dana", "dana@northwind.example")]),
    ],
)
def test_only_the_address_counts(value: str, expected: list[Author]) -> None:
    assert authors_of(value) == expected


def test_headers_come_in_their_order_and_end_with_the_body() -> None:
    raw = b"From x@y Mon\nReceived: a\n b\r\nFROM : d@x.example\n\nTo: nobody\n"
    assert fields_of(raw) == [("received", "a b"), ("from", "d@x.example")]
    assert fields_of(b"\nFrom: dana@northwind.example\n") == [], "only its words"


@pytest.mark.parametrize("piece", ["<", '"', "(", "a@b,", "\\", " ", "a <b@c>", "=?utf-8?q?a?= "])
def test_whatever_stands_there_it_is_read_once(piece: str) -> None:
    """Twenty thousand characters at most, each looked at once: a hostile header costs nothing."""
    assert len(authors_of(piece * 300_000)) <= 20_000
    fields_of(f"From: {piece * 300_000}\n{piece}".encode())
