"""Reads the wordings and renders them: sandboxed and strict, each compiled once."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

_FOLDER: Final = Path(__file__).parents[1] / "drafts" / "en"
_CODE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")


class TemplateStore:
    """The shipped ``ports.Templates``.

    A file ``KIND.toml`` holds lists of wordings under ``form.slot``; the slot's name here is written the same
    way (``email.opening``). Facts are values, never templates; one that is missing is an error.
    What the folder has no file for is read from those ``instead`` of it.
    """

    def __init__(self, folder: Path = _FOLDER, *instead: Path) -> None:
        self._folder: Final = folder
        self._instead: Final = instead
        self._languages: Final[dict[str, TemplateStore]] = {}
        self._environment: Final = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
        )
        self._sources: Final[dict[str, dict[str, list[str]]]] = {}
        self._compiled: Final[dict[tuple[str, str, int], Template]] = {}

    def variants(self, kind: str, slot: str) -> int:
        """How many wordings a slot has; none if the file doesn't have it."""
        return len(self._slots(kind).get(slot, ()))

    def render(self, kind: str, slot: str, variant: int, facts: Mapping[str, object]) -> str:
        """One wording with the facts filled in."""
        key = kind, slot, variant
        template = self._compiled.get(key)
        if template is None:
            template = self._environment.from_string(self._slots(kind)[slot][variant])
            self._compiled[key] = template
        return template.render(facts)

    def in_language(self, language: str) -> "TemplateStore | None":
        """The wordings in the folder for a language, beside this one."""
        if language == self._folder.name:
            return self
        if language not in self._languages:
            folder = self._folder.parent / language
            if not _CODE.fullmatch(language) or not folder.is_dir():
                return None
            self._languages[language] = TemplateStore(folder, self._folder, *self._instead)
        return self._languages[language]

    def _slots(self, kind: str) -> dict[str, list[str]]:
        slots = self._sources.get(kind)
        if slots is None:
            paths = [folder / f"{kind}.toml" for folder in (self._folder, *self._instead)]
            path = next((each for each in paths if each.exists()), paths[-1])
            table = tomllib.loads(path.read_text("utf-8"))
            slots = {f"{form}.{slot}": each for form, part in table.items() for slot, each in part.items()}
            self._sources[kind] = slots
        return slots
