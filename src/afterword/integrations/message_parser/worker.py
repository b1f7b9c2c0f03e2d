"""The reader's own process: a mail in base64 a line on standard input, a letter a line on standard output.

Whatever a mail does to the libraries that take it apart, it does here: see ``integrations.child_process``.
"""

import os
import sys
from base64 import b64decode
from typing import Any

import msgspec

from afterword.integrations.message_parser import read_letter
from afterword.ports import Message


def main() -> None:
    """Answer until the questions end; the first line is the setup, and holds nothing."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    questions = iter(sys.stdin.buffer.readline, b"")
    next(questions, None)
    for line in questions:
        answers.write(answer_line(line) + b"\n")
        answers.flush()


def answer_line(line: bytes) -> bytes:
    """The letter of one question as JSON, or an object that says what was raised."""
    try:
        return msgspec.json.encode(_writable(read_letter(b64decode(msgspec.json.decode(line, type=str)))))
    except Exception as error:  # noqa: BLE001 - any of them says the same: it can't be read
        return msgspec.json.encode({"error": type(error).__name__})


def _writable(found: Any) -> Any:
    """The letter without half characters, which no text can be written with."""
    if isinstance(found, str):
        return found.encode("utf-8", "replace").decode()
    if isinstance(found, Message):
        return Message(*map(_writable, found))
    if isinstance(found, tuple):
        return tuple(map(_writable, found))
    return found


if __name__ == "__main__":
    main()
