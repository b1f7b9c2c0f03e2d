"""``afterword may`` and ``afterword when``: one question about a case, or about their words."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec

from afterword import bootstrap
from afterword.cli.files import piped
from afterword.cli.inputs import case_arguments, case_in, moment_option, policy_in, shift_contact
from afterword.cli.render.style import Painter, printable
from afterword.cli.words import Command, Options, UsageError
from afterword.core.errors import InputError, Phrase
from afterword.messages import refusals
from afterword.messages.catalogue import gettext as _
from afterword.messages.dates import counted, dated
from afterword.services.planning.schemas import MayRequest, WhenRequest
from afterword.services.registry import planning

if TYPE_CHECKING:
    from argparse import ArgumentParser

_MAY_EXAMPLES: Final = """\
examples:
  afterword may call dana case.json
  afterword may email dana case.json --at 2026-11-05T09:00:00-06:00
  afterword may visit dana case.toml
  afterword may --batch < questions.jsonl

The exit status is 0 if it's allowed and 3 if it isn't.
"""
_WHEN_EXAMPLES: Final = """\
examples:
  afterword when "by the end of next week"
  afterword when "3 to 5 business days" --country US --said-on 2026-11-20
  afterword when "she said they'd get back to me after Thanksgiving" --country US
  afterword when --batch < phrases.jsonl
"""
_REFUSED: Final = 3
_WORDS_AT_MOST: Final = 100_000
"""Bytes."""


def _may_arguments(parser: "ArgumentParser") -> None:
    """The options of ``may``."""
    parser.add_argument(
        "act",
        nargs="?",
        choices=["email", "card", "call", "visit"],
        metavar="ACT",
        help="email, card, call or visit",
    )
    parser.add_argument(
        "contact", nargs="?", metavar="CONTACT", help="who: an id, a name or an email address"
    )
    case_arguments(parser)
    parser.add_argument("--at", metavar="TIME", help="the moment asked about (default: this one)")


def _may(options: Options) -> int:
    """Print the guard's answer, or a batch of them."""
    if options.batch:
        from afterword.cli.batch import run_batch  # noqa: PLC0415 - one answer doesn't need it

        return run_batch(planning.may)
    shift_contact(options)
    if options.act is None or options.contact is None:
        raise UsageError("say what and to whom, such as `afterword may call dana case.json`")
    case, _notices = case_in(options)
    request = MayRequest(
        case, options.act, options.contact, moment_option(options.at, "--at"), policy_in(options.policy)
    )
    try:
        answer = planning.may.alone(bootstrap.stateless(), request)
    except InputError as fault:
        raise InputError(fault.path.removeprefix("case."), fault.found, fault.expected) from None
    plan, verdict = answer
    if options.json:
        sys.stdout.write(msgspec.json.encode(planning.may.present(answer)).decode() + "\n")
        return 0 if verdict.allowed else _REFUSED
    painter = Painter(sys.stdout)
    if verdict.allowed:
        lines = painter.block(_("Yes. {why}").format(why=refusals.why(plan, verdict)), 0, "green")
    else:
        lines = painter.block(_("No. {why}").format(why=refusals.why(plan, verdict)), 0, "yellow")
        lines += painter.block(_("Instead: {step}").format(step=refusals.instead(plan, verdict)), 0)
        lines.append(painter.paint(f"({verdict.because})", "dim"))
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if verdict.allowed else _REFUSED


def _when_arguments(parser: "ArgumentParser") -> None:
    """The options of ``when``."""
    parser.add_argument("said", nargs="*", metavar="WORDS", help="what they said about the answer")
    parser.add_argument("--said-on", metavar="DATE", help="when they said it (default: today)")
    parser.add_argument("--zone", metavar="ZONE", help="the employer's time zone, to know what today is")
    parser.add_argument(
        "--country", metavar="CC", help="the employer's country, for business days and holidays"
    )
    parser.add_argument("--region", metavar="RR", help="its region, such as IL")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--batch", action="store_true", help="one JSON object a line in, one a line out")


def _when(options: Options) -> int:
    """Print what the words mean, or a batch of meanings."""
    if options.batch:
        from afterword.cli.batch import run_batch  # noqa: PLC0415 - one answer doesn't need it

        return run_batch(planning.when)
    options.said = " ".join(options.said).strip() or _piped_words()
    request = WhenRequest(options.said, _said_on(options), options.zone, options.country, options.region)
    meant = planning.when.alone(bootstrap.stateless(), request)
    if options.json:
        sys.stdout.write(msgspec.json.encode(planning.when.present(meant)).decode() + "\n")
        return 0
    painter = Painter(sys.stdout)
    if meant is None:
        lines = painter.block(_("These words don't give a time. Pick a date, or ask them."), 0, "yellow")
    else:
        quoted = printable(options.said[meant.start : meant.end])
        head = _("By {day}").format(day=dated(meant.by.toordinal()))
        if meant.within is not None:
            period = counted(meant.within[0], meant.within[1].replace("_", " ")[:-1])
            head = _("By {day}, {period} from then").format(day=dated(meant.by.toordinal()), period=period)
        lines = [painter.paint(head, "bold")]
        if meant.vague:
            lines += painter.block(
                _("That's the latest it could mean, since the words are vague."), 0, "yellow"
            )
        elif meant.earliest != meant.by:
            lines += painter.block(
                _("Any day from {day} on.").format(day=dated(meant.earliest.toordinal())), 0
            )
        said = _("“{words}”, said on {day} ({rule})")
        said = said.format(words=quoted, day=dated(request.said_on.toordinal()), rule=meant.rule)
        lines.append(painter.paint(said, "dim"))
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _piped_words() -> str:
    data = piped(limit=_WORDS_AT_MOST)
    if data is None:
        raise UsageError('no words: give what they said, such as "by the end of next week"')
    return data.decode("utf-8", "replace").strip()


def _said_on(options: Options) -> date:
    if options.said_on is not None:
        try:
            return date.fromisoformat(options.said_on)
        except ValueError:
            wanted = Phrase("a date that exists, such as 2026-11-20")
            raise InputError("--said-on", repr(options.said_on), wanted) from None
    now = bootstrap.clock().now()
    if options.zone is None:
        return now.astimezone().date()
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only for somebody elsewhere

    try:
        return now.astimezone(ZoneInfo(options.zone)).date()
    except (KeyError, ValueError, OSError):
        return now.date()  # the operation says what's wrong with the zone


COMMANDS: Final = {
    "may": Command(
        "email|card|call|visit CONTACT CASE [options]  ·  --batch", _MAY_EXAMPLES, _may_arguments, _may
    ),
    "when": Command("WORDS [options]  ·  --batch", _WHEN_EXAMPLES, _when_arguments, _when),
}
