"""Compose: the text on one side, what is right and wrong with it on the other, and the way out."""

from typing import Any, Final, NamedTuple, cast
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from afterword import wiring
from afterword.app.check_shapes import CheckedOut, CheckRequest, Dismissed
from afterword.app.ledger.books import NotFound, Opened
from afterword.app.ledger.recording import Refused, record
from afterword.app.ledger.requests import NoteRequest, RecordRequest, SaveNoteRequest
from afterword.app.ledger.texts import note, save_note
from afterword.app.note_requests import DraftRequest
from afterword.app.post.approving import action_of
from afterword.app.post.outgoing_shapes import PURPOSES, OutboxRequest
from afterword.app.post.steering import outbox
from afterword.app.post.timing import slot_of
from afterword.app.posting import arrival
from afterword.app.print_requests import PrintRequest
from afterword.core.action import DONE, Action
from afterword.core.facts import Contact, NoteSent
from afterword.core.fault import Fault
from afterword.core.moments import moment_of
from afterword.core.notes.kinds import KINDS
from afterword.core.plan import STILL_OPEN
from afterword.surfaces.web.asking import caller, mine
from afterword.surfaces.web.templating import iso, moment, short_day
from afterword.surfaces.web.voice import voice

_CLOSING: Final = 4
"""Lines at a draft's end that may be part of a signature: a name, a number, an address."""
_MAIL_AT_MOST: Final = 6_000
"""Characters of a link that mail programs still take."""


class Writing(NamedTuple):
    """What is being written: to whom, in which case, what for."""

    opened: Opened
    kind: str
    contact: Contact
    action: Action | None


def writing(request: HttpRequest, case: int, kind: str, contact: str) -> Writing:
    """What is being written; ``NotFound`` if no such note can be."""
    opened = wiring.books().opened(caller(request), case)
    person = next((each for each in opened.case.contacts if each.id == contact), None)
    if person is None or kind not in KINDS or "spoken" in KINDS[kind].channels or not KINDS[kind].person:
        raise NotFound
    return Writing(opened, kind, person, action_of(opened, kind, contact))


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, case: int, kind: str, contact: str) -> HttpResponse:
    """The page; sent back to itself where there are no scripts, with the button that was pressed."""
    it = writing(request, case, kind, contact)
    books, asking = wiring.books(), caller(request)
    if request.method == "POST":
        with books.cases.together():
            kept = _pressed(request, it)
        if "sent" in request.POST:
            return _sent(request, it, kept)
        return HttpResponseRedirect(request.path)
    there = note(books, asking, NoteRequest(case=case, kind=kind, contact=contact))
    if there is None:
        there = _drafted(it, _channel(it, request.GET.get("channel")), 0, books.profile(asking).signature)
    return render(request, "compose.html", shown(request, it, there))


def _pressed(request: HttpRequest, it: Writing) -> SaveNoteRequest:
    """The text as it stands after what a button does to it; kept."""
    books, asking = wiring.books(), caller(request)
    kept = typed(
        request,
        it,
        note(books, asking, NoteRequest(case=it.opened.kept.id, kind=it.kind, contact=it.contact.id)),
    )
    pressed = request.POST.get("press", "")
    if pressed == "channel" or "other_words" in request.POST:
        kept = _redrafted(it, kept, "other_words" in request.POST, books.profile(asking).signature)
    elif pressed == "back" and kept.before is not None:
        text, subject, channel, variant = kept.before
        kept = _with(kept, text=text, subject=subject, channel=channel, variant=variant, before=None)
    elif pressed == "fix":
        found = _checked(request, it, kept)
        text, _count = books.desk.fixed(kept.text, found)
        kept = _with(kept, text=text)
    save_note(books, asking, kept)
    return kept


