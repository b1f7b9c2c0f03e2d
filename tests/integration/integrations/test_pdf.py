"""Printed sheets: the pages a person holds in their hands."""

import io
import itertools
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import msgspec
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from afterword import bootstrap
from afterword.core.case import Case
from afterword.core.errors import InputError
from afterword.integrations.pdf import TypstPrinter, dial, qr_code
from afterword.ports import CallSheet, CallWindow, CardSheet
from afterword.services.notes.schemas import PrintRequest
from integration.cli.commands import northwind

PRINTER = TypstPrinter()
MM = 72 / 25.4
CARD = CardSheet(
    paper="A6",
    title="Card to Dana",
    lines=("Dear Dana,", "Thank you for your time.", "Priya Nair"),
    address=("Ms. Dana Whitfield", "Northwind", "1 Main Street", "Chicago IL 60601"),
    address_known=True,
    sender="Priya Nair",
    post_by="Post by Wed 4 Nov, 15:30.",
    post_why="That is 24 hours after the interview.",
    notices=(),
)
CALL = CallSheet(
    paper="A4",
    title="Call to Dana",
    name="Dana Whitfield",
    part="hiring manager",
    company="Northwind",
    role="Data engineer",
    number="(312) 555-0199",
    number_note="",
    country="US",
    hold_title="Not yet.",
    hold="They have until Fri 13 Nov.",
    windows=(CallWindow("Fri 13 Nov", "10:00–11:00", "11:00–12:00"),),
    their_place="Chicago",
    your_place="New York",
    clock_note="",
    why="They said a week.",
    script=("Hello Dana.",),
    receptionist=("Good day.",),
    voicemail=("This is Priya.",),
    never="One call.",
)
HOSTILE = (
    "#panic(1)",
    "$x$ *b* _i_ `c`",
    "\\ @label <tag>",
    "{{ 7*7 }}",
    "@preview/x:1.0.0",
    "half a pair \ud800",
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


def places(pdf: bytes, page: int) -> tuple[set[float], set[float]]:
    """How high the texts' baselines and the starts of lines are on a page, in points from its foot."""
    baselines: set[float] = set()
    strokes: set[float] = set()

    def seen(operator, operands, cm, tm) -> None:
        if operator in (b"Tj", b"TJ"):
            baselines.add(round(cm[1] * tm[4] + cm[3] * tm[5] + cm[5], 1))
        elif operator == b"m":
            x, y = map(float, operands)
            strokes.add(round(cm[1] * x + cm[3] * y + cm[5], 1))

    PdfReader(io.BytesIO(pdf)).pages[page].extract_text(visitor_operand_before=seen)
    return baselines, strokes


@pytest.mark.parametrize(("paper", "lines"), [("A6", 15), ("A2", 14)])
def test_the_text_to_copy_stands_on_rules_that_a_hand_can_fill(paper: str, lines: int) -> None:
    bare = CARD._replace(paper=paper, lines=("Thank you for all of it. " * 80,), post_by="", post_why="")
    pdf = PRINTER.card(bare)
    for page in (0, 1):
        baselines, strokes = places(pdf, page)
        written = sorted((each for each in baselines if each > 17 * MM), reverse=True)
        assert len(written) == lines
        for upper, lower in itertools.pairwise(written):
            assert upper - lower == pytest.approx(8 * MM, abs=0.2)
        for baseline in written:
            assert any(0 < baseline - stroke < 1 for stroke in strokes), baseline


def test_a_line_holds_about_as_many_words_as_a_hand_writes_on_it() -> None:
    words = "thank you for the time that we had to talk about the work of your team and its next year " * 2
    baselines, _ = places(PRINTER.card(CARD._replace(lines=(words,))), 0)
    written = [each for each in baselines if each > 17 * MM]
    assert 5 <= len(words.split()) / len(written) <= 7


def test_the_rules_come_closer_where_that_saves_a_second_card() -> None:
    text = CARD._replace(lines=("Thank you for all of it. " * 23,))
    baselines, _ = places(PRINTER.card(text), 0)
    first, second, *_ = sorted(baselines, reverse=True)
    assert first - second == pytest.approx(7 * MM, abs=0.2)
    assert len(pages(PRINTER.card(text))) == 3


def test_the_lines_of_the_slip_do_not_touch() -> None:
    wordy = CARD._replace(notices=("No postal address is known: ask at the reception, or look elsewhere.",))
    baselines, strokes = places(PRINTER.card(wordy), 0)
    slip = sorted(each for each in baselines if each < 17 * MM)
    assert len(slip) > 1
    assert min(upper - lower for lower, upper in itertools.pairwise(slip)) > 8
    assert max(slip) < max(each for each in strokes if each < 17 * MM) - 5
    assert min(slip) > 3 * MM


def test_an_unknown_address_leaves_room_and_is_said_on_the_sheet_that_is_not_sent() -> None:
    known = PRINTER.card(CARD)
    bare = CARD._replace(address=("Dana",), address_known=False, notices=("Ask inside.",))
    unknown = PRINTER.card(bare)
    assert "Ask inside." in " ".join(pages(unknown)[0].split())
    assert "Ask inside." not in pages(unknown)[-1]
    assert len(places(unknown, 2)[1]) == len(places(known, 2)[1]) + 3


@pytest.mark.parametrize("paper", ["A6", "A2"])
@pytest.mark.parametrize("name", ["Dana", "Wolfeschlegelsteinhausenbergerdorff " * 13, "a" * 500])
def test_however_long_the_name_the_address_stays_where_machines_look_for_it(paper: str, name: str) -> None:
    sheet = CARD._replace(paper=paper, address=(name, "Northwind", "1 Main Street", "Chicago IL 60601"))
    pdf = PRINTER.card(sheet)
    height = sizes(pdf)[-1][1]
    baselines, _ = places(pdf, len(pages(pdf)) - 1)
    address = [each for each in baselines if each < (height - 40) * MM]
    assert "Chicago IL 60601" in pages(pdf)[-1].replace("\u200b", "")
    assert min(address) > 15 * MM


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
        "In Chicago",
        "in New York",
        "Hello Dana.",
        "Good day.",
        "This is Priya.",
        "One call.",
        "reached",
        "They said",
    ):
        assert words in page, words
    assert sizes(PRINTER.call(CALL._replace(paper="Letter"))) == [(216, 279)]


