"""Pages are linked by name: an address is written in one place, the URLconf."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

WEB = Path(__file__).parents[2] / "src/afterword/web"
WRITTEN = re.compile(r"""(?:href|action|src|hx-\w+|data-open|data-done)["']?[=:]\s*["']/[^/"']""")


def test_no_template_writes_an_address() -> None:
    files = sorted((WEB / "templates").rglob("*.html"))
    assert files
    assert [file.name for file in files if WRITTEN.search(file.read_text("utf-8"))] == []


@pytest.mark.parametrize("contact", ["anna", "a/b", "50%", "%2F", "../x", "ä b", "a?b#c"])
def test_a_persons_id_survives_its_address(site: Any, contact: str) -> None:
    """Ids come from imports too, and an address must lead back to the same person, whatever is in them."""
    from django.urls import resolve, reverse

    address = reverse("person", args=(7, contact))
    assert resolve(unquote(address)).kwargs == {"case": 7, "contact": contact}
