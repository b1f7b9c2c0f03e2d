"""``afterword may``."""

import sys
from typing import TYPE_CHECKING, Final

from afterword import wiring
from afterword.app.presenting import present_verdict, to_json
from afterword.app.requests import MayRequest
from afterword.app.wording import refusals
from afterword.core.fault import Fault
from afterword.surfaces.cli.inputs import at, case_arguments, case_in, policy_in
from afterword.surfaces.cli.style import Painter
from afterword.surfaces.cli.words import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser

EXAMPLES: Final = """\
examples:
  afterword may call dana case.json
  afterword may email dana case.json --at 2026-11-05T09:00:00-06:00
  afterword may visit dana case.toml
  afterword may --batch < questions.jsonl

The exit status is 0 where it is allowed and 3 where it is refused.
"""
REFUSED: Final = 3


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``may``."""
    parser.add_argument(
        "act",
        nargs="?",
        choices=["email", "card", "call", "visit"],
        metavar="ACT",
        help="email, card, call or visit",
    )
    parser.add_argument("contact", nargs="?", metavar="CONTACT", help="the contact's id")
    case_arguments(parser)
    parser.add_argument("--at", metavar="TIME", help="the moment asked about (default: this one)")


def run(options: Options) -> int:
    """Print the guard's answer, or a batch of them."""
    if options.batch:
        from afterword.surfaces.cli.batch import run_batch  # noqa: PLC0415 - one answer needs neither
        from afterword.surfaces.cli.lines import may_line  # noqa: PLC0415

        return run_batch(MayRequest, may_line)
    if options.act is None or options.contact is None:
        raise Fault(
            "ACT CONTACT",
            "too little",
            "an act and a contact's id, such as: afterword may call dana case.json",
        )
    case, _ = case_in(options)
    request = MayRequest(
        case, options.act, options.contact, at(options.at, "--at"), policy_in(options.policy)
    )
    try:
        plan, verdict = wiring.desk().may(request)
    except Fault as fault:
        raise Fault(fault.path.removeprefix("case."), fault.found, fault.wanted) from None
    if options.json:
        sys.stdout.write(to_json(present_verdict(plan, verdict)).decode() + "\n")
        return 0 if verdict.allowed else REFUSED
    painter = Painter(sys.stdout)
    if verdict.allowed:
        lines = painter.block(f"Yes. {refusals.why(plan, verdict)}", 0, "green")
    else:
        lines = painter.block(f"No. {refusals.why(plan, verdict)}", 0, "yellow")
        lines += painter.block(f"Instead: {refusals.instead(plan, verdict)}", 0)
        lines.append(painter.paint(f"({verdict.because})", "dim"))
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if verdict.allowed else REFUSED
