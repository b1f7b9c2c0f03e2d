"""An action as a page shows it: text, time, and where to do it."""

from typing import Final, NamedTuple
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _

from afterword.core.plan.action import BLOCKED, Action
from afterword.core.plan.action_kinds import ACTION_KINDS, WRITTEN
from afterword.core.plan.planner import STILL_OPEN, Plan
from afterword.messages.dates import clock_words, start_words, until_words
from afterword.services.context import Opened
from afterword.services.registry import Doing
from afterword.web.language import Voice, catalogue


class TodayItem(NamedTuple):
    """An action's texts for a page. ``id`` is safe for HTML; ``clock`` shows both clocks."""

    id: str
    case: int
    action: str
    title: str
    company: str
    role: str
    why: str
    when: str
    until: str
    clock: str
    label: str
    href: str
    case_href: str
    done_href: str
    is_now: bool


def today_item(each: Doing, voice: Voice, *, is_now: bool) -> TodayItem:
    """An action of *Today* in words."""
    plan, action = each.plan, each.action
    home = plan.situation.home
    until = "" if each.known is None else until_words(plan, each.known, action.zone)
    start = "" if each.known is None else _("from %(when)s") % {"when": start_words(plan, each.known, home)}
    return TodayItem(
        id=f"{each.case}-{quote(action.id, safe='').replace('%', '_')}",
        case=each.case,
        action=action.id,
        title=voice.titles.title_of(plan, action),
        company=plan.situation.case.company.name,
        role=plan.situation.case.role,
        why=voice.actions.why(plan, action),
        when=until if is_now else start,
        until=until,
        clock=their_clock(plan, action),
        label=action_label(action),
        href=action_url(each.case, action),
        case_href=reverse("case", args=(each.case,)),
        done_href=done_url(each.case, action),
        is_now=is_now,
    )


def is_note(action: Action) -> bool:
    """Whether it's done by writing to somebody."""
    return (
        action.kind in WRITTEN
        and action.contact is not None
        and action.status != BLOCKED
        and action.channel != "phone"
    )


def action_url(case: int, action: Action) -> str:
    """The page where an action is done."""
    kind = ACTION_KINDS[action.kind]
    if action.status == BLOCKED:
        return reverse("person", args=(case, action.contact if action.contact is not None else "new"))
    if action.channel == "phone":
        return reverse("call", args=(case,))
    if is_note(action):
        return reverse("write", args=(case, kind.note, action.contact))
    return _address(case, kind.page) if kind.note is None else reverse("case", args=(case,))


def done_url(case: int, action: Action) -> str:
    """The page to say that it's done."""
    page = ACTION_KINDS[action.kind].done_page
    return _address(case, page) if page is not None else action_url(case, action)


def _address(case: int, page: str) -> str:
    """The URL of a page in the table of action kinds."""
    name, *more = page.split("/")
    return reverse(name) if name in _OF_ALL_CASES else reverse(name, args=(case, *more))


_OF_ALL_CASES: Final = frozenset(("keep",))


def action_label(action: Action) -> str:
    """What the button says."""
    if action.status == BLOCKED:
        return _("Add missing details")
    if action.channel == "phone" and action.kind != "call":
        return _("Call")
    if action.kind in WRITTEN and action.channel == "handwritten":
        return _("Write a card")
    return _(ACTION_KINDS[action.kind].verb)


def their_clock(plan: Plan, action: Action) -> str:
    """``16:10 where they are, 15:10 where you are``, if the clocks differ."""
    home, zone, now = plan.situation.home, action.zone, plan.situation.now
    person = plan.situation.people.get(action.contact or "")
    if person is not None:
        zone = plan.situation.zone_of(person)
    if zone.offset_at(now) == home.offset_at(now):
        return ""
    return _("%(theirs)s where they are, %(yours)s where you are") % {
        "theirs": clock_words(zone.clock_of(now)),
        "yours": clock_words(home.clock_of(now)),
    }


# A case's steps, as the pages about an offer and a rejection list them.


class StepRow(NamedTuple):
    """A step of a case, in words."""

    title: str
    status: str
    when: str
    why: str
    href: str
    label: str
    kind: str
    is_note: bool


def step_rows(case: int, opened: Opened, kinds: tuple[str, ...]) -> list[StepRow]:
    """The steps of these kinds, in this order."""
    words, plan = catalogue(), opened.plan
    return [
        StepRow(
            words.titles.title_of(plan, each), each.status,
            words.titles.when_words(plan, each) if each.status in STILL_OPEN else "",
            words.actions.why(plan, each), action_url(case, each), action_label(each), each.kind,
            is_note(each),
        )
        for kind in kinds
        for each in plan.actions
        if each.kind == kind
    ]  # fmt: skip
