"""German is complete: every text of every surface has its translation, with the same placeholders."""

import ast
import re
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

WEB = Path(__file__).parents[2] / "src/afterword"
TOOL = Path(__file__).parents[2] / "tools/renew_translations.py"
PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")
ALSO_GIVEN = {"{todo}": {"{clause}"}, "{whose}": {"{company}"}}
"""Another form of the same argument, for languages that need it."""
SAME = {
    "Afterword",
    "Link",
    "Status",
    "Name",
    "Passkeys",
    "Port",
    "modern",
    "JSON",
    "UTF-8",
    "XML",
    "base64",
    "true",
    "timeout={asked}",
    "Text",
}


@pytest.fixture(scope="module")
def asked() -> set[Any]:
    return run_path(str(TOOL))["texts"](WEB)


@pytest.fixture(scope="module")
def german() -> Catalog:
    with (WEB / "locale/de/LC_MESSAGES/afterword.po").open("rb") as file:
        return read_po(file, locale="de")


def test_no_message_is_missing_and_none_is_left_over(asked: set[Any], german: Catalog) -> None:
    told = {(message.context, message.id) for message in german if message.id}
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
            asked = set(PLACE.findall(message.id[1] if isinstance(message.id, tuple) else original))
            given = asked.union(*(ALSO_GIVEN.get(each, set()) for each in asked))
            assert set(PLACE.findall(translated)) <= given, original
            assert (
                translated != original
                or original in SAME
                or not re.search(r"[A-Za-z]{3}", PLACE.sub("", original))
            ), original
            if not isinstance(message.id, tuple):
                own = {each for each in asked if each not in ALSO_GIVEN}
                assert own <= set(PLACE.findall(translated)), original


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


def test_no_error_is_put_together_of_english_pieces() -> None:
    """What was found and expected is one template with arguments: a ``Phrase``, or a text as it is."""
    tool = run_path(str(TOOL))
    glued = []
    for path in WEB.rglob("*.py"):
        for scope in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(scope, ast.FunctionDef):
                continue
            named = {
                target.id: node.value
                for node in ast.walk(scope)
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            for call in ast.walk(scope):
                name = getattr(call.func, "id", "") if isinstance(call, ast.Call) else ""
                for at in tool["FAULTS"].get(name, ()):
                    words = call.args[at] if at < len(call.args) else None  # type: ignore[attr-defined]
                    words = named.get(words.id, words) if isinstance(words, ast.Name) else words
                    if _glued(words):
                        glued.append(f"{path.name}:{call.lineno}")  # type: ignore[attr-defined]
    assert glued == []


def _glued(words: ast.AST | None) -> bool:
    if isinstance(words, ast.IfExp):
        return _glued(words.body) or _glued(words.orelse)
    if not isinstance(words, ast.JoinedStr | ast.BinOp):
        return False
    texts = [each.value for each in ast.walk(words) if isinstance(each, ast.Constant)]
    return any(re.search("[a-z]{2}", str(each)) for each in texts)


SIE = re.compile(r"(?<=[a-zäöüß,] )(?:Sie|Ihnen|Ihre?[mnrs]?)\b")
"""The formal "you": in the middle of a sentence it's never "they", which is written small."""


def test_german_says_du_everywhere(german: Catalog) -> None:
    found = [words for message in german if message.id for words in _strings(message) if SIE.search(words)]
    assert found == []


def test_no_german_sentence_ends_in_a_short_date_and_a_second_full_stop(german: Catalog) -> None:
    found = [words for message in german if message.id for words in _strings(message)]
    assert [words for words in found if words.endswith("%(day)s.")] == []


def _strings(message: Any) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)
