"""Of every meeting the newest version, from however many files."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from afterword.ports import Invite

_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


def newest(invites: Iterable[Invite]) -> list[Invite]:
    """One invite a meeting, by start, the cancelled ones among them: updates replace what they update.

    A meeting goes by its uid. Of a series, an invite for one of its dates goes by that date too: it takes
    the place of the whole where the whole is about that date, and the whole's cancellation ends it.
    """
    meetings: dict[str, list[Invite]] = {}
    for invite in invites:
        meetings.setdefault(invite.uid, []).append(invite)
    found = [invite for versions in meetings.values() for invite in _of_one_meeting(versions)]
    return sorted(found, key=lambda invite: (invite.starts_at, invite.uid))


def _of_one_meeting(versions: list[Invite]) -> list[Invite]:
    dates: dict[datetime | None, Invite] = {}
    for version in sorted(versions, key=_age):  # stable: of two of one age the later file's stands
        dates[version.started_as] = version
    whole = dates.pop(None, None)
    if whole is None:
        return list(dates.values())
    if whole.cancelled:
        later = [part for part in dates.values() if _age(part) > _age(whole)]
        return later or [whole]
    same = dates.get(whole.starts_at)
    if same is not None and _age(same) < _age(whole):
        del dates[whole.starts_at]
        same = None
    return list(dates.values()) if same is not None else [whole, *dates.values()]


def _age(invite: Invite) -> tuple[int, datetime]:
    return invite.sequence, invite.stamped_at or _LONG_AGO
