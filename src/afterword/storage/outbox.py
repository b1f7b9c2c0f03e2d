"""The outbox in the database, behind ``ports.Outbox``: each change of state is one conditional UPDATE."""

import json
from collections.abc import Collection, Sequence
from typing import Any, Final, cast

from django.db import IntegrityError, connection, transaction
from django.db.models import Q, QuerySet

from afterword.ports import LIVE, AlreadyThere, KeptOutgoing, OutgoingState, States
from afterword.storage.models import Case, Outgoing

_HEAVY: Final = "data"


class DjangoOutbox:
    """Messages on their way, by owner; a message goes with its case."""

    def add(self, new: KeptOutgoing) -> int:
        """Keep a new one, and its id; ``AlreadyThere`` if there is one for that occasion."""
        if not Case.objects.filter(pk=new.case, owner_id=new.owner).exists():
            raise KeyError(new.case)
        values: dict[str, Any] = new._asdict()
        del values["id"]
        for name in ("owner", "case", "account"):
            values[f"{name}_id"] = values.pop(name)
        values["body"] = new.body.decode()
        try:
            with transaction.atomic():
                return int(Outgoing.objects.create(**values).pk)
        except IntegrityError:
            there = Outgoing.objects.filter(
                case_id=new.case, contact=new.contact, purpose=new.purpose, occasion=new.occasion,
                state__in=LIVE,
            ).first()  # fmt: skip
            if there is None:
                raise
            raise AlreadyThere(there.pk) from None

    def get(self, owner: int, outgoing: int) -> KeptOutgoing | None:
        """One message; ``None`` if the owner has none of that id."""
        row = Outgoing.objects.filter(owner_id=owner, pk=outgoing).first()
        return None if row is None else _kept(row, data=True)

    def of_owner(self, owner: int, states: Collection[OutgoingState], limit: int) -> Sequence[KeptOutgoing]:
        """A person's, by when they are due; without their ``data``."""
        rows = Outgoing.objects.filter(owner_id=owner, state__in=states).order_by("due", "pk")
        return _light(rows[:limit])

    def of_case(self, owner: int, case: int) -> Sequence[KeptOutgoing]:
        """Those of a case, oldest first; without their ``data``."""
        return _light(Outgoing.objects.filter(owner_id=owner, case_id=case).order_by("pk"))

    def named(self, owner: int, message_id: str) -> Sequence[KeptOutgoing]:
        """Those with a Message-ID; without their ``data``."""
        return _light(Outgoing.objects.filter(owner_id=owner, message_id=message_id).order_by("pk"))

    def cases_of(self, owner: int, names: Collection[str]) -> dict[str, int]:
        """The cases of those of these Message-IDs that are the owner's."""
        if not names:
            return {}
        rows = Outgoing.objects.filter(owner_id=owner, message_id__in=names)
        return dict(rows.values_list("message_id", "case_id"))

    def written_to(self, owner: int, since: int) -> dict[str, int]:
        """The addresses that the owner has written to since a moment, each with the last case."""
        rows = Outgoing.objects.filter(owner_id=owner, state__in=("sending", "sent", "uncertain"))
        found = rows.filter(changed__gte=since).order_by("changed").values_list("body", "case_id")
        return {str(json.loads(body)["to"]).lower(): case for body, case in found}

    def due(self, state: OutgoingState, now: int, limit: int) -> Sequence[tuple[int, int, int | None]]:
        """Owner, id and account of everybody's that are due in a state, the earliest first."""
        rows = Outgoing.objects.filter(state=state, due__lte=now).order_by("due", "pk")
        return list(rows.values_list("owner_id", "pk", "account_id")[:limit])

    def claim(self, outgoings: Collection[int], token: str, now: int) -> Sequence[KeptOutgoing]:
        """Take those of them for oneself that are approved and due, in one step; those that were taken."""
        rows = Outgoing.objects.filter(pk__in=outgoings, state="approved", due__lte=now)
        rows.update(state="claimed", token=token, changed=now)
        mine = Outgoing.objects.filter(pk__in=outgoings, state="claimed", token=token)
        return [_kept(row, data=True) for row in mine.order_by("due", "pk")]

    def intend(self, outgoing: int, token: str, version: int, now: int) -> bool:
        """From here on it may be out: durably so when this returns ``True``."""
        return _changed(
            "state = 'sending', changed = %s",
            "id = %s AND state = 'claimed' AND token = %s AND EXISTS"
            " (SELECT 1 FROM storage_case c WHERE c.id = case_id AND c.version = %s)",
            now, outgoing, token, version,
        )  # fmt: skip

    def move(
        self,
        outgoing: int,
        came_from: States,
        to: OutgoingState,
        now: int,
        *,
        token: str | None = None,
        why: str = "",
        due: int | None = None,
        not_before: int | None = None,
        tried: bool = False,
    ) -> bool:
        """Put it into another state; ``False`` if it is in none of those any more, or not the token's."""
        sets = "state = %s, changed = %s, why = %s, token = ''"
        words: list[int | str] = [to, now, why]
        for name, value in (("due", due), ("not_before", not_before)):
            if value is not None:
                sets += f", {name} = %s"
                words.append(value)
        sets += ", tries = tries + 1" if tried else ""
        where = f"id = %s AND state IN ({', '.join(['%s'] * len(came_from))})"
        words += [outgoing, *came_from]
        if token is not None:
            where += " AND token = %s"
            words.append(token)
        return _changed(sets, where, *words)

    def put_back(self, token: str, now: int) -> None:
        """Approved again: those that were claimed by a token, and nothing was begun with."""
        _changed(
            "state = 'approved', changed = %s, token = ''", "state = 'claimed' AND token = %s", now, token
        )

    def renew(
        self,
        outgoing: int,
        came_from: States,
        *,
        body: bytes,
        begins: int,
        ends: int | None,
        place: str,
        now: int,
    ) -> bool:
        """Approve it anew, for another time; ``False`` if it is in none of those states any more."""
        rows = Outgoing.objects.filter(pk=outgoing, state__in=came_from)
        return bool(
            rows.update(
                state="approved", body=body.decode(), not_before=begins, due=begins, until=ends, place=place,
                approved=now, changed=now, tries=0, token="", why="",
            )
        )  # fmt: skip

    def left(self, before: int, limit: int) -> Sequence[tuple[int, OutgoingState]]:
        """Those that a worker has had since before a moment, and not put anywhere."""
        rows = Outgoing.objects.filter(state__in=("claimed", "sending"), changed__lt=before).order_by("pk")
        return [(pk, cast("OutgoingState", state)) for pk, state in rows.values_list("pk", "state")[:limit]]

    def unfinished(self, now: int, limit: int) -> Sequence[tuple[int, int, int | None]]:
        """Owner, id and account of those that were sent, not recorded or filed yet, and due."""
        rows = Outgoing.objects.filter(
            Q(recorded=False) | Q(filed=False), state="sent", due__lte=now
        ).order_by("pk")
        return list(rows.values_list("owner_id", "pk", "account_id")[:limit])

    def finished(self, outgoings: Collection[int], *, recorded: bool = False, filed: bool = False) -> None:
        """Note what was done with some that were sent."""
        values = {name: True for name, done in (("recorded", recorded), ("filed", filed)) if done}
        Outgoing.objects.filter(pk__in=outgoings).update(**values)


def _changed(sets: str, where: str, *words: int | str) -> bool:
    """One conditional UPDATE in SQL: to have its words made anew each time costs more than the database."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE storage_outgoing SET {sets} WHERE {where}", words)  # noqa: S608 - our own words
        return bool(cursor.rowcount)


def _light(rows: QuerySet[Outgoing]) -> list[KeptOutgoing]:
    return [_kept(row, data=False) for row in rows.defer(_HEAVY)]


def _kept(row: Outgoing, *, data: bool) -> KeptOutgoing:
    return KeptOutgoing(
        id=row.pk,
        owner=row.owner_id,
        case=row.case_id,
        account=row.account_id,
        contact=row.contact,
        kind=row.kind,
        purpose=row.purpose,
        occasion=row.occasion,
        state=cast("OutgoingState", row.state),
        message_id=row.message_id,
        digest=row.digest,
        body=row.body.encode(),
        data=bytes(row.data) if data else b"",
        not_before=row.not_before,
        due=row.due,
        until=row.until,
        tries=row.tries,
        approved=row.approved,
        changed=row.changed,
        why=row.why,
        place=row.place,
        recorded=row.recorded,
        filed=row.filed,
    )
