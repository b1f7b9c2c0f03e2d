"""``contact_flood``: calls and messages again and again, or turning up, say what the article says never to say."""

from typing import Final

from afterword.core.notes.check.tone.guards import AGREED, THIRD
from afterword.core.notes.check.tone.phrase import phrase
from afterword.core.notes.check.tone.rule import ToneRule, phrased

_WORK: Final = "customers|clients|patients|suppliers|supplier|users|vendor|vendors|tenants|references|branches|press|campaign|donors|depot|students|courier|shop|leads"
_OFTEN: Final = "every|each|daily|again_and_again|until|hourly|twice_a|once_a|three_times_a|all_day|constantly|non_stop|nonstop|till|weekly|morning_and_evening|round_the_clock|repeatedly|as_often|as_many_times|relentlessly|for_as_long|for_ever|forever|regularly|on_a_daily|over_and_over"

CONTACT_FLOOD: Final[ToneRule] = phrased(
    "contact_flood",
    "error",
    __doc__,
    phrase(
        "often",
        f"IWILL ~2 CALL ~6 {_OFTEN}",
        f"IWILL ~1 {_OFTEN} ~6 CALL",
        "IWILL|to|and|must|or|i_would|i_can ~2 keep|keep_on|continue|carry_on|go_on|not_stop|never_stop|persist_in|persist_with ~2 CALLING|in_touch|at_it|pushing ~4 until|till|you|every|up|this|for|them|daily|her|him|the|in_with|hear|back|again|with|to_see|$",
        "IWILL ~2 not|never give_up|leave_you_alone|stop|rest|go_away|let_go|let_it|take_no|be_silent|be_ignored|back_down|quit ~3 until|till|on|for|that|rest|bothering|trying|calling|easily|you|$",
        "you will|shall|are_going_to ~1 hearing|hear|be_hearing|be_getting|get|find from|an|a|me|my ~4 every|daily|again|weekly|until|each|often|regularly|soon_and|day|constantly|morning",
        "CALLING you|them|reception|the_office|your ~4 every|each|daily|until|hourly|constantly|all_day|day|regularly|non_stop",
        unless=(*THIRD, *AGREED, _WORK, "keep you posted|updated|informed", "keep ~3 eye"),
    ),
    phrase(
        "already",
        "i|have|we|already|been ~3 CALLED|calling|ringing|emailing|messaging|phoning you|your_office|the_office|reception|your_number|in|the_number|your_reception|your_company|your_team|your_secretary|again|already|at_least|over|more_than|so|the_company? ~2 times|daily|every_day|each_day|every_morning|all_week|all_day|twice_a_day|repeatedly|again_and_again|many_times|several_times|countless_times|constantly|non_stop|since_monday|every_hour|over_and_over",
        "i|have|already|been ~3 left|sent|written|emailed|mailed|messaged|posted|shot|dropped|sending|leaving|made ~3 NUM|several|many|multiple|countless|dozens_of|numerous|various|repeated|loads_of|so_many|a_dozen|lots_of ~2 voicemails|messages|emails|mails|texts|voice_mails|voice_messages|reminders|follow_ups|missed_calls !for|with|to|a|each|per|asking_the",
        "left|sent|written ~1 you|your ~3 NUM|several|many|multiple|countless|numerous ~2 voicemails|messages|emails|mails|texts|letters|reminders",
        "NUM|several|many|multiple ~1 voicemails|messages|emails|mails|texts ~1 for|with|to you|your",
        "no|not|without|never|any|await|awaiting|getting|waiting ~3 reply|response|answer|replies|answers|responses|answered|replied|acknowledged|reaction ~2 to|on|for|of my|any|all ~2 NUM|several|many|previous|repeated|multiple|earlier|numerous|last_two|last_three|last_few|countless|other ~2 MAIL",
        "my|these|all ~1 last|previous|earlier|past|repeated|many|multiple|several|numerous|other ~1 NUM|few|several|many|MAIL|voicemails|emails|messages|calls ~1 MAIL|unanswered|attempts",
        "my repeated|numerous|many|multiple|countless|several|constant|various MAIL|attempts",
        "i ~1 called|phoned|rang|emailed|wrote|tried|have_called|have_rung ~9 and|then|so ~3 call|called|ring|rang|again|phone|phoned|calling|email",
        "tried|trying|been_trying|have_tried to? ~1 reach|reaching|call|calling|ring|ringing|phone|phoning|contact|contacting|get_hold|get_through ~5 NUM|several|many|all|every|times|since|for|days|week|without|repeatedly|no_luck|multiple|unsuccessfully|but_nobody|but_no",
        "ORD|umpteenth time|MAIL|attempt ~1 i|that_i|this_week|today|in_NUM|now ~2 CALL|CALLED|CALLING|have|am|had|sent|now|days|$",
        "nobody|no_one ever? picks|picked|answers|answered|took ~2 up|phone|my_calls|calls|my|the_phone",
        unless=(*THIRD, *AGREED, _WORK, "first time|third_round"),
    ),
    phrase(
        "again",
        "IWILL ~1 call|phone|ring|try|email|write|message|telephone|text|check_in|follow_up|be_in_touch|get_in_touch|contact_you|check_back|chase ~2 again|you_again|back_again|once_more|once_again|a_further_time ~2",
        "IWILL ~1 call|phone|ring|try|email|write|message|telephone|text|check_in|follow_up|check_back|contact_you ~3 tomorrow|later_today|tonight|next_week|in_an_hour|this_afternoon|on_monday|in_a_few|daily ~3 to_check|to_see|to_ask|if|in_case|until|for|about|anyway|and",
        "expect|expecting my|another|a|more call|calls|email|emails|visit|message ~2 tomorrow|again|every|daily|soon|next|from",
        unless=(
            *THIRD,
            *AGREED,
            _WORK,
            "as|when|if|unless ~3 convenient|suits|suit|told|prefer|like|help|told_me|she_is|he_is",
            "thank ~2 you ~2 again",
        ),
        severity="warning",
    ),
    phrase(
        "visit",
        "IWILL|i_am_coming|i_am_on_my|i_could_just|i_would ~2 DROPBY ~8",
        "i_am|i_was|am|we_are|still|been|already ~1 coming|dropping|popping|stopping|swinging|turning|showing|waiting|sitting|standing|driving|heading|camping|camped|parked|walking ~1 by|in|into|round|up|outside|over|to|down|there|at ~3 your|you|office|reception|lobby|door|person|today|tomorrow|unannounced|building|the_office|the_lobby|car_park|$",
        "outside|in|at|front_of your ~1 office|door|house|home|building|lobby|reception|car_park|gate|headquarters ~3 until|tomorrow|waiting|today|now|till|to_ask|to_see|all_day|every",
        "see|ask|speak|talk|deliver|come|appear|hand ~3 in person|unannounced ~3 to|today|tomorrow|this|about|if|at|why|$",
        "i_am|am|i|i_can|i_will ~3 in|at|outside|downstairs|across|opposite|near|nearby|around|be|round ~4 from|opposite|outside|next_to|near|downstairs|below|of|by|front_of your|the office|building|reception|headquarters|entrance|door",
        "be|am there|over|with_you|at_your in NUM|a minute|minutes|moment|hour|few",
        "show|turn|come|drop ~2 unannounced|uninvited|without_an_appointment|without_appointment|by_surprise|out_of_the_blue",
        unless=(
            *THIRD,
            *AGREED,
            _WORK,
            "invited|invite|agreed|arranged|appointment_at|second interview|glad|happy|would_like|if_you|pleased to",
            "thank|thanks|grateful|GLAD",
            "look_forward",
        ),
    ),
    phrase(
        "other_ways",
        "i ~3 CALLED|added|found|connected|emailed|sent|tried|left|reached ~6 linkedin|whatsapp|facebook|instagram|twitter|telegram|home|personal|private|mobile|cell|skype|slack|snapchat ~6",
        "i ~3 CALLED|emailed|sent|copied|cc_d|asked|spoken_to|gone_to|reached_out_to ~4 your boss|manager|ceo|director|assistant|supervisor|superior|husband|wife|head_office|colleagues|whole|entire|line_manager|secretary|team|president|head|chairman",
        "IWILL ~2 go|write|call|speak|turn|contact|email|ask|complain|escalate|appeal|reach_out ~3 to? ~1 your boss|manager|ceo|director|supervisor|superior|head_office|line_manager|above|over_your|boss_s",
        "go|going|went over|above|behind your head|back",
        "tried|found|got|looked_up|tracked_down|googled|searched ~3 your ~2 number|address|home|profile|email|house|mobile|facebook|instagram",
        "tried|try|used|every|all ~2 every|all|any|other|possible channel|channels|way|means|platform|platforms ~3 reach|contact|get_hold|get_through",
        unless=(
            *THIRD,
            *AGREED,
            "thank|thanks|asked_me|you_asked",
            "your ~1 linkedin",
            "linkedin|facebook|instagram ~1 ads|campaign|page|article|post|integration",
        ),
        severity="warning",
    ),
)
