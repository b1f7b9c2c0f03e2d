"""What they wrote: paste it or drop it, see what it means and by which words, or say it oneself."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __
from django.views.decorators.http import require_http_methods, require_POST

from afterword import wiring
from afterword.app.classify_shapes import Evidence
from afterword.app.ledger.books import Books, Opened
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.letter_shapes import (
    BelongsRequest,
    Body,
    LetterRequest,
    SettleRequest,
    Shown,
    TakeInRequest,
)
from afterword.app.ledger.letters import letter_of, settle, take_in
from afterword.app.ledger.listing import cases
from afterword.app.ledger.replay import replayed
from afterword.app.ledger.requests import CasesRequest
from afterword.app.post.belonging import belongs
from afterword.core.fault import Fault
from afterword.ports import ChangedMeanwhile, KeptCase, Profile, Trouble
from afterword.surfaces.web.asking import caller, mine
from afterword.surfaces.web.entries import readings
from afterword.surfaces.web.fields import Area, blame, in_words
from afterword.surfaces.web.settings import MOST_BYTES
from afterword.surfaces.web.voice import voice

_CHOICES: Final = 100
"""Cases to choose from, where it is not plain which one it is."""
_SURE: Final = 0.85
_ASKED: Final = {
    "delay": "reply_by",
    "offer": "decide_by",
    "out_of_office": "until",
}


class Paste(forms.Form):
    """A mail, as words or as a file."""

    words = forms.CharField(
        label=__("Paste what they wrote"),
        widget=Area(8),
        required=False,
        max_length=500_000,
        help_text=__("The whole message is best, with its date and sender. Only the words will do, too."),
    )
    file = forms.FileField(label=__("Or choose or drop the message (.eml)"), required=False)
    case = forms.ChoiceField(label=__("Which case is it about?"), required=False)

    def __init__(self, choices: Sequence[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["case"].choices = list(choices)  # type: ignore[attr-defined]
        if not choices:
            del self.fields["case"]

    def clean(self) -> dict[str, Any]:
        """One of the two must be there."""
        found = super().clean() or {}
        if not (found.get("words") or "").strip() and not found.get("file") and not self.errors:
            self.add_error("words", _("Paste what they wrote, or choose the file of the message."))
        return found


class Meant(forms.Form):
    """What a message means, as its reader says."""

    meaning = forms.ChoiceField(label=__("What does it say?"), widget=forms.RadioSelect)
    contact = forms.ChoiceField(label=__("Who is it from?"), required=False)
    reply_by = forms.DateField(label=__("They named a new day for the answer"), required=False)
    decide_by = forms.DateField(label=__("They want your answer by"), required=False)
    until = forms.DateField(label=__("Away until"), required=False)

    def __init__(self, opened: Opened, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["meaning"].choices = list(readings().items())  # type: ignore[attr-defined]
        people = [(each.id, each.name) for each in opened.case.contacts]
        self.fields["contact"].choices = [*people, ("", _("nobody in particular"))]  # type: ignore[attr-defined]
        for name in ("reply_by", "decide_by", "until"):
            self.fields[name].widget.input_type = "date"


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest, case: int | None = None) -> HttpResponse:
    """Take a message in."""
    books, asking = wiring.books(), caller(request)
    opened = None if case is None else books.opened(asking, case)
    choices = [] if case is not None else _choices(books, asking)
    if request.method != "POST":
        return _paste(request, opened, Paste(choices))
    form = Paste(choices, request.POST, request.FILES)
    if not form.is_valid():
        return _paste(request, opened, form)
    raw = _raw(form)
    where = case if case is not None else int(form.cleaned_data.get("case") or 0)
    if raw is None:
        form.add_error("file", _("That file is larger than any message: choose the message itself."))
    elif not where:
        form.add_error("case", _("Choose the case that it is about."))
    else:
        try:
            shown = take_in(books, asking, TakeInRequest(case=where, raw=raw))
        except Fault as fault:
            blame(form, fault, {"raw": "words"})
        else:
            if shown.kept.state == "applied":
                told = _("Noted: %(meaning)s.") % {"meaning": readings().get(shown.body.meaning, "")}
                messages.info(request, told, extra_tags=f"undo:{where}")
            return HttpResponseRedirect(f"/letters/{shown.kept.id}")
    return _paste(request, opened, form)


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, letter: int) -> HttpResponse:
    """One message: what it means, by which words, and what a person says to that."""
    books, asking = wiring.books(), caller(request)
    shown = letter_of(books, asking, LetterRequest(letter=letter))
    opened = books.opened(asking, shown.kept.case)
    if request.method != "POST":
        return _page(request, shown, opened, Meant(opened, initial=_initial(shown.body)))
    form = Meant(opened, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        dated = _ASKED.get(said["meaning"])
        dates = {name: said[name] for name in ("reply_by", "decide_by", "until") if name == dated}
        asked = SettleRequest(
            letter=letter, meaning=said["meaning"], contact=said["contact"] or None, **dates
        )
        try:
            settle(books, asking, asked)
        except ChangedMeanwhile:
            return HttpResponseRedirect(f"/letters/{letter}")
        except Fault as fault:
            blame(
                form, fault, {"contact": "contact", "event.contact": "contact", "event.reply_by": "reply_by"}
            )
        else:
            if said["meaning"] == "unrelated":
                messages.info(request, _("Set aside: it changes nothing."))
            else:
                messages.info(request, _("Kept."), extra_tags=f"undo:{shown.kept.case}")
            return HttpResponseRedirect(f"/cases/{shown.kept.case}")
    return _page(request, shown, opened, form)


@mine
@require_POST
def whose(request: HttpRequest, letter: int) -> HttpResponse:
    """A person says whether a doubtful message is about a case."""
    books, asking = wiring.books(), caller(request)
    case = request.POST.get("case", "")
    number = int(case) if case.isdecimal() and len(case) < 19 else None  # noqa: PLR2004 - digits of a number
    said = BelongsRequest(letter=letter, case=number if request.POST.get("press") == "yes" else None)
    try:
        shown = belongs(books, asking, said)
    except Fault as fault:
        messages.error(request, in_words(fault))
        return HttpResponseRedirect("/")
    except Trouble as trouble:
        messages.error(request, voice().post.why_words(f"{trouble.kind}: {trouble.said}"))
        return HttpResponseRedirect(f"/letters/{letter}")
    if said.case is None:
        messages.info(request, _("Set aside: it changes nothing."))
        return HttpResponseRedirect("/")
    return HttpResponseRedirect(f"/letters/{shown.kept.id}")


def _choices(books: Books, asking: Caller) -> list[tuple[str, str]]:
    found = cases(books, asking, CasesRequest(limit=_CHOICES))
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
        "contact": body.contact or "",
        "reply_by": body.until if body.meaning == "delay" else None,
        "decide_by": body.by if body.meaning == "offer" else None,
        "until": body.until if body.meaning == "out_of_office" else None,
    }


def _paste(request: HttpRequest, opened: Opened | None, form: Paste) -> HttpResponse:
    found = {"form": form, "it": opened and opened.case, "case": opened and opened.kept.id}
    return render(request, "paste.html", found, status=422 if form.errors else 200)


def _page(request: HttpRequest, shown: Shown, opened: Opened, form: Meant) -> HttpResponse:
    body, kept = shown.body, shown.kept
    found = {
        "letter": kept,
        "body": body,
        "case": kept.case,
        "it": opened.case,
        "pieces": list(_pieces(body.text, body.evidence)),
        "reads_as": readings().get(body.meaning, ""),
        "sure": body.confidence >= _SURE,
        "settled": kept.state == "applied" and not shown.taken_back,
        "taken_back": shown.taken_back,
        "zone": opened.case.candidate.timezone,
        "form": form,
        "whose": _whose(shown, opened),
        "asks_by": body.by if body.meaning != "offer" else None,
    }
    return render(request, "letter.html", found, status=422 if form.errors else 200)


def _whose(shown: Shown, opened: Opened) -> list[tuple[int, str]]:
    """The cases that a doubtful message may be about."""
    books = wiring.books()
    found = []
    for case in shown.body.cases:
        kept = books.cases.get(shown.kept.owner, case)
        if kept is not None:
            found.append((case, _named(kept, opened)))
    return found


def _named(kept: KeptCase, opened: Opened) -> str:
    case = opened.case if kept.id == opened.kept.id else replayed(kept, Profile())
    return f"{case.company.name} · {case.role}" if case.role else case.company.name


def _pieces(text: str, evidence: Sequence[Evidence]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and which of them decided."""
    at = 0
    for each in sorted(evidence, key=lambda one: (one.start, one.end)):
        start, end = max(each.start, at), each.end
        if start >= end:
            continue
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