@mine
@require_POST
def check(request: HttpRequest, case: int, kind: str, contact: str) -> HttpResponse:
    """The findings, while it is typed; the text is kept as it stands."""
    it = writing(request, case, kind, contact)
    books, asking = wiring.books(), caller(request)
    with books.cases.together():
        there = note(books, asking, NoteRequest(case=case, kind=kind, contact=contact))
        kept = typed(request, it, there)
        if there is None or there.variant == kept.variant:
            # Else it comes late, from a page in whose place another draft is by now.
            save_note(books, asking, kept)
    return render(request, "parts/findings.html", shown(request, it, kept))


@mine
@require_POST
def dismiss(request: HttpRequest, case: int, kind: str, contact: str) -> HttpResponse:
    """A finding that the person looked at and lets stand, with a reason."""
    it = writing(request, case, kind, contact)
    books, asking = wiring.books(), caller(request)
    kept = note(books, asking, NoteRequest(case=case, kind=kind, contact=contact))
    kept = typed(request, it, kept) if "text" in request.POST else kept or _drafted(it, "email", 0, "")
    rule, words = _plain(request.POST.get("rule", ""))[:100], _plain(request.POST.get("words", ""))[:2_000]
    because = _plain(request.POST.get("because", "")).strip()[:2_000]
    if because:
        kept = _with(kept, dismissed=(*kept.dismissed, (rule, words, because)))
        save_note(books, asking, kept)
    elif "restore" in request.POST:
        kept = _with(kept, dismissed=tuple(each for each in kept.dismissed if each[:2] != (rule, words)))
        save_note(books, asking, kept)
    if request.headers.get("HX-Request"):
        return render(request, "parts/findings.html", shown(request, it, kept))
    if not because and "restore" not in request.POST:
        messages.info(request, _("Say why it may stand."))
    return HttpResponseRedirect(f"/cases/{case}/write/{kind}/{quote(contact, safe='')}")


@mine
@require_safe
def card(request: HttpRequest, case: int, kind: str, contact: str) -> HttpResponse:
    """The text as a card to copy by hand, with its envelope, as a PDF."""
    it = writing(request, case, kind, contact)
    books, asking = wiring.books(), caller(request)
    kept = note(books, asking, NoteRequest(case=case, kind=kind, contact=contact))
    text = kept.text if kept is not None else None
    printed = wiring.books().desk.print(
        PrintRequest(sheet="card", case=it.opened.case, now=asking.now, contact=contact, text=text)
    )
    headers = {"Content-Disposition": f'inline; filename="{printed.name}"'}
    return HttpResponse(printed.pdf, content_type="application/pdf", headers=headers)


def _channel(it: Writing, asked: str | None) -> str:
    channels = KINDS[it.kind].channels
    if asked in channels:
        return asked
    return "handwritten" if it.action is not None and it.action.channel == "handwritten" else channels[0]


def typed(request: HttpRequest, it: Writing, kept: SaveNoteRequest | None) -> SaveNoteRequest:
    """The text as it stands in the form."""
    variant = request.POST.get("variant", "0")
    return SaveNoteRequest(
        case=it.opened.kept.id,
        kind=it.kind,
        contact=it.contact.id,
        text=_plain(request.POST.get("text", "")),
        subject=_plain(request.POST.get("subject", "")).replace("\n", " "),
        channel=cast("Any", _channel(it, request.POST.get("channel"))),
        variant=int(variant) if variant.isdecimal() and len(variant) < 7 else 0,  # noqa: PLR2004 - a count of presses
        dismissed=kept.dismissed if kept is not None else (),
        before=kept.before if kept is not None else None,
    )


def _plain(text: str) -> str:
    """As it was typed: a form sends line breaks in two characters, which would shift every place in it."""
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")[:20_000]


def _with(kept: SaveNoteRequest, **new: Any) -> SaveNoteRequest:
    from msgspec import structs  # noqa: PLC0415

    return structs.replace(kept, **new)


