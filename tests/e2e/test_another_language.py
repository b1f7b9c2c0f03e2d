"""Pages in a language that is nothing but a file: no word of them comes from outside the catalogue."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from afterword.messages.claims import CLAIMS
from afterword.messages.translations import compiled
from afterword.services.planning.policies import shipped_tables
from e2e.somebody import MARK, somebody
from unit.services.pseudo import CODE, untranslated, write_pseudo


@pytest.fixture
def spoken(site: Any, tmp_path: Path) -> Iterator[None]:
    """The site speaks it while the test lasts."""
    from django.test import override_settings

    write_pseudo(tmp_path / "locale")
    folder = compiled(tmp_path / "compiled", tmp_path / "locale")
    with override_settings(LANGUAGES=(("en", "English"), (CODE, "Esperanto")), LOCALE_PATHS=[str(folder)]):
        yield


def texts(page: str) -> str:
    """What a page says: its text, and what its attributes say to people."""
    page = re.sub(r"<(script|style|code|pre|textarea|option)\b.*?</\1>", " ", page, flags=re.DOTALL)
    said = re.findall(r'(?:title|aria-label|alt|placeholder)="([^"]*)"', page)
    return html.unescape(" ".join([*said, re.sub(r"<[^>]*>", " ", page)]))


def dates() -> list[str]:
    """What Babel calls months and days there."""
    known = Locale.parse(CODE)
    tables = [known.months, known.days]
    found = [
        name
        for table in tables
        for kind in table.values()
        for names in kind.values()
        for name in names.values()
    ]
    return [" la ", " de ", *(name for name in found if len(name) > 1)]


def values() -> list[str]:
    """The numbers of the policy, as its file writes them."""
    found = [entry["value"] for entry in shipped_tables()["article"].values() if isinstance(entry, dict)]
    return [each for value in found for each in (value if isinstance(value, list) else [str(value)])]


@pytest.mark.usefixtures("spoken")
def test_no_word_of_the_pages_around_a_case_escapes() -> None:
    owner = somebody()
    owner.client.get("/")  # takes what the forms before had to say, in English
    names = [
        f"Dana {MARK}", f"Owner {MARK}", MARK, *(f"{MARK} {each}" for each in ("Works", "role", "point", "answer", "topic")),
        f"{MARK} is what I wanted to say to you.", "by the end of next week", "Afterword", "Enter", "web",
        "dana@zyxomma.example", "dana@example.org", *CLAIMS, *dates(), *values(),
    ]  # fmt: skip
    for path in ("/", "/cases", f"/cases/{owner.case}", "/settings"):
        found = owner.client.get(path, headers={"accept-language": CODE})
        assert found.status_code == 200
        assert found.headers["Content-Language"] == CODE
        said = texts(found.content.decode())
        assert "⟦" in said
        assert untranslated(said, names) == [], path


@pytest.mark.usefixtures("spoken")
def test_no_word_of_what_a_check_finds_escapes_on_the_page() -> None:
    owner = somebody()
    sent = {"text": "ßß ßßß!!! ßßß"}
    found = owner.client.post(
        f"/cases/{owner.case}/check/thank_you/{owner.contact}", sent, headers={"accept-language": CODE}
    )
    assert found.status_code == 200
    page = found.content.decode()
    assert 'class="finding' in page
    names = [f"Dana {MARK}", f"Owner {MARK}", "Dana", MARK, *(f"{MARK} {each}" for each in ("Works", "role", "point", "answer", "topic"))]  # fmt: skip
    assert untranslated(texts(page), names) == []
