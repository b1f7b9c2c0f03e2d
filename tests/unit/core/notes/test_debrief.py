"""A debrief is taken apart: every proposal is a piece of the text, and about whom the text says."""

from collections import defaultdict
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.core.notes.debrief import LONGEST, Noted, read_debrief

PEOPLE = {"dana": "Dana Whitfield", "marcus": "Marcus Oyelaran"}
NOTES = """\
Met Dana and Marcus, plus Helen Ruiz (VP Eng) for the last ten minutes.
Dana seemed worried that I've never managed a budget that size. Marcus asked why I left Acme.
We talked about the move off nightly batches.
I said I'd send the link to my talk. They'll let me know by the end of next week.

Questions:
- Tell us about a time you disagreed with a manager

To do
1. read up on dbt
"""
TRANSCRIPT = """\
[00:00:12] Dana Whitfield: Thanks for coming in. How did you find us?
[00:00:20] Priya: By bike. Why do you ask?
[00:03:10] Joan Pike: I'm not convinced about the on-call side.
[00:03:40] Priya: I'll send you the runbook I wrote.
[00:41:00] Marcus Oyelaran: We'll get back to you within a week.
"""
PHRASES = (
    "Dana was worried about Spark.", "They asked me why I left.", "Questions:", "To prepare:", "- bring my portfolio",
    "Marcus: What would you do?", "Me: I'll send the slides.", "We talked about sailing.", "hear back by Friday",
    "[00:01] Dana: Hm.", "Met Helen Ruiz and Ola Nordmann.", "…", "Panel: Jo Li, CTO", "\u2028", "\t", "",
)  # fmt: skip


def dated(text: str) -> bool:
    return "week" in text or "Friday" in text


def read(text: str, people: dict[str, str] = PEOPLE) -> tuple[Noted, ...]:
    return read_debrief(text, people, "Priya Nair", dated=dated)


def by_kind(found: tuple[Noted, ...]) -> dict[str, list[tuple[str, str | None]]]:
    kinds = defaultdict(list)
    for each in found:
        kinds[each.kind].append((each.text, each.contact or each.person or None))
    return dict(kinds)


def test_notes_are_sorted_and_keep_their_words() -> None:
    assert by_kind(read(NOTES)) == {
        "there": [("Helen Ruiz", "Helen Ruiz")],
        "concern": [("I've never managed a budget that size", "dana")],
        "asked": [("why I left Acme", "marcus"), ("Tell us about a time you disagreed with a manager", None)],
        "topic": [("the move off nightly batches", None)],
        "prepare": [("I said I'd send the link to my talk", None), ("read up on dbt", None)],
        "said": [("They'll let me know by the end of next week.", None)],
    }


def test_a_transcript_says_who_spoke_and_what_i_said_is_no_question_of_theirs() -> None:
    assert by_kind(read(TRANSCRIPT)) == {
        "asked": [("How did you find us?", "dana")],
        "concern": [("I'm not convinced about the on-call side", "Joan Pike")],
        "prepare": [("I'll send you the runbook I wrote", None)],
        "said": [("We'll get back to you within a week.", "marcus")],
    }


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("Whitfield doubted my French", "dana"),
        ("Dana and Marcus doubted my French", None),
        ("someone doubted my French", None),
    ],
)
def test_a_doubt_is_whose_it_is_said_to_be_and_else_nobodys(text: str, contact: str | None) -> None:
    (found,) = read(text)
    assert (found.kind, found.contact) == ("concern", contact)


def test_a_first_name_that_two_share_is_nobodys() -> None:
    (found,) = read("Dana doubted my French", {"a": "Dana Whitfield", "b": "Dana Scully"})
    assert found.contact is None


def test_a_day_that_is_no_answers_is_not_when_they_will_answer() -> None:
    assert "said" not in by_kind(read("I start my holiday on Friday. The team meets every week."))


def test_what_i_asked_is_no_question_of_theirs() -> None:
    assert "asked" not in by_kind(read("I asked about the team."))


@given(
    st.lists(st.one_of(st.sampled_from(PHRASES), st.text(max_size=40)), max_size=30),
    st.sampled_from((" ", "\n", "\r\n")),
)
def test_every_proposal_is_a_piece_of_the_text(parts: list[str], between: str) -> None:
    text = between.join(parts)
    found = read(text)
    assert all(text[each.start : each.end] == each.text and each.text.strip() for each in found)
    assert all(each.contact is None or each.contact in PEOPLE for each in found)
    assert all(each.person in text for each in found)
    assert len({(each.kind, each.text.casefold()) for each in found}) == len(found)


@pytest.mark.parametrize(
    "piece", ["Dana ", "asked ", "Aa Bb, ", "I said ", "a: ", "-", "[1:11", "worried about ", "Met A B and "]
)
def test_any_text_is_read_in_time_that_grows_with_it(piece: str) -> None:
    def taken(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        began = process_time()
        read(text)
        return process_time() - began

    taken(1_000)
    assert taken(LONGEST) < 2
