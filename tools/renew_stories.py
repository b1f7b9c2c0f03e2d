"""Write what every story in tests/stories shows today; then read the difference.

Run `python tools/renew_stories.py` (or `make stories`) after a change that is meant to show.
"""

import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]


def main() -> int:
    """Renew the pages that differ, take away those that no moment has, and name both."""
    telling = import_module("stories.telling")
    for story in telling.stories():
        renewed: dict[str, str] = telling.pages(story)
        for path in sorted(story.iterdir()):
            if path.suffix in {".txt", ".json"} and path.name not in renewed:
                path.unlink()
                print(f"gone     {path.relative_to(ROOT)}")
        for name, text in renewed.items():
            path = story / name
            if not path.exists() or path.read_text("utf-8") != text:
                path.write_text(text, "utf-8")
                print(f"renewed  {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
