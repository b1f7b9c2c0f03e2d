"""Gathers the facts from a case that a note to one person may use."""

from datetime import datetime
from typing import Final, NamedTuple

from afterword.core.case import Bounce, Case, Contact, Interview, NotePurpose
from afterword.core.delivery import PASSED_ON, their_zone, with_recruiter
from afterword.core.errors import InputError, Phrase
from afterword.core.notes.kinds import About, LocalTime, NoteKind
from afterword.core.plan.action import Action
from afterword.core.plan.action_kinds import ACTION_KINDS, kinds_written_as
from afterword.core.plan.guard import Verdict, may
from afterword.core.plan.planner import STILL_OPEN, Plan, plan
from afterword.core.plan.rules.medium import EMAIL, VIA_RECRUITER, through_the_recruiter
from afterword.core.policy import Policy
from afterword.core.policy_numbers import POLICIES
from afterword.core.time.calendar import Calendar
from afterword.core.time.instants import MINUTE, Day, instant_of
from afterword.services.planning.contacts import find_contact

# Who a note is for if nobody is named, and whose mailbox it goes to.

_CALLED_FIRST = ("hiring_manager", "interviewer")
PURPOSES: Final[dict[str, NotePurpose]] = {
    kind.note: kind.purposes[0] for kind in ACTION_KINDS.values() if kind.note is not None
}
"""What a note of each kind is recorded as."""
KIND_OF: Final[dict[str, str]] = {purpose: kind for kind, purpose in PURPOSES.items()}
"""The reverse; a purpose that isn't here has no kind of its own."""


class Recipient(NamedTuple):
    """Whose mailbox an email to somebody goes to.

    ``person`` opens it; ``address`` is theirs if it works, else ``None``. ``passes_on``: it isn't for them,
    they pass it on to the ``contact``. ``bounced``: they have an address, but mail to it came back.
    """

    contact: Contact
    person: Contact
    address: str | None
    passes_on: bool
    bounced: bool


def recipient_of(plan: Plan, kind: str, contact: str) -> Recipient:
    """Whose mailbox a note goes to: the one answer for pages, mail links, the outbox and the command line.

    With a recruiter in between, nothing goes to an interviewer's own address, even if the recruiter's is
    missing. Raises ``KeyError`` for somebody who isn't in the case.
    """
    situation = plan.situation
    person = situation.people[contact]
    reader = person
    action = action_of(plan, kind, contact)
    # People who wrote themselves are answered directly.
    answered = action is not None and action.channel == EMAIL
    if PURPOSES.get(kind) in PASSED_ON and not answered and through_the_recruiter(situation, person):
        reader = situation.people[situation.case.via or ""]
    return Recipient(person.contact, reader.contact, reader.email, reader is not person, reader.bounced)


def recipient_in(
    case: Case, kind: str, contact: Contact, calendar: Calendar, now: datetime | None
) -> Recipient:
    """The same for a case without a plan, as of ``now``, or after everything that has happened in it."""
    case = with_recruiter(case)
    if case.via is None and not any(isinstance(each, Bounce) for each in case.events):
        return Recipient(contact, contact, contact.email, passes_on=False, bounced=False)
    known = [each.ended_at or each.starts_at for each in case.interviews] + [each.at for each in case.events]
    last = now or max((each for each in known if each is not None), default=None)
    moment = instant_of(last) if last is not None else 0
    policy = Policy("article", POLICIES["article"])
    return recipient_of(plan(case, policy, calendar, (), moment), kind, contact.id)


def no_address(to: Recipient) -> InputError:
    """What to find out before a note can be sent."""
    name = to.person.name
    if to.passes_on:
        wanted = Phrase(
            "an address of {name} that works: {name2} passes the note on, so call and ask for it",
            name=name,
            name2=name,
        )
    else:
        wanted = Phrase(
            "an address of {name} that works: ask the coordinator, or call the company", name=name
        )
    found = Phrase("{email}, which bounced", email=to.person.email) if to.bounced else Phrase("no address")
    return InputError("contact.email", found, wanted)


def verdict_on(plan: Plan, act: str, kind: str, contact: str) -> Verdict:
    """The guard's answer about a note, for its recipient if somebody passes it on."""
    to = recipient_of(plan, kind, contact)
    if act == "email" and to.passes_on:
        action = action_of(plan, kind, contact)
        if action is not None and action.status in STILL_OPEN and action.channel == VIA_RECRUITER:
            return may(plan, act, plan.situation.people[to.person.id])
    return may(plan, act, plan.situation.people[contact])


