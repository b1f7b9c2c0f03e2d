"""What only the person knows: figures, dates, times and links come from them, or the draft does without."""

import re
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from afterword.core.case import Accepted, Duration, Expectation, Interview, Reply
from afterword.core.errors import InputError
from afterword.core.notes.details import KEYS, WANTED, Details
from afterword.core.notes.kinds import KINDS
from unit.services.note_details import details_for
from unit.services.test_drafting import CASE, body, made

LATER = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
NEEDY = [(kind.id, group) for kind in KINDS.values() for group in kind.needs]


def test_every_detail_is_used_by_a_kind_and_says_what_it_is() -> None:
    used = {key for kind in KINDS.values() for key in kind.details}
    assert used == set(KEYS) == set(WANTED)
    for kind in KINDS.values():
        needed = {key for group in kind.needs for key in group.split("|")}
        assert needed | set(kind.asks) <= set(kind.details), kind.id


@pytest.mark.parametrize(("kind", "group"), NEEDY)
def test_what_is_missing_is_named_in_one_sentence(kind: str, group: str) -> None:
    key = group.split("|", maxsplit=1)[0]
    without = replace(details_for(kind), **{each: getattr(Details(), each) for each in group.split("|")})
    with pytest.raises(InputError) as fault:
        made(kind=kind, details=without)
    assert fault.value.path == f"details.{key}"
    assert WANTED[key] in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_detail_that_a_kind_has_no_use_for_is_refused() -> None:
    with pytest.raises(InputError, match="'pay'"):
        made(kind="thank_you", details=Details(pay="$1"))


@pytest.mark.parametrize("variant", range(4))
@pytest.mark.parametrize(
    ("kind", "details", "said"),
    [
        ("counter", Details(pay="$128,000"), "$128,000"),
        ("more_time", Details(until=date(2026, 11, 27)), "Friday, 27 November"),
        ("competing_offer", Details(decide_by=date(2026, 11, 20)), "Friday, 20 November"),
        ("task", Details(link="https://example.org/work"), "https://example.org/work"),
        ("task", Details(attached=True), "attached|comes with"),
        ("question", Details(question="Is there a pension plan?"), "(?i)is there a pension plan\\?"),
        ("accept_in_writing", Details(start="4 January", pay="£52,000"), "Start: 4 January\nPay: £52,000"),
        ("accept_by_phone", Details(start="4 January", pay="£52,000"), "4 January and the pay is £52,000"),
        ("invitation_answer", Details(answer="accept", times=("Tuesday at 10",)), "Tuesday at 10"),
        (
            "invitation_answer",
            Details(times=("Tuesday at 10", "Friday at 3")),
            "Tuesday at 10 or Friday at 3",
        ),
        ("after_no_show", Details(times=("Tuesday at 10",)), "Tuesday at 10"),
        ("news", Details(remark="it went well"), "It went well."),
    ],
)
def test_what_they_gave_is_said_as_they_gave_it(kind: str, details: Details, said: str, variant: int) -> None:
    text = made(kind=kind, details=details, variant=variant).text
    assert re.search(said, text) or said in text


@pytest.mark.parametrize("variant", range(4))
@pytest.mark.parametrize("kind", [kind.id for kind in KINDS.values() if kind.id != "references"])
def test_no_figure_is_said_that_nobody_gave(kind: str, variant: int) -> None:
    details = details_for(kind)
    given = "".join(str(getattr(details, key)) for key in KEYS) + str(details.until) + str(details.decide_by)
    case = replace(CASE, candidate=replace(CASE.candidate, phone=None))
    text = made(case, kind, variant=variant).text
    allowed = {"3", "20", "27"}  # the days of the interview and of the details
    assert {each for each in re.findall(r"\d+", text) if each not in given} <= allowed


def test_terms_that_nobody_gave_are_told_and_left_out() -> None:
    note = made(kind="accept_in_writing", details=Details(start="4 January"))
    assert note.notices == ["missing:pay"]
    assert "Pay" not in note.text


@pytest.mark.parametrize("variant", range(4))
def test_an_invitation_is_answered_as_they_decided(variant: int) -> None:
    def answered(details: Details) -> str:
        return made(kind="invitation_answer", details=details, variant=variant).text

    assert "withdraw" in answered(Details(answer="decline")) or re.search(
        r"won't be continuing|not to (?:go on|take)", answered(Details(answer="decline"))
    )
    assert "?" in answered(Details()) or "Please let me know" in answered(Details())
    with pytest.raises(InputError) as fault:
        answered(Details(answer="propose"))
    assert fault.value.path == "details.times"


def test_the_time_that_was_accepted_is_the_interview_s_own_by_their_clock() -> None:
    second = Interview("r2", starts_at=datetime(2026, 11, 17, 16, 30, tzinfo=UTC), contacts=("dana",))
    case = replace(CASE, interviews=(*CASE.interviews, second))
    text = made(case, "invitation_answer", now=LATER, details=Details(answer="accept")).text
    assert "I'll be there on Tuesday, 17 November at 10:30" in text


@pytest.mark.parametrize("variant", range(4))
@pytest.mark.parametrize(
    ("events", "said"),
    [
        ((), "interview|talked with"),
        ((Reply(LATER, "email", "offer", "dana"),), "offer"),
        ((Reply(LATER, "email", "offer", "dana"), Accepted(LATER)), "accepted|joining|said yes"),
        ((Reply(LATER, "email", "rejection", "dana"),), "a no|against me|didn't work out|won't be me"),
    ],
)
def test_a_referrer_hears_what_is_new(events: tuple[object, ...], said: str, variant: int) -> None:
    assert re.search(said, made(replace(CASE, events=events), "news", variant=variant).text)


def test_what_they_said_about_the_answer_is_passed_on_to_the_agency() -> None:
    for expected, said in (
        (Expectation(by=date(2026, 11, 13)), "by Friday, 13 November"),
        (Expectation(within=Duration(2, "weeks")), "within 2 weeks"),
    ):
        case = replace(CASE, interviews=(replace(CASE.interviews[0], expectation=expected),))
        assert said in made(case, "brief", channel="email").text
    assert "hear" not in made(CASE, "brief", channel="email").text.split("\n\n")[2]


def test_their_new_date_is_noted_in_the_answer_to_a_delay() -> None:
    case = replace(CASE, events=(Reply(LATER, "email", "delay", "dana", reply_by=date(2026, 11, 20)),))
    for variant in range(4):
        assert "Friday, 20 November" in made(case, "delay_answer", variant=variant).text


@pytest.mark.parametrize("variant", range(4))
def test_advice_is_asked_for_after_a_no_by_email_unless_they_would_rather_not(variant: int) -> None:
    asked = r"better|advice|work on"
    assert re.search(asked, made(kind="after_rejection", variant=variant).text)
    assert not re.search(asked, made(kind="after_rejection", variant=variant, channel="handwritten").text)
    without = Details(feedback=False)
    assert not re.search(asked, made(kind="after_rejection", variant=variant, details=without).text)


def test_what_they_have_read_is_not_written_again() -> None:
    before = [made(variant=variant).text for variant in range(3)]
    after = made(earlier=tuple(before))
    read = {sentence for text in before for sentence in re.split(r"(?<=[.!?])\s+", body(text))}
    assert read.isdisjoint(re.split(r"(?<=[.!?])\s+", body(after.text)))
    assert not read.isdisjoint(re.split(r"(?<=[.!?])\s+", body(made().text)))
