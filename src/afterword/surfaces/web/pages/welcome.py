"""The first visit, and the sample to look around with."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from afterword import wiring
from afterword.app.ledger.profiles import save_profile
from afterword.app.ledger.requests import SaveProfileRequest
from afterword.app.ledger.sampling import add_sample, remove_sample
from afterword.core.fault import Fault
from afterword.surfaces.web.asking import caller, mine
from afterword.surfaces.web.fields import blame, zones


class Welcome(forms.Form):
    """Who somebody is, and where."""

    name = forms.CharField(max_length=500, label=gettext_lazy("Your name"), required=False)
    timezone = forms.ChoiceField(label=gettext_lazy("Your time zone"))

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        choices = [("", ""), *((each, each.replace("_", " ")) for each in zones())]
        self.fields["timezone"].choices = choices  # type: ignore[attr-defined]
        self.fields["name"].widget.attrs["autocomplete"] = "name"


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """Asks for a name and a zone, and no more."""
    books, asking = wiring.books(), caller(request)
    profile = books.profile(asking)
    if request.method != "POST":
        form = Welcome(initial={"name": profile.name, "timezone": profile.timezone})
        return render(request, "welcome.html", {"form": form})
    form = Welcome(request.POST)
    if form.is_valid():
        new = SaveProfileRequest(
            name=form.cleaned_data["name"],
            timezone=form.cleaned_data["timezone"],
            email=profile.email,
            phone=profile.phone,
            language=profile.language,
        )
        try:
            save_profile(books, asking, new)
        except Fault as fault:
            blame(form, fault, {"name": "name", "timezone": "timezone"})
        else:
            if request.POST.get("sample"):
                add_sample(books, asking)
            return HttpResponseRedirect("/")
    return render(request, "welcome.html", {"form": form}, status=422)


@mine
@require_POST
def sample(request: HttpRequest) -> HttpResponse:
    """Put the sample in."""
    add_sample(wiring.books(), caller(request))
    messages.info(
        request, _("A sample job search is here to look around in. Remove it at the foot of Today.")
    )
    return HttpResponseRedirect("/")


@mine
@require_POST
def unsample(request: HttpRequest) -> HttpResponse:
    """Take it out again."""
    remove_sample(wiring.books(), caller(request))
    return HttpResponseRedirect("/")
