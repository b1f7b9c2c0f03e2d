"""``afterword draft``."""

import sys
from typing import TYPE_CHECKING, Final

from afterword import wiring
from afterword.app.note_requests import DraftRequest
from afterword.core.fault import Fault
from afterword.core.notes.kinds import KINDS
from afterword.surfaces.cli.addressee import known_contact
from afterword.surfaces.cli.inputs import case_arguments, case_in, shift_case
from afterword.surfaces.cli.words import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from afterword.app.note_shapes import Draft
    from afterword.core.facts import Case

EXAMPLES: Final = f"""\
examples:
  afterword draft thank_you dana case.json            a note to Dana
  afterword draft thank_you case.json                 one to each of the panel, no two alike
  afterword draft thank_you dana case.json --channel handwritten
  afterword draft call case.json                      what to say on the one call
  afterword draft thank_you dana case.json --variant 1    the same in other words
  afterword draft thank_you dana case.json > note.txt && afterword check note.txt case.json
  afterword draft --batch < requests.jsonl

kinds: {", ".join(KINDS)}
"""


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``draft``."""
    parser.add_argument("kind", nargs="?", metavar="KIND", help="thank_you, call, voicemail, … (see below)")
    parser.add_argument("contact", nargs="?", metavar="CONTACT", help="the contact's id or name")
    case_arguments(parser)
    parser.add_argument(
        "--channel", choices=["email", "handwritten", "spoken"], help="email, or a handwritten card"
    )
    parser.add_argument("--variant", type=int, default=0, metavar="N", help="other words for the same")


def run(options: Options) -> int:
    """Print a draft, one for each of a panel, or a batch of them."""
    if options.batch:
        from afterword.surfaces.cli.batch import run_batch  # noqa: PLC0415 - one answer needs neither
        from afterword.surfaces.cli.lines import draft_line  # noqa: PLC0415

        return run_batch(DraftRequest, draft_line)
    if options.kind is None:
        raise Fault("KIND", "nothing", f"one of {', '.join(KINDS)}")
    shift_case(options, "contact")
    case, _ = case_in(options)
    drafts = [_draft(options, case, contact) for contact in _whom(options, case)]
    if options.json:
        from afterword.app.presenting import to_json  # noqa: PLC0415

        sys.stdout.write("".join(to_json(each).decode() + "\n" for each in drafts))
    else:
        from afterword.surfaces.cli.draft_view import show_drafts  # noqa: PLC0415

        show_drafts(drafts, case)
    return 0


def _whom(options: Options, case: "Case") -> list[str | None]:
    if options.contact is not None:
        return [known_contact(case, options.contact).id]
    return list(wiring.desk().addressees(options.kind, case))


def _draft(options: Options, case: "Case", contact: str | None) -> "Draft":
    request = DraftRequest(
        case=case, kind=options.kind, contact=contact, channel=options.channel, variant=options.variant
    )
    try:
        return wiring.desk().draft(request)
    except Fault as fault:
        raise Fault(fault.path.removeprefix("case."), fault.found, fault.wanted) from None
