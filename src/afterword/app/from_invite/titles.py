"""What an invite's title is made of: persons, a role, a company, and words for "interview"."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from afterword.app.from_invite.names import same_person, words_of

_LEAD: Final = re.compile(
    r"^\s*((re|fwd?|aw|wg|tr|invitation|updated invitation|invitation updated|accepted|confirmed|confirmation"
    r"|cancell?ed|rescheduled|reminder|new event|tentative|einladung|hold)\s*:\s*)+",
    re.IGNORECASE,
)
_WHEN: Final = re.compile(r"\s+@\s+(mon|tue|wed|thu|fri|sat|sun)\w*\s.*$", re.IGNORECASE)
_CUTS: Final = re.compile(
    r"\s*(?:<+-*>+|[↔⇄|·•;:()\[\]\u00d7]|/{2,})\s*|\s+(?:[-\u2013\u2014/]|x|vs\.?)\s+", re.IGNORECASE
)
_AT: Final = re.compile(r"\s*\b(?:at|bei|chez|presso)\s+|\s+@\s*", re.IGNORECASE)
_WITH: Final = re.compile(r"\s*(?:\b(?:with|mit|avec|con)\s+|\bw/\s*)", re.IGNORECASE)
_FOR: Final = re.compile(r"\s*\b(?:for|für|pour|para|als)\s+(?:the\s+|our\s+|a\s+|an\s+)?", re.IGNORECASE)
_AND: Final = re.compile(r"\s*(?:,|&|\band\b|\bund\b|\bet\b|\by\b)\s*", re.IGNORECASE)
_KIND: Final = re.compile(
    r"\b(((first|second|third|final|last|1st|2nd|3rd|initial|next)[ -]+)?(round|stage|step)s?( *(#"
    r"|no\.?)? *\d+)?"
    r"|(hiring manager|recruiter|technical|coding|behaviou?ral|panel|video|virtual|remote|phone|telephone"
    r"|onsite|on-site"
    r"|in-person|final|first|second|third|initial|intro(ductory)?|case( study)?|system design|culture|team"
    r"|loop|zoom|teams"
    r"|online|live|informational|informal|screening|competency|take-home)?[ -]*"
    r"(interviews?|screen(ing)?s?( call)?|phone ?screens?|conversation|discussion|chat|call|meeting"
    r"|session|catch-?up"
    r"|debrief|assessment( day)?|day|loop|intro(duction)?)"
    r"|vorstellungsgespräch|bewerbungsgespräch|gespräch|kennenlerngespräch|entretien( d['\u2019]embauche)?"
    r"|entrevista"
    r"|colloquio|sollicitatiegesprek|onsite|on-site|virtual|video|hiring manager)\b",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"^(position|role|job|stelle|poste)\b\s*|\s*\b(position|role|opening|job|stelle)$", re.IGNORECASE
)
_ROLE: Final = re.compile(
    r"\b(engineer|developer|architect|manager|designer|analyst|scientist|accountant|consultant|director"
    r"|specialist"
    r"|assistant|associate|administrator|coordinator|officer|nurse|teacher|technician|recruiter|writer|editor"
    r"|representative|executive|lead|leader|head of|intern|internship|programmer|researcher|lawyer|counsel"
    r"|attorney"
    r"|paralegal|pharmacist|physician|therapist|buyer|planner|controller|bookkeeper|secretary|receptionist"
    r"|marketer"
    r"|strategist|producer|chef|cook|driver|electrician|mechanic|operator|supervisor|trainer|tutor"
    r"|professor|lecturer"
    r"|fellow|postdoc|advis[eo]r|agent|broker|clerk|partner|president|vp|cto|cfo|ceo|coo|sre|devops"
    r"|librarian|translator"
    r"|entwickler(in)?|ingenieur(in)?|berater(in)?|leiter(in)?|sachbearbeiter(in)?|buchhalter(in)?|kauf(mann|frau)"
    r"|ingénieure?"
    r"|développeu(r|se)|comptable|chargée? de|responsable|ingenier[oa]|desarrollador(a)?)s?\b",
    re.IGNORECASE,
)
_EDGES: Final = " \t-\N{EN DASH}\N{EM DASH},.:;|/&+#*'\"\u201c\u201d"
_LONGEST: Final = 120


class Title(NamedTuple):
    """The parts found: a role; a company named as such ("at …", "with …"); what is left unexplained."""

    role: str | None
    company: str | None
    rest: tuple[str, ...]


def title_of(text: str, people: Sequence[str]) -> Title:
    """A title taken apart; ``people`` are the names of those known to take part."""
    text = _WHEN.sub("", _LEAD.sub("", text[:500]))
    role = company = who = None
    rest: list[str] = []
    for segment in _CUTS.split(text):
        before, at, place = _split(_AT, segment)
        if at and not _is_person(place, people):
            company = company or _clean(place)
        before, joined, others = _split(_WITH, before)
        if joined and not _are_people(others, people):
            who = who or _clean(others)
        before, aimed, aim = _split(_FOR, before)
        for piece in (aim, before) if aimed else (before,):
            cleaned = _clean(piece)
            if not cleaned or _are_people(cleaned, people):
                continue
            if _ROLE.search(cleaned):
                role = role or cleaned
            else:
                rest.append(cleaned)
    if who is not None and _ROLE.search(who):
        who = None
    return Title(role, company or who, tuple(rest))


def _split(mark: re.Pattern[str], text: str) -> tuple[str, bool, str]:
    parts = mark.split(text, maxsplit=1)
    return (parts[0], True, parts[1]) if len(parts) > 1 else (text, False, "")


def _clean(piece: str) -> str | None:
    left = _PART.sub("", _KIND.sub(" ", piece).strip(_EDGES)).strip(_EDGES)
    return " ".join(left.split())[:_LONGEST] or None


def _are_people(text: str, people: Sequence[str]) -> bool:
    parts = [part for part in _AND.split(text) if part]
    return bool(parts) and all(_is_person(part, people) for part in parts)


def _is_person(text: str, people: Sequence[str]) -> bool:
    return bool(words_of(text)) and any(same_person(text, name) for name in people)
