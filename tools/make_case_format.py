"""``python tools/make_case_format.py [--check]``: docs/case-format.md, from the types that read a case.

``--check`` writes nothing and exits with 1 if the page is stale.
"""

import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
TARGET: Final = ROOT / "docs" / "case-format.md"
sys.path.insert(0, str(ROOT / "src"))


def main(arguments: list[str]) -> int:
    """Write the page, or compare."""
    from afterword.services.cases.case_format import page  # noqa: PLC0415 - needs the path

    text = page()
    if "--check" not in arguments:
        TARGET.write_text(text, "utf-8")
        return 0
    if TARGET.exists() and TARGET.read_text("utf-8") == text:
        return 0
    print("docs/case-format.md is stale: run python tools/make_case_format.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
