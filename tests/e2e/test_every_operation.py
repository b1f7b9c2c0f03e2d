"""Every operation's answer, from a real call, is of the type that its schema promises."""

import dis
import inspect
import pkgutil
from base64 import b64encode
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, Final

import msgspec
import pytest

from afterword import web
from afterword.ports import DeviceGrant, Host, Provider, Servers
from afterword.services import registry
from afterword.services.mail_accounts.schemas import BegunSignIn, SetUp, Tried
from afterword.services.operation import Operation
from afterword.services.outbox.schemas import MailSynced
from e2e.somebody import MARK, Somebody, somebody

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
INVITE: Final = EXAMPLES / "interview-invite.ics"
RULE: Final = EXAMPLES / "too_eager.yaml"
LEARNED: Final = {
    "candidate": {"name": "Priya Nair", "email": "priya@example.org", "timezone": "America/New_York"}
}
NOW: Final = "2026-11-03T17:10:00-05:00"
SERVERS: Final = Servers(
    Host("smtp.example.org", 465, "tls"), None, "you", "known", ("oauth2",), Provider("P", "d", "t", "s", "id", "no")
)  # fmt: skip
TABLE: Final = b"company,role\nAcme,Clerk\n,\n"
OF_THE_WORLD: Final = {
    "find_servers": (SERVERS,),
    "set_up_mail": SetUp(None, (Tried("sending", SERVERS.smtp, "password", "no"),), SERVERS),
    "begin_sign_in": BegunSignIn(DeviceGrant("https://example.org", "AB-CD", "", "key", 5, 600)),
    "finish_sign_in": SetUp(7, (), None),
    "sync_mail": MailSynced(2, 1),
}
"""They need a mail server: what they give is presented here, their own tests make the calls."""


def _conforms(operation: Operation[Any, Any, Any], answer: bytes) -> Any:
    msgspec.json.decode(answer, type=operation.result)
    return msgspec.json.decode(answer)


@pytest.fixture
def owner(site: Any) -> Somebody:
    return somebody()


def _case(owner: Somebody) -> Any:
    from afterword import bootstrap

    return msgspec.to_builtins(bootstrap.services().opened(owner.caller, owner.case).case)


