"""Other words and their neighbours: lose and loose, then and than, too and to; and a few that are only misspelt."""

from typing import Final

from afterword.core.notes.check.confused_you import Slip, slip
from afterword.core.notes.finding import WARNING

OTHER_WORDS: Final[dict[str, tuple[Slip, ...]]] = {
    "loose": (
        slip(
            r"\b(?P<lead>not|to|will|would|can|could|might|may|never|don't|didn't|won't|must|"
            r"should|i|you|we|they|clearly|rarely|seldom|ever) loose (?=(?:a|an|the|any|my|your|"
            r"our|their|this|that|sight|track|touch|time|hope|interest|heart|money|very|so|out|"
            r"much|some|it|one|no|customers?|clients?|people|days?|hours?|momentum|patience|"
            r"contact|focus|them|you|him|her)\b)",
            r"\g<lead> lose ",
            "lose",
        ),
        slip(
            r"\b(?P<who>team|company|people|customers|clients|teams|companies|patients|students) "
            r"(?P<how>clearly |never |rarely |often |hardly |do not |don't |would |will |can "
            r")?loose (?=(?:a|any|the|very|time|interest|sight|track|touch|money|so|no|their|"
            r"our)\b)",
            r"\g<who> \g<how>lose ",
            "lose",
        ),
    ),
    "loosing": (slip(r"\bloosing\b", "losing", "lose"),),
    "then": (
        slip(
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
        slip(
            r"(?:^|(?<=[.!?] )|(?<=\n)|(?<=\band )|(?<=\bback )|(?<=\buntil )|(?<=\bsince )|"
            r"(?<=\bby ))than(?=,| (?:i|we|you|he|she|they) (?:will|would|can|could|went|moved|"
            r"took|am|was|had)\b| [.])",
            "then",
            "then",
            safe=False,
        ),
        slip(r"\b(?P<lead>until|since|by|back) than(?=[.,!]| i\b)", r"\g<lead> then", "then"),
    ),
    "too": (
        slip(
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
        slip(
            r"\b(?P<lead>it(?:'s| is| was)|that(?:'s| is| was)|are|is|was|were|not|far|me|one|all|"
            r"been) to (?P<how>much|many|late|early|long|short|busy|big|small|soon|hard|good|bad|"
            r"few|little|far|high|low|kind)\b(?! (?:of|as|more|for)\b)",
            r"\g<lead> too \g<how>",
            "to_too",
            safe=False,
            signs="to (?:much|many|late|early|long|short|busy|big|small|soon|hard|good|bad|few|little|"
            "far|high|low|kind)",
        ),
        slip(
            r"\b(?P<lead>me|you|us) to(?=[.!])",
            r"\g<lead> too",
            "to_too",
            severity=WARNING,
            safe=False,
            signs=" to[.!]",
        ),
    ),
    "of": (
        slip(
            r"\b(?P<lead>would|could|should|must|might|wouldn't|couldn't|shouldn't|may) of "
            r"(?=[a-z]+(?:ed|en|ne|ad|nt|ot|ne|de|id|un|me|wn|ught)\b|been\b|had\b|done\b|liked\b)",
            r"\g<lead> have ",
            "have",
            signs=" of [a-z]",
        ),
    ),
    "effect": (
        slip(
            r"\b(?P<lead>will|would|may|might|can|could|not|does|did|didn't|won't|doesn't) effect "
            r"(?=(?:the|my|your|our|this|any|how|me|you)\b)(?!(?:the|any) (?:change|changes|"
            r"transfer|cure|repair)\b)",
            r"\g<lead> affect ",
            "affect",
            safe=False,
        ),
    ),
    "affect": (
        slip(
            r"\b(?P<lead>the|an|no|any|great|positive|negative|this|that|big|real|its|side) "
            r"affect\b(?= (?:on|of|that|it|was|is|has|had)\b|[.,])",
            r"\g<lead> effect",
            "effect",
            safe=False,
        ),
    ),
    "advise": (
        slip(
            r"\b(?P<lead>your|the|for|good|helpful|any|some|kind|excellent|great|valuable|further|"
            r"useful|that|this) advise(?=[.,!;]| (?:on|about|and|was|is|that|you|for|regarding|to "
            r"me)\b)",
            r"\g<lead> advice",
            "advice",
        ),
    ),
    "advice": (
        slip(
            r"\b(?P<lead>please|to|you|kindly|could you|would you|can you|will) advice (?=(?:me|"
            r"us|on|if|whether|when|of|you|how|what|as)\b)(?!on\b(?<=\bto advice on))",
            r"\g<lead> advise ",
            "advise",
        ),
    ),
    "principle": (
        slip(
            r"\b(?P<lead>the|your|our|a|school|deputy|vice|assistant) principle (?=(?:engineer|"
            r"investigator|consultant|scientist|architect|analyst|developer|designer|teacher|of "
            r"the school|and (?:the|her|his))\b)",
            r"\g<lead> principal ",
            "principal",
        ),
    ),
    "compliment": (
        slip(
            r"\b(?P<lead>would|will|to|can|could|skills|experience|and|nicely|well|perfectly|"
            r"that) compliment (?=(?:your (?:team|skills|work|existing|current|staff|group)|the "
            r"(?:team|skills|work|existing|group)|each other|my|those|what)\b)",
            r"\g<lead> complement ",
            "complement",
            severity=WARNING,
            safe=False,
        ),
    ),
    "alot": (slip(r"\balot\b", "a lot", "alot"),),
    "aswell": (slip(r"\baswell\b", "as well", "spelling"),),
    "infact": (slip(r"\binfact\b", "in fact", "spelling"),),
    "inspite": (slip(r"\binspite\b", "in spite", "spelling"),),
    "eachother": (slip(r"\beachother\b", "each other", "spelling"),),
    "whos": (
        slip(r"\bwhos (?=(?:team|work|idea|job|name|advice|questions?)\b)", "whose ", "whose"),
        slip(
            r"\bwhos (?=(?:going|been|on|in|at|the|a|not|always|still|looking|running|leading)\b)",
            "who's ",
            "whos",
        ),
    ),
    "who's": (
        slip(
            r"(?:(?<=^)|(?<=[.!?] )|(?<=\n))who's (?=(?:idea|job|name|team|work|turn|advice|"
            r"decision) (?:was|is|it|did|does|has)\b)",
            "whose ",
            "whose",
        ),
        slip(
            r"\b(?P<lead>people|person|company|team|customers|clients|manager|colleague|"
            r"colleagues|teacher|patients|someone|somebody|those|one|members?) who's (?=(?:work|"
            r"job|name|idea|advice|questions?|opinion|career|projects?|products?|interest|skills?|"
            r"experience)\b)",
            r"\g<lead> whose ",
            "whose",
        ),
    ),
    "weather": (
        slip(
            r"\b(?P<lead>know|sure|ask|asked|wonder|wondering|wondered|decide|deciding|see|unsure|"
            r"not|about|question|of|asking|matter|say|tell me|me) weather (?=(?:or not|i|you|we|"
            r"they|he|she|it|the (?:role|position|team|company|job)|there|this|that|a decision|my|"
            r"your)\b)",
            r"\g<lead> whether ",
            "whether",
        ),
    ),
    "passed": (
        slip(
            r"\b(?P<lead>the|in the|over the|these|this|few|for the) passed (?=(?:few|two|three|"
            r"four|five|six|seven|eight|nine|ten|year|years|month|months|week|weeks|decade|days|"
            r"several|couple)\b)",
            r"\g<lead> past ",
            "past",
        ),
    ),
    "lead": (
        slip(
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
    "sincerly": (slip(r"\bsincerly\b", "sincerely", "spelling"),),
    "sincerley": (slip(r"\bsincerley\b", "sincerely", "spelling"),),
    "regrads": (slip(r"\bregrads\b", "regards", "spelling"),),
    "definately": (slip(r"\bdefinately\b", "definitely", "spelling"),),
    "definatly": (slip(r"\bdefinatly\b", "definitely", "spelling"),),
    "recieve": (slip(r"\brecieve\b", "receive", "spelling"),),
    "recieved": (slip(r"\brecieved\b", "received", "spelling"),),
    "greatful": (slip(r"\bgreatful\b", "grateful", "spelling"),),
    "oppurtunity": (slip(r"\boppurtunity\b", "opportunity", "spelling"),),
    "oppertunity": (slip(r"\boppertunity\b", "opportunity", "spelling"),),
    "opportunty": (slip(r"\bopportunty\b", "opportunity", "spelling"),),
    "intrested": (slip(r"\bintrested\b", "interested", "spelling"),),
    "intersted": (slip(r"\bintersted\b", "interested", "spelling"),),
    "interveiw": (slip(r"\binterveiw\b", "interview", "spelling"),),
    "excepted": (
        slip(
            r"\b(?P<lead>have|i|be|gladly|happily|has|am|was) excepted (?=(?:your|the|an?|another|"
            r"by|for|to)\b)",
            r"\g<lead> accepted ",
            "accept",
        ),
    ),
    "except": (
        slip(
            r"\b(?P<lead>happy to|pleased to|delighted to|like to|gladly|i|to|and|please) except "
            r"(?=(?:your|the (?:offer|position|job|role|post)|this (?:offer|position|job|role)|my "
            r"(?:thanks|apolog\w+|congratulations))\b)",
            r"\g<lead> accept ",
            "accept",
        ),
    ),
    "bare": (slip(r"\bbare with\b", "bear with", "bear"),),
    "peaked": (slip(r"\bpeaked (?=my (?:interest|curiosity)\b)", "piqued ", "pique"),),
    "peeked": (slip(r"\bpeeked (?=my (?:interest|curiosity)\b)", "piqued ", "pique"),),
    "formally": (
        slip(
            r"\bformally (?=(?:of|at|with|employed|known)\b)",
            "formerly ",
            "formerly",
            severity=WARNING,
            safe=False,
        ),
    ),
    "everyday": (
        slip(
            r"\b(?P<lead>work|works|worked|use|used|learn|do|done|improve|here|see|meet|life) "
            r"everyday(?=[.,!;]| (?:and|to|at|in|with)\b)",
            r"\g<lead> every day",
            "every_day",
            severity=WARNING,
        ),
    ),
    "apart": (
        slip(
            r"\b(?P<lead>be|being|become|becoming|feel|was|am|as) apart of\b", r"\g<lead> a part of", "apart"
        ),
    ),
    "defiantly": (
        slip(
            r"\bdefiantly (?=(?:interested|the|a|want|be|like|love|something|my|an|see|not|agree|"
            r"keen|looking|enjoy|excited)\b)",
            "definitely ",
            "definitely",
        ),
    ),
    "quite": (
        slip(
            r"\b(?P<lead>i|to|you|not|never|would|will) quite (?=(?:my|the|your) (?:job|position|"
            r"role|company|present|current)\b)",
            r"\g<lead> quit ",
            "quit",
            severity=WARNING,
            safe=False,
        ),
    ),
    "been": (slip(r"\bi been\b(?= [a-z])", "I have been", "missing", safe=False),),
}
"""By a word without which none of them can be there."""
