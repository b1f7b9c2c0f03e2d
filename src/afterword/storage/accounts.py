"""Mail accounts in the database, behind ``ports.Accounts``, and their sealed secrets."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from afterword.ports import KeptAccount, KeptFolder, Mark
from afterword.storage.models import MailAccount, MailFolder, Sealed


class DjangoAccounts:
    """Accounts by owner; folders and secrets go with their account."""

    def put(self, owner: int, address: str, body: bytes) -> int:
        """Keep an account, in place of the owner's one with that address; its id."""
        new = {"body": body.decode(), "trouble": ""}
        return int(MailAccount.objects.update_or_create(owner_id=owner, address=address, defaults=new)[0].pk)

    def get(self, owner: int, account: int) -> KeptAccount | None:
        """One account; ``None`` if the owner has none of that id."""
        return next(iter(_kept(MailAccount.objects.filter(owner_id=owner, pk=account))), None)

    def of_owner(self, owner: int) -> Sequence[KeptAccount]:
        """All of a person's, oldest first."""
        return _kept(MailAccount.objects.filter(owner_id=owner).order_by("pk"))

    def everybodys(self) -> Sequence[KeptAccount]:
        """All there are."""
        return _kept(MailAccount.objects.order_by("pk"))

    def trouble(self, account: int, what: str) -> None:
        """Say what is wrong with it; nothing is, if empty."""
        MailAccount.objects.filter(pk=account).exclude(trouble=what).update(trouble=what)

    def remove(self, owner: int, account: int) -> bool:
        """Forget it; whether there was one."""
        return bool(MailAccount.objects.filter(owner_id=owner, pk=account).delete()[0])

    def folders(self, account: int) -> Sequence[KeptFolder]:
        """How far its folders have been read."""
        rows = MailFolder.objects.filter(account_id=account).order_by("pk")
        return [
            KeptFolder(row.name, cast("Any", row.role), Mark(row.validity, row.uid, row.modseq))
            for row in rows
        ]

    def mark(self, account: int, folder: KeptFolder) -> None:
        """Remember how far."""
        MailFolder.objects.update_or_create(
            account_id=account,
            name=folder.name,
            defaults={"role": folder.role, **folder.mark._asdict()},
        )


class DjangoSealed:
    """Sealed texts by name: an account's id, a slash, and what it is."""

    def get(self, name: str) -> bytes | None:
        """What is kept under a name."""
        account, what = _split(name)
        row = Sealed.objects.filter(account_id=account, name=what).first()
        return None if row is None else bytes(row.body)

    def put(self, name: str, sealed: bytes) -> None:
        """Keep it, in place of what was there."""
        account, what = _split(name)
        Sealed.objects.update_or_create(account_id=account, name=what, defaults={"body": sealed})

    def remove(self, name: str) -> None:
        """Forget it, if it is there."""
        account, what = _split(name)
        Sealed.objects.filter(account_id=account, name=what).delete()


def _split(name: str) -> tuple[int, str]:
    account, _, what = name.partition("/")
    return int(account), what


def _kept(rows: Iterable[MailAccount]) -> list[KeptAccount]:
    return [KeptAccount(row.pk, row.owner_id, row.address, row.body.encode(), row.trouble) for row in rows]
