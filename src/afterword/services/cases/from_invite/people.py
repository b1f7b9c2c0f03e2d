"""Turns the people in invites into contacts."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from afterword.core.errors import InputError
from afterword.ports import Invite, Invitee
from afterword.services.cases.from_invite.addresses import domain_of, is_free, is_machine, is_scheduler

# People's names, and the short ids made from them.

_BESIDE: Final = re.compile(r"\s*[(\[].*?[)\]]|\s+(?:via|by way of)\s+.*$|\s+[|/\u2013-]\s+.*$")
_DEGREES: Final = re.compile(
    r"(?:,\s*(?:ph\.?\s?d|m\.?d|m\.?b\.?a|m\.?sc?|b\.?sc?|cpa|cfa|esq|jr|sr|ii|iii|iv|pe|rn|pmp|s?phr|shrm-s?cp|llm|mph)\.?"
    r"){1,4}\s*$",
    re.IGNORECASE,
)
"""Words after a comma that aren't a first name."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W\d_]+)*")
_PARTS: Final = re.compile(r"[._+\-\d]+")
_PLAIN: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "þ": "th", "ð": "d"}
)
_LONGEST: Final = 200
_NAMES_READ: Final = 500
"""How many characters of a name are read. The search for a title beside it starts at every position."""


def full_name(person: Invitee) -> str:
    """The person's name, first name first; made from the address if the invite has none."""
    name = _BESIDE.sub("", " ".join(person.name[:_NAMES_READ].split())).strip()
    name = _DEGREES.sub("", name).strip()
    last, comma, first = name.partition(",")
    if comma and first.strip() and "," not in first:
        name = f"{first.strip()} {last.strip()}"
    return name[:_LONGEST] or from_address(person.email)


def person_key(person: Invitee) -> str:
    """What identifies a person in a case: the address, or else the name."""
    return person.email or full_name(person).casefold()


def from_address(email: str) -> str:
    """A name made from an address: "Dana Whitfield" from ``dana.whitfield@…``."""
    words = [word for word in _PARTS.split(email.partition("@")[0]) if word]
    return " ".join(word[:1].upper() + word[1:] for word in words)[:_LONGEST]


def name_words(name: str) -> list[str]:
    """The words of a name for comparing: without case, periods and accents."""
    return [_folded(word) for word in _WORD.findall(name)]


def may_be_same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: the longer contains every word of the shorter."""
    first, second = set(name_words(one)), set(name_words(other))
    return bool(first and second) and (first <= second or second <= first)


def slug(text: str) -> str:
    """Words joined by hyphens, for an id."""
    return "-".join(re.findall(r"[^\W_]+", _folded(text)))[:_LONGEST]


def id_for(name: str, taken: Collection[str]) -> str:
    """A short unique id: the first name, then the full name, then the first name with a number."""
    words = name_words(name) or ["contact"]
    for candidate in (words[0], "-".join(words)[:_LONGEST]):
        if candidate not in taken:
            return candidate
    number = 2
    while f"{words[0]}-{number}" in taken:
        number += 1
    return f"{words[0]}-{number}"


def _folded(text: str) -> str:
    """Without accents if letters are left; "Søren" and "soren" are the same."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


# Programs that join a meeting to record or transcribe it, and are invited like people.

_NAMED: Final = re.compile(
    r"note[ -]?taker|meeting[ -](?:notes|assistant|recorder|bot|minutes)|\brecorder\b|\bcopilot\b"
    r"|\bai[ -](?:notes|assistant|companion|recorder|meeting)"
    r"|\b(?:recording|transcript\w*|interview|scribe)[ -](?:bot|assistant|service)\b"
    r"|fireflies\.ai|otter(?:\.ai|pilot)|read\.ai|\btl;?dv\b|gong assistant",
    re.IGNORECASE,
)
_MADE_FOR: Final = frozenset(
    {"assistant", "bot", "notes", "notetaker", "recorder", "ai", "meeting", "meetings", "invite"}
)
_RECORDERS: Final = frozenset(
    """
    airgram.io aspecthq.com attention.tech avoma.com bluedothq.com brighthire.ai brighthire.com carv.com
    chorus.ai circleback.ai claap.io equaltime.io evidenced.app fathom.video fellow.app fireflies.ai
    fireflies.io gong.io grain.co grain.com granola.ai granola.so happyscribe.com hireguide.com
    honeit.com jiminny.com krisp.ai meetgeek.ai meetjamie.ai metaview.ai modjo.ai noota.io notta.ai
    nyota.ai otter.ai pillar.hr quil.ai read.ai recall.ai rewatch.com screenloop.com sembly.ai
    spinach.ai spinach.io supernormal.com sybill.ai tactiq.io tl.dv tldv.io vowel.com
    """.split()
)
"""Domains that recorders and note takers use."""


