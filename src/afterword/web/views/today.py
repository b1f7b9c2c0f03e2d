"""*Today*: what to do now, what before the day ends, and what waits."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from afterword import bootstrap
from afterword.core.plan.planner import may_rest
from afterword.core.time.instants import instant_of
from afterword.messages.catalogue import fault_words
from afterword.messages.dates import start_words
from afterword.services import registry
from afterword.services.cases.schemas import SampleRequest
from afterword.services.inbox.schemas import MessagesRequest
from afterword.services.outbox.schemas import OutboxRequest
from afterword.services.profile.schemas import ProfileRequest
from afterword.services.registry import Doing, Today
from afterword.services.today.schemas import TodayRequest
from afterword.web.auth import caller, login_required
from afterword.web.language import catalogue
from afterword.web.message_questions import unread_question
from afterword.web.today_items import today_item
from afterword.web.views.outbox import QUESTIONS, message_status, message_title
from afterword.worker.loop import accounts_request

_LIMIT: Final = 12
"""Cases of each sort: a day that holds more is not helped by a longer list."""


@login_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The page."""
    services, asking = bootstrap.services(), caller(request)
    profile = registry.profile.profile(services, asking, ProfileRequest())
    if not profile.timezone:
        return redirect("welcome")
    found = registry.today.today(services, asking, TodayRequest(limit=_LIMIT))
    mail = registry.outbox.outbox(services, asking, OutboxRequest(limit=_LIMIT))
    found = _without(
        found, {(each.kept.case, each.kept.occasion) for each in mail if each.kept.state != "failed"}
    )
    words = catalogue()
    now = [today_item(each, words, is_now=True) for each in found.now]
    no_hurry = [today_item(each, words, is_now=True) for each in found.no_hurry]
    first = next(iter((*now, *no_hurry)), None)
    asked = registry.inbox.messages(services, asking, MessagesRequest(limit=_LIMIT))
    questions = [each for each in mail if each.kept.state in QUESTIONS]
    boxes = registry.mail_accounts.mail_accounts(services, asking, accounts_request())
    nothing = not (first or asked or mail or found.before_tonight or found.waiting or found.broken)
    return render(
        request,
        "today.html",
        {
            "now_at": (instant_of(asking.now), profile.timezone),
            "sentence": _sentence(found, len(asked) + len(questions)),
            "questions": [(each, message_title(each), *message_status(each.kept)) for each in questions],
            "mail": [
                (each, message_title(each), message_status(each.kept)[0])
                for each in mail
                if each not in questions
            ],
            "zone": profile.timezone,
            "asked": [
                (unread_question(each, each.company, profile.timezone), each.company) for each in asked
            ],
            "first": first,
            "tonight": [*now[1:], *(today_item(each, words, is_now=False) for each in found.before_tonight)],
            "no_hurry": no_hurry if now else no_hurry[1:],
            "waiting": [today_item(each, words, is_now=False) for each in found.waiting],
            "more": found.more,
            "not_read": [
                each.kept.address for each in boxes if each.watched and (each.kept.trouble or each.overdue)
            ],
            "unread": sum(len(each.unread) for each in boxes),
            "broken": [(case, fault_words(fault)) for case, fault in found.broken],
            "empty": nothing,
            "sample": settings.AFTERWORD_LOCAL
            and registry.cases.sample(services, asking, SampleRequest()).there,
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


def _sentence(found: Today, asked: int) -> str:
    """The day in a sentence."""
    count = len(found.now)
    if count:
        return ngettext("One thing to do now.", "%(count)s things to do now.", count) % {
            "count": f"{count}+" if found.more and count > 1 else count
        }
    if found.read_first:
        return _("They wrote to you. Read that first.")
    if asked:
        return _("Nothing urgent, but we have a question for you.")
    if found.no_hurry:
        return _("Nothing urgent.")
    ahead = (*found.before_tonight, *found.waiting)
    first = _starts(ahead[0]) if ahead else ""
    if first and all(may_rest(each.plan) for each in ahead):
        return _("Nothing to do until %(when)s.") % {"when": first}
    if first:
        return _("Next: %(when)s.") % {"when": first}
    return _("Nothing needs your attention right now.")


def _starts(doing: Doing) -> str:
    """When it can be done, by the candidate's clock; empty if nobody knows yet."""
    at = doing.known
    return "" if at is None else start_words(doing.plan, at, doing.plan.situation.home)
