"""``afterword debrief``: notes on an interview, sorted into what the next note and the next round need."""

import sys
from typing import TYPE_CHECKING, Final

import msgspec

from afterword import bootstrap
from afterword.cli.files import STANDARD_INPUT, piped, read
from afterword.cli.inputs import moment_option
from afterword.cli.render.style import Painter, printable
from afterword.cli.words import Command, Options, UsageError
from afterword.config import config
from afterword.core.errors import InputError, Phrase
from afterword.messages.catalogue import N_
from afterword.messages.catalogue import gettext as _
from afterword.services.cases.schemas import CaseRequest, Debrief, DebriefItem, RecordDebriefRequest
from afterword.services.registry import Caller, NotFound, cases

if TYPE_CHECKING:
    from argparse import ArgumentParser

USAGE: Final = "CASE [FILE] [options]"
EXAMPLES: Final = """\
examples:
  afterword debrief Northwind notes.txt                 what your notes say; you choose what to add
  afterword debrief Northwind notes.txt --keep all      add all of it
  afterword debrief 3 --keep 1,2,5 < transcript.txt     add some of it
  afterword debrief 3 notes.txt --json                  as JSON, and nothing is added

Every line is a piece of your own text. Afterword sorts it and adds only what you choose.
"""
_KINDS: Final = {
    "there": N_("Who was there"),
    "topic": N_("What you talked about"),
    "concern": N_("What they doubted"),
    "asked": N_("What they asked"),
    "prepare": N_("What to prepare"),
    "said": N_("When they’ll answer"),
}
_LARGEST: Final = 2_000_000


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``debrief``."""
    parser.add_argument("case", metavar="CASE", help="its number, id or company")
    parser.add_argument("file", nargs="?", metavar="FILE", help="your notes (default: what is piped in)")
    parser.add_argument("--interview", metavar="ID", help="which interview (default: the latest)")
    parser.add_argument("--keep", metavar="WHICH", help="add all, none, or the numbers given, such as 1,3")
    parser.add_argument("--json", action="store_true", help="print one JSON object, and add nothing")
    parser.add_argument("--now", metavar="TIME", help="as of that moment (default: this one)")


def run(options: Options) -> int:
    """Print what the notes say, and add what's chosen."""
    data = piped(_LARGEST) if options.file is None else read(options.file, _LARGEST)
    if data is None:
        raise UsageError("no notes: name a file, or pipe them in")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        wrong = options.file or STANDARD_INPUT
        raise InputError(wrong, "bytes that aren't UTF-8 text", "your notes as plain text") from None
    services = bootstrap.store(config())
    caller = Caller(bootstrap.maintenance().local_person(), "cli", moment_option(options.now))
    case = int(options.case) if options.case.isdecimal() else options.case
    asked = msgspec.json.encode({"case": case, "text": text, "interview": options.interview})
    try:
        request = cases.read_debrief.decode_named(services, caller, asked)
        found = cases.read_debrief(services, caller, request)
    except NotFound:
        raise InputError(
            "case", repr(options.case), "a case of yours with an interview (afterword call cases)"
        ) from None
    if options.json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return 0
    if not found.items:
        sys.stdout.write(_("Nothing in these notes could be sorted. They’re unchanged.") + "\n")
        return 0
    names = {
        each.id: each.name
        for each in cases.case(services, caller, CaseRequest(case=found.case)).case.contacts
    }
    sys.stdout.write("\n".join(_lines(found, names)) + "\n")
    chosen = _chosen(options.keep, len(found.items), from_file=options.file is not None)
    if chosen:
        items = tuple(found.items[number] for number in sorted(chosen))
        record = RecordDebriefRequest(found.case, found.version, found.interview, items)
        cases.record_debrief(services, caller, record)
    sys.stdout.write("\n" + _added(len(chosen)) + "\n")
    return 0


def _lines(found: Debrief, names: dict[str, str]) -> list[str]:
    painter = Painter(sys.stdout)
    lines: list[str] = []
    numbered = list(enumerate(found.items, 1))
    for kind, title in _KINDS.items():
        of_kind = [each for each in numbered if each[1].kind == kind]
        if of_kind:
            lines += ["", painter.paint(_(title), "bold")] if lines else [painter.paint(_(title), "bold")]
            for number, item in of_kind:
                first, *rest = painter.block(_item(item, names), 5)
                lines += [f"{number:>3}  {first.lstrip()}", *rest]
    return lines


def _item(item: DebriefItem, names: dict[str, str]) -> str:
    who = names.get(item.contact or "", item.person)
    text = printable(item.text)
    return f"{text} ({who})" if who and who not in text else text


def _chosen(keep: str | None, count: int, *, from_file: bool) -> set[int]:
    if keep is None:
        # What's piped in took the place of the keyboard.
        if not from_file or not sys.stdin.isatty() or not sys.stdout.isatty():
            return set()
        sys.stdout.write("\n" + _("Which to add? (all, none, or numbers such as 1,3) "))
        sys.stdout.flush()
        keep = sys.stdin.readline().strip() or "none"
    if keep == "none":
        return set()
    if keep == "all":
        return set(range(count))
    numbers = [part.strip() for part in keep.split(",") if part.strip()]
    if not numbers or not all(part.isdecimal() and 1 <= int(part) <= count for part in numbers):
        raise InputError("--keep", repr(keep), Phrase("all, none, or numbers from 1 to {count}", count=count))
    return {int(part) - 1 for part in numbers}


def _added(count: int) -> str:
    if not count:
        return _("Nothing was added. To add some of it: --keep all, or --keep with numbers.")
    return _("Added to the case: {count}.").format(count=count)


COMMANDS: Final = {"debrief": Command(USAGE, EXAMPLES, arguments, run)}
