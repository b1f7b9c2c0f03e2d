"""The right company, spelled right, in every place where a company is meant."""

import re
from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.note import ADVICE, ERROR, Finding, NoteText, Stranger, strangers_in
from afterword.core.text.text import Text, TextSpan
from afterword.core.text.word_forms import distance, folded, has_foreign_letters, looks

RULE: Final = "wrong_company"

_SHORT: Final = 4
_MEDIUM: Final = 6
_MOST: Final = 20
_CAPITAL: Final = r"[^\W\d_a-z][\w&'.-]*[\w]"
_NAME: Final = rf"{_CAPITAL}(?: (?:& |and |of |de )?{_CAPITAL}){{0,4}}"
_PLACE: Final = re.compile(
    r"\b(?P<lead>joining|join|(?:work|working|employed|start|starting|career|future|"
    r"position|role|job|post|opportunity|team|everyone|"
    r"colleagues|interview|interviewing|interviewed|interest|interested|place) (?:at|for|"
    r"with|of|in)|part of|at|of) "
    rf"(?:the |your )?(?P<name>{_NAME})"
)
_SURE: Final = re.compile(
    r"joining|join|work(?:ing)? (?:at|for)|(?:career|position|role|job|post|opportunity|"
    r"interview) (?:at|with)"
)
_WISH: Final = re.compile(
    r"\b(?:would|'d|love|hope|hoping|keen|eager|excited|delighted|glad|proud|interested|"
    r"interest|look(?:ing)? forward|want|"
    r"opportunity|chance|prospect|possibility|joy|pleasure|welcome|thank|thanks|pleased|happy|join the)\b"
)
_PAST: Final = re.compile(
    r"\b(?:my (?:[a-z]+ ){0,3}(?:time|years?|role|job|position|work|team|manager|"
    r"colleagues?|months?|days|project|internship|boss|training|studies)|when i|"
    r"while i|i (?:was|worked|led|ran|managed|left|joined|started|built|spent|studied|"
    r"trained|had|did|took|used|served)|before|previously|formerly|currently|"
    r"since|ago|years|accepted|accept another|offered|signed|decided|colleague|friend|"
    r"graduated|degree|experience)\b"
)
_PART: Final = re.compile(
    r"(?:'s)? (?:[a-z]+ )?(?:team|group|department|crew|squad|program|programme|project|"
    r"lab|labs|office|unit|division|family|practice|"
    r"committee|club|community|network|course|class|call|meeting|session)\b"
)
_ENDS: Final = re.compile(r"(?:'s|\.)$")
_NO_COMPANY: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october "
    "november december i you your the a an hr ceo cto cfo it english german french "
    "spanish zoom teams skype google meet webex "
    "christmas easter linkedin internet slack github excel python java sql".split()
)


def wrong_companies(note: NoteText) -> Iterator[Finding]:
    """Every company name that is misspelt, disguised or another's, in the body and the subject."""
    company = note.company
    if not company.core:
        return
    yield from _misspelt(note, note.text, note.parts.body)
    if note.subject is not None:
        whole = TextSpan(0, len(note.subject.plain))
        for each in _misspelt(note, note.subject, whole):
            yield each._replace(part="subject")
    yield from _wrong_case(note)
    if note.kind.interest or note.kind.id in {"accept_in_writing", "after_rejection", "keep_in_touch"}:
        yield from _others(note)


def wrong_company(note: NoteText) -> Iterator[Finding]:
    """Somebody else's name in that place, or theirs misspelt, tells them that they are one of many."""
    found = 0
    until = -1
    for each in wrong_companies(note):
        if each.part == "body" and each.start < until:
            continue
        until = each.end if each.part == "body" else until
        yield each
        found += 1
        if found >= _MOST:
            return


def _misspelt(note: NoteText, text: Text, within: TextSpan) -> Iterator[Finding]:
    """Near misses of the company's name, letter by letter."""
    core = note.company.core
    if has_foreign_letters(text.plain):
        yield from _disguised(note, text, within)
    keys = [word for word in core if len(word) >= _SHORT and word not in _ORDINARY] or list(core[:1])
    body = text is note.text
    for each in note.strangers if body else strangers_in(text, within, note.facts_words):
        for known in keys:
            most = 1 if len(known) <= _MEDIUM else 2
            if abs(len(each.word) - len(known)) > most or len(set(each.word) ^ set(known)) > 2 * most:
                continue
            off = distance(each.word, known, most)
            if 0 < off <= most:
                yield from _near(note, text, each, known, off)
                break


def _disguised(note: NoteText, text: Text, within: TextSpan) -> Iterator[Finding]:
    """The company's name with letters of another alphabet that look the same."""
    right = {*note.company.core, note.company.initials}
    for start, end in text.words:
        said = text.plain[start:end].removesuffix("'s")
        if within.start <= start < within.end and has_foreign_letters(said):
            seen = looks(said)
            if seen in right and folded(said) not in right:
                shown = _shown_word(note, seen)
                yield Finding(
                    RULE, start, start + len(said), ERROR, "disguised", (said, shown), shown, safe=True
                )


