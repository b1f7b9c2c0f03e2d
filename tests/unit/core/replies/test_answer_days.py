"""The day by which they want an answer: the day they wrote, neither one earlier nor one later."""

from datetime import date

import pytest

from afterword import bootstrap
from afterword.services.planning.schemas import WhenRequest

MONDAY = date(2026, 11, 30)
THE_11TH = date(2026, 12, 11)
OFFER = (
    "From: Dana <dana@northwind.example>\nDate: Mon, 30 Nov 2026 10:00:00 +0000\nSubject: Your offer\n\n"
    "We are delighted to offer you the position of Analyst.\n\n"
)


@pytest.mark.parametrize(
    "asked",
    [
        "Please reply by 11 December.",
        "Please reply by Dec. 11.",
        "Please reply on or before 11 December.",
        "Please reply at or before 11 December.",
        "Please return the signed letter on or before Friday, 11 December 2026.",
        "Please reply before 11 December at 17:00.",
        "Please reply before Friday 11 December, noon.",
        "Please reply before the end of 11 December.",
        "Please reply by the end of the day on 11 December.",
        "Please reply by the end of the day on Friday 11 December 2026.",
        "Please respond by 12/11/2026.",
        "The offer is valid until 11 December 2026.",
        "Bitte geben Sie uns bis zum 11. Dezember Bescheid.",
        "Bitte antworten Sie uns bis spätestens 11.12.2026.",
    ],
)
def test_the_day_they_name_is_the_day_offered(asked: str) -> None:
    found = bootstrap.engine(wide=True).read(OFFER + asked + "\n", MONDAY, "US", None)[1]
    assert (found.meaning, found.reply_by) == ("offer", THE_11TH)


@pytest.mark.parametrize(
    "asked", ["Please reply before 11 December.", "Please reply before Friday 11 December, thank you."]
)
def test_before_a_day_is_the_day_before(asked: str) -> None:
    found = bootstrap.engine(wide=True).read(OFFER + asked + "\n", MONDAY, "US", None)[1]
    assert found.reply_by == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("before 11 December at 17:00", THE_11TH),
        ("before Friday 11 December at 5 pm", THE_11TH),
        ("before 11 December, noon", THE_11TH),
        ("on or before 11 December", THE_11TH),
        ("before 11 December in the morning", date(2026, 12, 10)),
        ("before 11 December", date(2026, 12, 10)),
    ],
)
def test_a_time_of_day_makes_before_that_day_itself(said: str, day: date) -> None:
    found = bootstrap.engine().when(WhenRequest(said, MONDAY, None, "GB"))
    assert found is not None
    assert found.by == day
