"""``leverage``: playing other employers against this one reads as a threat; a plain date, said once, does not."""

from typing import Final

from afterword.core.notes.check.tone.guards import SETTLED, THIRD
from afterword.core.notes.check.tone.phrase import phrase
from afterword.core.notes.check.tone.rule import ToneRule, phrased

_OTHERS: Final = (
    "rival|competitor|competitors|rivals|elsewhere|somebody_else|someone_else|another_COMPANY|other_COMPANY|different_COMPANY|"
    "google|amazon|microsoft|meta|apple|infosys|tcs|deloitte|two_offers|three_offers|other_offer|other_offers|another_offer|"
    "several_offers|offers|second_offer|better_offer|an_offer|headhunters|recruiters|other_job|another_job|other_interviews"
)
_PRESS: Final = (
    "so_you|you_should|you_had_better|had_better|hurry|act_fast|act_now|act_quickly|act_soon|move_quickly|move_fast|move_soon|do_not_wait|"
    "decide_soon|decide_quickly|decide_fast|decide_now|make_up_your|make_your_mind|beat_it|match_it|beat_that|match_that|you_beat|you_match|"
    "can_beat|can_match|otherwise|too_late|lose_me|losing_me|snap_me|do_better|top_that|top_it|improve_on|need_you_to|i_need_your|i_need_an|"
    "better_hurry|better_move|better_decide|better_act|be_quick|do_not_take|do_not_hang|think_fast|speed_up|wait_too|counter_offer|counteroffer|raise_your|you_might_want|you_may_want|before_i|need_yours|want_yours|yours_first|get_a_move|ball_is_in|clock|running_out|do_not_delay|please_decide|please_hurry"
)

