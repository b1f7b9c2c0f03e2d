"""The contract of ``ports.Templates``, ``Grammar``, ``Hints``, ``Printer`` and ``MessageReader``."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from afterword.integrations.draft_templates import TemplateStore
from afterword.integrations.harper import HarperGrammar
from afterword.integrations.message_parser import read_letter
from afterword.integrations.message_parser.isolated import IsolatedMessageParser
from afterword.integrations.pdf import TypstPrinter
from afterword.integrations.sentence_model import SentenceHints, model_available
from afterword.ports import Grammar, Hints, MessageReader, Printer, Templates
from fakes.words import FakeGrammar, FakeHints, FakeMessageReader, FakePrinter, FakeTemplates
from integration.integrations.test_pdf import CALL, CARD

OPENINGS = ("Thank you, {name}.", "Hello {name}.")


@pytest.fixture(params=["fake", "files"])
def templates(request: pytest.FixtureRequest, tmp_path: Path) -> Templates:
    if request.param == "fake":
        return FakeTemplates({("thank_you", "email.opening"): OPENINGS})
    texts = ", ".join(f'"{each}"' for each in OPENINGS).replace("{name}", "{{ name }}")
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "thank_you.toml").write_text(f"[email]\nopening = [{texts}]\n", "utf-8")
    return TemplateStore(folder)


def test_a_slot_has_variants_with_facts_in_them(templates: Templates) -> None:
    assert templates.variants("thank_you", "email.opening") == 2
    assert templates.variants("thank_you", "email.nothing") == 0
    assert templates.render("thank_you", "email.opening", 1, {"name": "{{ Dana }}"}) == "Hello {{ Dana }}."


def test_a_language_without_wordings_is_none(templates: Templates) -> None:
    assert templates.in_language("en") is templates
    assert templates.in_language("tlh") is None
    assert templates.in_language("../en") is None


def test_a_fact_that_is_missing_is_an_error(templates: Templates) -> None:
    with pytest.raises(Exception, match="name"):
        templates.render("thank_you", "email.opening", 0, {})


@pytest.fixture(scope="module", params=["fake", "harper"])
def grammar(request: pytest.FixtureRequest) -> Iterator[Grammar]:
    if request.param == "fake":
        yield FakeGrammar({"recieved": "received"})
        return
    harper = HarperGrammar()
    yield harper
    harper.close()


def test_a_misspelled_word_is_found_with_what_was_meant(grammar: Grammar) -> None:
    text = "I recieved your letter."
    (slip,) = grammar.slips(text, ())
    assert (text[slip.start : slip.end], slip.kind) == ("recieved", "SpellCheck")
    assert "received" in slip.replacements
    assert not grammar.fallen


def test_names_are_right_as_they_are(grammar: Grammar) -> None:
    assert list(grammar.slips("I met Recieved on Tuesday.", ("Recieved",))) == []
    assert list(grammar.slips("", ())) == []


@pytest.fixture(scope="module", params=["fake", "model"])
def hints(request: pytest.FixtureRequest) -> Hints:
    if request.param == "fake":
        return FakeHints(0.9, 0.9)
    if not model_available():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("the extra [semantic] is not installed")
    return SentenceHints()


def test_hints_are_between_nothing_and_one_a_sentence(hints: Hints) -> None:
    sentences = ["Please, I need this job.", "Thank you for your time."]
    needy = hints.needy(sentences)
    assert len(needy) == 2
    assert all(0 <= each <= 1 for each in needy)
    assert 0 <= hints.settles("no experience with forklifts", sentences) <= 1
    assert list(hints.needy([])) == []
    assert hints.settles("no experience", []) == hints.settles(" ", sentences) == 0


@pytest.fixture(scope="module", params=[FakePrinter, TypstPrinter])
def printer(request: pytest.FixtureRequest) -> Printer:
    made: Printer = request.param()
    return made


def test_a_sheet_is_a_pdf_and_the_same_sheet_the_same_bytes(printer: Printer) -> None:
    for sheet, other in (
        (printer.card, CARD._replace(title="Card to Bo")),
        (printer.call, CALL._replace(name="Bo")),
    ):
        mine = CARD if sheet == printer.card else CALL
        printed = sheet(mine)  # type: ignore[operator]
        assert printed.startswith(b"%PDF-")
        assert sheet(mine) == printed  # type: ignore[operator]
        assert sheet(other) != printed  # type: ignore[operator]


RAW = b"""From: Dana Whitfield <Dana@Northwind.example>
To: priya@example.org
Subject: Re: Thank you
Date: Mon, 9 Nov 2026 10:02:00 -0500
Message-ID: <later@northwind.example>
In-Reply-To: <thanks@example.org>

We expect to decide by Friday.
"""


@pytest.fixture(scope="module", params=["fake", "parser", "apart"])
def reader(request: pytest.FixtureRequest) -> Iterator[MessageReader]:
    if request.param == "apart":
        apart = IsolatedMessageParser()
        yield apart
        apart.close()
    else:
        yield FakeMessageReader() if request.param == "fake" else read_letter


def test_a_plain_mail_is_read(reader: MessageReader) -> None:
    found = reader(RAW)
    assert (found.from_name, found.from_address) == ("Dana Whitfield", "dana@northwind.example")
    assert (found.to, found.subject) == (("priya@example.org",), "Re: Thank you")
    assert (found.message_id, found.in_reply_to) == ("later@northwind.example", "thanks@example.org")
    assert found.date == datetime(2026, 11, 9, 15, 2, tzinfo=UTC)
    assert found.text == "We expect to decide by Friday."
    assert (found.automatic, found.failed, found.invite) == (False, (), None)


def test_a_machines_answer_is_said_to_be_one(reader: MessageReader) -> None:
    assert reader(b"Auto-Submitted: auto-replied\n" + RAW).automatic


@pytest.mark.parametrize("raw", [b"", b"\x00\xff", b"From: \n\n", b"Date: tomorrow\n\nHello"])
def test_whatever_the_bytes_are_something_is_read(reader: MessageReader, raw: bytes) -> None:
    assert reader(raw).date is None
