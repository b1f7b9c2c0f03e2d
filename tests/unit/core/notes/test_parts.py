"""Greeting, body, closing and quoted mail are told apart."""

import pytest

from afterword.core.notes.check.note import NoteText
from afterword.core.notes.kinds import KINDS
from notes.note_cases import Given, about, case_of

BODY = "Thank you for Tuesday. I would be glad to join Northwind."


def parts(text, kind="thank_you", channel="email", contact="dana"):
    note = NoteText(text, None, KINDS[kind], channel, about(case_of(Given()), contact))
    found = note.parts
    spans = {name: None if span is None else note.text.of(span) for name, span in found._asdict().items()}
    return spans | {"words": note.body_words, "quoted": [text[a:b] for a, b in note.quoted]}


@pytest.mark.parametrize(
    ("greeting", "name"),
    [
        ("Dear Dana,", "Dana"),
        ("Hi Dana!", "Dana"),
        ("Dana,", "Dana"),
        ("Ms. Whitfield:", "Ms. Whitfield"),
        ("Dear Dr. Raman,", "Dr. Raman"),
        ("Good morning, Dana,", "Dana"),
        ("Hello Mei-Lin -", "Mei-Lin"),
        ("Dear Mr. van den Berg,", "Mr. van den Berg"),
        ("Dear Dana, Tom and Meera,", "Dana, Tom and Meera"),
        ("Hi again, Dana,", "Dana"),
        ("Hi there,", None),
        ("Dear hiring team,", "hiring team"),
        ("To whom it may concern:", None),
        ("dear dana,", "dana"),
    ],
)
def test_a_greeting_is_found_with_the_name_in_it(greeting, name):
    found = parts(f"{greeting}\n\n{BODY}\n\nKind regards,\nPriya Nair")
    assert found["greeting"].rstrip(" -") == greeting.rstrip(" -")
    assert found["name"] == name or (name is None and found["name"] == "there")
    assert found["words"] == 11


@pytest.mark.parametrize(
    "start", ["Thank you for seeing me, Dana.", "Following up on Monday.", "Yes, ten suits me."]
)
def test_a_first_sentence_is_no_greeting(start):
    assert parts(f"{start} {BODY}\n\nPriya")["greeting"] is None


def test_a_greeting_on_the_line_of_the_text_ends_at_its_comma():
    found = parts(f"Dear Dana, {BODY}\n\nPriya")
    assert found["greeting"] == "Dear Dana,"


@pytest.mark.parametrize(
    ("closing", "signed"),
    [
        ("Kind regards,\nPriya Nair", "Priya Nair"),
        ("Best,\nPriya", "Priya"),
        ("Best, Priya", "Priya"),
        ("With many thanks and best wishes,\n\nPriya", "Priya"),
        ("Priya Nair\n312 555 0142", "Priya Nair"),
        ("- Priya", "- Priya"),
        ("Yours sincerely\n\nPriya Nair\nData engineer | priya@example.org", "Priya Nair"),
        ("Cheers!\nP.", "P."),
        ("Sincerely,\nBob", "Bob"),
        ("Best regards", None),
    ],
)
def test_a_closing_is_found_with_the_signature_in_it(closing, signed):
    found = parts(f"Dear Dana,\n\n{BODY}\n\n{closing}")
    assert found["closing"] == closing
    assert found["signed"] == signed
    assert found["body"].strip() == BODY


def test_a_text_on_one_line_is_parted_too():
    found = parts(f"Dear Dana, {BODY} Kind regards, Priya Nair")
    assert (found["greeting"], found["signed"]) == ("Dear Dana,", "Priya Nair")


def test_a_postscript_is_no_signature():
    found = parts(f"Dear Dana,\n\n{BODY}\n\nBest,\nPriya\n\nP.S. The book is Dune.")
    assert (found["closing"], found["signed"]) == ("Best,\nPriya", "Priya")


def test_last_words_of_the_body_are_no_closing():
    found = parts("Dear Dana,\n\nI liked the tour.\n\nI hope to hear from you soon.")
    assert found["closing"] is None


def test_what_is_spoken_has_no_closing():
    found = parts("Hi Dana, it's Priya Nair. Thanks.", "voicemail", "spoken")
    assert (found["greeting"], found["name"], found["closing"]) == ("Hi Dana,", "Dana", None)


@pytest.mark.parametrize(
    "quoted",
    [
        "> Did you run Spark?\n> Yours, Dana",
        "On Tue, 3 Nov 2026 at 10:00, Dana Whitfield <dana@northwind.example> wrote:\n\nDear Priya,\nhello",
        "-----Original Message-----\nFrom: Dana\nHello",
        "From: Dana Whitfield\nSent: Tuesday\nTo: Priya\n\nHello",
    ],
)
def test_what_they_wrote_is_left_out(quoted):
    found = parts(f"Dear Dana,\n\n{BODY}\n\nBest,\nPriya\n\n{quoted}")
    assert found["quoted"]
    assert found["words"] == 11
    assert found["signed"] == "Priya"
