"""Attacks by slow mail servers on pages: one person's never take the threads that others need."""

import socket

import pytest

from afterword.integrations.outbound import Places, limit_connections
from afterword.web.one_process import THREADS
from afterword.web.serving import AT_ONCE, ConnectionSlots, NoSlotError


def test_one_person_has_one_turn() -> None:
    slots = ConnectionSlots(2)
    with slots.slot(1), pytest.raises(NoSlotError) as none, slots.slot(1):
        pass
    assert none.value.yours
    with slots.slot(1):
        pass


def test_all_turns_together_leave_threads_for_everybody_else() -> None:
    assert AT_ONCE <= THREADS // 2
    slots = ConnectionSlots(2)
    with (
        slots.slot(1),
        slots.slot(2),
        pytest.raises(NoSlotError) as none,
        slots.slot(3),
    ):
        pass
    assert not none.value.yours
    with slots.slot(3):
        pass


def test_a_turn_that_fails_is_given_back() -> None:
    slots = ConnectionSlots(1)
    with pytest.raises(OSError, match="as told"), slots.slot(1):
        raise OSError("as told")
    with slots.slot(2):
        pass


def test_a_silent_server_is_left_when_the_time_of_all_together_is_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with limit_connections(3_600) as limit:
            waiting = Places().connect("127.0.0.1", port, None)
            limit.cut()
            assert waiting.recv(1) == b"", "cut, though its own patience has no end"
            with pytest.raises(TimeoutError):
                Places().connect("127.0.0.1", port, 30)
            waiting.close()
        with Places().connect("127.0.0.1", port, 30):
            pass  # nothing is limited outside


def test_the_limit_comes_by_itself() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        limit_connections(0.1),
        Places().connect("127.0.0.1", silent.getsockname()[1], None) as waiting,
    ):
        assert waiting.recv(1) == b""
