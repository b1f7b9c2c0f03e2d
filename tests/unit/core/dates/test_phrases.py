"""What phrases about the answer mean: the labelled table, exact cases, and what is not understood."""

import json
from datetime import date
from pathlib import Path

import pytest

from afterword.core.dates import understand
from unit.core.dates.phrase_days import days_of

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[3] / "data" / "phrases.jsonl").read_text("utf-8").splitlines()
]
WEDNESDAY = date(2026, 11, 18)

# Of the rows that were not looked at before they were measured, these are still not understood.
STILL_UNREAD = {
    "It'll take a month for the board to approve it, so early November",
    "after the final interviews on the 14th we'll need two days",
    "two weeks after the interviews finish on Friday",
    "We should be in a position to let you know by the bank holiday",
    "Our process usually wraps up within a month of the first interview",
    "Should be Monday, could be Tuesday",
    "We wrap up first rounds on Friday; second-round invitations go out the following Wednesday",
}


def read(said, said_on=WEDNESDAY, country="US"):
    return understand(said, said_on, days_of(country), country)


def by(said, said_on=WEDNESDAY, country="US"):
    meant = read(said, said_on, country)
    return None if meant is None else meant.by.isoformat()


def verdict(row):
    meant = by(row["said"], date.fromisoformat(row["said_on"]), row["country"])
    if row["earliest_ok"] is None:
        return "right" if meant is None else f"wrong: {meant}"
    if meant is None:
        return "none"
    return "right" if row["earliest_ok"] <= meant <= row["latest_ok"] else f"wrong: {meant}"


def documented():
    """The examples of docs/when.md: what they say, and the reply date."""
    page = (Path(__file__).parents[4] / "docs" / "when.md").read_text("utf-8")
    cells = [
        [cell.strip() for cell in line.split("|")] for line in page.splitlines() if line.startswith("| ")
    ]
    return [(said, expected) for _, said, expected, *_ in cells if expected[:2] == "20"]


def rows(part):
    return [
        pytest.param(row, id=f"{row['said']} ({row['country']}, {row['said_on']})")
        for row in ROWS
        if row["part"] == part
    ]


def test_the_table_has_both_parts_and_both_kinds_of_row():
    assert {row["part"] for row in ROWS} == {"tuned", "held_out"}
    for part in ("tuned", "held_out"):
        of_part = [row for row in ROWS if row["part"] == part]
        assert len(of_part) >= 100
        assert sum(row["earliest_ok"] is None for row in of_part) >= 25


@pytest.mark.parametrize("row", rows("tuned"))
def test_every_tuned_row_is_read_right(row):
    assert verdict(row) == "right"


@pytest.mark.parametrize("row", rows("held_out"))
def test_no_held_out_row_is_read_wrong(row):
    expected = "none" if row["said"] in STILL_UNREAD else "right"
    assert verdict(row) == expected


# said on Wednesday 2026-11-18 to somebody in the United States; Thanksgiving is Thursday the 26th
EXACT = [
    # said, earliest, by, within, vague
    ("within a week", "2026-11-18", "2026-11-25", (1, "weeks"), False),
    ("within two weeks", "2026-11-18", "2026-12-02", (2, "weeks"), False),
    ("a fortnight", "2026-12-02", "2026-12-02", (2, "weeks"), False),
    ("3 to 5 business days", "2026-11-23", "2026-11-25", (5, "business_days"), False),
    ("within ten business days", "2026-11-18", "2026-12-03", (10, "business_days"), False),
    ("in two to three weeks", "2026-12-02", "2026-12-09", (3, "weeks"), False),
    ("within 48 hours", "2026-11-18", "2026-11-20", (2, "days"), False),
    ("in a month", "2026-12-18", "2026-12-18", (1, "months"), False),
    ("in a couple of weeks", "2026-12-02", "2026-12-02", (2, "weeks"), True),
    ("by Friday", "2026-11-18", "2026-11-20", None, False),
    ("end of next week", "2026-11-27", "2026-11-27", None, False),
    ("by the end of next week", "2026-11-18", "2026-11-27", None, False),
    ("next week", "2026-11-23", "2026-11-27", None, False),
    ("early next month", "2026-12-01", "2026-12-10", None, True),
    ("the week of the 14th", "2026-12-14", "2026-12-18", None, False),
    ("after Thanksgiving", "2026-11-27", "2026-12-03", None, True),
    ("before Thanksgiving", "2026-11-18", "2026-11-25", None, False),
    ("soon", "2026-11-18", "2026-11-25", None, True),
    ("sometime in January", "2027-01-01", "2027-01-31", None, True),
    # a number that's no year to come is left to what follows
    ("We'll decide in February, 1950 people have applied", "2027-02-01", "2027-02-28", None, False),
    ("by EOD tomorrow", "2026-11-18", "2026-11-19", None, False),
    ("before the holidays", "2026-11-18", "2026-12-23", None, False),
    ("by the end of the quarter", "2026-11-18", "2026-12-31", None, False),
    ("end of Q1", "2027-03-31", "2027-03-31", None, False),
    ("Monday week", "2026-11-30", "2026-11-30", None, False),
    ("a week from Monday", "2026-11-30", "2026-11-30", None, False),
    ("Monday or Tuesday", "2026-11-23", "2026-11-24", None, False),
    ("Friday at the latest", "2026-11-18", "2026-11-20", None, False),
    ("Monday at the earliest", "2026-11-23", "2026-11-30", None, True),
    ("not before Monday", "2026-11-23", "2026-11-30", None, True),
    ("2026-12-04", "2026-12-04", "2026-12-04", None, False),
    ("by 12/4", "2026-11-18", "2026-12-04", None, False),
    ("Friday, December 4, 2026", "2026-12-04", "2026-12-04", None, False),
]


