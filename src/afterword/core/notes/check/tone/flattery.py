"""``flattery``: praise that could be sent to anyone sounds bought; praise of one thing sounds meant."""

from typing import Final

from afterword.core.notes.check.tone.phrase import phrase
from afterword.core.notes.check.tone.rule import ToneRule, phrased

_NOUN: Final = "company|firm|employer|organisation|organization|team|leader|boss|interviewer|manager|place|people|person|man|woman|business|workplace|culture|brand|institution|group|hiring_manager|conversation|interview|interviewers|human|mind|minds|leaders|bank|hospital|school|agency|startup|recruiter|lady|gentleman|mentor"
_PERSON: Final = "leadership|mind|vision|intellect|self|wisdom|personality|presence|brain|aura|charisma|guidance|majesty|intelligence|brilliance|genius|greatness|excellence|knowledge|smile|charm|eminence|good_self|stature|genius_mind|kind_self|sense_of_humour"

FLATTERY: Final[ToneRule] = phrased(
    "flattery",
    "warning",
    __doc__,
    phrase(
        "superlative",
        f"best|greatest|finest|coolest|nicest|smartest|kindest|loveliest|top|leading|wisest|most_AMAZING|most|warmest|cleverest|brightest|number_one ~2 {_NOUN} ~3 in_the_world|in_the_whole|on_earth|ever|of_all_time|on_the_planet|in_history|i_have_ever|alive|in_the_universe|in_existence|on_this_planet|in_the_country|in_the_entire|i_know|i_have_met|i_have_had|i_could|under_the_sun|anyone|i_have_come|anywhere|of_our_time|in_my_life|there_is|in_the_industry|in_the_galaxy|of_the_century",
        f"most AMAZING|AMAZING_and_AMAZING|caring|generous|kind|fascinating|charming|interesting|brilliant ~1 {_NOUN} ~1 !on_the_team|in_the_shop",
        "second to none",
        "like|unlike|than no|any other|anyone|nobody|anybody ~2 company|firm|else|employer|person|leader|in_the_world|i_have|team|manager",
        f"no|not_any|hardly_any|never ~1 other|another|better|finer|greater {_NOUN} ~8 close|compare|compares|exists|match|matches|world|equal|rival|rivals|ever|does|treats|yours|can",
        "no|without equal|parallel|peer|rival|comparison ~2",
        "world s greatest|best|finest|most_AMAZING|leading|top",
        "one of the greatest|most_AMAZING|most_inspiring|best|finest|smartest|brightest|kindest ~1 people|minds|leaders|persons|companies|human_beings|managers|interviewers|men|women|individuals|brains|bosses",
        "out_of_this_world|one_in_a_million|a_cut_above|in_a_league|in_a_class|beyond_compare|unrivalled|unparalleled|incomparable|peerless|gold_standard|beyond_words|off_the_charts|a_dream_team|simply_the_best|better_than_perfect",
        unless=("explanation|explanations of",),
    ),
    phrase(
        "gushing",
        f"your|you|such|with|of|a|truly ~2 GUSH|brilliant|amazing|incredible|extraordinary|exceptional|inspirational|inspiring|outstanding|remarkable|wonderful|fantastic|unmatched|esteemed|great|marvellous|marvelous|superb|sharp|towering|impressive|dynamic|enlightened|able|charismatic|exemplary|magnificent|beautiful|stunning ~1 {_PERSON}",
        f"your ~1 GUSH ~1 {_PERSON}|{_NOUN}|leader|career|work|achievements|success|products|accomplishments|record|story|journey|talk|example|ideas|insights|skills|words|questions|approach|strategy|reputation|empire",
        "your ~1 amazing|incredible|brilliant|extraordinary|esteemed|renowned|reputed|prestigious|world_famous|wonderful|fabulous|fantastic|phenomenal|august|illustrious|great ~1 company|firm|organisation|organization|empire|institution|concern|group|brand|corporation",
        "leadership|vision|genius|brilliance|wisdom|intellect|intelligence|charisma|greatness|insight|knowledge|success|career is|has|was|are|inspires|inspired ~3 inspiration|inspiring|unmatched|legendary|unparalleled|humanity|mankind|everyone|us_all|me_deeply|breathtaking|visionary|second_to_none|incredible|extraordinary|amazing|beyond|awe_inspiring|an_example|a_model|magnificent",
        "in|with|full_of|such|left_in awe ~1 of|at|by|when|$ you|your|how|such|everything|meeting|this|$",
        "never ~2 met|seen|known|encountered|had|come_across ~2 such|so|anyone|anybody|a|an|more|someone ~2 AMAZING|GUSH|kind|inspiring|generous|clever|wise|warm|genius|leader|visionary",
        "worship|idolise|idolize|revere|adore|admire|bow_down|bow_to|venerate|look_up ~2 you|your|the_ground|to_you ~2 walk|more|so|beyond|since|as|for_years|from_afar|deeply|immensely|greatly|all|$ ~1",
        "you_are|you_were|such|met|meet|meeting|working_with|learn_from|with ~2 a|an|my|true|such|the|real ~1 legend|genius|visionary|hero|idol|rockstar|rock_star|god|goddess|guru|role_model|superstar|inspiration|living_legend|mastermind|saint|angel|titan|luminary|trailblazer ~3 like|to|of|in|for|and|you|who|as_you|i|when|$ !paper|project|award",
        "my|our|personal|real_life hero|heroes|idol|idols|role_model|inspiration ~2",
        "inspiration|example|beacon|model|gift|blessing to|for|of all|us|everyone|me|mankind|humanity|the_whole|our|many|a_whole|hope|light",
        "honour|honor|privilege|highlight|pleasure|joy|gift of|to ~2 lifetime|my_life|my_career|my_year|be_in|breathe|the_century|meet_someone_as|meet_such|sit_before|stand_before|have_breathed",
        "in|be_in|grace the|your|such presence|company of|$ ~3",
        "biggest|huge|greatest|number_one|lifelong|massive|devoted|ardent|long_time|great|true|such_a|your fan|admirer|fanboy|fangirl|supporter|follower|disciple ~2 of_you|of_yours|of_your|$ ~1",
        "listen|listened|listening|talk|hear ~1 to? ~1 you ~2 for_hours|all_day|forever|for_days|all_night|for_ever|and_never",
        "hung|hanging|hang on|onto every|your ~1 word|words|syllable",
        "blown|bowled|knocked|swept|blew|swept_off|knocked_off ~2 away|over|my_mind|feet|socks ~2 by|with|from ~1 you|your|how_AMAZING|everyone|everything|the_brilliance|the_genius",
        "dazzled|mesmerised|mesmerized|captivated|spellbound|enchanted|star_struck|starstruck|speechless|enthralled|bewitched|humbled ~2 by|at|with|before|when|after|to_be_in ~2 you|your|everything|the|such|meeting|our",
        "learn|learning at|from|under your|the|such feet|master|masters|guru|greats|a_master|a_legend|a_genius|a_great",
        "you|your ~3 so|such|incredibly|amazingly|too|the_most|truly|the_best ~3 genius|wise|intelligent|gifted|handsome|beautiful|gorgeous|stunning|charming|clever|talented|smart|attractive|brilliant|inspiring|charismatic|pretty|lovely|elegant|perfect|generous_soul|a_genius ~1 $",
        "you|your ~2 look|looked|smell|smelled|are|were|was|have|dress|smile|eyes|outfit|hair ~2 handsome|beautiful|gorgeous|stunning|lovely_eyes|beautiful_eyes|attractive|great_in|lovely_smile|beautiful_smile|pretty|radiant|amazing_in",
        "only someone|a_person|a_leader|a_genius|you ~2 of_your|like_you|as_AMAZING|could ~5",
        "nobody|no_one|not_anyone|few_people|hardly_anyone|who_else ~8 like_you|the_way_you|as_you_do|as_well_as_you|better_than_you|than_you_do|as_you_can",
        "you are|were the reason",
        "restored|renewed|renews|restores|restore my|our|one_s faith",
        "believe in ~2 again",
        "is|are|was|were ~3 perfection|flawless|sublime|sheer_genius|pure_genius|pure_magic|pure_poetry",
        "thank god|heaven|heavens|the_stars|my_stars for? you|people_like_you|that_i|leaders",
        "everything you|about_you ~2 do|touch|say|said|is|was|did ~3 AMAZING|gold|genius|perfect|brilliant|inspired|pure|magic",
        unless=("admire how|the_way|that_you",),
    ),
)
