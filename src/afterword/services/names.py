"""Cases, contacts and mail accounts by name, where a request has a number or an id."""

from typing import TYPE_CHECKING, Any, Final

import msgspec

from afterword.core.errors import InputError, Phrase
from afterword.services.planning.contacts import find_contact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from afterword.ports import CaseSummary, MailAccount
    from afterword.services.context import Caller, Services

_LONGEST: Final = 200
"""Characters of a search."""
_DIGITS: Final = 18
"""Digits of a number."""
_CASES_AT_MOST: Final = 500


def with_numbers(services: "Services", caller: "Caller", takes: type[msgspec.Struct], data: bytes) -> bytes:
    """The request with names put into numbers; unchanged where it has none, or makes no sense."""
    fields = takes.__struct_fields__
    if not {"case", "account"} & set(fields):
        return data
    try:
        table = msgspec.json.decode(data)
    except msgspec.MsgspecError:
        return data
    if not isinstance(table, dict):
        return data
    changed = False
    if "case" in fields and isinstance(table.get("case"), str):
        table["case"], changed = find_case(services, caller, table["case"]), True
    if "account" in fields and isinstance(table.get("account"), str):
        table["account"], changed = find_account(services, caller, table["account"]), True
    changed = _with_contact(services, caller, table) or changed
    return msgspec.json.encode(table) if changed else data


def find_case(services: "Services", caller: "Caller", asked: str) -> int:
    """The number of the case of that number, id or company; ``InputError`` where none fits, or several."""
    if asked.isdecimal() and len(asked) <= _DIGITS:
        return int(asked)
    asked = asked.replace("\0", " ")
    kept = services.cases.find(caller.owner, asked)
    if kept is not None:
        return kept.id
    wanted = " ".join(asked.split()).casefold()
    listed: Sequence[CaseSummary] = services.cases.list_cases(
        caller.owner, wanted[:_LONGEST], (), None, _CASES_AT_MOST
    )
    found = [
        each
        for each in listed
        if wanted in {each.company.casefold(), f"{each.company} {each.role}".casefold()}
    ]
    if len(found) == 1:
        return found[0].id
    if found:
        several = " or ".join(f"{each.id} ({each.company}, {each.role})" for each in found[:8])
        raise InputError(
            "case",
            Phrase("{asked}, which fits several", asked=repr(asked)),
            Phrase("one of them by number: {several}", several=several),
        )
    raise InputError("case", repr(asked), "a case's number, id or company (`afterword do cases` lists them)")


def find_account(services: "Services", caller: "Caller", asked: str) -> int:
    """The number of the mail account of that number or address; ``InputError`` where there's none."""
    if asked.isdecimal() and len(asked) <= _DIGITS:
        return int(asked)
    accounts: Sequence[MailAccount] = services.mail.accounts.list_for_owner(caller.owner)
    found = [each for each in accounts if each.address.casefold() == asked.strip().casefold()]
    if len(found) == 1:
        return found[0].id
    wanted = Phrase("a number or an address that `afterword mail list` shows")
    raise InputError("account", repr(asked), wanted)


def _with_contact(services: "Services", caller: "Caller", table: dict[str, Any]) -> bool:
    """Put a contact's name in a request about a case into their id; whether anything was changed."""
    case = table.get("case")
    event = table.get("event")
    holders = [
        each for each in (table, event) if isinstance(each, dict) and isinstance(each.get("contact"), str)
    ]
    if not isinstance(case, int) or not holders:
        return False
    contacts = services.opened(caller, case).case.contacts
    changed = False
    for holder in holders:
        path = "contact" if holder is table else "event.contact"
        own = find_contact(contacts, holder["contact"], path).id
        changed = changed or own != holder["contact"]
        holder["contact"] = own
    return changed
