"""A case: what to do in it and why, what not to do, who they are, and everything that happened."""

from typing import TYPE_CHECKING, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from afterword import wiring
from afterword.app.ledger.amending import last_step, put_off, remove, undo
from afterword.app.ledger.books import NotFound, Opened, moment
from afterword.app.ledger.letter_shapes import LettersRequest
from afterword.app.ledger.letters import letters
from afterword.app.ledger.listing import history
from afterword.app.ledger.readiness import FAR, ends_at, is_now
from afterword.app.ledger.requests import HistoryRequest, PutOffRequest, RemoveRequest, UndoRequest
from afterword.app.post.outgoing_shapes import OutboxRequest
from afterword.app.post.steering import outbox
from afterword.app.refusing import refusals_now
from afterword.core.action import DONE, MISSED, Action
from afterword.core.moments import HOUR, MINUTE
from afterword.core.plan import STILL_OPEN
from afterword.ports import KeptEntry
from afterword.surfaces.web.asking import caller, mine
from afterword.surfaces.web.doing import verb, where
from afterword.surfaces.web.entries import happened_at, readings, told
from afterword.surfaces.web.pages.outbox import standing, title_of
from afterword.surfaces.web.timeline import timeline
from afterword.surfaces.web.voice import Voice, voice

if TYPE_CHECKING:
    from afterword.core.guard import Verdict

_MORNING = 8 * HOUR
_BEFORE_END = 2 * HOUR


class Step(NamedTuple):
    """A step of the plan, with the chain of reasons behind it."""

    id: str
    title: str
    status: str
    when: str
    why: str
    chain: list[tuple[str, str, str, bool]]
    href: str
    verb: str
    is_now: bool
    windows: list[str]


class Not(NamedTuple):
    """What had better not be done just now, and what instead."""

    act: str
    names: str
    why: str
    instead: str
    chain: list[tuple[str, str, str, bool]]


class Told(NamedTuple):
    """An entry of the history in words."""

    step: int
    words: str
    at: int
    surface: str
    because: str
    undone: bool


@mine
@require_safe
def page(request: HttpRequest, case: int) -> HttpResponse:
    """The page."""
    books, asking = wiring.books(), caller(request)
    profile = books.profile(asking)
    opened = books.opened(asking, case, profile)
    words = voice()
    entries = history(books, asking, HistoryRequest(case=case))
    plan = opened.plan
    return render(
        request,
        "case.html",
        {
            "case": case,
            "it": opened.case,
            "stage": words.titles.stage_words(plan),
            "summary": words.titles.summary(plan),
            "notices": [words.titles.NOTICES.get(each, each) for each in _notices(opened)],
            "open": [_step(case, opened, each, words) for each in plan.actions if each.status in STILL_OPEN],
            "over": [
                _step(case, opened, each, words) for each in plan.actions if each.status in (DONE, MISSED)
            ],
            "vetoed": [_step(case, opened, each, words) for each in plan.vetoed],
            "nots": _nots(opened, words),
            "timeline": timeline(plan),
            "history": [_told(each, opened) for each in reversed(entries)],
            "undo": last_step(entries),
            "letters": [
                (each, readings().get(each.body.meaning, ""))
                for each in reversed(letters(books, asking, LettersRequest(case=case)))
            ],
            "mail": [
                (each, title_of(each), *standing(each.kept))
                for each in reversed(outbox(books, asking, OutboxRequest(case=case)))
            ],
            "zone": plan.situation.home.name,
            "here": profile.timezone,
        },
    )


def _notices(opened: Opened) -> list[str]:
    situation = opened.plan.situation
    found = [name for name in ("zone_assumed", "end_assumed") if getattr(situation, name)]
    return [*found, *([] if wiring.books().desk.lists_region(opened.case) else ["region_not_listed"])]


def _step(case: int, opened: Opened, action: Action, words: Voice) -> Step:
    plan = opened.plan
    chain = [
        (each.rule, words.claims.CLAIMS.get(each.rule, each.rule), each.says, each.holds)
        for each in words.chains.why_chain(plan, action)
    ]
    windows = (
        [_window(opened, begin, end, action) for begin, end in action.windows]
        if action.status in STILL_OPEN
        else []
    )
    return Step(
        action.id,
        words.titles.title_of(plan, action),
        action.status,
        words.titles.when_words(plan, action) if action.status in STILL_OPEN else "",
        words.actions.why(plan, action),
        chain,
        where(case, action),
        verb(action),
        is_now(plan, action),
        windows,
    )


