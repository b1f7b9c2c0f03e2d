"""The text under check: plain words, their places as typed, words, sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.core.text.text import Text

ODD = "’‘“”\u00a0\u200b\u200d\ufeff\u00ad\u2011\u0301\u0323e\u0065.!? \n\r\t\u0414\u0430na😀\u202e\u05d0Ix,\u2028"
SOUP = st.text(st.one_of(st.sampled_from(ODD), st.characters()), max_size=80)


def test_curly_quotes_and_odd_spaces_are_made_plain_in_their_places():
    text = Text("you’re\u00a0“fine”\u2011ish")
    assert text.plain == 'you\'re "fine"-ish'
    assert text.raw_span(0, 6) == (0, 6)


def test_invisible_characters_are_gone_and_places_lead_back():
    text = Text("North\u200bwind is\u200d here")
    assert text.plain == "Northwind is here"
    assert text.raw_span(0, 9) == (0, 10)
    assert text.raw[slice(*text.raw_span(13, 17))] == "here"


def test_accents_typed_apart_are_composed():
    text = Text("Dear Jose\u0301, hi")
    assert text.plain == "Dear José, hi"
    assert text.raw[slice(*text.raw_span(5, 9))] == "Jose\u0301"
    assert text.raw_span(11, 13) == (12, 14)


def test_line_ends_of_any_system_are_one():
    assert Text("a\r\nb\rc\u2028d").plain == "a\nb\nc\nd"


def test_a_missing_thing_has_a_place_as_typed():
    text = Text("\u200bab")
    assert text.raw_span(0, 0) == (1, 1)
    assert text.raw_span(2, 2) == (3, 3)


@pytest.mark.parametrize(
    ("said", "sentences"),
    [
        ("Dr. Raman came. So did St. John.", ["Dr. Raman came.", "So did St. John."]),
        ("I met J. Smith. He left!", ["I met J. Smith.", "He left!"]),
        ("We met at 3 p.m. on Monday. Good.", ["We met at 3 p.m. on Monday.", "Good."]),
        ("Version 3.5 is out. See booking.com now.", ["Version 3.5 is out.", "See booking.com now."]),
        ("So do I. Yes.", ["So do I.", "Yes."]),
        ("A line\nthat goes on.\n\nNext", ["A line\nthat goes on.", "Next"]),
        ("Dear Dana,\n\nThank you.", ["Dear Dana,", "Thank you."]),
        ("Three:\n- one\n- two", ["Three:", "- one", "- two"]),
        ('He said "Go." Then left…', ['He said "Go."', "Then left…"]),
        ("What?! Really.", ["What?!", "Really."]),
        ("", []),
    ],
)
def test_sentences_end_where_people_end_them(said, sentences):
    text = Text(said)
    assert [text.of(each) for each in text.sentences] == sentences


def test_a_word_keeps_its_apostrophe_and_hyphen():
    text = Text("We’re O’Brien’s follow-up, AT&T; García-Márquez 3.5")
    assert [text.of(each) for each in text.words] == [
        "We're", "O'Brien's", "follow-up", "AT&T", "García-Márquez", "3.5",
    ]  # fmt: skip


@given(SOUP)
def test_every_place_leads_back_into_the_text(raw):
    text = Text(raw)
    size = len(text.plain)
    assert len(text.small) == size
    for start in range(size):
        begin, end = text.raw_span(start, start + 1)
        assert 0 <= begin < end <= len(raw)
    last = 0
    for start, end in text.sentences:
        assert last <= start < end <= size
        last = end
    for start, end in text.words:
        assert 0 <= start < end <= size


@given(SOUP)
def test_places_keep_their_order(raw):
    text = Text(raw)
    places = [text.raw_span(at, at + 1) for at in range(len(text.plain))]
    assert places == sorted(places)


@given(st.text(max_size=60))
def test_plain_text_stays_plain(raw):
    once = Text(raw).plain
    assert Text(once).plain == once
