"""Incoming messages in the database, behind ``ports.InboxMessages``."""

from collections.abc import Sequence
from typing import Final, cast

from django.db.models import QuerySet

from afterword.db.fields import MessageState as State
from afterword.db.models import Case
from afterword.db.models import InboxMessage as InboxRow
from afterword.ports import InboxMessage, MessageState

_WAITING: Final = (State.ASKED, State.DOUBTFUL)


class MessageRepository:
    """Messages by owner; they're deleted with their case."""

    def add(self, letter: InboxMessage) -> tuple[int, bool]:
        """Add a message; return its id, and whether it's new."""
        if not Case.objects.filter(pk=letter.case, owner_id=letter.owner).exists():
            raise KeyError(letter.case)
        row, new = InboxRow.objects.get_or_create(
            owner_id=letter.owner,
            key=letter.key,
            defaults={
                "case_id": letter.case,
                "state": letter.state,
                "sent_at": letter.sent_at,
                "body": letter.body.decode(),
                "step": letter.step,
            },
        )
        return row.pk, new

    def get(self, owner: int, letter: int) -> InboxMessage | None:
        """One message; ``None`` if the owner has none with that id."""
        return next(iter(_kept(InboxRow.objects.filter(owner_id=owner, pk=letter))), None)

    def list_waiting(self, owner: int, limit: int) -> Sequence[InboxMessage]:
        """Messages that wait for an answer, including doubtful ones, oldest first."""
        return _kept(
            InboxRow.objects.filter(owner_id=owner, state__in=_WAITING).order_by("sent_at", "pk")[:limit]
        )

    def list_for_case(self, owner: int, case: int) -> Sequence[InboxMessage]:
        """The messages of a case, oldest first."""
        return _kept(InboxRow.objects.filter(owner_id=owner, case_id=case).order_by("sent_at", "pk"))

    def set_state(self, letter: InboxMessage, state: MessageState, step: int | None) -> bool:
        """Change a message's state as it was read; ``False`` if it has changed since."""
        mine = InboxRow.objects.filter(owner_id=letter.owner, pk=letter.id)
        rows = mine.filter(state=letter.state, step=letter.step)
        return bool(rows.update(state=state, step=step))


def _kept(rows: QuerySet[InboxRow]) -> list[InboxMessage]:
    return [
        InboxMessage(
            id=row.pk,
            owner=row.owner_id,
            case=row.case_id,
            key=row.key,
            state=cast("MessageState", row.state),
            sent_at=row.sent_at,
            body=row.body.encode(),
            step=row.step,
        )
        for row in rows
    ]
