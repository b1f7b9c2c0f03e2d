"""A person's cases, one after the other or one by one."""

from collections.abc import Sequence

from afterword.app.ledger.books import Books, NotFound, Opened
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.requests import CaseRequest, CasesRequest, HistoryRequest
from afterword.ports import KeptEntry, Listed


def cases(books: Books, caller: Caller, request: CasesRequest) -> Sequence[Listed]:
    """A page of cases, last changed first."""
    # No text that is kept has a NUL in it, and a database may refuse to look for one.
    words = request.words.replace("\0", " ")
    return books.cases.listed(caller.owner, words, request.stages, request.before, request.limit)


def case(books: Books, caller: Caller, request: CaseRequest) -> Opened:
    """One case with its plan; ``NotFound`` if the caller has none of that number."""
    return books.opened(caller, request.case)


def history(books: Books, caller: Caller, request: HistoryRequest) -> tuple[KeptEntry, ...]:
    """Everything that was recorded of a case, in order, what was undone too."""
    found = books.cases.history(caller.owner, request.case)
    if not found:
        raise NotFound
    return found
