"""``guilt``: making the reader answer for the writer's fate asks for a favour, and makes a yes feel forced."""

from typing import Final

from afterword.core.notes.check.tone.guards import THIRD
from afterword.core.notes.check.tone.phrase import phrase
from afterword.core.notes.check.tone.rule import ToneRule, phrased

GUILT: Final[ToneRule] = phrased(
    "guilt",
    "error",
    __doc__,
    phrase(
        "consequences",
        "if|unless|without|should|in_case you|i|this|it|they ~2 not|no|reject|rejected|refuse|fail|fails|say|turn|falls|choose|lose ~8 not_know_what|be_ruined|be_over|be_lost|be_finished|be_the_end|the_end_of_me|the_end_of_my|i_give_up|i_will_give_up|no_idea_what|no_idea_how|i_am_lost|be_devastated|starve|suffer|have_nothing|not_forgive|will_die|kill_me|collapse|be_broken",
        "not|no_idea|never|hardly ~1 know|sure|think|what|where|how ~1 what|where|how|i|to else? ~1 i|we|to ~2 do|turn|would|go|will|should|else|survive|cope ~2 if|without|should|otherwise|next|any_more|anymore|$ ~2 you|this|not|it|that|i|$",
        "you ~2 would|will|are|hold|have|be|can ~2 ending|crushing|destroying|breaking|ruin|ruining|hold|break|killing|decide|taking_away|shatter|destroy|making|change|taking|in_your ~1 my|our|a|the ~2 dream|dreams|life|future|heart|career|family|fate|hopes|man|livelihood|destiny|power",
        "you hold my|our|the",
        "on|live_with|clear your ~2 conscience",
        "how|could|can you ~3 sleep|live_with|do_this|look_me|say_no|turn_me|refuse ~3",
        "not ~1 let|disappoint|break|fail|crush|abandon|desert me|my|us ~1 down|heart|dreams|hopes|hope|now|again|spirit|please|family|$",
        "after all|everything ~2 i|the ~1 have|did|put|went|time|effort|work|hours|trouble|gave|done|sacrificed|preparation|we_have|money|travel ~6",
        "least|make|owe ~3 after|considering|given ~2 all|everything|how|i|the_time|my|the_hours",
        "i ~2 spent|put|invested|wasted|gave_up|sacrificed|paid|took|lost|travelled|traveled|drove ~3 hours|days|weekend|money|weeks|holiday|leave|week|much|evenings|unpaid|day|fortune|own ~8 so|least|expect|owe|deserve|hope|and_you|and_still|only_to|for_nothing|should|fair|return",
        "you are|were all|everything|the_only_one i|we have|got|can_turn|left|who_can",
        unless=(*THIRD, "do ~1 differently", "not_know what_it|whether|how_to|which"),
        deniable=False,
    ),
)
