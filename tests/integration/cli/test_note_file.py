"""A note as a file, and the review beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.cli.note_files import Review, head, keep_review, parse_note, read_note, read_review
from afterword.core.errors import InputError
from afterword.services.notes.schemas import Dismissed


def test_a_draft_that_was_printed_is_read_back():
    above = head(to="Dana <dana@x.example>", subject="Thank you, Dana", kind="thank_you", channel="email")
    note = parse_note(above + "Dear Dana,\n\nThank you.\n")
    assert note.text == "Dear Dana,\n\nThank you.\n"
    assert (note.to, note.subject) == ("Dana <dana@x.example>", "Thank you, Dana")
    assert (note.kind, note.channel) == ("thank_you", "email")
    assert note.whole[note.at :] == note.text


@pytest.mark.parametrize(
    "text",
    [
        "Dear Dana,\n\nThank you.",
        "",
        "To: be or not to be.",
        "Subject: no blank line below\nDear Dana",
        "\n\nTo: x\n\n",
    ],
)
def test_a_text_without_a_head_is_all_text(text):
    note = parse_note(text)
    assert note.text == text
    assert (note.to, note.subject) == (None, None)


def test_a_note_that_is_not_utf_8_is_named(tmp_path):
    file = tmp_path / "note.txt"
    file.write_bytes(b"Dear Dan\xe4")
    with pytest.raises(InputError, match="byte 0xe4 at position 8"):
        read_note(str(file))


@given(
    st.lists(st.builds(Dismissed, rule=st.text(), reason=st.text(), words=st.text()), max_size=3),
    st.lists(st.text(alphabet="abc_", min_size=1), max_size=3),
)
def test_a_review_is_read_back_as_it_was_kept(tmp_path_factory, dismissed, off):
    note = str(tmp_path_factory.mktemp("review") / "note.txt")
    keep_review(note, Review(tuple(off), tuple(dismissed)))
    kept = read_review(note)
    assert kept.off == tuple(off)
    plain = [
        tuple(
            "".join(c if c.isprintable() else " " for c in field)
            for field in (each.rule, each.reason, each.words)
        )
        for each in dismissed
    ]
    assert [(each.rule, each.reason, each.words) for each in kept.dismissed] == plain


def test_a_note_without_a_review_has_none(tmp_path):
    assert read_review(str(tmp_path / "note.txt")) == Review()
    assert read_review("-") == Review()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("off = 3", "off"),
        ("[[dismissed]]\nrule = 'hedge'\n", "because"),
        ("so = 1", "so"),
        ("off = [", "TOML"),
    ],
)
def test_a_review_at_fault_is_named(tmp_path, content, told):
    note = tmp_path / "note.txt"
    (tmp_path / "note.txt.review.toml").write_text(content)
    with pytest.raises(InputError) as fault:
        read_review(str(note))
    assert fault.value.path.startswith(f"{note}.review.toml")
    assert told in str(fault.value)
