"""What the commands have in common: where the case comes from, the moment, the policy."""

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, TextIO

import msgspec

from afterword import bootstrap
from afterword.cli.files import STANDARD_INPUT, piped, read
from afterword.cli.render.style import Painter, complain
from afterword.cli.words import Options, UsageError
from afterword.core.case import Case
from afterword.core.errors import InputError, Phrase
from afterword.messages.catalogue import gettext as _
from afterword.services.registry import read_case, read_case_toml, toml_table

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from afterword.services.registry import Profile


def case_arguments(parser: "ArgumentParser") -> None:
    """The options that say where the case comes from."""
    parser.add_argument(
        "case", nargs="?", metavar="CASE", help="a case file, JSON or TOML (- for standard input)"
    )
    parser.add_argument(
        "--invite",
        metavar="ICS",
        action="append",
        default=[],
        help="a calendar invite to start from (repeatable)",
    )
    parser.add_argument("--answers", metavar="TOML", help="what you learned, laid over the invite")
    parser.add_argument(
        "--said", metavar="WORDS", help="what they said about the answer, at the latest interview"
    )
    parser.add_argument(
        "--email", metavar="ADDRESS", help="your address in the invite, to tell you from the others"
    )
    parser.add_argument("--zone", metavar="ZONE", help="your time zone, such as Europe/Paris")
    parser.add_argument(
        "--policy", metavar="NAME|TOML", help="article (default), modern, or a policy file of yours"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--batch", action="store_true", help="one JSON object a line in, one a line out")


def shift_contact(options: Options) -> None:
    """Where the contact was left out or named last, put the case in its place."""
    if (
        options.case
        and options.contact
        and not _is_file_name(options.case)
        and _is_file_name(options.contact)
    ):
        options.case, options.contact = options.contact, options.case
    if options.case is None and not options.invite and _is_file_name(options.contact or ""):
        options.case, options.contact = options.contact, None


def _is_file_name(word: str) -> bool:
    """Whether a word is a case file rather than somebody's name."""
    return word == STANDARD_INPUT or word.endswith((".json", ".toml", ".ics")) or os.path.exists(word)  # noqa: PTH110 - as for ``open``: pathlib costs a start


def case_in(options: Options) -> tuple[Case, list[str]]:
    """The case from a file or from invites and answers, and notices about what was guessed."""
    notices: list[str] = []
    if options.invite:
        if options.case:
            raise UsageError(
                Phrase("{case} and --invite both say what the case is: give one of them", case=options.case)
            )
        case = _from_invites(options, notices)
        return _with_said(case, options.said), notices
    for option in ("answers", "email"):
        if getattr(options, option):
            raise UsageError(
                Phrase("--{option} goes with --invite: a case file holds that itself", option=option)
            )
    if options.zone:
        complain(_("--zone goes with --invite; this case says where you are itself (candidate.timezone)"))
    if options.case:
        if options.case.endswith(".ics"):
            wanted = Phrase("a case file (for an invite: --invite {case})", case=options.case)
            raise InputError(options.case, "a calendar invite", wanted)
        case = load_case(options.case, read(options.case))
    else:
        data = piped()
        if data is None:
            raise UsageError("no case: name a case file, pipe one in, or start from --invite FILE.ics")
        case = load_case(STANDARD_INPUT, data)
    return _with_said(case, options.said), notices


def load_case(path: str, data: bytes) -> Case:
    """The case in a file's bytes; a ``InputError`` that is about no key names the file."""
    try:
        return read_case_toml(data) if _is_toml(path, data) else read_case(data)
    except InputError as fault:
        raise _other_file(path, data, fault) from None


def _other_file(path: str, data: bytes, fault: InputError) -> InputError:
    """The fault, or a plainer one where the file isn't meant to be a case at all."""
    from afterword.cli.file_types import has_mail_headers, other_format  # noqa: PLC0415 - on a fault

    if fault.path == "case":
        again = Phrase("a case file (is this a line for a batch? afterword plan --batch < {path})", path=path)
        return InputError(path, "a request with a case in it", again)
    if fault.path or not data.strip():
        return fault if fault.path else InputError(path, fault.found, fault.expected)
    found = other_format(data, structured=False) or (
        Phrase("a mail or a note") if has_mail_headers(data) else None
    )
    if found is None:
        return InputError(path, fault.found, fault.expected)
    return InputError(path, found, "a case, in JSON or TOML (`afterword case-format` explains it)")


def _table(path: str) -> dict[str, Any]:
    """A TOML file's table; a ``InputError`` names the file."""
    try:
        return toml_table(read(path))
    except InputError as fault:
        raise fault if fault.path else InputError(path, fault.found, fault.expected) from None


def _is_toml(path: str, data: bytes) -> bool:
    if path == STANDARD_INPUT:
        return not data.lstrip().startswith(b"{")
    return path.endswith(".toml")


def _from_invites(options: Options, notices: list[str]) -> Case:
    from afterword.services import registry  # noqa: PLC0415 - only for invites
    from afterword.services.cases.schemas import CaseFromInvitesRequest  # noqa: PLC0415

    answers: dict[str, Any] = _table(options.answers) if options.answers else {}
    candidate = answers.get("candidate")
    me: dict[str, Any] = dict(candidate) if isinstance(candidate, dict) else {}
    if options.email:
        me["email"] = options.email
    if options.zone:
        me["timezone"] = options.zone
    if "timezone" not in me:
        own = own_zone()
        if own is not None:
            me["timezone"] = own
            here = _("Using this computer's time zone, {zone}; if you're elsewhere, say so with --zone.")
            notices.append(here.format(zone=own))
    answers["candidate"] = me
    # Of a meeting that recurs, the one nearest to the moment asked about is meant.
    around = moment_option(getattr(options, "now", None) or getattr(options, "at", None))
    files = tuple(read(path) for path in options.invite)
    request = CaseFromInvitesRequest(invites=files, answers=answers, around=around)
    try:
        found = registry.cases.case_from_invites.alone(bootstrap.stateless(), request)
    except InputError as fault:
        place, bracket, rest = fault.path.removeprefix("invites[").partition("]")
        if not bracket or not place.isdecimal():
            raise
        raise InputError(options.invite[int(place)] + rest, fault.found, fault.expected) from None
    notices.extend(found.notices)
    return found.case


def _with_said(case: Case, said: str | None) -> Case:
    if said is None:
        return case
    from msgspec.structs import replace  # noqa: PLC0415

    from afterword.core.case import Expectation  # noqa: PLC0415

    if not case.interviews:
        raise InputError(
            "--said", "words about the answer", "a case with an interview at which they were said"
        )
    last = case.interviews[-1]
    expectation = replace(last.expectation or Expectation(), said=said, within=None, by=None)
    return replace(case, interviews=(*case.interviews[:-1], replace(last, expectation=expectation)))


def moment_option(text: str | None, option: str = "--now") -> datetime:
    """The moment of an option, or the clock's."""
    if text is None:
        return bootstrap.clock().now()
    return parse_moment(text, option)


def parse_moment(text: str, option: str) -> datetime:
    """An RFC 3339 moment with an offset."""
    wanted = Phrase("a moment with an offset, such as 2026-11-13T10:05:00-06:00")
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise InputError(option, repr(text), wanted) from None
    if when.tzinfo is None:
        raise InputError(option, Phrase("{text}, a time without an offset", text=repr(text)), wanted)
    return when


def busy_in(texts: list[str]) -> tuple[tuple[datetime, datetime], ...]:
    """Busy times given as FROM/UNTIL."""
    found = []
    for text in texts:
        start, slash, until = text.partition("/")
        if not slash:
            raise InputError("--busy", repr(text), "FROM/UNTIL, two moments with a slash between")
        found.append((parse_moment(start, "--busy"), parse_moment(until, "--busy")))
    return tuple(found)


def policy_in(option: str | None) -> msgspec.Raw:
    """A policy's name or file, as the request takes it."""
    if option is None or option == "article":
        return msgspec.Raw()
    if option.endswith(".toml"):
        return msgspec.Raw(msgspec.json.encode(_table(option)))
    return msgspec.Raw(msgspec.json.encode(option))


# The zone of the person at this computer, where they haven't said which is theirs.

_NOBODYS: Final = "UTC"
"""What servers are set to: it says nothing of where the person is."""


def own_zone() -> str | None:
    """This computer's zone, if it says where its owner may be."""
    found = bootstrap.home_zone()
    return None if found == _NOBODYS else found


def show_zone(profile: "Profile", stream: TextIO | None = None) -> None:
    """Say that times are by this computer's clock, as long as the person hasn't named a zone."""
    if profile.timezone:
        return
    stream = stream or sys.stdout
    painter = Painter(stream)
    said = _("Using this computer's time zone, {zone}; set yours in Settings (afterword open).").format(
        zone=profile.home
    )
    stream.write("\n".join(["", *painter.block(said, 0, "dim")]) + "\n")