LEVERAGE: Final[ToneRule] = phrased(
    "leverage",
    "error",
    __doc__,
    phrase(
        "pressure",
        f"{_OTHERS} ~14 {_PRESS}",
        f"{_PRESS} ~12 {_OTHERS} ~2 COMPANY|offer|offers|takes|gets|job|snaps|does|will|grabs|hires|me",
        "unless|if|or|otherwise|until ~9 go_with|accept|take|sign|going_with|choose|join|accepting|taking|signing|say_yes_to ~2 other|another|elsewhere|rival|competitor|their|your_competitor|them|someone_else|somebody_else|with_them",
        "have|having|forced|be|might|may|must|compelled to|forced_to|have_to go_with|accept|take|sign|join|choose ~3 other|another|elsewhere|rival|competitor|their|them",
        "COMPANY|they|others|people|headhunters|recruiters|google|amazon|who|which wants|want|expects|expect|is_pressing|are_pressing|needs|need|has_asked|is_pushing|are_pushing|pushing|pressing|wanting me|my ~3 sign|start|decide|answer|signature|join|commit|badly ~2 tomorrow|today|now|immediately|tonight|right_away|urgently|so|by|this_week|$",
        off=SETTLED,
        unless=("prefer|would_rather|my_first|GLAD to? ~3 work_with_you|you|choice|wait", "for openness"),
    ),
    phrase(
        "wanted",
        "COMPANY|recruiters|headhunters|others|people|everyone|offers|they|competitors|google|amazon ~5 fighting|queuing|queueing|lining_up|chasing|competing|after_me|knocking|courting|clamouring|clamoring|begging|headhunting|wooing|lined_up|pouring_in|bidding|flooding|hounding|interested_in_me|keen_on_me|keen_to_have|would_love_to_have|want_me|wants_me|want_to_hire|are_interested|is_interested|very_interested|queue_up|waiting_to_hire|sniffing|approached_me|desperate_to|dying_to ~4 me|for_me|to_hire|in_me|over_me|at_my_door|to_have|of_me|my|you_should|so|$",
        "off the market|table|shelf",
        "i ~2 not|no_longer ~2 be|stay|remain|hang|wait|stick|last ~1 available|around|free|on_the_market|forever|about ~3 long|longer|forever|for|much|indefinitely|$",
        "lose|losing|lost me ~1 to|if|because|from|for|unless|$",
        "miss|missing|missed|lose|losing out_on me|someone_like|a_good|my",
        "let|letting me slip|go|get_away",
        "be|is your|the_company_s|their|northwind_s loss",
        "you ~2 miss_out|missing_out|lose_out|losing_out|come_to_regret",
        "snapped|snap|grabbed|hired|taken|gone|poached|signed_up|whisked|unavailable ~2 up|by|away|before|off|soon ~5 else|another|other|competitor|rival|soon|someone|long|you_know",
        "high|in|much|great demand|sought_after ~3 i|right|at|for_my|and|so|now|$",
        "people|skills|candidates|talent|profile|engineers|someone|somebody like|such|as me|mine|good|these ~3 not|do|are|is|rare|long|go|hard",
        "while|before|as_long_as you|i|someone|anyone|they|it|others ~2 can|still|am|else|another|do|other|is|have ~3 available|free|does|snaps|gets|takes|grabs|on_the_market|too_late|chance",
        "several|multiple|many|numerous|lots_of|plenty_of|two|three|four|five|loads_of|better|higher|more_attractive|bigger|best|more_lucrative|a_number_of ~1 other|better|attractive|good|great|lucrative|job|concrete|competing? offers|offer ~3 from|on|waiting|already|to_choose|in_hand|elsewhere|at|with|right_now|and|open|lined|than_yours|$",
        "pays|paying|pay|offering|offers|offered|offer ~3 more|better|higher|double|twice|me_more|a_better|much_more ~1 than|money|salary|pay|as_much|what|deal|terms|you|package",
        "competitor|competitors|rival|rivals ~5 offered|offering|interested|offer|approached|hire|want|wants|snatched|join",
        "play|playing hard|hardball to_get|ball|with",
        "bidding war",
        "rival|rivals|competitor|competitors of yours|your_company",
        "your ~2 rival|rivals|competitor|competitors|competition ~6 me|pays|offer|offered|package|deal|salary",
        "i_am|i_have|am|being|been|got ~1 courted|pursued|headhunted|wooed|chased|sought_after|fought_over ~2 by|after",
        "if you want|value|really_want|are_serious|still_want|wish_to_have|would_like_to_have ~1 me|about_me|my ~10 better|should|act|say|before|now|offer|hurry|need_to|have_to|must|quick|soon|time",
        "sign|signing|going|accepting|go|accept|starting ~1 elsewhere|with_another|somewhere_else|with_somebody|with_someone|with_them",
        "someone|somebody|another|others|other|they|google ~2 will|would|might|may|could ~1 grab|snap|take|hire|snatch|get|scoop|poach|nab ~1 me|up",
        "make|making|made me ~1 offer|an_offer|better_offer|counter_offer|a_better|a_good ~4 refuse|now|today|and_i|better|else|or|beat|resist|worth|$",
        "willing|ready|prepared|offering|offered|trying|wants|want|begging ~1 to? raise|match|improve|double|beat|increase|keep ~1 my|me|your|it|that|the ~3 pay|salary|keep|offer|stay|package|wage",
        "walk|walking away",
        off=SETTLED,
        unless=(*THIRD, "negotiated"),
    ),
    phrase(
        "threat",
        "IWILL|i_may|i_might|i_could|would_hate_to|or_i|otherwise ~4 sue|complain_about|report_you|report_this|legal_action|go_to_the_press|bad_review|negative_review|take_this_further|take_it_further|take_the_matter|take_this_matter|my_lawyer|my_solicitor|glassdoor|ombudsman|tribunal|file_a_complaint|make_a_complaint|lodge_a_complaint|formal_complaint|discrimination_claim|warn_others|tell_everyone|tell_everybody|name_and_shame|go_public|expose|spread_the_word|escalate_this|escalate_it|escalate_my|complain_to|escalate_to|take_legal|take_action|labour_court|blacklist",
        "you will|may|might|are_going_to|shall be sorry|regret|hearing_from ~2 it|this|my_lawyer|my_solicitor|not|$",
        "you will regret|rue|pay_for|live_to_regret|hear_from_my|not_hear_the_last",
        "post|write|leave|share|publish|tweet|put ~4 glassdoor|social_media|twitter|reddit|facebook|review|linkedin|online ~4 about|how|if|unless|your|treated|experience|company|so",
        "or else $",
        "there will|would be consequences|trouble|repercussions",
        "not ~2 last you ~2 hear of|from",
        unless=(*THIRD, "pull_request"),
    ),
)
