"""A case: what to do and why, what not to do, the people, and everything that happened."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from afterword import bootstrap
from afterword.core.errors import InputError
from afterword.core.plan.action import DONE, MISSED, Action
from afterword.core.plan.planner import STILL_OPEN
from afterword.core.time.instants import instant_of
from afterword.services import registry
from afterword.services.cases.schemas import (
    CaseRequest,
    HistoryRequest,
    HistoryStep,
    RemoveRequest,
    SnoozeRequest,
    UndoRequest,
)
from afterword.services.context import NotFound, Opened
from afterword.services.inbox.schemas import MessagesRequest
from afterword.services.outbox.schemas import OutboxRequest
from afterword.web.auth import caller, login_required
from afterword.web.event_labels import entry_label, happened_at, readings
from afterword.web.language import Voice, catalogue
from afterword.web.message_questions import read_first, unread_question
from afterword.web.timeline import timeline
from afterword.web.today_items import action_label, action_url
from afterword.web.views.outbox import message_status, message_title


class PlanStep(NamedTuple):
    """A step of the plan, with the chain of reasons behind it."""

    id: str
    title: str
    status: str
    when: str
    why: str
    chain: list[tuple[str, str, str, bool]]
    href: str
    label: str
    is_now: bool
    windows: list[str]
    held: str


class Not(NamedTuple):
    """What not to do right now, and what to do instead."""

    act: str
    names: str
    why: str
    instead: str
    chain: list[tuple[str, str, str, bool]]


class HistoryLine(NamedTuple):
    """A history entry in words."""

    step: int
    words: str
    at: int
    surface: str
    because: str
    undone: bool


@login_required
@require_safe
def page(request: HttpRequest, case: int) -> HttpResponse:
    """The page."""
    services, asking = bootstrap.services(), caller(request)
    opened = registry.cases.case(services, asking, CaseRequest(case=case))
    words = catalogue()
    history = registry.cases.history(services, asking, HistoryRequest(case=case))
    plan = opened.plan
    theirs = registry.inbox.messages(services, asking, MessagesRequest(case=case))
    home = plan.situation.home.name
    return render(
        request,
        "case.html",
        {
            "case": case,
            "it": opened.case,
            "stage": words.titles.stage_words(plan),
            "summary": read_first(opened.unread(), home) or words.titles.summary(plan),
            "asked": [
                unread_question(each, opened.case.company.name, home)
                for each in registry.inbox.messages(services, asking, MessagesRequest())
                if each.kept.case == case or case in each.body.cases
            ],
            "notices": [words.titles.notice_words(each) for each in opened.notices],
            "open": [_step(case, opened, each, words) for each in plan.actions if each.status in STILL_OPEN],
            "over": [
                _step(case, opened, each, words) for each in plan.actions if each.status in (DONE, MISSED)
            ],
            "vetoed": [_vetoed(case, opened, each, words) for each in plan.vetoed],
            "nots": _nots(opened, words),
            "timeline": timeline(plan),
            "history": [_told(each, opened) for each in reversed(history.steps)],
            "undo": history.undo,
            "letters": [(each, readings().get(each.body.meaning, "")) for each in reversed(theirs)],
            "mail": [
                (each, message_title(each), *message_status(each.kept))
                for each in reversed(registry.outbox.outbox(services, asking, OutboxRequest(case=case)))
            ],
            "zone": plan.situation.home.name,
        },
    )


def _step(case: int, opened: Opened, action: Action, words: Voice) -> PlanStep:
    plan, is_open = opened.plan, action.status in STILL_OPEN
    held = read_first(opened.holding(action) if is_open else None, plan.situation.home.name)
    chain = [
        (each.rule, words.claims.claim_words(each.rule), each.says, each.holds)
        for each in words.chains.why_chain(plan, action)
    ]
    return PlanStep(
        action.id,
        words.titles.title_of(plan, action),
        action.status,
        words.titles.when_words(plan, action) if is_open else "",
        words.actions.why(plan, action),
        chain,
        action_url(case, action),
        action_label(action),
        action.id in opened.ready and not held,
        [_window(opened, begin, end, action) for begin, end in action.windows] if is_open else [],
        held,
    )


def _vetoed(case: int, opened: Opened, action: Action, words: Voice) -> PlanStep:
    """A step that no longer fits: the reason replaces what was to be done."""
    step = _step(case, opened, action, words)
    return step._replace(status="vetoed", when="", why=step.chain[-1][2], href="", windows=[], is_now=False)


def _window(opened: Opened, begin: int, end: int, action: Action) -> str:
    from afterword.messages.dates import clock_words  # noqa: PLC0415
    from afterword.web.templating import short_day  # noqa: PLC0415

    zone, home = action.zone, opened.plan.situation.home
    theirs = f"{clock_words(zone.clock_of(begin))}–{clock_words(zone.clock_of(end))}"
    shown = _("%(day)s, %(hours)s their time") % {"day": short_day(zone.day_of(begin)), "hours": theirs}
    if zone.offset_at(begin) == home.offset_at(begin):
        return shown
    yours = f"{clock_words(home.clock_of(begin))}–{clock_words(home.clock_of(end))}"
    if home.day_of(begin) != zone.day_of(begin):
        yours = f"{short_day(home.day_of(begin))}, {yours}"
    return shown + " " + _("(%(hours)s your time)") % {"hours": yours}


def _nots(opened: Opened, words: Voice) -> list[Not]:
    """A reason shared by several people is given once; "instead" waits until their message is read."""
    plan = opened.plan
    names: dict[tuple[str, str], list[str]] = {}
    first: dict[tuple[str, str], Any] = {}
    for each in opened.refused:
        key = each.act, words.refusals.why(plan, each)
        names.setdefault(key, []).append(plan.situation.people[each.contact].name)
        first.setdefault(key, each)
    acts = {"email": _("No email"), "call": _("No call"), "visit": _("No visit"), "card": _("No card")}
    return [
        Not(
            acts[act],
            "" if act == "visit" else ", ".join(names[act, why]),
            why,
            read_first(opened.unread(), plan.situation.home.name)
            or words.refusals.instead(plan, verdict)
            or "",
            [
                (each.rule, words.claims.claim_words(each.rule), each.says, each.holds)
                for each in words.chains.why_not_chain(plan, verdict)
            ],
        )
        for (act, why), verdict in first.items()
    ]


def _told(step: HistoryStep, opened: Opened) -> HistoryLine:
    entry, words, undone = step.kept, entry_label(step, opened.case), step.kept.undone_at is not None
    return HistoryLine(entry.step, words, happened_at(step), entry.surface, entry.reason, undone)


@login_required
@require_POST
def take_back(request: HttpRequest, case: int) -> HttpResponse:
    """Undo the last step."""
    step = request.POST.get("step", "")
    if step and not (step.isdecimal() and len(step) <= 9):  # noqa: PLR2004 - more than anybody's steps
        raise NotFound
    registry.cases.undo(
        bootstrap.services(), caller(request), UndoRequest(case=case, step=int(step) if step else None)
    )
    messages.info(request, _("Undone."))
    return redirect("case", case)


@login_required
@require_POST
def later(request: HttpRequest, case: int) -> HttpResponse:
    """Snooze an action: until tomorrow morning, two hours before it ends, or for half of the time left."""
    services, asking = bootstrap.services(), caller(request)
    opened = registry.cases.case(services, asking, CaseRequest(case=case))
    wanted = request.POST.get("action", "")
    if all(each.id != wanted for each in opened.plan.actions):
        messages.info(request, _("That’s already done."))
        return redirect("today")
    try:
        until = registry.cases.snooze(services, asking, SnoozeRequest(case=case, action=wanted))
    except InputError:
        messages.info(request, _("This one can’t wait: it ends now."))
        return redirect("today")
    from afterword.web.templating import moment as shown  # noqa: PLC0415

    messages.info(
        request,
        _("Snoozed until %(when)s.") % {"when": shown(instant_of(until), opened.plan.situation.home.name)},
    )
    return redirect("today")


@login_required
def remove_case(request: HttpRequest, case: int) -> HttpResponse:
    """Delete a case, after it's confirmed."""
    services, asking = bootstrap.services(), caller(request)
    if request.method == "POST" and request.POST.get("sure") == "yes":
        registry.cases.remove(services, asking, RemoveRequest(case=case))
        messages.info(request, _("Case and history deleted."))
        return redirect("cases")
    stored = registry.cases.stored_case(services, asking, CaseRequest(case=case))
    company = stored.company or _("Case %(number)s") % {"number": case}
    return render(request, "case_delete.html", {"case": case, "company": company})
