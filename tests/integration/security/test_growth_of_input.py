"""Attacks by size: whatever reads what strangers wrote takes time in proportion to it, for each nasty shape."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from integration.security.growing import AT_MOST, CPU, ENTRIES, LIMITS, MOST, enough

HERE: Final = Path(__file__).parent


def _lines(*words: str) -> list[Any]:
    child = subprocess.run(
        [sys.executable, str(HERE / "growing.py"), *words],
        capture_output=True,
        text=True,
        timeout=4 * CPU,
        check=False,
        env=dict(os.environ),
    )
    lines = [json.loads(line) for line in child.stdout.splitlines()]
    assert child.returncode == 0, (lines[-1:], child.stderr[-2_000:])
    return lines


@pytest.mark.slow
@pytest.mark.parametrize("entry", sorted(ENTRIES.keys() - {"capture"}))  # its fields are short
def test_a_text_takes_four_times_as_long_as_a_quarter_of_it(entry: str, thorough: bool) -> None:
    """In a process that's killed when its time is over: the last line then says what it was reading."""
    size = 1_000_000 if thorough else 400_000
    lines = _lines(entry, str(size))
    slow = [
        (name, shape, small, large)
        for name, shape, small, large in (each for each in lines if len(each) > 2)
        if large > enough(size) and large > MOST * small
    ]
    assert not slow


@pytest.mark.slow
@pytest.mark.parametrize("entry", LIMITS)
def test_as_much_as_is_taken_is_read_in_two_seconds(entry: str, thorough: bool) -> None:
    """An upload of 2 MB or 12 MB, a field at its limit: whoever sends it keeps nobody else waiting."""
    lines = _lines(entry, "limit", *(["all"] if thorough else []))
    assert lines
    assert not [each for each in lines if each[2] > AT_MOST]
