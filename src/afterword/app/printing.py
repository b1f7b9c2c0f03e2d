"""What stands on a printed sheet: a card to copy by hand, or the page for the one call."""

import re
from typing import Final

from afterword.app.wording.actions import why
from afterword.app.wording.dates import clock_words, day_words, moment_words
from afterword.app.wording.people import company
from afterword.app.wording.refusals import instead
from afterword.app.wording.refusals import why as why_refused
from afterword.core.facts import Contact
from afterword.core.guard import may
from afterword.core.moments import Moment, Zone
from afterword.core.notes.draft.grammar import one_line
from afterword.core.notes.names import name_of
from afterword.core.plan import Plan
from afterword.ports import CallSheet, CallWindow, CardSheet

_LETTER_LANDS: Final = frozenset("US CA MX PH CL CO CR GT PA DO PR SV VE".split())
"""Where paper is measured in inches."""
_ADDRESS_BREAK: Final = re.compile(r"\s*(?:\n|,\s)\s*")
_PARTS: Final = {
    "hiring_manager": "hiring manager",
    "interviewer": "interviewer",
    "recruiter": "recruiter",
    "coordinator": "coordinator",
    "other": "",
}
_NO_ADDRESS: Final = (
    "No postal address is known: ask at the reception, or look at the foot of their letters or website."
)
_TOO_LONG: Final = "The text is longer than a card: it goes on over {} sheets."
_NEVER: Final = "One call, and no second one unless they ask for it. No visit. Two minutes at most."


def inches(country: str | None) -> bool:
    """Whether a country's paper is measured in inches."""
    return country in _LETTER_LANDS


def card_sheet(plan: Plan, contact: Contact, text: str, paper: str | None) -> CardSheet:
    """The card for a contact, in the paper of the company's country unless another is asked for."""
    case = plan.situation.case
    known = contact.address or case.company.address
    shown = name_of(contact.name, contact.title)
    to = f"{shown.honorific} {shown.full}".strip() if shown.honorific else shown.full
    lines = [one_line(each) for each in _ADDRESS_BREAK.split(known)] if known else []
    us = paper == "A2" or (paper is None and inches(case.company.country))
    return CardSheet(
        paper="A2" if us else "A6",
        title=f"Card to {to}",
        lines=tuple(each for each in map(one_line, text.split("\n")) if each),
        address=(to, *((one_line(case.company.name), *filter(None, lines)) if lines else ())),
        sender=(one_line(case.candidate.name),),
        post_by=_post_by(plan, contact.id),
        notices=() if lines else (_NO_ADDRESS,),
    )


def _post_by(plan: Plan, contact: str) -> str:
    """By when the card must be in the post: the end of the time in which a thank-you is one."""
    for action in plan.actions:
        if action.contact == contact and action.kind in ("thank_you", "after_rejection") and action.closes:
            home = plan.situation.home
            return f"Post by {moment_words(plan, action.closes, home)}. {why(plan, action)}"
    return ""


def call_sheet(plan: Plan, contact: Contact, scripts: tuple[str, str, str], paper: str | None) -> CallSheet:
    """The page for a call to a contact; ``scripts`` are what to say, to a receptionist, to a machine."""
    situation = plan.situation
    case = situation.case
    person = situation.people[contact.id]
    zone, home = situation.zone_of(person), situation.home
    verdict = may(plan, "call", person)
    call = plan.call if plan.call is not None and plan.call.contact == contact.id else None
    hold = "" if verdict.allowed else f"{why_refused(plan, verdict)} {instead(plan, verdict) or ''}".strip()
    shown = name_of(contact.name, contact.title)
    title = "" if contact.title is None or shown.honorific else contact.title
    part = ", ".join(filter(None, (one_line(title), _PARTS[contact.part])))
    letter = paper == "Letter" or (paper is None and inches(case.company.country))
    return CallSheet(
        paper="Letter" if letter else "A4",
        title=f"Call to {shown.full}",
        name=f"{shown.honorific} {shown.full}".strip(),
        part=part,
        company=one_line(company(plan)),
        role=one_line(case.role),
        number=contact.phone or case.company.phone,
        country=case.company.country,
        clocks=_clocks(plan, zone, home),
        hold=hold,
        why=why(plan, call) if call is not None else "",
        windows=tuple(_window(plan, zone, home, *each) for each in call.windows) if call is not None else (),
        script=_paragraphs(scripts[0]),
        receptionist=_paragraphs(scripts[1]),
        voicemail=_paragraphs(scripts[2]),
        never=_NEVER,
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, text.split("\n"))))


def _clocks(plan: Plan, zone: Zone, home: Zone) -> str:
    now = plan.situation.now
    theirs = f"{clock_words(zone.clock_of(now))} for them ({place(zone)})"
    if zone.offset_at(now) == home.offset_at(now):
        return f"Their clock and yours agree: it is {theirs} as this is printed."
    yours = f"{moment_words(plan, now, home)} for you ({place(home)})"
    return f"As this is printed it is {yours} and {day_words(plan, zone.day_of(now))}, {theirs}."


def place(zone: Zone) -> str:
    """The place a zone is named after: ``New York``."""
    return zone.name.rsplit("/", 1)[-1].replace("_", " ")


def _window(plan: Plan, zone: Zone, home: Zone, start: Moment, until: Moment) -> CallWindow:
    day = zone.day_of(start)
    yours = f"{clock_words(home.clock_of(start))}–{clock_words(home.clock_of(until))}"
    away = home.day_of(start) - day
    if away:
        yours += " the day after" if away > 0 else " the day before"
    theirs = f"{clock_words(zone.clock_of(start))}–{clock_words(zone.clock_of(until))}"
    return CallWindow(day_words(plan, day), theirs, yours)
