"""What stands on a printed sheet: a card to copy by hand, or the page for the one call."""

from typing import Final

from afterword.app.envelope import is_native, postal_lines
from afterword.app.posting import missing, post_by
from afterword.app.wording.actions import why
from afterword.app.wording.dates import clock_words, day_words
from afterword.app.wording.people import company
from afterword.app.wording.refusals import instead
from afterword.app.wording.refusals import why as why_refused
from afterword.core.facts import Contact
from afterword.core.guard import Verdict, may
from afterword.core.moments import Moment, Zone
from afterword.core.notes.draft.grammar import one_line
from afterword.core.notes.names import name_of
from afterword.core.plan import Plan
from afterword.core.zones import their_zone
from afterword.ports import CallSheet, CallWindow, CardSheet

_LETTER_LANDS: Final = ("US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "DO", "PR", "SV", "VE")
"""Where paper is measured in inches."""
_PARTS: Final = {
    "hiring_manager": "hiring manager",
    "interviewer": "interviewer",
    "recruiter": "recruiter",
    "coordinator": "coordinator",
    "other": "",
}
_NEVER: Final = "One call of two minutes, and no second one unless they ask for it. No visit."
_COMPANYS_NUMBER: Final = "The company’s number: ask to be put through."
_ZONE_ASSUMED: Final = "Where they are is not known, so both clocks are yours: find out theirs first."


def in_inches(plan: Plan) -> bool:
    """Whether the paper of the company's country is measured in inches; unknown, the candidate's decides."""
    country = plan.situation.case.company.country
    if country is not None:
        return country in _LETTER_LANDS
    zones = plan.situation.calendar.country_zones
    return any(plan.situation.home.name in zones[land] for land in _LETTER_LANDS)


def card_sheet(plan: Plan, contact: Contact, text: str, paper: str | None) -> CardSheet:
    """The card for a contact, in the paper of the company's country unless another is asked for."""
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
    """The page for a call to a contact; ``scripts`` are what to say, to a receptionist, to a machine.

    A call that is not to be made at all gets no script: what stands on paper is read out.
    """
    situation = plan.situation
    case = situation.case
    person = situation.people[contact.id]
    zone, home = situation.zone_of(person), situation.home
    verdict = may(plan, "call", person)
    call = plan.call if plan.call is not None and plan.call.contact == contact.id else None
    ever = verdict.allowed or (call is not None and bool(call.windows))
    shown = name_of(contact.name, contact.title)
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
        part=", ".join(filter(None, (one_line(title), _PARTS[contact.part]))),
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
    """The name as an envelope has it: ``Dr. Dana Whitfield``."""
    shown = name_of(contact.name, contact.title)
    return f"{shown.honorific} {shown.full}".strip()


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, text.splitlines())))


def _hold(plan: Plan, verdict: Verdict) -> str:
    if verdict.allowed:
        return ""
    return one_line(f"{why_refused(plan, verdict)} {instead(plan, verdict) or ''}")


def _on_another_day(zone: Zone, home: Zone, moment: Moment) -> str:
    away = home.day_of(moment) - zone.day_of(moment)
    if not away:
        return ""
    return " the day after" if away > 0 else " the day before"


def place(zone: Zone) -> str:
    """The place a zone is named after: ``New York``."""
    return zone.name.rsplit("/", 1)[-1].replace("_", " ")


def _window(plan: Plan, zone: Zone, home: Zone, start: Moment, until: Moment) -> CallWindow:
    yours = f"{clock_words(home.clock_of(start))}–{clock_words(home.clock_of(until))}"
    theirs = f"{clock_words(zone.clock_of(start))}–{clock_words(zone.clock_of(until))}"
    day = day_words(plan, zone.day_of(start))
    return CallWindow(day, theirs, yours + _on_another_day(zone, home, start))
