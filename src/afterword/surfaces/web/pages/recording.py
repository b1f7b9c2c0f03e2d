"""Something happened: they answered, you wrote, you called, you decided. One small form for each."""

from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __
from django.views.decorators.http import require_http_methods, require_safe

from afterword import wiring
from afterword.app.ledger.books import NotFound, Opened
from afterword.app.ledger.recording import Refused, record
from afterword.app.ledger.requests import RecordRequest
from afterword.core import facts
from afterword.core.fault import Fault
from afterword.surfaces.web.asking import caller, mine
from afterword.surfaces.web.entries import acts, meanings, outcomes, purposes
from afterword.surfaces.web.fields import Area, Moment, blame, wall_of
from afterword.surfaces.web.voice import voice


class Kind(NamedTuple):
    """A kind of event: its title, the fields that it asks for beside the moment, and what it makes."""

    title: Any
    about: Any
    fields: tuple[str, ...]
    make: Any


def _reply(at: datetime, found: dict[str, Any]) -> facts.Event:
    return facts.Reply(
        at,
        found["channel"],
        found["meaning"],
        found["contact"] or None,
        found["reply_by"],
        found["decide_by"],
    )


def _note(at: datetime, found: dict[str, Any]) -> facts.Event:
    return facts.NoteSent(at, found["contact"], found["way"], found["purpose"])


def _call(at: datetime, found: dict[str, Any]) -> facts.Event:
    return facts.CallMade(
        at,
        found["contact"],
        found["outcome"],
        found["call_again_on"],
        found["call_again_at"],
        found["reply_by"],
    )


def _away(at: datetime, found: dict[str, Any]) -> facts.Event:
    return facts.AutoReply(at, found["contact"], found["until"])


def _instruction(at: datetime, found: dict[str, Any]) -> facts.Event:
    return facts.Instruction(
        at, found["contact"], found["act"], found["call_again_on"], found["call_again_at"]
    )


KINDS: Final[dict[str, Kind]] = {
    "reply": Kind(
        __("They answered"), __("A person did: by mail, by phone, by letter."),
        ("contact?", "channel", "meaning", "reply_by", "decide_by"), _reply,
    ),
    "note": Kind(__("I wrote to them"), __("By mail or on a card."), ("contact", "way", "purpose"), _note),
    "call": Kind(
        __("I called"), __("Whatever came of it."),
        ("contact", "outcome", "call_again_on", "call_again_at", "reply_by"), _call,
    ),
    "away": Kind(
        __("An automatic answer"), __("Out of office: no reply, but it may say until when."),
        ("contact", "until"), _away,
    ),
    "bounce": Kind(
        __("My mail came back"), __("The address does not work."), ("contact",),
        lambda at, found: facts.Bounce(at, found["contact"]),
    ),
    "asked": Kind(
        __("They asked me to call, write or come by"), __("On a day, at a time, or just so."),
        ("contact", "act", "call_again_on", "call_again_at"), _instruction,
    ),
    "no_calls": Kind(
        __("They want no calls"), __("That always wins."), ("contact?",),
        lambda at, found: facts.NoCalls(at, found["contact"] or None),
    ),
    "reopened": Kind(
        __("The position is open again"), __("Or one like it."), (),
        lambda at, _found: facts.PositionReopened(at),
    ),
    "accepted": Kind(
        __("I accepted"), __("Said to them, by phone or in person."), (),
        lambda at, _found: facts.Accepted(at),
    ),
    "declined": Kind(
        __("I declined"), __("The offer, with thanks."), (), lambda at, _found: facts.Declined(at)
    ),
    "withdrawn": Kind(__("I withdrew"), __("And they know it."), (), lambda at, _found: facts.Withdrawn(at)),
    "closed": Kind(
        __("Put the case away"), __("Nothing more is due; it stays in your history."), (),
        lambda at, _found: facts.Closed(at),
    ),
    "do_not_contact": Kind(
        __("They want no further contact"), __("Nothing more is sent."), (),
        lambda at, _found: facts.DoNotContact(at),
    ),
}  # fmt: skip