def _drafted(it: Writing, channel: str, variant: int, signature: str) -> SaveNoteRequest:
    """A draft from the facts, in the person's name."""
    draft = wiring.books().desk.draft(
        DraftRequest(
            case=it.opened.case,
            kind=it.kind,
            contact=it.contact.id,
            channel=cast("Any", channel),
            variant=variant,
        )
    )
    text = draft.text
    if signature and channel == "email":
        there = text.rstrip().splitlines()
        # The name and the number stand there already: what the signature says again is left out of it.
        under = [line for line in signature.splitlines() if line not in there[-_CLOSING:]]
        text = "\n".join((*there, *under, ""))
    return SaveNoteRequest(
        case=it.opened.kept.id, kind=it.kind, contact=it.contact.id, text=text, subject=draft.subject or "",
        channel=cast("Any", channel), variant=variant,
    )  # fmt: skip


def _redrafted(it: Writing, kept: SaveNoteRequest, other: bool, signature: str) -> SaveNoteRequest:  # noqa: FBT001
    """Another draft. What a person wrote themselves is put by, and can be had back."""
    made = _drafted(it, kept.channel, kept.variant + other, signature)
    drafts = (_drafted(it, channel, kept.variant, signature) for channel in KINDS[it.kind].channels)
    if not kept.text.strip() or any(each.text.split() == kept.text.split() for each in drafts):
        return _with(made, before=kept.before, dismissed=kept.dismissed)
    own = (kept.text, kept.subject, kept.channel, kept.variant)
    return _with(made, before=own, dismissed=kept.dismissed)


def _checked(request: HttpRequest, it: Writing, kept: SaveNoteRequest) -> CheckedOut:
    books, asking = wiring.books(), caller(request)
    others = []
    for each in it.opened.case.contacts:
        if each.id != it.contact.id:
            other = note(books, asking, NoteRequest(case=kept.case, kind=it.kind, contact=each.id))
            others += [other.text] if other is not None else []
    return wiring.books().desk.check(
        CheckRequest(
            kind=it.kind,
            case=it.opened.case,
            text=kept.text,
            contact=it.contact.id,
            subject=kept.subject if kept.channel == "email" else None,
            channel=kept.channel,
            others=tuple(others),
            dismissed=tuple(Dismissed(rule, because, words) for rule, words, because in kept.dismissed),
        )
    )


def shown(request: HttpRequest, it: Writing, kept: SaveNoteRequest) -> dict[str, object]:
    """What the page shows of a text."""
    found = _checked(request, it, kept)
    plan, action = it.opened.plan, it.action
    words = voice()
    points = {point.id: point.text for each in it.opened.case.interviews for point in each.open_points}
    address = it.contact.email or ""
    mail = f"mailto:{quote(address, safe='@')}?{_query(subject=kept.subject, body=kept.text)}"
    open_now = action is not None and action.status in STILL_OPEN
    return {
        "case": kept.case,
        "it": it,
        "company": it.opened.case.company.name,
        "kept": kept,
        "title": words.titles.title_of(plan, action)
        if action is not None
        else note_titles()[it.kind] % {"name": it.contact.name},
        "why": words.actions.why(plan, action) if action is not None else "",
        "ends": iso(action.closes, plan.situation.home.name)
        if open_now and action is not None and action.closes is not None
        else "",
        "until": moment(action.closes, plan.situation.home.name)
        if action is not None and action.closes is not None
        else "",
        "done": action is not None and action.status == DONE,
        "found": found,
        "aims": _aims(found, points),
        "cuts": [(each, _cut(each, kept)) for each in found.findings],
        "dismissed": [(each, _cut(each.finding, kept)) for each in found.dismissed],
        "channels": KINDS[it.kind].channels,
        "post": _post(it) if "handwritten" in KINDS[it.kind].channels else "",
        "mail": mail if address and len(mail) <= _MAIL_AT_MOST else "",
        "address": address,
        "here": f"/cases/{kept.case}/{{}}/{it.kind}/{quote(it.contact.id, safe='')}",
        "sendable": it.kind in PURPOSES,
        **_sending(request, it),
    }


