"""The translations, compiled: the repository keeps them as text, gettext reads them as tables."""

import os
import shutil
from functools import cache
from gettext import GNUTranslations
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

LOCALES: Final = Path(__file__).parents[1] / "locale"
DOMAIN: Final = "afterword"
_READ_BY_DJANGO: Final = "django"
"""The only domain that Django reads of a project's own folder."""


def compiled(folder: Path, source: Path = LOCALES) -> Path:
    """The folder of the compiled translations, inside ``folder``; made once for each state of the texts."""
    texts = sorted(source.rglob(f"{DOMAIN}.po"))
    digest = blake2b(b"".join(each.read_bytes() for each in texts), digest_size=8).hexdigest()
    target = folder / digest
    if not target.exists():
        half = folder / f"{digest}.{os.getpid()}.half"
        for text in texts:
            place = (half / text.relative_to(source)).with_name(f"{_READ_BY_DJANGO}.mo")
            place.parent.mkdir(parents=True, exist_ok=True)
            _compile(text, place)
        half.mkdir(parents=True, exist_ok=True)
        try:
            half.rename(target)
        except OSError:
            if not target.exists():
                raise
            shutil.rmtree(half)  # another process was faster
    return target


def _compile(text: Path, place: Path) -> None:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - once for each version
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with text.open("rb") as read, place.open("wb") as write:
        write_mo(write, read_po(read, locale=text.parent.parent.name))


def load(language: str, folder: Path) -> GNUTranslations | None:
    """The texts of a language such as ``de`` or ``de-AT``, of a ``compiled`` folder; ``None`` for English."""
    wanted = language.replace("-", "_")
    for name in (wanted, wanted.partition("_")[0]):
        if name.isidentifier() and (file := _file(folder, name)).exists():
            return _loaded(file)
    return None


def texts_of(language: str, folder: Path) -> GNUTranslations | None:
    """The texts of a language, also where nothing can be written to ``folder``."""
    try:
        return load(language, compiled(folder))
    except OSError:
        with TemporaryDirectory() as elsewhere:
            return load(language, compiled(Path(elsewhere)))


def languages(folder: Path) -> list[str]:
    """The languages of a ``compiled`` folder, English aside."""
    return sorted(each.name for each in folder.iterdir() if _file(folder, each.name).exists())


def _file(folder: Path, language: str) -> Path:
    return folder / language / "LC_MESSAGES" / f"{_READ_BY_DJANGO}.mo"


@cache
def _loaded(file: Path) -> GNUTranslations:
    with file.open("rb") as read:
        return GNUTranslations(read)
