"""``afterword draft`` and ``afterword print``: a text from the facts of a case, on a terminal or as a PDF.

Drafts come in the form that ``afterword check`` reads.
"""

import sys
from typing import TYPE_CHECKING, Final

import msgspec

from afterword import bootstrap
from afterword.cli.files import STANDARD_INPUT, write_private
from afterword.cli.inputs import case_arguments, case_in, moment_option, policy_in, shift_contact
from afterword.cli.note_files import head, read_note
from afterword.cli.render.style import Painter, printable
from afterword.cli.words import Command, Options, UsageError
from afterword.core.errors import InputError, Phrase
from afterword.messages.catalogue import N_
from afterword.messages.catalogue import gettext as _
from afterword.services.notes.schemas import KIND_NAMES, DraftRequest, PrintRequest, typed_details
from afterword.services.registry import notes

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from afterword.core.case import Case, Contact
    from afterword.services.notes.schemas import Draft

_DRAFT_EXAMPLES: Final = """\
examples:
  afterword draft thank_you dana case.json            a note to Dana
  afterword draft thank_you case.json                 one to each interviewer, no two alike
  afterword draft thank_you dana case.json --channel handwritten
  afterword draft call case.json                      what to say on the follow-up call
  afterword draft thank_you dana case.json --variant 1    the same in other words
  afterword draft more_time dana case.json --detail until=2026-11-27
  afterword draft invitation_answer dana case.json --detail times="Tuesday at 10" --detail times="Friday at 3"
  afterword draft thank_you dana case.json > note.txt && afterword check note.txt case.json
  afterword draft --batch < requests.jsonl

kinds: {kinds}

details, which only you know (--detail KEY=VALUE):
{details}
"""
_PRINT_EXAMPLES: Final = """\
examples:
  afterword print card dana case.json                 card-dana.pdf: the card, the text to copy, the envelope
  afterword print card dana case.json --text note.txt     with your own text
  afterword print card dana case.json --paper A2      for a US A2 card (else the company's country decides)
  afterword print call case.json                      call.pdf: one page for the follow-up call
  afterword print call case.json --out - | lp
"""


def _draft_arguments(parser: "ArgumentParser") -> None:
    """The options of ``draft``."""
    parser.add_argument("kind", nargs="?", metavar="KIND", help="thank_you, call, voicemail, … (see below)")
    parser.add_argument("contact", nargs="?", metavar="CONTACT", help="the contact's id or name")
    case_arguments(parser)
    parser.add_argument(
        "--channel", choices=["email", "handwritten", "spoken"], help="email, or a handwritten card"
    )
    parser.add_argument("--now", metavar="MOMENT", help="when it's written (default: this moment)")
    parser.add_argument("--variant", type=int, default=0, metavar="N", help="another wording")
    parser.add_argument(
        "--detail",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="a figure, date, time or link that only you know (repeatable; see below)",
    )
    parser.add_argument("--language", metavar="CODE", help="the note's language (default: the case's, or en)")


def _draft(options: Options) -> int:
    """Print a draft, one for each of a panel, or a batch of them."""
    if options.batch:
        from afterword.cli.batch import run_batch  # noqa: PLC0415 - one answer doesn't need it

        return run_batch(notes.draft)
    if options.kind is None:
        raise UsageError(Phrase("no kind: name one of {names}", names=", ".join(KIND_NAMES)))
    if options.kind not in KIND_NAMES and options.contact in KIND_NAMES:
        options.kind, options.contact = options.contact, options.kind
    shift_contact(options)
    case, _ = case_in(options)
    request = DraftRequest(
        case=case,
        kind=options.kind,
        contact=options.contact,
        channel=options.channel,
        variant=options.variant,
        now=moment_option(options.now),
        language=options.language,
        details=typed_details(options.detail),
    )
    try:
        drafts = notes.draft_each.alone(bootstrap.stateless(), request)
    except InputError as fault:
        raise _as_typed(fault) from None
    if options.json:
        sys.stdout.write("".join(msgspec.json.encode(each).decode() + "\n" for each in drafts))
    else:
        _show_drafts(drafts, case)
    return 0


def _as_typed(fault: InputError) -> InputError:
    """The fault, at where the command line has it."""
    path = "CONTACT" if fault.path == "contact" else fault.path.removeprefix("case.")
    if path.startswith("details"):
        path = path.replace("details.", "--detail ").replace("details", "--detail")
    return InputError(path, fault.found, fault.expected)


