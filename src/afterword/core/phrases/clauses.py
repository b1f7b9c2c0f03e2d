"""What each clause of a text is about: telling, deciding, waiting, or other business."""

from collections.abc import Collection
from typing import Final, NamedTuple

from afterword.core.phrases.lexicon import words_of
from afterword.core.phrases.tokens import PAUSE_DASH, Tokens
from afterword.core.phrases.topics import (
    AUXILIARIES,
    CLAUSE_STARTS,
    DECIDING,
    FRAME,
    OTHER_BUSINESS,
    PAST,
    SAYING,
    TELLING,
    TOLD,
    WAITING,
)

TELL: Final = 3
DECIDE: Final = 2
NEUTRAL: Final = 1
OTHER: Final = 0

_BACK = words_of("get gets getting got come comes coming be report reports circle")
_ORDERS = words_of("call email ring phone contact ping write text message")
_POLITE_ORDERS = words_of("let reply respond confirm get tell notify inform update answer drop give send")
_OPENERS = words_of("please kindly then and just can should could may so but do")
_NOUNS = words_of("contact phone call email text")
_OWNERS = words_of("my the your our their")
_US = words_of("me us")
_YOURS = words_of("answer decision reply response acceptance confirmation")
_REFEREES = words_of("references referees")
_LASTS = words_of("valid expires expire lapses stands")
_YOUR_ACTS = words_of("decide accept respond reply confirm answer")
_BEFORE_NOUN = _OWNERS | words_of("a an any this that")
_ADDRESSED = words_of("tell call email text message write contact phone ring notify inform update to let")
_SPLITS = frozenset({",", ";", ":", "(", ")", PAUSE_DASH}) | words_of(
    "but so then because while which and if when whoever who"
)
_ASIDES = words_of("because with given despite due")
_STOPS = frozenset({".", "!", "?", "\n", "…"})
_NEGATIONS = words_of("not never unlikely cannot nor wont dont cant isnt doubt nobody")
_CONDITIONS = words_of("if unless whether case")
_SPEAKING = SAYING | TOLD
_BE = words_of("be was were am are is been")
_PLACES = words_of("there here")
_COME = words_of("come comes coming came")
_AFTER_COME_IN = words_of("again for to and on") | {"", ".", "?", "!"}


class Clause(NamedTuple):
    """One clause: its words from ``start`` to ``end``, its sentence's number, and what it is about."""

    start: int
    end: int
    sentence: int
    about: int
    busy: bool
    """Whether it names other business, whatever else it is about."""
    said: int
    """How many words it has besides signs."""


def clauses_of(tokens: Tokens) -> list[Clause]:
    """The clauses of a text, in order."""
    clauses: list[Clause] = []
    start = sentence = 0
    words = tokens.words
    for at in range(tokens.length + 1):
        word = words[at]
        stop = word in _STOPS and not _abbreviated(tokens, at)
        if at < tokens.length and not stop and word not in _SPLITS:
            continue
        if at > start:
            clauses.append(_clause(tokens, start, at, sentence))
        start = at + (not word.isalpha())
        sentence += stop
    return clauses


def _abbreviated(tokens: Tokens, at: int) -> bool:
    """Whether a full stop belongs to "Dec." or "approx.": a number follows it."""
    return tokens.words[at] == "." and tokens.numbers[at + 1] >= 0


def _clause(tokens: Tokens, start: int, end: int, sentence: int) -> Clause:
    words, raw = tokens.words, tokens.raw
    said = sum(raw[at][:1].isalnum() for at in range(start, end))
    kinds = [_kind(tokens, start, end, at) for at in range(start, end)]
    other = kinds.count(OTHER)
    about = NEUTRAL
    if words[start] in _ASIDES:
        about = TELL if TELL in kinds else DECIDE if DECIDE in kinds and words[start] == "with" else OTHER
    elif _is_yours(words, start, end):
        about = OTHER
    elif TELL in kinds:
        about = TELL
    elif DECIDE in kinds:
        about = DECIDE
    elif other:
        about = OTHER
    elif any(raw[at] in WAITING for at in range(start, end)):
        about = DECIDE
    return Clause(start, end, sentence, about, other > 0, said)