def test_a_call_that_may_be_made_says_nothing_of_waiting() -> None:
    assert "Not yet" not in pages(PRINTER.call(CALL._replace(hold_title="", hold="")))[0]


def test_a_call_that_is_off_has_no_code_and_no_room_for_an_outcome() -> None:
    off = CALL._replace(
        hold_title="Do not call.", windows=(), script=(), receptionist=(), voicemail=(), never=""
    )
    (page,) = pages(PRINTER.call(off))
    assert "Do not call." in page
    for words in ("scan to dial", "reached", "Answer by", "WHAT TO SAY"):
        assert words not in page
        assert words in pages(PRINTER.call(CALL))[0]


def test_where_both_are_in_one_place_one_clock_is_shown() -> None:
    (page,) = pages(PRINTER.call(CALL._replace(their_place="New York")))
    assert "In New York" in page
    assert "For you" not in page
    assert "11:00–12:00" not in page


def test_a_place_that_is_not_known_is_not_named() -> None:
    (page,) = pages(PRINTER.call(CALL._replace(their_place="", clock_note="Find out theirs.")))
    assert "Their time" in page
    assert "Find out theirs." in page


def test_a_call_sheet_without_a_number_has_room_for_it() -> None:
    assert "No number is known" in pages(PRINTER.call(CALL._replace(number=None)))[0]


def test_however_long_the_script_the_sheet_is_one_page() -> None:
    pdf = PRINTER.call(CALL._replace(script=("Hello, this is rather long. " * 150,)))
    assert len(pages(pdf)) == 1
    assert "They said" in pages(pdf)[0]


def test_a_script_too_long_for_any_eye_goes_on_overleaf() -> None:
    words = [f"word{number}" for number in range(3000)]
    found = pages(PRINTER.call(CALL._replace(script=(" ".join(words),))))
    assert len(found) > 1
    assert "word2999" in " ".join(found)
    assert "They said" in found[-1]


@pytest.mark.parametrize("fact", HOSTILE)
def test_facts_are_data_and_never_source(fact: str) -> None:
    card = PRINTER.card(
        CARD._replace(
            lines=(fact,), address=(fact, fact), sender=fact, title=fact, post_by=fact, notices=(fact,)
        )
    )
    call = PRINTER.call(
        CALL._replace(
            name=fact, part=fact, company=fact, role=fact, number=fact, why=fact, hold=fact, script=(fact,),
            their_place=fact, number_note=fact, clock_note=fact, title=fact,
        )
    )  # fmt: skip
    for place in (pages(card)[0], pages(card)[-1], pages(call)[0]):
        if fact.isascii() and len(fact) < 50:
            assert fact in place


