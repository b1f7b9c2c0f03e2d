"""``afterword when``."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Final

from afterword import wiring
from afterword.app.presenting import present_when, to_json
from afterword.app.requests import WhenRequest
from afterword.app.wording.dates import counted, dated
from afterword.core.fault import Fault
from afterword.surfaces.cli.style import Painter, printable
from afterword.surfaces.cli.words import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser

EXAMPLES: Final = """\
examples:
  afterword when "by the end of next week"
  afterword when "3 to 5 business days" --country US --said-on 2026-11-20
  afterword when "she said they'd get back to me after Thanksgiving" --country US
  afterword when --batch < phrases.jsonl
"""


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``when``."""
    parser.add_argument("said", nargs="?", metavar="WORDS", help="what they said about the answer")
    parser.add_argument("--said-on", metavar="DATE", help="the date on which they said it (default: today)")
    parser.add_argument("--zone", metavar="ZONE", help="the employer's time zone, for what today is")
    parser.add_argument(
        "--country", metavar="CC", help="the employer's country, for business days and holidays"
    )
    parser.add_argument("--region", metavar="RR", help="its region, such as IL")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--batch", action="store_true", help="one JSON object a line in, one a line out")


def run(options: Options) -> int:
    """Print what the words mean, or a batch of meanings."""
    if options.batch:
        from afterword.surfaces.cli.batch import run_batch  # noqa: PLC0415 - one answer needs neither
        from afterword.surfaces.cli.lines import when_line  # noqa: PLC0415

        return run_batch(WhenRequest, when_line)
    if not options.said:
        raise Fault("WORDS", "nothing", 'what they said, such as "by the end of next week"')
    request = WhenRequest(options.said, _said_on(options), options.zone, options.country, options.region)
    meant = wiring.desk().when(request)
    if options.json:
        sys.stdout.write(to_json(present_when(meant)).decode() + "\n")
        return 0
    painter = Painter(sys.stdout)
    if meant is None:
        lines = painter.block(
            "These words name no time, so none is guessed: pick a date, or ask them.", 0, "yellow"
        )
    else:
        quoted = printable(options.said[meant.start : meant.end])
        head = f"By {dated(meant.by.toordinal())}"
        if meant.within is not None:
            head += f", {counted(meant.within[0], meant.within[1].replace('_', ' ')[:-1])} from then"
        lines = [painter.paint(head, "bold")]
        if meant.vague:
            lines += painter.block("That is the latest day it could mean: the words are vague.", 0, "yellow")
        elif meant.earliest != meant.by:
            lines += painter.block(f"Any day from {dated(meant.earliest.toordinal())} on.", 0)
        lines.append(
            painter.paint(f"“{quoted}”, said on {dated(request.said_on.toordinal())} ({meant.rule})", "dim")
        )
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _said_on(options: Options) -> date:
    if options.said_on is not None:
        try:
            return date.fromisoformat(options.said_on)
        except ValueError:
            wanted = "a date that exists, such as 2026-11-20"
            raise Fault("--said-on", repr(options.said_on), wanted) from None
    now = wiring.clock().now()
    if options.zone is None:
        return now.astimezone().date()
    return wiring.desk().today(now, options.zone)
