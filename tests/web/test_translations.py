"""German is complete: every message of the pages has its translation, with the same placeholders."""

import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

WEB = Path(__file__).parents[2] / "src/afterword/surfaces/web"
KEYWORDS: dict[str, Any] = {
    "_": None, "gettext": None, "__": None, "gettext_lazy": None, "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2"), ("**/templates/**.txt", "jinja2")]
OPTIONS = {
    "**/templates/**.html": {
        "trimmed": "true",
        "newstyle_gettext": "true",
        "silent": "false",
        "extensions": "jinja2.ext.do",
    },
    "**/templates/**.txt": {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"},
}
PLACE = re.compile(r"%\(\w+\)s")
SAME = {"Afterword", "Link", "Status", "Name", "Passkeys", "Port", "modern"}


@pytest.fixture(scope="module")
def asked() -> set[Any]:
    found = extract_from_dir(str(WEB), METHODS, OPTIONS, KEYWORDS)
    return {message for _file, _line, message, _comments, _context in found}


@pytest.fixture(scope="module")
def german() -> Catalog:
    with (WEB / "locale/de/LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file, locale="de")


def test_no_message_is_missing_and_none_is_left_over(asked: set[Any], german: Catalog) -> None:
    told = {message.id for message in german if message.id}
    assert asked - told == set()
    assert told - asked == set()


def test_each_is_translated_with_its_placeholders(german: Catalog) -> None:
    for message in german:
        if not message.id:
            continue
        assert not message.fuzzy
        pairs = (
            zip(message.id, message.string, strict=True)
            if isinstance(message.id, tuple)
            else [(message.id, message.string)]
        )
        for original, translated in pairs:
            assert translated.strip(), original
            assert set(PLACE.findall(translated)) <= set(
                PLACE.findall(message.id[1] if isinstance(message.id, tuple) else original)
            )
            assert (
                translated != original
                or original in SAME
                or not re.search(r"[A-Za-z]{3}", PLACE.sub("", original))
            ), original
            if not isinstance(message.id, tuple):
                assert set(PLACE.findall(translated)) == set(PLACE.findall(original)), original


def test_no_page_has_words_outside_the_catalogue() -> None:
    """What is left of a template without its tags and expressions holds no word."""
    for path in WEB.glob("templates/**/*.html"):
        text = path.read_text("utf-8")
        text = re.sub(r"\{% block body_attributes %\}.*?\{% endblock %\}", " ", text)
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
        text = re.sub(r"<(script|style)\b.*?</\1>", " ", text, flags=re.DOTALL)
        text = re.sub(r"<[^>]*>", " ", text, flags=re.DOTALL)
        words = [
            each
            for each in re.findall(r"[A-Za-z]{2,}", text)
            if each not in {"Afterword", "Enter", "quot", "rarr", "larr"}
        ]
        assert not words, (path.name, words)
