"""``afterword check``."""

import sys
from typing import TYPE_CHECKING, Any, Final

import msgspec

from afterword import bootstrap
from afterword.cli.files import STANDARD_INPUT, piped
from afterword.cli.inputs import case_arguments, case_in, load_case
from afterword.cli.note_files import (
    NoteFile,
    Review,
    keep_review,
    note_of,
    read_note,
    read_review,
    replace_file,
)
from afterword.cli.render.style import Painter, printable
from afterword.cli.words import Command, Options, UsageError
from afterword.core.errors import InputError, Phrase
from afterword.messages.catalogue import ngettext
from afterword.services.notes.schemas import (
    CheckedOut,
    CheckRequest,
    Dismissed,
    IdentifyNoteRequest,
    NoteIdentity,
)
from afterword.services.registry import notes

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from afterword.core.case import Case

USAGE: Final = "NOTE CASE [options]  ·  --batch"
EXAMPLES: Final = """\
examples:
  afterword check note.txt case.json                 the note, with findings under the words they're about
  afterword check note.txt case.json --contact dana --kind thank_you
  afterword check note.txt case.json --fix           apply the fixes that don't change the meaning
  afterword check note.txt case.json --dismiss hedge --because "Dana talks like that too"
  afterword check note.txt case.json --off i_heavy   turn a rule off for this note
  afterword check note.txt case.json --json
  afterword check --batch < notes.jsonl

A note can start with lines To:, Subject:, Kind: and Channel:, as `afterword draft` writes them.
What you dismiss or turn off is saved next to the note, in NOTE.review.toml.

exit status: 0 no errors · 3 errors
"""
HELD_BACK: Final = 3
_CHANNELS: Final = ("email", "handwritten", "spoken")


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``check``."""
    parser.add_argument("note", nargs="?", metavar="NOTE", help="the text, a file (- for standard input)")
    case_arguments(parser)
    parser.add_argument(
        "--kind", metavar="KIND", help="what it is (default: what the note says, or thank_you)"
    )
    parser.add_argument("--contact", metavar="ID", help="who it's for (default: the note's To:)")
    parser.add_argument("--subject", metavar="WORDS", help="its subject (default: the note's Subject:)")
    parser.add_argument("--channel", choices=_CHANNELS, help="how it goes out")
    parser.add_argument(
        "--other", metavar="NOTE", action="append", default=[], help="another note of the panel (repeatable)"
    )
    parser.add_argument("--fix", action="store_true", help="apply the fixes that don't change the meaning")
    parser.add_argument("--dismiss", metavar="RULE", help="ignore a finding; needs --because")
    parser.add_argument("--words", metavar="WORDS", default="", help="the words of the finding to dismiss")
    parser.add_argument("--because", metavar="REASON", help="why you're ignoring it")
    parser.add_argument("--off", metavar="RULE", action="append", default=[], help="turn a rule off")
    parser.add_argument("--no-grammar", action="store_true", help="skip spelling and grammar")
    parser.add_argument("--no-hints", action="store_true", help="skip the small model's hints")


def run(options: Options) -> int:
    """Print a note with its findings, or a batch of checks."""
    if options.batch:
        from afterword.cli.batch import run_batch  # noqa: PLC0415 - one answer doesn't need it

        return run_batch(notes.check)
    _no_contradiction(options)
    note, case = _note_and_case(options)
    review = _review(options)
    tools = bootstrap.stateless()
    known = _known(options, note, case)
    try:
        request = _request(options, note, case, review, known)
        if options.fix:
            fixed = notes.fix.alone(tools, request)
            note = _with_fixes(options.note, note, fixed.text, fixed.count)
            checked = fixed.checked
        else:
            checked = notes.check.alone(tools, request)
    except InputError as fault:
        raise InputError(fault.path.removeprefix("case."), fault.found, fault.expected) from None
    if (options.dismiss or options.off) and options.note != STANDARD_INPUT:
        keep_review(options.note, review)
    if options.fix and options.note == STANDARD_INPUT:
        sys.stdout.write(note.whole)
    elif options.json:
        sys.stdout.write(msgspec.json.encode(checked).decode() + "\n")
    else:
        _show(checked, request, note.text, known)
    return 0 if checked.ok else HELD_BACK


def _no_contradiction(options: Options) -> None:
    """Raise ``UsageError`` for options that need each other, or exclude each other."""
    if options.note == STANDARD_INPUT and options.case == STANDARD_INPUT:
        raise UsageError("the note and the case can't both come from standard input: name a file for one")
    if options.dismiss is not None and not (options.because or "").strip():
        raise UsageError("--dismiss needs --because: the reason is saved next to the note")
    for option in ("because", "words"):
        if getattr(options, option) and options.dismiss is None:
            raise UsageError(Phrase("--{option} goes with --dismiss", option=option))


def _note_and_case(options: Options) -> "tuple[NoteFile, Case]":
    """Both files; where one alone is named, the other is what's piped in."""
    if options.case is not None and options.note is not None and _is_case(options.note):
        options.note, options.case = options.case, options.note
    if options.note is not None and (options.case is not None or options.invite):
        return read_note(options.note), case_in(options)[0]
    only = options.note
    given = piped()
    if given is None:
        missing = Phrase("a note and a case" if only is None and not options.invite else "a case, or a note")
        raise UsageError(
            Phrase(
                "{missing} to go with it: afterword check note.txt case.json, or pipe one of them in",
                missing=missing,
            )
        )
    if only is None and not options.invite:
        raise UsageError("one of the two files must be named: afterword check note.txt < case.json")
    if only is None or _is_case(only):
        options.case, options.note = only, STANDARD_INPUT
        return note_of(STANDARD_INPUT, given), case_in(options)[0]
    return read_note(only), load_case(STANDARD_INPUT, given)


