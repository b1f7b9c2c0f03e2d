"""The translations, compiled: the repository keeps them as text, gettext reads them as tables."""

from hashlib import blake2b
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent / "locale"


def compiled(folder: Path) -> Path:
    """The folder of the compiled translations, inside ``folder``; made once for each state of the texts."""
    texts = sorted(HERE.rglob("*.po"))
    digest = blake2b(b"".join(each.read_bytes() for each in texts), digest_size=8).hexdigest()
    target = folder / digest
    if not target.exists():
        from babel.messages.mofile import write_mo  # noqa: PLC0415 - once for each version
        from babel.messages.pofile import read_po  # noqa: PLC0415

        half = folder / f"{digest}.half"
        for text in texts:
            place = half / text.relative_to(HERE).with_suffix(".mo")
            place.parent.mkdir(parents=True, exist_ok=True)
            with text.open("rb") as read, place.open("wb") as write:
                write_mo(write, read_po(read, locale=text.parent.parent.name))
        half.mkdir(parents=True, exist_ok=True)
        half.rename(target)
    return target
