"""A second note of a kind to somebody is written anew: what went out already isn't shown as if it were next."""

import pytest

from afterword.core.case import NoteSent, Reply
from afterword.core.errors import InputError
from afterword.core.notes.details import Details
from afterword.services.cases.record_event import record
from afterword.services.cases.schemas import RecordRequest
from afterword.services.notes.redrafting import compose, draft_note, revise_note
from afterword.services.notes.schemas import ComposeRequest, DraftNoteRequest, ReviseNoteRequest
from integration.outbox.desk import Desk

OURS = "Dear Dana,\n\nThank you for your question. I could start in May.\n\nKind regards,\nPriya Nair"


def asked(desk: Desk, case: int) -> None:
    """Dana asks for something."""
    event = Reply(desk.clock.now(), "email", "information_request", desk.contact(case))
    record(desk.services, desk.caller(), RecordRequest(case=case, event=event))
    desk.clock.on(minutes=5)


def answered(desk: Desk, case: int) -> None:
    """Priya's answer went out by hand."""
    event = NoteSent(desk.clock.now(), desk.contact(case), "email", "answer")
    record(desk.services, desk.caller(), RecordRequest(case=case, event=event))
    desk.clock.on(minutes=5)


def test_the_next_answer_is_a_new_text_and_the_last_one_stays_until_then(desk: Desk) -> None:
    case = desk.case()
    asking = ComposeRequest(case=case, kind="answer", contact=desk.contact(case))
    asked(desk, case)
    desk.written(case, OURS, kind="answer")
    assert compose(desk.services, desk.caller(), asking).text.text == OURS
    desk.clock.on(minutes=5)
    answered(desk, case)
    sent = compose(desk.services, desk.caller(), asking)
    assert sent.saved
    assert sent.text.text == OURS
    asked(desk, case)
    again = compose(desk.services, desk.caller(), asking)
    assert not again.saved
    assert again.text.text.startswith("Dear Dana,")
    assert "May" not in again.text.text
    # The page saves over the old text, which it knows the version of.
    change = ReviseNoteRequest(note=again.text, base=again.version, writer="page1", turn=1)
    assert revise_note(desk.services, desk.caller(), change).text.text == again.text.text


def test_without_what_only_the_person_knows_the_page_has_no_draft_but_says_why(desk: Desk) -> None:
    case = desk.case()
    asking = ComposeRequest(case=case, kind="counter", contact=desk.contact(case))
    empty = compose(desk.services, desk.caller(), asking)
    assert (empty.text.text, empty.missing) == ("", "pay")
    words = ReviseNoteRequest(note=desk.written(case, OURS, kind="counter"), change="other_words")
    assert revise_note(desk.services, desk.caller(), words).text.text == OURS
    with pytest.raises(InputError, match=r"details\.pay"):
        draft_note(
            desk.services,
            desk.caller(),
            DraftNoteRequest(case=case, kind="counter", contact=desk.contact(case)),
        )
    told = DraftNoteRequest(
        case=case, kind="counter", contact=desk.contact(case), details=Details(pay="$128,000")
    )
    assert "$128,000" in draft_note(desk.services, desk.caller(), told).text
