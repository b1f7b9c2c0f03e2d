"""A plan on a terminal: what to do now, what comes, what is over, what not to do, and why."""

import sys
from typing import Final

import msgspec

from afterword.cli.render.style import Painter, printable
from afterword.core.plan.action import BLOCKED, DONE, DUE, LATE, MISSED, UPCOMING, Action
from afterword.core.plan.planner import Plan
from afterword.messages import titles
from afterword.messages.actions import why
from afterword.messages.catalogue import NP_, pgettext
from afterword.messages.catalogue import gettext as _
from afterword.messages.dates import clock_words, dated, day_words
from afterword.messages.people import company, who, whom
from afterword.messages.refusals import act_words
from afterword.messages.refusals import why as why_refused
from afterword.services.planning.schemas import ExplanationOut
from afterword.services.registry import PlannedCase

_MARKS: Final = {
    DUE: ("●", "green"),
    LATE: ("●", "yellow"),
    BLOCKED: ("■", "red"),
    UPCOMING: ("○", "blue"),
    DONE: ("✓", "green"),
    MISSED: ("–", "dim"),
}


_NOW: Final = NP_("part of a plan", "Now")
_AHEAD: Final = NP_("part of a plan", "Coming up")
_BEHIND: Final = NP_("part of a plan", "Done")
_STATES: Final = {
    LATE: NP_("an action", "late"),
    BLOCKED: NP_("an action", "blocked"),
    MISSED: NP_("an action", "missed"),
}


def show_plan(found: PlannedCase) -> None:
    """Print the plan."""
    painter = Painter(sys.stdout)
    sys.stdout.write("\n".join([*_head(found.plan, painter), *_sections(found, painter)]) + "\n")


def _head(plan: Plan, painter: Painter) -> list[str]:
    situation = plan.situation
    role = printable(situation.case.role)
    title = _("{role} at {company}").format(role=role, company=printable(company(plan)))
    zone = situation.home
    now = _("{day}, {clock} where you are").format(
        day=dated(zone.day_of(situation.now)), clock=clock_words(zone.clock_of(situation.now))
    )
    return [
        painter.columns(title, titles.stage_words(plan), "bold"),
        painter.paint(now, "dim"),
        "",
        *painter.block(titles.summary(plan), 0),
    ]


def _sections(found: PlannedCase, painter: Painter) -> list[str]:
    lines: list[str] = []
    plan, parts = found.plan, found.parts
    for heading, chosen in ((_NOW, parts.now), (_AHEAD, parts.ahead), (_BEHIND, parts.over)):
        if chosen:
            lines += ["", painter.paint(pgettext("part of a plan", heading), "bold")]
            brief = heading == _BEHIND
            for place, action in enumerate(chosen):
                lines += [""] if place and not brief else []
                lines += _action(plan, action, painter, brief=brief)
    lines += _refused(found, painter)
    lines += _notes(plan, painter, found.notices)
    return lines


def _action(plan: Plan, action: Action, painter: Painter, *, brief: bool) -> list[str]:
    mark, colour = _MARKS[action.status]
    title = headline(plan, action)
    state = pgettext("an action", _STATES[action.status]) if action.status in _STATES else ""
    left = f"{painter.paint(mark, colour)} {painter.paint(title, 'bold')}"
    right = titles.when_words(plan, action) if action.status in (DUE, LATE, UPCOMING) else state
    gap = max(2, painter.width - len(title) - len(right) - 4)
    lines = [f"  {left}{' ' * gap}{painter.paint(right, 'dim')}" if right else f"  {left}"]
    lines += painter.block(why(plan, action), 4, *(("dim",) if brief else ()))
    if brief:
        return lines
    for start, until in action.windows if action.status in (DUE, LATE, UPCOMING) else ():
        lines.append("    " + painter.paint(_window(plan, action, start, until), "blue"))
    lines.append("    " + painter.paint(f"{', '.join(action.because)} · --why {action.id}", "dim"))
    return lines


