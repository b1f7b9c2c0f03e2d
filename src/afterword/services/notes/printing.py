"""When a card must be mailed, what's missing, and what's on printed sheets."""

import re
from typing import TYPE_CHECKING, Final

from afterword.core.case import Contact
from afterword.core.delivery import their_zone
from afterword.core.errors import InputError, Phrase
from afterword.core.notes.draft_grammar import one_line
from afterword.core.notes.names import parse_name
from afterword.core.plan.action import DONE, LATE, MISSED, Action
from afterword.core.plan.guard import Verdict, may
from afterword.core.plan.planner import Plan
from afterword.core.plan.rules.medium import BY_HAND, VIA_RECRUITER
from afterword.core.time.instants import HOUR, Instant, Zone
from afterword.messages.actions import why
from afterword.messages.dates import clock_words, day_words, end_words, span_words
from afterword.messages.people import company, road
from afterword.messages.refusals import instead
from afterword.messages.refusals import why as why_refused
from afterword.ports import CallSheet, CallWindow, CardSheet, Printer
from afterword.services.notes.schemas import DraftRequest, Printed, PrintRequest
from afterword.services.planning.contacts import find_contact
from afterword.services.planning.schemas import PlanRequest

if TYPE_CHECKING:
    from afterword.services.planning.engine import Engine


_LAST_COLLECTION: Final = 17 * HOUR
_NOTES: Final = ("thank_you", "after_rejection")
_NO_ADDRESS: Final = "No postal address is known: ask at the reception, or look on their website."


def post_by(plan: Plan, contact: str) -> tuple[str, str]:
    """By when, and why, for the note to a contact that is open; words that stay true after printing.

    Of several notes, one for each interview, the one still to be sent; both are empty if the plan has none.
    """
    action = _note(plan, contact)
    if action is None or action.closes is None:
        return "", ""
    closes = end_words(plan, action.closes, action.zone)
    place = action.zone.name.rsplit("/", 1)[-1].replace("_", " ")
    if action.status == DONE:
        return "Already sent.", why(plan, action)
    if action.status == MISSED:
        return "Too late.", f"Its time ended on {closes}: a card now would only show how late it is."
    if action.status == LATE and action.late_until is not None:
        until = end_words(plan, action.late_until, action.zone)
        return f"Post by {until} ({place}).", "It is late already, but better late than never."
    since = "the interview" if action.kind == "thank_you" else "their answer"
    policy = plan.situation.policy
    after = policy.thank_you_close if action.kind == "thank_you" else policy.after_no_close
    return f"Post by {closes} ({place}).", f"That is {span_words(after)} after {since}."


def missing(plan: Plan, contact: str, *, address_known: bool) -> tuple[str, ...]:
    """What to find out before writing: a missing address, or that no card is needed."""
    notices = () if address_known else (_NO_ADDRESS,)
    action = _note(plan, contact)
    if action is None:
        return (*notices, "No note to them is called for.")
    if action.status == DONE or action.channel in (None, BY_HAND) or not address_known:
        return notices
    through = "goes" if action.channel == VIA_RECRUITER else "would go"
    return (*notices, f"The plan’s note {through} {road(plan, action)}.")


def _note(plan: Plan, contact: str) -> Action | None:
    """The note to them: one still to be sent, or else the latest."""
    notes = [each for each in plan.actions if each.contact == contact and each.kind in _NOTES]
    still = [each for each in notes if each.status not in (DONE, MISSED)]
    return next(reversed(still or notes), None)


FASTEST: Final = 2
SLOWEST: Final = 5
"""Business days for a letter within a country; abroad it takes longer."""


def arrival(plan: Plan) -> tuple[int, int, int | None]:
    """A card mailed now: the first and last day it may arrive, and the day they answer.

    Mailed after 17:00 by the candidate's clock, or not on a business day, it leaves on the next one.
    """
    situation = plan.situation
    home, days = situation.home, situation.days
    today = home.day_of(situation.now)
    leaves = today
    if home.clock_of(situation.now) >= _LAST_COLLECTION or not days.is_business(today):
        leaves = days.after(today, 1)
    due = plan.silence.due if plan.silence is not None else None
    return days.after(leaves, FASTEST), days.after(leaves, SLOWEST), due


# What's on a printed sheet: a card to copy by hand, or the call sheet.

# The lines of an address, as on an envelope.

