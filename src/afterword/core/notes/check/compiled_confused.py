"""Words taken for their neighbours.

Made by tools/make_rules.py from rules/words/confused.yaml: change that, and run `make generated`.
"""

# fmt: off

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from afterword.core.notes.check.spelling import SlipData

SLIPS: "Final[dict[str, tuple[SlipData, ...]]]" = {
    "thankyou": (
        (
            "\\bthankyou\\b(?! (?:note|notes|letter|letters|card|cards|email|emails|message|messages|gift|gifts)\\b)",
            "thank you",
            "thankyou",
            "error",
            True,
            "",
        ),
    ),
    "thankyous": (
        (
            "\\bthankyous\\b",
            "thanks",
            "spelling",
            "warning",
            False,
            "",
        ),
    ),
    "thank's": (
        (
            "\\bthank's\\b",
            "thanks",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "thnak": (
        (
            "\\bthnak\\b(?= (?:you)\\b)",
            "thank",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "thanks": (
        (
            "\\bthanks you\\b(?= (?:for|so|very|again|once)\\b|[,.!])",
            "thank you",
            "spelling",
            "error",
            True,
            "thanks you\\b",
        ),
    ),
    "thank": (
        (
            "\\bthank your\\b(?= (?:for|so much|very much|again)\\b)",
            "thank you",
            "your_you",
            "error",
            True,
            "thank your\\b",
        ),
        (
            "\\bthank for\\b(?= (?:your|the|taking|meeting)\\b)",
            "thank you for",
            "missing",
            "error",
            True,
            "thank for\\b",
        ),
        (
            "\\btoo thank\\b(?= (?:you)\\b)",
            "to thank",
            "too",
            "error",
            True,
            "too thank\\b",
        ),
    ),
    "you're": (
        (
            "\\byou're (?=(?:own |very |kind |valuable |precious |warm |great |wonderful |whole |entire |hiring |new |busy )?(?:time|company|team|consideration|help|support|kindness|advice|hospitality|offer|reply|response|email|letter|call|interview|questions?|decision|feedback|patience|attention|office|position|role|website|work|staff|colleagues|department|organi[sz]ation|school|hospital|insights?|thoughts|warm|generosity|interest|generous|kind words|candou?r|candid|valuable|convenience|products?|clients|customers|mission|values|culture|approach|guidance|trust|understanding|group|project|plans|shop|business|firm|input|encouragement|busy)\\b(?! (?:to|for|with) me))(?!busy\\b|right\\b|warm\\b|kind\\b(?! words)|generous\\b)",
            "your",
            "your",
            "error",
            True,
            "",
        ),
    ),
    "your": (
        (
            "your (?:(?<=^your )|(?<=[.!?;:,] your )|(?<=\\nyour )|(?<=\\bthat your )|(?<=\\bif your )|(?<=\\bhope your )|(?<=\\bwhen your )|(?<=\\bbecause your )|(?<=\\bas your )|(?<=\\bknow your )|(?<=\\bwhat your )|(?<=\\bwhile your )|(?<=\\bsince your )|(?<=\\bhow your ))(?=(?:welcome|correct|sure|interested|able|happy|busy|available|free|kidding|all set|well)(?:[.,!?;\\n]|$| (?:that|to|about|with|if|because|in|at|on)\\b)|right(?:[.,!?;]| (?:that|about|to say)\\b)|(?:going|looking|doing|trying|hiring|considering|facing|seeking|making|using|asking|working) (?:for|to|at|on|a|an|the|well|with|in|so)\\b|(?:a|an|the|not|so|too)\\b(?!-)|still (?!life\\b)|very (?:kind|busy|welcome|right|good)(?:[.,!?;]| (?:to|at|with|for me)\\b))",
            "you're",
            "youre",
            "error",
            True,
            "",
        ),
        (
            "\\byour welcome(?=[.!]|$)(?<!\\bfor your welcome)(?<!\\bof your welcome)",
            "you're welcome",
            "youre",
            "error",
            True,
            "your welcome",
        ),
    ),
    "for": (
        (
            "\\bfor you\\b(?= (?:time|consideration|patience|help|kindness|advice|hospitality|attention|feedback|reply|response|email|letter|interest|support|team|company|understanding)\\b)",
            "for your",
            "you_your",
            "error",
            True,
            "for you\\b",
        ),
    ),
    "you": (
        (
            "\\b(?P<after>of|from|with|at|in|to) you (?P<before>company|team|office|department|organisation|organization|earliest convenience|reply|response|decision)\\b",
            "\\g<after> your \\g<before>",
            "you_your",
            "error",
            False,
            "you (?:company|team|office|department|organisation|organization|earliest convenience|reply|response|decision)\\b",
        ),
    ),
    "hear": (
        (
            "\\b(?P<after>look forward to|look very much forward to|looking forward to|looking very much forward to) hear\\b(?! (?:is|are)\\b)",
            "\\g<after> hearing",
            "forward",
            "error",
            True,
            "hear\\b",
        ),
        (
            "\\b(?P<after>look forward|look very much forward|looking forward|looking very much forward) hear\\b(?= (?:from|back)\\b)",
            "\\g<after> to hearing",
            "forward",
            "error",
            True,
            "hear\\b",
        ),
        (
            "\\bhear\\b(?= (?:with|attached|is my|are my)\\b)",
            "here",
            "here",
            "warning",
            False,
            "",
        ),
    ),
    "hearing": (
        (
            "\\b(?P<after>look forward|look very much forward|looking forward|looking very much forward) hearing\\b(?= (?:from|back)\\b)",
            "\\g<after> to hearing",
            "forward",
            "error",
            True,
            "hearing\\b",
        ),
    ),
    "forward": (
        (
            "\\b(?P<lead>look(?:ing)? (?:very much )?forward to) (?P<verb>meet|see|speak|work|join|talk|receive|discuss|learn|visit|start|read|get|continue|contribute|be|have|know)(?! (?:and greet|up|ing))\\b(?=[ .,!])",
            "\\g<lead> \\g<verb>ing",
            "forward",
            "error",
            True,
            "",
        ),
        (
            "(?:^|(?<=[.!?] )|(?<=\\n))(?P<lead>looking forward) for\\b",
            "\\g<lead> to",
            "forward",
            "error",
            False,
            "",
        ),
    ),
    "foward": (
        (
            "\\bfoward\\b",
            "forward",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "here": (
        (
            "\\b(?<!\\bfrom )(?<!\\bin )(?<!\\bup )(?<!\\bout )(?<!\\bover )(?<!\\bnot )(?<!\\bis )(?<!\\bbe )(?<!\\bare )here\\b(?= (?:from you|back from you|soon from you)\\b)",
            "hear",
            "hear",
            "error",
            True,
            "",
        ),
    ),
    "exited": (
        (
            "\\b(?P<after>am|i'm|so|very|really|be|was|feel|are|still|more|also|too) exited\\b(?= (?:about|to|for|by|at|that)\\b)",
            "\\g<after> excited",
            "excited",
            "error",
            True,
            "exited\\b",
        ),
    ),
    "interesting": (
        (
            "\\b(?P<lead>(?:i am|i'm|i remain|am|remain) (?:very |really |still |also |most |extremely )?)interesting (?=(?:in|to)\\b)",
            "\\g<lead>interested",
            "interested",
            "error",
            True,
            "",
        ),
        (
            "\\byour interesting in\\b(?= (?:me|my)\\b)",
            "your interest in",
            "interested",
            "error",
            True,
            "your interesting in\\b",
        ),
    ),
    "meat": (
        (
            "\\bmeat\\b(?= (?:you|with you|the team|everyone|everybody|your team)\\b)",
            "meet",
            "meet",
            "error",
            True,
            "",
        ),
    ),
    "taking": (
        (
            "\\btaking you time\\b",
            "taking your time",
            "you_your",
            "error",
            False,
            "taking you time\\b",
        ),
    ),
    "no": (
        (
            "(?:(?<=^)|(?<=[.!?,] )|(?<=\\n)|(?<=and )|(?<=but )|(?<=as ))i no (?=(?:that|you|how|what|this|it|i)\\b)",
            "I know",
            "know",
            "error",
            True,
            "",
        ),
    ),
    "new": (
        (
            "\\bi new\\b(?= (?:that|the|it|you|what|how|about|this)\\b)",
            "I knew",
            "knew",
            "error",
            True,
            "i new\\b",
        ),
    ),
    "concern": (
        (
            "\\bto who it may concern\\b",
            "to whom it may concern",
            "whom",
            "error",
            True,
            "to who it may concern\\b",
        ),
    ),
    "its": (
        (
            "\\bits (?=(?:a|an|the|been|my|your|also|because|why|what|where|how|too|so|not)\\b(?!-)(?! only\\b)|run by\\b|worth\\b|all about\\b|like (?:a|the|you|being)\\b|(?:just|only) (?:a|the|that|been|right)\\b|very (?!nature\\b|own\\b|core\\b|first\\b|best\\b|name\\b|idea\\b|purpose\\b|[a-z]{1,30} [a-z]{1,30}s\\b)|(?:clear|great|good|nice|hard|easy|important|difficult|wonderful|exciting|possible|true|lovely) (?:that|to|how|when|you)\\b|no (?:longer|problem|wonder|surprise|trouble|accident|secret)\\b)",
            "it's",
            "its",
            "error",
            True,
            "",
        ),
    ),
    "it's": (
        (
            "\\bit's (?=own\\b|(?:customers|clients|employees|staff|people|values|culture|mission|reputation|products|services|growth|name|size|kind|founders?|team|history|members|patients|students|users)\\b(?! (?:that|who|which|like|and)\\b))",
            "its",
            "it_is",
            "error",
            True,
            "",
        ),
    ),
    "their": (
        (
            "\\btheir\\b(?= (?:is|are|was|were|will be|has been|have been|isn't|aren't|wasn't|might be|would be|may be)\\b)",
            "there",
            "there",
            "error",
            True,
            "",
        ),
        (
            "\\btheir (?=(?:going to|looking for|doing (?:well|a|the)|not|a|an|the|so)\\b(?!-)|(?:all|always|both) (?:current|done|good|ready|set|fine|here|great|very|so|a|in|on|working|looking|up)\\b|hiring (?:for|a|an|in|again|now)\\b|very (?:busy|good|kind|nice|helpful|friendly|interested|happy|welcoming|proud)(?:[.,!?;]| (?:and|to|with|about|in|at|that)\\b))",
            "they're",
            "theyre",
            "error",
            True,
            "",
        ),
    ),
    "there": (
        (
            "\\b(?P<after>with|of|for|about|all|meet|met|love|loved|like|liked|share|shared|enjoy|enjoyed|both|through) there (?P<before>team|teams|company|own|work|time|people|staff|customers|clients|product|products|culture|kids|children|families|office|job|jobs|role|roles|question|questions|project|projects|way|stories|career|careers|best|hands|business|patients|students|experience|experiences|ideas|views|needs)\\b",
            "\\g<after> their \\g<before>",
            "their",
            "error",
            True,
            "there (?:team|teams|company|own|work|time|people|staff|customers|clients|product|products|culture|kids|children|families|office|job|jobs|role|roles|question|questions|project|projects|way|stories|career|careers|best|hands|business|patients|students|experience|experiences|ideas|views|needs)\\b",
        ),
        (
            "\\b(?P<after>at|to|in|into|from|on) there (?P<before>office|company|team|own|department|website|staff)\\b",
            "\\g<after> their \\g<before>",
            "their",
            "error",
            True,
            "there (?:office|company|team|own|department|website|staff)\\b",
        ),
    ),
    "they're": (
        (
            "\\bthey're\\b(?= (?:own|team|company|work|customers|clients|products|time|culture|families|office)\\b)",
            "their",
            "their",
            "error",
            True,
            "",
        ),
    ),
    "loose": (
        (
            "\\b(?P<after>not|to|will|would|can|could|might|may|never|don't|didn't|won't|must|should|i|you|we|they|clearly|rarely|seldom|ever) loose\\b(?= (?:a|an|the|any|my|your|our|their|this|that|sight|track|touch|time|hope|interest|heart|money|very|so|out|much|some|it|one|no|customer|customers|client|clients|people|day|days|hour|hours|momentum|patience|contact|focus|them|you|him|her)\\b)",
            "\\g<after> lose",
            "lose",
            "error",
            True,
            "loose\\b",
        ),
        (
            "\\b(?P<who>team|company|people|customers|clients|teams|companies|patients|students) (?P<how>clearly |never |rarely |often |hardly |do not |don't |would |will |can )?loose (?=(?:a|any|the|very|time|interest|sight|track|touch|money|so|no|their|our)\\b)",
            "\\g<who> \\g<how>lose",
            "lose",
            "error",
            True,
            "",
        ),
    ),
    "loosing": (
        (
            "\\bloosing\\b",
            "losing",
            "lose",
            "error",
            True,
            "",
        ),
    ),
    "then": (
        (
            "\\b(?P<lead>more|less|better|worse|rather|other|greater|bigger|larger|smaller|faster|quicker|longer|shorter|fewer|higher|lower|older|younger|stronger|easier|harder|earlier|later|sooner|keener|closer|further) then(?= (?:i|you|we|they|he|she|it|the|a|an|any|my|your|our|that|this|what|ever|before|most|expected|anything|anyone|just|one|two|three|four|five|ten|[0-9]{1,9}|usual|planned|in|at|happy|willing|all|many|to|other|those|these|others|some|half|once)\\b)(?! (?:i|we|you|he|she|they|it) (?:went|moved|left|took|will|would|can|had|have to|did|started|joined|met|saw|came|asked|told|said|spent)\\b)",
            "\\g<lead> than",
            "than",
            "error",
            True,
            "",
        ),
    ),
    "than": (
        (
            "(?:^|(?<=[.!?] )|(?<=\\n)|(?<=\\band )|(?<=\\bback )|(?<=\\buntil )|(?<=\\bsince )|(?<=\\bby ))than(?=,| (?:i|we|you|he|she|they) (?:will|would|can|could|went|moved|took|am|was|had)\\b| [.])",
            "then",
            "then",
            "error",
            False,
            "",
        ),
        (
            "\\b(?P<after>until|since|by|back) than\\b(?= (?:i)\\b|[.,!])",
            "\\g<after> then",
            "then",
            "error",
            True,
            "than\\b",
        ),
    ),
    "too": (
        (
            "\\b(?P<after>able|want|wanted|like|love|hope|hoping|wish|happy|glad|pleased|eager|keen|excited|ready|looking forward|forward|pleasure|opportunity|chance|honor|honour|going|have|writing|need|delighted|thrilled|proud|great|good|nice|time) too (?P<before>thank|meet|see|speak|work|join|talk|hear|hearing|meeting|speaking|working|joining|learn|discuss|be|have|say|tell|ask|know|contribute|help|start|bring|make|send|share|follow|continue|interview|visit|your|you|the)\\b",
            "\\g<after> to \\g<before>",
            "too",
            "error",
            True,
            "too (?:thank|meet|see|speak|work|join|talk|hear|hearing|meeting|speaking|working|joining|learn|discuss|be|have|say|tell|ask|know|contribute|help|start|bring|make|send|share|follow|continue|interview|visit|your|you|the)\\b",
        ),
    ),
    "to": (
        (
            "\\b(?P<after>it's|it is|it was|that's|that is|that was|are|is|was|were|not|far|me|one|all|been) to (?P<before>much|many|late|early|long|short|busy|big|small|soon|hard|good|bad|few|little|far|high|low|kind)\\b(?! (?:of|as|more|for)\\b)",
            "\\g<after> too \\g<before>",
            "to_too",
            "error",
            False,
            "to (?:much|many|late|early|long|short|busy|big|small|soon|hard|good|bad|few|little|far|high|low|kind)\\b",
        ),
        (
            "\\b(?P<after>me|you|us) to\\b(?=[.!])",
            "\\g<after> too",
            "to_too",
            "warning",
            False,
            "to\\b",
        ),
    ),
    "of": (
        (
            "\\b(?P<lead>would|could|should|must|might|wouldn't|couldn't|shouldn't|may) of (?=[a-z]{1,30}(?:ed|en|ne|ad|nt|ot|ne|de|id|un|me|wn|ught)\\b|been\\b|had\\b|done\\b|liked\\b)",
            "\\g<lead> have",
            "have",
            "error",
            True,
            " of [a-z]",
        ),
    ),
    "effect": (
        (
            "\\b(?P<after>will|would|may|might|can|could|not|does|did|didn't|won't|doesn't) effect\\b(?= (?:the|my|your|our|this|any|how|me|you)\\b)(?! (?:the change|the changes|the transfer|the cure|the repair|any change|any changes|any transfer|any cure|any repair)\\b)",
            "\\g<after> affect",
            "affect",
            "error",
            False,
            "effect\\b",
        ),
    ),
    "affect": (
        (
            "\\b(?P<after>the|an|no|any|great|positive|negative|this|that|big|real|its|side) affect\\b(?= (?:on|of|that|it|was|is|has|had)\\b|[.,])",
            "\\g<after> effect",
            "effect",
            "error",
            False,
            "affect\\b",
        ),
    ),
    "advise": (
        (
            "\\b(?P<after>your|the|for|good|helpful|any|some|kind|excellent|great|valuable|further|useful|that|this) advise\\b(?= (?:on|about|and|was|is|that|you|for|regarding|to me)\\b|[.,!;])",
            "\\g<after> advice",
            "advice",
            "error",
            True,
            "advise\\b",
        ),
    ),
    "advice": (
        (
            "\\b(?P<lead>please|to|you|kindly|could you|would you|can you|will) advice (?=(?:me|us|on|if|whether|when|of|you|how|what|as)\\b)(?!on\\b(?<=\\bto advice on))",
            "\\g<lead> advise",
            "advise",
            "error",
            True,
            "",
        ),
    ),
    "principle": (
        (
            "\\b(?P<after>the|your|our|a|school|deputy|vice|assistant) principle\\b(?= (?:engineer|investigator|consultant|scientist|architect|analyst|developer|designer|teacher|of the school|and the|and her|and his)\\b)",
            "\\g<after> principal",
            "principal",
            "error",
            True,
            "principle\\b",
        ),
    ),
    "compliment": (
        (
            "\\b(?P<after>would|will|to|can|could|skills|experience|and|nicely|well|perfectly|that) compliment\\b(?= (?:your team|your skills|your work|your existing|your current|your staff|your group|the team|the skills|the work|the existing|the group|each other|my|those|what)\\b)",
            "\\g<after> complement",
            "complement",
            "warning",
            False,
            "compliment\\b",
        ),
    ),
    "alot": (
        (
            "\\balot\\b",
            "a lot",
            "alot",
            "error",
            True,
            "",
        ),
    ),
    "aswell": (
        (
            "\\baswell\\b",
            "as well",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "infact": (
        (
            "\\binfact\\b",
            "in fact",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "inspite": (
        (
            "\\binspite\\b",
            "in spite",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "eachother": (
        (
            "\\beachother\\b",
            "each other",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "whos": (
        (
            "\\bwhos\\b(?= (?:team|work|idea|job|name|advice|question|questions)\\b)",
            "whose",
            "whose",
            "error",
            True,
            "",
        ),
        (
            "\\bwhos\\b(?= (?:going|been|on|in|at|the|a|not|always|still|looking|running|leading)\\b)",
            "who's",
            "whos",
            "error",
            True,
            "",
        ),
    ),
    "who's": (
        (
            "(?:(?<=^)|(?<=[.!?] )|(?<=\\n))who's (?=(?:idea|job|name|team|work|turn|advice|decision) (?:was|is|it|did|does|has)\\b)",
            "whose",
            "whose",
            "error",
            True,
            "",
        ),
        (
            "\\b(?P<after>people|person|company|team|customers|clients|manager|colleague|colleagues|teacher|patients|someone|somebody|those|one|member|members) who's\\b(?= (?:work|job|name|idea|advice|question|questions|opinion|career|project|projects|product|products|interest|skill|skills|experience)\\b)",
            "\\g<after> whose",
            "whose",
            "error",
            True,
            "who's\\b",
        ),
    ),
    "weather": (
        (
            "\\b(?P<after>know|sure|ask|asked|wonder|wondering|wondered|decide|deciding|see|unsure|not|about|question|of|asking|matter|say|tell me|me) weather\\b(?= (?:or not|i|you|we|they|he|she|it|the role|the position|the team|the company|the job|there|this|that|a decision|my|your)\\b)",
            "\\g<after> whether",
            "whether",
            "error",
            True,
            "weather\\b",
        ),
    ),
    "passed": (
        (
            "\\b(?P<after>the|in the|over the|these|this|few|for the) passed\\b(?= (?:few|two|three|four|five|six|seven|eight|nine|ten|year|years|month|months|week|weeks|decade|days|several|couple)\\b)",
            "\\g<after> past",
            "past",
            "error",
            True,
            "passed\\b",
        ),
    ),
    "lead": (
        (
            "\\b(?P<lead>i|have|has|had|i've|who|previously) lead (?=(?:a|the|an|my|our|two|three|four|five|six) [a-z -]{2,30}(?:for|from|in|at|last|during|until|through|when) (?:[0-9]{4}|two|three|four|five|six|seven|eight|nine|ten|several|years|my (?:last|previous)|last)\\b)",
            "\\g<lead> led",
            "led",
            "warning",
            False,
            "",
        ),
    ),
    "sincerly": (
        (
            "\\bsincerly\\b",
            "sincerely",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "sincerley": (
        (
            "\\bsincerley\\b",
            "sincerely",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "regrads": (
        (
            "\\bregrads\\b",
            "regards",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "definately": (
        (
            "\\bdefinately\\b",
            "definitely",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "definatly": (
        (
            "\\bdefinatly\\b",
            "definitely",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "recieve": (
        (
            "\\brecieve\\b",
            "receive",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "recieved": (
        (
            "\\brecieved\\b",
            "received",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "greatful": (
        (
            "\\bgreatful\\b",
            "grateful",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "oppurtunity": (
        (
            "\\boppurtunity\\b",
            "opportunity",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "oppertunity": (
        (
            "\\boppertunity\\b",
            "opportunity",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "opportunty": (
        (
            "\\bopportunty\\b",
            "opportunity",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "intrested": (
        (
            "\\bintrested\\b",
            "interested",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "intersted": (
        (
            "\\bintersted\\b",
            "interested",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "interveiw": (
        (
            "\\binterveiw\\b",
            "interview",
            "spelling",
            "error",
            True,
            "",
        ),
    ),
    "excepted": (
        (
            "\\b(?P<after>have|i|be|gladly|happily|has|am|was) excepted\\b(?= (?:your|the|a|an|another|by|for|to)\\b)",
            "\\g<after> accepted",
            "accept",
            "error",
            True,
            "excepted\\b",
        ),
    ),
    "except": (
        (
            "\\b(?P<after>happy to|pleased to|delighted to|like to|gladly|i|to|and|please) except\\b(?= (?:your|the offer|the position|the job|the role|the post|this offer|this position|this job|this role|my thanks|my apology|my apologies|my congratulations)\\b)",
            "\\g<after> accept",
            "accept",
            "error",
            True,
            "except\\b",
        ),
    ),
    "bare": (
        (
            "\\bbare with\\b",
            "bear with",
            "bear",
            "error",
            True,
            "bare with\\b",
        ),
    ),
    "peaked": (
        (
            "\\bpeaked\\b(?= (?:my interest|my curiosity)\\b)",
            "piqued",
            "pique",
            "error",
            True,
            "",
        ),
    ),
    "peeked": (
        (
            "\\bpeeked\\b(?= (?:my interest|my curiosity)\\b)",
            "piqued",
            "pique",
            "error",
            True,
            "",
        ),
    ),
    "formally": (
        (
            "\\bformally\\b(?= (?:of|at|with|employed|known)\\b)",
            "formerly",
            "formerly",
            "warning",
            False,
            "",
        ),
    ),
    "everyday": (
        (
            "\\b(?P<after>work|works|worked|use|used|learn|do|done|improve|here|see|meet|life) everyday\\b(?= (?:and|to|at|in|with)\\b|[.,!;])",
            "\\g<after> every day",
            "every_day",
            "warning",
            True,
            "everyday\\b",
        ),
    ),
    "apart": (
        (
            "\\b(?P<after>be|being|become|becoming|feel|was|am|as) apart of\\b",
            "\\g<after> a part of",
            "apart",
            "error",
            True,
            "apart of\\b",
        ),
    ),
    "defiantly": (
        (
            "\\bdefiantly\\b(?= (?:interested|the|a|want|be|like|love|something|my|an|see|not|agree|keen|looking|enjoy|excited)\\b)",
            "definitely",
            "definitely",
            "error",
            True,
            "",
        ),
    ),
    "quite": (
        (
            "\\b(?P<after>i|to|you|not|never|would|will) quite\\b(?= (?:my job|my position|my role|my company|my present|my current|the job|the position|the role|the company|the present|the current|your job|your position|your role|your company|your present|your current)\\b)",
            "\\g<after> quit",
            "quit",
            "warning",
            False,
            "quite\\b",
        ),
    ),
    "been": (
        (
            "\\bi been\\b(?= [a-z])",
            "I have been",
            "missing",
            "error",
            False,
            "",
        ),
    ),
}