def headline(plan: Plan, action: Action) -> str:
    """The action's headline, for a terminal."""
    return printable(titles.title_of(plan, action))


def _window(plan: Plan, action: Action, start: int, until: int) -> str:
    zone, home = action.zone, plan.situation.home
    theirs = f"{clock_words(zone.clock_of(start))}–{clock_words(zone.clock_of(until))}"
    text = _("{day}  {hours} their time").format(day=day_words(plan, zone.day_of(start)), hours=theirs)
    if zone.offset_at(start) == home.offset_at(start):
        return text
    yours = f"{clock_words(home.clock_of(start))}–{clock_words(home.clock_of(until))}"
    shift = home.day_of(start) - zone.day_of(start)
    words = {
        1: _("{theirs}, {hours} yours the day after"),
        -1: _("{theirs}, {hours} yours the day before"),
    }.get(shift, _("{theirs}, {hours} yours"))
    return words.format(theirs=text, hours=yours)


def _refused(found: PlannedCase, painter: Painter) -> list[str]:
    """The same reason for several people is given once."""
    said: dict[tuple[str, str, str], list[str]] = {}
    plan = found.plan
    for each in found.refused:
        reason = each.act, each.because or "", why_refused(plan, each)
        said.setdefault(reason, []).append(whom(plan, each.contact))
    if not said:
        return []
    lines = ["", painter.paint(_("Not right now"), "bold")]
    for (act, because, why_not), names in said.items():
        named = _("anyone there") if act == "visit" else _either(names)
        lines += painter.block(f"✗ {act_words(act, named)}", 2, "red")
        lines += painter.block(f"{why_not} ({because})", 4, "dim")
    return lines


def _either(names: list[str]) -> str:
    """``A, B or C``."""
    if len(names) < 2:  # noqa: PLR2004 - one alone needs no "or"
        return "".join(names)
    return _("{several} or {last}").format(several=", ".join(names[:-1]), last=names[-1])


def _notes(plan: Plan, painter: Painter, notices: tuple[str, ...]) -> list[str]:
    situation = plan.situation
    known = [key for key in ("zone_assumed", "end_assumed", "part_unknown") if getattr(situation, key)]
    known += [
        _("Your last email to {whom} bounced, so it may not have arrived. Find another address.").format(
            whom=person.name
        )
        for person in situation.people.values()
        if person.lost_note
    ]
    known += [
        _("{who} asked you to write, and you haven't yet.").format(who=who(plan, person.id))
        for person in situation.people.values()
        if person.asked_to_write and situation.ended is None
    ]
    lines: list[str] = []
    for notice in (*known, *notices):
        lines += [] if lines else [""]
        lines += painter.block(f"! {titles.notice_words(notice)}", 0, "yellow")
    return lines


# The whole chain behind a step, or behind a refusal.


def show_reasons(found: tuple[ExplanationOut, ...], *, as_json: bool) -> None:
    """Print each explanation."""
    for each in found:
        title = printable(each.title)
        if as_json:
            shown = ExplanationOut(title, each.chain, each.instead)
            sys.stdout.write(msgspec.json.encode(shown).decode() + "\n")
        else:
            sys.stdout.write("\n".join(_reasons(title, each)) + "\n")


def _reasons(title: str, found: ExplanationOut) -> list[str]:
    painter = Painter(sys.stdout)
    from afterword.messages.claims import claim_words  # noqa: PLC0415 - a plan names its claims only

    lines = [painter.paint(title, "bold")]
    for step in found.chain:
        mark, colour = ("•", "green") if step.holds else ("✗", "red")
        body = painter.block(step.says, 4)
        lines.append(f"  {painter.paint(mark, colour)} {body[0].lstrip()}")
        lines += body[1:]
        lines.append("    " + painter.paint(f"{step.rule}: {claim_words(step.rule)}", "dim"))
    if found.instead is not None:
        lines += ["", *painter.block(_("Instead: {step}").format(step=found.instead), 0)]
    return lines
