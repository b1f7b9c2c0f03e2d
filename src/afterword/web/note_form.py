"""The note form: what it sends and carries, and what the page shows of a note."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple, cast
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils.translation import gettext as _

from afterword import bootstrap
from afterword.core.errors import InputError
from afterword.core.notes.kinds import KINDS
from afterword.core.plan.action import DONE
from afterword.core.plan.planner import STILL_OPEN
from afterword.messages.dates import until_words
from afterword.services.notes.schemas import CheckedOut, NoteRequest, ReviseNoteRequest, SaveNoteRequest
from afterword.services.registry import NoteConflictError, NoteInCase, Opened, notes, outbox
from afterword.web.auth import caller
from afterword.web.event_labels import note_titles
from afterword.web.language import catalogue
from afterword.web.message_questions import read_first, unread_question
from afterword.web.templating import iso, moment, short_day

VERSION: Final = "Note-Version"
"""The response header with the version that was saved."""
_LONGEST: Final = 100
_MAIL_AT_MOST: Final = 6_000
"""How many characters of a link mail programs accept."""
_CHANGES: Final = frozenset(("keep", "theirs", "channel", "back", "fix"))


class PageEdit(NamedTuple):
    """What the page says about its change: base version, page, and number of the change."""

    base: str = ""
    writer: str = ""
    turn: int = 0


def submitted_edit(request: HttpRequest) -> PageEdit:
    """The same from a form; empty if the sender knows no versions.

    The button that chooses the page's own words in a conflict names the version they replace.
    """
    writer = "".join(filter(str.isalnum, request.POST.get("writer", "")))[:40]
    if not writer:
        return PageEdit()
    turn = request.POST.get("turn", "")
    name = "over" if request.POST.get("press") in ("keep", "theirs") else "base"
    base = request.POST.get(name, "").replace("\0", "")[:_LONGEST]
    return PageEdit(base, writer, int(turn) if turn.isdecimal() and len(turn) < 10 else 0)  # noqa: PLR2004 - no page has more


def submitted_note(request: HttpRequest, case: int, kind: str, contact: str) -> SaveNoteRequest:
    """The note as it is in the form."""
    variant = request.POST.get("variant", "0")
    return SaveNoteRequest(
        case=case,
        kind=kind,
        contact=contact,
        text=plain(request.POST.get("text", "")),
        subject=plain(request.POST.get("subject", "")).replace("\n", " "),
        # An unknown channel becomes the one in the plan.
        channel=cast("Any", request.POST.get("channel", "")),
        variant=int(variant) if variant.isdecimal() and len(variant) < 7 else 0,  # noqa: PLR2004 - a count of presses
    )


def revision(request: HttpRequest, note: SaveNoteRequest, *, pressed: bool = False) -> ReviseNoteRequest:
    """The change that the form asks for; only to save the text, unless a button was ``pressed``."""
    edit, press = submitted_edit(request), request.POST.get("press", "")
    change = ""
    if pressed:
        change = press if press in _CHANGES else "other_words" if "other_words" in request.POST else ""
    return ReviseNoteRequest(
        note=note, change=cast("Any", change), base=edit.base, writer=edit.writer, turn=edit.turn
    )


def plain(text: str) -> str:
    """The text as typed: forms send line breaks as two characters, which would shift every position."""
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")[:20_000]


def form_state(version: str) -> dict[str, object]:
    """What a page's form carries: the version it shows, and the page's own name."""
    return {"base": version, "writer": secrets.token_hex(8), "turn": 0, "conflict": None}


def form_state_again(request: HttpRequest, conflict: NoteConflictError) -> dict[str, object]:
    """The same for a form shown again after a conflict: its base stays until the person has chosen."""
    edit = submitted_edit(request)
    base = request.POST.get("base", "")[:_LONGEST]
    return {"base": base, "writer": edit.writer, "turn": edit.turn, "conflict": conflict.other}


# When a note goes out, as a form says it.

When = Literal["now", "at", "best"]


def submitted_send_time(form: Mapping[str, str], opened: Opened) -> tuple[When, datetime | None]:
    """Now, at the best time, or at the time entered, by the writer's clock."""
    when = form.get("when", "best")
    if when == "now":
        return "now", None
    if when != "at":
        return "best", None
    typed = form.get("at", "")
    try:
        wall = datetime.fromisoformat(typed).replace(tzinfo=None)
    except ValueError:
        raise InputError("at", repr(typed) if typed else "nothing", "a day and a time") from None
    return "at", wall.replace(tzinfo=ZoneInfo(opened.case.candidate.timezone))


