"""The registry is the one door: what each operation is, and that the command line offers it."""

import json
from collections import Counter
from typing import Final

import msgspec
import pytest

from afterword.cli.commands.call import EXAMPLES
from afterword.cli.parsers import command_parser
from afterword.cli.words import COMMANDS
from afterword.services import registry
from afterword.services.registry import ALIASES, BY_NAME, OPERATIONS

RENAMED = {
    "take_in": "ingest", "put_off": "snooze", "take_up": "unsnooze", "amend": "edit", "belongs": "link_message",
    "letters": "messages", "letter": "message", "bring-in": "import", "found_out": "insights",
    "settle": "confirm_meaning", "settle_sending": "confirm_sending", "forget_mail": "remove_mail",
    "keep_upload": "save_upload", "forget_upload": "delete_upload",
}  # fmt: skip
NAMES = [operation.name for operation in OPERATIONS]


def test_no_two_operations_share_a_name_or_an_alias() -> None:
    names = Counter((*NAMES, *(alias for each in OPERATIONS for alias in each.aliases)))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(("old", "new"), RENAMED.items())
def test_an_operation_still_goes_by_its_old_name(old: str, new: str) -> None:
    assert registry.named(old) is BY_NAME[new]


@pytest.mark.parametrize("name", NAMES)
def test_an_operation_has_a_summary_an_effect_and_two_schemas(name: str) -> None:
    operation = BY_NAME[name]
    assert operation.summary.endswith(".")
    assert operation.effect in {"read", "write", "send"}
    assert issubclass(operation.request, msgspec.Struct)
    schemas = registry.json_schema(name)
    assert set(schemas) == {"request", "result"}
    for schema in schemas.values():
        assert schema != {}, "anything at all is no type"
        assert json.loads(msgspec.json.encode(schema)), name
    reference = schemas["request"]["$ref"].rpartition("/")[2]
    assert schemas["request"]["$defs"][reference]["type"] == "object"


def test_an_alias_is_no_operations_own_name() -> None:
    assert not set(ALIASES) & set(BY_NAME)


OPTIONS_OF: Final = {
    "explain": "plan", "case_from_invites": "plan", "drafts": "draft", "fix": "check", "identify_note": "check",
    "test_rule": "rules", "case_format": "case-format",
}  # fmt: skip
"""What is part of a command of another name."""


def test_what_needs_no_store_has_a_command() -> None:
    stateless = {operation.name for operation in OPERATIONS if operation.stateless}
    assert {OPTIONS_OF.get(name, name) for name in stateless} <= set(COMMANDS)


def test_the_commands_examples_name_operations_that_are_there() -> None:
    words = [line.partition("afterword call ")[2].split() for line in EXAMPLES.splitlines()]
    assert {each[0] for each in words if each} - {"--list"} <= set(BY_NAME)


def test_the_command_call_offers_every_operation_under_all_its_names() -> None:
    for command in ("call", "do"):
        (offered,) = (each.choices for each in command_parser(command)._actions if each.dest == "operation")
        assert set(offered or ()) == {*NAMES, *ALIASES}
