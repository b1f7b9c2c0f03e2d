"""The day of the interview, where the note names it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from afterword.core.notes.check.note import Note
from afterword.core.notes.finding import ERROR, Finding
from afterword.core.text.text import Text

RULE: Final = "fact_clash"

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_WEEKDAY_STARTS: Final = tuple(day[:3].lower() for day in _WEEKDAYS)
_MONTH_STARTS: Final = tuple(month[:3].lower() for month in _MONTHS)
_ONES: Final = "first second third fourth fifth sixth seventh eighth ninth".split()
_ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        [
            *_ONES,
            *"tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth "
            "eighteenth nineteenth".split(),
            "twentieth",
            *(f"twenty-{one}" for one in _ONES),
            "thirtieth",
            "thirty-first",
        ],
        1,
    )
}
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b"
)
_WORD_DAY: Final = rf"(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_MENTION: Final = re.compile(
    rf"\b(?:(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day\b(?P<own>'s)?"
    rf"|(?P<day>[0-9]{{1,2}}|{_WORD_DAY})(?:st|nd|rd|th)?(?: day)? (?:of )?(?P<month>{_MONTH})"
    rf"|(?P<month_first>{_MONTH})\.? (?P<day_after>[0-9]{{1,2}})(?:st|nd|rd|th)?\b"
    rf"|(?<=the )(?P<alone>[0-9]{{1,2}}(?:st|nd|rd|th)|{_WORD_DAY})(?= ?(?:[.,;!?)]|$)| "
    rf"about\b| regarding\b| for the\b))"
)
_TALK: Final = (
    r"(?:conversation|interview|meeting|discussion|talk|chat|call|visit|tour|session|time|"
    r"welcome|appointment|interviewed|met|"
    r"spoke|talked|chatted|seeing|meeting with|speaking|talking|interviewing|hosting|"
    r"receiving|having|thanks?|thank you|"
    r"appreciated?|grateful|enjoyed|came in|sat down|sitting down|visited|showing|"
    r"attended|walking|explaining|hour|hours|"
    r"afternoon|morning|you gave|(?:was|were) (?:so |very |really |such )?(?:an? )?[a-z]+ (?:to )?"
    r"(?:chat|chatting|meet|meeting|see|seeing|speak|speaking|talk|talking|visit|visiting))"
)
_OTHER_BUSINESS: Final = (
    r"(?!(?:i|i'm|i've|i'd|i'll|my|we'll|we|next|by|until|till|before|from|since|after|"
    r"every|each|decide|decision|hear|hearing|"
    r"expect|start|starting|available|free|send|booked|book|again|follow-up|second|"
    r"another|will|would|could|can|coming|if|"
    r"whether|when|refresher|course|exam|test|deadline|hope|looking|forward|see|speak|"
    r"arrange|schedule|scheduled|proposed|"
    r"suggest|rescheduled?|confirm|invite|invited|invitation|round|third|final|due|passed|"
    r"answer|reply|sent|attached)\b)"
)
_LEADS_UP: Final = re.compile(
    rf"\b{_TALK}(?:,?[ \n]{_OTHER_BUSINESS}[\w'&./-]+){{0,9}}?,?(?:[ \n](?:on|of|for|last|"
    rf"this|past|the|in))*[ \n]+$"
)
_TALK_AFTER: Final = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?:conversation|interview|meeting|discussion|talk|chat|call|"
    r"visit|tour|session|panel)\b"
)
_AHEAD: Final = re.compile(
    r"\b(?:look(?:ing)? forward to|hope to|would like to|happy to|glad to|available|free|"
    r"will|shall|can|could|let us|let's|"
    r"invit\w+|schedul\w+|arrang\w+|propos\w+|resched\w+|suits?|tomorrow|next|see you|might|if)\b"
)
_LOOKED_AT: Final = 110
_ABOUT_THE_PAST: Final = frozenset(
    (
        "thank_you",
        "call",
        "voicemail",
        "check_in",
        "after_rejection",
        "reopened_note",
        "receptionist",
        "thank_for_offer",
    )
)
_SIGN: Final = re.compile(rf"day\b|day's\b|\b{_MONTH}|[0-9](?:st|nd|rd|th)\b|\bthe {_WORD_DAY}\b")


def wrong_days(note: Note, text: Text, begin: int, end: int) -> Iterator[Finding]:
    """Days on which, as the text says, they met, and did not."""
    if note.kind.id not in _ABOUT_THE_PAST or not note.about.days:
        return
    small = text.small
    if not _SIGN.search(small, begin, end):
        return
    days = _interview_days(note)
    own = date.fromordinal(int(note.about.days[0]))
    for start, stop in text.sentences:
        first, last = max(start, begin), min(stop, end)
        if first >= last or not _SIGN.search(small, first, last):
            continue
        for found in _MENTION.finditer(small, first, last):
            before = small[max(first, found.start() - _LOOKED_AT) : found.start()].rsplit(";", 1)[-1]
            if not _is_of_the_talk(found, small, before):
                continue
            finding = _clash(found, text.plain, days, own)
            if finding is not None:
                yield finding
                break


def _is_of_the_talk(found: re.Match[str], small: str, before: str) -> bool:
    """Whether a mention is of the day on which they talked."""
    if found.group("own"):
        return _TALK_AFTER.match(small, found.end()) is not None and _AHEAD.search(before) is None
    lead = _LEADS_UP.search(before)
    return lead is not None and _AHEAD.search(before) is None


def _interview_days(note: Note) -> list[date]:
    """Every day on which an interview of the case took place."""
    days = {date.fromordinal(int(day)) for day in note.about.days}
    for interview in note.about.case.interviews:
        days |= {each.date() for each in (interview.starts_at, interview.ended_at) if each is not None}
    return sorted(days)


def _clash(found: re.Match[str], plain: str, days: list[date], own: date) -> Finding | None:
    shown = f"{own.day} {_MONTHS[own.month - 1]}"
    if found.group("weekday"):
        number = _WEEKDAY_STARTS.index(found.group("weekday")[:3])
        if any(day.weekday() == number for day in days):
            return None
        start = found.start()
        end = found.end() - (2 if found.group("own") else 0)
        right = _WEEKDAYS[own.weekday()]
        return Finding(RULE, start, end, ERROR, "weekday", (plain[start:end], right, shown), right)
    month = found.group("month") or found.group("month_first")
    number = _number(found.group("day") or found.group("day_after") or found.group("alone"))
    wanted = _MONTH_STARTS.index(month[:3]) + 1 if month else None
    if any(day.day == number and wanted in {None, day.month} for day in days):
        return None
    start, end = found.span()
    return Finding(RULE, start, end, ERROR, "date", (plain[start:end], _WEEKDAYS[own.weekday()], shown))


def _number(said: str) -> int:
    return _ORDINALS.get(said) or int("".join(each for each in said if each in "0123456789") or "0")
