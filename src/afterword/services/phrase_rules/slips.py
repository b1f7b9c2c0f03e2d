"""Confused words as ``rules/words/confused.yaml`` writes them, made into regular expressions.

A slip says what's wrong, what's right, and which words around it give it away. What that can't say is a
regular expression (``pattern``), in which every repetition is bounded, so that no text makes it slow.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, cast

from afterword.core.errors import Phrase
from afterword.core.notes.check.spelling import SlipData
from afterword.services.phrase_rules.note_rules import SEVERITIES
from afterword.services.phrase_rules.strict_yaml import Fields, RuleFileError, read_yaml

if TYPE_CHECKING:
    from afterword.core.notes.check.note import Severity

_MARKS: Final = frozenset(".,;!?")
_WORDS: Final = re.compile(r"[a-z0-9'-]+(?: [a-z0-9'-]+)*")
_UNBOUNDED: Final = re.compile(r"(?<!\\)(?:\\\\)*(?:[*+]|\{\d*,\})")
_CLASS: Final = re.compile(r"\[(?:\\.|[^\]\\])*\]")
_KEYS: Final = ("after", "before", "before_shown", "not_after", "not_before")


def read_slips(text: str) -> Mapping[str, tuple[SlipData, ...]]:
    """The slips of the file, each under a word that it always holds; ``RuleFileError`` if one isn't right."""
    fields = Fields(read_yaml(text))
    slips: dict[str, list[SlipData]] = {}
    for at, value in enumerate(fields.items("slips")):
        word, slip = _slip(Fields(value, f"slips[{at}]."))
        slips.setdefault(word, []).append(slip)
    fields.done()
    if not slips:
        raise RuleFileError(fields.line, "slips", "nothing", "a list of slips")
    return {word: tuple(each) for word, each in slips.items()}


def _slip(fields: Fields) -> tuple[str, SlipData]:
    right, reason = fields.text("right"), fields.text("reason")
    severity = cast("Severity", fields.choice("severity", SEVERITIES, "error"))
    safe = not fields.flag("unsafe")
    if fields.value("pattern") is not None:
        word, sign, pattern = (
            fields.text("word"),
            _expression(fields, "needs"),
            _expression(fields, "pattern"),
        )
    else:
        wrong = _wording(fields, "wrong", fields.text("wrong"))
        word = max(wrong.split(), key=len)
        pattern, right, sign = _around(fields, wrong, right)
    fields.done()
    return word, (pattern, right, reason, severity, safe, sign)


def _around(fields: Fields, wrong: str, right: str) -> tuple[str, str, str]:
    """An expression for the wrong words among those that give them away, what to put there, and its sign."""
    words = {key: _choices(fields, key) for key in _KEYS}
    pattern, template = rf"{wrong}\b", right
    if words["before_shown"]:
        shown = "|".join(words["before_shown"])
        pattern, template = rf"{wrong} (?P<before>{shown})\b", rf"{template} \g<before>"
    sign = pattern.replace("?P<before>", "?:") if words["after"] or " " in wrong else ""
    if words["after"]:
        pattern, template = rf"(?P<after>{'|'.join(words['after'])}) {pattern}", rf"\g<after> {template}"
    nots = "".join(rf"(?<!\b{each} )" for each in words["not_after"])
    pattern = rf"\b{nots}{pattern}"
    if words["before"]:
        pattern += f"(?={_next(words['before'])})"
    if words["not_before"]:
        pattern += f"(?!{_next(words['not_before'])})"
    return pattern, template, sign


def _next(choices: list[str]) -> str:
    """An expression for what comes next: words after a space, or a mark."""
    marks = "".join(each for each in choices if each in _MARKS)
    words = "|".join(each for each in choices if each not in _MARKS)
    return "|".join(
        each for each in (rf" (?:{words})\b" if words else "", f"[{marks}]" if marks else "") if each
    )


def _choices(fields: Fields, key: str) -> list[str]:
    text = fields.text(key, "")
    choices = [each.strip() for each in text.split("|")] if text else []
    for each in choices:
        if not (each in _MARKS and key in {"before", "not_before"}):
            _wording(fields, key, each)
    return choices


def _wording(fields: Fields, key: str, text: str) -> str:
    if not _WORDS.fullmatch(text):
        wanted = Phrase(
            "words in small letters or one of . , ; ! ?, with | between choices"
            if key in {"before", "not_before"}
            else "words in small letters, with | between choices"
        )
        raise RuleFileError(fields.line, f"{fields.path}{key}", repr(text), wanted)
    return text


def _expression(fields: Fields, key: str) -> str:
    """A regular expression as it's written, its lines joined, if no repetition in it is without end."""
    text = (fields.whole(key) or "").replace("\n", "")
    path = f"{fields.path}{key}"
    try:
        re.compile(text)
    except re.error as error:
        raise RuleFileError(fields.line, path, f"{error}", "a regular expression") from None
    if _UNBOUNDED.search(_CLASS.sub("x", text)):
        raise RuleFileError(fields.line, path, "a repetition without end (* or +)", "{1,30}: so many at most")
    return text
