"""Bring locale/de up to date with the messages of the pages: new ones are added empty, old ones dropped."""

import subprocess
import sys
import tempfile
from pathlib import Path

WEB = Path(__file__).parents[1] / "src/afterword/surfaces/web"
KEYWORDS = ["-k", "pgettext:1c,2", "-k", "npgettext:1c,2,3", "-k", "gettext_lazy", "-k", "__"]

HEADER = """\
msgid ""
msgstr ""
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
"""Without the dates that babel writes: they would change with each run."""


def babel(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "babel.messages.frontend", "-q", *words], check=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        template = str(Path(folder) / "django.pot")
        how = ["-F", "babel.cfg", *KEYWORDS, "--no-location", "--sort-output", "--omit-header"]
        babel("extract", *how, "-o", template, str(WEB))
        where = ["-D", "django", "-i", template, "-d", str(WEB / "locale"), "-l", "de"]
        babel("update", *where, "--no-fuzzy-matching", "--ignore-obsolete", "--omit-header", "--no-wrap")
    file = WEB / "locale/de/LC_MESSAGES/django.po"
    file.write_text(HEADER + file.read_text("utf-8").removeprefix(HEADER), "utf-8")


if __name__ == "__main__":
    main()