def is_recorder(person: Invitee) -> bool:
    """Whether it's a recording program: by name, or by address unless a person has that address.

    Somebody who works at such a company ("Dana Lee <dana.lee@gong.io>") may be the interviewer.
    """
    if _NAMED.search(person.name):
        return True
    domain = person.email.rpartition("@")[2]
    if not any(domain == known or domain.endswith(f".{known}") for known in _RECORDERS):
        return False
    local = name_words(re.sub(r"[._+\d-]+", " ", person.email.partition("@")[0]))
    name = name_words(person.name)
    is_somebody = len(name) > 1 and not _MADE_FOR & {*name, *local} and bool({*name} & {*local})
    return not is_somebody


# What can be wrong with the answers to an invite.


class AnswersError(InputError):
    """An answer that can't be placed, or that's missing; ``path`` is the field in the answers."""


# Which of the invited people is the candidate.


class InvitedCandidate(NamedTuple):
    """The candidate's name and address as far as known, and the names the invites use for them."""

    name: str
    email: str | None
    person: Invitee | None

    def is_(self, person: Invitee) -> bool:
        """Whether a person in an invite is the candidate."""
        if person.email and person.email in {self.email, self.person.email if self.person else None}:
            return True
        words = name_words(full_name(person))
        # A first name alone may be somebody else's.
        return person == self.person or (len(words) > 1 and words == name_words(self.name))


def candidate_of(
    invites: Sequence[Invite], given: Mapping[str, object], notices: list[str]
) -> InvitedCandidate:
    """The candidate: by the address in the answers, then by name, then the only guest from outside.

    Raises ``AnswersError`` if neither the answers nor the invites say.
    """
    email, name = _text(given, "email").lower(), _text(given, "name")
    people = list(
        {(person.email or person.name): person for invite in invites for person in invite.people}.values()
    )
    person = next((each for each in people if email and each.email == email), None)
    if person is None and name:
        alike = [each for each in people if may_be_same_person(full_name(each), name)]
        person = alike[0] if len(alike) == 1 else None
    if person is None and not name and not email:
        person = _outsider(people, invites)
        if person is not None:
            notices.append(
                f"You are taken to be {full_name(person)}, the one invited from outside;"
                " if you are not, say so with --email."
            )
    if person is not None and not person.name and not name:
        called = full_name(person)
        notices.append(f"The invite does not name you; from your address you are called {called!r}.")
    if person is not None:
        return InvitedCandidate(name or full_name(person), email or person.email or None, person)
    if not name and email:
        name = from_address(email)
        notices.append(f"The invite does not name you; from your address you are called {name!r}.")
    if not name:
        wanted = "your address in the invite (--email), or name under [candidate] in the answers"
        raise AnswersError("candidate.name", "nobody in the invite who is surely you", wanted)
    return InvitedCandidate(name, email or None, None)


