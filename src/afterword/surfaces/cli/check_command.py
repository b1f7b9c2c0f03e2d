"""``afterword check``."""

import sys
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from afterword import wiring
from afterword.app.check_shapes import CheckedOut, CheckRequest, Dismissed
from afterword.core.fault import Fault
from afterword.core.notes.kinds import Channel, kind_of
from afterword.surfaces.cli.addressee import addressee
from afterword.surfaces.cli.files import STANDARD_INPUT
from afterword.surfaces.cli.inputs import case_arguments, case_in
from afterword.surfaces.cli.note_file import NoteFile, read_note, replace_file
from afterword.surfaces.cli.review_file import Review, keep_review, read_review
from afterword.surfaces.cli.style import Painter, printable
from afterword.surfaces.cli.words import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from afterword.core.facts import Case

EXAMPLES: Final = """\
examples:
  afterword check note.txt case.json                 the note, with findings under the words they concern
  afterword check note.txt case.json --contact dana --kind thank_you
  afterword check note.txt case.json --fix           put right what changes no meaning
  afterword check note.txt case.json --dismiss hedge --because "Dana talks like that too"
  afterword check note.txt case.json --off i_heavy   never mind that rule, for this note
  afterword check note.txt case.json --json
  afterword check --batch < notes.jsonl

Above its text a note may have lines To:, Subject:, Kind: and Channel:, as `afterword draft` writes them.
What is dismissed or turned off is kept beside the note, in NOTE.review.toml.

exit status: 0 nothing holds it back · 3 an error does
"""
HELD_BACK: Final = 3
_CHANNELS: Final[dict[str | None, Channel]] = {
    "email": "email",
    "handwritten": "handwritten",
    "spoken": "spoken",
}


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``check``."""
    parser.add_argument("note", nargs="?", metavar="NOTE", help="the text, a file (- for standard input)")
    case_arguments(parser)
    parser.add_argument(
        "--kind", metavar="KIND", help="what it is (default: what the note says, or thank_you)"
    )
    parser.add_argument("--contact", metavar="ID", help="whom it is for (default: the note's To:)")
    parser.add_argument("--subject", metavar="WORDS", help="its subject (default: the note's Subject:)")
    parser.add_argument("--channel", choices=["email", "handwritten", "spoken"], help="how it goes out")
    parser.add_argument(
        "--other", metavar="NOTE", action="append", default=[], help="another note of the panel (repeatable)"
    )
    parser.add_argument("--fix", action="store_true", help="apply the fixes that change no meaning")
    parser.add_argument("--dismiss", metavar="RULE", help="let a finding stand; with --because")
    parser.add_argument("--words", metavar="WORDS", default="", help="the words of the finding to dismiss")
    parser.add_argument("--because", metavar="REASON", help="why it may stand")
    parser.add_argument("--off", metavar="RULE", action="append", default=[], help="turn a rule off")
    parser.add_argument("--no-grammar", action="store_true", help="leave spelling and grammar out")
    parser.add_argument("--no-hints", action="store_true", help="leave the small model's impressions out")


def run(options: Options) -> int:
    """Print a note with its findings, or a batch of checks."""
    if options.batch:
        from afterword.surfaces.cli.batch import run_batch  # noqa: PLC0415 - one answer needs neither
        from afterword.surfaces.cli.lines import check_line  # noqa: PLC0415

        return run_batch(CheckRequest, check_line)
    if options.note is None:
        raise Fault("NOTE", "nothing", "a file with the text (see: afterword check --help)")
    if options.note == STANDARD_INPUT and options.case == STANDARD_INPUT:
        raise Fault(
            "CASE", "standard input a second time", "a file, where the note comes from standard input"
        )
    note = read_note(options.note)
    case, _ = case_in(options)
    review = _review(options)
    request = _request(options, note, case, review)
    desk = wiring.desk()
    try:
        checked = desk.check(request)
        if options.fix:
            note = _fixed(options.note, note, checked)
            request = replace(request, text=note.text)
            checked = desk.check(request)
    except Fault as fault:
        raise Fault(fault.path.removeprefix("case."), fault.found, fault.wanted) from None
    if (options.dismiss or options.off) and options.note != STANDARD_INPUT:
        keep_review(options.note, review)
    if options.fix and options.note == STANDARD_INPUT:
        sys.stdout.write(note.whole)
    elif options.json:
        from afterword.app.presenting import to_json  # noqa: PLC0415

        sys.stdout.write(to_json(checked).decode() + "\n")
    else:
        _show(checked, request)
    return 0 if checked.ok else HELD_BACK


def _review(options: Options) -> Review:
    """What was decided about the note before, and now."""
    review = read_review(options.note)
    if options.dismiss is None and not options.off:
        return review
    dismissed = review.dismissed
    if options.dismiss is not None:
        if not (options.because or "").strip():
            raise Fault("--because", "no reason", "why the finding may stand: it is kept beside the note")
        dismissed = (*dismissed, Dismissed(options.dismiss, options.because, options.words))
    off = tuple(dict.fromkeys((*review.off, *options.off)))
    return Review(off, dismissed)


def _request(options: Options, note: NoteFile, case: "Case", review: Review) -> CheckRequest:
    name = options.kind or note.kind or "thank_you"
    kind = kind_of(name)
    who = addressee(case, options.contact, note) if kind is not None and kind.person else None
    channel = _CHANNELS.get(options.channel or note.channel)
    if channel is None and note.channel and not options.channel:
        raise Fault(f"{options.note}, Channel", repr(note.channel), "'email', 'handwritten' or 'spoken'")
    return CheckRequest(
        kind=name,
        case=case,
        text=note.text,
        contact=who.id if who else None,
        subject=options.subject if options.subject is not None else note.subject,
        channel=channel,
        others=tuple(read_note(path).text for path in options.other),
        dismissed=review.dismissed,
        off=review.off,
        grammar=not options.no_grammar,
        hints=not options.no_hints,
    )


def _fixed(path: str, note: NoteFile, checked: CheckedOut) -> NoteFile:
    """The note with its safe fixes, written in its place; a file that has none is not touched."""
    text, count = wiring.desk().fixed(note.text, checked)
    if not count:
        return note
    whole = note.whole[: note.at] + text
    if path != STANDARD_INPUT:
        replace_file(path, whole)
        counted = "1 thing" if count == 1 else f"{count} things"
        aside = Painter(sys.stderr)
        sys.stderr.write(aside.paint(f"Put right: {counted}, in {printable(path)}.", "green") + "\n")
    return note._replace(whole=whole)


def _show(checked: CheckedOut, request: CheckRequest) -> None:
    from afterword.surfaces.cli.check_view import Shown, show_check  # noqa: PLC0415 - JSON needs no layout

    kind = kind_of(request.kind)
    assert kind is not None
    names = {each.id: each.name for each in request.case.contacts}
    points = {each.id: each.text for talk in request.case.interviews for each in talk.open_points}
    shown = Shown(kind.id, request.channel or kind.channels[0], names.get(request.contact or ""), points)
    show_check(checked, shown, request.text, request.subject)