_COMMA: Final = re.compile(r"[,،，、]\s+|[，、]")  # noqa: RUF001 - commas of other scripts are meant
_POSTCODE_BEHIND: Final = re.compile(
    r"(?:[A-Z]{2}\.? \d{5}(?:-\d{4})?"  # IL 60606
    r"|[A-Z]{2} [A-Z]\d[A-Z] ?\d[A-Z]\d"  # ON M5V 2T6
    r"|(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \d{4}"
    r"|[A-Z]{2})"
)
"""What goes on one line with the town before it."""
_LARGEST_FIRST: Final = frozenset(("JP", "CN", "TW", "KR"))
_HAN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def postal_lines(address: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """The address in lines, without those that only repeat one of the names above it.

    An address in lines keeps them; one on a single line breaks at its commas, though not between a town and
    what belongs to it: ``Chicago, IL 60606``.
    """
    lines = [each for each in map(one_line, address.splitlines()) if each]
    if len(lines) == 1:
        lines = _at_commas(lines[0])
    repeated = {one_line(each).casefold() for each in named}
    return tuple(each for each in lines if each.casefold().rstrip(",") not in repeated)


def _at_commas(line: str) -> list[str]:
    parts: list[str] = []
    for part in filter(None, (each.strip() for each in _COMMA.split(line))):
        if len(parts) > 1 and _POSTCODE_BEHIND.fullmatch(part):
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    return parts


def is_native(lines: tuple[str, ...], country: str | None) -> bool:
    """Whether the address goes from largest to smallest, the person last: ``〒100-0005 …``."""
    return country in _LARGEST_FIRST and any(map(_HAN.search, lines))


_LETTER_LANDS: Final = ("US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "DO", "PR", "SV", "VE")
"""Where paper is measured in inches."""
_PARTS: Final = {
    "hiring_manager": "hiring manager",
    "interviewer": "interviewer",
    "recruiter": "recruiter",
    "agency": "recruiter of an agency",
    "coordinator": "coordinator",
    "other": "",
}
_NEVER: Final = "One call of two minutes, and no second one unless they ask for it. No visit."
_COMPANYS_NUMBER: Final = "The company’s number: ask to be put through."
_ZONE_ASSUMED: Final = "Where they are is not known, so both clocks are yours: find out theirs first."


def in_inches(plan: Plan) -> bool:
    """Whether paper is measured in inches where the company is; if unknown, where the candidate is."""
    country = plan.situation.case.company.country
    if country is not None:
        return country in _LETTER_LANDS
    zones = plan.situation.calendar.country_zones
    return any(plan.situation.home.name in zones[land] for land in _LETTER_LANDS)


def card_sheet(plan: Plan, contact: Contact, text: str, paper: str | None) -> CardSheet:
    """The card for a contact, on the usual paper of the company's country unless another is given."""
    case = plan.situation.case
    to = _named(contact)
    lines = postal_lines(contact.address or case.company.address or "", (to, contact.name, case.company.name))
    whom = tuple(filter(None, (to, one_line(case.company.name))))
    native = is_native(lines, case.company.country)
    us = paper == "A2" or (paper is None and in_inches(plan))
    head, reason = post_by(plan, contact.id)
    return CardSheet(
        paper="A2" if us else "A6",
        title=f"Card to {to}".rstrip(),
        lines=_paragraphs(text),
        address=(*lines, *reversed(whom)) if native else (*whom, *lines),
        address_known=bool(lines),
        sender=one_line(case.candidate.name),
        post_by=head,
        post_why=reason,
        notices=missing(plan, contact.id, address_known=bool(lines)),
    )


def call_sheet(plan: Plan, contact: Contact, scripts: tuple[str, str, str], paper: str | None) -> CallSheet:
    """The call sheet for a contact; ``scripts`` are what to say, to a receptionist and on voicemail.

    A call that shouldn't be made gets no script: people read out what's on paper.
    """
    situation = plan.situation
    case = situation.case
    person = situation.people[contact.id]
    zone, home = situation.zone_of(person), situation.home
    verdict = may(plan, "call", person)
    call = plan.call if plan.call is not None and plan.call.contact == contact.id else None
    ever = verdict.allowed or (call is not None and bool(call.windows))
    shown = parse_name(contact.name, contact.title)
    title = "" if contact.title is None or shown.honorific else contact.title
    number = one_line(contact.phone or case.company.phone or "")
    known = their_zone(case, contact, situation.calendar) is not None
    windows = call.windows if call is not None and ever else ()
    letter = paper == "Letter" or (paper is None and in_inches(plan))
    said = scripts if ever else ("", "", "")
    return CallSheet(
        paper="Letter" if letter else "A4",
        title=f"Call to {shown.full}".rstrip(),
        name=_named(contact),
        part=", ".join(filter(None, (one_line(title), _PARTS[contact.part or "other"]))),
        company=one_line(company(plan)),
        role=one_line(case.role),
        number=number or None,
        number_note=_COMPANYS_NUMBER if number and not contact.phone else "",
        country=case.company.country,
        hold_title="" if verdict.allowed else "Not yet." if ever else "Do not call.",
        hold=_hold(plan, verdict),
        windows=tuple(_window(plan, zone, home, *each) for each in windows),
        their_place=place(zone) if known else "",
        your_place=place(home),
        clock_note="" if known else _ZONE_ASSUMED,
        why=one_line(why(plan, call)) if call is not None else "",
        script=_paragraphs(said[0]),
        receptionist=_paragraphs(said[1]),
        voicemail=_paragraphs(said[2]),
        never=_NEVER if ever else "",
    )


def _named(contact: Contact) -> str:
    """The name as on an envelope: ``Dr. Dana Whitfield``."""
    shown = parse_name(contact.name, contact.title)
    return f"{shown.honorific} {shown.full}".strip()


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, text.splitlines())))


