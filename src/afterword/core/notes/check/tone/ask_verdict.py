"""``ask_verdict``: asking for the verdict puts the reader on the spot before there is one to give."""

from typing import Final

from afterword.core.notes.check.tone.guards import ASKED
from afterword.core.notes.check.tone.phrase import phrase
from afterword.core.notes.check.tone.rule import ToneRule, phrased

ASK_VERDICT: Final[ToneRule] = phrased(
    "ask_verdict",
    "warning",
    __doc__,
    phrase(
        "did_i_get_it",
        "did|have|had|will|would|am|might|shall|may i ~2 get|got|gotten|made|pass|passed|make|land|still|won|win|being|through ~1 it|the_job|the_role|the_position|the_place|selected|the_cut|in_the_running|hired|a_chance|chosen|the_grade|through|considered|successful|the_test|the_next_round|the_shortlist|the_spot|the_post",
        "have|am|was i ~1 HIRED $",
        "whether|if ~1 i ~2 got|get|have|am|was|been|made|passed|did|have_been|will_be|stand|got_the|have_got|have_a|am_still|am_being ~3 it|the_job|the_role|the_position|selected|HIRED|hired|in_the_running|the_cut|chance|passed|shortlisted|through|successful|considered|a_contender|next_round|the_place|a_favourite|good_enough|a_yes|rejected",
        "am i HIRED|in|out|the_one|your_choice|still_in|getting|through|shortlisted|your_first|what_you_are|good_enough|in_with|on_the|being",
        "how did|have|do|was i|my|it ~2 do|perform|interview|compare|rank|look|fare|go|come_across|rate|done|measure|performance|seem|stack|score ~2",
        "what|how ~2 are|were|is|do|good|high|likely ~2 my|the|i chances|odds|chance|prospects|ranking|stand|score|result|standing",
        "my chances|odds ~1 of|are|look|$",
        "where|how i|do_i stand|ranked|rank|am_standing|compare",
        "am i ~3 favourite|favorite|front_runner|frontrunner|top|leading|best",
        "what|how|honestly ~2 did|do|would you|everyone|the_panel ~1 think|like|feel|rate|say ~2 of|about me|my|the_interview|interview|how|our",
        "do|did|does|whether|if|were|are|is you|they|panel|the_panel|everyone|anyone|he|she ~1 like|liked|happy_with|impressed_by|impressed_with|satisfied_with|think_of|hate|interested_in|chosen|decided_on|want me|my_interview|my_performance|us|my_profile $",
        "put|stop|end ~2 guessing|wondering",
        "result|verdict of|for|on|regarding|about my ~1 application|interview|candidature|selection|candidacy|round|case",
        "tell|inform|send|give me ~3 result|results|verdict|my_result|score|ranking",
        unless=("hear|know ~3 by|when", *ASKED, "if i ~2 joined|were|join|had"),
        off=frozenset(
            {
                "after_rejection",
                "accept_in_writing",
                "decline_note",
                "withdraw_elsewhere",
                "thank_helpers",
                "thank_for_offer",
                "answer",
            }
        ),
    ),
)
