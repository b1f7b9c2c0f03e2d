"""What only this conversation could have given is in the note, and no other panel member reads the same."""

import re
from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.note import READ, NoteText
from afterword.core.notes.check.parts import parts_of
from afterword.core.notes.findings import ERROR, WARNING, Finding
from afterword.core.text.text import Text
from afterword.core.text.word_forms import content, folded

_NO_SPECIFIC: Final = "no_specific"

_ENOUGH: Final = 4
"""As many words that no form letter has make a note specific, though it takes up no recorded topic."""
_LONGEST: Final = 4_000
_A_WORD: Final = 3
_TELLING: Final = 5
"""Letters of a stem that tells a topic by itself …"""
_OTHERS: Final = 2
"""… or so many shorter ones."""
_THEIRS: Final = re.compile(
    r"\b(?:you|your|yours|you're|you've|you'd|we|our|us|the (?:team|panel|tour|office|"
    r"shop|ward|school|crew|lab|yard|people|story|idea|plan|problem|"
    r"question|project|product)|saw|seen|heard|learned|learnt|enjoyed|liked|loved|"
    r"interested|interesting|watched|watching|hearing|seeing|"
    r"conversation|discussion|discussed|talked|thinking)\b"
)
_GENERIC: Final = frozenset(
    content(
        "thank thanks thanking time taking took take meet meeting met see seeing saw "
        "interview interviewing interviewed interviewer speak speaking spoke "
        "talk talking talked chat conversation discussion discuss discussed call phone video "
        "visit day today yesterday morning afternoon week "
        "monday tuesday wednesday thursday friday saturday sunday january february march "
        "april may june july august september october november "
        "december opportunity chance role position job post vacancy opening company "
        "organisation organization firm business team group department "
        "people panel staff colleagues culture environment place work working worker join "
        "joining joined part become contribute contribution "
        "interest interested interesting excited exciting excitement enthusiastic enthusiasm "
        "keen eager glad happy pleased pleasure delighted "
        "grateful gratitude appreciate appreciated appreciation enjoy enjoyed enjoyable "
        "great good nice wonderful lovely fantastic amazing excellent "
        "pleasant informative insightful helpful valuable useful kind kindness warm welcome "
        "welcoming friendly hospitality impressed impression "
        "impressive learn learning hear hearing heard know knowledge understand "
        "understanding understood information details detail insight insights "
        "look looking forward hope hoping wish want like love feel believe think sure "
        "certain confident confirm confirmed reinforced convinced fit "
        "match skill skills experience experienced background qualification qualifications "
        "ability strength strengths career professional "
        "professionally year years hard dedicated motivated passionate passion committed "
        "commitment reliable player add value asset successful "
        "success goal goals mission values vision future growth grow growing next step steps "
        "process decision decide hiring candidate candidacy "
        "application apply applied consideration consider considering contact question "
        "questions answer answers further need needs additional provide "
        "send let please free hesitate soon again remain strongly strong greatly extremely "
        "sincerely truly especially particularly real best regards "
        "wishes regarding concerning share sharing shared explain explaining explained tell "
        "telling told show showing showed give giving gave given "
        "bring make made help helping helped able follow following email note letter card "
        "write writing dear hello everyone everybody office busy "
        "schedule long short first gained gain responsibilities requirements duties "
        "expectations overview general new thing things lot bit way sort "
        "more various several person honor honour privilege ways better closely find found "
        "come came exactly perfect perfectly ideal suited suit "
        "industry leading leader world innovative innovation exceptional positive attitude "
        "energy dynamic challenging challenge challenges rewarding "
        "dream reply response receive received await offered offer near sir madam remind "
        "remember afterwards impress genuinely deeply sincere "
        "excite thoroughly opportunity talent talented manager employer interviewers number "
        "available availability hesitate convenience earliest "
        "stand everything anything something nothing start starting life idea always never "
        "back forward keep kept another different both whole entire"
    )
)
"""Stems of the words of which form letters are made."""