_ORDINARY: Final = frozenset(
    "public school hospital library university college bank group services service "
    "systems solutions technologies technology consulting "
    "partners health care community center centre national international global general "
    "american british first company foods food "
    "coffee power energy media digital software studio studios brothers sons grid moving "
    "logistik logistics dental primary secondary "
    "fabrication engineering construction design research science sciences therapeutics "
    "pharma medical capital finance financial "
    "insurance trust council foundation agency institute office city county department "
    "royal labs data cloud network networks".split()
)
"""Words of company names that others have, too: a near miss of one alone says nothing."""


def _near(note: NoteText, text: Text, each: Stranger, known: str, off: int) -> Iterator[Finding]:
    """A near miss of one word of the name: sure where its neighbours or the place are the company's too."""
    core, words, plain = note.company.core, text.words, text.plain
    place = core.index(known)
    first = last = each.number
    while last + 1 < len(words) and place + last + 1 - each.number < len(core):
        if _bare(text.of(words[last + 1])) != core[place + last + 1 - each.number]:
            break
        last += 1
    while first > 0 and place - (each.number - first) > 0:
        if _bare(text.of(words[first - 1])) != core[place - (each.number - first) - 1]:
            break
        first -= 1
    start = words[first].start
    end = max(each.span.end, words[last].start + len(text.of(words[last]).removesuffix("'s")))
    if first == last and not _is_place_of_a_company(plain, start, known, off):
        return
    shown = _shown_word(note, known)
    put = f"{plain[start : each.span.start]}{shown}{plain[each.span.end : end]}"
    yield Finding(RULE, start, end, ERROR, "misspelt", (plain[start:end], note.company.shown), put, safe=True)


def _is_place_of_a_company(plain: str, start: int, known: str, off: int) -> bool:
    """Whether a word alone stands where the company would: the shorter, the surer that must be."""
    before = plain[max(0, start - _LOOKED_AT) : start]
    if len(known) <= _SHORT or (len(known) <= _MEDIUM and off > 1):
        return _AT.search(before) is not None
    if _BEFORE.search(before) is not None:
        return True
    return off == 1 and len(known) > _MEDIUM and before.rstrip(" ")[-1:] not in {"", ".", "!", "?", "\n"}


def _bare(word: str) -> str:
    return folded(word).removesuffix("'s")


_LOOKED_AT: Final = 24
_AT: Final = re.compile(r"\b(?:at|join|joining|work for|working for)[ \n]$")
_BEFORE: Final = re.compile(
    r"\b(?:at|join|joining|for|with|of|in|from|about|to|(?:at|join|joining|of|with) the)[ \n]$"
)


_SHOWN_WORD: Final = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*")


def _shown_word(note: NoteText, word: str) -> str:
    """A folded word of the company's name as it was typed."""
    for each in _SHOWN_WORD.finditer(note.company.shown):
        if folded(each.group()) == word:
            return each.group()
    return note.company.shown


def _others(note: NoteText) -> Iterator[Finding]:
    """Another name where theirs must stand: "join X", "work at X"."""
    plain = note.text.plain
    for start, end in note.sentences if note.strangers else ():
        if not any(start <= each.span.start < end for each in note.strangers):
            continue
        small = note.text.small[start:end]
        if not _WISH.search(small):
            continue
        for found in _PLACE.finditer(plain, start, end):
            begin, stop = found.span("name")
            stop -= 2 if plain.startswith("'s", stop - 2) else 0
            stop -= 1 if plain[stop - 1] == "." else 0
            named = any(begin < each.span.end and stop > each.span.start for each in note.company_named)
            if not named and _is_another(note, found, small, stop):
                yield Finding(RULE, begin, stop, ERROR, "other", (plain[begin:stop], note.company.shown))


def _is_another(note: NoteText, found: re.Match[str], small: str, stop: int) -> bool:
    """Whether a name in a company's place is surely another company's."""
    core, known = note.company.core, note.facts_words
    words = [folded(_ENDS.sub("", each)) for each in found.group("name").split(" ")]
    words = [word for word in words if word not in {"&", "and", "of", "de"}]
    if not words or words[0] in _NO_COMPANY:
        return False
    if any(word in core for word in words):
        # "Westgate Public Library" for "Eastgate Public Library".
        ends_alike = len(core) > 1 and any(word in core for word in words[-2:])
        return len(words) > 1 and ends_alike and words[0] not in core and words[0] not in known
    if any(word in known or word in _NO_COMPANY for word in words):
        return False
    lead = found.group("lead")
    if not _SURE.fullmatch(lead) or _PAST.search(small) or _PART.match(note.text.plain, stop):
        return False
    return not note.company_named or lead in {"join", "joining"}


def _wrong_case(note: NoteText) -> Iterator[Finding]:
    """Their name in small letters."""
    shown = note.company.shown
    if not shown[:1].isupper() or shown.isupper():
        return
    for span, form in note.company_named:
        said = note.text.of(span)
        right = " ".join(shown.split()[: len(form)])
        if said[0].islower() and said != right:
            safe = folded(said) == folded(right)
            yield Finding(
                RULE, span.start, span.end, ADVICE, "case", (said, right), right if safe else None, safe
            )
