"""Words taken for their neighbours, as spelling checkers let them pass: "you're time", "Thankyou"."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from afterword.core.notes.check.note import Note
from afterword.core.notes.check.text import Text
from afterword.core.notes.finding import ERROR, WARNING, Finding

RULE: Final = "confused"

_MOST: Final = 20
_THINGS: Final = (
    r"(?:time|company|team|consideration|help|support|kindness|advice|hospitality|offer|"
    r"reply|response|email|letter|call|interview|questions?|"
    r"decision|feedback|patience|attention|office|position|role|website|work|staff|"
    r"colleagues|department|organi[sz]ation|school|hospital|"
    r"insights?|thoughts|warm|generosity|interest|generous|kind words|candou?r|candid|"
    r"valuable|convenience|products?|clients|customers|mission|"
    r"values|culture|approach|guidance|trust|understanding|group|project|plans|shop|"
    r"business|firm|input|encouragement|busy)"
)
_CLAUSE_BEGINS: Final = (
    r"(?:(?<=^your )|(?<=[.!?;:,] your )|(?<=\nyour )|(?<=\bthat your )|(?<=\bif your )|"
    r"(?<=\bhope your )|(?<=\bwhen your )|(?<=\bbecause your )|"
    r"(?<=\bas your )|(?<=\bknow your )|(?<=\bwhat your )|(?<=\bwhile your )|(?<=\bsince "
    r"your )|(?<=\bhow your ))"
)


class _Slip(NamedTuple):
    """A wording, what stands there rightly (a template for the match), and how sure that is."""

    regex: re.Pattern[str]
    right: str
    reason: str
    severity: str
    safe: bool
    sign: re.Pattern[str] | None


def _slip(
    regex: str, right: str, reason: str, *, severity: str = ERROR, safe: bool = True, signs: str = ""
) -> _Slip:
    """``signs``: an expression that begins with letters, so is found fast, and must be there for a match."""
    return _Slip(re.compile(regex), right, reason, severity, safe, re.compile(signs) if signs else None)


_SLIPS: Final[dict[str, tuple[_Slip, ...]]] = {
    "thankyou": (
        _slip(r"\bthankyou\b(?! (?:note|letter|card|email|message|gift)s?\b)", "thank you", "thankyou"),
    ),
    "thankyous": (_slip(r"\bthankyous\b", "thanks", "spelling", severity=WARNING, safe=False),),
    "thank's": (_slip(r"\bthank's\b", "thanks", "spelling"),),
    "thnak": (_slip(r"\bthnak (?=you\b)", "thank ", "spelling"),),
    "thanks": (_slip(r"\bthanks you\b(?= (?:for|so|very|again|once)\b|[,.!])", "thank you", "spelling"),),
    "thank": (
        _slip(
            r"\bthank your(?= (?:for|so much|very much|again)\b)", "thank you", "your_you", signs="thank your"
        ),
        _slip(
            r"\bthank for (?=your\b|the\b|taking\b|meeting\b)", "thank you for ", "missing", signs="thank for"
        ),
        _slip(r"\btoo thank (?=you\b)", "to thank ", "too", signs="too thank"),
    ),
    "you're": (
        _slip(
            r"\byou're (?=(?:own |very |kind |valuable |precious |warm |great |wonderful |whole |"
            rf"entire |hiring |new |busy )?{_THINGS}\b(?! (?:to|for|with) me))(?!busy\b|right\b|"
            r"warm\b|kind\b(?! words)|generous\b)",
            "your ",
            "your",
        ),
    ),
    "your": (
        _slip(
            rf"your {_CLAUSE_BEGINS}(?=(?:welcome|correct|sure|interested|able|happy|busy|"
            r"available|free|kidding|all set|well)(?:[.,!?;\n]|$| (?:that|to|about|with|if|"
            r"because|in|at|on)\b)"
            r"|right(?:[.,!?;]| (?:that|about|to say)\b)|(?:going|looking|doing|trying|hiring|"
            r"considering|facing|seeking|making|using|asking|working) (?:for|to|at|on|a|an|the|"
            r"well|with|in|so)\b"
            r"|(?:a|an|the|not|so|too)\b(?!-)|still (?!life\b)|very (?:kind|busy|welcome|right|"
            r"good)(?:[.,!?;]| (?:to|at|with|for me)\b))",
            "you're ",
            "youre",
        ),
        _slip(
            r"\byour welcome(?=[.!]|$)(?<!\bfor your welcome)(?<!\bof your welcome)",
            "you're welcome",
            "youre",
            signs="your welcome",
        ),
    ),
    "you": (
        _slip(
            r"\bfor you (?=time\b|consideration\b|patience\b|help\b(?!ing)|kindness\b|advice\b|"
            r"hospitality\b|attention\b|feedback\b|reply\b|response\b|email\b|letter\b|interest\b|"
            r"support\b|team\b|company\b|understanding\b)",
            "for your ",
            "you_your",
            signs="for you ",
        ),
        _slip(
            r"\b(?P<lead>of|from|with|at|in|to) you (?P<what>company|team|office|department|"
            r"organi[sz]ation|earliest convenience|reply|response|decision)\b",
            r"\g<lead> your \g<what>",
            "you_your",
            safe=False,
            signs="you (?:company|team|office|depart|organi|earliest|reply|response|decision)",
        ),
    ),
    "hear": (
        _slip(
            r"\b(?P<lead>look(?:ing)? (?:very much )?forward to) hear\b(?! (?:is|are)\b)",
            r"\g<lead> hearing",
            "forward",
        ),
        _slip(
            r"\b(?P<lead>look(?:ing)? (?:very much )?forward) hear(?:ing)? (?=from\b|back\b)",
            r"\g<lead> to hearing ",
            "forward",
        ),
        _slip(r"\bhear (?=(?:with|attached|is my|are my)\b)", "here ", "here", severity=WARNING, safe=False),
    ),
    "hearing": (
        _slip(
            r"\b(?P<lead>look(?:ing)? (?:very much )?forward) hearing (?=from\b|back\b)",
            r"\g<lead> to hearing ",
            "forward",
            signs="forward hearing",
        ),
    ),
    "forward": (
        _slip(
            r"\b(?P<lead>look(?:ing)? (?:very much )?forward to) (?P<verb>meet|see|speak|work|"
            r"join|talk|receive|discuss|learn|visit|start|read|get|continue|contribute|be|have|"
            r"know)(?! (?:and greet|up|ing))\b(?=[ .,!])",
            r"\g<lead> \g<verb>ing",
            "forward",
        ),
        _slip(r"\blooking foward\b", "looking forward", "spelling"),
        _slip(
            r"(?:^|(?<=[.!?] )|(?<=\n))(?P<lead>looking forward) for\b", r"\g<lead> to", "forward", safe=False
        ),
    ),
    "foward": (_slip(r"\bfoward\b", "forward", "spelling"),),
    "here": (
        _slip(
            r"\bhere (?=(?:from you|back from you|soon from you)\b)(?<!from here )(?<!in here "
            r")(?<!up here )(?<!out here )(?<!over here )(?<!not here )(?<!is here )(?<!be here "
            r")(?<!are here )",
            "hear ",
            "hear",
        ),
    ),
    "exited": (
        _slip(
            r"\b(?P<lead>am|i'm|so|very|really|be|was|feel|are|still|more|also|too) exited "
            r"(?=(?:about|to|for|by|at|that)\b)",
            r"\g<lead> excited ",
            "excited",
        ),
    ),
    "interesting": (
        _slip(
            r"\b(?P<lead>(?:i am|i'm|i remain|am|remain) (?:very |really |still |also |most |"
            r"extremely )?)interesting (?=(?:in|to)\b)",
            r"\g<lead>interested ",
            "interested",
        ),
        _slip(r"\byour interesting in (?=(?:me|my)\b)", "your interest in ", "interested"),
    ),
    "meat": (_slip(r"\bmeat (?=(?:you|with you|the team|everyone|everybody|your team)\b)", "meet ", "meet"),),
    "taking": (_slip(r"\btaking you time\b", "taking your time", "you_your", safe=False),),
    "no": (
        _slip(
            r"(?:(?<=^)|(?<=[.!?,] )|(?<=\n)|(?<=and )|(?<=but )|(?<=as ))i no (?=(?:that|you|how|"
            r"what|this|it|i)\b)",
            "I know ",
            "know",
        ),
    ),
    "new": (_slip(r"\bi new (?=(?:that|the|it|you|what|how|about|this)\b)", "I knew ", "knew"),),
    "who": (_slip(r"\bto who it may concern\b", "to whom it may concern", "whom"),),
    "its": (
        _slip(
            r"\bits (?=(?:a|an|the|been|my|your|also|because|why|what|where|how|too|so|"
            r"not)\b(?!-)(?! only\b)|run by\b|worth\b|all about\b|like (?:a|the|you|being)\b"
            r"|(?:just|only) (?:a|the|that|been|right)\b|very (?!nature\b|own\b|core\b|first\b|"
            r"best\b|name\b|idea\b|purpose\b|[a-z]+ [a-z]+s\b)|(?:clear|great|good|nice|hard|easy|"
            r"important|difficult|wonderful|exciting|possible|true|lovely) (?:that|to|how|when|"
            r"you)\b"
            r"|no (?:longer|problem|wonder|surprise|trouble|accident|secret)\b)",
            "it's ",
            "its",
        ),
    ),
    "it's": (
        _slip(
            r"\bit's (?=own\b|(?:customers|clients|employees|staff|people|values|culture|mission|"
            r"reputation|products|services|growth|name|size|kind|founders?|team|history|members|"
            r"patients|students|users)\b(?! (?:that|who|which|like|and)\b))",
            "its ",
            "it_is",
        ),
    ),
    "their": (
        _slip(
            r"\btheir (?=(?:is|are|was|were|will be|has been|have been|isn't|aren't|wasn't|might "
            r"be|would be|may be)\b)",
            "there ",
            "there",
        ),
        _slip(
            r"\btheir (?=(?:going to|looking for|doing (?:well|a|the)|not|a|an|the|so)\b(?!-)|"
            r"(?:all|always|both) (?:current|done|good|ready|set|fine|here|great|very|so|a|in|on|"
            r"working|looking|up)\b|hiring (?:for|a|an|in|again|now)\b|very (?:busy|good|kind|"
            r"nice|helpful|friendly|interested|happy|welcoming|proud)(?:[.,!?;]| (?:and|to|with|"
            r"about|in|at|that)\b))",
            "they're ",
            "theyre",
        ),
    ),
    "there": (
        _slip(
            r"\b(?P<lead>with|of|for|about|all|meet|met|love|loved|like|liked|share|shared|enjoy|"
            r"enjoyed|both|through) there (?P<what>team|teams|company|own|work|time|people|staff|"
            r"customers|clients|"
            r"products?|culture|kids|children|families|office|jobs?|roles?|questions?|projects?|"
            r"way|stories|careers?|best|hands|business|patients|students|experiences?|ideas|views|"
            r"needs)\b",
            r"\g<lead> their \g<what>",
            "their",
        ),
        _slip(
            r"\b(?P<lead>at|to|in|into|from|on) there (?P<what>office|company|team|own|department|"
            r"website|staff)\b",
            r"\g<lead> their \g<what>",
            "their",
        ),
    ),
    "they're": (
        _slip(
            r"\bthey're (?=(?:own|team|company|work|customers|clients|products|time|culture|"
            r"families|office)\b)",
            "their ",
            "their",
        ),
    ),
    "loose": (
        _slip(
            r"\b(?P<lead>not|to|will|would|can|could|might|may|never|don't|didn't|won't|must|"
            r"should|i|you|we|they|clearly|rarely|seldom|ever) loose (?=(?:a|an|the|any|my|your|"
            r"our|their|this|that|sight|track|touch|time|hope|interest|heart|money|very|so|out|"
            r"much|some|it|one|no|customers?|clients?|people|days?|hours?|momentum|patience|"
            r"contact|focus|them|you|him|her)\b)",
            r"\g<lead> lose ",
            "lose",
        ),
        _slip(
            r"\b(?P<who>team|company|people|customers|clients|teams|companies|patients|students) "
            r"(?P<how>clearly |never |rarely |often |hardly |do not |don't |would |will |can "
            r")?loose (?=(?:a|any|the|very|time|interest|sight|track|touch|money|so|no|their|"
            r"our)\b)",
            r"\g<who> \g<how>lose ",
            "lose",
        ),
    ),
    "loosing": (_slip(r"\bloosing\b", "losing", "lose"),),
    "then": (
        _slip(
            r"\b(?P<lead>more|less|better|worse|rather|other|greater|bigger|larger|smaller|faster|"
            r"quicker|longer|shorter|fewer|higher|lower|older|younger|stronger|easier|harder|"
            r"earlier|later|sooner|keener|closer|further) then(?= (?:i|you|we|they|he|she|it|the|"
            r"a|an|any|my|your|our|that|this|what|ever|before|most|expected|anything|anyone|just|"
            r"one|two|three|four|five|ten|[0-9]+|usual|planned|in|at|happy|willing|all|many|to|"
            r"other|those|these|others|some|half|once)\b)(?! (?:i|we|you|he|she|they|it) (?:went|"
            r"moved|left|took|will|would|can|had|have to|did|started|joined|met|saw|came|asked|"
            r"told|said|spent)\b)",
            r"\g<lead> than",
            "than",
        ),
    ),
    "than": (
        _slip(
            r"(?:^|(?<=[.!?] )|(?<=\n)|(?<=\band )|(?<=\bback )|(?<=\buntil )|(?<=\bsince )|"
            r"(?<=\bby ))than(?=,| (?:i|we|you|he|she|they) (?:will|would|can|could|went|moved|"
            r"took|am|was|had)\b| [.])",
            "then",
            "then",
            safe=False,
        ),
        _slip(r"\b(?P<lead>until|since|by|back) than(?=[.,!]| i\b)", r"\g<lead> then", "then"),
    ),
    "too": (
        _slip(
            r"\b(?P<lead>able|want|wanted|like|love|hope|hoping|wish|happy|glad|pleased|eager|"
            r"keen|excited|ready|looking forward|forward|pleasure|opportunity|chance|honou?r|"
            r"going|have|writing|need|delighted|thrilled|proud|great|good|nice|time) too "
            r"(?P<verb>thank|meet|see|speak|work|join|talk|hear|hearing|meeting|speaking|working|"
            r"joining|learn|discuss|be|have|say|tell|ask|know|contribute|help|start|bring|make|"
            r"send|share|follow|continue|interview|visit|your|you|the)\b",
            r"\g<lead> to \g<verb>",
            "too",
        ),
    ),
    "to": (
        _slip(
            r"\b(?P<lead>it(?:'s| is| was)|that(?:'s| is| was)|are|is|was|were|not|far|me|one|all|"
            r"been) to (?P<how>much|many|late|early|long|short|busy|big|small|soon|hard|good|bad|"
            r"few|little|far|high|low|kind)\b(?! (?:of|as|more|for)\b)",
            r"\g<lead> too \g<how>",
            "to_too",
            safe=False,
            signs="to (?:much|many|late|early|long|short|busy|big|small|soon|hard|good|bad|few|little|"
            "far|high|low|kind)",
        ),
        _slip(
            r"\b(?P<lead>me|you|us) to(?=[.!])",
            r"\g<lead> too",
            "to_too",
            severity=WARNING,
            safe=False,
            signs=" to[.!]",
        ),
    ),
    "of": (
        _slip(
            r"\b(?P<lead>would|could|should|must|might|wouldn't|couldn't|shouldn't|may) of "
            r"(?=[a-z]+(?:ed|en|ne|ad|nt|ot|ne|de|id|un|me|wn|ught)\b|been\b|had\b|done\b|liked\b)",
            r"\g<lead> have ",
            "have",
            signs=" of [a-z]",
        ),
    ),
    "effect": (
        _slip(
            r"\b(?P<lead>will|would|may|might|can|could|not|does|did|didn't|won't|doesn't) effect "
            r"(?=(?:the|my|your|our|this|any|how|me|you)\b)(?!(?:the|any) (?:change|changes|"
            r"transfer|cure|repair)\b)",
            r"\g<lead> affect ",
            "affect",
            safe=False,
        ),
    ),
    "affect": (
        _slip(
            r"\b(?P<lead>the|an|no|any|great|positive|negative|this|that|big|real|its|side) "
            r"affect\b(?= (?:on|of|that|it|was|is|has|had)\b|[.,])",
            r"\g<lead> effect",
            "effect",
            safe=False,
        ),
    ),
    "advise": (
        _slip(
            r"\b(?P<lead>your|the|for|good|helpful|any|some|kind|excellent|great|valuable|further|"
            r"useful|that|this) advise(?=[.,!;]| (?:on|about|and|was|is|that|you|for|regarding|to "
            r"me)\b)",
            r"\g<lead> advice",
            "advice",
        ),
    ),
    "advice": (
        _slip(
            r"\b(?P<lead>please|to|you|kindly|could you|would you|can you|will) advice (?=(?:me|"
            r"us|on|if|whether|when|of|you|how|what|as)\b)(?!on\b(?<=\bto advice on))",
            r"\g<lead> advise ",
            "advise",
        ),
    ),
    "principle": (
        _slip(
            r"\b(?P<lead>the|your|our|a|school|deputy|vice|assistant) principle (?=(?:engineer|"
            r"investigator|consultant|scientist|architect|analyst|developer|designer|teacher|of "
            r"the school|and (?:the|her|his))\b)",
            r"\g<lead> principal ",
            "principal",
        ),
    ),
    "compliment": (
        _slip(
            r"\b(?P<lead>would|will|to|can|could|skills|experience|and|nicely|well|perfectly|"
            r"that) compliment (?=(?:your (?:team|skills|work|existing|current|staff|group)|the "
            r"(?:team|skills|work|existing|group)|each other|my|those|what)\b)",
            r"\g<lead> complement ",
            "complement",
            severity=WARNING,
            safe=False,
        ),
    ),
    "alot": (_slip(r"\balot\b", "a lot", "alot"),),
    "aswell": (_slip(r"\baswell\b", "as well", "spelling"),),
    "infact": (_slip(r"\binfact\b", "in fact", "spelling"),),
    "inspite": (_slip(r"\binspite\b", "in spite", "spelling"),),
    "eachother": (_slip(r"\beachother\b", "each other", "spelling"),),
    "whos": (
        _slip(r"\bwhos (?=(?:team|work|idea|job|name|advice|questions?)\b)", "whose ", "whose"),
        _slip(
            r"\bwhos (?=(?:going|been|on|in|at|the|a|not|always|still|looking|running|leading)\b)",
            "who's ",
            "whos",
        ),
    ),
    "who's": (
        _slip(
            r"(?:(?<=^)|(?<=[.!?] )|(?<=\n))who's (?=(?:idea|job|name|team|work|turn|advice|"
            r"decision) (?:was|is|it|did|does|has)\b)",
            "whose ",
            "whose",
        ),
        _slip(
            r"\b(?P<lead>people|person|company|team|customers|clients|manager|colleague|"
            r"colleagues|teacher|patients|someone|somebody|those|one|members?) who's (?=(?:work|"
            r"job|name|idea|advice|questions?|opinion|career|projects?|products?|interest|skills?|"
            r"experience)\b)",
            r"\g<lead> whose ",
            "whose",
        ),
    ),
    "weather": (
        _slip(
            r"\b(?P<lead>know|sure|ask|asked|wonder|wondering|wondered|decide|deciding|see|unsure|"
            r"not|about|question|of|asking|matter|say|tell me|me) weather (?=(?:or not|i|you|we|"
            r"they|he|she|it|the (?:role|position|team|company|job)|there|this|that|a decision|my|"
            r"your)\b)",
            r"\g<lead> whether ",
            "whether",
        ),
    ),
    "passed": (
        _slip(
            r"\b(?P<lead>the|in the|over the|these|this|few|for the) passed (?=(?:few|two|three|"
            r"four|five|six|seven|eight|nine|ten|year|years|month|months|week|weeks|decade|days|"
            r"several|couple)\b)",
            r"\g<lead> past ",
            "past",
        ),
    ),
    "lead": (
        _slip(
            r"\b(?P<lead>i|have|has|had|i've|who|previously) lead (?=(?:a|the|an|my|our|two|three|"
            r"four|five|six) [a-z -]{2,30}(?:for|from|in|at|last|during|until|through|when) "
            r"(?:[0-9]{4}|two|three|four|five|six|seven|eight|nine|ten|several|years|my (?:last|"
            r"previous)|last)\b)",
            r"\g<lead> led ",
            "led",
            severity=WARNING,
            safe=False,
        ),
    ),
    "sincerly": (_slip(r"\bsincerly\b", "sincerely", "spelling"),),
    "sincerley": (_slip(r"\bsincerley\b", "sincerely", "spelling"),),
    "regrads": (_slip(r"\bregrads\b", "regards", "spelling"),),
    "definately": (_slip(r"\bdefinately\b", "definitely", "spelling"),),
    "definatly": (_slip(r"\bdefinatly\b", "definitely", "spelling"),),
    "recieve": (_slip(r"\brecieve\b", "receive", "spelling"),),
    "recieved": (_slip(r"\brecieved\b", "received", "spelling"),),
    "greatful": (_slip(r"\bgreatful\b", "grateful", "spelling"),),
    "oppurtunity": (_slip(r"\boppurtunity\b", "opportunity", "spelling"),),
    "oppertunity": (_slip(r"\boppertunity\b", "opportunity", "spelling"),),
    "opportunty": (_slip(r"\bopportunty\b", "opportunity", "spelling"),),
    "intrested": (_slip(r"\bintrested\b", "interested", "spelling"),),
    "intersted": (_slip(r"\bintersted\b", "interested", "spelling"),),
    "interveiw": (_slip(r"\binterveiw\b", "interview", "spelling"),),
    "excepted": (
        _slip(
            r"\b(?P<lead>have|i|be|gladly|happily|has|am|was) excepted (?=(?:your|the|an?|another|"
            r"by|for|to)\b)",
            r"\g<lead> accepted ",
            "accept",
        ),
    ),
    "except": (
        _slip(
            r"\b(?P<lead>happy to|pleased to|delighted to|like to|gladly|i|to|and|please) except "
            r"(?=(?:your|the (?:offer|position|job|role|post)|this (?:offer|position|job|role)|my "
            r"(?:thanks|apolog\w+|congratulations))\b)",
            r"\g<lead> accept ",
            "accept",
        ),
    ),
    "bare": (_slip(r"\bbare with\b", "bear with", "bear"),),
    "peaked": (_slip(r"\bpeaked (?=my (?:interest|curiosity)\b)", "piqued ", "pique"),),
    "peeked": (_slip(r"\bpeeked (?=my (?:interest|curiosity)\b)", "piqued ", "pique"),),
    "formally": (
        _slip(
            r"\bformally (?=(?:of|at|with|employed|known)\b)",
            "formerly ",
            "formerly",
            severity=WARNING,
            safe=False,
        ),
    ),
    "everyday": (
        _slip(
            r"\b(?P<lead>work|works|worked|use|used|learn|do|done|improve|here|see|meet|life) "
            r"everyday(?=[.,!;]| (?:and|to|at|in|with)\b)",
            r"\g<lead> every day",
            "every_day",
            severity=WARNING,
        ),
    ),
    "apart": (
        _slip(
            r"\b(?P<lead>be|being|become|becoming|feel|was|am|as) apart of\b", r"\g<lead> a part of", "apart"
        ),
    ),
    "defiantly": (
        _slip(
            r"\bdefiantly (?=(?:interested|the|a|want|be|like|love|something|my|an|see|not|agree|"
            r"keen|looking|enjoy|excited)\b)",
            "definitely ",
            "definitely",
        ),
    ),
    "quite": (
        _slip(
            r"\b(?P<lead>i|to|you|not|never|would|will) quite (?=(?:my|the|your) (?:job|position|"
            r"role|company|present|current)\b)",
            r"\g<lead> quit ",
            "quit",
            severity=WARNING,
            safe=False,
        ),
    ),
    "been": (_slip(r"\bi been\b(?= [a-z])", "I have been", "missing", safe=False),),
}
_LEADS: Final = frozenset(_SLIPS)


def confused(note: Note) -> Iterator[Finding]:
    """A slip that a spelling checker lets pass is the one that readers remember."""
    yield from _in(note, note.text)
    if note.subject is not None:
        for each in _in(note, note.subject):
            yield each._replace(part="subject")


def _in(note: Note, text: Text) -> Iterator[Finding]:
    leads = text.vocabulary & _LEADS
    if not leads:
        return
    facts: str | None = None
    count, taken = 0, set[int]()
    for lead in sorted(leads):
        for slip in _SLIPS[lead]:
            if slip.sign is not None and slip.sign.search(text.small) is None:
                continue
            for found in slip.regex.finditer(text.small):
                start, end = found.span()
                shown = text.plain[start:end]
                if any(at in taken for at in range(start, end)):
                    continue
                if facts is None:
                    facts = _facts(note)
                if found.group().strip() in facts and slip.severity != ERROR:
                    continue
                taken.update(range(start, end))
                right = found.expand(slip.right) if "\\g" in slip.right else slip.right
                end -= len(shown) - len(shown.rstrip())
                right = _in_case(right.rstrip(), shown.rstrip())
                yield Finding(
                    RULE, start, end, slip.severity, slip.reason, (shown.rstrip(), right), right, slip.safe
                )
                count += 1
                if count >= _MOST:
                    return


def _in_case(right: str, shown: str) -> str:
    """The right words in the case of what stands there, words that did not change as they were."""
    if shown.isupper() and len(shown) > 1:
        return right.upper()
    old, new = shown.split(" "), right.split(" ")
    if len(old) == len(new):
        new = [was if was.lower() == now.lower() else now for was, now in zip(old, new, strict=True)]
    else:
        lead = 0
        while lead < min(len(old), len(new)) and old[lead].lower() == new[lead].lower():
            new[lead] = old[lead]
            lead += 1
    put = " ".join(new)
    return put[0].upper() + put[1:] if shown[0].isupper() else put


def _facts(note: Note) -> str:
    case = note.about.case
    return " ".join((case.company.name, case.role, *note.about.highlights)).lower()
