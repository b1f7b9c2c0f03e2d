"""What they wrote: paste it or drop it, see what it means and by which words, or say it oneself."""

from base64 import b64encode
from typing import Any, Final, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from afterword import bootstrap
from afterword.core.errors import InputError
from afterword.services import registry
from afterword.services.cases.schemas import CaseRequest, CasesRequest
from afterword.services.context import Caller, Opened, Services
from afterword.services.inbox.schemas import (
    Body,
    ConfirmMeaningRequest,
    IngestRequest,
    LinkMessageRequest,
    MessageRequest,
    MessageView,
)
from afterword.services.registry import ConflictError, MailError, UnreadableCaseError
from afterword.web.auth import caller, login_required
from afterword.web.event_labels import readings, taps
from afterword.web.forms.fields import add_input_error, in_words
from afterword.web.forms.messages import MeaningForm, Paste
from afterword.web.language import catalogue
from afterword.web.message_questions import pieces, sender_sentence, unread_question
from afterword.web.settings import MOST_BYTES
from afterword.web.views import unreadable

_CHOICES: Final = 100
"""Cases to choose from, where it is not plain which one it is."""
_SURE: Final = 0.85
_ASKED: Final = {
    "delay": "reply_by",
    "offer": "decide_by",
    "out_of_office": "until",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest, case: int | None = None) -> HttpResponse:
    """Take a message in."""
    services, asking = bootstrap.services(), caller(request)
    opened = None if case is None else registry.cases.case(services, asking, CaseRequest(case=case))
    choices = [] if case is not None else _choices(services, asking)
    if request.method != "POST":
        return _paste(request, opened, Paste(choices))
    form = Paste(choices, request.POST, request.FILES)
    if not form.is_valid():
        return _paste(request, opened, form)
    raw = _raw(form)
    where = case if case is not None else int(form.cleaned_data.get("case") or 0)
    if raw is None:
        form.add_error("file", _("That file is too large to be a message. Choose the message itself."))
    elif not where:
        form.add_error("case", _("Choose which case this is about."))
    else:
        try:
            shown = registry.inbox.ingest(services, asking, IngestRequest(case=where, raw=raw))
        except InputError as fault:
            add_input_error(form, fault, {"raw": "words"})
        else:
            if shown.kept.state == "applied":
                told = _("Saved: %(meaning)s.") % {"meaning": readings().get(shown.body.meaning, "")}
                messages.info(request, told, extra_tags=f"undo:{where}")
            return redirect("letter", shown.kept.id)
    return _paste(request, opened, form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, letter: int) -> HttpResponse:
    """One message: what it means, by which words, and what a person says to that."""
    services, asking = bootstrap.services(), caller(request)
    shown = registry.inbox.message(services, asking, MessageRequest(letter=letter))
    try:
        opened = registry.cases.case(services, asking, CaseRequest(case=shown.kept.case))
    except UnreadableCaseError as fault:
        return unreadable.message_page(request, fault, shown)
    if shown.unreadable and request.method != "POST":
        return unreadable.message_page(request, None, shown)
    if request.method != "POST":
        return _page(request, shown, opened, MeaningForm(opened, initial=_initial(shown.body)))
    if request.POST.get("press") == "confirm":
        return _confirmed(request, shown)
    form = MeaningForm(opened, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        dated = _ASKED.get(said["meaning"])
        dates = {name: said[name] for name in ("reply_by", "decide_by", "until") if name == dated}
        asked = ConfirmMeaningRequest(
            letter=letter, meaning=said["meaning"], contact=said["contact"] or None, **dates
        )
        try:
            registry.inbox.confirm_meaning(services, asking, asked)
        except ConflictError:
            return redirect("letter", letter)
        except InputError as fault:
            add_input_error(
                form, fault, {"contact": "contact", "event.contact": "contact", "event.reply_by": "reply_by"}
            )
        else:
            if said["meaning"] == "unrelated":
                messages.info(request, _("Set aside. It won’t change your plan."))
            else:
                messages.info(request, _("Saved."), extra_tags=f"undo:{shown.kept.case}")
            return redirect("case", shown.kept.case)
    return _page(request, shown, opened, form)


@login_required
@require_POST
def whose(request: HttpRequest, letter: int) -> HttpResponse:
    """A person says whether a doubtful message is about a case."""
    services, asking = bootstrap.services(), caller(request)
    case = request.POST.get("case", "")
    number = int(case) if case.isdecimal() and len(case) < 19 else None  # noqa: PLR2004 - digits of a number
    said = LinkMessageRequest(letter=letter, case=number if request.POST.get("press") == "yes" else None)
    try:
        shown = registry.inbox.link_message(services, asking, said)
    except InputError as fault:
        messages.error(request, in_words(fault))
        return redirect("today")
    except MailError as trouble:
        messages.error(request, catalogue().problems.why_words(f"{trouble.kind}: {trouble.said}"))
        return redirect("letter", letter)
    if said.case is None:
        messages.info(request, _("Set aside. It won’t change your plan."))
        return redirect("today")
    return redirect("letter", shown.kept.id)


def _confirmed(request: HttpRequest, shown: MessageView) -> HttpResponse:
    """One press: it means what was read in it, or it is nothing of theirs."""
    services, asking, letter = bootstrap.services(), caller(request), shown.kept.id
    body, meaning = shown.body, request.POST.get("meaning", "")
    if meaning not in {body.meaning, "unrelated"} or meaning not in taps():
        return redirect("letter", letter)
    found = _initial(body)
    dated = _ASKED.get(meaning)
    dates = {name: found[name] for name in ("reply_by", "decide_by", "until") if name == dated}
    contact = body.contact or body.perhaps
    try:
        registry.inbox.confirm_meaning(
            services,
            asking,
            ConfirmMeaningRequest(letter=letter, meaning=cast("Any", meaning), contact=contact, **dates),
        )
    except ConflictError:
        return redirect("letter", letter)
    except InputError as fault:
        messages.error(request, in_words(fault))
        return redirect("letter", letter)
    if meaning == "unrelated":
        again = reverse("letter", args=(letter,))
        messages.info(request, _("Set aside. It won’t change your plan."), extra_tags=f"open:{again}")
    else:
        said = _("Saved: %(meaning)s.") % {"meaning": readings()[meaning]}
        messages.info(request, said, extra_tags=f"undo:{shown.kept.case}")
    return HttpResponseRedirect(f"/cases/{shown.kept.case}" if request.POST.get("back") else "/")


def _choices(services: Services, asking: Caller) -> list[tuple[str, str]]:
    found = registry.cases.cases(services, asking, CasesRequest(limit=_CHOICES))
    named = ((str(each.id), f"{each.company} · {each.role}" if each.role else each.company) for each in found)
    return [("", _("choose…")), *named]


def _raw(form: Paste) -> str | None:
    """The message; ``None`` if it is larger than any is."""
    file = form.cleaned_data.get("file")
    if file is None:
        return str(form.cleaned_data["words"])
    if file.size > MOST_BYTES:
        return None
    return b64encode(file.read()).decode("ascii")


def _initial(body: Body) -> dict[str, Any]:
    return {
        "meaning": body.meaning if body.meaning in readings() else None,
        "contact": body.contact or body.perhaps or "",
        "reply_by": body.until if body.meaning == "delay" else None,
        "decide_by": body.by if body.meaning == "offer" else None,
        "until": body.until if body.meaning == "out_of_office" else None,
    }


def _paste(request: HttpRequest, opened: Opened | None, form: Paste) -> HttpResponse:
    found = {"form": form, "it": opened and opened.case, "case": opened and opened.kept.id}
    return render(request, "message_paste.html", found, status=422 if form.errors else 200)


def _page(request: HttpRequest, shown: MessageView, opened: Opened, form: MeaningForm) -> HttpResponse:
    body, kept = shown.body, shown.kept
    found = {
        "letter": kept,
        "body": body,
        "case": kept.case,
        "it": opened.case,
        "pieces": list(pieces(body.text, body.evidence)),
        "sender": sender_sentence(body),
        "question": unread_question(shown, opened.case.company.name, opened.case.candidate.timezone),
        "reads_as": readings().get(body.meaning, ""),
        "sure": body.confidence >= _SURE and not body.doubt,
        "settled": kept.state == "applied" and not shown.taken_back,
        "taken_back": shown.taken_back,
        "zone": opened.case.candidate.timezone,
        "form": form,
        "whose": [
            (each.id, f"{each.company} · {each.role}" if each.role else each.company) for each in shown.cases
        ],
        "asks_by": body.by if body.meaning != "offer" else None,
    }
    return render(request, "message.html", found, status=422 if form.errors else 200)
