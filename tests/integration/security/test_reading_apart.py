"""Attacks on the process that reads mail: it hangs, allocates and ends, and the next mail is read all the same."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import pytest

from afterword.integrations.child_process import MOST_FALLS, Child, Fallen
from afterword.integrations.message_parser import read_letter
from afterword.integrations.message_parser.isolated import IsolatedMessageParser, UnreadableError

PLAIN: Final = b"From: Dana <dana@northwind.example>\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\r\nWe need another week.\r\n"
ODD: Final = (
    PLAIN,
    b"",
    b"\xff\xfe\0",
    b"Subject: \xff\xed\xa0\x80\r\n\r\n\xff",
    b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\n--x--',
    b"Date: Tue, 3 Nov 2026 22:00:00 +0000\r\nReferences: <a@b> <c@d>\r\n\r\nHello",
)  # fmt: skip
WORKER: Final = """
import sys, base64, json, os, threading, time
from afterword.integrations.message_parser.worker import answer_line
sys.stdin.buffer.readline()
for line in sys.stdin.buffer:
    raw = base64.b64decode(json.loads(line))
    if b"HANG" in raw:
        while True: pass
    if b"LONG" in raw:
        until = time.process_time() + 1
        while time.process_time() < until: pass
    if b"WAIT" in raw:
        while not os.path.exists(raw.partition(b"WAIT ")[2]): pass
    if b"GROW" in raw:
        bytearray(2_000_000_000)
    if b"STOP" in raw:
        os._exit(9)
    sys.stdout.buffer.write(answer_line(line) + b"\\n")
    sys.stdout.buffer.flush()
"""
"""The reader with a way to each sort of fall."""


@pytest.fixture
def apart() -> Iterator[IsolatedMessageParser]:
    reader = IsolatedMessageParser()
    yield reader
    reader.close()


@pytest.mark.parametrize(
    ("serves", "reader"), [("bootstrap.will_serve()", "IsolatedMessageParser"), ("", "function")]
)
def test_who_serves_reads_apart_and_a_command_does_not(serves: str, reader: str) -> None:
    code = (
        f"from afterword import bootstrap\n{serves}\nprint(type(bootstrap.note_tools().letters()).__name__)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == reader


def test_it_reads_as_the_reader_does(apart: IsolatedMessageParser) -> None:
    for raw in ODD:
        here = read_letter(raw)
        assert apart(raw)._replace(subject="", text="") == here._replace(subject="", text="")
        assert apart(raw).subject.encode() == here.subject.encode("utf-8", "replace")


@pytest.mark.parametrize("how", ["HANG", "STOP", "GROW"])
def test_a_mail_that_ends_it_is_unreadable_and_the_next_one_is_read(how: str) -> None:
    if how == "GROW" and not hasattr(resource, "prlimit"):
        pytest.skip("no limit of another process's memory on this system")
    reader = IsolatedMessageParser(command=(sys.executable, "-c", WORKER), patience=5, quick=2)
    try:
        for _ in range(1 if how == "HANG" else MOST_FALLS + 2):
            with pytest.raises(UnreadableError):
                reader(how.encode())
        assert reader(PLAIN) == read_letter(PLAIN)
    finally:
        reader.close()


def test_mail_that_hangs_keeps_no_other_waiting() -> None:
    """Two mails hang, for seven seconds each if nobody else did: another is read before they're set aside."""
    reader = IsolatedMessageParser(command=(sys.executable, "-c", WORKER), patience=4, quick=3)
    try:
        with ThreadPoolExecutor(3) as pool:
            bad = [pool.submit(reader, raw) for raw in (b"HANG 1", b"HANG 2")]
            good = pool.submit(reader, PLAIN)
            assert good.result(60) == read_letter(PLAIN)
            assert not all(each.done() for each in bad), "it waited for them"
            for each in bad:
                with pytest.raises(UnreadableError):
                    each.result(60)
    finally:
        reader.close()


def test_another_is_read_while_one_is_being_read(tmp_path: Path) -> None:
    """The first has a minute, and is done when the test says so: whoever waited for it would wait that long."""
    reader = IsolatedMessageParser(command=(sys.executable, "-c", WORKER), patience=60, quick=60)
    done = tmp_path / "done"
    with ThreadPoolExecutor(2) as pool:
        long = pool.submit(reader, f"WAIT {done}".encode())
        try:
            assert pool.submit(reader, PLAIN).result(30) == read_letter(PLAIN)
            assert not long.done()
        finally:
            done.touch()
            long.result(60)
            reader.close()


def test_a_mail_that_takes_long_has_more_time_in_a_process_of_its_own() -> None:
    """A second of the processor's time: too much for the quick ones, and not for the slow one."""
    reader = IsolatedMessageParser(command=(sys.executable, "-c", WORKER), patience=60, quick=0.5)
    try:
        assert reader(b"LONG") == read_letter(b"LONG")
    finally:
        reader.close()


def test_a_mail_that_ended_it_is_not_tried_again(tmp_path: Path) -> None:
    tries = tmp_path / "tries"
    counting = WORKER.replace(
        'if b"STOP" in raw:', f'if b"STOP" in raw:\n        open({str(tries)!r}, "a").write("x")'
    )
    reader = IsolatedMessageParser(command=(sys.executable, "-c", counting), patience=10)
    try:
        for _ in range(5):
            with pytest.raises(UnreadableError):
                reader(b"STOP")
        assert tries.read_text() == "xx", "once in the quick one, once in the slow one"
    finally:
        reader.close()


@pytest.mark.parametrize("size", [10, 1_000_000])
def test_where_no_process_answers_mail_is_read_here(size: int) -> None:
    """One that doesn't even take the question in doesn't keep whoever asks."""
    deaf = "import sys, threading; sys.stdin.readline(); threading.Event().wait()"
    reader = IsolatedMessageParser(command=(sys.executable, "-c", deaf), patience=0.5, quick=0.5)
    raw = PLAIN + b"x" * size
    try:
        assert reader(raw) == read_letter(raw)
    finally:
        reader.close()


def test_a_fall_is_forgiven_once_it_answers_again(tmp_path: Path) -> None:
    """Spelling that fell three times over a day would be gone for good."""
    code = "import sys\nsys.stdin.readline()\nfor line in sys.stdin:\n    if '1' in line: break\n    print(line, end='', flush=True)"
    script = tmp_path / "child.py"
    script.write_text(code)
    child = Child({}, command=(sys.executable, str(script)), patience=10)
    try:
        for _ in range(MOST_FALLS + 1):
            with pytest.raises(Fallen):
                child.ask(1)
            assert child.ask(0) == 0
    finally:
        child.close()
