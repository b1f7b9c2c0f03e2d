"""``afterword classify``."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec

from afterword import bootstrap
from afterword.cli.files import STANDARD_INPUT, piped, read
from afterword.cli.render.style import Painter, complain, printable
from afterword.cli.words import Command, Options, UsageError
from afterword.messages.catalogue import N_, translated
from afterword.messages.catalogue import gettext as _
from afterword.messages.dates import dated
from afterword.services.inbox.schemas import Classified, ClassifyRequest
from afterword.services.registry import inbox

if TYPE_CHECKING:
    from argparse import ArgumentParser

USAGE: Final = "MAIL [options]  ·  --batch"
EXAMPLES: Final = """\
examples:
  afterword classify reply.eml                       what a message means, and the words that show it
  afterword classify < reply.eml                     the same, from standard input
  afterword classify --text pasted.txt               the text alone, copied out of a mail
  afterword classify reply.eml --country GB          where 4/12 is in December
  afterword classify --batch < messages.jsonl        {"raw": the mail as text or base64} a line
"""
_MEANS: Final = {
    "rejection": N_("A rejection"),
    "offer": N_("An offer"),
    "next_round": N_("They want to meet again"),
    "delay": N_("They need more time"),
    "information_request": N_("They're asking for something"),
    "acknowledgement": N_("They confirmed receipt; nothing's decided"),
    "out_of_office": N_("Out of office"),
    "bounce": N_("It wasn't delivered"),
    "unrelated": N_("Not about an interview"),
    "unknown": N_("Not clear, so read it yourself"),
}
_LARGEST: Final = 40_000_000
_SURE, _FAIRLY = 0.85, 0.6


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``classify``."""
    parser.add_argument(
        "mail",
        nargs="?",
        metavar="MAIL",
        help="a mail as your mail program saves it, .eml (default: what is piped in)",
    )
    parser.add_argument(
        "--country", metavar="CC", help="the employer's country, for dates written in numbers"
    )
    parser.add_argument("--region", metavar="RR", help="its region, such as IL")
    parser.add_argument("--text", action="store_true", help="it's the pasted text of a mail, without headers")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--batch", action="store_true", help="one JSON object a line in, one a line out")


def run(options: Options) -> int:
    """Print what a mail means, or a batch of meanings."""
    if options.batch:
        from afterword.cli.batch import run_batch  # noqa: PLC0415 - one answer doesn't need it

        return run_batch(inbox.classify)
    raw = _read(options.mail, text=options.text)
    request = ClassifyRequest(raw, options.country, options.region)
    found = inbox.classify.alone(bootstrap.stateless(), request)
    if options.json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return 0
    for notice in found.notices or ():
        complain(notice)
    sys.stdout.write("\n".join(_lines(found)) + "\n")
    return 0


def _read(name: str | None, *, text: bool) -> str:
    """The mail in base64; a text without headers is given the few that say it's one."""
    from base64 import b64encode  # noqa: PLC0415 - one mail

    from afterword.cli.file_types import PASTED, mail_in  # noqa: PLC0415

    data = piped(_LARGEST) if name is None else read(name, _LARGEST)
    if data is None:
        raise UsageError("no mail: name a file (.eml), or pipe in a mail or the text of one")
    mail, pasted = mail_in(name or STANDARD_INPUT, data, text=text)
    if pasted and not text:
        complain(translated(PASTED))
    return b64encode(mail).decode("ascii")


def _lines(found: Classified) -> list[str]:
    painter = Painter(sys.stdout)
    sure = found.confidence
    how = (
        N_("sure")
        if sure >= _SURE
        else N_("probably")
        if sure >= _FAIRLY
        else N_("a guess")
        if sure
        else N_("no sign of either")
    )
    head = painter.paint(_(_MEANS[found.meaning]), "bold")
    lines = [f"{head} ({_(how)}; {found.meaning})" if found.meaning != "unknown" else f"{head} (unknown)"]
    if found.automatic:
        lines.append(painter.paint(_("This message is automatic."), "dim"))
    if isinstance(found.until, date):
        lines.append(_("Until {day}.").format(day=dated(found.until.toordinal())))
    if isinstance(found.reply_by, date):
        lines.append(_("They want an answer by {day}.").format(day=dated(found.reply_by.toordinal())))
    for each in found.evidence:
        lines.extend(painter.block(f"“{' '.join(each.text.split())}”", 2, "green"))
    lines.append("")
    shown = found.reply_text.strip() or _("(no text of its own)")
    for line in shown.split("\n"):
        lines.extend(painter.block(printable(line), 2, "dim") if line.strip() else [""])
    return lines


COMMANDS: Final = {"classify": Command(USAGE, EXAMPLES, arguments, run)}
