"""The tables of kinds are whole: no kind without its row, and no row without its words."""

from typing import get_args

from afterword.core.case import Event
from afterword.core.notes.kinds import KINDS
from afterword.core.plan.action_kinds import ACTION_KINDS
from afterword.core.timeline import EVENT_KINDS
from afterword.messages.actions import SENTENCES
from afterword.messages.titles import TITLES


def test_every_kind_of_action_has_a_title_and_a_sentence() -> None:
    assert set(ACTION_KINDS) == set(SENTENCES)
    assert set(ACTION_KINDS) <= set(TITLES)


def test_every_note_that_an_action_asks_for_is_a_kind_of_note_with_a_purpose() -> None:
    for kind in ACTION_KINDS.values():
        assert kind.note is None or (kind.note in KINDS and kind.purposes), kind.id


def test_every_type_of_event_has_one_row_whose_fields_are_keys_of_the_type() -> None:
    assert {kind.type for kind in EVENT_KINDS} == set(get_args(Event))
    assert len({kind.form for kind in EVENT_KINDS}) == len(EVENT_KINDS)
    for kind in EVENT_KINDS:
        assert set(kind.fields.values()) <= set(kind.type.__struct_fields__), kind.form
