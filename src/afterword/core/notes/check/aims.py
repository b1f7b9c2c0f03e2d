"""What a note is for: it thanks them, names the company, and settles what the interview left open."""

import re
from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.note import Judged, NoteText, named_in
from afterword.core.notes.check.settling import judge
from afterword.core.notes.check.wrong_company import wrong_companies
from afterword.core.notes.findings import ERROR, WARNING, Finding
from afterword.core.text.text import TextSpan

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
"""Before "kind of you": a favour that is still wanted."""
_BEFORE: Final = 40


def thanks_them(note: NoteText) -> bool:
    """Whether the body thanks; a bare "Thanks," above the name does so in any kind but a thank-you."""
    small, body = note.text.small, note.parts.body
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
    """A candidate who does not thank them for their time seems to take it for granted."""
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


# The company is named (``note-interest``): interest in nobody in particular is a form letter.

_COMPANY: Final = "aim_company"


def aim_company(note: NoteText) -> Iterator[Finding]:
    """A note that could go to any employer says that it probably did."""
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
    """Every open point of the interview by its id, and how the body deals with it."""
    if note.judged is None:
        note.judged = {point.id: judge(note, point) for point in note.about.points}
    return note.judged


def aim_concern(note: NoteText) -> Iterator[Finding]:
    """A doubt that the interview left and the note leaves, too, is what they will remember."""
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
    """To repeat a doubt without an answer makes it theirs a second time."""
    if not note.kind.resolves:
        return
    for point in note.about.points:
        repeated = judged(note)[point.id].repeated
        if repeated is not None:
            values = (" ".join(point.text.split()), " ".join((point.answer or "").split()))
            yield Finding(
                RESTATED, repeated.start, repeated.end, WARNING, "answered" if values[1] else "", values
            )