def _stateless(case: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    note = {"case": case, "kind": "thank_you", "contact": "dana"}
    yield "plan", {"case": case, "now": NOW}
    yield "may", {"case": case, "act": "call", "contact": "dana", "at": NOW}
    yield "when", {"said": "within a week", "said_on": "2026-11-03"}
    yield "when", {"said": "some day", "said_on": "2026-11-03"}
    yield "explain", {"case": case, "now": NOW, "action": "thank_you"}
    yield "explain", {"case": case, "now": NOW, "act": "call"}
    yield "policy", {}
    yield "case_format", {}
    yield "case_from_invites", {"invites": [b64encode(INVITE.read_bytes()).decode()], "answers": LEARNED}
    yield "draft", note
    yield "drafts", {"case": case, "kind": "thank_you"}
    yield "identify_note", {"case": case, "to": "Dana <dana@northwind.example>"}
    yield "check", {**note, "text": "Dear Dana, thx!"}
    yield "fix", {**note, "text": "Dear Dana , thx!"}
    yield "rules", {}
    yield "test_rule", {"text": RULE.read_text("utf-8")}
    yield "print", {"sheet": "card", "case": case, "now": NOW, "contact": "dana"}
    yield "classify", {"raw": "Unfortunately we've decided to go with somebody else."}


def _kept(owner: Somebody, version: int) -> Iterator[tuple[str, dict[str, Any]]]:
    case = {"case": owner.case}
    note = {**case, "kind": "thank_you", "contact": owner.contact}
    text = {**note, "text": "Dear Dana,\n\nthank you!", "subject": "Thank you"}
    message, outgoing = {"letter": owner.letter}, {"outgoing": owner.message}
    yield from ((name, {}) for name in ("today", "cases", "messages", "outbox", "mail_accounts", "profile"))
    yield from ((name, {}) for name in ("insights", "export"))
    yield from ((name, case) for name in ("case", "stored_case", "history", "messages", "outbox"))
    yield from (("message", message), ("outgoing", outgoing), ("note", note), ("draft_note", note))
    yield from ((name, text) for name in ("check_note", "fix_note", "restore_words", "save_note"))
    yield from (
        ("redraft", {"note": text, "other_words": True}),
        ("choose_words", {"note": text, "theirs": True}),
    )
    yield from (("note", note), ("dismiss", {**note, "rule": "length", "because": "it's fine"}))
    yield "save_edit", {"note": text, "base": "", "writer": "page", "turn": 1}
    yield "saved_note", note
    yield "compose", note
    yield from (
        ("revise_note", {"note": text, "change": change}) for change in ("", "other_words", "back", "fix")
    )
    yield "sending_options", note
    yield from (
        (name, {}) for name in ("case_list", "keep_in_touch", "insights_table", "settings", "export_csv")
    )
    yield "other_cases", case
    yield "capture_hints", {"said": "within a week"}
    yield "edit_contact", {**case, "version": version, "name": "Kim Lee"}
    yield from ((name, {}) for name in ("add_sample", "sample", "remove_sample"))
    yield "hold", outgoing
    yield "ingest", {**case, "raw": "We need another week to decide."}
    yield "link_message", {"letter": owner.doubtful}
    yield "confirm_meaning", {**message, "meaning": "unrelated"}
    yield "check_mail", {"account": owner.account}
    yield "remove_mail", {"account": owner.account}
    yield (
        "save_profile",
        {"name": f"Owner {MARK}", "email": "owner@example.org", "timezone": "America/New_York"},
    )
    yield "capture", {**case, "ended_at": "2026-11-03T16:30:00-05:00"}
    yield "unsnooze", {**case, "action": "thank_you:dana"}
    yield "undo", case
    yield "record", {**case, "event": {"kind": "closed", "at": "2026-11-03T17:05:00-05:00"}}
    yield "import", {"cases": [{"schema": "afterword.case/1", "id": "acme", "company": {"name": "Acme"}}, 7]}
    yield "preview_import", {}
    yield "save_upload", {"name": "mine.csv", "data": b64encode(TABLE).decode()}
    yield "preview_import", {}
    yield "import_file", {}
    yield "import_file", {"data": b64encode(TABLE).decode()}
    yield "delete_upload", {}
    yield "cancel", outgoing
    yield "remove", case
    yield "erase", {"sure": "delete everything"}


NEEDS_MORE: Final = {
    "approve", "edit", "edit_company", "edit_interview", "invite", "release", "send", "confirm_sending", "snooze",
}  # fmt: skip
"""Their answers come from ``present`` alone: the calls are those of other tests."""


def test_the_answers_of_operations_over_cases_are_of_their_types(owner: Somebody) -> None:
    from afterword import bootstrap

    services = bootstrap.services()
    asked = set()
    for name, request in _kept(owner, owner.version):
        operation = registry.BY_NAME[name]
        typed = msgspec.json.decode(msgspec.json.encode(request), type=operation.request)
        asked.add(name)
        _conforms(operation, b"".join(operation.pieces(services, owner.caller, typed)))
    everything = {each.name for each in registry.OPERATIONS if not each.stateless}
    assert everything - asked == NEEDS_MORE | set(OF_THE_WORLD)


def test_the_answers_of_operations_without_a_store_are_of_their_types(owner: Somebody) -> None:
    from afterword import bootstrap

    engine: Any = bootstrap.stateless()
    case = _case(owner)
    asked = set()
    for name, request in _stateless(case):
        operation = registry.BY_NAME[name]
        typed = msgspec.json.decode(msgspec.json.encode(request), type=operation.request)
        _conforms(operation, b"".join(operation.pieces(engine, owner.caller, typed)))
        asked.add(name)
    assert asked == {each.name for each in registry.OPERATIONS if each.stateless}


@pytest.mark.parametrize("name", sorted(OF_THE_WORLD))
def test_what_mail_servers_answer_is_of_its_type_and_holds_no_secret(name: str) -> None:
    operation = registry.BY_NAME[name]
    answer = msgspec.json.encode(operation.present(OF_THE_WORLD[name]))
    _conforms(operation, answer)
    assert b'"client_secret":"no"' not in answer


def test_approve_answers_with_the_number_of_the_message() -> None:
    """It used to be given as the number of a case."""
    assert msgspec.to_builtins(registry.BY_NAME["approve"].present(7)) == {"outgoing": 7}


# Every operation is on every surface, or the registry says why not.


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)


def _used(module: ModuleType) -> Iterator[str]:
    """The operations that the functions of a module use: what its names are bound to, whatever they are."""
    functions = [each for each in vars(module).values() if getattr(each, "__module__", "") == module.__name__]
    for function in map(inspect.unwrap, filter(callable, functions)):
        for code in _codes(function.__code__) if hasattr(function, "__code__") else ():
            found: Any = None
            for step in dis.get_instructions(code):
                if step.opname == "LOAD_GLOBAL":
                    found = vars(module).get(step.argval)
                elif step.opname in {"LOAD_ATTR", "LOAD_METHOD"} and isinstance(found, ModuleType):
                    found = getattr(found, step.argval, None)
                elif step.opname not in {"CACHE", "PRECALL"}:
                    found = None
                if isinstance(found, Operation):
                    yield found.name


def test_the_pages_use_every_operation_but_for_a_written_reason(site: Any) -> None:
    pages = [
        import_module(each.name) for each in pkgutil.walk_packages(web.__path__, "afterword.web.")
        if each.name != "afterword.web.settings"
    ]  # fmt: skip
    used = {name for page in pages for name in _used(page)}
    assert {each.name for each in registry.OPERATIONS} - used == set(registry.NOT_ON_THE_PAGES)
    assert all(registry.NOT_ON_THE_PAGES.values())


def test_an_operation_is_found_by_what_a_name_is_bound_to() -> None:
    """A comment, a string, a method or a function of that name is no use of the operation."""
    source = """
from afterword.services.registry import notes as n
from afterword.services import registry
def page(x):
    def inner():
        return registry.cases.undo(x, 1, 2)
    "hold"; record(); x.remove(); n.redraft(1)  # n.dismiss
"""
    module = ModuleType("page")
    exec(compile(source, "page", "exec"), vars(module))
    module.page.__module__ = "page"
    assert sorted(_used(module)) == ["redraft", "undo"]
