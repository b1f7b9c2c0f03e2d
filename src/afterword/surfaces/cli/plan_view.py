"""A plan on a terminal: what to do now, what comes, what is over, and what not to do."""

import sys
from typing import Final

from afterword.app.refusing import refusals_now
from afterword.app.wording import titles
from afterword.app.wording.actions import why
from afterword.app.wording.dates import clock_words, dated, day_words
from afterword.app.wording.people import company, name_of
from afterword.app.wording.refusals import why as why_refused
from afterword.core.action import BLOCKED, DONE, DUE, LATE, MISSED, UPCOMING, Action
from afterword.core.plan import Plan
from afterword.surfaces.cli.style import Painter, printable

_MARKS: Final = {
    DUE: ("●", "green"),
    LATE: ("●", "yellow"),
    BLOCKED: ("■", "red"),
    UPCOMING: ("○", "blue"),
    DONE: ("✓", "green"),
    MISSED: ("–", "dim"),
}


_OFFER_FIRST: Final = {"thank_for_offer": 0, "get_it_in_writing": 1, "decide": 2}


def show_plan(plan: Plan, notices: list[str]) -> None:
    """Print the plan."""
    painter = Painter(sys.stdout)
    sys.stdout.write("\n".join([*_head(plan, painter), *_sections(plan, painter, notices)]) + "\n")


def _head(plan: Plan, painter: Painter) -> list[str]:
    situation = plan.situation
    role = printable(situation.case.role)
    title = f"{role} at {printable(company(plan))}"
    zone = situation.home
    now = f"{dated(zone.day_of(situation.now))}, {clock_words(zone.clock_of(situation.now))} where you are"
    return [
        painter.columns(title, titles.stage_words(plan), "bold"),
        painter.paint(now, "dim"),
        "",
        *painter.block(titles.summary(plan), 0),
    ]


def _sections(plan: Plan, painter: Painter, notices: list[str]) -> list[str]:
    lines: list[str] = []
    for heading, statuses in (
        ("Now", (DUE, LATE, BLOCKED)),
        ("Ahead", (UPCOMING,)),
        ("Behind", (DONE, MISSED)),
    ):
        chosen = [action for action in plan.actions if action.status in statuses]
        # What opens at the same moment is told in the order in which it is done.
        chosen.sort(key=lambda action: (action.opens, _OFFER_FIRST.get(action.kind, 0)))
        if chosen:
            lines += ["", painter.paint(heading, "bold")]
            brief = heading == "Behind"
            for place, action in enumerate(chosen):
                lines += [""] if place and not brief else []
                lines += _action(plan, action, painter, brief=brief)
    lines += _refused(plan, painter)
    lines += _notes(plan, painter, notices)
    return lines


def _action(plan: Plan, action: Action, painter: Painter, *, brief: bool) -> list[str]:
    mark, colour = _MARKS[action.status]
    title = title_of(plan, action)
    state = action.status if action.status in (LATE, BLOCKED, MISSED) else ""
    left = f"{painter.paint(mark, colour)} {painter.paint(title, 'bold')}"
    right = titles.when_words(plan, action) if action.status in (DUE, LATE, UPCOMING) else state
    gap = max(2, painter.width - len(title) - len(right) - 4)
    lines = [f"  {left}{' ' * gap}{painter.paint(right, 'dim')}" if right else f"  {left}"]
    lines += painter.block(why(plan, action), 4, *(("dim",) if brief else ()))
    if brief:
        return lines
    for start, until in action.windows if action.status in (DUE, UPCOMING) else ():
        lines.append("    " + painter.paint(_window(plan, action, start, until), "blue"))
    lines.append("    " + painter.paint(f"{', '.join(action.because)} · --why {action.id}", "dim"))
    return lines


def title_of(plan: Plan, action: Action) -> str:
    """The action's headline, for a terminal."""
    return printable(titles.title_of(plan, action))


def _window(plan: Plan, action: Action, start: int, until: int) -> str:
    zone, home = action.zone, plan.situation.home
    theirs = f"{clock_words(zone.clock_of(start))}–{clock_words(zone.clock_of(until))}"
    text = f"{day_words(plan, zone.day_of(start))}  {theirs} their time"
    if zone.offset_at(start) == home.offset_at(start):
        return text
    yours = f"{clock_words(home.clock_of(start))}–{clock_words(home.clock_of(until))}"
    shift = home.day_of(start) - zone.day_of(start)
    day = {0: "", 1: " the day after", -1: " the day before"}.get(shift, "")
    return f"{text}, {yours} yours{day}"


def _refused(plan: Plan, painter: Painter) -> list[str]:
    """The same reason for several people is given once."""
    said: dict[tuple[str, str, str], list[str]] = {}
    for each in refusals_now(plan):
        reason = each.act, each.because or "", why_refused(plan, each)
        said.setdefault(reason, []).append(printable(name_of(plan, each.contact)))
    if not said:
        return []
    lines = ["", painter.paint("Better not, just now", "bold")]
    for (act, because, why_not), names in said.items():
        whom = "anyone there" if act == "visit" else " or ".join(names)
        lines.append(f"  {painter.paint(f'✗ {act} {whom}', 'red')}")
        lines += painter.block(f"{why_not} ({because})", 4, "dim")
    return lines


def _notes(plan: Plan, painter: Painter, notices: list[str]) -> list[str]:
    situation = plan.situation
    known = [key for key in ("zone_assumed", "end_assumed") if getattr(situation, key)]
    known += [
        f"Your last email to {person.name} bounced, so it may not have arrived: find another address."
        for person in situation.people.values()
        if person.lost_note
    ]
    lines: list[str] = []
    for notice in (*known, *notices):
        lines += [] if lines else [""]
        lines += painter.block(f"! {titles.NOTICES.get(notice, notice)}", 0, "yellow")
    return lines
