"""Plans that time has changed are made again, so that what is due is found by looking at a table."""

from datetime import datetime
from typing import Final

from afterword.app.ledger.books import Books
from afterword.app.ledger.standing import standing
from afterword.core.fault import Fault
from afterword.core.moments import moment_of
from afterword.ports import Standing

SWEPT_AT_MOST: Final = 500
_PUT_AWAY = Standing("closed", None, None, (), ())


def sweep(books: Books, now: datetime, limit: int = SWEPT_AT_MOST) -> int:
    """Make the plans again that can have changed by now, at most ``limit``; how many there were."""
    stale = books.cases.stale(moment_of(now), limit)
    for owner, case in stale:
        kept = books.cases.get(owner, case)
        if kept is None:
            continue
        try:
            # Read after the case: a profile saved since makes the case another version.
            plan = books.planned(kept, books.people.profile(owner), now).plan
        except KeyError:
            continue
        except Fault:
            # A newer program's stricter check, or a zone that no longer exists: it stays, unplanned.
            books.cases.stand(kept, _PUT_AWAY)
            continue
        books.cases.stand(kept, standing(plan, kept.later))
    return len(stale)
