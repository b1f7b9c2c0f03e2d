"""Whether a text settles an open point, or only repeats it.

Likeness is the wrong measure: a sentence that repeats a worry is more like it than one that lays it to rest.
So the candidate records the answer, and what is looked for is whether the answer's own words, those that the
point itself does not hold, come back. Where none was recorded, or the text gives another, a sentence counts
that is on the subject and says what the writer has done, has or will do.
"""

import re
from functools import lru_cache
from typing import Final

from afterword.core.case import OpenPoint
from afterword.core.notes.check.note import Judged, NoteText
from afterword.core.text.text import TextSpan
from afterword.core.text.word_forms import content

# What interviews most often leave open, and the words in which people settle it.

_SUBJECTS: Final = """\
manage managed manager management managing lead led leading leadership team supervise supervised
    supervisor report reports staff people crew hire hiring technicians direct line reviews delegate
relocate relocation relocating move moved moving flat apartment lease live living house room commute
    commuting city based town
gap break away unemployed unemployment career absence leave maternity parental sabbatical caring pause
    employment
licence license driving driver drive car test lessons
salary pay range figure compensation wage expectations budget money rate band
overqualified leave stay bored
pressure deadline deadlines stress stressful busy urgent
fluent language speak spoken conversation oral course
start notice available availability date begin free
travel travelling trips overseas abroad passport
shift shifts night nights weekend weekends hours flexible rota evenings
visa permit sponsorship authorised authorized authorization citizen residency status
certificate certification certified licence qualification qualified degree diploma exam accredited
    accreditation badge course lapsed retest
remote hybrid office home onsite
presentation presenting present public speaking audience talk
sales selling sell customers clients quota
young junior inexperienced experience graduate
reference references referee referees
health healthcare patients hospital clinic clinical
"""
"""A subject a line; indented lines go on."""
_FAMILIES: Final = tuple(frozenset(content(each)) for each in _SUBJECTS.replace("\n    ", " ").splitlines())
_DULL: Final = frozenset(
    content(
        "experience experienced year years long people team good strong weak know known "
        "knowledge working work worked use used using "
        "need needed question concern answer open point role job position company enough "
        "little limited lack never without real "
        "production direct big large small scale level handle able ability may would could "
        "fit new candidate person time"
    )
)
"""Words of a point that lead nowhere by themselves."""


def kin(asked: frozenset[str]) -> frozenset[str]:
    """The stems by which a sentence is on a point's subject."""
    own = {word for word in asked - _DULL if not word.isdigit()} or asked
    found = set(own)
    for family in _FAMILIES:
        if len(family & asked) > 1 or (family & asked) - _DULL:
            found |= family - _DULL if not family & asked & _DULL else family
    return frozenset(found)


SURVIVES: Final = 0.4
"""The share of an answer's words that must come back …"""
CLAUSE_SURVIVES: Final = 0.6
"""… or of one of its clauses', if the clause says enough …"""
_CLAUSE_WORDS: Final = 4
_WINDOW: Final = 3
"""… within so many sentences."""
_HEAVY: Final = 2
_MUCH: Final = 0.5
"""The share of a point's words by which a sentence repeats it."""
_LONGEST: Final = 4_000

_CLAUSES: Final = re.compile(r"[.!?;:]\s+|,?\s+(?:and|but|so|then|while|where|which)\s+|,\s+")
_MARKED: Final = re.compile(r"[0-9]|(?<!^)[A-Z]")
_WORD: Final = re.compile(r"[^\W_]+")