@pytest.mark.parametrize("fact", ["a" * 3000, "x.y@" * 200, "北" * 900])
def test_no_word_is_wider_than_its_sheet(fact: str) -> None:
    card = PRINTER.card(CARD._replace(lines=(fact,), address=(fact, "1 Main Street")))
    call = PRINTER.call(CALL._replace(name=fact[:500], role=fact[:500], script=(fact,), hold=fact[:500]))
    for limit, page in [*((100, page) for page in pages(card)), *((180, page) for page in pages(call))]:
        assert all(len(line.replace("\u200b", "")) < limit for line in page.splitlines())


def test_a_character_without_a_glyph_is_confessed_on_the_sheet() -> None:
    nobody_has = "\U000e0abc\ufdd0"
    for made in (
        PRINTER.card(CARD._replace(address=(nobody_has, "1 Main Street"))),
        PRINTER.call(CALL._replace(name=nobody_has)),
    ):
        assert "no font on this machine" in pages(made)[0]
    assert "no font on this machine" not in pages(PRINTER.card(CARD))[0]
    assert "no font on this machine" not in pages(PRINTER.call(CALL))[0]


def test_the_documents_are_tagged_titled_and_in_a_language() -> None:
    for pdf, title in ((PRINTER.card(CARD), "Card to Dana"), (PRINTER.call(CALL), "Call to Dana")):
        read = PdfReader(io.BytesIO(pdf))
        root = read.trailer["/Root"]
        assert read.metadata is not None
        assert read.metadata.title == title
        assert read.metadata.creation_date is None
        assert root["/Lang"] == "en"
        assert root["/MarkInfo"]["/Marked"]
        assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


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
        ("030 901820 ext. 12", "DE", "tel:+49-30-901820;ext=12", "+49 30 901820 ext. 12"),
        ("ask Kim", "US", "", "ask Kim"),
        ("030 901820", None, "", "030 901820"),
    ],
)
def test_a_number_dials_as_one_of_its_country(number: str, country: str | None, uri: str, shown: str) -> None:
    assert dial(number, country) == (uri, shown)


def dark(svg: str) -> set[tuple[int, int]]:
    """The modules that a path of an SVG image paints: strokes of one module, row by row."""
    painted, x, y = set(), 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", re.search(r'd="([^"]+)"', svg)[1]):
        values = [float(each) for each in numbers.split()]
        if command == "h":
            painted |= {(int(x) + step, int(y)) for step in range(int(values[0]))}
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return painted


@pytest.mark.parametrize("uri", ["tel:+1-312-555-0199", "tel:+49-30-901820;ext=12"])
def test_the_code_is_the_numbers_own(uri: str) -> None:
    matrix = segno.make(uri, error="m", micro=False).matrix
    assert dark(qr_code(uri)) == {
        (x, y) for y, row in enumerate(matrix) for x, module in enumerate(row) if module
    }


def printed(**fields: object):
    case = msgspec.convert(northwind(), Case)
    request = {"sheet": "call", "case": case, "now": datetime(2026, 11, 6, 16, tzinfo=UTC), **fields}
    return bootstrap.engine().print(PrintRequest(**request))


def test_the_operation_prints_the_call_with_its_reason_to_wait() -> None:
    made = printed()
    assert made.name == "call-dana.pdf"
    (page,) = pages(made.pdf)
    assert "Not yet." in page
    assert len(made.notices) == 1
    assert made.notices[0].startswith("Not yet. They have until Tue 10 Nov")
    assert "Thank you again for the time you gave me." in page


def test_the_operation_prints_a_card_of_the_persons_own_words() -> None:
    made = printed(sheet="card", text="Dear Dana,\n\nMy own words.\n\nPriya", contact="dana")
    assert "My own words." in pages(made.pdf)[0]
    assert "Already sent." in pages(made.pdf)[0]


@pytest.mark.parametrize(
    ("fields", "path"),
    [({"paper": "A6"}, "paper"), ({"contact": "bob"}, "contact"), ({"text": "a" * 20_001}, "text")],
)
def test_a_request_at_fault_is_named(fields: dict[str, object], path: str) -> None:
    with pytest.raises(InputError) as fault:
        printed(**fields)
    assert fault.value.path == path


def test_four_threads_at_once_each_get_their_own_sheet() -> None:
    """A page of one person must not fail, or hold the words of another, because somebody else prints."""

    def sheet(number: int) -> str:
        pdf = PRINTER.card(CARD._replace(lines=(f"Dear Number{number},",)))
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)

    with ThreadPoolExecutor(4) as pool:
        for number, text in enumerate(pool.map(sheet, range(60))):
            assert f"Number{number}," in text