# What the page shows of a note.


def note_view(request: HttpRequest, it: NoteInCase) -> dict[str, object]:
    """The note with its findings, and how it can be sent."""
    services, asking, text = bootstrap.services(), caller(request), it.text
    case, kind, contact = text.case, text.kind, text.contact
    found = notes.check_note(services, asking, text)
    options = outbox.sending_options(services, asking, NoteRequest(case=case, kind=kind, contact=contact))
    zone, address = it.opened.plan.situation.home.name, options.to.address or ""
    mail = f"mailto:{quote(address, safe='@')}?{query(subject=text.subject, body=text.text)}"
    points = {point.id: point.text for each in it.opened.case.interviews for point in each.open_points}
    company = it.opened.case.company.name
    return {
        "case": case,
        "it": it,
        "company": company,
        "kept": text,
        **_of_the_plan(it),
        "found": found,
        "aims": _aims(found, points),
        "cuts": [(each, _cut(each, text)) for each in found.findings],
        "dismissed": [(each, _cut(each.finding, text)) for each in found.dismissed],
        "channels": KINDS[kind].written,
        "post": _post(kind, options.arrival) if "handwritten" in KINDS[kind].written else "",
        "mail": mail if address and len(mail) <= _MAIL_AT_MOST and options.unread is None else "",
        "address": address,
        "to": options.to,
        "route": (case, kind, contact),
        "sendable": it.purpose is not None,
        "accounts": options.accounts,
        "outgoing": options.outgoing,
        "best": moment(options.best, zone),
        "held": read_first(options.waiting, zone),
        "question": None if options.unread is None else unread_question(options.unread, company, zone),
        "refused": "",
        "when": "best",
        "at": "",
    }


def _of_the_plan(it: NoteInCase) -> dict[str, object]:
    """What the plan says about the note's action."""
    plan, action, words = it.opened.plan, it.action, catalogue()
    if action is None:
        title = note_titles()[it.text.kind] % {"name": it.contact.name}
        return {"title": title, "why": "", "ends": "", "until": "", "done": False}
    zone, closes = plan.situation.home.name, action.closes
    return {
        "title": words.titles.title_of(plan, action),
        "why": words.actions.why(plan, action),
        "ends": iso(closes, zone) if action.status in STILL_OPEN and closes is not None else "",
        "until": "" if closes is None else until_words(plan, closes, action.zone),
        "done": action.status == DONE,
    }


def query(**values: str) -> str:
    """Values as a URL query; empty ones are left out."""
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
            (_("addresses: %(what)s") % {"what": points.get(point, point)[:60]}, met)
            for point, met in resolved.items()
        ]
        if not resolved:
            aims.append((_("nothing left open"), True))
    return aims


def _cut(finding: Any, kept: SaveNoteRequest) -> str:
    """The words a finding is about."""
    text = kept.subject if finding.part == "subject" else kept.text
    return text[finding.start : finding.end]


def _post(kind: str, arrival: tuple[int, int, int | None]) -> str:
    """Whether a card would arrive in time."""
    first, last, due = arrival
    when = _("A card mailed today arrives between %(first)s and %(last)s.") % {
        "first": short_day(first),
        "last": short_day(last),
    }
    if due is None or kind not in ("thank_you", "check_in"):
        return when
    answer = {"day": short_day(due)}
    if first > due:
        return when + " " + _("They’ll have decided by then (%(day)s), so an email is better.") % answer
    if last >= due:
        return (
            when
            + " "
            + _("It may arrive after they decide (%(day)s). Mail it today, or write an email.") % answer
        )
    return when + " " + _("That’s in time: they decide by %(day)s.") % answer