def _window(opened: Opened, begin: int, end: int, action: Action) -> str:
    from afterword.app.wording.dates import clock_words  # noqa: PLC0415
    from afterword.surfaces.web.templating import short_day  # noqa: PLC0415

    zone, home = action.zone, opened.plan.situation.home
    theirs = f"{clock_words(zone.clock_of(begin))}–{clock_words(zone.clock_of(end))}"
    shown = _("%(day)s, %(hours)s their time") % {"day": short_day(zone.day_of(begin)), "hours": theirs}
    if zone.offset_at(begin) == home.offset_at(begin):
        return shown
    yours = f"{clock_words(home.clock_of(begin))}–{clock_words(home.clock_of(end))}"
    if home.day_of(begin) != zone.day_of(begin):
        yours = f"{short_day(home.day_of(begin))}, {yours}"
    return shown + " " + _("(%(hours)s yours)") % {"hours": yours}


def _nots(opened: Opened, words: Voice) -> list[Not]:
    """The same reason for several people is given once."""
    plan = opened.plan
    names: dict[tuple[str, str], list[str]] = {}
    first: dict[tuple[str, str], Verdict] = {}
    for each in refusals_now(plan):
        key = each.act, words.refusals.why(plan, each)
        names.setdefault(key, []).append(plan.situation.people[each.contact].name)
        first.setdefault(key, each)
    acts = {"email": _("No email"), "call": _("No call"), "visit": _("No visit"), "card": _("No card")}
    return [
        Not(
            acts[act],
            "" if act == "visit" else ", ".join(names[act, why]),
            why,
            words.refusals.instead(plan, verdict) or "",
            [
                (each.rule, words.claims.CLAIMS.get(each.rule, each.rule), each.says, each.holds)
                for each in words.chains.why_not_chain(plan, verdict)
            ],
        )
        for (act, why), verdict in first.items()
    ]


def _told(entry: KeptEntry, opened: Opened) -> Told:
    words = told(entry, opened.case)
    return Told(
        entry.step, words, happened_at(entry), entry.surface, entry.because, entry.undone_at is not None
    )


@mine
@require_POST
def take_back(request: HttpRequest, case: int) -> HttpResponse:
    """Undo the last step."""
    step = request.POST.get("step", "")
    if step and not (step.isdecimal() and len(step) <= 9):  # noqa: PLR2004 - more than anybody's steps
        raise NotFound
    undo(wiring.books(), caller(request), UndoRequest(case=case, step=int(step) if step else None))
    messages.info(request, _("Taken back."))
    return HttpResponseRedirect(f"/cases/{case}")


@mine
@require_POST
def later(request: HttpRequest, case: int) -> HttpResponse:
    """Put an action off: to tomorrow morning, or to two hours before it ends, or by half of what is left."""
    books, asking = wiring.books(), caller(request)
    opened = books.opened(asking, case)
    wanted = request.POST.get("action", "")
    action = next((each for each in opened.plan.actions if each.id == wanted), None)
    if action is None:
        messages.info(request, _("That one is over already."))
        return HttpResponseRedirect("/")
    now, home = opened.plan.situation.now, opened.plan.situation.home
    until = home.at(home.day_of(now) + 1, _MORNING)
    end = ends_at(action)
    if end != FAR and until > end - _BEFORE_END:
        until = max(end - _BEFORE_END, now + (end - now) // 2)
    if until <= now + MINUTE:
        messages.info(request, _("There is no later for this one: it ends now."))
        return HttpResponseRedirect("/")
    put_off(books, asking, PutOffRequest(case=case, action=wanted, until=moment(until)))
    from afterword.surfaces.web.templating import moment as shown  # noqa: PLC0415

    messages.info(request, _("It is back %(when)s.") % {"when": shown(until, home.name)})
    return HttpResponseRedirect("/")


@mine
def forget(request: HttpRequest, case: int) -> HttpResponse:
    """Remove a case, once it is said twice."""
    books, asking = wiring.books(), caller(request)
    if request.method == "POST" and request.POST.get("sure") == "yes":
        remove(books, asking, RemoveRequest(case=case))
        messages.info(request, _("Removed, with all of its history."))
        return HttpResponseRedirect("/cases")
    return render(request, "forget.html", {"case": case, "it": books.opened(asking, case).case})