def no_specific(note: NoteText) -> Iterator[Finding]:
    """Anybody could have sent it to anybody: nothing shows that the writer was there, and listened."""
    if note.kind.id != "thank_you" or not note.sentences:
        return
    if any(_taken_up(note, each) for each in note.about.highlights):
        return
    recorded = bool(note.about.highlights)
    if _own_details(note, everywhere=not recorded) >= (_ENOUGH if recorded else _ENOUGH - 1):
        return
    at = note.parts.body.end
    topic = " ".join(note.about.highlights[0].split()) if recorded else ""
    yield Finding(_NO_SPECIFIC, at, at, WARNING, "" if recorded else "unrecorded", (topic,))


def _taken_up(note: NoteText, highlight: str) -> bool:
    """Whether a topic of the interview comes back: one telling word of it, or two of its others."""
    words = {word for word in content(highlight[:_LONGEST]) if word not in _GENERIC}
    if not words:
        words = set(content(highlight[:_LONGEST]))
    said = frozenset[str]().union(*note.stems)
    own = frozenset(content(note.about.case.company.name)) | frozenset(content(note.about.case.role))
    met = (words - own or words) & said
    return len(met) >= min(_OTHERS, len(words)) or any(len(word) >= _TELLING for word in met)


def _own_details(note: NoteText, *, everywhere: bool) -> int:
    """How many words no form letter has, facts left out: in sentences about them or the talk, or in all."""
    case = note.about.case
    known = set(
        content(
            " ".join(
                (case.company.name, case.role, case.candidate.name, *(each.name for each in case.contacts))
            )
        )
    )
    for point in note.about.points:
        known |= {*content(point.text[:_LONGEST]), *content((point.answer or "")[:_LONGEST])}
    found: set[str] = set()
    for (start, end), stems in zip(note.sentences, note.stems, strict=True):
        if everywhere or _THEIRS.search(note.text.small, start, end):
            found |= (
                {word for word in stems if len(word) >= _A_WORD and not word.isdigit()} - _GENERIC - known
            )
    return len(found)


# Panel members show each other their notes: each must be their own.

_DUP_PANEL: Final = "dup_panel"

ALIKE: Final = 0.30
"""Trigrams in common, of all that either note has: from here on, two notes sound alike …"""
SAME: Final = 0.60
"""… and from here on, they are one note sent twice."""
_LEAST: Final = 3


def dup_panel(note: NoteText) -> Iterator[Finding]:
    """Two people who compare notes and find one text feel like a mailing list."""
    if not note.others:
        return
    own = _trigrams(note.text, *note.parts.body)
    if len(own) < _LEAST:
        return
    worst, which = 0.0, 0
    for number, other in enumerate(note.others):
        share = _overlap(own, _of_other(other))
        if share > worst:
            worst, which = share, number
    if worst >= ALIKE:
        start, end = note.parts.body
        values = (f"{worst:.0%}".replace("%", " %"), str(which + 1))
        plain = note.text.plain
        while start < end and plain[start].isspace():
            start += 1
        while end > start and plain[end - 1].isspace():
            end -= 1
        yield Finding(
            _DUP_PANEL,
            start,
            end,
            ERROR if worst >= SAME else WARNING,
            "same" if worst >= SAME else "alike",
            values,
        )


def _of_other(other: str) -> frozenset[tuple[str, str, str]]:
    text = Text(other[:READ])
    return _trigrams(text, *parts_of(text.plain, frozenset(), frozenset(), spoken=False).body)


def _trigrams(text: Text, start: int, end: int) -> frozenset[tuple[str, str, str]]:
    small = text.small
    words = [folded(small[word.start : word.end]) for word in text.words if start <= word.start < end]
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _overlap(one: frozenset[tuple[str, str, str]], other: frozenset[tuple[str, str, str]]) -> float:
    together = len(one | other)
    return len(one & other) / together if together else 0.0
