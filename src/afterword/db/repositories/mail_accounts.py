"""Mail accounts in the database, behind ``ports.MailAccounts``, and their encrypted secrets."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, cast

from afterword.db.models import EncryptedSecret
from afterword.db.models import FolderCursor as FolderRow
from afterword.db.models import MailAccount as MailAccountRow
from afterword.db.models import UnreadableMail as UnreadableRow
from afterword.ports import FolderCursor, FolderMark, MailAccount, UnreadableMail

_MOST_UNREAD: Final = 100


class MailAccountRepository:
    """Accounts by owner; folders and secrets are deleted with their account."""

    def save(self, owner: int, address: str, body: bytes) -> int:
        """Save an account, replacing the owner's account with that address; return its id."""
        new = {"body": body.decode(), "problem": ""}
        return int(
            MailAccountRow.objects.update_or_create(owner_id=owner, address=address, defaults=new)[0].pk
        )

    def get(self, owner: int, account: int) -> MailAccount | None:
        """One account; ``None`` if the owner has none with that id."""
        return next(iter(_kept(MailAccountRow.objects.filter(owner_id=owner, pk=account))), None)

    def list_for_owner(self, owner: int) -> Sequence[MailAccount]:
        """All of a person's accounts, oldest first."""
        return _kept(MailAccountRow.objects.filter(owner_id=owner).order_by("pk"))

    def list_all(self) -> Sequence[MailAccount]:
        """Everybody's accounts."""
        return _kept(MailAccountRow.objects.order_by("pk"))

    def set_problem(self, account: int, what: str) -> None:
        """Store what's wrong with an account; empty if nothing is."""
        MailAccountRow.objects.filter(pk=account).exclude(problem=what).update(problem=what)

    def remove(self, owner: int, account: int) -> bool:
        """Delete an account; return whether there was one."""
        return bool(MailAccountRow.objects.filter(owner_id=owner, pk=account).delete()[0])

    def list_cursors(self, account: int) -> Sequence[FolderCursor]:
        """How far its folders have been read."""
        rows = FolderRow.objects.filter(account_id=account).order_by("pk")
        return [
            FolderCursor(row.name, cast("Any", row.role), FolderMark(row.validity, row.uid, row.modseq))
            for row in rows
        ]

    def save_cursor(self, account: int, folder: FolderCursor) -> None:
        """Save how far a folder has been read."""
        FolderRow.objects.update_or_create(
            account_id=account,
            name=folder.name,
            defaults={"role": folder.role, **folder.mark._asdict()},
        )

    def mark_read(self, account: int, at: int) -> None:
        """Save when its mailbox was last read."""
        MailAccountRow.objects.filter(pk=account).update(read_at=at)

    def add_unreadable(self, account: int, mail: UnreadableMail) -> None:
        """Store a message that couldn't be read."""
        more: dict[str, Any] = {"sender": mail.sender, "size": mail.size, "found_at": mail.found_at}
        named: dict[str, Any] = {"folder": mail.folder, "validity": mail.validity, "uid": mail.uid}
        UnreadableRow.objects.update_or_create(account_id=account, **named, defaults=more)
        rows = UnreadableRow.objects.filter(account_id=account)
        old = rows.order_by("-found_at", "-pk").values_list("pk", flat=True)[_MOST_UNREAD : 2 * _MOST_UNREAD]
        UnreadableRow.objects.filter(pk__in=list(old)).delete()

    def list_unreadable(self, account: int) -> Sequence[UnreadableMail]:
        """Those messages, newest first."""
        rows = UnreadableRow.objects.filter(account_id=account).order_by("-found_at", "-pk")
        return [
            UnreadableMail(row.folder, row.validity, row.uid, row.sender, row.size, row.found_at)
            for row in rows
        ]


class EncryptedSecretRepository:
    """Encrypted texts by name: an account's id, a slash, and what it is."""

    def get(self, name: str) -> bytes | None:
        """The text stored under a name."""
        account, what = _split(name)
        row = EncryptedSecret.objects.filter(account_id=account, name=what).first()
        return None if row is None else bytes(row.ciphertext)

    def put(self, name: str, sealed: bytes) -> None:
        """Store it, replacing an earlier one."""
        account, what = _split(name)
        EncryptedSecret.objects.update_or_create(
            account_id=account, name=what, defaults={"ciphertext": sealed}
        )

    def remove(self, name: str) -> None:
        """Delete it, if it's there."""
        account, what = _split(name)
        EncryptedSecret.objects.filter(account_id=account, name=what).delete()


def _split(name: str) -> tuple[int, str]:
    account, _, what = name.partition("/")
    return int(account), what


def _kept(rows: Iterable[MailAccountRow]) -> list[MailAccount]:
    return [
        MailAccount(row.pk, row.owner_id, row.address, row.body.encode(), row.problem, row.read_at)
        for row in rows
    ]
