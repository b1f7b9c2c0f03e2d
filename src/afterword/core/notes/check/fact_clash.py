"""What the note says of the interview, its day and the role, against the facts."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from afterword.core.notes.check.note import ERROR, WARNING, Finding, NoteText
from afterword.core.text.text import Text
from afterword.core.text.word_forms import COMMON, folded, stem

_RULE: Final = "fact_clash"

# The day of the interview, where the note names it.


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
    r"will|[a-z]+'ll|shall|can|could|let us|let's|"
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


def wrong_days(note: NoteText, text: Text, begin: int, end: int) -> Iterator[Finding]:
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


def _interview_days(note: NoteText) -> list[date]:
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
        return Finding(_RULE, start, end, ERROR, "weekday", (plain[start:end], right, shown), right)
    month = found.group("month") or found.group("month_first")
    number = _number(found.group("day") or found.group("day_after") or found.group("alone"))
    wanted = _MONTH_STARTS.index(month[:3]) + 1 if month else None
    if any(day.day == number and wanted in {None, day.month} for day in days):
        return None
    start, end = found.span()
    return Finding(_RULE, start, end, ERROR, "date", (plain[start:end], _WEEKDAYS[own.weekday()], shown))


def _number(said: str) -> int:
    return _ORDINALS.get(said) or int("".join(each for each in said if each in "0123456789") or "0")


_NO_TITLE: Final = r"(?!(?:about|at|by|from|in|on|that|this|to|which|who|with)\b)"
_TITLE: Final = rf"(?P<title>(?:{_NO_TITLE}[\w'&/+#.-]+ ){{0,5}}?{_NO_TITLE}[\w'&/+#-]+)"
_JOB_WORDS: Final = {
    word: re.compile(rf"{word}(?<!\w{word})(?!\w| models?\b| play)")
    for word in "role position post job vacancy opening spot".split()
}
_OF_TITLE: Final = re.compile(
    rf" (?:of|as) (?:an? |the |your )?{_TITLE}"
    r"(?=,? (?:and|at|for|in|of|on|that|which|with|within|i|we|as|is|was|because|but|so|"
    r"to)\b|\s*[.,;:!?()\n\u2013\u2014]|\s*$)",
    re.IGNORECASE,
)
_BEFORE_OF: Final = re.compile(
    r"\b(?:the|your|for|about|regarding) (?:the |your )?(?:[a-z]+ )?$", re.IGNORECASE
)
_THE_TITLE: Final = re.compile(rf"\b(?:the|your) {_TITLE} $", re.IGNORECASE)
_AROUND: Final = 90
_OTHER_ROLE: Final = re.compile(
    r"\b(?:my|previous|former|current|past|present|last|another|other|different|similar|"
    r"future|their|his|her|own|old|any|some|earlier|"
    r"recent|accepted|every|first|second)\b",
    re.IGNORECASE,
)
_OCCUPATIONS: Final = frozenset(
    "accountant actor administrator adviser advisor agent ambassador analyst apprentice "
    "architect artist assistant "
    "associate attendant auditor baker barista bartender bookkeeper broker builder buyer "
    "caretaker carer carpenter cashier "
    "chef chemist cleaner clerk coach consultant controller cook coordinator copywriter "
    "counsel counsellor counselor dentist "
    "designer developer director dispatcher doctor driver economist editor electrician "
    "engineer estimator executive farmer "
    "fitter foreman gardener guard hairdresser handler host hygienist inspector "
    "instructor interpreter intern investigator "
    "journalist judge labourer laborer lawyer leader lead lecturer librarian machinist "
    "manager marketer mechanic mentor "
    "merchandiser midwife nurse nutritionist officer operator optometrist organiser "
    "organizer painter paralegal paramedic "
    "pharmacist photographer physician physicist physiotherapist pilot planner plumber "
    "porter practitioner principal producer "
    "professor programmer psychologist publicist ranger receptionist recruiter registrar "
    "reporter representative researcher "
    "roofer salesperson scheduler scientist secretary server sonographer specialist "
    "statistician steward stylist "
    "superintendent supervisor surgeon surveyor tailor teacher technician technologist "
    "teller tester therapist trader trainee "
    "trainer translator treasurer tutor underwriter veterinarian volunteer waiter "
    "waitress warden welder worker writer "
    "dispatching marketing accounting nursing teaching".split()
)
_ALIKE: Final = tuple(
    frozenset(group.split())
    for group in (
        "engineer developer programmer",
        "lead leader supervisor manager",
        "scientist researcher",
        "adviser advisor consultant",
        "trainee apprentice intern graduate",
        "administrator assistant clerk secretary",
        "counsellor counselor",
        "organiser organizer",
        "labourer laborer worker",
        "officer executive",
        "technician technologist",
        "tutor teacher instructor lecturer",
        "lawyer counsel",
        "agent representative",
        "dispatcher dispatching",
        "nurse nursing",
        "teacher teaching",
        "accountant accounting",
    )
)
_RANKS: Final = frozenset(
    "senior junior lead staff principal graduate trainee head chief assistant associate "
    "deputy interim acting new open vacant "
    "advertised full part time permanent temporary contract remote hybrid global "
    "regional entry level mid sr jr ii iii i".split()
)
_WORD: Final = re.compile(r"[^\W_]+")
_LEAD_IN: Final = re.compile(r"^(?:(?:the|a|an|your|open|new|advertised|vacant) )+", re.IGNORECASE)


def fact_clash(note: NoteText) -> Iterator[Finding]:
    """A wrong day or a wrong role says that the note was written for somebody else."""
    yield from wrong_days(note, note.text, *note.parts.body)
    yield from _wrong_roles(note, note.text)
    if note.subject is not None:
        for each in (
            *wrong_days(note, note.subject, 0, len(note.subject.plain)),
            *_wrong_roles(note, note.subject),
        ):
            yield each._replace(part="subject")


def _wrong_roles(note: NoteText, text: Text) -> Iterator[Finding]:
    """Another role than the case's, named as the one that the note is about."""
    if text.vocabulary.isdisjoint(_JOB_WORDS):
        return
    own = [_singular(word) for word in _WORD.findall(folded(note.about.case.role))]
    if _OCCUPATIONS.isdisjoint(own):
        return
    plain = text.plain
    jobs = [
        job
        for word, each in _JOB_WORDS.items()
        if word in text.vocabulary
        for job in each.finditer(text.small)
    ]
    for job in jobs:
        before = plain[max(0, job.start() - _AROUND) : job.start()]
        lead = _BEFORE_OF.search(before)
        after = _OF_TITLE.match(plain, job.end(), job.end() + _AROUND) if lead is not None else None
        title = _THE_TITLE.search(before) if after is None else None
        if after is not None and lead is not None:
            said, around, at = after.group("title"), before[: lead.start()], after.end("title")
            around = f"{around} {lead.group()}"
        elif title is not None:
            said, around = title.group("title"), before[: title.start()]
            at = job.start() - len(before) + title.end("title")
        else:
            continue
        if _OTHER_ROLE.search(" ".join(around.split()[-4 if after else -2 :]) + " " + said):
            continue
        severity = _how_wrong(said, own)
        if severity is not None:
            shown = _LEAD_IN.sub("", said)
            yield Finding(
                _RULE, at - len(shown), at, severity, "role" if severity == ERROR else "role_perhaps",
                (shown, note.about.case.role),
            )  # fmt: skip


def _how_wrong(title: str, own: list[str]) -> str | None:
    """How far a title is from the role: ``None`` where it may be the same."""
    words = [_singular(word) for word in _WORD.findall(folded(title))]
    jobs = [word for word in words if word in _OCCUPATIONS]
    if not jobs:
        return None
    if any(job in own or stem(job) in map(stem, own) for job in jobs):
        return WARNING if _otherwise(words, own, jobs) else None
    if any(job in group and not group.isdisjoint(own) for job in jobs for group in _ALIKE):
        return ERROR if _otherwise(words, own, jobs) else None
    return ERROR


def _otherwise(words: list[str], own: list[str], jobs: list[str]) -> bool:
    """Whether both say more than the occupation, and nothing alike."""
    theirs = {stem(word) for word in words if word not in _RANKS and word not in COMMON and word not in jobs}
    ours = {
        stem(word) for word in own if word not in _RANKS and word not in COMMON and word not in _OCCUPATIONS
    }
    return bool(theirs) and bool(ours) and theirs.isdisjoint(ours)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in _OCCUPATIONS else word
