"""Every operation is on every surface, and says what it does to the world."""

import msgspec

from afterword.app.operations import Desk
from afterword.app.registry import KEPT_OPERATIONS, OPERATIONS
from afterword.surfaces.cli.main import COMMANDS


def test_every_operation_is_a_command() -> None:
    assert {operation.name for operation in OPERATIONS} <= set(COMMANDS)


def test_every_operation_takes_a_typed_request_and_is_one_of_the_desk() -> None:
    for operation in OPERATIONS:
        assert issubclass(operation.takes, msgspec.Struct)
        assert operation.call is getattr(Desk, operation.name)
        assert operation.effect in {"read", "write", "send"}


def test_every_operation_over_kept_cases_is_done_by_the_command_do() -> None:
    """The command line derives them from the registry, so it can leave none out."""
    from afterword.surfaces.cli import do_command

    assert set(do_command._BY_NAME) == {operation.name for operation in KEPT_OPERATIONS}
    assert len(KEPT_OPERATIONS) == len(do_command._BY_NAME)
    for operation in KEPT_OPERATIONS:
        assert issubclass(operation.takes, msgspec.Struct)
        assert operation.effect in {"read", "write", "send"}


def test_the_pages_call_every_operation_and_keep_nothing_past_them() -> None:
    """The web is written for people: which operation a page calls is read from its source."""
    from pathlib import Path

    from afterword.surfaces import web

    pages = "".join(each.read_text("utf-8") for each in Path(web.__path__[0]).rglob("*.py"))
    exempt = {
        "today": "due_today(",
        "letter": "letter_of(",
        "profile": "books.profile(",
        "case": "books.opened(",
        "import": "bring_in(",
    }
    exempt |= {"insights": "found_out(", "cases": "cases(books"}
    for operation in KEPT_OPERATIONS:
        assert exempt.get(operation.name, f"{operation.name}(") in pages, operation.name
    for past in (".save_note(", "cases.add(", "cases.change(", "cases.remove("):
        assert past not in pages, past
