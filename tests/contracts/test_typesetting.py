"""Printed sheets: the pages a person holds in their hands."""

import io
from datetime import UTC, datetime

import msgspec
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from afterword import wiring
from afterword.adapters.typesetting import TypstPrinter
from afterword.adapters.typesetting.dial import dial, qr_code
from afterword.app.print_requests import PrintRequest
from afterword.core.facts import Case
from afterword.core.fault import Fault
from afterword.ports import CallSheet, CallWindow, CardSheet
from surfaces.commands import northwind

PRINTER = TypstPrinter()
MM = 72 / 25.4
CARD = CardSheet(
    "A6", "Card to Dana", ("Dear Dana,", "Thank you for your time.", "Priya Nair"),
    ("Ms. Dana Whitfield", "Northwind", "1 Main Street", "Chicago IL 60601"), ("Priya Nair",),
    "Post by Wed 4 Nov, 15:30.", (),
)  # fmt: skip
CALL = CallSheet(
    "A4", "Call to Dana", "Dana Whitfield", "hiring manager", "Northwind", "Data engineer", "(312) 555-0199", "US",
    "It is 11:05.", "They have until Fri 13 Nov.", "They said a week.",
    (CallWindow("Fri 13 Nov", "10:00–11:00", "11:00–12:00"),),
    ("Hello Dana.",), ("Good day.",), ("This is Priya.",), "One call.",
)  # fmt: skip
HOSTILE = (
    "#panic(1)",
    "$x$ *b* _i_ `c`",
    "\\ @label <tag>",
    "{{ 7*7 }}",
    "a" * 3000,
    "田中太郎",
    "محمد علي",
    "😀",
    "",
)


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages]
    return [(round(box.width / MM), round(box.height / MM)) for box in boxes]


def test_a_card_is_the_text_to_copy_a_ruled_sheet_and_the_envelope() -> None:
    pdf = PRINTER.card(CARD)
    assert sizes(pdf) == [(105, 148), (105, 148), (162, 114)]
    text, ruled, envelope = pages(pdf)
    assert "Thank you for your time." in text
    assert "Post by Wed 4 Nov" in text
    assert ruled.strip() == ""
    for line in CARD.address:
        assert line in envelope


def test_a_card_for_the_states_is_measured_in_inches() -> None:
    assert sizes(PRINTER.card(CARD._replace(paper="A2"))) == [(108, 140), (108, 140), (146, 111)]


def test_a_long_text_goes_on_over_as_many_ruled_sheets() -> None:
    long = CARD._replace(lines=("Thank you for all of it. " * 60,))
    found = pages(PRINTER.card(long))
    written = [page for page in found if "Thank you" in page]
    assert len(written) > 1
    assert len(found) == 2 * len(written) + 1


def test_an_unknown_address_leaves_room_and_says_where_to_look() -> None:
    envelope = pages(PRINTER.card(CARD._replace(address=("Dana",), notices=("Ask at the reception.",))))[-1]
    assert "Ask at the reception." in envelope


def test_a_call_sheet_is_one_page_with_all_that_the_call_needs() -> None:
    pdf = PRINTER.call(CALL)
    assert sizes(pdf) == [(210, 297)]
    (page,) = pages(pdf)
    for words in (
        "Dana Whitfield",
        "+1 312-555-0199",
        "10:00–11:00",
        "11:00–12:00",
        "Not yet.",
        "Hello Dana.",
        "reached",
        "They said:",
    ):
        assert words in page, words
    assert sizes(PRINTER.call(CALL._replace(paper="Letter"))) == [(216, 279)]


def test_a_call_that_may_be_made_says_nothing_of_waiting() -> None:
    assert "Not yet" not in pages(PRINTER.call(CALL._replace(hold="")))[0]


def test_a_call_sheet_without_a_number_has_room_for_it() -> None:
    assert "No number is known" in pages(PRINTER.call(CALL._replace(number=None)))[0]


def test_however_long_the_script_the_sheet_is_one_page() -> None:
    pdf = PRINTER.call(CALL._replace(script=("Hello, this is rather long. " * 150,)))
    assert len(pages(pdf)) == 1
    assert "They said:" in pages(pdf)[0]


@pytest.mark.parametrize("fact", HOSTILE)
def test_facts_are_data_and_never_source(fact: str) -> None:
    card = PRINTER.card(
        CARD._replace(lines=(fact,), address=(fact, fact), sender=(fact,), title=fact, post_by=fact)
    )
    call = PRINTER.call(
        CALL._replace(name=fact, part=fact, role=fact, number=fact, clocks=fact, hold=fact, script=(fact,))
    )
    if fact in ("#panic(1)", "{{ 7*7 }}"):
        assert fact in pages(card)[0]
        assert fact in pages(call)[0]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_set(text: str) -> None:
    assert PRINTER.card(CARD._replace(lines=(text,), address=(text,))).startswith(b"%PDF")


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert PRINTER.card(CARD) == TypstPrinter().card(CARD)
    assert PRINTER.call(CALL) == TypstPrinter().call(CALL)


@pytest.mark.parametrize(
    ("number", "country", "uri", "shown"),
    [
        ("(312) 555-0199", "US", "tel:+1-312-555-0199", "+1 312-555-0199"),
        ("030 901820", "DE", "tel:+49-30-901820", "+49 30 901820"),
        ("+44 20 7946 0018", None, "tel:+44-20-7946-0018", "+44 20 7946 0018"),
        ("ask Kim", "US", "", "ask Kim"),
        ("030 901820", None, "", "030 901820"),
    ],
)
def test_a_number_dials_as_one_of_its_country(number: str, country: str | None, uri: str, shown: str) -> None:
    assert dial(number, country) == (uri, shown)


def test_the_code_is_the_numbers_own() -> None:
    uri = "tel:+1-312-555-0199"
    assert qr_code(uri) == [
        [int(each) for each in row] for row in segno.make(uri, error="m", micro=False).matrix
    ]


def printed(**fields: object):
    case = msgspec.convert(northwind(), Case)
    request = {"sheet": "call", "case": case, "now": datetime(2026, 11, 6, 16, tzinfo=UTC), **fields}
    return wiring.desk().print(PrintRequest(**request))


def test_the_operation_prints_the_call_with_its_reason_to_wait() -> None:
    made = printed()
    assert made.name == "call-dana.pdf"
    (page,) = pages(made.pdf)
    assert "Not yet." in page
    assert "Thank you again for the time you gave me." in page


def test_the_operation_prints_a_card_of_the_persons_own_words() -> None:
    made = printed(sheet="card", text="Dear Dana,\n\nMy own words.\n\nPriya", contact="dana")
    assert "My own words." in pages(made.pdf)[0]
    assert "Post by Wed 4 Nov" in pages(made.pdf)[0]


@pytest.mark.parametrize(("fields", "path"), [({"paper": "A6"}, "paper"), ({"contact": "bob"}, "contact")])
def test_a_request_at_fault_is_named(fields: dict[str, object], path: str) -> None:
    with pytest.raises(Fault) as fault:
        printed(**fields)
    assert fault.value.path == path
