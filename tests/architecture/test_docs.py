"""The docs lead somewhere: every link, every heading it names, every path and module."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def _tool() -> Any:
    spec = spec_from_file_location("check_docs", ROOT / "tools" / "check_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _tool()


@pytest.mark.parametrize("page", TOOL.pages(), ids=str)
def test_a_page_leads_only_to_what_is_there(page: Path) -> None:
    assert not list(TOOL.problems(page, (ROOT / page).read_text("utf-8")))


@pytest.mark.parametrize(
    "line",
    [
        "see [the rules](rules.md)",
        "see [the layers](architecture.md#no-such-heading)",
        "see `core/no_such_module.py`",
        "see src/afterword/surfaces/cli",
        "see `storage/models.py`",
        "see `tests/unit/core/no_rules/<id>.yaml`",
        "see `afterword.core.no_such_module.plan`",
    ],
)
def test_what_is_not_there_is_found(line: str) -> None:
    assert len(list(TOOL.problems(Path("docs/page.md"), line))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "see [the layers](architecture.md#the-tree)",
        "see `core/case.py`, `core/plan/rules/`, `plan/rules` and `tests/unit/core/rules/<id>.yaml`",
        "see `afterword.core.case` and `afterword.core.case.Case`",
        "either/or, and/or, https://example.org/core/none.py",
        "# The tree\n[here](#the-tree)",
    ],
)
def test_what_is_there_is_not(line: str) -> None:
    assert not list(TOOL.problems(Path("docs/page.md"), line))
