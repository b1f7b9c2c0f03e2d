"""What a note is for: to thank them, name the company, settle what was left open, and be about this interview."""

import re
from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check import german
from afterword.core.notes.check.note import ERROR, READ, WARNING, Finding, Judged, NoteText, named_in
from afterword.core.notes.check.parts import parts_of
from afterword.core.notes.check.settling import judge
from afterword.core.notes.check.wrong_company import wrong_companies
from afterword.core.text.text import Text, TextSpan
from afterword.core.text.word_forms import content, folded

_AIM_THANKS: Final = "aim_thanks"

_LEADS: Final = re.compile(
    r"th(?:an|n)?[kx]|grat|appreciat|oblig|indebted|cheers| of (?:you|every|all)|meant "
)
_THANKS: Final = re.compile(
    r"(?<![\w'])(?:"
    r"th(?:n?)x(?= (?:for|so|again|a lot|u|you)\b)|thank(?:ing)? (?:you|u|ye|each|every|both|all|everyone)"
    r"|(?:to|may i|let me|i(?: (?:do|just|also|really|sincerely|truly|want to|wish to|"
    r"write to))?|and) thank (?:you|each|both|all|the|everyone)"
    r"|thanks?(?= (?:so much |very much |a lot |again |once again |once more |a million |"
    r"ever so much )*(?:for|also|again|to)(?![\w']))"
    r"|thanks (?:so much|very much|a lot|again|a million|ever so much|once again|once "
    r"more|all|everyone|both|, )"
    r"|(?:many|my|our|warm|sincere|heartfelt|with|special|big|huge|kind|much|again,?) thanks"
    r"|(?<!would )(?<!will )(?<!'d )(?<!be )(?:(?:very|so|most|truly|really|deeply|much) "
    r")*(?:grateful|thankful|obliged|indebted)"
    r"|thanks(?= ?[.,!;:)\n]|$)"
    r"|(?:my|our|with|sincere|deep(?:est)?|express|heartfelt|much) (?:[a-z]+ )?(?:gratitude|appreciation)"
    r"|(?:gratitude|appreciation) (?:for|of|to) (?:your|the|our|this|that|you|taking|meeting|having)"
    r"|(?:much|greatly|truly|really|deeply|sincerely) appreciated"
    r"|appreciated(?= (?:your|you|the|how|that|it|being|our|all|everything|learning|"
    r"hearing|meeting|getting|having|talking|so|very))"
    r"|(?<!would )(?<!will )(?<!'d )(?<!'ll )(?<!to )(?<!not )(?<!you )appreciate(?= "
    r"(?:your|you|the|how|that|it|being|our|all|everything|having|so))"
    r"|cheers for"
    r"|(?:(?:so|very|really|most|extremely|incredibly|awfully|exceptionally|terribly|too|both) )*"
    r"(?:good|kind|nice|generous|gracious|decent|thoughtful|considerate|lovely|great|big) of "
    r"(?:you|everyone|everybody|all of you|(?:all )?your (?:team|colleagues|panel|staff))"
    r"|meant (?:a lot|a great deal|so much|a good deal)(?: to me)?(?= (?:that|to|how))"
    r")(?![\w])"
)
_NOT_BEFORE: Final = re.compile(
    r"(?:\b(?:no|without|without any|not|never|hardly|don't need|need not|needn't|can "
    r"thank|will thank|you'll|you will|you can"
    r"|forgot to|forget to|failed to|neglected to|no need to|(?:customers|they|you|who|he|"
    r"she|patients|people|everyone|everybody|users|clients|students|staff|families) (?:is|"
    r"are|was|were|will be|would be|seemed|felt)|don't have to|needn't|should have|must "
    r"have|little|"
    r"(?:would|will|'d|'ll|shall) (?:be )?(?:very |most |so |really |truly |much |greatly "
    r"|also |highly |always |"
    r"forever |deeply |sincerely |eternally |extremely )*)|n't(?: (?:ever|even|yet))?) $"
)
_IN_ADVANCE: Final = re.compile(r"[^.!?;\n]{0,40}?\bin advance\b")
_TO_THINGS: Final = re.compile(
    r"thanks to (?!(?:you|everyone|everybody|all|both|each|the (?:whole |entire )?(?:team|"
    r"panel|staff|group)|your (?:team|colleagues|staff|"
    r"panel))(?![\w])[^.;\n]{0,80}?\b(?:for|too)\b)"
)
_TO_SOMEBODY: Final = re.compile(r"thanks to (?:[A-Z][\w'.-]*,? ?(?:and |& )?){1,5}(?:[^.;,\n]{0,30}) ?for\b")
_REQUEST: Final = re.compile(
    r" (?:if|for (?:any|a|an|your) (?:quick |early |prompt |positive |favou?rable |speedy "
    r"|swift )*(?:reply|response|answer|decision|feedback|news|update|chance))\b"
)
_HEAVEN: Final = re.compile(r"thanks? (?:god|goodness|heavens?|the lord)\b")
_SCORN: Final = re.compile(r"thanks,? but no\b|thanks for nothing\b")
_ENOUGH: Final = re.compile(r"[^.!?;\n]{0,30}? enough\b")
_WOULD_BE: Final = re.compile(r"(?:would|will|'d|'ll|could|might|may) (?:have been|be) $")
"""Before "kind of you": a favor that's still being asked for."""
_BEFORE: Final = 40


