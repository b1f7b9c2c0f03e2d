"""A person says whether a doubtful mail is about a case: only then is it read."""

from base64 import b64encode

from afterword.app.ledger.books import Books, NotFound
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.letter_shapes import BelongsRequest, LetterRequest, Shown, TakeInRequest
from afterword.app.ledger.letters import letter_of, take_in
from afterword.app.post.access import mailbox_of
from afterword.app.post.watching import LARGEST
from afterword.core.fault import Fault
from afterword.core.moments import moment_of
from afterword.ports import ChangedMeanwhile


def belongs(books: Books, caller: Caller, request: BelongsRequest) -> Shown:
    """Take a doubtful mail in, or set it aside; the letter that it is then. May raise ``ports.Trouble``."""
    shown = letter_of(books, caller, LetterRequest(letter=request.letter))
    if shown.kept.state != "doubtful":
        return shown
    if request.case is None:
        if not books.letters.settle(shown.kept, "aside", None):
            raise ChangedMeanwhile
        return letter_of(books, caller, LetterRequest(letter=request.letter))
    books.opened(caller, request.case)
    raw = _read(books, caller, shown)
    if raw is None:
        books.letters.settle(shown.kept, "aside", None)
        raise Fault(
            "letter", "a mail that is not in the mailbox any more", "the mail itself, pasted or dropped"
        )
    taken = take_in(books, caller, TakeInRequest(case=request.case, raw=b64encode(raw).decode("ascii")))
    books.letters.settle(shown.kept, "aside", None)
    return taken


def _read(books: Books, caller: Caller, shown: Shown) -> bytes | None:
    where = shown.body.where
    account = None if where is None else books.room.accounts.get(caller.owner, where.account)
    if where is None or account is None:
        raise NotFound
    with mailbox_of(books.room, account, moment_of(caller.now)) as mailbox:
        if mailbox is None:
            raise NotFound
        return mailbox.message(where.folder, where.uid, where.validity, LARGEST)
