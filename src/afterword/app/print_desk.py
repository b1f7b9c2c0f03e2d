"""Printing as an operation: plan, draft and sheet, one after the other."""

import re
from typing import TYPE_CHECKING, Final

from afterword.app.note_requests import DraftRequest
from afterword.app.print_requests import Printed, PrintRequest
from afterword.app.printing import call_sheet, card_sheet
from afterword.app.requests import PlanRequest
from afterword.core.facts import Contact
from afterword.core.fault import Fault
from afterword.core.plan import Plan
from afterword.ports import Printer

if TYPE_CHECKING:
    from afterword.app.operations import Desk

_PAPERS: Final = {"card": ("A6", "A2"), "call": ("A4", "Letter")}
_TEXT_AT_MOST: Final = 20_000
"""Characters: as many as any text of a case."""
_NO_LETTER: Final = re.compile(r"[^a-z0-9]+")


def printed(desk: "Desk", request: PrintRequest, printer: Printer) -> Printed:
    """The sheet that was asked for."""
    papers = _PAPERS[request.sheet]
    if request.paper is not None and request.paper not in papers:
        raise Fault("paper", repr(request.paper), f"{papers[0]} or {papers[1]}, for a {request.sheet}")
    if request.text is not None and len(request.text) > _TEXT_AT_MOST:
        raise Fault("text", f"{len(request.text):,} characters", f"at most {_TEXT_AT_MOST:,}")
    plan = desk.plan(PlanRequest(request.case, request.now, (), request.policy))
    contact = _contact(plan, request)
    if request.sheet == "call":
        scripts = (
            request.text or _text(desk, request, "call", contact, "spoken"),
            _text(desk, request, "receptionist", contact, "spoken"),
            _text(desk, request, "voicemail", contact, "spoken"),
        )
        sheet = call_sheet(plan, contact, scripts, request.paper)
        notices = [f"{sheet.hold_title} {sheet.hold}"] if sheet.hold else []
        if not sheet.number:
            notices.append("No telephone number is known: ask the reception for it.")
        return Printed(f"call-{_slug(contact)}.pdf", printer.call(sheet), notices)
    kind = "after_rejection" if plan.stage == "rejected" else "thank_you"
    text = request.text or _text(desk, request, kind, contact, "handwritten")
    card = card_sheet(plan, contact, text, request.paper)
    return Printed(f"card-{_slug(contact)}.pdf", printer.card(card), list(card.notices))


def _contact(plan: Plan, request: PrintRequest) -> Contact:
    """Whom it is for: who was named, else who is written to or called first."""
    people = plan.situation.people
    if request.contact is not None:
        found = people.get(request.contact)
        if found is None:
            names = ", ".join(map(repr, people)) or "none: the case has no contacts"
            raise Fault("contact", repr(request.contact), f"the id of a contact ({names})")
    else:
        found = plan.situation.call_contact
        if found is None:
            raise Fault("case.contacts", "nobody", "somebody to write to or to call")
    return next(each for each in plan.situation.case.contacts if each.id == found.id)


def _text(desk: "Desk", request: PrintRequest, kind: str, contact: Contact, channel: str) -> str:
    asked = DraftRequest(
        case=request.case,
        kind=kind,
        contact=contact.id,
        channel="spoken" if channel == "spoken" else "handwritten",
        variant=request.variant,
    )
    return desk.draft(asked).text


def _slug(contact: Contact) -> str:
    return _NO_LETTER.sub("-", contact.id.lower()).strip("-")[:40] or "sheet"
