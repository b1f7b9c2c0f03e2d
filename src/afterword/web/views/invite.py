"""A calendar file, chosen, dropped or pasted: what it did to a case, or what has to be asked about it."""

from base64 import b64encode
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from afterword import bootstrap
from afterword.core.errors import InputError, Phrase
from afterword.messages.catalogue import fault_words
from afterword.services import registry
from afterword.services.cases.schemas import InviteRequest, InviteResult
from afterword.web.auth import caller, login_required
from afterword.web.forms.cases import Capture
from afterword.web.templating import when_at
from afterword.web.views.capture import number_of, offered, own_zone, shown

_INVITE_AT_MOST = 2_000_000
_SHOWN_AT_MOST = 200_000
_TOLD_AT_MOST = 10_000
_WORDS = (
    "company", "role", "who", "said", "left_open", "answer", "discussed", "email", "phone", "address", "via",
    "others",
)  # fmt: skip
"""Fields in which somebody writes; the others come with something in them."""
_CHANGES: Final = frozenset({"added", "moved", "updated", "cancelled"})
"""What changes a case that was there, and can be taken back."""


@login_required
@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """A calendar file, chosen, dropped or pasted: it makes a case, or changes the one that it is about."""
    services, asking = bootstrap.services(), caller(request)
    zone = own_zone(request)
    pasted, company = request.POST.get("pasted", ""), request.POST.get("invite_company", "").strip()[:500]
    data = b""
    about = request.POST.get("about", "")
    try:
        data = _invite_data(request, pasted)
        taken = registry.cases.invite(
            services,
            asking,
            InviteRequest(
                data=b64encode(data).decode("ascii"),
                company=company,
                about="new" if about == "new" else number_of(about),
            ),
        )
    except InputError as fault:
        form = Capture(zone=zone, initial={**offered(request), **_typed(request)})
        nothing = not (data.strip() or pasted.strip() or fault.path == "size")
        wrong = _("Choose the invitation file, or paste its text.") if nothing else fault_words(fault)
        more: dict[str, Any] = {
            "invite_wrong": wrong, "pasted": pasted, "ask_company": bool(company), "invite_company": company,
        }  # fmt: skip
        # A file that was chosen is gone with the answer: its text takes its place.
        again = pasted or data.decode("utf-8", "replace")[:_SHOWN_AT_MOST]
        if fault.path == "company.name":
            wrong = _("The invitation doesn’t name the company. Enter it here.")
            named = company or request.POST.get("company", "").strip()[:500]
            more = {"invite_wrong": wrong, "pasted": again, "ask_company": True, "invite_company": named}
        if isinstance(fault, registry.DoubtError):
            more = {
                "invite_asks": _question(fault),
                "invite_choices": _choices(fault),
                "pasted": again,
                "ask_company": bool(company),
                "invite_company": company,
            }
        return shown(request, form, status=422, more=more)
    for done in taken.done:
        undo = {"extra_tags": f"undo:{taken.case}"} if done.what in _CHANGES else {}
        messages.info(request, _result(done, zone), **undo)
    # What was assumed about the company and the role is of a new case: one that's there keeps its own.
    for notice in taken.notices if any(each.what == "made" for each in taken.done) else ():
        messages.info(request, notice)
    if words := "; ".join(
        request.POST[name].strip() for name in _WORDS if request.POST.get(name, "").strip()
    ):
        told = _("What you entered next to the invitation isn’t in the case yet: %(words)s") % {
            "words": words[:_TOLD_AT_MOST]
        }
        messages.info(request, told)
    return redirect("case", taken.case)


def _typed(request: HttpRequest) -> dict[str, str]:
    """What was typed on the form: an invite that can't be read must not lose it."""
    return {name: request.POST[name] for name in Capture.base_fields if name in request.POST}


def _invite_data(request: HttpRequest, pasted: str) -> bytes:
    file = request.FILES.get("file")
    if file is None:
        data = pasted.encode("utf-8", "surrogatepass")
        if len(data) > _INVITE_AT_MOST:
            raise InputError(
                "size",
                Phrase("{count} bytes", count=f"{len(data):,}"),
                Phrase("an invite of at most {invite_at_most}", invite_at_most=f"{_INVITE_AT_MOST:,}"),
            )
        return data
    if file.size is not None and file.size > _INVITE_AT_MOST:
        raise InputError(
            "size",
            Phrase("{size} bytes", size=f"{file.size:,}"),
            Phrase("an invite of at most {invite_at_most}", invite_at_most=f"{_INVITE_AT_MOST:,}"),
        )
    return bytes(file.read())


def _result(done: InviteResult, zone: str) -> str:
    """One sentence or two about what an invite did, times by the clock of ``zone``."""
    before, now = _when(done.before, zone), _when(done.now, zone)
    if done.what == "made":
        return _("We read this from the invitation. Check that it’s right.")
    if done.what == "added":
        return _("Added another interview to this case: %(now)s.") % {"now": now}
    if done.what == "moved":
        return _(
            "The interview moved from %(before)s to %(now)s. We’ve updated the dates that depend on it."
        ) % {
            "before": before,
            "now": now,
        }
    if done.what == "updated":
        return _("Updated the interview on %(now)s from the invitation.") % {"now": now}
    if done.what == "cancelled":
        return _(
            "They canceled the interview on %(before)s. We’ve removed it from this case, so "
            "there’s nothing more to do for it. If they send a new invitation, drop it on the "
            "capture page."
        ) % {"before": before}
    if done.what == "older":
        return _("You already have a newer version of this invitation. Nothing changed.")
    return _("It was already here.")


def _question(doubt: registry.DoubtError) -> str:
    """The question to answer before anything changes."""
    return {
        "which": _("This invitation may be about one of your cases. Which one?"),
        "noted": _(
            "They canceled an interview you have notes on. Remove it from the case, along with its notes?"
        ),
        "no_newer": _(
            "This invitation has a different time, but it isn’t newer than the one you have. "
            "Move the interview?"
        ),
    }[doubt.why]


def _choices(doubt: registry.DoubtError) -> list[tuple[str, str]]:
    """The answers, each with its value."""
    found = [
        (str(each.case), f"{each.role} · {each.company}" if each.role else each.company)
        for each in doubt.choices
    ]
    return [*found, ("new", _("None of these: create a new case"))] if doubt.new else found


def _when(moment: str | None, zone: str) -> str:
    return "" if moment is None else when_at(datetime.fromisoformat(moment), zone)