class Record(forms.Form):
    """When it was, and what belongs to its kind."""

    at = Moment(label=__("When?"))
    contact = forms.ChoiceField(label=__("Who?"))
    channel = forms.ChoiceField(
        label=__("How?"),
        choices=(
            ("email", __("by email")), ("phone", __("by phone")), ("letter", __("by letter")),
            ("in_person", __("in person")), ("other", __("otherwise")),
        ),
    )  # fmt: skip
    meaning = forms.ChoiceField(label=__("What did they say?"))
    way = forms.ChoiceField(
        label=__("How?"), choices=(("email", __("by email")), ("handwritten", __("by hand")))
    )
    purpose = forms.ChoiceField(label=__("What for?"))
    outcome = forms.ChoiceField(label=__("What came of it?"))
    act = forms.ChoiceField(label=__("What did they ask for?"))
    reply_by = forms.DateField(label=__("They named a new day for the answer"), required=False)
    decide_by = forms.DateField(label=__("They want your answer by"), required=False)
    call_again_on = forms.DateField(label=__("On this day"), required=False)
    call_again_at = Moment(label=__("At this time, by your clock"), required=False)
    until = forms.DateField(label=__("Until when?"), required=False)
    because = forms.CharField(
        label=__("Why was it right all the same?"), max_length=2_000, widget=Area(2), required=False
    )

    def __init__(self, kind: Kind, opened: Opened, zone: str, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        wanted = {each.removesuffix("?") for each in kind.fields} | {"at", "because"}
        for name in list(self.fields):
            field = self.fields[name]
            if name not in wanted:
                del self.fields[name]
            elif isinstance(field, Moment):
                field.zone = zone
            elif isinstance(field, forms.DateField):
                field.widget.input_type = "date"
        tables = {"meaning": meanings(), "purpose": purposes(), "outcome": outcomes(), "act": acts()}
        for name in tables.keys() & self.fields.keys():
            self.fields[name].choices = list(tables[name].items())  # type: ignore[attr-defined]
        if "contact" in self.fields:
            people = [(each.id, each.name) for each in opened.case.contacts]
            if "contact?" in kind.fields:
                people.append(("", _("nobody in particular")))
                self.fields["contact"].required = False
            self.fields["contact"].choices = people  # type: ignore[attr-defined]


@mine
@require_safe
def choose(request: HttpRequest, case: int) -> HttpResponse:
    """What may have happened."""
    opened = wiring.books().opened(caller(request), case)
    found = {"case": case, "it": opened.case, "kinds": KINDS}
    return render(request, "happened.html", found)


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, case: int, kind: str) -> HttpResponse:
    """The form of one kind, and what it keeps."""
    asked = KINDS.get(kind)
    if asked is None:
        raise NotFound
    books, asking = wiring.books(), caller(request)
    profile = books.profile(asking)
    zone = profile.timezone or "UTC"
    opened = books.opened(asking, case, profile)
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
        form = Record(asked, opened, zone, initial=initial)
        return _page(request, case, kind, opened, form)
    form = Record(asked, opened, zone, request.POST)
    refused = None
    if form.is_valid():
        at = (
            min(form.cleaned_data["at"], asking.now)
            if _this_minute(form, asking.now)
            else form.cleaned_data["at"]
        )
        try:
            event = asked.make(at, form.cleaned_data)
            record(books, asking, RecordRequest(case=case, event=event, because=form.cleaned_data["because"]))
        except Refused as refusal:
            refused = voice().refusals.why(refusal.plan, refusal.verdict)
        except Fault as fault:
            if fault.path == "event.at" and form.cleaned_data["at"] > asking.now:
                fault = Fault(
                    "event.at", "nothing", _("a moment that has passed: note it once it has happened")
                )
            blame(form, fault, {"event.at": "at", "event.contact": "contact", "events": "at"})
        else:
            messages.info(request, _("Kept."), extra_tags=f"undo:{case}")
            return HttpResponseRedirect(f"/cases/{case}")
    return _page(request, case, kind, opened, form, refused)


def _this_minute(form: Record, now: datetime) -> bool:
    """A browser's field knows no seconds: what happened within the last minute happened now."""
    return bool(abs(form.cleaned_data["at"] - now) < timedelta(minutes=1))


def _page(
    request: HttpRequest, case: int, kind: str, opened: Opened, form: Record, refused: str | None = None
) -> HttpResponse:
    found = {
        "case": case, "kind": kind, "it": opened.case, "title": KINDS[kind].title, "about": KINDS[kind].about,
        "form": form, "refused": refused,
    }  # fmt: skip
    return render(request, "record.html", found, status=422 if form.errors or refused else 200)
