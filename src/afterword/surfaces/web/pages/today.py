"""*Today*: what to do now, what before the day ends, and what waits."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from afterword import wiring
from afterword.app.ledger.letter_shapes import LettersRequest
from afterword.app.ledger.letters import letters
from afterword.app.ledger.sampling import has_sample
from afterword.app.ledger.today import Doing, Today, TodayRequest, due_today
from afterword.app.post.outgoing_shapes import OutboxRequest
from afterword.app.post.steering import outbox
from afterword.core.moments import moment_of
from afterword.surfaces.web.asking import caller, mine
from afterword.surfaces.web.doing import shown
from afterword.surfaces.web.entries import readings
from afterword.surfaces.web.pages.outbox import QUESTIONS, standing, title_of
from afterword.surfaces.web.templating import moment
from afterword.surfaces.web.voice import voice

_LIMIT: Final = 12
"""Cases of each sort: a day that holds more is not helped by a longer list."""


@mine
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The page."""
    books, asking = wiring.books(), caller(request)
    profile = books.profile(asking)
    if not profile.timezone:
        return HttpResponseRedirect("/welcome")
    found = due_today(books.cases, books.desk, asking, profile, TodayRequest(limit=_LIMIT))
    mail = outbox(books, asking, OutboxRequest(limit=_LIMIT))
    found = _without(
        found, {(each.kept.case, each.kept.occasion) for each in mail if each.kept.state != "failed"}
    )
    words = voice()
    now = [shown(each, words, is_now=True) for each in found.now]
    no_hurry = [shown(each, words, is_now=True) for each in found.no_hurry]
    first = next(iter((*now, *no_hurry)), None)
    asked = letters(books, asking, LettersRequest(limit=_LIMIT))
    questions = [each for each in mail if each.kept.state in QUESTIONS]
    nothing = not (first or asked or mail or found.before_tonight or found.waiting or found.broken)
    return render(
        request,
        "today.html",
        {
            "now_at": (moment_of(asking.now), profile.timezone),
            "sentence": _sentence(found, profile.timezone, len(asked) + len(questions)),
            "questions": [(each, title_of(each), *standing(each.kept)) for each in questions],
            "mail": [
                (each, title_of(each), standing(each.kept)[0]) for each in mail if each not in questions
            ],
            "zone": profile.timezone,
            "asked": [
                (
                    each,
                    readings().get(each.body.meaning, ""),
                    books.opened(asking, each.kept.case, profile).case.company.name,
                )
                for each in asked
            ],
            "first": first,
            "tonight": [*now[1:], *(shown(each, words, is_now=False) for each in found.before_tonight)],
            "no_hurry": no_hurry if now else no_hurry[1:],
            "waiting": [shown(each, words, is_now=False) for each in found.waiting],
            "more": found.more,
            "broken": [(case, fault.message) for case, fault in found.broken],
            "empty": nothing,
            "sample": settings.AFTERWORD_LOCAL and has_sample(books, asking),
        },
    )


def _without(found: Today, arranged: set[tuple[int, str]]) -> Today:
    """The day without what is arranged already: that is shown as what is on its way."""

    def left(some: tuple[Doing, ...]) -> tuple[Doing, ...]:
        return tuple(each for each in some if (each.case, each.action.id) not in arranged)

    return found._replace(
        now=left(found.now), no_hurry=left(found.no_hurry), before_tonight=left(found.before_tonight),
        waiting=left(found.waiting),
    )  # fmt: skip


def _sentence(found: Today, zone: str, asked: int) -> str:
    """The day in a sentence."""
    count = len(found.now)
    if count:
        return ngettext("One thing to do now.", "%(count)s things to do now.", count) % {
            "count": f"{count}+" if found.more and count > 1 else count
        }
    if asked:
        return _("Nothing presses, but there is a question for you.")
    if found.no_hurry:
        return _("Nothing that presses.")
    ahead = (*found.before_tonight, *found.waiting)
    if ahead:
        return _("Nothing to do now. Rest easy until %(when)s.") % {"when": moment(ahead[0].at, zone)}
    if found.broken:
        return _("Nothing to do now.")
    return _("Nothing to do: nothing is under way.")