def _outsider(people: Sequence[Invitee], invites: Sequence[Invite]) -> Invitee | None:
    """The one guest with a private mailbox, or whose name is in every title."""
    guests = [each for each in people if each.email and not each.is_organizer and not is_machine(each.email)]
    private = [each for each in guests if is_free(domain_of(each.email))]
    if len(private) == 1:
        return private[0]
    hosts = {
        domain_of(each.email)
        for each in people
        if each.is_organizer and not is_machine(each.email) and not is_scheduler(domain_of(each.email))
    }
    outside = [each for each in guests if hosts and domain_of(each.email) not in hosts]
    if len(outside) == 1:
        return outside[0]
    domains = [domain_of(each.email) for each in guests]
    alone = [each for each in guests if domains.count(domain_of(each.email)) == 1]
    if len(guests) > 2 and len(alone) == 1:  # noqa: PLR2004 - two guests of two domains tell nothing
        return alone[0]
    named = [
        each
        for each in guests
        if invites and all(full_name(each).casefold() in invite.title.casefold() for invite in invites)
    ]
    return named[0] if len(named) == 1 else None


def _text(given: Mapping[str, object], key: str) -> str:
    value = given.get(key)
    return value.strip() if isinstance(value, str) else ""


Part = Literal["hiring_manager", "interviewer", "recruiter", "coordinator"]

_BOXES: Final = re.compile(
    r"(.*[._-])?(recruit(ing|ment|er|ers)?|talent([._-]?(acquisition|team))?|people([._-]?(team|ops))?|hr"
    r"|careers?|jobs?"
    r"|hiring|human[._-]?resources|staffing|ta)([._-].*)?",
    re.IGNORECASE,
)
_TITLES: Final[tuple[tuple[re.Pattern[str], Part], ...]] = (
    (re.compile(r"\b(hiring manager|line manager)\b", re.IGNORECASE), "hiring_manager"),
    (re.compile(r"\b(coordinat\w+|scheduler|scheduling)\b", re.IGNORECASE), "coordinator"),
    (
        re.compile(
            r"\b(recruit\w*|talent|sourcer|human resources|hr|people (partner|team|ops))\b", re.IGNORECASE
        ),
        "recruiter",
    ),
)
_READ: Final = 20_000


def contacts_of(invites: Sequence[Invite], candidate: InvitedCandidate) -> list[Invitee]:
    """Everybody in the invites who can be written to, each once.

    Leaves out the candidate, machines and people who declined.
    """
    people: dict[str, Invitee] = {}
    for invite in invites:
        for person in invite.people:
            if candidate.is_(person) or (person.email and is_machine(person.email)) or is_recorder(person):
                continue
            if not person.attends:
                continue
            key = person_key(person)
            known = people.get(key)
            if known is None or (person.name and not known.name):
                people[key] = person
    found = list(people.values())
    real = [each for each in found if not is_scheduler(domain_of(each.email))]
    return real or found


def part_in_title(person: Invitee, invites: Sequence[Invite]) -> Part:
    """A person's part, from a title beside the name; an interviewer if there's none."""
    name = full_name(person)
    for invite in invites:
        title = _title_beside(name, invite.description[:_READ])
        for pattern, part in _TITLES:
            if pattern.search(title):
                return part
    if person.is_organizer and (
        _BOXES.fullmatch(person.email.partition("@")[0]) or _TITLES[2][0].search(person.name)
    ):
        return "recruiter"
    return "interviewer"


def _title_beside(name: str, text: str) -> str:
    """What's beside a name: "Dana Whitfield (Hiring Manager)", "your recruiter, Dana"; empty if nothing."""
    words = name_words(name)
    if not words:
        return ""
    found = []
    for spelling in dict.fromkeys((name, name.split(maxsplit=1)[0])):
        here = re.escape(spelling)
        after = re.search(
            rf"\b{here}\b\s*(?:[,(\[:|\u2013\u2014-]|\bis\b)\s*(?:(?:your|our|the)\b\s*)?([^,.;\n)\]]{{2,60}})",
            text,
            re.IGNORECASE,
        )
        before = re.search(
            rf"\b(?:your|our|the)\s+([^,.;:\n()]{{2,40}}?)[,:]?\s+{here}\b", text, re.IGNORECASE
        )
        line = re.search(rf"^\s*([^,.;:\n()]{{2,40}}?)\s*:\s*{here}\s*$", text, re.IGNORECASE | re.MULTILINE)
        found += [match[1] for match in (after, before, line) if match]
    return " / ".join(found)
