"""Questions of theirs, and offers made, repeated, withdrawn and improved."""

from datetime import date

from afterword.core import case as facts
from afterword.core.time.instants import instant_of
from unit.core.core_plan import instant, plan
from unit.core.small_case import kinds, small, span, the, when

ENDED = "2026-06-02T12:00-04:00"
QUESTION = facts.Reply(when("2026-06-10T12:00-04:00"), "email", "information_request", contact="dana")


def note(at: str, purpose: str) -> facts.NoteSent:
    return facts.NoteSent(when(at), "dana", "email", purpose)


def offer(at: str, channel: str, decide_by: date | None = None) -> facts.Reply:
    return facts.Reply(when(at), channel, "offer", contact="dana", decide_by=decide_by)


def test_a_question_is_answered_by_what_is_sent_after_it() -> None:
    case = small(ENDED, events=(note("2026-06-10T11:00-04:00", "answer"), QUESTION))
    assert the(plan(case, QUESTION.at), "answer").status == "due"
    case = small(ENDED, events=(QUESTION, note("2026-06-10T13:00-04:00", "answer")))
    assert the(plan(case, when("2026-06-11T12:00-04:00")), "answer").status == "done"


def test_an_answer_is_due_for_a_day_and_late_for_two_more() -> None:
    case = small(ENDED, events=(QUESTION,))
    for now, status in (
        ("2026-06-11T11:59-04:00", "due"),
        ("2026-06-11T12:00-04:00", "late"),
        ("2026-06-13T11:59-04:00", "late"),
        ("2026-06-13T12:00-04:00", "missed"),
    ):
        assert the(plan(case, when(now)), "answer").status == status


def test_a_question_moves_no_expectation() -> None:
    assert plan(small(ENDED, events=(QUESTION,)), QUESTION.at).stage == plan(small(ENDED), QUESTION.at).stage


def test_the_deadline_is_the_one_that_they_named_last() -> None:
    first = offer("2026-06-10T12:00-04:00", "phone", date(2026, 6, 15))
    more = offer("2026-06-12T12:00-04:00", "email", date(2026, 6, 19))
    now = when("2026-06-12T12:00-04:00")
    found = plan(small(ENDED, events=(first, more)), now)
    assert span(the(found, "decide"))[1] == when("2026-06-20T00:00-04:00")
    assert the(found, "get_it_in_writing").status == "done"
    assert instant(the(found, "thank_for_offer").opens) == first.at
    silent = offer("2026-06-12T12:00-04:00", "email")
    again = plan(small(ENDED, events=(first, silent)), now)
    assert span(the(again, "decide"))[1] == when("2026-06-16T00:00-04:00")


def test_an_offer_after_a_rejection_is_a_new_one() -> None:
    first = offer("2026-06-08T12:00-04:00", "phone", date(2026, 6, 15))
    rejection = facts.Reply(when("2026-06-09T12:00-04:00"), "email", "rejection", contact="dana")
    second = offer("2026-06-12T12:00-04:00", "email")
    found = plan(small(ENDED, events=(first, rejection, second)), second.at)
    assert found.stage == "offer"
    assert instant(the(found, "thank_for_offer").opens) == second.at
    assert the(found, "decide").closes is None
    assert "get_it_in_writing" not in kinds(found)
    assert "offer" not in plan(small(ENDED, events=(first, rejection)), second.at).stage


def test_events_are_read_in_the_order_of_their_moments_whatever_their_order_in_the_file() -> None:
    thanks, answered = note("2026-06-10T12:00-04:00", "thank_you"), note("2026-06-10T13:00-04:00", "answer")
    for events in ((answered, thanks, QUESTION), (thanks, answered, QUESTION)):
        found = plan(small(ENDED, events=events), when("2026-06-10T14:00-04:00"))
        assert the(found, "answer").status == "done"
        assert found.situation.people["dana"].last_note == instant_of(answered.at)
        assert [instant(sent.at) for sent in found.situation.notes] == [thanks.at, answered.at]


def test_a_question_is_shown_where_nobody_is_known_who_could_be_answered() -> None:
    asked = facts.Reply(QUESTION.at, "email", "information_request")
    answer = the(plan(small(ENDED, people=(), events=(asked,)), asked.at), "answer")
    assert (answer.id, answer.contact, answer.channel, answer.status) == ("answer", None, None, "blocked")


def test_an_offer_and_a_no_are_shown_where_nobody_is_known_who_could_be_thanked() -> None:
    now = when("2026-06-10T12:00-04:00")
    offered = facts.Reply(now, "email", "offer")
    rejected = facts.Reply(now, "email", "rejection")
    for reply, kind in ((offered, "thank_for_offer"), (rejected, "after_rejection")):
        thanks = the(plan(small(ENDED, people=(), events=(reply,)), now), kind)
        assert (thanks.id, thanks.contact, thanks.channel) == (kind, None, None)
