"""What each clause of a text is about: informing, deciding, waiting or other business."""

from collections.abc import Collection
from typing import Final, NamedTuple

from afterword.core.dates.tokens import PAUSE_DASH, WordTokens, word_set

# The words by which a clause shows what it is about. Plain tables; keys are case-folded.

TELLING: Final = word_set(
    "hear heard hearing know answer answers reply replies respond response responses responding call"
    " calls calling phone ring rings email emails mail write text contact contacting touch update updates"
    " notify inform feedback hears news word reach reaching circle message ping tell telling result"
    " results outcome verdict follow followup talk invite announce announcement communicate offer letter"
)
TOLD: Final = word_set(
    "heard answered replied responded called rang phoned emailed mailed wrote texted contacted updated"
    " notified informed reached messaged pinged announced communicated decided chose picked selected"
)
"""Past forms: an answer that is to come only with "will have", "be", "if" … before them."""
DECIDING: Final = word_set(
    "decide decides deciding decision decisions choose chosen choice pick select selection conclude"
    " conclusion finalize finalise finalized finalised approve approved approval mind minds decided"
    " picked selected"
)
WAITING: Final = word_set(
    "take takes taking give allow wait waiting expect expecting expected need turnaround process bear patient"
    " patience hang"
)
"""How long an answer takes, unless the clause names other business."""
OTHER_BUSINESS: Final = word_set(
    "interview interviews interviewing interviewed candidate candidates applicant applicants meet meets"
    " meeting meetings see seeing panel round rounds vacation holiday leave away out travel traveling"
    " travelling trip start starts starting begin begins onboarding application applications applied"
    " apply posting posted advertised conference retreat assignment homework exam test birthday wedding"
    " lunch visit visiting busy ooo sick salary pays paid pay worked experience contract internship"
    " closed open office offices born founded due home"
)
SAYING: Final = word_set(
    "said says say saying told tells mentioned mentions promised promises promise thought thinks think"
    " thinking reckons reckoned reckon estimated estimates estimate indicated indicates suggested"
    " suggests assured assures advised advises guessed guess guesses believed believes believe hoped"
    " hopes hope hoping aimed aiming aim aims planning plans planned plan looking supposed quoted"
    " explained confirmed confirms warned stated claimed claims figured figures figure expects implied"
    " anticipates anticipate anticipated shooting"
)
"""Words before these may be anybody's name."""
PAST: Final = word_set("was were had did went came took")
"""Past tense: no answer to come, unless somebody is quoted ("she said it was two weeks")."""
FRAME: Final = word_set(
    "about actually after afternoon again agency ahead all already also although always am and another"
    " any anybody anyone anything anyway approximately are around arrive arrives as ask at away back"
    " ballpark barring basically be because been before beginning being best bet better bit board boss"
    " both but by can case ceo certain certainly cheers come comes coming committee company complete"
    " completed could couple course crossed cto current date day days deadline dear definite definitely"
    " delays director do does done doubt down drag drags each earliest early either end entire eta even"
    " evening every everybody everyone exactly expectation fair fast feel feels few final fine fingers"
    " finish finished folks following for former frame from full generally get gets getting go goal goes"
    " going gonna good got great guys happen happens has have having he head hello her here hey hi him"
    " hiring his honestly hopefully hour hours how however hr i id idea ideal if ill im in initial is ish"
    " it its just keep kind land lands last late later latest latter lead least less let like likely"
    " little long lot luck lunchtime make makes manager managers many matter max maximum may maybe me"
    " mean means mid might minimum moment month months more morning most mostly much must my nature"
    " neither never next night no noon nor normal normally not now of often oh ok okay on once one only"
    " or others otherwise our outside over people perfect perhaps please pm point possible possibly"
    " precisely pretty probably push put quickly quite range rather ready realistic realistically really"
    " recruiter recruiters right rough roughly safe same say schedule seem seems set settled several"
    " shall she shoot should since slip slips so some somebody someone something sometime soon sooner"
    " sorry sort sorted sound sounds spill standard still sure surely t target team tentative than thank"
    " thanks that their them then there these they thing this those though tight till time timeframe"
    " timeline timing to too tops try trying typically uh um unless unlikely until up us usual usually"
    " very want wants way we week weeks well what when whether which while who whole will window wish"
    " with within without wood worry worst would wrap wrapped yeah yes yet you your z"
)
"""Words that may stand around a time without making it the time of something else."""
ONGOING: Final = word_set("is are am will has have through until till be being meets meet plan going")
OVER: Final = PAST | word_set("thanks thank great nice good pleasure enjoyed lovely met spoke talked saw sat")
"""Of other business: still to come, or over."""
AUXILIARIES: Final = word_set(
    "be been being get gets have has had having if unless once by haven't hasn't hadn't not nobody"
    " nothing when whether anybody anyone until to"
)
"""Before a past form: these make it an answer that is to come ("will be contacted", "if nobody called")."""
CLAUSE_STARTS: Final = word_set("that it they we she he you i will would should might could")
"""After a past form: these make it the verb of what is quoted ("she replied it would be")."""


