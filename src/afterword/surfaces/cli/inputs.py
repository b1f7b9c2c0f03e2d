"""What the commands have in common: where the case comes from, the moment, the policy."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from afterword import wiring
from afterword.app.reading import case_of, read_case, read_case_toml, toml_table
from afterword.core.facts import Case
from afterword.core.fault import Fault
from afterword.surfaces.cli.files import STANDARD_INPUT, read
from afterword.surfaces.cli.words import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from afterword.ports import Invite


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


def shift_case(options: Options, *before: str) -> None:
    """Where positions before the case were left out, what stands in them last is the case."""
    if options.case is None and not options.invite:
        for name in reversed(before):
            if getattr(options, name) is not None:
                options.case = getattr(options, name)
                setattr(options, name, None)
                return


def case_in(options: Options) -> tuple[Case, list[str]]:
    """The case from a file or from invites and answers, and notices about what was guessed."""
    notices: list[str] = []
    if options.invite:
        if options.case:
            raise Fault("CASE", "a case file and an invite", "one of the two")
        case = _from_invites(options, notices)
    elif options.case:
        if options.case.endswith(".ics"):
            wanted = f"a case file (for an invite: --invite {options.case})"
            raise Fault(options.case, "a calendar invite", wanted)
        data = read(options.case)
        try:
            case = read_case_toml(data) if _is_toml(options.case, data) else read_case(data)
        except Fault as fault:
            raise fault if fault.path else Fault(options.case, fault.found, fault.wanted) from None
    else:
        raise Fault("CASE", "nothing", "a case file, or --invite FILE.ics (see: afterword plan --help)")
    return _with_said(case, options.said), notices


def _is_toml(path: str, data: bytes) -> bool:
    if path == STANDARD_INPUT:
        return not data.lstrip().startswith(b"{")
    return path.endswith(".toml")


def _from_invites(options: Options, notices: list[str]) -> Case:
    from afterword.app.case_from_invite import draft_from_invites  # noqa: PLC0415 - only for invites

    answers: dict[str, Any] = toml_table(read(options.answers)) if options.answers else {}
    candidate = answers.get("candidate")
    me: dict[str, Any] = dict(candidate) if isinstance(candidate, dict) else {}
    if options.email:
        me["email"] = options.email
    if options.zone:
        me["timezone"] = options.zone
    answers["candidate"] = me
    reader = wiring.invite_reader()
    # Of a meeting that recurs, the one nearest to the moment asked about is meant.
    around = at(getattr(options, "now", None) or getattr(options, "at", None))
    invites: list[Invite] = []
    for path in options.invite:
        data = read(path)
        try:
            invites += reader(
                data, candidate_email=me.get("email"), fallback_zone=me.get("timezone"), around=around
            )
        except Fault as fault:
            raise fault.under(path) from None
    for invite in invites:
        notices.extend(invite.notices)
    draft = draft_from_invites(invites, answers, wiring.desk().country_of_zone)
    notices.extend(draft.notices)
    return case_of(draft.table)


def _with_said(case: Case, said: str | None) -> Case:
    if said is None:
        return case
    from msgspec.structs import replace  # noqa: PLC0415

    from afterword.core.facts import Expectation  # noqa: PLC0415

    if not case.interviews:
        raise Fault("--said", "words about the answer", "a case with an interview at which they were said")
    last = case.interviews[-1]
    expectation = replace(last.expectation or Expectation(), said=said, within=None, by=None)
    return replace(case, interviews=(*case.interviews[:-1], replace(last, expectation=expectation)))


def at(text: str | None, option: str = "--now") -> datetime:
    """The moment of an option, or the clock's."""
    if text is None:
        return wiring.clock().now()
    return moment(text, option)


def moment(text: str, option: str) -> datetime:
    """An RFC 3339 moment with an offset."""
    wanted = "a moment with an offset, such as 2026-11-13T10:05:00-06:00"
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise Fault(option, repr(text), wanted) from None
    if when.tzinfo is None:
        raise Fault(option, f"{text!r}, a time without an offset", wanted)
    return when


def busy_in(texts: list[str]) -> tuple[tuple[datetime, datetime], ...]:
    """Busy times given as FROM/UNTIL."""
    found = []
    for text in texts:
        start, slash, until = text.partition("/")
        if not slash:
            raise Fault("--busy", repr(text), "FROM/UNTIL, two moments with a slash between")
        found.append((moment(start, "--busy"), moment(until, "--busy")))
    return tuple(found)


def policy_in(option: str | None) -> msgspec.Raw:
    """A policy's name or file, as the request takes it."""
    if option is None or option == "article":
        return msgspec.Raw()
    if option.endswith(".toml"):
        return msgspec.Raw(msgspec.json.encode(toml_table(read(option))))
    return msgspec.Raw(msgspec.json.encode(option))
