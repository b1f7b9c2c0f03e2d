"""What browsers are given besides pages: files under names that tell their content, packed once."""

import gzip
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent / "static"
_HTMX: Final = "static/django_htmx/htmx-4.min.js"


def sources() -> dict[str, Path]:
    """Our own files, and htmx as its package brings it."""
    found = find_spec("django_htmx")
    assert found is not None
    assert found.submodule_search_locations is not None
    own = {file.name: file for file in sorted(HERE.iterdir()) if file.is_file()}
    return {**own, "htmx.js": Path(found.submodule_search_locations[0]) / _HTMX}


def packed(folder: Path) -> dict[str, str]:
    """Put the files into a folder, compressed too, unless they are there; name to name by content."""
    folder.mkdir(parents=True, exist_ok=True)
    names: dict[str, str] = {}
    for name, source in sources().items():
        data = source.read_bytes()
        stem, _, suffix = name.rpartition(".")
        names[name] = f"{stem}.{blake2b(data, digest_size=6).hexdigest()}.{suffix}"
        target = folder / names[name]
        if not target.exists():
            # Whole or not at all: another process may be reading.
            _put(folder / f"{names[name]}.gz", gzip.compress(data, 9, mtime=0))
            _put(target, data)
    return names


def _put(target: Path, data: bytes) -> None:
    half = target.with_name(f"{target.name}.half")
    half.write_bytes(data)
    half.replace(target)