def thanks_them(note: NoteText) -> bool:
    """Whether the body thanks; a bare "Thanks," above the name does so in any kind but a thank-you."""
    small, body = note.text.small, note.parts.body
    if note.german:
        return german.thanks(note.text, body)
    if not _LEADS.search(small, body.start, len(small)):
        return False
    if any(
        _is_thanks(note.text.plain, small, found) for found in _THANKS.finditer(small, body.start, body.end)
    ):
        return True
    closing = note.parts.closing
    if closing is not None:
        said = small[closing.start : closing.end]
        if "thank" in said or "gratitude" in said or "appreciation" in said:
            return note.kind.id != "thank_you" or " for " in said.split("\n", 1)[0]
    tail = closing.end if closing else body.end
    return any(_is_thanks(note.text.plain, small, found) for found in _THANKS.finditer(small, tail))


def _is_thanks(plain: str, small: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    word = found.group()
    before = small[max(0, start - _BEFORE) : start]
    if _NOT_BEFORE.search(before) and not _ENOUGH.match(small, end):
        return False
    if _SCORN.match(small, start) or _HEAVEN.match(small, start):
        return False
    if " of " in word and _WOULD_BE.search(before):
        return False
    if _IN_ADVANCE.match(small, end):
        return False
    if word.startswith("thanks") and _TO_THINGS.match(small, start):
        return _TO_SOMEBODY.match(plain, start) is not None or (
            plain[start] == "T" and _TO_SOMEBODY.match("t" + plain[start + 1 : end + 120]) is not None
        )
    if (
        "grateful" in word
        or "obliged" in word
        or "indebted" in word
        or "thankful" in word
        or "appreciate" in word
    ):
        return not _REQUEST.match(small, end)
    return True


def _who(note: NoteText) -> str:
    reader = note.reader
    return reader.shown[0] if reader is not None and reader.shown else "them"


def aim_thanks(note: NoteText) -> Iterator[Finding]:
    """A candidate who doesn't thank them for their time seems to take it for granted."""
    if note.kind.thanks and not thanks_them(note):
        at = note.parts.body.start
        yield Finding(
            _AIM_THANKS,
            at,
            at,
            ERROR,
            note.kind.id,
            (_who(note),),
        )


# The company is named (``note-interest``): without it, a note reads like a form letter.

_COMPANY: Final = "aim_company"


def aim_company(note: NoteText) -> Iterator[Finding]:
    """A note that could have gone to any employer looks as if it did."""
    if not note.kind.interest or not note.company.forms or note.company_named:
        return
    if note.subject is not None and named_in(
        note.subject, TextSpan(0, len(note.subject.plain)), note.company
    ):
        return
    if next(wrong_companies(note), None) is not None:
        return
    at = note.parts.body.end
    yield Finding(
        _COMPANY,
        at,
        at,
        WARNING if note.spoken else ERROR,
        "spoken" if note.spoken else "",
        (note.about.case.company.name,),
    )


# Aim 3: what the interview left open is settled, point by point (``note-resolves``).

UNSETTLED: Final = "aim_concern"
RESTATED: Final = "concern_restated"


def judged(note: NoteText) -> dict[str, Judged]:
    """The interview's open points by id, and how the body deals with them."""
    if note.judged is None:
        note.judged = {point.id: judge(note, point) for point in note.about.points}
    return note.judged


def aim_concern(note: NoteText) -> Iterator[Finding]:
    """A doubt that neither the interview nor the note settles is what they'll remember."""
    if not note.kind.resolves:
        return
    at = note.parts.body.end
    for point in note.about.points:
        found = judged(note)[point.id]
        if not found.settled:
            answer = " ".join((point.answer or "").split())
            reason = ("answered" if found.answered else "unanswered") + (
                "_question" if point.kind == "question" else ""
            )
            start, end = found.repeated or (at, at)
            values = (" ".join(point.text.split()), answer, point.id)
            yield Finding(UNSETTLED, start, end, ERROR, reason, values)


def concern_restated(note: NoteText) -> Iterator[Finding]:
    """Repeating a doubt without answering it only reminds them of it."""
    if not note.kind.resolves:
        return
    for point in note.about.points:
        repeated = judged(note)[point.id].repeated
        if repeated is not None:
            values = (" ".join(point.text.split()), " ".join((point.answer or "").split()))
            yield Finding(
                RESTATED, repeated.start, repeated.end, WARNING, "answered" if values[1] else "", values
            )


# The note holds what only this conversation could have given.

_NO_SPECIFIC: Final = "no_specific"

_ENOUGH_DETAILS: Final = 4
"""So many words that no form letter has make a note specific, even without a recorded topic."""
_LONGEST: Final = 4_000
_A_WORD: Final = 3
_TELLING: Final = 5
"""Letters of a stem that identifies a topic by itself …"""
_OTHERS: Final = 2
"""… or that many shorter ones."""
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
"""Stems of the words that form letters are made of."""


def no_specific(note: NoteText) -> Iterator[Finding]:
    """Anybody could have sent it to anybody: nothing shows that the writer was there and listened."""
    if note.kind.id != "thank_you" or not note.sentences:
        return
    if any(_taken_up(note, highlight) for highlight in note.about.highlights):
        return
    recorded = bool(note.about.highlights)
    if _own_details(note, everywhere=not recorded) >= (_ENOUGH_DETAILS if recorded else _ENOUGH_DETAILS - 1):
        return
    at = note.parts.body.end
    topic = " ".join(note.about.highlights[0].split()) if recorded else ""
    yield Finding(_NO_SPECIFIC, at, at, WARNING, "" if recorded else "unrecorded", (topic,))


def _taken_up(note: NoteText, highlight: str) -> bool:
    """Whether a topic from the interview comes up: one distinctive word of it, or two others."""
    words = {word for word in content(highlight[:_LONGEST]) if word not in _GENERIC}
    if not words:
        words = set(content(highlight[:_LONGEST]))
    said = frozenset[str]().union(*note.stems)
    own = frozenset(content(note.about.case.company.name)) | frozenset(content(note.about.case.role))
    met = (words - own or words) & said
    return len(met) >= min(_OTHERS, len(words)) or any(len(word) >= _TELLING for word in met)


def _own_details(note: NoteText, *, everywhere: bool) -> int:
    """How many words aren't facts or form-letter words: in sentences about them or the talk, or in all."""
    case = note.about.case
    known = set(
        content(
            " ".join(
                (
                    case.company.name,
                    case.role,
                    case.candidate.name,
                    *(contact.name for contact in case.contacts),
                )
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


# Panel members compare their notes, so no two may be alike.

_DUP_PANEL: Final = "dup_panel"

ALIKE: Final = 0.30
"""Share of trigrams in common: from here on, two notes sound alike …"""
SAME: Final = 0.60
"""… and from here on, they're the same note sent twice."""
_LEAST: Final = 3


def dup_panel(note: NoteText) -> Iterator[Finding]:
    """Two people who compare notes and find the same text feel like names on a mailing list."""
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
