"""Harper behind the port: places, names, dialects, hostile texts, and its process."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.integrations.child_process import MOST_FALLS, Child, Fallen
from afterword.integrations.harper import HarperGrammar, harper_available, pieces_of
from afterword.integrations.harper.words import data
from afterword.ports import LanguageSlip

Slips = Callable[..., Sequence[LanguageSlip]]


@pytest.fixture(scope="module")
def grammar() -> Iterator[HarperGrammar]:
    harper = HarperGrammar()
    yield harper
    harper.close()


@pytest.fixture(scope="module")
def slips(grammar: HarperGrammar) -> Slips:
    def ask(text: str, *names: str) -> Sequence[LanguageSlip]:
        return grammar.slips(text, names)

    return ask


def words(text: str, found: Sequence[LanguageSlip]) -> list[str]:
    return [text[slip.start : slip.end] for slip in found]


def test_harper_is_told_from_other_packages_of_its_name() -> None:
    assert harper_available()


def test_every_rule_that_is_asked_is_one_that_harper_has() -> None:
    harper = pytest.importorskip("harper")
    assert data("rules.txt") <= set(harper.Linter().get_default_lint_config())


def test_a_misspelt_word_is_found_with_what_was_meant(slips: Slips) -> None:
    text = "I recieved your letter."
    [slip] = slips(text)
    assert words(text, [slip]) == ["recieved"]
    assert slip.replacements[0] == "received"


def test_a_slip_of_grammar_bears_the_rule_and_what_to_put(slips: Slips) -> None:
    [slip] = slips("She don't mind the trip.")
    assert (slip.kind, slip.replacements) == ("PronounVerbAgreement", ("doesn't",))


@pytest.mark.parametrize(
    "before",
    [
        "😀 👩‍👩‍👧 ",
        "שלום עולם ",
        "漢字。",
        "\U0001d518 ",
        "e\u0301 ",
        "a\u200bb ",
        "\x00\x07 ",
        "\ud800 ",
        "\r\n",
    ],
)
def test_places_are_code_points_of_the_text_as_typed(slips: Slips, before: str) -> None:
    text = f"{before}I recieved it."
    assert words(text, slips(text)) == ["recieved"]


def test_a_word_with_invisible_characters_in_it_keeps_its_place(slips: Slips) -> None:
    text = "I rec\u200bieved it."
    assert words(text, slips(text)) == ["rec\u200bieved"]


def test_names_are_right_in_any_case_and_word_by_word(slips: Slips) -> None:
    text = "We use corvanexa daily."
    assert words(text, slips(text)) == ["corvanexa"]
    assert not slips(text, "Corvanexa Systems")


@pytest.mark.parametrize(
    "text",
    [
        "The colour of the theatre programme was organised well.",
        "The color of the theater program was organized well.",
        "We analysed the licence whilst travelling.",
        "We analyzed the license while traveling.",
    ],
)
def test_every_dialect_is_right(slips: Slips, text: str) -> None:
    assert not slips(text)


@pytest.mark.parametrize(
    "text",
    [
        "My runbooks cover wifi, kubectl and payroll for the locum rota.",
        "I spoke with Xiomara and Oluwaseun about Kowalczyk.",
        "Write to me at pryia.nair@exampel.org or www.exampel.org/abuot.",
        "The i2 licence, the p99 figure and ROS_DISTRO are set.",
        "We met at Zürich's Café Glück.",
        "I moved our subledger and our neuroimaging data.",
        "My sister is a neurolinguist.",
        "Tunde Adeyemi\nHarbourgate",
    ],
)
def test_names_codes_and_words_of_a_trade_are_nobodys_slips(slips: Slips, text: str) -> None:
    assert not slips(text)


def test_a_compound_of_known_words_is_spelled_right(slips: Slips) -> None:
    assert [slip.kind for slip in slips("My boatsmith friend.")] == ["SplitWords"]


def test_a_capital_that_only_a_sentences_beginning_gives_hides_no_misspelling(slips: Slips) -> None:
    text = "Definately a good day. Dr. Ramann was there."
    assert words(text, slips(text)) == ["Definately"]


def test_a_line_broken_by_a_mail_program_does_not_break_its_sentence(slips: Slips) -> None:
    text = "I am writing to thank you for the long and friendly talk about the\nthe new depot in Leeds."
    assert [slip.kind for slip in slips(text)] == ["RepeatedWords"]


def test_the_same_text_has_the_same_slips_whatever_was_asked_before() -> None:
    text = "I recieved alot of help. She don't mind."
    fresh, used = HarperGrammar(), HarperGrammar()
    try:
        used.slips("Somthing else entirly. He don't.", [])
        assert fresh.slips(text, []) == used.slips(text, []) == used.slips(text, [])
    finally:
        fresh.close()
        used.close()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "x" * 1_000_000,
        "abcdefgh" * 5_000,
        "teh " * 250_000,
        "-" * 100_000,
        "- " * 100_000,
        "漢字" * 100_000,
        '"' * 50_000,
        "a'" * 50_000,
        "<p>{{ x }}{% y %}</p>" * 1_000,
        "qzx bvk wjf " * 20_000,
        "\x00" * 1_000,
    ],
    ids=lambda text: f"{text[:6]!r}x{len(text)}",
)
def test_a_hostile_text_neither_fells_harper_nor_overruns(
    grammar: HarperGrammar, slips: Slips, text: str
) -> None:
    for slip in slips(text):
        assert 0 <= slip.start < slip.end <= len(text)
    assert not grammar.fallen


def test_of_a_long_text_the_beginning_is_read_up_to_a_whole_word(slips: Slips) -> None:
    long = "I recieved it. " + "so it was " * 1_998 + "wonderfully so."
    assert words(long, slips(long)) == ["recieved"]


def test_rows_of_signs_and_long_codes_are_hidden_from_harper_in_their_own_length() -> None:
    text = "See " + "-" * 50 + " and " + "x1" * 40 + " there."
    [piece] = pieces_of(text)
    assert piece.shown == "See " + "1" * 50 + " and " + "1" * 80 + " there."
    assert [text[slice(*span)] for span in piece.masked] == ["-" * 50, "x1" * 40]


def test_an_edit_changes_one_piece() -> None:
    before = {piece.shown for piece in pieces_of("One is here.\n\nTwo is there.\n\nThree.")}
    after = {piece.shown for piece in pieces_of("One is here.\n\nTwo was there.\n\nThree.")}
    assert after - before == {"Two was there."}


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    shown = [piece.shown for piece in pieces_of("This is one of many. " * 200)]
    assert len(shown) > 1
    assert all(each.strip().endswith("many.") and len(each) <= 1_200 for each in shown)


def test_a_text_in_another_language_is_not_spelled(slips: Slips) -> None:
    letters = "bdfgklmprst"
    foreign = " ".join(f"{a}ue{b}ai{a}oz" for a in letters for b in letters)
    assert not [slip for slip in slips(foreign) if slip.kind == "SpellCheck"]


@given(st.text(max_size=300))
def test_any_text_has_slips_within_it(text: str) -> None:
    for slip in _SHARED.slips(text, ["Ann"]):
        assert 0 <= slip.start < slip.end <= len(text)
    assert not _SHARED.fallen


_SHARED = HarperGrammar()


@pytest.fixture(scope="module", autouse=True)
def _closing() -> Iterator[None]:
    yield
    _SHARED.close()


def script(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


ECHO = "import sys\nsys.stdin.readline()\nfor line in sys.stdin: print(line, end='', flush=True)"


def test_an_answer_belongs_to_its_question() -> None:
    child = Child({}, command=script(ECHO))
    try:
        assert [child.ask({"n": n}) for n in range(3)] == [{"n": 0}, {"n": 1}, {"n": 2}]
    finally:
        child.close()


def test_a_process_that_was_closed_starts_again() -> None:
    child = Child({}, command=script(ECHO))
    child.ask(1)
    child.close()
    assert child.ask(2) == 2
    child.close()


@pytest.mark.parametrize("code", ["", "import os; os.abort()", "import sys; sys.stdin.read()"])
def test_a_process_that_falls_or_stays_silent_is_started_again_but_not_for_ever(
    tmp_path: Path, code: str
) -> None:
    starts = tmp_path / "starts"
    child = Child({}, command=script(f"open({str(starts)!r}, 'a').write('x')\n{code}"), patience=0.3)
    for _ in range(MOST_FALLS + 2):
        with pytest.raises(Fallen):
            child.ask({})
    assert len(starts.read_text()) <= MOST_FALLS


def test_a_program_that_cannot_start_is_a_fall_and_no_error() -> None:
    child = Child({}, command=("/nowhere/python",))
    child.start()
    with pytest.raises(Fallen):
        child.ask({})
