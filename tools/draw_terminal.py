"""Draw docs/plan.svg, the README's picture: what `make run` prints, as a terminal shows it.

Run `python tools/draw_terminal.py` after a change of the words or the layout; `--check` fails when the
picture is not of today's output.
"""

import os
import re
import subprocess
import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs/plan.svg"
COMMAND = "plan --invite interview-invite.ics --answers interview-answers.toml"
NOW = "2026-11-03T17:10:00-05:00"
STYLES = {
    "1": "font-weight:bold", "2": "fill:#8b949e", "31": "fill:#ff7b72", "32": "fill:#7ee787",
    "33": "fill:#e3b341", "34": "fill:#79c0ff", "36": "fill:#79c0ff",
}  # fmt: skip
LINE, CHARACTER, MARGIN = 18, 8.2, 16
ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")


def printed() -> list[str]:
    """The plan's lines, with the colours of a terminal."""
    source = os.environ.get("PYTHONPATH", "")
    environment = os.environ | {
        "FORCE_COLOR": "1",
        "PYTHONPATH": str(Path(source).resolve()) if source else "",
    }
    words = [sys.executable, "-m", "afterword", *COMMAND.split(), "--now", NOW]
    done = subprocess.run(words, cwd=ROOT / "examples", env=environment, capture_output=True, check=True)
    return done.stdout.decode("utf-8").splitlines()


def spans(line: str) -> str:
    """A line's pieces, each in its style."""
    pieces = ESCAPE.split(line)
    drawn = [escape(pieces[0])]
    for codes, text in zip(pieces[1::2], pieces[2::2], strict=True):
        style = ";".join(STYLES[code] for code in codes.split(";") if code in STYLES)
        drawn.append(f'<tspan style="{style}">{escape(text)}</tspan>' if style and text else escape(text))
    return "".join(drawn)


def picture(lines: list[str]) -> str:
    """The SVG."""
    shown = [f"\x1b[2m$\x1b[0m afterword {COMMAND}", "", *lines]
    width = round(max(len(ESCAPE.sub("", line)) for line in shown) * CHARACTER + 2 * MARGIN)
    height = len(shown) * LINE + 2 * MARGIN
    rows = "\n".join(
        f'<text x="{MARGIN}" y="{MARGIN + LINE * (number + 1) - 5}" xml:space="preserve">{spans(line)}</text>'
        for number, line in enumerate(shown)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-label="A plan in a terminal">\n'
        f'<rect width="100%" height="100%" rx="8" fill="#0d1117"/>\n'
        f'<g fill="#e6edf3" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" '
        f'font-size="13.6">\n{rows}\n</g>\n</svg>\n'
    )


def main(arguments: list[str]) -> int:
    """Draw, or compare."""
    drawn = picture(printed())
    if "--check" not in arguments:
        PICTURE.write_text(drawn, "utf-8")
        return 0
    if PICTURE.read_text("utf-8") == drawn:
        return 0
    print("docs/plan.svg is stale: run python tools/draw_terminal.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
