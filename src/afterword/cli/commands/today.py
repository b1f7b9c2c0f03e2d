"""``afterword today``: what is due, read straight from the table."""

import sys
from typing import TYPE_CHECKING, Any, Final

import msgspec

from afterword import bootstrap
from afterword.cli.inputs import moment_option, show_zone
from afterword.cli.render.style import Painter, printable
from afterword.cli.words import Command, Options
from afterword.config import config
from afterword.core.errors import InputError
from afterword.messages.actions import why
from afterword.messages.catalogue import NP_, fault_line, npgettext, pgettext
from afterword.messages.catalogue import gettext as _
from afterword.messages.dates import dated, start_words, until_words
from afterword.messages.people import company
from afterword.messages.titles import title_of
from afterword.services.context import Caller, utc_datetime
from afterword.services.registry import today
from afterword.services.today.schemas import TodayRequest

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from afterword.services.registry import Doing, Today, Waiting

USAGE: Final = "[options]"
EXAMPLES: Final = """\
examples:
  afterword today
  afterword today --json | jq '.now[0].title'

It reads the cases saved on this computer (AFTERWORD_DATA, or DATABASE_URL with sqlite:///…).
"""


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``today``."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--now", metavar="TIME", help="as of that moment (default: this one)")


def run(options: Options) -> int:
    """Print the day."""
    path = config().sqlite
    if path is None:
        raise InputError(
            "DATABASE_URL", "a database that isn't SQLite", "afterword call today, which reads any"
        )
    if not path.exists():
        sys.stdout.write(_("There's nothing here yet. To start, run `afterword serve`.") + "\n")
        return 0
    store = bootstrap.sqlite_file(path)
    owner = store.local_person()
    if owner is None:
        sys.stdout.write(_("There's nothing here yet. To start, run `afterword serve`.") + "\n")
        return 0
    if not store.current():
        # Tables of an older version: they're brought up to date first, as any other command does it.
        store.close()
        bootstrap.store(config())
        store = bootstrap.sqlite_file(path)
    caller = Caller(owner, "cli", moment_option(options.now))
    agenda: Any = bootstrap.agenda(store)
    found, profile = today.today(agenda, caller, TodayRequest()), agenda.profile(caller)
    if options.json:
        sys.stdout.write(msgspec.json.encode(today.today.present(found)).decode() + "\n")
    else:
        _show(found, profile.zone)
        show_zone(profile)
    return 0


def _show(found: "Today", zone: str) -> None:
    painter = Painter(sys.stdout)
    lines = [painter.paint(_sentence(found), "bold")]
    if found.read_first:
        lines += ["", painter.paint(_("Read first"), "bold")]
        for unread in found.read_first:
            lines += painter.block(_read_first(unread, zone), 2, "yellow")
        lines.append(
            painter.paint(
                "  " + _("Say what it means on the Today page, or with `afterword call confirm-meaning`."),
                "dim",
            )
        )
    for heading, doings, to_do in (
        (NP_("part of a plan", "Now"), found.now, True),
        (NP_("part of a plan", "Today"), found.before_tonight, False),
        (NP_("part of a plan", "Can wait"), found.no_hurry, True),
        (NP_("part of a plan", "Coming up"), found.waiting, False),
    ):
        if doings:
            lines += ["", painter.paint(pgettext("part of a plan", heading), "bold")]
        for each in doings:
            lines += _doing(each, painter, to_do=to_do)
    if found.broken:
        lines += ["", painter.paint(_("These need a look"), "bold")]
        lines += [
            "  " + _("case {number}: {fault}").format(number=case, fault=fault_line(fault))
            for case, fault in found.broken
        ]
    if found.more:
        lines += ["", painter.paint(_("There's more: afterword call cases"), "dim")]
    sys.stdout.write("\n".join(lines) + "\n")


def _read_first(each: "Waiting", zone: str) -> str:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - most days nothing is to be read

    day = utc_datetime(each.at).astimezone(ZoneInfo(zone)).date()
    who = printable(each.who) or _("They")
    return _("{who} wrote on {day}. Read it first (message {message}, case {number}).").format(
        who=who, day=dated(day.toordinal()), message=each.letter, number=each.case
    )


def _sentence(found: "Today") -> str:
    if found.read_first and not found.now:
        return _("They wrote to you. Read that first.")
    if found.now:
        count = len(found.now)
        return npgettext("a plan", "One thing to do now.", "{count} things to do now.", count).format(
            count=count
        )
    if found.no_hurry:
        return _("Nothing urgent.")
    ahead = (*found.before_tonight, *found.waiting)
    if not ahead:
        return _("Nothing needs you right now.")
    first = ahead[0]
    when = start_words(first.plan, first.at, first.plan.situation.home)
    if found.restful:
        return _("Nothing to do until {moment}.").format(moment=when)
    return _("Next: {moment}.").format(moment=when)


def _doing(each: "Doing", painter: Painter, *, to_do: bool) -> list[str]:
    plan = each.plan
    home = plan.situation.home
    title = printable(f"{title_of(plan, each.action)} · {company(plan)}")
    when = ""
    if each.known is not None:
        when = (
            until_words(plan, each.at, each.action.zone)
            if to_do
            else _("from {moment}").format(moment=start_words(plan, each.at, home))
        )
    gap = max(2, painter.width - len(title) - len(when) - 4)
    mark = painter.paint("●" if to_do else "○", "green" if to_do else "blue")
    lines = [f"  {mark} {painter.paint(title, 'bold')}{' ' * gap}{painter.paint(when, 'dim')}".rstrip()]
    return lines + painter.block(why(plan, each.action), 4)


COMMANDS: Final = {"today": Command(USAGE, EXAMPLES, arguments, run)}