_MINE: Final = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|my|me|we|we're|we've|our|mine)\b")
_DONE: Final = re.compile(
    r"\b(?:i|we|i've|we've|my [a-z]+(?: [a-z]+)?|and|have|has|had|also|then|since|already|"
    r"just|\w+ly|which i|that i|,) (?:also |already |since |just |now |"
    r"recently |have |personally |long |been |\w+ly )*(?!(?:need|indeed|feed|bed|red|"
    r"exceed|interested|excited|wanted|hoped|liked|enjoyed|loved|noticed|"
    r"mentioned|discussed|talked|asked|remarked|appreciated|learned|impressed|pleased|"
    r"delighted|noted|wondered|worried|tired|failed|lacked|admitted|"
    r"realised|realized|understood|feared|struggled|missed|regretted|concerned|raised|doubted)\b)"
    r"(?:[a-z]{2,}(?:ed|ied)|built|led|ran|run|wrote|took|taken|taught|made|kept|held|"
    r"grew|brought|won|got|began|begun|bought|sold|"
    r"spent|sat|cut|set|did|done|drove|driven|spoke|spoken|written|given|gave|found|put|"
    r"read|sent|shown|known|came|come|stood|met every|met all|"
    r"went|paid|dealt|learnt|chose|chosen|hold|know|speak|use|run|manage|teach|work|live|"
    r"own|keep|hold|lead|drive)\b"
)
_STANDS: Final = re.compile(
    r"\b(?:i|we)(?: am|'m| are|'re) (?:now |also |already |currently |fully |quite |very |"
    r"happy |glad |able |free |ready |prepared |willing |content |comfortable |fluent |"
    r"certified |"
    r"qualified |licen[sc]ed |registered |trained |moving |taking |studying |working |"
    r"learning |finishing |completing |relocating |booked |enrolled |signed |due )"
    r"|\b(?:i|we)(?:'ll| will| shall| can| could| would|'d) (?:also |gladly |happily |now "
    r"|already |easily |be |start |begin |finish |complete |take |sit |move |relocate |"
    r"have |bring |"
    r"show |accept |work |stay |commit |travel |commute |cover |provide |do |manage |run |"
    r"drive |teach |speak |be able )"
    r"|\b(?:i|we)(?:'ve| have) (?:a |an |the |two |three |four |five |six |seven |eight |"
    r"nine |ten |over |more |several |[0-9]|booked|signed|taken|since|now|already|since "
    r"then)"
    r"|\b(?:is|are|was|were) (?:done|settled|current|booked|closed|signed|no (?:longer |"
    r"problem|obstacle|difficulty|issue)|not a problem|behind me|in place|sorted|arranged|"
    r"complete|finished|agreed|mine|fine|acceptable)\b"
    r"|\b(?:suits?|works?|fits?) (?:me|for me|us|for us|well)\b|\bno (?:difficulty|"
    r"problem|obstacle|issue) for (?:me|us)\b|\bi (?:hold|speak|own|have)\b|\bmy [a-z0-9 "
    r"-]{1,40} (?:is|are|has been|have been|was|runs|ends|begins|starts|finish|finishes|"
    r"expires) "
    r"|\bnothing (?:left to|stands in|to prevent)\b|\b(?:on purpose|by choice)\b|\bam "
    r"looking for\b|\bhappy to (?:move|relocate|travel|work|start|commute|accept|learn)\b|"
    r"\bflexible\b"
)
_GIVES_IN: Final = re.compile(
    r"\b(?:sorry|apolog\w+|unfortunately|regret\w*|afraid|admit\w*|i know (?:that )?(?:i|"
    r"you|it|this|my)|i (?:do )?(?:realis|realiz)e|i (?:can )?(?:well )?understand|true "
    r"that|"
    r"could(?:n't| not) (?:answer|say|give|tell|explain)|i wish i|i lack\w*|i(?:'ve| "
    r"have) never|i (?:do not|don't) (?:yet )?(?:have|know|speak|hold|own|possess)|i have "
    r"no\b|i had no\b|i haven't|i have not|"
    r"i am not\b|i'm not\b|never (?:had|used|worked|run|managed|led|done|been)|not "
    r"something (?:that )?i|not (?:yet )?(?:very )?(?:strong|experienced|familiar|good)|"
    r"weakness|i am still new|"
    r"(?:a|the) gap|concern(?:ed|s)? (?:about|that|over|me|you)|worried|worry|hope "
    r"(?:that )?(?:this|that|it|the|my lack|you|we) (?:is|will|does|won't|can|look)|fair "
    r"(?:question|point|concern)|"
    r"noted|have thought about|i have been thinking|i've been thinking|get back to you|"
    r"revert|let you know|in due course|think about it|"
    r"difficult (?:language|question)|wanted to know (?:whether|if)|you asked (?:whether|"
    r"if|me|about)|question (?:of|about|whether)|you (?:said|noted|raised|mentioned|"
    r"remarked|wondered|were)|doubts?)\b"
)
_ENJOYED: Final = re.compile(
    r"\b(?:enjoyed|impressed|loved|liked) (?:hearing|seeing|learning|talking|meeting|our|"
    r"the|your|how|by|it)\b|\b(?:thank|thanks|appreciated?)\b|\byour (?:team|company|"
    r"people|question)\b|"
    r"\b(?:happy|glad) to (?:speak|talk|discuss|answer|hear|meet)\b"
)
_WISHES: Final = re.compile(
    r"\b(?:(?:interested|keen|excited|enthusiastic) (?:in|to|about)|(?:would|'d) (?:very "
    r"much |really |also )?(?:love|like|be (?:glad|happy|proud|delighted|"
    r"pleased|honou?red|thrilled)) to (?:join|be part|work (?:for|with|at)|contribute|"
    r"help)|look(?:ing)? forward|hope to (?:hear|join))\b"
)
_PARTED: Final = re.compile(r"; |: | but | yet |, and | \u2013 | \u2014 |, so ")
_HANGS_ON: Final = re.compile(
    r"(?:since then|that|it|this|there|these|those|during|i|we|my|at|in|on|for|last|two|"
    r"three|on that|but|so|in fact|however|after|as|while|when|yes|the)\b"
)
_ADMITTED: Final = re.compile(
    r"\b(?:no|not|n't|never|lack\w*|little|limited|without|few|less|weak\w*|gap|away|"
    r"missing|short of|new to|lapsed|expired|don't|haven't|cannot|can't|unsure|too|over|"
    r"whether|if|"
    r"concern\w*|worr\w+|question|doubt\w*|ask(?:ed)?|wonder\w*|rais\w+|remark\w*|"
    r"not(?:ed|iced)|mention\w*|point(?:ed)?|said|true|admit\w*|know|understand)\b|n't\b"
)


