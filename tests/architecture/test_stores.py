"""Pages and commands don't reach the stores: what is kept is read and changed by operations."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import afterword

STORES: Final = frozenset({"cases", "people", "messages", "mail"})
"""What ``Services`` keeps things in."""
STILL_REACHED: Final = {}
"""Modules that still do, and which stores: take out what no longer does, add nothing."""


def _is_services(node: ast.expr) -> bool:
    """``services``, or what ``bootstrap.services()`` and ``bootstrap.store(…)`` give."""
    if isinstance(node, ast.Call):
        called = node.func
        return isinstance(called, ast.Attribute) and called.attr in {"services", "store"}
    return isinstance(node, ast.Name) and node.id == "services"


def _reached(source: str, inner: frozenset[str] = STORES) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in inner and _is_services(node.value):
            yield node.attr


def test_no_page_and_no_command_reaches_a_store() -> None:
    root = Path(afterword.__path__[0])
    found = {
        path.relative_to(root).as_posix(): reached
        for surface in ("cli", "web")
        for path in (root / surface).rglob("*.py")
        if (reached := set(_reached(path.read_text("utf-8"))))
    }
    assert found == STILL_REACHED


INNER: Final = STORES | {
    "engine",
    "opened",
    "planned",
    "plan",
    "profile",
    "invites",
    "outdate",
    "together",
    "changed",
}
"""Everything else of ``Services`` that operations work with."""


def test_pages_only_hand_the_services_on() -> None:
    pages = (Path(afterword.__path__[0]) / "web").rglob("*.py")
    found = {
        page.name: reached for page in pages if (reached := set(_reached(page.read_text("utf-8"), INNER)))
    }
    assert found == {}


def test_a_store_is_found_however_the_services_are_named() -> None:
    source = "services.cases.get(1)\nbootstrap.services().people.upload(2)\nregistry.cases.case(services)"
    assert sorted(_reached(source)) == ["cases", "people"]
