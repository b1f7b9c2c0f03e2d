"""Something happened: they answered, you wrote, you called, you decided. One small form for each."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from afterword import bootstrap
from afterword.core import case as facts
from afterword.core.errors import InputError
from afterword.core.timeline import EVENT_KINDS, EventKind
from afterword.services import registry
from afterword.services.cases.schemas import CaseRequest, RecordRequest
from afterword.services.context import NotFound, Opened
from afterword.web.auth import caller, login_required
from afterword.web.forms.cases import RecordForm
from afterword.web.forms.fields import add_input_error, wall_of
from afterword.web.language import catalogue


@dataclass(frozen=True)
class EventForm:
    """The form of a kind of event: what introduces it, and the kind whose fields it asks for."""

    title: Any
    about: Any
    kind: EventKind

    def event_of(self, at: datetime, answers: dict[str, Any]) -> facts.Event:
        """The event that the form's answers describe; an empty answer leaves its key out."""
        keys = {key: answers[field] or None for field, key in self.kind.fields.items()}
        made: facts.Event = self.kind.type(at, **keys)
        return made


KINDS: Final[dict[str, EventForm]] = {
    kind.form: EventForm(gettext_lazy(kind.title), gettext_lazy(kind.hint), kind) for kind in EVENT_KINDS
}


@login_required
@require_safe
def choose(request: HttpRequest, case: int) -> HttpResponse:
    """What may have happened."""
    opened = registry.cases.case(bootstrap.services(), caller(request), CaseRequest(case=case))
    found = {"case": case, "it": opened.case, "kinds": KINDS}
    return render(request, "record_choose.html", found)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, case: int, kind: str) -> HttpResponse:
    """The form of one kind, and what it keeps."""
    asked = KINDS.get(kind)
    if asked is None:
        raise NotFound
    services, asking = bootstrap.services(), caller(request)
    opened = registry.cases.case(services, asking, CaseRequest(case=case))
    zone = opened.case.candidate.timezone
    if request.method != "POST":
        first = opened.plan.situation.call_contact
        initial: dict[str, Any] = {"at": wall_of(asking.now, zone), "contact": first.id if first else ""}
        initial.update(
            {
                name: request.GET[name]
                for name in ("contact", "purpose", "way", "outcome", "meaning")
                if name in request.GET
            }
        )
        form = RecordForm(asked.kind, opened, zone, initial=initial)
        return _page(request, case, kind, opened, form)
    form = RecordForm(asked.kind, opened, zone, request.POST)
    refused = None
    if form.is_valid():
        at = (
            min(form.cleaned_data["at"], asking.now)
            if _this_minute(form, asking.now)
            else form.cleaned_data["at"]
        )
        try:
            event = asked.event_of(at, form.cleaned_data)
            registry.cases.record(
                services, asking, RecordRequest(case=case, event=event, because=form.cleaned_data["because"])
            )
        except registry.BlockedError as refusal:
            refused = catalogue().refusals.why(refusal.plan, refusal.verdict)
        except InputError as fault:
            if fault.path == "event.at" and form.cleaned_data["at"] > asking.now:
                fault = InputError(
                    "event.at", "nothing", _("a time in the past: record it after it has happened")
                )
            add_input_error(form, fault, {"event.at": "at", "event.contact": "contact", "events": "at"})
        else:
            messages.info(request, _("Saved."), extra_tags=f"undo:{case}")
            return redirect("case", case)
    return _page(request, case, kind, opened, form, refused)


def _this_minute(form: RecordForm, now: datetime) -> bool:
    """A browser's field knows no seconds: what happened within the last minute happened now."""
    return bool(abs(form.cleaned_data["at"] - now) < timedelta(minutes=1))


def _page(
    request: HttpRequest, case: int, kind: str, opened: Opened, form: RecordForm, refused: str | None = None
) -> HttpResponse:
    found = {
        "case": case, "kind": kind, "it": opened.case, "title": KINDS[kind].title, "about": KINDS[kind].about,
        "form": form, "refused": refused,
    }  # fmt: skip
    return render(request, "record.html", found, status=422 if form.errors or refused else 200)
