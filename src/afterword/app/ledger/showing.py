"""What the operations over kept cases answer, as JSON for other programs."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from afterword.app.ledger.books import Opened, moment
from afterword.app.ledger.letter_shapes import Shown
from afterword.app.ledger.today import Doing, Today
from afterword.app.post.account_shapes import Named
from afterword.app.post.outgoing_shapes import OnItsWay
from afterword.app.presenting import present_action, present_plan, to_json
from afterword.app.wording.titles import title_of
from afterword.ports import KeptEntry


def answer(found: object) -> Iterator[bytes]:
    """One JSON value, in pieces; an export is one already."""
    if isinstance(found, Iterator):
        yield from found
        return
    yield msgspec.json.encode(_value(found)) + b"\n"


def _value(found: object) -> object:
    if found is None:
        return {"done": True}
    if isinstance(found, int):
        return {"case": found}
    if isinstance(found, Today):
        return _today(found)
    if isinstance(found, Opened):
        case = msgspec.to_builtins(found.case)
        return {
            "number": found.kept.id,
            "version": found.kept.version,
            "case": case,
            "plan": msgspec.Raw(to_json(present_plan(found.plan))),
        }
    if isinstance(found, msgspec.Struct):
        return found
    return _plain(found)


def _today(found: Today) -> dict[str, object]:
    return {
        "now": [_doing(each) for each in found.now],
        "no_hurry": [_doing(each) for each in found.no_hurry],
        "before_tonight": [_doing(each) for each in found.before_tonight],
        "waiting": [_doing(each) for each in found.waiting],
        "more": found.more,
        "broken": [
            {"case": case, "message": f"{fault.path}: {fault.message}"} for case, fault in found.broken
        ],
    }


def _doing(each: Doing) -> dict[str, object]:
    case = each.plan.situation.case
    return {
        "case": each.case,
        "company": case.company.name,
        "role": case.role,
        "title": title_of(each.plan, each.action),
        "action": present_action(each.plan, each.action),
    }


def _on_its_way(found: OnItsWay) -> dict[str, object]:
    kept = found.kept
    return {
        "outgoing": kept.id,
        "case": kept.case,
        "contact": kept.contact,
        "kind": kept.kind,
        "state": kept.state,
        "why": kept.why,
        "digest": kept.digest,
        "message_id": kept.message_id,
        "not_before": moment(kept.not_before),
        "due": moment(kept.due),
        "until": None if kept.until is None else moment(kept.until),
        "tries": kept.tries,
        "says": found.message,
    }


def _plain(found: Any) -> object:
    """Named tuples as objects; moments of the store as RFC 3339."""
    if isinstance(found, Shown):
        kept = found.kept
        return {
            "letter": kept.id,
            "case": kept.case,
            "state": kept.state,
            "at": moment(kept.at),
            "step": kept.step,
            "taken_back": found.taken_back,
            "says": found.body,
        }
    if isinstance(found, OnItsWay):
        return _on_its_way(found)
    if isinstance(found, Named):
        account = found.account
        return {
            "account": found.kept.id,
            "address": found.kept.address,
            "trouble": found.kept.trouble,
            "way": account.way,
            "watch": account.watch,
            "servers": _plain(account.servers),
        }
    if isinstance(found, KeptEntry):
        return {
            **found._asdict(),
            "body": msgspec.Raw(found.body),
            "at": moment(found.at),
            "undone_at": None if found.undone_at is None else moment(found.undone_at),
        }
    if isinstance(found, tuple) and hasattr(found, "_asdict"):
        return {name: _plain(value) for name, value in found._asdict().items()}
    if isinstance(found, dict):
        return {str(name): _plain(value) for name, value in found.items()}
    if isinstance(found, Exception):
        return str(found)
    if isinstance(found, Iterable) and not isinstance(found, str | bytes):
        return [_plain(each) for each in found]
    return found
