"""``afterword today``: what is due, read straight from the table."""

import sys
from typing import TYPE_CHECKING, Final

from afterword import wiring
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.readiness import FAR
from afterword.app.ledger.today import Doing, Today, TodayRequest, due_today
from afterword.app.wording.actions import why
from afterword.app.wording.dates import end_words, moment_words
from afterword.app.wording.people import company
from afterword.app.wording.titles import title_of
from afterword.config import config
from afterword.core.fault import Fault
from afterword.surfaces.cli.inputs import at
from afterword.surfaces.cli.style import Painter, printable
from afterword.surfaces.cli.words import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser

EXAMPLES: Final = """\
examples:
  afterword today
  afterword today --json | jq '.now[0].title'

It reads the cases that are kept on this machine (AFTERWORD_DATA, or DATABASE_URL with sqlite:///…).
"""


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``today``."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--now", metavar="TIME", help="as of that moment (default: this one)")


def run(options: Options) -> int:
    """Print the day."""
    path = config().sqlite
    if path is None:
        raise Fault("DATABASE_URL", "a database that is not SQLite", "afterword do today, which reads any")
    if not path.exists():
        sys.stdout.write("Nothing is kept here yet: `afterword serve` begins.\n")
        return 0
    store = wiring.sqlite_file(path)
    owner = store.local_person()
    if owner is None:
        sys.stdout.write("Nothing is kept here yet: `afterword serve` begins.\n")
        return 0
    caller = Caller(owner, "cli", at(options.now))
    found = due_today(store, wiring.desk(), caller, store.profile(owner), TodayRequest())
    if options.json:
        from afterword.app.ledger.showing import answer  # noqa: PLC0415

        sys.stdout.write(b"".join(answer(found)).decode())
    else:
        _show(found)
    return 0


def _show(found: Today) -> None:
    painter = Painter(sys.stdout)
    lines = [painter.paint(_sentence(found), "bold")]
    for heading, doings, to_do in (
        ("Now", found.now, True),
        ("Before you stop today", found.before_tonight, False),
        ("Open, no hurry", found.no_hurry, True),
        ("Waiting, nothing to do", found.waiting, False),
    ):
        if doings:
            lines += ["", painter.paint(heading, "bold")]
        for each in doings:
            lines += _doing(each, painter, to_do=to_do)
    if found.broken:
        lines += ["", painter.paint("These need a look", "bold")]
        lines += [f"  case {case}: {fault.path}: {fault.message}" for case, fault in found.broken]
    if found.more:
        lines += ["", painter.paint("There is more: afterword do cases", "dim")]
    sys.stdout.write("\n".join(lines) + "\n")


def _sentence(found: Today) -> str:
    if found.now:
        return "One thing to do now." if len(found.now) == 1 else f"{len(found.now)} things to do now."
    if found.no_hurry:
        return "Nothing that presses."
    ahead = (*found.before_tonight, *found.waiting)
    if not ahead:
        return "Nothing to do: nothing is under way."
    first = ahead[0]
    return (
        f"Nothing to do now. Rest easy until {moment_words(first.plan, first.at, first.plan.situation.home)}."
    )


def _doing(each: Doing, painter: Painter, *, to_do: bool) -> list[str]:
    plan = each.plan
    home = plan.situation.home
    title = printable(f"{title_of(plan, each.action)} · {company(plan)}")
    when = ""
    if each.at != FAR:
        when = (
            f"until {end_words(plan, each.at, home)}"
            if to_do
            else f"from {moment_words(plan, each.at, home)}"
        )
    gap = max(2, painter.width - len(title) - len(when) - 4)
    mark = painter.paint("●" if to_do else "○", "green" if to_do else "blue")
    lines = [f"  {mark} {painter.paint(title, 'bold')}{' ' * gap}{painter.paint(when, 'dim')}".rstrip()]
    return lines + painter.block(why(plan, each.action), 4)
