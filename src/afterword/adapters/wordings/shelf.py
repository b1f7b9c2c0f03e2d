"""Reads the wordings and renders them: sandboxed and strict, each compiled once."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

_FOLDER: Final = Path(__file__).parent


class Shelf:
    """The shipped ``ports.Templates``.

    A file ``KIND.toml`` holds lists of wordings under ``form.slot``; the slot's name here is written the same
    way (``email.opening``). Facts are values, never templates; one that is missing is an error.
    """

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._folder: Final = folder
        self._environment: Final = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
        )
        self._sources: Final[dict[str, dict[str, list[str]]]] = {}
        self._compiled: Final[dict[tuple[str, str, int], Template]] = {}

    def variants(self, kind: str, slot: str) -> int:
        """How many wordings a slot has; none where it is not written."""
        return len(self._slots(kind).get(slot, ()))

    def render(self, kind: str, slot: str, variant: int, facts: Mapping[str, object]) -> str:
        """One wording with the facts in it."""
        key = kind, slot, variant
        template = self._compiled.get(key)
        if template is None:
            template = self._environment.from_string(self._slots(kind)[slot][variant])
            self._compiled[key] = template
        return template.render(facts)

    def _slots(self, kind: str) -> dict[str, list[str]]:
        slots = self._sources.get(kind)
        if slots is None:
            table = tomllib.loads((self._folder / f"{kind}.toml").read_text("utf-8"))
            slots = {f"{form}.{slot}": each for form, part in table.items() for slot, each in part.items()}
            self._sources[kind] = slots
        return slots
