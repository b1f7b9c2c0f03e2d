"""``over_apology``: one honest apology is good manners; more than that tells the reader to find fault."""

import re
from collections.abc import Iterator
from typing import Final

from afterword.core.notes.about import About
from afterword.core.notes.check.tone.flat import flat_of
from afterword.core.notes.check.tone.guards import THIRD
from afterword.core.notes.check.tone.phrase import Phrasebook, phrase
from afterword.core.notes.check.tone.rule import ToneRule
from afterword.core.notes.finding import WARNING, Finding
from afterword.core.notes.kinds import Kind
from afterword.core.text.text import Text

_ID: Final = "over_apology"
_NERVES: Final = "nervous|nerves|nervousness|anxiety|shyness|shy|performance|english|accent|rambling|awkward|awkwardness|incoherent|unprepared|tongue_tied|emotional|flustered"
_MOST: Final = 2
_SORRY: Final = re.compile(
    r"(?<= )(?:(?:so )?sorry(?! to (?:hear|miss|say|tell|inform|disappoint|learn|have missed|let|see|decline))"
    r"|apologi[sz]e|apologies|apologi[sz]ing|forgive me|pardon me)(?= )"
)

_PHRASES: Final = Phrasebook(
    _ID,
    WARNING,
    phrase(
        "your_time",
        "SORRY ~4 wasting|wasted|waste|taking_up|taken_up|take_up|taking_so_much|taking|took|monopolising|monopolizing|imposing|using_up|costing ~4 time|day|afternoon|morning|hour|attention|you",
        "SORRY ~6 rambling|rambled|ramble|talking|talked|babbling|babbled|waffling|waffled|going_on|went_on|droning|talk_too|chattering|blabbering|gabbling|over_running|speaking_too|spoke_too|oversharing|overshared|boring|bored|ranting|blathering",
        "SORRY ~3 long|lengthy|length email|message|note|letter|mail|text|of",
        "talked|talk|talking your ear|ears|head off",
        "i ~3 talked|spoke|rambled|went_on|waffled|rambling|babbled|said|chattered too|on|far_too|way_too|so ~1 much|long|fast|and|about|often",
        unless=("we ran|went|overran over|out|late",),
    ),
    phrase(
        "nerves",
        f"SORRY ~9 for|about|that|if|because ~3 {_NERVES}|my_answers|my_answer|my_poor|my_bad|my_terrible|how_i|the_way_i|my_behaviour|my_behavior|my_state|my_appearance|stammering|stuttering|mumbling|not_being|so_nervous|being_a|being_so|my_mistakes|my_lack|my_ignorance|my_voice|my_stupid|my_clumsy|my_rather|everything ~2",
        "SORRY ~2 if|that|for i|my|me ~3 seemed|sounded|came|looked|appeared|was|disappointed|let|answers|answer|gave|failed|offended|said ~3 better|across|nervous|AWFUL|disappoint|down|you|not|too|wrong|stupid|rude|odd|strange|distracted|tired|unprepared|quiet|anything|arrogant",
        "SORRY ~2 not better|good|clearer|more|able|perfect|impressive",
    ),
    phrase(
        "profuse",
        "apologise|apologize|sorry|apologising ~2 enough|profusely|sincerely|from_the|a_thousand|a_million|deeply|unreservedly|most_sincerely|again_and_again|once_more|yet_again|wholeheartedly|with_all",
        "deepest|sincerest|sincere|profound|humble|humblest|heartfelt|profuse|endless|many|thousand|a_million|most_sincere|abject|my_sincere|repeated ~1 apologies|apology|pardons|sorries|regrets",
        "apologies|apology ~1 profusely|a_thousand_times|from_the_bottom",
        "sorry sorry|so_sorry|i_am_sorry|again|once_more|once_again|yet_again|a_hundred|a_thousand|a_million",
        "so so sorry",
        "sorry ~4 sorry|apologise|apologize|apologies",
        "owe you|everyone|the_panel ~2 apology|apologies",
        "beg|crave|ask|asking|hope|pray|seek|begging ~3 forgiveness|forgive_me|forgive|excuse_me",
        "forgive|pardon|excuse me ~2 for|if|that|i",
        "forgive|pardon my !french",
        "feel|feeling|felt ~2 terrible|awful|bad|guilty|dreadful|ashamed|horrible|so_bad ~2 about|for|that|having",
        "can not|never|not forgive|excuse myself",
        "can not apologise|apologize|say|tell|express ~3 enough|how_sorry|sorry",
        "how sorry i am|we|was",
        unless=(*THIRD, "wrote ~2 letter"),
    ),
    phrase(
        "writing",
        "SORRY ~4 writing|emailing|sending|calling|messaging|asking|contacting|following_up|wanting|ringing|phoning|texting|chasing|nudging|reaching_out|mailing|write|email|ask|call|contact ~4 again|another|yet|so|this|you|once|more|one|many|too|if|out|a",
        "SORRY ~3 another|yet_another|one_more|second|third|many|the_many|all_the|so_many|multiple|repeated|double|constant|flood|barrage|the_stream|endless ~2 email|emails|message|messages|mail|mails|note|questions|question|call|calls|reminder|follow_up|voicemail",
        unless=(
            *THIRD,
            "typo|sample|slides|wrong|delay|attachment|file|reference|references|attached|figure|version",
        ),
    ),
)


def _find(text: Text, kind: Kind, about: About) -> Iterator[Finding]:
    """One honest apology is good manners; more than that tells the reader to find fault."""
    found = list(_PHRASES(text, kind, about))
    yield from found
    flat = flat_of(text.plain)
    if not found and flat.where.keys() & {
        "sorry",
        "apologise",
        "apologize",
        "apologies",
        "forgive",
        "pardon",
    }:
        for count, each in enumerate(_SORRY.finditer(flat.plain), 1):
            if count > _MOST and not flat.is_quoted(*each.span()):
                span = flat.span(each.start(), each.end() + 1)
                yield Finding(_ID, span.start, span.end, WARNING, "several")
                return


OVER_APOLOGY: Final = ToneRule(_ID, WARNING, _find)
