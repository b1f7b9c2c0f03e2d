"""Aim 2: the note restates interest in the work or the company (``note-interest``).

People say so in many ways ("Ashdown is where I want to nurse"), so what counts is the shape: a wish of the
writer's own and a verb of joining or doing. Verbs are told by what does *not* count: to hear, to send, to
talk.
"""

import re
from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check import german
from afterword.core.notes.check.note import ERROR, WARNING, Finding, NoteText
from afterword.core.notes.check.phrasebook import flat_of
from afterword.core.text.flat import Flat

RULE: Final = "aim_interest"

_TALK: Final = (
    r"(?!(?:add|address|answer|apologi[sz]e|arrange|ask|attach|attend|be (?:able to "
    r"(?:answer|hear|send|speak|talk)|clear|honest|"
    r"brief|in touch|informed|kept|of (?:any )?(?:further )?(?:help|assistance)|reached|"
    r"removed|sure|told)|begin by|bother|call|chat|"
    r"check|clarify|clear up|close by|come (?:back to (?:you|that|this|your)|by|in (?:on|"
    r"for))|confirm|congratulate|connect|consider|contact|"
    r"continue (?:our|the|this|with)|correct|decline|discuss|elaborate|email|enquire|"
    r"ensure|expand on|explain|express|find out|follow|forward|get (?:a|an|back|in "
    r"touch|some|the|your)|give|go (?:into|over|through)|hand|have (?:a|an|another|your)|"
    r"hear|highlight|inform|inquire|introduce|keep|know|learn|"
    r"let you|listen|look (?:at|into|over)|make (?:it clear|one|a (?:note|correction)|"
    r"sure)|meet|mention|note|offer|pass|phone|point|provide|"
    r"put you|raise|reach|read|receive|recommend|refer|remind|repeat|reply|request|resend|"
    r"respond|return|review|ring|say|"
    r"schedule|see|send|set up|share|show|speak|start by|stay in touch|stop|submit|supply|"
    r"take (?:a moment|back|this|the time)|talk|"
    r"tell|thank|touch|turn|update|visit|wait|walk you|wish|withdraw|write)\b)"
)
"""Verbs of talking and courtesy: to want these is not to want the work."""
_TALKING: Final = (
    r"(?!(?:answering|asking|being (?:shown|told)|catching|chatting|connecting|discussing|"
    r"finding|getting|hearing|learning|"
    r"listening|meeting|morning|reading|receiving|seeing|sending|sharing|showing|speaking|"
    r"talking|visiting|watching)\b)"
)
_STATE: Final = (
    r"(?:interested|keen|keener|eager|enthusiastic|excited|enthused|thrilled|energi[sz]ed|"
    r"attracted|drawn|motivated|committed)"
)
_GLAD: Final = (
    r"(?:able|content|delighted|eager|ecstatic|excited|fortunate|glad|happy|honou?red|"
    r"keen|lucky|overjoyed|pleased|"
    r"privileged|proud|ready|thrilled)"
)
_WORK: Final = r"(?:job|post|position|role|work|place|spot|opportunity|internship|placement|appointment)"
_ADDED: Final = (
    r"(?:also |always |be able to |even |ever |gladly |happily |have the (?:chance|"
    r"honou?r|opportunity|privilege) (?:to|of) |just |more |most |much |hardly |kind of |"
    r"maybe |now |one day |perhaps |so |soon |still |therefore |too |very |sort of )*"
)


