"""What they wrote, what's on its way, and the accounts, in memory, as the database keeps them."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from afterword.ports import (
    NOBODY_BUSY,
    AlreadyQueuedError,
    Busy,
    FolderCursor,
    InboxMessage,
    MailAccount,
    MessageState,
    OutboxMessage,
    OutboxState,
    States,
    UnreadableMail,
)
from fakes.store import MemoryStore, is_live

_MOST_UNREADABLE = 100


class MemoryInboxMessages:
    """``ports.InboxMessages``."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def add(self, letter: InboxMessage) -> tuple[int, bool]:
        tables = self._store.tables
        case = tables.cases.get(letter.case)
        if case is None or case.owner != letter.owner:
            raise KeyError(letter.case)
        for each in tables.messages.values():
            if (each.owner, each.key) == (letter.owner, letter.key):
                return each.id, False
        number = self._store.number()
        tables.messages[number] = letter._replace(id=number)
        return number, True

    def get(self, owner: int, letter: int) -> InboxMessage | None:
        found = self._store.tables.messages.get(letter)
        return found if found is not None and found.owner == owner else None

    def _of(self, owner: int) -> list[InboxMessage]:
        mine = [each for each in self._store.tables.messages.values() if each.owner == owner]
        return sorted(mine, key=lambda each: (each.sent_at, each.id))

    def list_waiting(self, owner: int, limit: int) -> Sequence[InboxMessage]:
        return [each for each in self._of(owner) if each.state in {"asked", "doubtful"}][:limit]

    def list_for_case(self, owner: int, case: int) -> Sequence[InboxMessage]:
        return [each for each in self._of(owner) if each.case == case]

    def set_state(self, letter: InboxMessage, state: MessageState, step: int | None) -> bool:
        there = self.get(letter.owner, letter.id)
        if there is None or (there.state, there.step) != (letter.state, letter.step):
            return False
        self._store.tables.messages[letter.id] = there._replace(state=state, step=step)
        return True


