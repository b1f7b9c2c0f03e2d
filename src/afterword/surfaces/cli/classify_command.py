"""``afterword classify``."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Final

from afterword import wiring
from afterword.app.classify_shapes import Classified, ClassifyRequest
from afterword.app.presenting import to_json
from afterword.app.wording.dates import dated
from afterword.core.fault import Fault
from afterword.surfaces.cli.files import STANDARD_INPUT
from afterword.surfaces.cli.style import Painter, printable
from afterword.surfaces.cli.words import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser

EXAMPLES: Final = """\
examples:
  afterword classify reply.eml                       what a mail means, and the words that show it
  afterword classify - < reply.eml                   the same, from standard input
  afterword classify reply.eml --country GB          where 4/12 is in December
  afterword classify --batch < messages.jsonl        {"raw": the mail as text or base64} a line
"""
_MEANS: Final = {
    "rejection": "A no",
    "offer": "An offer",
    "next_round": "They want to meet again",
    "delay": "Not yet: they need more time",
    "information_request": "They ask for something",
    "acknowledgement": "They have it: nothing is decided",
    "out_of_office": "Nobody is there just now",
    "bounce": "It did not arrive",
    "unrelated": "Nothing to do with an interview",
    "unknown": "Not clear: read it yourself",
}
_LARGEST: Final = 40_000_000
_SURE, _FAIRLY = 0.85, 0.6


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``classify``."""
    parser.add_argument("mail", nargs="?", metavar="MAIL", help="a raw mail, .eml (- for standard input)")
    parser.add_argument(
        "--country", metavar="CC", help="the employer's country, for dates written in numbers"
    )
    parser.add_argument("--region", metavar="RR", help="its region, such as IL")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--batch", action="store_true", help="one JSON object a line in, one a line out")


def run(options: Options) -> int:
    """Print what a mail means, or a batch of meanings."""
    if options.batch:
        from afterword.surfaces.cli.batch import run_batch  # noqa: PLC0415 - one answer needs neither
        from afterword.surfaces.cli.lines import classify_line  # noqa: PLC0415

        return run_batch(ClassifyRequest, classify_line)
    if options.mail is None:
        raise Fault("MAIL", "nothing", "a raw mail, such as an .eml that your mail program saved")
    raw = _read(options.mail)
    found = wiring.desk().classify(ClassifyRequest(raw, options.country, options.region))
    if options.json:
        sys.stdout.write(to_json(found).decode() + "\n")
        return 0
    sys.stdout.write("\n".join(_lines(found)) + "\n")
    return 0


def _read(name: str) -> str:
    from base64 import b64encode  # noqa: PLC0415 - one mail
    from pathlib import Path  # noqa: PLC0415

    try:
        if name == STANDARD_INPUT:
            data = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(_LARGEST + 1)
    except OSError as error:
        raise Fault("MAIL", f"{name!r} ({error.strerror})", "a file that can be read") from None
    if len(data) > _LARGEST:
        raise Fault("MAIL", "more than 40 MB", "one mail")
    if not data.strip():
        raise Fault("MAIL", "nothing", "a raw mail, such as an .eml that your mail program saved")
    return b64encode(data).decode("ascii")


def _lines(found: Classified) -> list[str]:
    painter = Painter(sys.stdout)
    sure = found.confidence
    how = (
        "sure"
        if sure >= _SURE
        else "probably"
        if sure >= _FAIRLY
        else "a guess"
        if sure
        else "no sign of either"
    )
    head = painter.paint(_MEANS[found.meaning], "bold")
    lines = [f"{head} ({how}; {found.meaning})" if found.meaning != "unknown" else f"{head} (unknown)"]
    if found.automatic:
        lines.append(painter.paint("A machine wrote it.", "dim"))
    if isinstance(found.until, date):
        lines.append(f"Until {dated(found.until.toordinal())}.")
    if isinstance(found.reply_by, date):
        lines.append(f"They want an answer by {dated(found.reply_by.toordinal())}.")
    for each in found.evidence:
        lines.extend(painter.block(f"“{' '.join(each.text.split())}”", 2, "green"))
    lines.append("")
    shown = found.reply_text.strip() or "(no text of its own)"
    for line in shown.split("\n"):
        lines.extend(painter.block(printable(line), 2, "dim") if line.strip() else [""])
    return lines
