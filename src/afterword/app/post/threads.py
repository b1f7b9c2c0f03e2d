"""Which thread a note belongs to: that of the last thing that they wrote."""

import re
from typing import Final

from afterword.app.ledger.books import Books
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.letter_shapes import body_of

_LONGEST: Final = 20
_NAME: Final = re.compile(r"[!-;=?-~]{3,250}")
"""What can stand in a header as it is: printable ASCII without angle brackets."""


def thread_of(books: Books, caller: Caller, case: int, address: str) -> tuple[str, ...]:
    """Message-IDs, oldest first, of the thread to go on with; empty if they have not written."""
    theirs = [
        body
        for kept in books.letters.of_case(caller.owner, case)
        if kept.state != "aside"
        for body in [body_of(kept)]
        if _NAME.fullmatch(body.message_id) and body.from_address == address.lower() and not body.automatic
    ]
    if not theirs:
        return ()
    last = theirs[-1]
    before = [each for each in last.references if each != last.message_id and _NAME.fullmatch(each)]
    return (*before[-_LONGEST:], last.message_id)
