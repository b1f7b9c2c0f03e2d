"""Make the word lists of the grammar check from SCOWL.

    tools/make_word_lists.py /usr/share/dict/scowl      (on Debian: apt-get install scowl)

``everyday_words.txt`` are SCOWL's sizes up to 20; ``rare_words.txt`` those up to 70 that Harper doesn't know.
Not part of ``make generated``: the lists change only with SCOWL or Harper, and few machines have SCOWL.
"""

import re
import sys
from pathlib import Path

from afterword.integrations.harper import HarperGrammar

FOLDER = Path(__file__).parents[1] / "src/afterword/integrations/harper"
KINDS = ("american", "australian", "british", "british_z", "canadian", "english")
EVERYDAY = (10, 20)
REAL = (10, 20, 35, 40, 50, 55, 60, 70)
WORD = re.compile("[a-z]{3,24}")


def load(scowl: Path, sizes: tuple[int, ...]) -> set[str]:
    words: set[str] = set()
    for kind in KINDS:
        for size in sizes:
            path = scowl / f"{kind}-words.{size}"
            if path.exists():
                words.update(filter(WORD.fullmatch, path.read_text("latin-1").split()))
    return words


def write(name: str, words: set[str]) -> None:
    (FOLDER / name).write_text("".join(f"{word}\n" for word in sorted(words)), "utf-8")
    print(f"{name}: {len(words):,} words")


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    scowl = Path(sys.argv[1])
    harper = HarperGrammar()
    try:
        write("everyday_words.txt", load(scowl, EVERYDAY))
        write("rare_words.txt", harper.unknown(load(scowl, REAL)))
    finally:
        harper.close()


if __name__ == "__main__":
    main()
