"""A note in German is told from one in English, and read for what it's for: thanks, and wanting the work."""

import pytest

from afterword.core.notes.check import check_note
from afterword.core.notes.check.german import is_german
from afterword.core.notes.kinds import EMAIL, KINDS
from notes.note_cases import Given, about, case_of

ABOUT = about(case_of(Given()), "dana")
FRAME = (
    "Guten Tag Dana Whitfield,\n\n{said} Das Gespräch über die Umstellung auf Streaming ist mir im Kopf geblieben, und "
    "ich habe noch lange darüber nachgedacht.\n\nMit freundlichen Grüßen\nPriya Nair"
)


def checked(said: str, kind: str = "check_in"):
    return check_note(FRAME.format(said=said), "Unser Gespräch", KINDS[kind], EMAIL, ABOUT)


@pytest.mark.parametrize(
    ("text", "german"),
    [
        ("vielen Dank für das Gespräch, ich habe mich sehr gefreut und bin noch interessiert.", True),
        ("Thank you for the talk. I was in Berlin and will be in München on Monday.", False),
        ("Guten Tag Frau Weber, thank you for the interview and for your time.", False),
        ("Danke.", False),
        ("", False),
    ],
)
def test_a_few_words_tell_the_language(text: str, german: bool) -> None:
    assert is_german(text) is german


@pytest.mark.parametrize(
    "said",
    [
        "vielen Dank für Ihre Zeit.",
        "ich möchte mich noch einmal bei Ihnen bedanken.",
        "danke für das offene Gespräch.",
        "für Ihre Zeit bin ich Ihnen sehr dankbar.",
    ],
)
def test_thanks_are_found(said: str) -> None:
    assert checked(said).aims.thanks


@pytest.mark.parametrize(
    "said",
    [
        "ich wollte nach dem Stand fragen.",
        "vielen Dank im Voraus für eine schnelle Antwort.",
        "für eine baldige Antwort wäre ich Ihnen dankbar.",
    ],
)
def test_what_is_no_thanks_is_not_taken_for_it(said: str) -> None:
    found = checked(said)
    assert not found.aims.thanks
    assert "aim_thanks" in {each.rule for each in found.findings}


@pytest.mark.parametrize(
    ("said", "interested"),
    [
        ("ich bin weiterhin sehr an der Stelle bei Northwind interessiert.", True),
        ("ich würde sehr gern bei Northwind arbeiten.", True),
        ("die Stelle bei Northwind reizt mich sehr.", True),
        ("ich kann mir gut vorstellen, bei Northwind zu arbeiten.", True),
        ("ich habe kein Interesse mehr an der Stelle bei Northwind.", False),
        ("ich bin nicht mehr an der Stelle bei Northwind interessiert.", False),
        ("das Wetter war schön, und der Kaffee auch.", False),
    ],
)
def test_wanting_the_work_is_told_from_not_wanting_it(said: str, interested: bool) -> None:
    assert checked(said).aims.interest is interested


def test_words_that_are_slips_in_english_are_none_in_german() -> None:
    rules = {each.rule for each in checked("ich war also da, die Art der Arbeit gefiel mir. Danke.").findings}
    assert not rules & {"confused", "sms_style", "i_heavy", "wrong_title"}
