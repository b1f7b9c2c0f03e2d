"""Words that stand for people and things, and their neighbours: you're and your, its and it's, their and there."""

import re
from typing import Final, NamedTuple

from afterword.core.notes.finding import ERROR, WARNING

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


class Slip(NamedTuple):
    """A wording, what stands there rightly (a template for the match), and how sure that is."""

    regex: re.Pattern[str]
    right: str
    reason: str
    severity: str
    safe: bool
    sign: re.Pattern[str] | None


def slip(
    regex: str, right: str, reason: str, *, severity: str = ERROR, safe: bool = True, signs: str = ""
) -> Slip:
    """``signs``: an expression that begins with letters, so is found fast, and must be there for a match."""
    return Slip(re.compile(regex), right, reason, severity, safe, re.compile(signs) if signs else None)


YOU_AND_THEY: Final[dict[str, tuple[Slip, ...]]] = {
    "thankyou": (
        slip(r"\bthankyou\b(?! (?:note|letter|card|email|message|gift)s?\b)", "thank you", "thankyou"),
    ),
    "thankyous": (slip(r"\bthankyous\b", "thanks", "spelling", severity=WARNING, safe=False),),
    "thank's": (slip(r"\bthank's\b", "thanks", "spelling"),),
    "thnak": (slip(r"\bthnak (?=you\b)", "thank ", "spelling"),),
    "thanks": (slip(r"\bthanks you\b(?= (?:for|so|very|again|once)\b|[,.!])", "thank you", "spelling"),),
    "thank": (
        slip(
            r"\bthank your(?= (?:for|so much|very much|again)\b)", "thank you", "your_you", signs="thank your"
        ),
        slip(
            r"\bthank for (?=your\b|the\b|taking\b|meeting\b)", "thank you for ", "missing", signs="thank for"
        ),
        slip(r"\btoo thank (?=you\b)", "to thank ", "too", signs="too thank"),
    ),
    "you're": (
        slip(
            r"\byou're (?=(?:own |very |kind |valuable |precious |warm |great |wonderful |whole |"
            rf"entire |hiring |new |busy )?{_THINGS}\b(?! (?:to|for|with) me))(?!busy\b|right\b|"
            r"warm\b|kind\b(?! words)|generous\b)",
            "your ",
            "your",
        ),
    ),
    "your": (
        slip(
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
        slip(
            r"\byour welcome(?=[.!]|$)(?<!\bfor your welcome)(?<!\bof your welcome)",
            "you're welcome",
            "youre",
            signs="your welcome",
        ),
    ),
    "you": (
        slip(
            r"\bfor you (?=time\b|consideration\b|patience\b|help\b(?!ing)|kindness\b|advice\b|"
            r"hospitality\b|attention\b|feedback\b|reply\b|response\b|email\b|letter\b|interest\b|"
            r"support\b|team\b|company\b|understanding\b)",
            "for your ",
            "you_your",
            signs="for you ",
        ),
        slip(
            r"\b(?P<lead>of|from|with|at|in|to) you (?P<what>company|team|office|department|"
            r"organi[sz]ation|earliest convenience|reply|response|decision)\b",
            r"\g<lead> your \g<what>",
            "you_your",
            safe=False,
            signs="you (?:company|team|office|depart|organi|earliest|reply|response|decision)",
        ),
    ),
    "hear": (
        slip(
            r"\b(?P<lead>look(?:ing)? (?:very much )?forward to) hear\b(?! (?:is|are)\b)",
            r"\g<lead> hearing",
            "forward",
        ),
        slip(
            r"\b(?P<lead>look(?:ing)? (?:very much )?forward) hear(?:ing)? (?=from\b|back\b)",
            r"\g<lead> to hearing ",
            "forward",
        ),
        slip(r"\bhear (?=(?:with|attached|is my|are my)\b)", "here ", "here", severity=WARNING, safe=False),
    ),
    "hearing": (
        slip(
            r"\b(?P<lead>look(?:ing)? (?:very much )?forward) hearing (?=from\b|back\b)",
            r"\g<lead> to hearing ",
            "forward",
            signs="forward hearing",
        ),
    ),
    "forward": (
        slip(
            r"\b(?P<lead>look(?:ing)? (?:very much )?forward to) (?P<verb>meet|see|speak|work|"
            r"join|talk|receive|discuss|learn|visit|start|read|get|continue|contribute|be|have|"
            r"know)(?! (?:and greet|up|ing))\b(?=[ .,!])",
            r"\g<lead> \g<verb>ing",
            "forward",
        ),
        slip(r"\blooking foward\b", "looking forward", "spelling"),
        slip(
            r"(?:^|(?<=[.!?] )|(?<=\n))(?P<lead>looking forward) for\b", r"\g<lead> to", "forward", safe=False
        ),
    ),
    "foward": (slip(r"\bfoward\b", "forward", "spelling"),),
    "here": (
        slip(
            r"\bhere (?=(?:from you|back from you|soon from you)\b)(?<!from here )(?<!in here "
            r")(?<!up here )(?<!out here )(?<!over here )(?<!not here )(?<!is here )(?<!be here "
            r")(?<!are here )",
            "hear ",
            "hear",
        ),
    ),
    "exited": (
        slip(
            r"\b(?P<lead>am|i'm|so|very|really|be|was|feel|are|still|more|also|too) exited "
            r"(?=(?:about|to|for|by|at|that)\b)",
            r"\g<lead> excited ",
            "excited",
        ),
    ),
    "interesting": (
        slip(
            r"\b(?P<lead>(?:i am|i'm|i remain|am|remain) (?:very |really |still |also |most |"
            r"extremely )?)interesting (?=(?:in|to)\b)",
            r"\g<lead>interested ",
            "interested",
        ),
        slip(r"\byour interesting in (?=(?:me|my)\b)", "your interest in ", "interested"),
    ),
    "meat": (slip(r"\bmeat (?=(?:you|with you|the team|everyone|everybody|your team)\b)", "meet ", "meet"),),
    "taking": (slip(r"\btaking you time\b", "taking your time", "you_your", safe=False),),
    "no": (
        slip(
            r"(?:(?<=^)|(?<=[.!?,] )|(?<=\n)|(?<=and )|(?<=but )|(?<=as ))i no (?=(?:that|you|how|"
            r"what|this|it|i)\b)",
            "I know ",
            "know",
        ),
    ),
    "new": (slip(r"\bi new (?=(?:that|the|it|you|what|how|about|this)\b)", "I knew ", "knew"),),
    "who": (slip(r"\bto who it may concern\b", "to whom it may concern", "whom"),),
    "its": (
        slip(
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
        slip(
            r"\bit's (?=own\b|(?:customers|clients|employees|staff|people|values|culture|mission|"
            r"reputation|products|services|growth|name|size|kind|founders?|team|history|members|"
            r"patients|students|users)\b(?! (?:that|who|which|like|and)\b))",
            "its ",
            "it_is",
        ),
    ),
    "their": (
        slip(
            r"\btheir (?=(?:is|are|was|were|will be|has been|have been|isn't|aren't|wasn't|might "
            r"be|would be|may be)\b)",
            "there ",
            "there",
        ),
        slip(
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
        slip(
            r"\b(?P<lead>with|of|for|about|all|meet|met|love|loved|like|liked|share|shared|enjoy|"
            r"enjoyed|both|through) there (?P<what>team|teams|company|own|work|time|people|staff|"
            r"customers|clients|"
            r"products?|culture|kids|children|families|office|jobs?|roles?|questions?|projects?|"
            r"way|stories|careers?|best|hands|business|patients|students|experiences?|ideas|views|"
            r"needs)\b",
            r"\g<lead> their \g<what>",
            "their",
        ),
        slip(
            r"\b(?P<lead>at|to|in|into|from|on) there (?P<what>office|company|team|own|department|"
            r"website|staff)\b",
            r"\g<lead> their \g<what>",
            "their",
        ),
    ),
    "they're": (
        slip(
            r"\bthey're (?=(?:own|team|company|work|customers|clients|products|time|culture|"
            r"families|office)\b)",
            "their ",
            "their",
        ),
    ),
}
"""By a word without which none of them can be there."""
