"""Refreshes plans that have changed with time, so what's due can be read from a table."""

from datetime import datetime
from typing import Final

from afterword.core.errors import InputError
from afterword.core.time.instants import DAY, instant_of
from afterword.ports import DueStep, PlanSnapshot
from afterword.services.cases.plan_snapshots import snapshot_of
from afterword.services.context import Services

SWEPT_AT_MOST: Final = 500
_UNPLANNED: Final = "?"
"""In place of an action for a case that can't be planned, so *Today* lists it and says why."""


def sweep(services: Services, now: datetime, limit: int = SWEPT_AT_MOST) -> int:
    """Refresh at most ``limit`` plans that may have changed by now, and return how many there were."""
    stale = services.cases.list_stale(instant_of(now), limit)
    for owner, case in stale:
        kept = services.cases.get(owner, case)
        if kept is None:
            continue
        try:
            # Read after the case: a profile saved since then would make the case another version.
            plan = services.planned(kept, services.people.profile(owner), now).plan
        except KeyError:
            continue
        except InputError:
            # A stricter check in a newer version, a zone that no longer exists, or damaged data.
            services.cases.save_snapshot(kept, _unplanned(now))
            continue
        except Exception as error:
            if services.mail.store_failed(error):
                raise
            # A bug with one case must not keep everybody else's plans out of date.
            services.cases.save_snapshot(kept, _unplanned(now))
            continue
        services.cases.save_snapshot(kept, snapshot_of(plan, kept.snoozed))
    return len(stale)


def _unplanned(now: datetime) -> PlanSnapshot:
    """What's stored for a case that can't be planned: *Today* shows it, and we try again tomorrow."""
    at = instant_of(now)
    return PlanSnapshot("closed", None, at + DAY, (DueStep(_UNPLANNED, "now", at),), ())
