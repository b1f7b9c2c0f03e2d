"""From signs to a meaning: what counts as agreement, and what a call that is asked for is not."""

import pytest

from afterword import bootstrap
from afterword.core.replies import MessageEvidence, agreeing, decided
from afterword.core.replies.signs import LIKELY, SAID, SURE, Found, Meaning, Sign
from afterword.services.inbox.schemas import (
    Classified,
    ClassifyRequest,
)


def read(text: str, **headers: str) -> Classified:
    head = {
        "From": "Dana Whitfield <dana@northwind.example>", "Subject": "Re: Thank you", "In_Reply_To": "<mine@example.org>",
        "Date": "Wed, 18 Nov 2026 10:00:00 -0600", "Content_Type": "text/plain; charset=utf-8", **headers,
    }  # fmt: skip
    lines = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in head.items())
    return bootstrap.engine(wide=True).classify(ClassifyRequest(f"{lines}\n{text}\n"))


def found(name: str, start: int, end: int, sentence: int = 0) -> Found:
    return Found("delay", Sign(name, LIKELY, "", False, False, False, (), ()), (start, end), sentence)


def test_signs_that_share_words_are_one() -> None:
    assert agreeing([found("a", 1, 10), found("b", 5, 20)]) == 1
    assert agreeing([found("a", 1, 10), found("b", 1, 10)]) == 1
    assert agreeing([found("a", 1, 10), found("b", 10, 20)]) == 2


def test_the_same_sign_twice_is_one_and_the_subject_is_a_text_of_its_own() -> None:
    assert agreeing([found("a", 1, 10), found("a", 30, 40)]) == 1
    assert agreeing([found("a", 1, 10), found("b", 1, 10, -1)]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Please call me on Tuesday at 3 pm.",
        "Could you give me a ring tomorrow between 10 and 11?",
        "We have news. Give us a call on Friday.",
        "Please phone our office on Wednesday morning.",
        "Thanks for your note. Please call me back when you have a minute.",
        "Bitte rufen Sie mich am Dienstag um 15 Uhr an.",
        "Könnten Sie mich morgen kurz anrufen?",
        "Merci de me rappeler mardi à 15 h.",
        "Llámame el martes a las 15:00, por favor.",
    ],
)
def test_a_call_that_they_ask_for_settles_nothing(text: str) -> None:
    answer = read(text)
    assert (answer.meaning, answer.confidence < SURE) == ("unknown", True)
    assert answer.evidence


@pytest.mark.parametrize(
    "text",
    [
        "We would like to invite you to a second interview on Monday. Please call me to arrange a time.",
        "I'd like to talk to you again. Please call me on Tuesday at 3 pm on 555 0102.",
        "I will call you on Tuesday at 3 pm.",
    ],
)
def test_a_call_beside_an_invitation_is_asked_about(text: str) -> None:
    assert (read(text).meaning, read(text).confidence < SURE) == ("next_round", True)


def test_a_call_for_questions_is_none_that_they_ask_for() -> None:
    text = "We have received your documents. Please call us if you have any questions."
    assert read(text).meaning == "acknowledgement"


CALENDAR = """--b
Content-Type: text/plain

{text}
--b
Content-Type: text/calendar; charset=utf-8{said}

BEGIN:VCALENDAR
{method}BEGIN:VEVENT
DTSTART:20261124T180000Z
STATUS:{status}
SUMMARY:Second interview
END:VEVENT
END:VCALENDAR
--b--
"""


def calendar(method: str, text: str = "", *, said: str = "", status: str = "CONFIRMED") -> Classified:
    body = CALENDAR.format(method=f"METHOD:{method}\n" if method else "", text=text, said=said, status=status)
    return read(body, Subject="Second interview on Tuesday", Content_Type="multipart/mixed; boundary=b")


@pytest.mark.parametrize("method", ["REQUEST", "COUNTER", "ADD", "PUBLISH", ""])
def test_a_calendar_file_that_asks_for_a_meeting_is_a_next_round(method: str) -> None:
    assert calendar(method).meaning == "next_round"


@pytest.mark.parametrize(
    "text", ["", "Dana Whitfield has accepted this invitation to the interview.", "Thanks!"]
)
@pytest.mark.parametrize("method", ["CANCEL", "cancel", "REPLY", "DECLINECOUNTER"])
def test_one_that_calls_a_meeting_off_or_answers_is_none(method: str, text: str) -> None:
    assert calendar(method, text).meaning == "unknown"


def test_the_method_may_stand_in_the_part_s_header_or_show_in_the_events() -> None:
    assert calendar("", said="; method=CANCEL").meaning == "unknown"
    assert calendar("REQUEST", status="CANCELLED").meaning == "unknown"


@pytest.mark.parametrize(
    "subject", ["Canceled: Interview with Dana on Tuesday", "Abgesagt: Vorstellungsgespräch am Dienstag"]
)
def test_a_meeting_that_the_subject_calls_off_is_none(subject: str) -> None:
    assert read("Interview with Dana, Tuesday 24 November at 12.", Subject=subject).meaning == "unknown"


def test_a_no_stays_one_beside_a_meeting_that_is_called_off() -> None:
    text = "Unfortunately the position has been filled, so we have decided not to move forward with your application."
    assert calendar("CANCEL", text).meaning == "rejection"


def test_a_job_that_is_theirs_for_the_taking_is_an_offer_by_these_words() -> None:
    said = read(
        "HR will send the paperwork on Thursday, but I wanted you to know: the job is yours if you want it."
    )
    assert said.meaning == "offer"
    assert "job is yours if you want it" in [each.text for each in said.evidence]
    assert read("A place is yours if you would like to join our webinar.").meaning != "offer"


ANSWER = MessageEvidence(answers=True)


def shows(meaning: Meaning, name: str, weight: int, start: int) -> Found:
    return Found(meaning, Sign(name, weight, "", False, False, False, (), ()), (start, start + 5), start)


def test_two_signs_that_agree_one_of_them_plainly_are_sure() -> None:
    signs = [shows("offer", "a", SAID, 0), shows("offer", "b", LIKELY, 10)]
    assert decided(signs, ANSWER).confidence >= SURE
    assert decided(signs[:1], ANSWER).confidence < SURE


def test_two_signs_of_which_none_says_it_plainly_are_not() -> None:
    signs = [shows("rejection", "a", LIKELY, 0), shows("rejection", "b", LIKELY, 10)]
    verdict = decided(signs, ANSWER)
    assert (verdict.meaning, verdict.confidence < SURE) == ("rejection", True)


def test_nothing_is_sure_that_another_sign_speaks_against() -> None:
    signs = [shows("offer", "a", SAID, 0), shows("offer", "b", SAID, 10)]
    assert decided(signs, ANSWER).confidence >= SURE
    torn = decided([*signs, shows("delay", "c", SAID, 20)], ANSWER)
    assert (torn.meaning, torn.confidence < SURE) == ("offer", True)