def _show_drafts(drafts: "tuple[Draft, ...]", case: "Case") -> None:
    """Print the drafts, and on standard error what there is to know about them."""
    people = {each.id: each for each in case.contacts}
    out, aside = Painter(sys.stdout), Painter(sys.stderr)
    for place, draft in enumerate(drafts):
        if place:
            sys.stdout.write("\n" + out.paint("—" * min(out.width, 72), "dim") + "\n\n")
        person = people.get(draft.contact or "")
        reader = people.get(draft.to or draft.contact or "")
        above = head(
            to=printable(_addressed(reader, draft)) if reader is not None else None,
            passed_on_to=printable(person.name) if person is not None and draft.to else None,
            subject=draft.subject,
            kind=draft.kind,
            channel=draft.channel,
        )
        sys.stdout.write(out.paint(above.rstrip("\n"), "dim") + "\n\n" + draft.text.rstrip() + "\n")
        for notice in draft.notices:
            sys.stderr.write("\n".join(aside.block(f"! {_notice_words(notice, case)}", 0, "yellow")) + "\n")


def _addressed(reader: "Contact", draft: "Draft") -> str:
    """A name with the address, unless mail to that came back."""
    works = reader.email and f"bounced:{reader.id}" not in draft.notices
    return f"{reader.name} <{reader.email}>" if works else reader.name


_OF_PEOPLE: Final = frozenset(("via_recruiter", "bounced", "no_address"))
_NOTICES: Final = {
    "no_drafts": N_("There are no drafts in the language {about} yet, so this one is in English."),
    "name_missing": N_("Your name isn't known, so the draft isn't signed. Add candidate.name to the case."),
    "answer_missing": N_("The case has no answer to what they asked. Add it, or attach what they asked for."),
    "missing": N_("The case doesn't say the {about}, so the draft leaves it out. Add --detail {about}=…"),
    "unanswered": N_("“{about}” has no recorded answer, so the draft leaves it out."),
    "shortened": N_("Your answer to “{about}” was too long for this note and has been shortened."),
    "left_out": N_("Your answer to “{about}” didn't fit and has been left out."),
    "via_recruiter": N_("This goes to {about}, who passes it on."),
    "bounced": N_(
        "Mail to {about} came back. Ask the coordinator for the right address, or call the company."
    ),
    "no_address": N_("There's no email address for {about}: find one before you send this."),
}


def _notice_words(notice: str, case: "Case") -> str:
    code, _colon, about = notice.partition(":")
    points = {each.id: each.text for interview in case.interviews for each in interview.open_points}
    people = {each.id: each.name for each in case.contacts}
    named = (people if code in _OF_PEOPLE else points).get(about, about)
    return _(_NOTICES[code]).format(about=printable(named)) if code in _NOTICES else notice


def _print_arguments(parser: "ArgumentParser") -> None:
    """The options of ``print``."""
    parser.add_argument("sheet", nargs="?", choices=["card", "call"], metavar="SHEET", help="card or call")
    parser.add_argument("contact", nargs="?", metavar="CONTACT", help="the contact's id or name")
    case_arguments(parser)
    parser.add_argument("--text", metavar="NOTE", help="the card's text, a file (default: a draft)")
    parser.add_argument("--variant", type=int, default=0, metavar="N", help="which draft")
    parser.add_argument(
        "--paper", choices=["A6", "A2", "A4", "Letter"], help="default: the country's usual size"
    )
    parser.add_argument("--now", metavar="TIME", help="print as of that moment (default: this one)")
    parser.add_argument("--out", metavar="PDF", help="the file to write (- for standard output)")


def _print(options: Options) -> int:
    """Write the PDF and say where it is."""
    if options.sheet is None:
        raise UsageError("no sheet: card or call, such as `afterword print card dana case.json`")
    shift_contact(options)
    case, _ = case_in(options)
    request = PrintRequest(
        sheet=options.sheet,
        case=case,
        now=moment_option(options.now),
        contact=options.contact,
        text=read_note(options.text).text if options.text else None,
        variant=options.variant,
        paper=options.paper,
        policy=policy_in(options.policy),
    )
    try:
        printed = notes.print_sheet.alone(bootstrap.stateless(), request)
    except InputError as fault:
        raise _as_typed(fault) from None
    for notice in printed.notices:
        sys.stderr.write("\n".join(Painter(sys.stderr).block(f"! {notice}", 0, "yellow")) + "\n")
    _write(options.out or printed.name, printed.pdf)
    return 0


def _write(path: str, pdf: bytes) -> None:
    if path == STANDARD_INPUT:
        sys.stdout.buffer.write(pdf)
        return
    try:
        write_private(path, (pdf,), replace=True)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise InputError("--out", f"{path!r} ({said.lower()})", "a file that can be written") from None
    sys.stdout.write(printable(path) + "\n")


COMMANDS: Final = {
    "draft": Command("KIND [CONTACT] CASE [options]  ·  --batch", _DRAFT_EXAMPLES, _draft_arguments, _draft),
    "print": Command("card|call [CONTACT] CASE [options]", _PRINT_EXAMPLES, _print_arguments, _print),
}
