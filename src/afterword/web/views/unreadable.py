"""Pages of what can't be read: what is known of it, what is stored as text, and what to do."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from afterword import bootstrap
from afterword.services import registry
from afterword.services.cases.schemas import CaseRequest, StoredCase
from afterword.services.inbox.schemas import MessagesRequest, MessageView
from afterword.services.outbox.schemas import OutboxRequest
from afterword.services.profile.schemas import ProfileRequest
from afterword.services.registry import UnreadableCaseError
from afterword.web.auth import caller
from afterword.web.forms.fields import in_words
from afterword.web.message_questions import sender_sentence
from afterword.web.views import errors
from afterword.web.views.outbox import message_status, message_title

_SHOWN_AT_MOST = 20_000
"""Characters of a stored message: an export has all of it."""


class Stored(NamedTuple):
    """Something stored, as it is; ``cut``: there is more of it."""

    name: str
    text: str
    cut: bool


def case_page(request: HttpRequest, fault: UnreadableCaseError) -> HttpResponse:
    """The case in place of any page about it; a form that was sent is answered with what was typed in it."""
    services, asking, case = bootstrap.services(), caller(request), fault.case
    stored = registry.cases.stored_case(services, asking, CaseRequest(case=case))
    why = in_words(fault)
    if request.method not in ("GET", "HEAD") or "HX-Request" in request.headers:
        return errors.unreadable(request, why, reverse("case", args=(case,)))
    names = {
        "facts": _("The case"), "event": _("Something that happened"), "note": _("A text being written")
    }  # fmt: skip
    found = {
        "title": _("Case %(number)s can’t be read") % {"number": case},
        "named": _named(stored),
        "why": why,
        "case": case,
        "message": None,
        "stored": [Stored(names[each.kind], each.text, each.cut) for each in stored.texts],
        "letters": registry.inbox.messages(services, asking, MessagesRequest(case=case)),
        "mail": [
            (each, message_title(each), message_status(each.kept)[0])
            for each in reversed(registry.outbox.outbox(services, asking, OutboxRequest(case=case)))
        ],
        "zone": registry.profile.profile(services, asking, ProfileRequest()).zone,
    }
    return render(request, "unreadable.html", found)


def message_page(request: HttpRequest, fault: UnreadableCaseError | None, shown: MessageView) -> HttpResponse:
    """A message that can't be read, or is about a case that can't: ``fault`` says what is wrong with that."""
    case = shown.kept.case
    if fault is not None and request.method not in ("GET", "HEAD"):
        return errors.unreadable(request, in_words(fault), reverse("case", args=(case,)))
    services, asking = bootstrap.services(), caller(request)
    title = _("Case %(number)s can’t be read") % {"number": case}
    if shown.unreadable:
        title = _("Message %(number)s can’t be read") % {"number": shown.kept.id}
    found = {
        "title": title,
        "named": _named(registry.cases.stored_case(services, asking, CaseRequest(case=case))),
        "why": shown.unreadable or (in_words(fault) if fault else ""),
        "case": case,
        "message": shown,
        "sender": "" if shown.unreadable else sender_sentence(shown.body),
        "stored": [_whole(shown.kept.body)] if shown.unreadable else [],
        "letters": [],
        "mail": [],
        "zone": registry.profile.profile(services, asking, ProfileRequest()).zone,
    }
    return render(request, "unreadable.html", found)


def _named(stored: StoredCase) -> str:
    return " · ".join(filter(None, (stored.company, stored.role)))


def _whole(body: bytes) -> Stored:
    text = body.decode("utf-8", "replace")
    return Stored(_("The message"), text[:_SHOWN_AT_MOST], len(text) > _SHOWN_AT_MOST)
