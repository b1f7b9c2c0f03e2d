"""What the patterns of note rules may name.

Made by tools/make_rules.py from rules/words/notes.yaml: change that, and run `make generated`.
"""

# fmt: off

from typing import Final

LISTS: Final[dict[str, str]] = {
    "II": "i|i_do|i_just|i_still|i_also|i_only|i_now|i_did|i_have_always|i_do_just|i_just_do|i_so|i_personally|me_and_my_family|i_humbly|i_too|i_badly|i_urgently|i_desperately",
    "IAM": "i_am|i_was|i_feel|i_have_been|i_am_just|i_am_so|i_am_only|i_am_now|i_am_still|i_have_become|i_am_getting|i_am_feeling|i_am_also|i_am_always|i_am_already|i_am_being",
    "ICAN": "i_would|i_will|i_can|i_could|i_am|i_am_willing_to|i_am_ready_to|i_am_prepared_to|i_am_happy_to|i_am_glad_to|i_would_be_happy_to|i_would_be_willing_to|i_would_be_glad_to|i_would_be_prepared_to|i_do_not_mind|i_would_not_mind|i_am_open_to|i_am_quite_willing_to|i_would_even|i_will_even|i_can_even|i_would_gladly|i_will_gladly|i_would_happily|i_will_happily|i_would_also|i_am_even_willing_to|i_am_even_ready_to|i_am_even_prepared_to|i_am_more_than_happy_to|i_would_be_more_than_happy_to|i_am_more_than_willing_to|i_offer_to|i_would_love_to|i_would_willingly|i_will_willingly|i_would_still|i_am_perfectly_happy_to|i_am_also_willing_to|i_am_also_ready_to|i_am_also_happy_to|i_would_just|i_would_be_content_to|i_would_be_ready_to|i_am_content_to|i_might|i_may|i_would_cheerfully|i_am_able_to|i_would_like_to|i_want_to",
    "IWILL": "i_will|i_shall|i_am_going_to|i_plan_to|i_intend_to|i_am_planning_to|i_mean_to|i_am_about_to|i_will_just|i_will_then|i_will_simply|i_will_also|i_will_happily|i_will_gladly|i_am_intending_to|i_will_have_to|i_might_just|i_may_just|i_will_certainly|i_will_of_course|i_think_i_will|i_would_have_to|i_will_be_forced_to|i_am_forced_to|i_shall_be_forced_to|i_have_to|i_will_probably",
    "PEOPLE": "candidate|candidates|applicant|applicants|people|persons|ones|others|interviewees|contenders|engineers|developers|profiles|talents|folks",
    "FAMILY": "family|wife|husband|spouse|partner|kids|kid|children|child|son|daughter|sons|daughters|mother|father|mum|mom|dad|parents|brother|sister|siblings|girlfriend|boyfriend|fiancee|fiance|baby|babies|grandmother|grandparents|household|little_ones|dependants|dependents|loved_ones|two_kids|three_kids|two_children|three_children|whole_family|entire_family|old_parents|elderly_parents|aged_parents|elderly_mother|elderly_father|young_children|young_family|small_children",
    "COMPANY": "company|companies|firm|firms|employer|employers|organisation|organisations|organization|organizations|place|places|business|businesses|recruiter|recruiters|agency|agencies|competitor|competitors|rival|rivals|corporation|start_up|startup|bank|manager|managers|hiring_manager|hiring_managers|corporates",
    "CANDIDATE": "candidate|candidates|applicant|applicants|people|person|persons|folks|option|options|interviewee|interviewees|contender|contenders|fit|choice|match|man|woman|hire|profiles|ones|others|engineers|developers",
    "BOSS": "boss|bosses|manager|managers|ceo|director|directors|team|panel|committee|board|colleagues|colleague|superiors|supervisor|head|hr|president|founder|owner|them|him|her|everyone|decision_makers|higher_ups|management|chief",
    "THIS": "this|the|your|that|such_a|a|any|this_new|this_very",
    "JOB": "job|jobs|role|roles|position|positions|post|posts|opportunity|opening|vacancy|internship|placement|appointment|chance|gig|place|break|interview|work",
    "GETTING": "getting|landing|securing|winning|being_offered|obtaining",
    "HIRE": "hire|pick|choose|select|employ|appoint|recruit|shortlist|take_me_on|take_on|go_with|favour|favor|engage",
    "HIRED": "hired|picked|chosen|selected|employed|appointed|recruited|shortlisted|taken_on|offered_the_job|offered_the_position|offered_the_role|successful|accepted|the_one|through",
    "HIRING": "hiring|picking|choosing|selecting|employing|appointing|recruiting|taking_me_on|taking_on|taking",
    "NEED": "need|require|must_have|must_get|must_land|must_win|must_secure|have_to_get|have_to_have|have_to_land|have_got_to_get|have_got_to_have|need_to_get|need_to_land|need_to_win|need_to_have|need_to_secure|can_not_do_without|can_not_live_without|can_not_go_on_without|need_to_be_given|have_need_of|have_to_win|have_to_secure|need_to_find",
    "DEPEND": "depend|depends|depending|rely|relies|relying|hinge|hinges|hinging|ride|rides|riding|hang|hangs|hanging|rest|rests|resting|count|counts|counting|bank|banks|banking|lean|leans|leaning",
    "BEG": "beg|begging|implore|imploring|plead|pleading|beseech|beseeching|entreat|entreating|imploringly",
    "KNOW": "know|knew|realise|realize|suspect|imagine|guess|understand|bet|expect|assume|presume|suppose|doubt_not|am_sure|am_certain|am_aware|am_fully_aware|am_well_aware|am_quite_sure|can_imagine|can_see|admit|accept|acknowledge|appreciate|recognise|recognize|fear|think|believe|feel|get",
    "BILLS": "bill|bills|rent|mortgage|loan|loans|debt|debts|emi|emis|school_fees|tuition|fees|overdraft|credit_card|credit_cards|student_loan|student_loans|instalments|installments|council_tax|medical_bills|hospital_bills|car_payment|car_payments|living_expenses|expenses|groceries",
    "FUNDS": "savings|money|funds|benefits|severance|redundancy_money|redundancy_pay|redundancy|unemployment|unemployment_money|unemployment_benefits|unemployment_pay|unemployment_insurance|nest_egg|emergency_fund|bank_account|bank_balance|cash|finances|wallet|pockets|overdraft",
    "GONE": "gone|running|run|ran|dry|empty|exhausted|dwindling|dwindled|drained|draining|low|used_up|spent|eaten|depleted|finished|finishing|ending|end|ends|dried|expire|expires|expiring|melting|disappearing|shrinking|thin|vanishing|over|stops|stop",
    "TURNED": "turned_down|rejected|refused|knocked_back|passed_over|ghosted|declined|told_no|let_down|shown_the_door|turned_away|brushed_off|overlooked|cold_shouldered|dismissed",
    "MANY": "so_many|many|several|countless|dozens_of|scores_of|hundreds_of|numerous|every|all|everyone|everywhere|everybody|repeatedly|constantly|again_and_again|time_and_again|over_and_over|too_many|a_string_of|one_after_another|hundreds|dozens|endless|constant|repeated|multiple|nothing_but|loads_of|lots_of|tons_of|a_lot_of|a_dozen|a_hundred|over_a_hundred|umpteen|continuous|a_dozen_other",
    "NUM": "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|twenty_five|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|a_hundred|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|22|24|25|27|30|35|37|40|45|50|55|60|65|70|75|80|90|100|120|150|180|200|250|300|400|500|a_couple_of|a_couple",
    "ORD": "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|fifteenth|twentieth|thirtieth|fiftieth|hundredth|2nd|3rd|4th|5th|6th|7th|8th|9th|10th|11th|12th|13th|14th|15th|20th|umpteenth|nth",
    "MONTHS": "day|days|week|weeks|month|months|year|years|ages|long|half_a_year|eternity|quarters|a_while|some_time|far_too_long",
    "YEAR": "1990|1991|1992|1993|1994|1995|1996|1997|1998|1999|2000|2001|2002|2003|2004|2005|2006|2007|2008|2009|2010|2011|2012|2013|2014|2015|2016|2017|2018|2019|2020|2021|2022|2023|2024|2025|2026|2027|2028|2029|2030",
    "WEEKDAY": "monday|tuesday|wednesday|thursday|friday|saturday|sunday|tues|thurs|fri|january|february|march|april|june|july|august|september|october|november|december|christmas|easter|diwali|new_year|eid",
    "DATE": "WEEKDAY|today|tomorrow|tonight|noon|midday|midnight|end_of|the_end_of|the_end|close_of|cob|eod|eow|next|this_week|this_friday|this_monday|this_evening|this_afternoon|this_month|the_weekend|next_week|the_week|the_month|NUM|the_NUM|the_ORD|1st|21st|22nd|23rd|24th|25th|26th|27th|28th|29th|30th|31st|16th|17th|18th|19th|ORD|the_1st|the_14th|the_16th|the_17th|the_18th|the_19th|the_21st|the_22nd|the_23rd|the_24th|the_25th|the_26th|the_27th|the_28th|the_29th|the_30th|the_31st|1|5_pm|close|then|it_is_too_late|one_week|a_week|a_day|an_hour|hours|the_day|the_hour|the_next|the_coming|the_holidays|lunch|lunchtime|half|21|23|26|28|29|31|48|72|week_s_end|morning|evening|mid|early|late|latest",
    "SOONEST": "immediately|at_once|straight_away|right_away|right_now|urgently|without_delay|without_further_delay|without_any_delay|asap|as_soon_as_possible|as_soon_as_you_can|as_soon_as_humanly_possible|as_quickly_as_possible|as_early_as_possible|as_fast_as_possible|as_fast_as_you_can|as_quickly_as_you_can|at_the_earliest|at_your_earliest|on_priority|on_top_priority|on_an_urgent_basis|on_urgent_basis|with_urgency|sooner_rather_than_later|quickly|fast|today|tonight|tomorrow|this_week|today_itself|this_week_itself|tomorrow_itself|by_return|promptly|instantly|now|this_instant|this_minute|the_soonest|at_the_soonest|pronto|within_the_day|before_long",
    "REQUEST": "please|kindly|could_you|can_you|would_you|will_you|i_need|i_expect|i_require|i_want|i_must|i_demand|i_insist|i_would_like|i_would_appreciate|i_would_be_grateful|i_hope|i_do_need|i_really_need|i_have_to|i_am_expecting|i_ask|i_request|i_am_requesting|do_let|do_tell|do_give|i_urge|i_would_urge|i_am_asking|appreciate|looking_for|i_have_to_have|i_do_expect|i_would_need|i_will_need|i_just_need|i_should_like|i_am_hoping|i_was_hoping|i_would_expect|expecting|i_look_for|it_would_help|i_would_want|you_must|you_have_to|you_should|you_had_better|you_ought|i_would_ask|i_wish|i_would_love|obliged|much_obliged|grateful_if|if_you_could|may_i_ask|be_so_kind|be_good_enough|will_you_please|might_i_ask|let_us",
    "ANSWER": "answer|answers|reply|replies|respond|response|responses|decision|decisions|decide|hear|hear_back|know|know_your|back_to_me|confirm|confirmation|revert|tell_me|inform_me|inform|update|update_me|outcome|result|results|verdict|news|word|an_offer|your_offer|the_offer|make_up|made_up|get_back|feedback|status|call_me|write_back|ring_me|phone_me|notify|informed|commit|yes_or_no|choose|intimate|intimation|conclude|finalise|finalize|settle|sort",
    "CALL": "call|phone|ring|email|write|contact|message|text|ping|dial|mail|check|knock|visit|try|chase|nudge|whatsapp|fax|buzz|telephone|reach_out|be_in_touch|follow_up|get_in_touch|check_in|come|ask|be_on_the_phone",
    "CALLED": "called|rung|rang|phoned|emailed|written|wrote|contacted|messaged|texted|pinged|dialled|dialed|mailed|tried|tried_calling|tried_to_call|tried_ringing|tried_to_ring|tried_phoning|tried_to_phone|tried_to_reach|tried_reaching|chased|nudged|telephoned|followed_up|checked_in|reached_out|asked|knocked|been_in_touch|been_calling|been_ringing|been_emailing|been_phoning|been_trying",
    "CALLING": "calling|phoning|ringing|emailing|writing|contacting|messaging|texting|pinging|dialling|dialing|mailing|trying|checking|checking_in|chasing|nudging|telephoning|following_up|asking|knocking|bugging|pestering|checking_back|reaching_out|sending",
    "MAIL": "email|emails|mail|mails|message|messages|voicemail|voicemails|letter|letters|call|calls|text|texts|note|notes|e_mail|voice_mails|follow_up|follow_ups|query|queries|enquiry|attempt|attempts|inquiry|missed_calls|voice_messages|reminder|reminders|dm|dms|enquiries",
    "FOLLOW": "following_up|follow_up|followed_up|checking_in|check_in|checking_back|check_back|touching_base|writing|emailing|reaching_out|reach_out|chasing|chase|pinging|ping|nudging|calling|bumping|circling_back|circle_back|messaging|mailing|reminding|contacting|asking|knocking|coming_back|getting_in_touch|popping_up|writing_in|dropping_you_a_line|in_touch|trying",
    "DROPBY": "drop_by|drop_in|stop_by|stop_in|pop_in|pop_by|pop_round|pop_over|pop_into|swing_by|come_by|come_round|come_over|turn_up|show_up|pass_by|look_in|call_in|call_round|visit_you|visit_your|drop_into|stop_at|come_to_your|come_down_to|come_and_see|come_and_ask|come_in_person|come_down|be_at_your_door|be_at_your|wait_in|wait_at|wait_outside|appear_at|head_over|come_up_to|walk_in|walk_into|go_to_your|be_waiting|camp|sit_in_your|drive_over|drive_to|turn_up_at|see_you_in_person|come_to_the_office|come_to_reception|come_personally|be_outside",
    "SORRY": "sorry|apologise|apologize|apologies|apology|apologising|apologizing|forgive_me|pardon_me|forgiveness|excuse_me|regret|forgive|pardon|excuse",
    "AWFUL": "terrible|awful|bad|horrible|dreadful|embarrassing|stupid|rubbish|pathetic|lousy|hopeless|disastrous|a_disaster|all_over_the_place|shocking|atrocious|appalling|silly|dumb|clumsy|incoherent|a_mess|nonsense|poor|miserable|idiotic|garbage|below_par|weak|a_shambles|laughable|confused|disappointing|substandard|not_good|not_great|not_up_to_the_mark|not_better|not_the_best|not_very_good|not_good_enough|a_train_wreck|a_car_crash|cringeworthy",
    "GLAD": "glad|happy|content|patient|quite_happy|fine",
    "AMAZING": "amazing|incredible|brilliant|inspiring|inspirational|extraordinary|wonderful|phenomenal|remarkable|outstanding|impressive|fantastic|marvellous|marvelous|magnificent|exceptional|awesome|fabulous|prestigious|esteemed|talented|intelligent|charismatic|innovative|gifted|perfect|visionary|admirable|respected|exciting|beautiful|professional|successful|knowledgeable",
    "GUSH": "genius|legendary|visionary|unmatched|unparalleled|unrivalled|magnificent|divine|awe_inspiring|breathtaking|phenomenal|peerless|incomparable|matchless|sublime|godlike|unbelievable|majestic|stellar|exalted|esteemed_and_great|towering|glorious|heroic|astounding|jaw_dropping|mind_blowing|wondrous|world_beating|epic",
}