def _sending(request: HttpRequest, it: Writing) -> dict[str, object]:
    """Whether it can be sent from here, and when it would be at best; or what of it is on its way already."""
    books, asking = wiring.books(), caller(request)
    there = [
        each.kept
        for each in outbox(books, asking, OutboxRequest(case=it.opened.kept.id))
        if (each.kept.kind, each.kept.contact) == (it.kind, it.contact.id) and each.kept.state != "cancelled"
    ]
    best = slot_of("best", None, it.action, moment_of(asking.now)).begins
    return {
        "accounts": [each.address for each in books.room.accounts.of_owner(asking.owner)],
        "outgoing": there[-1] if there else None,
        "best": moment(best, it.opened.plan.situation.home.name),
        "refused": "",
        "when": "best",
        "at": "",
    }


def note_titles() -> dict[str, str]:
    """What a note is called for which no action stands in the plan."""
    return {
        "thank_you": _("Thank %(name)s"),
        "answer": _("Answer %(name)s"),
        "check_in": _("One check-in with %(name)s"),
        "after_rejection": _("Thank %(name)s after the no"),
        "reopened_note": _("Write to %(name)s: the position is open again"),
        "keep_in_touch": _("Keep in touch with %(name)s"),
        "thank_for_offer": _("Thank %(name)s for the offer"),
        "ask_decision_date": _("Ask %(name)s for time to decide"),
        "accept_in_writing": _("Accept in writing, to %(name)s"),
        "decline_note": _("Decline, with thanks to %(name)s"),
        "withdraw_elsewhere": _("Withdraw, with thanks to %(name)s"),
    }


def _query(**values: str) -> str:
    return "&".join(f"{name}={quote(value)}" for name, value in values.items() if value)


def _aims(found: CheckedOut, points: dict[str, str]) -> list[tuple[str, bool]]:
    """The three aims as ticks; an open point by its words."""
    aims = []
    if "thanks" in found.wanted:
        aims.append((_("thanks them"), found.aims.thanks))
    if "interest" in found.wanted:
        aims.append((_("says you want the job"), found.aims.interest))
    if "resolves" in found.wanted:
        resolved = found.aims.resolves
        aims += [
            (_("settles: %(what)s") % {"what": points.get(point, point)[:60]}, met)
            for point, met in resolved.items()
        ]
        if not resolved:
            aims.append((_("nothing was left open"), True))
    return aims


def _cut(finding: Any, kept: SaveNoteRequest) -> str:
    """The words that a finding is about."""
    text = kept.subject if finding.part == "subject" else kept.text
    return text[finding.start : finding.end]


def _post(it: Writing) -> str:
    """Whether a card would be there in time."""
    first, last, due = arrival(it.opened.plan)
    when = _("A card posted today arrives between %(first)s and %(last)s.") % {
        "first": short_day(first),
        "last": short_day(last),
    }
    if due is None or it.kind not in ("thank_you", "check_in"):
        return when
    answer = {"day": short_day(due)}
    if first > due:
        return (
            when + " " + _("They will have decided by then (%(day)s): an email is the better way.") % answer
        )
    if last >= due:
        return (
            when
            + " "
            + _("That may be after they decide (%(day)s): post it today, or write an email.") % answer
        )
    return when + " " + _("That is in time: they decide by %(day)s.") % answer


def _sent(request: HttpRequest, it: Writing, kept: SaveNoteRequest) -> HttpResponse:
    purpose = PURPOSES.get(it.kind)
    if purpose is None:
        raise NotFound
    asking = caller(request)
    event = NoteSent(asking.now, it.contact.id, kept.channel, purpose)
    case = kept.case
    try:
        record(wiring.books(), asking, RecordRequest(case=case, event=event))
    except Refused as refused:
        messages.info(request, voice().refusals.why(refused.plan, refused.verdict))
        return HttpResponseRedirect(
            f"/cases/{case}/record/note?{_query(contact=it.contact.id, purpose=purpose, way=kept.channel)}"
        )
    except Fault as fault:
        messages.info(request, fault.message)
        return HttpResponseRedirect(request.path)
    messages.info(
        request,
        _("Kept: you wrote to %(name)s. Now rest easy.") % {"name": it.contact.name},
        extra_tags=f"undo:{case}",
    )
    return HttpResponseRedirect("/")
