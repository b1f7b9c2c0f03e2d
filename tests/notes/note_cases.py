"""The rule files of notes with their examples, and the sample case that those are about."""

from functools import cache
from pathlib import Path

import afterword
from afterword.services.phrase_rules.note_rules import NoteRuleFile, read_note_rule
from afterword.services.phrase_rules.patterns import note_vocabulary
from afterword.services.phrase_rules.trying import Given, sample_case, seen_by

__all__ = ["FOLDER", "Given", "about", "case_of", "rule_files"]

FOLDER = Path(afterword.__file__).parent / "rules" / "notes"
case_of = sample_case
about = seen_by


@cache
def rule_files() -> dict[str, NoteRuleFile]:
    """Every rule file, by its name without the ending."""
    vocabulary = note_vocabulary()
    return {
        path.stem: read_note_rule(path.read_text("utf-8"), vocabulary)
        for path in sorted(FOLDER.glob("*.yaml"))
    }
