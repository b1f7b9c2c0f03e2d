"""What the note says of the interview and the role, against the facts."""

import re
from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.facts.days import wrong_days
from afterword.core.notes.check.fold import folded
from afterword.core.notes.check.note import Note
from afterword.core.notes.check.stems import COMMON, stem
from afterword.core.notes.finding import ERROR, WARNING, Finding
from afterword.core.text.text import Text

RULE: Final = "fact_clash"

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


def fact_clash(note: Note) -> Iterator[Finding]:
    """A wrong day or a wrong role says that the note was written for somebody else."""
    yield from wrong_days(note, note.text, *note.parts.body)
    yield from _wrong_roles(note, note.text)
    if note.subject is not None:
        for each in (
            *wrong_days(note, note.subject, 0, len(note.subject.plain)),
            *_wrong_roles(note, note.subject),
        ):
            yield each._replace(part="subject")


def _wrong_roles(note: Note, text: Text) -> Iterator[Finding]:
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
                RULE, at - len(shown), at, severity, "role" if severity == ERROR else "role_perhaps",
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
