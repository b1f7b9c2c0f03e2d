"""No test patches our own modules: what a test needs otherwise, it hands in, as an argument or a fake."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

TESTS: Final = Path(__file__).parents[1]
SETTERS: Final = frozenset(
    {"setattr", "delattr", "setitem", "delitem", "patch", "object", "dict", "multiple"}
)
"""The functions of ``pytest.MonkeyPatch`` and ``unittest.mock`` that change what's already there."""


def _imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Each name that an import binds, and the full name of what it's bound to."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((each.asname or each.name, f"{node.module}.{each.name}") for each in node.names)
        elif isinstance(node, ast.Import):
            for each in node.names:
                yield each.asname or each.name.partition(".")[0], each.name


def _root(node: ast.expr) -> ast.expr:
    """``a`` of ``a.b["c"].d``."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node


def patches(source: str) -> list[int]:
    """The lines that change a module or class of ours, or bring in the library that's for that."""
    tree = ast.parse(source)
    names = dict(_imports(tree))
    ours = {name for name, full in names.items() if full.partition(".")[0] == "afterword"}

    def is_ours(node: ast.expr) -> bool:
        if isinstance(node, ast.Constant):
            return isinstance(node.value, str) and node.value.partition(".")[0] == "afterword"
        root = _root(node)
        return isinstance(root, ast.Name) and root.id in ours

    found = []
    for node in ast.walk(tree):
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign | ast.Delete):
            targets = [each for target in node.targets for each in _unpacked(target)]
        elif isinstance(node, ast.AugAssign | ast.AnnAssign):
            targets = [node.target]
        elif isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if name in SETTERS and node.args and is_ours(node.args[0]):
                found.append(node.lineno)
        elif isinstance(node, ast.ImportFrom | ast.Import) and any(
            full.startswith(("unittest.mock", "mock.")) or full == "mock" for _, full in _imports(node)
        ):
            found.append(node.lineno)
        found += [
            each.lineno
            for each in targets
            if isinstance(each, ast.Attribute | ast.Subscript) and (is_ours(each) or _in_modules(each))
        ]
    return found


def _unpacked(target: ast.expr) -> Iterator[ast.expr]:
    if isinstance(target, ast.Tuple | ast.List):
        for each in target.elts:
            yield from _unpacked(each)
    else:
        yield target


def _in_modules(node: ast.expr) -> bool:
    """``sys.modules["afterword…"]``."""
    if not isinstance(node, ast.Subscript) or not isinstance(node.slice, ast.Constant):
        return False
    return ast.unparse(node.value) == "sys.modules" and str(node.slice.value).startswith("afterword")


@pytest.mark.parametrize(
    "line",
    [
        "monkeypatch.setattr('afterword.db.repositories.cases._AT_ONCE', 4)",
        "from afterword.services.context import Services\nmonkeypatch.setattr(Services, 'opened', broken)",
        "from afterword import bootstrap as b\nb.clock = lambda: None",
        "import afterword.bootstrap\nafterword.bootstrap.clock = None",
        "from afterword.services import registry\nregistry.ALIASES['a'], other = 1, 2",
        "from afterword.services import registry\ndel registry.BY_NAME['undo']",
        "from afterword.services import registry\nsetattr(registry, 'undo', None)",
        "from afterword.services import registry\nmonkeypatch.setitem(registry.BY_NAME, 'undo', None)",
        "from unittest.mock import patch",
        "import unittest.mock",
        "mocker.patch('afterword.bootstrap.clock')",
        "sys.modules['afterword.bootstrap'] = None",
    ],
)
def test_a_patch_is_found(line: str) -> None:
    assert patches(line)


@pytest.mark.parametrize(
    "line",
    [
        "monkeypatch.setattr(socket.socket, 'connect', refuse)",
        "monkeypatch.setenv('AFTERWORD_DATA', 'x')",
        "from afterword.services.context import Services\nservices = Services(fake)\nservices.mail = room",
        "# monkeypatch.setattr('afterword.bootstrap.clock', None)",
    ],
)
def test_a_librarys_own_and_what_a_test_made_are_none(line: str) -> None:
    assert not patches(line)


def test_no_test_patches_our_own_modules() -> None:
    found = {
        str(path.relative_to(TESTS)): lines
        for path in TESTS.rglob("*.py")
        if (lines := patches(path.read_text("utf-8")))
    }
    assert found == {}, "hand in a fake (tests/fakes) or an argument"
