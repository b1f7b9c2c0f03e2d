"""Words built from known ones."""

import pytest

from afterword.integrations.harper.words import bases, is_built

KNOWN = frozenset("roster located action book time boxed founded mentor begin recieve thank".split())


@pytest.mark.parametrize(
    "word",
    [
        "rostered",
        "rosters",
        "rostering",
        "colocated",
        "actioned",
        "rebook",
        "timeboxed",
        "cofounded",
        "mentees",
    ],
)
def test_a_word_built_from_known_ones_is_plausible(word: str) -> None:
    known = KNOWN | {"ment"} if word == "mentees" else KNOWN
    assert is_built(word, known.__contains__)
    assert bases(word) & known


@pytest.mark.parametrize("word", ["rosterd", "actiond", "xlocated", "thankyou", "verymuch", "timeboxd", ""])
def test_a_word_that_only_looks_like_one_is_not(word: str) -> None:
    assert not is_built(word, (KNOWN | {"very", "much", "your"}).__contains__)
