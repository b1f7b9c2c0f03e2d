"""The outbox in the database, behind ``ports.Outbox``: each change of state is one conditional UPDATE."""

import json
from collections.abc import Collection, Sequence
from typing import Any, Final, cast

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from afterword.db.fields import OutboxState as State
from afterword.db.models import Case
from afterword.db.models import OutboxMessage as OutboxRow
from afterword.ports import LIVE, NOBODY_BUSY, AlreadyQueuedError, Busy, OutboxMessage, OutboxState, States

_HEAVY: Final = "mime"
_WRITTEN: Final = (State.SENDING, State.SENT, State.UNCERTAIN)


class OutboxRepository:
    """Outgoing messages by owner; they're deleted with their case."""

    def add(self, new: OutboxMessage) -> int:
        """Add a message and return its id. Raises ``AlreadyQueuedError`` if there's one for that occasion."""
        if not Case.objects.filter(pk=new.case, owner_id=new.owner).exists():
            raise KeyError(new.case)
        row = OutboxRow(
            owner_id=new.owner,
            case_id=new.case,
            account_id=new.account,
            contact=new.contact,
            kind=new.kind,
            purpose=new.purpose,
            occasion=new.occasion,
            state=new.state,
            message_id=new.message_id,
            digest=new.digest,
            body=new.body.decode(),
            mime=new.data,
            not_before=new.not_before,
            next_attempt_at=new.next_attempt_at,
            expires_at=new.expires_at,
            attempts=new.tries,
            approved_at=new.approved,
            updated_at=new.updated_at,
            status_reason=new.status_reason,
            installation=new.place,
            recorded=new.recorded,
            filed=new.filed,
        )
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            there = OutboxRow.objects.filter(
                case_id=new.case, contact=new.contact, purpose=new.purpose, occasion=new.occasion,
                state__in=LIVE,
            ).first()  # fmt: skip
            if there is None:
                raise
            raise AlreadyQueuedError(there.pk) from None
        return row.pk

    def get(self, owner: int, outgoing: int) -> OutboxMessage | None:
        """One message; ``None`` if the owner has none with that id."""
        row = OutboxRow.objects.filter(owner_id=owner, pk=outgoing).first()
        return None if row is None else _kept(row, data=True)

    def list_for_owner(
        self, owner: int, states: Collection[OutboxState], limit: int
    ) -> Sequence[OutboxMessage]:
        """A person's messages by due time, without their ``data``."""
        rows = OutboxRow.objects.filter(owner_id=owner, state__in=states).order_by("next_attempt_at", "pk")
        return _light(rows[:limit])

    def list_for_case(self, owner: int, case: int) -> Sequence[OutboxMessage]:
        """The messages of a case, oldest first, without their ``data``."""
        return _light(OutboxRow.objects.filter(owner_id=owner, case_id=case).order_by("pk"))

    def find_by_message_id(self, owner: int, message_id: str) -> Sequence[OutboxMessage]:
        """The messages with a Message-ID, without their ``data``."""
        return _light(OutboxRow.objects.filter(owner_id=owner, message_id=message_id).order_by("pk"))

    def cases_by_message_id(self, owner: int, names: Collection[str]) -> dict[str, int]:
        """The owner's cases for these Message-IDs."""
        if not names:
            return {}
        rows = OutboxRow.objects.filter(owner_id=owner, message_id__in=names)
        return dict(rows.values_list("message_id", "case_id"))

    def recipients_since(self, owner: int, since: int) -> dict[str, int]:
        """The addresses the owner has written to since a moment, each with the latest case."""
        rows = OutboxRow.objects.filter(owner_id=owner, state__in=_WRITTEN)
        found = rows.filter(updated_at__gte=since).order_by("updated_at").values_list("body", "case_id")
        return {address: case for body, case in found if (address := _to(body))}

    def list_due(
        self, state: OutboxState, now: int, limit: int, without: Busy = NOBODY_BUSY
    ) -> Sequence[tuple[int, int, int | None]]:
        """Owner, id and account of everybody's due messages in a state, earliest first."""
        rows = _idle(OutboxRow.objects.filter(state=state, next_attempt_at__lte=now), without).order_by(
            "next_attempt_at", "pk"
        )
        return list(rows.values_list("owner_id", "pk", "account_id")[:limit])

    def claim(self, outgoings: Collection[int], token: str, now: int) -> Sequence[OutboxMessage]:
        """Claim the approved and due messages among these in one step; return those claimed."""
        rows = OutboxRow.objects.filter(pk__in=outgoings, state=State.APPROVED, next_attempt_at__lte=now)
        rows.update(state=State.CLAIMED, claim_token=token, updated_at=now)
        mine = OutboxRow.objects.filter(pk__in=outgoings, state=State.CLAIMED, claim_token=token)
        return [_kept(row, data=True) for row in mine.order_by("next_attempt_at", "pk")]

    def begin_sending(self, outgoing: int, token: str, version: int, now: int) -> bool:
        """From here on it may have been sent; that's durable once this returns ``True``."""
        rows = OutboxRow.objects.filter(pk=outgoing, state=State.CLAIMED, claim_token=token)
        unchanged = Exists(Case.objects.filter(pk=OuterRef("case_id"), version=version))
        return bool(rows.filter(unchanged).update(state=State.SENDING, updated_at=now))

    def set_state(
        self,
        outgoing: int,
        came_from: States,
        to: OutboxState,
        now: int,
        *,
        token: str | None = None,
        status_reason: str = "",
        next_attempt_at: int | None = None,
        not_before: int | None = None,
        tried: bool = False,
    ) -> bool:
        """Change the state; ``False`` if it's in none of the expected states, or not this token's."""
        rows = OutboxRow.objects.filter(pk=outgoing, state__in=came_from)
        if token is not None:
            rows = rows.filter(claim_token=token)
        values: dict[str, Any] = {"next_attempt_at": next_attempt_at, "not_before": not_before}
        values = {name: value for name, value in values.items() if value is not None}
        if tried:
            values["attempts"] = F("attempts") + 1
        return bool(
            rows.update(state=to, updated_at=now, status_reason=status_reason, claim_token="", **values)
        )

    def release_claims(self, token: str, now: int) -> None:
        """Put back to approved what a token claimed but didn't start."""
        rows = OutboxRow.objects.filter(state=State.CLAIMED, claim_token=token)
        rows.update(state=State.APPROVED, updated_at=now, claim_token="")

    def approve_again(
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
        """Approve it again for another time; ``False`` if it's in none of the expected states."""
        rows = OutboxRow.objects.filter(pk=outgoing, state__in=came_from)
        return bool(
            rows.update(
                state=State.APPROVED,
                body=body.decode(),
                not_before=begins,
                next_attempt_at=begins,
                expires_at=ends,
                installation=place,
                approved_at=now,
                updated_at=now,
                attempts=0,
                claim_token="",
                status_reason="",
            )
        )

    def list_abandoned(self, before: int, limit: int) -> Sequence[tuple[int, OutboxState]]:
        """Messages a worker has had since before a moment."""
        rows = OutboxRow.objects.filter(
            state__in=(State.CLAIMED, State.SENDING), updated_at__lt=before
        ).order_by("pk")
        return [(pk, cast("OutboxState", state)) for pk, state in rows.values_list("pk", "state")[:limit]]

    def list_unfinished(
        self, now: int, limit: int, without: Busy = NOBODY_BUSY
    ) -> Sequence[tuple[int, int, int | None]]:
        """Owner, id and account of sent messages that aren't recorded or filed yet, and are due."""
        sent = OutboxRow.objects.filter(
            Q(recorded=False) | Q(filed=False), state=State.SENT, next_attempt_at__lte=now
        )
        rows = _idle(sent, without).order_by("pk")
        return list(rows.values_list("owner_id", "pk", "account_id")[:limit])

    def mark_done(self, outgoings: Collection[int], *, recorded: bool = False, filed: bool = False) -> None:
        """Save what was done with some sent messages."""
        values = {name: True for name, done in (("recorded", recorded), ("filed", filed)) if done}
        OutboxRow.objects.filter(pk__in=outgoings).update(**values)


def _idle(rows: QuerySet[OutboxRow], without: Busy) -> QuerySet[OutboxRow]:
    """Messages that nobody is processing."""
    if without.accounts:
        rows = rows.exclude(account_id__in=without.accounts)
    return rows.exclude(owner_id__in=without.owners) if without.owners else rows


def _light(rows: QuerySet[OutboxRow]) -> list[OutboxMessage]:
    return [_kept(row, data=False) for row in rows.defer(_HEAVY)]


def _kept(row: OutboxRow, *, data: bool) -> OutboxMessage:
    return OutboxMessage(
        id=row.pk,
        owner=row.owner_id,
        case=row.case_id,
        account=row.account_id,
        contact=row.contact,
        kind=row.kind,
        purpose=row.purpose,
        occasion=row.occasion,
        state=cast("OutboxState", row.state),
        message_id=row.message_id,
        digest=row.digest,
        body=row.body.encode(),
        data=bytes(row.mime) if data else b"",
        not_before=row.not_before,
        next_attempt_at=row.next_attempt_at,
        expires_at=row.expires_at,
        tries=row.attempts,
        approved=row.approved_at,
        updated_at=row.updated_at,
        status_reason=row.status_reason,
        place=row.installation,
        recorded=row.recorded,
        filed=row.filed,
    )


def _to(body: str) -> str:
    """Who a message went to, in lower case; empty if the stored data is damaged."""
    try:
        return str(json.loads(body)["to"]).lower()
    except (ValueError, TypeError, LookupError, RecursionError):
        return ""
