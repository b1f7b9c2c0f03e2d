"""The rule files of one person, in the folder for their configuration of this program."""

import os
import sys
from pathlib import Path
from typing import Final

from afterword.ports import RuleFile

_LARGEST: Final = 500_000
"""Bytes: more than any rule file has; a larger one is only read so far, and then refused for its length."""
_ENDINGS: Final = (".yaml", ".yml")


class OwnRuleFiles:
    """The files of a folder, by name; read anew each time, so that a change counts at once."""

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder

    def __call__(self) -> tuple[RuleFile, ...]:
        """Every rule file; none where there is no such folder."""
        try:
            with os.scandir(self.folder) as entries:
                names = sorted(
                    each.name for each in entries if each.name.endswith(_ENDINGS) and each.is_file()
                )
        except OSError:
            return ()
        return tuple(self._read(name) for name in names)

    def _read(self, name: str) -> RuleFile:
        try:
            with (self.folder / name).open("rb") as file:
                return RuleFile(name, file.read(_LARGEST).decode("utf-8-sig"))
        except UnicodeDecodeError:
            return RuleFile(name, "", "bytes that aren't UTF-8")
        except OSError as error:
            return RuleFile(name, "", (error.strerror or "a file that can't be read").lower())


def usual_folder() -> Path:
    """Where a person keeps their own rules: ``…/afterword/rules`` below their configuration."""
    if sys.platform in {"win32", "darwin"}:
        from platformdirs import user_config_dir  # noqa: PLC0415 - elsewhere one variable says it

        base = Path(user_config_dir("afterword", appauthor=False))
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "afterword"
    return base / "rules"