class MemoryMailAccounts:
    """``ports.MailAccounts``."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def save(self, owner: int, address: str, body: bytes) -> int:
        accounts = self._store.tables.accounts
        for each in accounts.values():
            if (each.owner, each.address) == (owner, address):
                accounts[each.id] = each._replace(body=body, trouble="")
                return each.id
        number = self._store.number()
        accounts[number] = MailAccount(number, owner, address, body, "")
        return number

    def get(self, owner: int, account: int) -> MailAccount | None:
        found = self._store.tables.accounts.get(account)
        return found if found is not None and found.owner == owner else None

    def list_for_owner(self, owner: int) -> Sequence[MailAccount]:
        return [each for each in self.list_all() if each.owner == owner]

    def list_all(self) -> Sequence[MailAccount]:
        return list(self._store.tables.accounts.values())

    def _put(self, account: int, **new: Any) -> None:
        there = self._store.tables.accounts.get(account)
        if there is not None:
            self._store.tables.accounts[account] = there._replace(**new)

    def set_problem(self, account: int, what: str) -> None:
        self._put(account, trouble=what)

    def remove(self, owner: int, account: int) -> bool:
        if self.get(owner, account) is None:
            return False
        self._store.remove_account(account)
        return True

    def list_cursors(self, account: int) -> Sequence[FolderCursor]:
        return list(self._store.tables.cursors.get(account, {}).values())

    def save_cursor(self, account: int, folder: FolderCursor) -> None:
        self._store.tables.cursors.setdefault(account, {})[folder.name] = folder

    def mark_read(self, account: int, at: int) -> None:
        self._put(account, read_at=at)

    def add_unreadable(self, account: int, mail: UnreadableMail) -> None:
        there = self._store.tables.unreadable.setdefault(account, [])
        same = [
            each
            for each in there
            if (each.folder, each.validity, each.uid) == (mail.folder, mail.validity, mail.uid)
        ]
        if same:
            there[there.index(same[0])] = mail
        else:
            there.append(mail)
        self._store.tables.unreadable[account] = sorted(there, key=lambda each: each.found_at)[
            -_MOST_UNREADABLE:
        ]

    def list_unreadable(self, account: int) -> Sequence[UnreadableMail]:
        return self._store.tables.unreadable.get(account, [])[::-1]


class MemorySealedTexts:
    """``ports.SealedTexts``."""

    def __init__(self, store: MemoryStore | None = None) -> None:
        self._store = store or MemoryStore()

    @property
    def kept(self) -> dict[str, bytes]:
        """What's kept, by name."""
        return self._store.tables.sealed

    def get(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def put(self, name: str, sealed: bytes) -> None:
        self.kept[name] = sealed

    def remove(self, name: str) -> None:
        self.kept.pop(name, None)


class MemoryOutbox:
    """``ports.Outbox``."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    @property
    def _rows(self) -> dict[int, OutboxMessage]:
        return self._store.tables.outbox

    @property
    def _tokens(self) -> dict[int, str]:
        return self._store.tables.tokens

    def add(self, new: OutboxMessage) -> int:
        case = self._store.tables.cases.get(new.case)
        if case is None or case.owner != new.owner:
            raise KeyError(new.case)
        same = (new.case, new.contact, new.purpose, new.occasion)
        for each in self._rows.values():
            if (
                is_live(each)
                and is_live(new)
                and (each.case, each.contact, each.purpose, each.occasion) == same
            ):
                raise AlreadyQueuedError(each.id)
        number = self._store.number()
        self._rows[number] = new._replace(id=number)
        return number

    def get(self, owner: int, outgoing: int) -> OutboxMessage | None:
        found = self._rows.get(outgoing)
        return found if found is not None and found.owner == owner else None

    def _light(self, owner: int) -> list[OutboxMessage]:
        return [each._replace(data=b"") for each in self._rows.values() if each.owner == owner]

    def list_for_owner(
        self, owner: int, states: Collection[OutboxState], limit: int
    ) -> Sequence[OutboxMessage]:
        found = [each for each in self._light(owner) if each.state in states]
        return sorted(found, key=lambda each: (each.next_attempt_at, each.id))[:limit]

    def list_for_case(self, owner: int, case: int) -> Sequence[OutboxMessage]:
        return [each for each in self._light(owner) if each.case == case]

    def find_by_message_id(self, owner: int, message_id: str) -> Sequence[OutboxMessage]:
        return [each for each in self._light(owner) if each.message_id == message_id]

    def cases_by_message_id(self, owner: int, names: Collection[str]) -> dict[str, int]:
        return {each.message_id: each.case for each in self._light(owner) if each.message_id in names}

    def recipients_since(self, owner: int, since: int) -> dict[str, int]:
        found = [
            each
            for each in self._light(owner)
            if each.state in {"sending", "sent", "uncertain"} and each.updated_at >= since
        ]
        found.sort(key=lambda each: each.updated_at)
        return {address: each.case for each in found if (address := _to(each.body))}

    def list_due(
        self, state: OutboxState, now: int, limit: int, without: Busy = NOBODY_BUSY
    ) -> Sequence[tuple[int, int, int | None]]:
        found = [each for each in self._rows.values() if each.state == state and each.next_attempt_at <= now]
        found.sort(key=lambda each: (each.next_attempt_at, each.id))
        return _idle(found, without)[:limit]

    def claim(self, outgoings: Collection[int], token: str, now: int) -> Sequence[OutboxMessage]:
        for each in list(self._rows.values()):
            if each.id in outgoings and each.state == "approved" and each.next_attempt_at <= now:
                self._put(each.id, token=token, state="claimed", updated_at=now)
        mine = [
            each
            for each in self._rows.values()
            if each.id in outgoings and each.state == "claimed" and self._tokens.get(each.id) == token
        ]
        return sorted(mine, key=lambda each: (each.next_attempt_at, each.id))

    def _put(self, outgoing: int, *, token: str | None = None, **new: Any) -> None:
        self._rows[outgoing] = self._rows[outgoing]._replace(**new)
        if token is not None:
            self._tokens[outgoing] = token

    def begin_sending(self, outgoing: int, token: str, version: int, now: int) -> bool:
        found = self._rows.get(outgoing)
        if found is None or found.state != "claimed" or self._tokens.get(outgoing) != token:
            return False
        if self._store.tables.cases[found.case].version != version:
            return False
        self._put(outgoing, state="sending", updated_at=now)
        return True

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
        found = self._rows.get(outgoing)
        if found is None or found.state not in came_from:
            return False
        if token is not None and self._tokens.get(outgoing) != token:
            return False
        self._put(
            outgoing,
            token="",
            state=to,
            updated_at=now,
            status_reason=status_reason,
            next_attempt_at=found.next_attempt_at if next_attempt_at is None else next_attempt_at,
            not_before=found.not_before if not_before is None else not_before,
            tries=found.tries + tried,
        )
        return True

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
        found = self._rows.get(outgoing)
        if found is None or found.state not in came_from:
            return False
        self._put(
            outgoing, token="", state="approved", body=body, not_before=begins, next_attempt_at=begins, expires_at=ends,
            place=place, approved=now, updated_at=now, tries=0, status_reason="",
        )  # fmt: skip
        return True

    def release_claims(self, token: str, now: int) -> None:
        for each in list(self._rows.values()):
            if each.state == "claimed" and self._tokens.get(each.id) == token:
                self._put(each.id, token="", state="approved", updated_at=now)

    def list_abandoned(self, before: int, limit: int) -> Sequence[tuple[int, OutboxState]]:
        found = [
            (each.id, each.state)
            for each in self._rows.values()
            if each.state in {"claimed", "sending"} and each.updated_at < before
        ]
        return found[:limit]

    def list_unfinished(
        self, now: int, limit: int, without: Busy = NOBODY_BUSY
    ) -> Sequence[tuple[int, int, int | None]]:
        found = [
            each
            for each in self._rows.values()
            if each.state == "sent" and not (each.recorded and each.filed) and each.next_attempt_at <= now
        ]
        return _idle(found, without)[:limit]

    def mark_done(self, outgoings: Collection[int], *, recorded: bool = False, filed: bool = False) -> None:
        for each in outgoings:
            found = self._rows.get(each)
            if found is not None:
                self._put(each, recorded=found.recorded or recorded, filed=found.filed or filed)


def _idle(found: Sequence[OutboxMessage], without: Busy) -> list[tuple[int, int, int | None]]:
    return [
        (each.owner, each.id, each.account)
        for each in found
        if each.account not in without.accounts and each.owner not in without.owners
    ]


def _to(body: bytes) -> str:
    try:
        return str(json.loads(body)["to"]).lower()
    except (ValueError, TypeError, LookupError):
        return ""