PATTERNS: Final[dict[str, tuple[str, ...]]] = {
    "they asked for it": (
        "as you|we|she|he|they|agreed|suggested|discussed|arranged|planned|requested|invited|instructed|promised",
        "you|she|he|they asked|invited|told|suggested|offered|wanted|advised|encouraged|proposed me? to",
        "invited|asked me to",
        "at your request|suggestion|invitation",
        "since|because|when|whenever|if|should you asked|ask|invite|wish|like|prefer|want|suggested|would",
    ),
    "answers their question": (
        "you|they|she|he|panel asked|wondered|wanted_to_know|raised|inquired|enquired",
        "your question",
    ),
    "says thanks": (
        "thank|thanks|grateful ~3 for|you|that",
    ),
    "has time": (
        "GLAD to wait",
        "no rush|hurry",
        "GLAD with that",
        "take all? the|your time",
        "look forward to",
    ),
    "about people they work for": (
        "customers|customer|clients|client|patients|patient|tenants|tenant|residents|learners|students|pupils|users|volunteers|citizens|farmers|readers|callers|suppliers|supplier|vendor|vendors|council|shelter|charity|donors|guests|visitors|households|borrowers|refugees|auditors|regulator|museum|bakery|families|people_i_helped|people_we_helped|those_i_helped",
    ),
}

KINDS: Final[dict[str, tuple[str, ...]]] = {
    "after an offer": (
        "accept_in_writing",
        "decline_note",
        "thank_for_offer",
        "thank_helpers",
        "withdraw_elsewhere",
    ),
    "after the decision": (
        "accept_in_writing",
        "after_rejection",
        "decline_note",
        "thank_for_offer",
        "thank_helpers",
        "withdraw_elsewhere",
    ),
}