def judge(note: NoteText, point: OpenPoint) -> Judged:
    """How the body of a note deals with an open point."""
    asked = frozenset(content(point.text[:_LONGEST]))
    answer = (point.answer or "")[:_LONGEST].strip()
    answered = bool(content(answer))
    settled = (answered and survives(note.stems, answer, asked)) or _claims(note, asked)
    return Judged(settled, None if settled else _repeats(note, asked), answered)


def survives(sentences: list[frozenset[str]], answer: str, asked: frozenset[str]) -> bool:
    """Whether enough of an answer's words come back within a few sentences."""
    words, wanted = _wanted(answer, asked)
    for first in range(len(sentences)):
        if sentences[first].isdisjoint(words):
            continue
        said = frozenset[str]().union(*sentences[first : first + _WINDOW])
        for weights, least in wanted:
            here = [weight for word, weight in weights.items() if word in said]
            if sum(here) >= least and (len(here) > 1 or len(weights) == 1):
                return True
    return False


@lru_cache(maxsize=256)
def _wanted(
    answer: str, asked: frozenset[str]
) -> tuple[frozenset[str], tuple[tuple[dict[str, int], float], ...]]:
    """An answer's words; of the whole and of each clause, what its words weigh, and how much must come back."""
    whole = _weights(answer, asked)
    clauses = [_weights(each, asked) for each in _CLAUSES.split(answer)]
    wanted = [(whole, SURVIVES)] + [(each, CLAUSE_SURVIVES) for each in clauses if len(each) >= _CLAUSE_WORDS]
    return frozenset(whole), tuple(
        (weights, share * sum(weights.values())) for weights, share in wanted if weights
    )


def _weights(answer: str, asked: frozenset[str]) -> dict[str, int]:
    """The stems that an answer adds to the point, names and numbers counting twice."""
    weights: dict[str, int] = {}
    for found in _WORD.finditer(answer):
        stems = content(found.group())
        heavy = found.group()[0].isdigit() or (found.group()[0].isupper() and found.start() > 0)
        for each in stems:
            weights[each] = _HEAVY if heavy else 1
    new = {word: weight for word, weight in weights.items() if word not in asked}
    return new if len(new) > 1 or not weights else weights


def _claims(note: NoteText, asked: frozenset[str]) -> bool:
    """Whether a sentence on the subject, or the one after it, says what they have done, have or will do."""
    topics = kin(asked)
    small = note.text.small
    until = -1
    for (start, end), stems in zip(note.sentences, note.stems, strict=True):
        on_it = not topics.isdisjoint(stems)
        follows = until >= 0 and "\n\n" not in small[until:start] and _HANGS_ON.match(small, start)
        until = end if on_it else -1
        if on_it or follows:
            clauses = _PARTED.split(small[start:end].replace("\n", " "))
            if any(_is_claim(clause, doubtful=not on_it) for clause in clauses):
                return True
    return False


def _is_claim(clause: str, *, doubtful: bool) -> bool:
    """Whether a clause says what the writer has done, has or will do; if ``doubtful``, only what is done counts."""
    if clause.endswith("?") or _GIVES_IN.search(clause) or _ENJOYED.search(clause) or _WISHES.search(clause):
        return False
    done = _MINE.search(clause) is not None and _DONE.search(clause) is not None
    return done or (not doubtful and _STANDS.search(clause) is not None)


def _repeats(note: NoteText, asked: frozenset[str]) -> TextSpan | None:
    """The sentence that only repeats the point."""
    if not asked:
        return None
    best: tuple[float, TextSpan] | None = None
    for span, stems in zip(note.sentences, note.stems, strict=True):
        share = len(asked & stems) / len(asked)
        if share >= _MUCH and (best is None or share > best[0]):
            said = note.text.small[span.start : span.end]
            if _ADMITTED.search(said) and not _ENJOYED.search(said):
                best = share, span
    return best[1] if best else None