def _hold(plan: Plan, verdict: Verdict) -> str:
    if verdict.allowed:
        return ""
    return one_line(f"{why_refused(plan, verdict)} {instead(plan, verdict) or ''}")


def _on_another_day(zone: Zone, home: Zone, moment: Instant) -> str:
    away = home.day_of(moment) - zone.day_of(moment)
    if not away:
        return ""
    return " the day after" if away > 0 else " the day before"


def place(zone: Zone) -> str:
    """The place a zone is named after: ``New York``."""
    return zone.name.rsplit("/", 1)[-1].replace("_", " ")


def _window(plan: Plan, zone: Zone, home: Zone, start: Instant, until: Instant) -> CallWindow:
    yours = f"{clock_words(home.clock_of(start))}–{clock_words(home.clock_of(until))}"
    theirs = f"{clock_words(zone.clock_of(start))}–{clock_words(zone.clock_of(until))}"
    day = day_words(plan, zone.day_of(start))
    return CallWindow(day, theirs, yours + _on_another_day(zone, home, start))


# Printing as an operation: plan, draft and sheet.

_PAPERS: Final = {"card": ("A6", "A2"), "call": ("A4", "Letter")}
_TEXT_AT_MOST: Final = 20_000
"""Characters: as many as any text in a case."""
_NO_LETTER: Final = re.compile(r"[^a-z0-9]+")


def print_sheet(engine: "Engine", request: PrintRequest, printer: Printer) -> Printed:
    """The requested sheet."""
    papers = _PAPERS[request.sheet]
    if request.paper is not None and request.paper not in papers:
        raise InputError(
            "paper",
            repr(request.paper),
            Phrase(
                "{papers} or {papers2}, for a {sheet}",
                papers=papers[0],
                papers2=papers[1],
                sheet=request.sheet,
            ),
        )
    if request.text is not None and len(request.text) > _TEXT_AT_MOST:
        raise InputError(
            "text",
            Phrase("{count} characters", count=f"{len(request.text):,}"),
            Phrase("at most {text_at_most}", text_at_most=f"{_TEXT_AT_MOST:,}"),
        )
    plan = engine.plan(PlanRequest(request.case, request.now, (), request.policy))
    contact = _contact(plan, request)
    if request.sheet == "call":
        scripts = (
            request.text or _text(engine, request, "call", contact, "spoken"),
            _text(engine, request, "receptionist", contact, "spoken"),
            _text(engine, request, "voicemail", contact, "spoken"),
        )
        sheet = call_sheet(plan, contact, scripts, request.paper)
        notices = [f"{sheet.hold_title} {sheet.hold}"] if sheet.hold else []
        if not sheet.number:
            notices.append("No telephone number is known: ask the reception for it.")
        return Printed(f"call-{_slug(contact)}.pdf", printer.call(sheet), notices)
    kind = "after_rejection" if plan.stage == "rejected" else "thank_you"
    text = request.text or _text(engine, request, kind, contact, "handwritten")
    card = card_sheet(plan, contact, text, request.paper)
    return Printed(f"card-{_slug(contact)}.pdf", printer.card(card), list(card.notices))


def _contact(plan: Plan, request: PrintRequest) -> Contact:
    """Who it's for: the named contact, or whoever is written to or called first."""
    people = plan.situation.people
    if request.contact is not None:
        found = people.get(request.contact)
        if found is None:
            found = people[find_contact(plan.situation.case.contacts, request.contact).id]
    else:
        found = plan.situation.call_contact
        if found is None:
            raise InputError("case.contacts", "nobody", "somebody to write to or to call")
    return next(each for each in plan.situation.case.contacts if each.id == found.id)


def _text(engine: "Engine", request: PrintRequest, kind: str, contact: Contact, channel: str) -> str:
    asked = DraftRequest(
        case=request.case,
        kind=kind,
        contact=contact.id,
        channel="spoken" if channel == "spoken" else "handwritten",
        variant=request.variant,
        now=request.now,
    )
    return engine.draft(asked).text


def _slug(contact: Contact) -> str:
    return _NO_LETTER.sub("-", contact.id.lower()).strip("-")[:40] or "sheet"
