"""A note in lines as wide as the terminal, each finding under its words."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.cli.render.check import laid_out, note_rows
from afterword.cli.render.style import Painter
from afterword.services.notes.schemas import FindingOut


@pytest.fixture
def painter(monkeypatch: pytest.MonkeyPatch) -> Painter:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    made = Painter(io.StringIO())
    made.width = 42
    return made


def finding(text, words, rule="need_job", severity="error", **more):
    start = text.index(words)
    return FindingOut(rule, "tone", severity, start, start + len(words), "Why it hurts.", "Do this.", **more)


def test_a_finding_stands_under_its_words(painter):
    text = "Dear Dana,\n\nI really need this job.\n"
    assert laid_out(text, [finding(text, "need this job")], painter) == [
        "  Dear Dana,",
        "",
        "  I really need this job.",
        "           ~~~~~~~~~~~~~",
        "    ✗ need_job",
        "      Why it hurts.",
        "      → Do this.",
    ]


def test_a_finding_over_two_lines_is_told_under_the_second(painter):
    text = "One two three four five six seven eight nine ten eleven."
    found = laid_out(text, [finding(text, "seven eight nine")], painter)
    assert found[:5] == [
        "  One two three four five six seven eight",
        "                              ~~~~~~~~~~~",
        "  nine ten eleven.",
        "  ~~~~",
        "    ✗ need_job",
    ]


def test_wide_characters_take_two_columns(painter):
    text = "田中さん needs this"
    found = laid_out(text, [finding(text, "needs")], painter)
    assert found[1] == " " * 2 + " " * 9 + "~~~~~"


def test_a_finding_of_a_line_break_is_told_all_the_same(painter):
    text = "One.\n\nTwo."
    told = laid_out(text, [finding(text, ".\n\nTwo")], painter)
    assert "    ✗ need_job" in told


def test_the_graver_of_two_findings_colours_the_words(painter):
    painter.colour = True
    text = "I need it"
    both = [finding(text, "need", severity="error"), finding(text, "need it", "hedge", "advice")]
    assert "\x1b[31m~\x1b[0m" in laid_out(text, both, painter)[1]


def test_control_characters_never_reach_the_terminal(painter):
    assert laid_out("a\x1b[31mb\x07", [], painter) == ["  a [31mb"]


@given(st.text(alphabet=st.sampled_from("ab \n\t田é\u0301\x1b"), max_size=300), st.integers(5, 60))
def test_every_character_but_the_spaces_of_breaks_is_in_one_row(text, width):
    found = list(note_rows(text, width))
    covered = [at for row in found for at in range(row.start, row.end)]
    assert covered == sorted(set(covered))
    lost = set(range(len(text.rstrip()))) - set(covered)
    assert all(text[at] in " \n" for at in lost)


@given(st.text(max_size=200), st.data())
def test_every_finding_is_told_exactly_once(text, data):
    painter = Painter(io.StringIO())
    size = len(text.rstrip())
    spans = data.draw(st.lists(st.tuples(st.integers(0, size), st.integers(0, size)), max_size=5))
    findings = [
        FindingOut(f"rule{number}", "tone", "advice", *sorted(span), "m", "s")
        for number, span in enumerate(spans)
        if span[0] != span[1]
    ]
    lines = laid_out(text, findings, painter)
    for each in findings:
        assert sum(line.endswith(f"· {each.rule}") for line in lines) == 1
