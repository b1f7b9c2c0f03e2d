"""An action as a page shows it: its words, when, and where it is done."""

from typing import Final, NamedTuple
from urllib.parse import quote

from django.utils.translation import gettext as _

from afterword.app.ledger.readiness import FAR
from afterword.app.ledger.today import Doing
from afterword.app.wording.dates import clock_words
from afterword.core.action import BLOCKED, Action
from afterword.core.plan import Plan
from afterword.surfaces.web.templating import moment
from afterword.surfaces.web.voice import Voice

NOTES: Final = frozenset(
    (
        "thank_you",
        "answer",
        "check_in",
        "after_rejection",
        "reopened_note",
        "thank_for_offer",
        "accept_in_writing",
        "decline_note",
    )
)
"""Actions that are a text to somebody: their kind is the kind of note."""
_OFFER: Final = frozenset(("get_it_in_writing", "decide", "withdraw_elsewhere", "thank_helpers"))


class Shown(NamedTuple):
    """What a page says of an action. ``id`` is fit for HTML; ``clock`` is their time beside one's own."""

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
    verb: str
    href: str
    case_href: str
    done_href: str
    is_now: bool


def shown(each: Doing, voice: Voice, *, is_now: bool) -> Shown:
    """An action of *Today* in words."""
    plan, action = each.plan, each.action
    home = plan.situation.home.name
    until = moment(each.at, home) if each.at != FAR else ""
    return Shown(
        id=f"{each.case}-{quote(action.id, safe='').replace('%', '_')}",
        case=each.case,
        action=action.id,
        title=voice.titles.title_of(plan, action),
        company=plan.situation.case.company.name,
        role=plan.situation.case.role,
        why=voice.actions.why(plan, action),
        when=(_("until %(when)s") if is_now else _("from %(when)s")) % {"when": until} if until else "",
        until=_("until %(when)s") % {"when": until} if until else "",
        clock=their_clock(plan, action),
        verb=verb(action),
        href=where(each.case, action),
        case_href=f"/cases/{each.case}",
        done_href=done(each.case, action),
        is_now=is_now,
    )


def where(case: int, action: Action) -> str:
    """The page on which an action is done."""
    kind = action.kind
    if action.status == BLOCKED:
        contact = quote(action.contact, safe="") if action.contact is not None else "new"
        return f"/cases/{case}/people/{contact}"
    if kind in NOTES and action.contact is not None:
        return f"/cases/{case}/write/{kind}/{quote(action.contact, safe='')}"
    if kind == "call":
        return f"/cases/{case}/call"
    if kind == "capture":
        return f"/cases/{case}/learned"
    if kind == "ask_before_leaving":
        return f"/cases/{case}/before"
    if kind in _OFFER:
        return f"/cases/{case}/offer"
    if kind == "check_openings":
        return "/keep"
    if kind == "let_go":
        return f"/cases/{case}/record/closed"
    return f"/cases/{case}"


def done(case: int, action: Action) -> str:
    """Where it is said that it has been done."""
    return f"/cases/{case}#record" if action.kind == "check_openings" else where(case, action)


def verb(action: Action) -> str:
    """What the button says."""
    kind = action.kind
    if action.status == BLOCKED:
        return _("Add what is missing")
    if kind in NOTES:
        return _("Write it on a card") if action.channel == "handwritten" else _("Write it")
    return {
        "call": _("Open the call sheet"),
        "capture": _("Note what they said"),
        "ask_before_leaving": _("Show the two questions"),
        "let_go": _("Let it go"),
        "check_openings": _("Keep in touch"),
    }.get(kind, _("See what to do"))


def their_clock(plan: Plan, action: Action) -> str:
    """``16:10 in New York, 15:10 for Dana``: where the two clocks differ, for what is bound to theirs."""
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
