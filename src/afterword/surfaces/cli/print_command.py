"""``afterword print``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from afterword import wiring
from afterword.app.print_requests import PrintRequest
from afterword.core.fault import Fault
from afterword.surfaces.cli.addressee import known_contact
from afterword.surfaces.cli.files import STANDARD_INPUT
from afterword.surfaces.cli.inputs import at, case_arguments, case_in, policy_in, shift_case
from afterword.surfaces.cli.note_file import read_note
from afterword.surfaces.cli.style import Painter, printable
from afterword.surfaces.cli.words import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser

EXAMPLES: Final = """\
examples:
  afterword print card dana case.json                 card-dana.pdf: the card, the text to copy, the envelope
  afterword print card dana case.json --text note.txt     with a text of your own
  afterword print card dana case.json --paper A2      for a US A2 card (else the company's country decides)
  afterword print call case.json                      call.pdf: one page for the one call
  afterword print call case.json --out - | lp
"""


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``print``."""
    parser.add_argument("sheet", nargs="?", choices=["card", "call"], metavar="SHEET", help="card or call")
    parser.add_argument("contact", nargs="?", metavar="CONTACT", help="the contact's id or name")
    case_arguments(parser)
    parser.add_argument("--text", metavar="NOTE", help="the card's text, a file (default: a draft)")
    parser.add_argument("--variant", type=int, default=0, metavar="N", help="which draft")
    parser.add_argument(
        "--paper", choices=["A6", "A2", "A4", "Letter"], help="default: as the country has it"
    )
    parser.add_argument("--now", metavar="TIME", help="print as of that moment (default: this one)")
    parser.add_argument("--out", metavar="PDF", help="the file to write (- for standard output)")


def run(options: Options) -> int:
    """Write the PDF and say where it is."""
    if options.sheet is None:
        raise Fault("SHEET", "nothing", "card or call, such as: afterword print card dana case.json")
    shift_case(options, "contact")
    case, _ = case_in(options)
    contact = known_contact(case, options.contact).id if options.contact is not None else None
    request = PrintRequest(
        sheet=options.sheet,
        case=case,
        now=at(options.now),
        contact=contact,
        text=read_note(options.text).text if options.text else None,
        variant=options.variant,
        paper=options.paper,
        policy=policy_in(options.policy),
    )
    try:
        printed = wiring.desk().print(request)
    except Fault as fault:
        raise Fault(fault.path.removeprefix("case."), fault.found, fault.wanted) from None
    for notice in printed.notices:
        sys.stderr.write("\n".join(Painter(sys.stderr).block(f"! {notice}", 0, "yellow")) + "\n")
    _write(options.out or printed.name, printed.pdf)
    return 0


def _write(path: str, pdf: bytes) -> None:
    if path == STANDARD_INPUT:
        sys.stdout.buffer.write(pdf)
        return
    try:
        Path(path).write_bytes(pdf)
    except OSError as error:
        raise Fault(
            "--out", f"{path!r} ({(error.strerror or str(error)).lower()})", "a file that can be written"
        ) from None
    sys.stdout.write(printable(path) + "\n")
