"""What they wrote, in the database, behind ``ports.Letters``."""

from collections.abc import Sequence
from typing import cast

from django.db.models import QuerySet

from afterword.ports import KeptLetter, LetterState
from afterword.storage.models import Case, Letter


class DjangoLetters:
    """Letters by owner; a letter goes with its case."""

    def keep(self, letter: KeptLetter) -> tuple[int, bool]:
        """Its id, and whether it is new."""
        if not Case.objects.filter(pk=letter.case, owner_id=letter.owner).exists():
            raise KeyError(letter.case)
        row, new = Letter.objects.get_or_create(
            owner_id=letter.owner,
            key=letter.key,
            defaults={
                "case_id": letter.case,
                "state": letter.state,
                "at": letter.at,
                "body": letter.body.decode(),
                "step": letter.step,
            },
        )
        return row.pk, new

    def get(self, owner: int, letter: int) -> KeptLetter | None:
        """One letter; ``None`` if the owner has none of that id."""
        return next(iter(_kept(Letter.objects.filter(owner_id=owner, pk=letter))), None)

    def asked(self, owner: int, limit: int) -> Sequence[KeptLetter]:
        """Those that wait for an answer, doubtful ones too, oldest first."""
        return _kept(
            Letter.objects.filter(owner_id=owner, state__in=("asked", "doubtful")).order_by("at", "pk")[
                :limit
            ]
        )

    def of_case(self, owner: int, case: int) -> Sequence[KeptLetter]:
        """Those of a case, oldest first."""
        return _kept(Letter.objects.filter(owner_id=owner, case_id=case).order_by("at", "pk"))

    def settle(self, letter: KeptLetter, state: LetterState, step: int | None) -> bool:
        """Put a letter as it was read into another state; ``False`` if it is in another one by now."""
        mine = Letter.objects.filter(owner_id=letter.owner, pk=letter.id)
        rows = mine.filter(state=letter.state, step=letter.step)
        return bool(rows.update(state=state, step=step))


def _kept(rows: QuerySet[Letter]) -> list[KeptLetter]:
    return [
        KeptLetter(
            id=row.pk,
            owner=row.owner_id,
            case=row.case_id,
            key=row.key,
            state=cast("LetterState", row.state),
            at=row.at,
            body=row.body.encode(),
            step=row.step,
        )
        for row in rows
    ]