def _form(leads: str, regex: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    return tuple(leads.split()), re.compile(regex)


_FORMS: Final = (
    # I remain very interested in the post.
    _form(
        "interested keen keener eager enthusiastic excited enthused thrilled energised "
        "energized attracted drawn motivated committed",
        rf"(?<!how )\b{_STATE}\b(?! (?:at|by|if|that you|when|you|in (?:hearing|how|learning|"
        r"seeing|what|your (?:account|advice|answer|feedback|story|thoughts|view)))\b)"
        rf"(?! to {_TALK.replace('(?!', '(?:', 1)})(?! by\b)",
    ),
    _form("how", rf"\bhow {_ADDED}{_STATE} i (?:am|remain|was)\b"),
    # My interest in the role has only grown. The task interests me.
    _form("interest enthusiasm excitement", r"\bmy (?:[a-z]+ ){0,3}(?:interest|enthusiasm|excitement)\b"),
    _form(
        "interest enthusiasm",
        r"\b(?:confirm|continued|express|great|increased|keen|real|reiterate|renewed|restate|"
        r"sincere|strong) (?:[a-z]+ )?"
        r"(?:interest|enthusiasm)\b",
    ),
    _form(
        "interests appeals appealed attracts excites motivates",
        r"\b(?:interests|attracts|excites|motivates) me\b|\bappeal(?:s|ed) (?:[a-z]+ ){0,2}to me\b",
    ),
    # I would love to teach your Year 4s. I want to be on it. We hope to …
    _form(
        "love like want wish hope hoping long wanting prefer intend mean",
        rf"\b(?:i|would|me|and|am|is where i|what i) {_ADDED}(?:love|like|want|wish|hope|"
        r"hoping|long|wanting|prefer) (?:[a-z]+ly |much |most |more than ever |nothing "
        rf"(?:more|better) than )?to {_ADDED}{_TALK}[a-z]",
    ),
    _form("wanting wanted", rf"\b(?:away|left|me|day) (?:[a-z]+ )?want(?:ing|ed)? to {_TALK}[a-z]"),
    # I would be proud to weld for Gulfline.
    _form(
        "able content delighted eager ecstatic excited fortunate glad happy honored honoured "
        "keen lucky overjoyed pleased privileged proud ready thrilled gladly happily",
        rf"\b(?:be|am|would|feel|and|remain) {_ADDED}{_GLAD} (?:indeed )?to {_ADDED}{_TALK}[a-z]",
    ),
    _form("gladly happily", rf"\b(?:would|will) (?:gladly|happily) {_TALK}[a-z]"),
    _form(
        "honor honour joy pleasure privilege delight",
        r"\b(?:be|it) (?:a|an|my) (?:[a-z]+ )?(?:honou?r|joy|pleasure|privilege|delight) to "
        rf"{_TALK}(?!have\b)[a-z]",
    ),
    # I would enjoy trying something like that; I would welcome the chance to work with you.
    _form(
        "enjoy love like relish welcome",
        rf"\b(?:would|will|to|i) {_ADDED}(?:enjoy|love|like|relish|welcome) {_TALKING}[a-z]+ing\b",
    ),
    _form(
        "chance opportunity possibility prospect idea thought honor honour privilege",
        r"\b(?:chance|opportunity|possibility|prospect|idea|thought|honou?r|privilege) (?:to|"
        rf"of) {_ADDED}{_TALK}{_TALKING}(?:join|work|contribut|be (?:a |on|part)|being|"
        r"becom|help|lead|build|serv|teach|bring|do|apply|grow|support|tak|us|mak|shap|design|"
        r"nurs|develop|start|play|put|car|manag|run)[a-z]*",
    ),
    _form(
        "about",
        r"\b(?:excited|enthusiastic|positive|thrilled|happy|serious|passionate|optimistic) "
        r"about (?!(?:hearing|meeting|seeing|our|talking|speaking)\b)",
    ),
    _form(
        "forward",
        r"\bforward to (?:[a-z]+ly )?(?:the (?:chance|idea|opportunity|possibility|prospect) "
        r"(?:of|to) )?(?:be(?:com)?ing (?:a |part|on)|building|"
        r"bringing|coming (?:aboard|on board)|contribut|helping|join|leading|mov(?:e|ing) "
        r"forward|part|serving|starting|taking (?:on|up)|"
        r"teaching|the (?:next|work)|(?:possible |potential )?next (?:round|stage|step)|"
        r"(?:perhaps |possibly )?work)",
    ),
    _form("nothing", rf"\bnothing (?:would )?(?:[a-z]+ ){{0,4}}?(?:better|more) than to {_TALK}[a-z]"),
    _form("count sold", r"\b(?:count me in|(?:am|was) sold on)\b"),
    _form(
        "attractive appealing",
        r"\bmore (?:appealing|attractive)\b|\bas (?:attractive|appealing) (?:to me )?as\b|"
        r"\b(?:attractive|appealing) to me\b",
    ),
    # It feels like the right next step; it is where I belong; I would say yes.
    _form(
        "right natural next",
        r"\b(?:is|be|(?:feel|seem|look|sound)s?(?: like)?) (?:[a-z]+ ){0,3}?(?:right|natural|next) "
        r"(?:next )?(?:step|move|home|place|job|role|position|post|team|company|environment)\b(?! (?:is|will be)\b)",
    ),
    _form("belong", r"\bwhere i (?:would )?belong\b|\bi (?:would )?belong (?:at|here|there|in|with)\b"),
    _form(
        "want wanting wanted",
        r"\bi? ?(?:[a-z]+ )?want(?:ing|ed)? (?:the|this|that) (?:job|role|post|position|place)\b",
    ),
    _form("mean", rf"\bmean (?:a (?:great deal|lot)|much|the world) (?:to me )?to {_TALK}[a-z]"),
    _form(
        "proud happy happiest proudest luckiest",
        r"\bmake me (?:[a-z]+ )?(?:proud|happy)\b|\bbe the (?:happiest|proudest|luckiest) [a-z]+",
    ),
    _form("choose pick hire take appoint", r"\b(?:should you|if you) (?:choose|pick|hire|take|appoint) me\b"),
    _form("yes", r"\bi would (?:[a-z]+ )?say yes\b"),
    _form("running", r"\bin the running\b"),
    _form(
        "looking searching hoping waiting",
        r"\bwhat i (?:have been|am|was) (?:[a-z]+ )?(?:looking|searching|hoping|waiting) for\b",
    ),
    _form("offered", r"\b(?:moon|delighted|glad|happy|honou?red|pleased|thrilled) to be offered\b"),
    _form("love like", rf"\bi should {_ADDED}(?:love|like) to {_ADDED}{_TALK}[a-z]"),
    _form(
        "have",
        r"\b(?:love|like|glad|happy|proud) to have (?:a|an|my) (?:[a-z0-9]+ ){0,4}?"
        r"(?:bench|class|desk|part|place|role|team|ward)\b",
    ),
    _form("pleasure joy", rf"\bgive me (?:[a-z]+ )?(?:pleasure|joy) to {_TALK}[a-z]"),
    _form("please", r"\bnothing would please me more than\b"),
    _form("heart", r"\bmy heart is (?:set )?(?:on|in)\b"),
    _form("joining", r"\bjoining [^.!?;]{2,40} would (?:make me|be)\b"),
    _form("wait", rf"\bcan not wait to {_TALK}"),
    # That is the work I want. A team that I want to join. I would still like the job.
    _form(
        "want like love need after",
        rf"\bi (?:am |would )?{_ADDED}(?:want|like|love|after) (?:the|this|that|your|it|"
        rf"in\b)(?: [a-z]+){{0,3}} ?(?:{_WORK}\b|$)",
    ),
    _form(
        "those these",
        r"\bi would (?:like|love|take) (?:[a-z]+ )?(?:every one|all|any|each|one|more) of (?:those|these)\b",
    ),
    _form(
        "want like love enjoy applied looking hoping hope best",
        rf"\b(?:{_WORK}|team|company|firm|school|hospital|library|kind|sort|what|where|problem|"
        rf"challenge|task|reason) (?:[^ .!?;]+ ){{0,4}}?i "
        rf"(?:am |would )?{_ADDED}(?:want\b(?! to {_TALK.replace('(?!', '(?:', 1)})|like best|"
        r"love|enjoy|applied|looking for|hoping for|hope for|do best)",
    ),
    _form(
        "want wanted wanting",
        r"\b(?:made|makes|make|left|leaves) me (?:[a-z]+ )?want(?:ing)? (?!to "
        rf"{_TALK.replace('(?!', '(?:', 1)})",
    ),
    _form(
        "more",
        r"\b(?:made|makes|left|leaves|am|grew|become) (?:me )?(?:all the |even |still )?more "
        rf"(?:certain|sure|convinced|determined|{_STATE[3:]}",
    ),
    # It fits; I could do it well.
    _form(
        "fit match fits suits",
        r"\b(?:close|excellent|good|great|ideal|natural|perfect|right|strong|well) (?:fit|"
        r"match)\b|\bfits? (?:well with )?my\b|\bsuits me\b(?! (?:fine|well)? ?(?:on|at)\b)",
    ),
    _form("my", r"\bmy (?:first|top) choice\b|\bmy kind of [a-z]+"),
    _form(
        "kind sort type",
        r"\b(?:kind|sort|type) of (?:[a-z]+ )?(?:challenge|company|environment|firm|job|place|"
        r"problem|role|school|team|tool|work) (?:that )?i\b",
    ),
    _form(
        "confirmed reinforced strengthened deepened increased renewed reaffirmed cemented "
        "convinced heightened",
        r"\b(?:cemented|confirmed|convinced|deepened|heightened|increased|reaffirmed|"
        r"reinforced|renewed|strengthened) (?:for )?(?:me )?(?:my|that (?:i|it|this)|how much "
        r"i|why i)\b",
    ),
    _form(
        "think believe know feel sure certain confident convinced",
        r"\bi (?:am |feel )?(?:think|believe|know|feel|sure|certain|confident|convinced) "
        r"(?:that )?i (?:can|could|would|will) (?!(?:be able to (?:attend|come|send)|come|"
        r"hear|send|answer)\b)",
    ),
    _form("see imagine picture", r"\b(?:can|could) (?:[a-z]+ly |already )?(?:see|imagine|picture) myself\b"),
    _form("ready", rf"\bready to {_TALK}[a-z]"),
    _form(
        "accept",
        r"\b(?:i|to|and) (?:[a-z]+ly )?accept (?:[a-z]+ ){0,3}?(?:your|the) (?!fact|decision|outcome)",
    ),
    _form("apply considered", r"\b(?:apply again|(?:be|like to be) considered (?:again |for )|reapply)\b"),
    _form(
        "hope hoping",
        r"\b(?:hope|hoping) (?:that )?(?:i|we) (?:[a-z]+ )?(?:be (?:able to )?(?:join|part|"
        r"work)|contribute|get to|join|work)",
    ),
)
_TALKS: Final = (
    _form(
        "able delighted glad happy interested keen love like pleased welcome",
        r"\b(?:would|be|am) (?:[a-z]+ ){0,2}?(?:able|delighted|glad|happy|interested|keen|"
        r"love|like|pleased|welcome) (?:to (?:be considered|chat|"
        r"discuss|hear|learn|meet|speak|talk)|(?:a|the|another|any) (?:call|chance|"
        r"conversation|opportunity))\b",
    ),
)
"""Once they have said no, or the position is open again, the wish to talk is interest."""
_AFTER_A_NO: Final = frozenset(("after_rejection", "keep_in_touch", "reopened_note"))
_BY_LEAD: Final[dict[str, list[re.Pattern[str]]]] = {}
for _leads, _pattern in _FORMS:
    for _lead in _leads:
        _BY_LEAD.setdefault(_lead, []).append(_pattern)

_NOT_MINE: Final = re.compile(
    r" (?:(?:not|never|no longer|hardly|unsure|lost|without|neither|doubt|if|whether|"
    r"unless|did|were|was|had|he is|she is|they are|you are|you were|"
    r"you|they|he|she|who|anybody|anyone|somebody|someone|people|customers|patients|students|clients)"
    r"(?: (?:sure|certain|that|if|whether|i|am|be|been|so|too|as|any|say|in|much|remain|"
    r"feel|going|to|would|entirely|all|yet|were|have|are|is|seem|seemed|sounded|may|might|"
    r"as much)){0,4}) $"
)
_EMPHATIC: Final = re.compile(
    r" (?:not (?:just|only|merely|simply)|(?:could|can) not be(?: more)?|can not wait to|"
    r"no doubt(?: that)?|doubt (?:that )?i|was (?:even |all the |still )?more|not doubt) "
    r"$| can not wait "
)
_GONE: Final = re.compile(
    r" (?:no longer (?:interested|available|wish|want|able|looking)|withdraw(?:ing)? "
    r"(?:my|from)|lost (?:all |my |any )?interest|not interested|"
    r"(?:not|no longer) for me|decided (?:not to|against)) "
)
_BACK: Final = 60


def is_interested(note: NoteText) -> bool:
    """Whether the body says, for the writer, that they want the work."""
    if note.german:
        return german.is_interested(note.text, note.parts.body)
    flat = flat_of(note.text.plain)
    tried: set[tuple[int, int]] = set()
    for lead in sorted(flat.where.keys() & _BY_LEAD.keys()):
        for pattern in _BY_LEAD[lead]:
            for number in flat.where[lead]:
                if (id(pattern), number) not in tried:
                    tried.add((id(pattern), number))
                    if _says(flat, pattern, number):
                        return True
    if note.kind.id not in _AFTER_A_NO:
        return False
    return any(
        _says(flat, pattern, number)
        for leads, pattern in _TALKS
        for number in sorted({number for lead in leads for number in flat.where.get(lead, ())})
    )


def _says(flat: Flat, pattern: re.Pattern[str], number: int) -> bool:
    """Whether a sentence says it, and neither denies it nor says it of others."""
    begin, stop = flat.sentences[number]
    plain = flat.plain
    for found in pattern.finditer(plain, begin, stop):
        start, end = found.span()
        before = plain[max(begin - 1, start - _BACK, 0) : start]
        clause = before[max(before.rfind(mark) for mark in ";.!?") + 1 :]
        denied = (
            _NOT_MINE.search(clause) is not None and _EMPHATIC.search(f"{clause}{plain[start:end]}") is None
        )
        if (
            not denied
            and not flat.is_quoted(start, end)
            and _GONE.search(plain, max(begin - 1, 0), stop) is None
        ):
            return True
    return False


_NEAR: Final = (
    re.compile(r"\b(?:i|me|my)\b"),
    re.compile(r"\b(?:company|job|join|joining|place|position|post|role|team|work|working|years)\b"),
    re.compile(
        r"\b(?:appeal|attract|belong|best|choice|dream|ever|excit|fit|happ|heart|hope|keen|love|more|pleas|proud"
        r"|ready|right|sold|start|want|wish|would|yes)"
    ),
)
_ABOUT_ELSE: Final = re.compile(
    r"\b(?:answer|appreciat|ask|hear|provide|question|send|share|speak|talk|tell|thank)"
)


def _comes_near(note: NoteText) -> bool:
    """Whether a sentence may say so in a way that no form knows: then a person should look, and may send."""
    flat = flat_of(note.text.plain)
    return any(
        all(pattern.search(flat.plain, begin, stop) for pattern in _NEAR)
        and _ABOUT_ELSE.search(flat.plain, begin, stop) is None
        and _GONE.search(flat.plain, max(begin - 1, 0), stop) is None
        for begin, stop in flat.sentences
    )


def aim_interest(note: NoteText) -> Iterator[Finding]:
    """Polite thanks without a word of wanting the job reads as a friendly goodbye."""
    if note.kind.interest and not is_interested(note):
        at = note.parts.body.end
        severity = WARNING if _comes_near(note) else ERROR
        yield Finding(RULE, at, at, severity, note.kind.id, (note.about.case.company.name,))
