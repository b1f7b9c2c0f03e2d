"""The first visit, and the sample to look around with."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from afterword import bootstrap
from afterword.core.errors import InputError
from afterword.services import registry
from afterword.services.cases.schemas import SampleRequest
from afterword.services.profile.schemas import ProfileRequest, SaveProfileRequest
from afterword.web.auth import caller, login_required
from afterword.web.forms.account import Welcome
from afterword.web.forms.fields import add_input_error


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """Asks for a name and a zone, and no more."""
    services, asking = bootstrap.services(), caller(request)
    profile = registry.profile.profile(services, asking, ProfileRequest())
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
            registry.profile.save_profile(services, asking, new)
        except InputError as fault:
            add_input_error(form, fault, {"name": "name", "timezone": "timezone"})
        else:
            if request.POST.get("sample"):
                registry.cases.add_sample(services, asking, SampleRequest())
            return redirect("today")
    return render(request, "welcome.html", {"form": form}, status=422)


@login_required
@require_POST
def sample(request: HttpRequest) -> HttpResponse:
    """Put the sample in."""
    registry.cases.add_sample(bootstrap.services(), caller(request), SampleRequest())
    messages.info(
        request,
        _("We’ve added a sample job search for you to explore. You can remove it at the bottom of Today."),
    )
    return redirect("today")


@login_required
@require_POST
def unsample(request: HttpRequest) -> HttpResponse:
    """Take it out again."""
    registry.cases.remove_sample(bootstrap.services(), caller(request), SampleRequest())
    return redirect("today")