TELL: Final = 3
DECIDE: Final = 2
NEUTRAL: Final = 1
OTHER: Final = 0

_BACK = word_set("get gets getting got come comes coming be report reports circle")
_ORDERS = word_set("call email ring phone contact ping write text message")
_POLITE_ORDERS = word_set("let reply respond confirm get tell notify inform update answer drop give send")
_OPENERS = word_set("please kindly then and just can should could may so but do")
_NOUNS = word_set("contact phone call email text")
_OWNERS = word_set("my the your our their")
_US = word_set("me us")
_YOURS = word_set("answer decision reply response acceptance confirmation")
_REFEREES = word_set("references referees")
_LASTS = word_set("valid expires expire lapses stands")
_YOUR_ACTS = word_set("decide accept respond reply confirm answer")
_BEFORE_NOUN = _OWNERS | word_set("a an any this that")
_ADDRESSED = word_set("tell call email text message write contact phone ring notify inform update to let")
_SPLITS = frozenset({",", ";", ":", "(", ")", PAUSE_DASH}) | word_set(
    "but so then because while which and if when whoever who"
)
_ASIDES = word_set("because with given despite due")
_STOPS = frozenset({".", "!", "?", "\n", "…"})
_NEGATIONS = word_set("not never unlikely cannot nor wont dont cant isnt doubt nobody")
_CONDITIONS = word_set("if unless whether case")
_SPEAKING = SAYING | TOLD
_BE = word_set("be was were am are is been")
_PLACES = word_set("there here")
_COME = word_set("come comes coming came")
_AFTER_COME_IN = word_set("again for to and on") | {"", ".", "?", "!"}


class Clause(NamedTuple):
    """One clause: its words from ``start`` to ``end``, its sentence's number, and what it is about."""

    start: int
    end: int
    sentence: int
    about: int
    busy: bool
    """Whether it mentions other business, whatever else it's about."""
    said: int
    """How many words it has, not counting punctuation."""


def clauses_of(tokens: WordTokens) -> list[Clause]:
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


def _abbreviated(tokens: WordTokens, at: int) -> bool:
    """Whether a full stop belongs to "Dec." or "approx.": a number follows it."""
    return tokens.words[at] == "." and tokens.numbers[at + 1] >= 0


def _clause(tokens: WordTokens, start: int, end: int, sentence: int) -> Clause:
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


def _kind(tokens: WordTokens, start: int, end: int, at: int) -> int:
    """What one word says about the subject of its clause."""
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


def _past_kind(tokens: WordTokens, start: int, end: int, at: int) -> int:
    """What a past tense says: "called on Monday" is over, "if nobody called" and "will be called" are not."""
    words = tokens.words
    for before in words[max(start - 1, 0) : at]:
        if before in AUXILIARIES or before.endswith(("'ve", "n't", "'d", "'ll")):
            return TELL if tokens.raw[at] not in DECIDING else DECIDE
    quoting = any(word in CLAUSE_STARTS or "'" in word for word in words[at + 1 : end])
    return NEUTRAL if quoting else OTHER


def _back_kind(words: list[str], at: int) -> int:
    """What "back" tells us: "get back to you" is an answer, "get back from holiday" and "be back" are not."""
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
    """Whether they want an answer from the candidate: "let us know", "you have until Monday to decide"."""
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


def is_strange(tokens: WordTokens, clause: Clause, named: Collection[int]) -> bool:
    """Whether words in the clause make its time the time of something else.

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
    """Whether the clause says "not" before the word at ``at`` and isn't a condition ("if you don't hear")."""
    if words[clause.start : clause.start + 2] == ["should", "you"]:
        return False
    found = False
    for word in words[clause.start : at]:
        if word in _CONDITIONS:
            return False
        found = found or word in _NEGATIONS or word.endswith("n't")
    return found