def _is_case(path: str) -> bool:
    return path != STANDARD_INPUT and path.endswith((".json", ".toml"))


def _review(options: Options) -> Review:
    """What was decided about the note before, and now."""
    review = read_review(options.note)
    if options.dismiss is None and not options.off:
        return review
    dismissed = review.dismissed
    if options.dismiss is not None:
        dismissed = (*dismissed, Dismissed(options.dismiss, options.because, options.words))
    off = tuple(dict.fromkeys((*review.off, *options.off)))
    return Review(off, dismissed)


def _known(options: Options, note: NoteFile, case: "Case") -> NoteIdentity:
    """What the note is and who it's for, by the options, its own lines and the case."""
    request = IdentifyNoteRequest(
        case=case,
        kind=options.kind or note.kind or "thank_you",
        contact=options.contact,
        to=note.to,
        passed_on_to=note.passed_on_to,
        channel=_channel(options, note),
    )
    try:
        return notes.identify_note.alone(bootstrap.stateless(), request)
    except InputError as fault:
        path = "CONTACT" if fault.path == "contact" else fault.path
        raise InputError(path, fault.found, fault.expected) from None


def _channel(options: Options, note: NoteFile) -> Any:
    named = options.channel or note.channel or None
    if named and named not in _CHANNELS:
        raise InputError(f"{options.note}, Channel", repr(named), "'email', 'handwritten' or 'spoken'")
    return named


def _request(
    options: Options, note: NoteFile, case: "Case", review: Review, known: NoteIdentity
) -> CheckRequest:
    return CheckRequest(
        kind=known.kind,
        case=case,
        text=note.text,
        contact=known.contact,
        subject=options.subject if options.subject is not None else note.subject,
        channel=_channel(options, note),
        others=tuple(read_note(path).text for path in options.other),
        dismissed=review.dismissed,
        off=review.off,
        grammar=not options.no_grammar,
        hints=not options.no_hints,
    )


def _with_fixes(path: str, note: NoteFile, text: str, count: int) -> NoteFile:
    """The note with its safe fixes, written in its place; a file that has none is not touched."""
    if not count:
        return note
    whole = note.whole[: note.at] + text
    if path != STANDARD_INPUT:
        replace_file(path, whole)
        fixed = ngettext("Fixed {count} thing in {path}.", "Fixed {count} things in {path}.", count)
        fixed = fixed.format(count=count, path=printable(path))
        aside = Painter(sys.stderr)
        sys.stderr.write(aside.paint(fixed, "green") + "\n")
    return note._replace(whole=whole)


def _show(checked: CheckedOut, request: CheckRequest, text: str, known: NoteIdentity) -> None:
    from afterword.cli.render.check import CheckHead, show_check  # noqa: PLC0415 - JSON needs no layout

    points = {each.id: each.text for talk in request.case.interviews for each in talk.open_points}
    show_check(checked, CheckHead(known.kind, known.channel, known.name, points), text, request.subject)


COMMANDS: Final = {"check": Command(USAGE, EXAMPLES, arguments, run)}
