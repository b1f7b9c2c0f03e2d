"""A deadline that is a whole day reads as one, on whichever side of midnight the candidate is."""

import pytest

from afterword.core import case as facts
from afterword.core.time.instants import instant_of
from afterword.messages.dates import start_words, until_words
from afterword.messages.titles import when_words
from unit.core.core_plan import plan
from unit.core.small_case import small, the, when


def deadline(home: str, theirs: str) -> str:
    """An offer that they want an answer to by Monday 9 November, as a list of steps shows it."""
    offer = facts.Reply(
        when("2026-11-03T12:00:00+00:00"), "email", "offer", "dana", decide_by=when("2026-11-09").date()
    )
    case = small("2026-11-02T10:00:00-05:00", theirs, home=home, events=(offer,))
    found = plan(case, when("2026-11-04T15:00:00+00:00"))
    return when_words(found, the(found, "decide"))


@pytest.mark.parametrize(
    ("home", "theirs", "shown"),
    [
        ("America/Chicago", "America/Chicago", "by the end of Mon 9 Nov"),
        ("America/New_York", "America/Chicago", "by the end of Mon 9 Nov"),
        ("America/Los_Angeles", "America/Chicago", "until Mon 9 Nov, 22:00"),
        ("Europe/Berlin", "Asia/Tokyo", "until Mon 9 Nov, 16:00"),
        ("Asia/Tokyo", "Europe/Berlin", "by the end of Mon 9 Nov"),
    ],
)
def test_a_deadline_never_names_a_day_that_is_already_over_for_them(
    home: str, theirs: str, shown: str
) -> None:
    assert deadline(home, theirs) == shown


def test_midnight_at_home_is_a_day_too_and_any_other_time_is_a_time() -> None:
    found = plan(small("2026-11-02T10:00:00-05:00"), when("2026-11-04T15:00:00+00:00"))
    home = found.situation.home
    midnight, noon = (
        instant_of(when("2026-11-10T00:00:00-05:00")),
        instant_of(when("2026-11-10T12:00:00-05:00")),
    )
    assert until_words(found, midnight, home) == "by the end of Mon 9 Nov"
    assert until_words(found, noon, home) == "until Tue 10 Nov, 12:00"
    assert start_words(found, midnight, home) == "Tue 10 Nov"
    assert start_words(found, noon, home) == "Tue 10 Nov, 12:00"