def _kind(tokens: Tokens, start: int, end: int, at: int) -> int:
    """What one word of a clause shows it to be about."""
    words, word = tokens.words, tokens.raw[at]
    if word in TOLD:
        return _past_kind(tokens, start, end, at)
    if word in TELLING:
        if _is_order(words, start, at):
            return OTHER
        noun = word in _NOUNS and at > start and words[at - 1] in _OWNERS | {"on"}
        return NEUTRAL if noun else TELL
    if word == "back" and at > start and words[at - 1] in _BACK:
        return _back_kind(words, at)
    if word in DECIDING:
        return DECIDE
    place = word in _PLACES and at > start and (words[at - 1] in _BE or words[at - 1].endswith("'m"))
    visit = word in _COME and words[at + 1] == "in" and words[at + 2] in _AFTER_COME_IN
    return OTHER if word in OTHER_BUSINESS or place or visit else NEUTRAL


def _past_kind(tokens: Tokens, start: int, end: int, at: int) -> int:
    """What a past form shows: "called on Monday" is over, "if nobody called" and "will be called" are not."""
    words = tokens.words
    for before in words[max(start - 1, 0) : at]:
        if before in AUXILIARIES or before.endswith(("'ve", "n't", "'d", "'ll")):
            return TELL if tokens.raw[at] not in DECIDING else DECIDE
    quoting = any(word in CLAUSE_STARTS or "'" in word for word in words[at + 1 : end])
    return NEUTRAL if quoting else OTHER


def _back_kind(words: list[str], at: int) -> int:
    """What "back" shows: "get back to you" is an answer, "get back from holiday" and "be back" are not."""
    if words[at + 1] in {"from", "home", "at"} or (words[at + 1] == "in" and words[at + 2] != "touch"):
        return OTHER
    if words[at - 1] == "be":
        return TELL if words[at + 1] in {"to", "with", "in"} else OTHER
    return TELL


def _is_order(words: list[str], start: int, at: int) -> bool:
    """Whether the word tells the candidate what to do, as in "Call me on Friday"."""
    if words[at] not in _ORDERS:
        return False
    if at >= start + 2 and words[at - 1] == "to" and words[at - 2] in {"me", "you", "us"}:
        return True
    first = at
    while first > start and words[first - 1] in _OPENERS:
        first -= 1
    return first == start or (words[first - 1] == "you" and words[at + 1] in _US)


def _is_yours(words: list[str], start: int, end: int) -> bool:
    """Whether the answer wanted is the candidate's: "let us know", "you have until Monday to decide"."""
    named = {*words[start:end]}
    if _is_asked(words, start, end):
        return True
    if words[start] in _CONDITIONS and named & {"hear", "heard"}:
        return False
    if named & _REFEREES or ("offer" in named and named & _LASTS):
        return True
    return _are_you_to(words, start, end)


def _is_asked(words: list[str], start: int, end: int) -> bool:
    """As in "let us know by Friday", "please reply by Friday"."""
    first = start
    while first < end and words[first] in _OPENERS:
        first += 1
    if words[first] not in _POLITE_ORDERS:
        return False
    polite = not {"please", "kindly"}.isdisjoint(words[start:first])
    return polite or (words[first] == "let" and words[first + 1] in _US)


def _are_you_to(words: list[str], start: int, end: int) -> bool:
    """As in "we need your answer", "we hope to hear from you", "you have until Monday to decide"."""
    subject = end
    for at in range(start, end):
        word = words[at]
        if word == "your" and words[at + 1] in _YOURS:
            return True
        if words[at : at + 3] == ["hear", "from", "you"]:
            return True
        if word == "you":
            subject = at
        elif at > subject and word in _YOUR_ACTS and words[at - 1] not in _BEFORE_NOUN:
            return {"we", "they"}.isdisjoint(words[subject:at])
        elif at > subject and word == "us" and words[at - 1] in _ADDRESSED:
            return True
    return False


def is_strange(tokens: Tokens, clause: Clause, named: Collection[int]) -> bool:
    """Whether the clause has words that make its time the time of something else.

    ``named``: the places of the words that name times. Words before "said", "thinks" … are whoever said it.
    """
    words = tokens.words
    speaks = max((at for at in range(clause.start, clause.end) if words[at] in _SPEAKING), default=-1)
    for at in range(max(clause.start, speaks + 1), clause.end):
        word = words[at]
        if at in named or not tokens.raw[at][:1].isalnum():
            continue
        head = word.split("'", 1)[0]
        known = word in FRAME or head in FRAME or word.endswith("n't")
        if not known and (word not in PAST or speaks < 0):
            return True
    return False


def negated(words: list[str], clause: Clause, at: int) -> bool:
    """Whether the clause says "not" before the word at ``at`` and is no condition ("if you don't hear")."""
    if words[clause.start : clause.start + 2] == ["should", "you"]:
        return False
    found = False
    for word in words[clause.start : at]:
        if word in _CONDITIONS:
            return False
        found = found or word in _NEGATIONS or word.endswith("n't")
    return found