@pytest.mark.parametrize(("said", "earliest", "latest", "within", "vague"), EXACT, ids=[e[0] for e in EXACT])
def test_a_phrase_means_exactly(said, earliest, latest, within, vague):
    meant = read(said)
    assert meant is not None
    assert (meant.earliest.isoformat(), meant.by.isoformat(), meant.within, meant.vague) == (
        earliest,
        latest,
        within,
        vague,
    )


def test_the_examples_of_the_documentation_are_read_as_it_says():
    examples = documented()
    assert len(examples) >= 30
    assert {said: by(said) for said, _ in examples} == dict(examples)


SENTENCES = {
    "she said they'd get back to me by the end of next week at the latest": "2026-11-27",
    "I interviewed on Tuesday and they'll call by Friday": "2026-11-20",
    "They interview two more people on Monday; you'll hear by Wednesday.": "2026-11-25",
    "Sam, who joined in March, said to expect a decision within a week": "2026-11-25",
    "The job starts on 4 January, and they'll write by December 4": "2026-12-04",
    "Thanks for coming in on Monday! We will be in touch by Friday.": "2026-11-20",
    "We see other candidates until Wednesday and then decide within a week": "2026-12-02",
    "I'm away next week but you'll have an answer the week after": "2026-12-04",
    "The board meets on the 1st and we'll call you two days later": "2026-12-03",
    "If you haven't heard by the 4th, give us a call": "2026-12-04",
    "Friday? No, more like Monday": "2026-11-23",
    "not this week, but next": "2026-11-27",
    "It's a 12-month contract and we decide by Friday": "2026-11-20",
    "I'm on leave from Monday to Wednesday but will email you on Thursday": "2026-11-26",
    "Final interviews are next Tuesday, decision that Thursday": "2026-11-26",
    "Decisions go out on December 1. You'll hear the next day.": "2026-12-02",
}


@pytest.mark.parametrize(("said", "expected"), SENTENCES.items(), ids=list(SENTENCES))
def test_of_several_times_in_a_sentence_the_one_of_the_answer_is_read(said, expected):
    assert by(said) == expected


SAME = {
    "by the end of next week": [
        "BY THE END OF NEXT WEEK",
        "  by  the end\tof next   week ",
        "by the end of next week!!!",
        "“by the end of next week”",
        "by the end of nxt wk",
        "by end of next week",
    ],
    "within 2 weeks": [
        "within two weeks",
        "with in 2 weeks",
        "w/in 2 wks",
        "within 2wks",
        "within two (2) weeks",
    ],
    "3-5 business days": [
        "3\u20135 business days",
        "3 — 5 buisness days",
        "three to five working days",
        "3 or 5 biz days",
    ],
    "December 4": [
        "Dec 4",
        "Dec. 4th",
        "4 December",
        "the 4th of december",
        "DECEMBER 4TH",
        "December the fourth",
    ],
    "you'll hear by Friday": ["you\u2019ll hear by Friday", "youll hear by friday", "you'll hear by fri"],
    "twenty-one days": ["21 days", "twenty one days"],
}


@pytest.mark.parametrize(
    ("said", "variant"), [(said, variant) for said, variants in SAME.items() for variant in variants]
)
def test_spelling_case_and_signs_change_nothing(said, variant):
    meant, same = read(said), read(variant)
    assert meant is not None
    assert same is not None
    assert (same.earliest, same.by, same.within, same.vague) == (
        meant.earliest,
        meant.by,
        meant.within,
        meant.vague,
    )


