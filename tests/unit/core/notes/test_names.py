"""Forms of address: from what is known, gender never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.core.case import Contact
from afterword.core.notes.names import greeting_name, parse_name


@pytest.mark.parametrize(
    ("name", "title", "short", "formal"),
    [
        ("Dana Whitfield", None, "Dana", "Dana Whitfield"),
        ("Dr. Dana Whitfield", None, "Dr. Whitfield", "Dr. Whitfield"),
        ("Sir Anthony Blythe", None, "Sir Anthony", "Sir Anthony"),
        ("Dame Judith Oyelaran", None, "Dame Judith", "Dame Judith"),
        ("Lord Anthony Blythe", None, "Lord Anthony Blythe", "Lord Anthony Blythe"),
        ("Sir Blythe", None, "Sir Blythe", "Sir Blythe"),
        ("Herr Dr. Klaus Weber", None, "Dr. Weber", "Dr. Weber"),
        ("Prof. Dr. Klaus Weber", None, "Prof. Weber", "Prof. Weber"),
        ("Dr Prof Klaus Weber", None, "Prof Weber", "Prof Weber"),
        ("Ms Okafor", None, "Ms Okafor", "Ms Okafor"),
        ("Dana Whitfield", "Dr.", "Dr. Whitfield", "Dr. Whitfield"),
        ("Dana Whitfield", "VP of Engineering", "Dana", "Dana Whitfield"),
        ("DANA WHITFIELD", None, "Dana", "Dana Whitfield"),
        ("maria o'brien", None, "Maria", "Maria O'Brien"),
        ("Whitfield, Dana", None, "Dana", "Dana Whitfield"),
        ("Pieter van der Berg, PhD", "Dr.", "Dr. van der Berg", "Dr. van der Berg"),
        ("J. R. Smith Jr.", None, "J. R. Smith", "J. R. Smith"),
        ("Cher", None, "Cher", "Cher"),
        ("田中太郎", None, "田中太郎", "田中太郎"),
        ("محمد علي", None, "محمد علي", "محمد علي"),
        ("Nguyễn Văn An", None, "Nguyễn Văn An", "Nguyễn Văn An"),
        ("Yamada Hanako", None, "Yamada Hanako", "Yamada Hanako"),
        ("Dr. Yamada Hanako", None, "Dr. Yamada Hanako", "Dr. Yamada Hanako"),
        ("Hanako Yamada", None, "Hanako", "Hanako Yamada"),
        ("SATO KENJI", None, "Sato Kenji", "Sato Kenji"),
        ("Kim Min-jun", None, "Kim Min-jun", "Kim Min-jun"),
        ("Park Ji Sung", None, "Park Ji Sung", "Park Ji Sung"),
        ("Kovács Éva", None, "Kovács Éva", "Kovács Éva"),
        ("Zhang Wei", None, "Zhang Wei", "Zhang Wei"),
        ("Kim Novak", None, "Kim", "Kim Novak"),
        ("Lee Marsh", None, "Lee", "Lee Marsh"),
        ("Marsh, Lee", None, "Lee", "Lee Marsh"),
        ("Dana\r\nBcc: eve@x.example", None, "Dana", "Dana Bcc: eve@x.example"),
        ("", None, "", ""),
    ],
)
def test_a_person_is_called_by_what_is_known(name, title, short, formal):
    found = parse_name(name, title)
    assert (found.short, found.formal) == (short, formal)


@pytest.mark.parametrize(
    ("name", "style", "greeting"),
    [
        ("Dana Whitfield", "traditional", "Dana Whitfield"),
        ("Dana Whitfield", "modern", "Dana"),
        ("Dana Whitfield", "unknown", "Dana"),
        ("Ms. Dana Whitfield", "modern", "Ms. Whitfield"),
    ],
)
def test_the_greeting_fits_their_style(name, style, greeting):
    assert greeting_name(Contact("dana", name, style=style)) == greeting


@given(st.text(max_size=80), st.none() | st.text(max_size=20))
def test_any_name_is_one_printable_line(name, title):
    found = parse_name(name, title)
    for each in (found.short, found.formal, found.full):
        assert each == "" or (each.isprintable() and "\n" not in each)