def action_of(plan: Plan, kind: str, contact: str) -> Action | None:
    """The action a note is for; open ones first."""
    kinds = kinds_written_as(kind)
    mine = [each for each in plan.actions if each.kind in kinds and each.contact == contact]
    return next((each for each in mine if each.status in STILL_OPEN), mine[-1] if mine else None)


def addressees(kind: NoteKind, case: Case) -> tuple[str | None, ...]:
    """Contact ids: everyone in the latest interview for a thank-you, otherwise the call contact."""
    if not kind.person:
        return (None,)
    people = panel(case)
    if kind.id == "thank_you":
        return tuple(each.id for each in people)
    return (with_recruiter(case).via or call_contact(people).id,) if people else ()


def panel(case: Case) -> tuple[Contact, ...]:
    """The people in the latest interview, in order; everybody in the case if it names nobody."""
    latest = latest_interview(case)
    by_id = {each.id: each for each in case.contacts}
    if latest is not None and latest.contacts:
        return tuple(by_id[each] for each in latest.contacts)
    return case.contacts


def latest_interview(case: Case, among: tuple[Interview, ...] | None = None) -> Interview | None:
    """The interview that started last, of the case or of those given."""
    return max(case.interviews if among is None else among, key=_begun, default=None)


def _begun(interview: Interview) -> datetime:
    moment = interview.starts_at or interview.ended_at
    if moment is None:
        raise InputError("case.interviews", "neither starts_at nor ended_at", "at least one of them")
    return moment


def call_contact(people: tuple[Contact, ...]) -> Contact:
    """The first hiring manager, else the first interviewer, else the first (``policy.md``)."""
    for part in _CALLED_FIRST:
        for each in people:
            if each.part == part:
                return each
    return people[0]


def about(case: Case, contact: str | None, calendar: Calendar, now: datetime | None = None) -> About:
    """The facts for a note to ``contact`` (``None``: nobody in the case). Raises ``InputError`` if unknown.

    ``now`` is when it's written, if that's known.
    """
    people = {each.id: each for each in case.contacts}
    person = None
    if contact is not None:
        person = find_contact(case.contacts, contact)
        contact = person.id
    interview = _interview(case, contact)
    if interview is None:
        return About(case, person, None, (), case.contacts, (), ())
    panel = tuple(people[each] for each in interview.contacts if each in people) or case.contacts
    days = _days(case, interview, calendar)
    today = calendar.zones[case.candidate.timezone].day_of(instant_of(now)) if now is not None else None
    return About(
        case,
        person,
        interview,
        days,
        panel,
        interview.open_points,
        interview.highlights,
        today,
        _earlier(case, contact, interview),
        _coming(case, person, calendar, now),
    )


def _earlier(case: Case, contact: str | None, interview: Interview) -> int:
    """How many interviews they held before this one."""
    theirs = [each for each in case.interviews if contact in each.contacts]
    return sum(1 for each in theirs if _begun(each) < _begun(interview))


def _coming(case: Case, person: Contact | None, calendar: Calendar, now: datetime | None) -> LocalTime | None:
    """The next interview that has a time, by their clock; without a ``now``, there's no telling."""
    if now is None:
        return None
    ahead = [
        each.starts_at for each in case.interviews if each.starts_at is not None and each.starts_at > now
    ]
    if not ahead:
        return None
    zone = their_zone(case, person, calendar) or calendar.zones[case.candidate.timezone]
    moment = instant_of(min(ahead))
    return LocalTime(zone.day_of(moment), zone.clock_of(moment) // MINUTE)


def _interview(case: Case, contact: str | None) -> Interview | None:
    """The latest interview they took part in, or else the latest of all."""
    theirs = tuple(each for each in case.interviews if contact in each.contacts)
    return latest_interview(case, theirs) if theirs else latest_interview(case, case.interviews)


def _days(case: Case, interview: Interview, calendar: Calendar) -> tuple[Day, ...]:
    """Its date as written, by the candidate's and the company's clock, without repeats."""
    moment = interview.starts_at or interview.ended_at
    if moment is None:
        return ()
    names = (case.candidate.timezone, case.company.timezone)
    found = [calendar.zones[name].day_of(instant_of(moment)) for name in names if name]
    return tuple(dict.fromkeys((*found, moment.date().toordinal())))