NO_TIME_OF_THE_ANSWER = [
    "",
    "   ",
    "we'll be in touch",
    "when we know more",
    "no idea",
    "it depends",
    "eventually",
    "at some point",
    "they'll decide when they decide",
    "after the reorganisation",
    "two weeks after launch",
    "the job starts in March",
    "our last release was on the 3rd",
    "I interviewed on Tuesday",
    "the interview, on Friday, went well",
    "I'm flying to Berlin on Monday",
    "the office is closed on Monday",
    "I'll be there on Monday",
    "she is back from vacation on Monday",
    "they called on Monday",
    "I wrote to them on Monday",
    "last Friday",
    "two weeks ago",
    "since Monday",
    "not this week",
    "we don't decide on Friday",
    "please send your references by Friday",
    "let us know by Friday",
    "please reply by Monday",
    "you have until Friday to decide",
    "we need your answer by Friday",
    "call me on Monday",
    "could you come in again on Tuesday?",
    "you have a second interview on Thursday",
    "it's a four-day week",
    "it's a 12 month contract",
    "the probation period is six months",
    "I have five years of experience",
    "the test takes 90 minutes",
    "it took them two months last time",
    "it pays 70 thousand a year",
    "they pay every two weeks",
    "we're open 24/7",
    "our office is on the 14th floor",
    "room 12",
    "meeting room 4/12",
    "the second round",
    "our client in May, Texas",
    "she may call",
    "he sat down",
    "the sun was out",
    "at the end of the day we want the best person",
    "by February 30",
    "on the 45th",
    "by 31/31",
    "2026-13-40",
]


@pytest.mark.parametrize("said", NO_TIME_OF_THE_ANSWER)
def test_what_names_no_time_of_the_answer_is_not_understood(said):
    assert read(said) is None


def test_two_times_as_likely_as_each_other_are_not_understood():
    assert read("They call on Monday. They call on Thursday.") is None


def test_the_words_read_are_those_between_start_and_end():
    said = "She said: “You\u2019ll hear by the end of next week, at the latest”, and smiled"
    meant = read(said)
    assert meant is not None
    assert said[meant.start : meant.end] == "by the end of next week, at the latest"


@pytest.mark.parametrize(
    ("country", "expected"),
    [("US", "2026-12-04"), ("GB", "2026-12-04"), ("DE", "2026-12-04"), (None, "2027-04-12")],
)
def test_the_country_settles_the_order_of_day_and_month_and_without_it_the_later_is_taken(country, expected):
    meant = read("by 12/4" if country in {"US", None} else "by 4/12", country=country)
    assert meant is not None
    assert meant.by.isoformat() == expected
    assert meant.vague is (country is None)


@pytest.mark.parametrize(
    ("country", "expected"), [("US", "2026-11-20"), ("IL", "2026-11-19"), ("AE", "2026-11-20")]
)
def test_the_week_ends_when_it_ends_in_the_employers_country(country, expected):
    assert by("by the end of the week", country=country) == expected


def test_holidays_are_those_of_the_employers_country():
    assert by("after Thanksgiving", country="US") == "2026-12-03"
    assert by("after Thanksgiving", country="GB") is None
    assert by("after Thanksgiving", date(2026, 9, 24), country="CA") == "2026-10-19"
    assert by("before Memorial Day weekend", date(2027, 5, 14)) == "2027-05-28"
    assert by("after Golden Week", date(2026, 4, 22), country="JP") == "2026-05-13"
    assert by("after Bastille Day", date(2027, 6, 29), country="FR") == "2027-07-21"


def test_business_days_leave_out_the_employers_holidays():
    assert by("within 10 business days", country="US") == "2026-12-03"
    assert by("within 10 business days", country="GB") == "2026-12-02"


def test_a_date_beyond_the_span_of_the_calendar_is_counted_without_holidays():
    assert by("within 5 business days", date(2040, 7, 2)) == "2040-07-09"


def test_a_weekday_said_on_that_weekday_is_the_next_one_and_vague():
    friday = date(2026, 7, 10)
    meant = read("by Friday", friday)
    assert meant is not None
    assert (meant.by.isoformat(), meant.vague) == ("2026-07-17", True)


def test_only_the_first_ten_thousand_characters_are_read():
    assert by("x" * 9_000 + ". By Friday.") == "2026-11-20"
    assert by("x" * 10_000 + ". By Friday.") is None


def test_a_time_beyond_the_years_that_dates_have_is_not_understood():
    assert by("in two years", date(9999, 6, 1)) is None
    assert by("within 9999 years") is None
    assert by("not before tomorrow", date(9999, 12, 28)) is None
