"""``bother``: who calls themselves a bother is read as one."""

from typing import Final

from afterword.core.notes.check.tone.guards import AGREED, THIRD
from afterword.core.notes.check.tone.phrase import phrase
from afterword.core.notes.check.tone.rule import ToneRule, phrased

_BOTHER: Final = (
    "bother|bothering|bothered|trouble|troubling|troubled|disturb|disturbing|disturbed|disturbance|pester|pestering|nag|nagging|"
    "chase|chasing|annoy|annoying|intrude|intruding|impose|imposing|hassle|hassling|harass|harassing|badger|"
    "badgering|bug|bugging|nuisance|pest|pain|burden|pushy|spam|spamming|interrupt|interrupting|inconvenience|stalk|stalking|stalker|"
    "a_bother|a_nag|clog|clogging|hound|hounding|overstep|overstepping|persistent|impatient"
)

BOTHER: Final[ToneRule] = phrased(
    "bother",
    "warning",
    __doc__,
    phrase(
        "bother",
        f"sorry|hate|apologies|apologise|apologize|forgive|pardon|excuse|hesitate|hesitant|reluctant|loath|embarrassed|afraid|risk|feel_bad|feel_guilty|feel_awful|ashamed|hope ~5 {_BOTHER} !with_the|you_cause|at|makes|shooting|this_causes|caused",
        f"not ~3 mean|meaning|want|wanting|wish|intend|intending|like|trying|try|intention ~2 to? ~2 be? ~1 {_BOTHER}",
        f"not ~1 dream|think of {_BOTHER}",
        f"hope|hoping|trust ~3 not ~3 {_BOTHER}",
        f"IAM|i_am|i_seem|i_sound|i_must_be|i_must_seem|i_may_be|i_might_be|know_i ~4 {_BOTHER} ~2 you|again|with_my|but|by|$ !shooting|report",
        f"without|risk|at_the_risk|apologies|if_i ~3 {_BOTHER} ~1 you|a|but",
        "sick|tired|fed_up|bored of|with hearing|me|my|getting",
        "trouble|bother|disturb|pester|bug you again|once_more|so_often|so_soon|yet|any_more|further|with_this",
        "take up more|any_more|too_much|much of your",
        unless=(
            *THIRD,
            "not ~2 trouble|bother to",
            "not mind",
            "no trouble|bother",
            "trouble with|at|about",
            "about the trouble",
            "any inconvenience",
            "please do not",
            "do not bother",
            "bug ~1 report|reports|in|fix|tracker",
        ),
        deniable=False,
        off=frozenset({"decline_note", "withdraw_elsewhere"}),
    ),
    phrase(
        "busy",
        "KNOW|sure|aware|obviously|certain|imagine|clearly|appreciate|mindful|conscious|understand|doubt|thought|given ~4 you|everyone|everybody|your|the_team ~3 busy|busiest|swamped|snowed_under|a_lot_on|so_much_to_do|hands_full|a_million|no_time|better_things|important_things|important_person|rushed_off|overwhelmed|flooded|inundated|hectic|packed|little_time|piles_of|tons_of|lots_of_emails|many_emails|hundreds_of|precious|overloaded|up_to_your|a_lot_going|a_lot_to|loads_to|far_too_much|calendar_is|crazy_busy|slammed|occupied|pressed_for",
        "you must|probably|have_to|surely|will be|have|are ~4 busy|swamped|snowed_under|inundated|occupied|hectic|overwhelmed|no_time|better_things|hundreds_of|flooded|thousands_of|bombarded",
        "how|so|too|very|extremely|terribly|incredibly busy you|your|everyone|things must|are|schedule",
        "you|your|sir|madam are|is|am a|an|so|such ~2 busy|important person|man|woman|manager|people|to|with",
        "busy to reply|answer|respond|write|read|look|even|deal|get_back|talk|call|spare",
        "you|have|has|got ~2 better|more_important|bigger|other_more_important things|fish to|than|on",
        "you|your ~4 drowning|buried|submerged|up_to_your|up_to_the|knee_deep|neck_deep|deluged|bombarded|flooded|inundated|swamped ~3 in|under|with|by|neck|ears|eyes",
        "i|my|me|this ~2 least|last|not ~2 of_your worries|priority|problems|concerns|priorities",
        "in|out_of your|the ~1 busy|hectic|packed ~1 schedule|inbox|day|calendar please|kindly|if|could|can",
        unless=(
            "thank|thanks|grateful|appreciated ~3 for|you|making|that",
            "busy quarter|season|week|ward|clinic|time",
        ),
    ),
    phrase(
        "again",
        "FOLLOW ~1 again|once_more|once_again|one_more_time|another_time|yet_again|a_third|a_second|one_last|for_the_ORD|some_more|as_usual|like_a|repeatedly|twice|every|one_final|a_last|a_final",
        "FOLLOW ~1 with|on|you|to|about|regarding|in|up ~3 again|once_more|yet_again|one_more_time|for_the_ORD|one_last_time",
        "^ ~1 me again",
        "it|this|guess is|who ~1 me again|only_me|i_again",
        "last|final time|email|message|call ~1 i|that_i|you ~3 bug|bother|write|ask|trouble|email|pester|contact|call|hear_from|get_from|disturb|chase",
        "it is only|just me",
        "i ~1 keep|kept|keep_on writing|emailing|messaging|pestering|bothering|bugging|nagging|chasing|nudging|contacting ~1 you|but|so|and|to_you|again|$",
        "only me ~2 wondering|again|checking|asking|wanting",
        "not ~1 want|wish|mean|like|trying|want_you ~1 to? ~1 be|seem|sound|come_across|appear|look|become|act ~2 that|the|a|one_of|like|too ~3 candidate|person|applicant|guy|girl|type|someone|pushy|eager|impatient|desperate|needy|keen|annoying|nagging|insistent|demanding ~1",
        "i ~1 wrote|emailed|called|phoned|rang|sent|messaged|texted ~12 thought|wanted|decided|felt|and|but|so ~4 once_more|again|one_more_time|another_go ~1 $",
        "not_mind|excuse|forgive|pardon me|my nudging|chasing|bothering|pestering|bugging|asking_again|writing_again|following_up_again|checking_in_again|checking_again|calling_again|chasing_you|emailing_again",
        "bump|bumping|bumped|float|floating|floated|resurface|resurfacing|nudge|nudging|boost|boosting ~2 this|my|it|these|you|again ~5 inbox|top|up|email|message|thread|again|note|$",
        "to|at|near the top of|in your inbox|pile|list|mailbox",
        "circling|circle|looping|loop|checking|bouncing back ~3 again|once_more|to_see|on_my|on_this|in",
        "gentle|friendly|soft|small|kind|polite|little|quick|humble|tiny|another|final|second reminder|nudge|ping|poke|prod|prompt|chaser",
        "just|only|simply wanted|want|thought|trying|hoping|writing|checking ~3 bump|ping|nudge|make_sure_you|see_if_you_got|chase|remind|check_you_got|check_in_again",
        "my|this|the|is|yet|a|sent|send|writing ~2 second|third|fourth|fifth|sixth|other|other_two|previous_two|last_two|last_three|last_few|previous|many|earlier_two|two_previous|three|several|NUM|NUM_previous|NUM_earlier|ORD|umpteenth|latest ~2 MAIL this_week|in|to_you|i_have|so_far|this|today|and|now|since|about|on|i_know|remain|went|are|have|were|unanswered|without",
        "my|this|yet|a|sent|send|not|to ~3 third|fourth|fifth|other_two|previous_two|last_two|last_three|last_few|earlier|previous|last|other|many|ORD ~1 emails|mails|messages|voicemails|calls|mail|email|message|letters|letter|texts|notes ~1 $",
        "not|never|nothing|no ~3 hear|heard|had|got|received|reply|response|answer|seen|responded|replied ~4 to|on|about|regarding my|any_of_my|all_my|the|our ~2 previous|last|earlier|first|other|initial|email|emails|messages|message|mail|mails|calls|voicemail|voicemails|letter|application|note|follow_up|MAIL",
        "one last|final|more time|email|message|attempt|try|reminder|note|call ~2 $",
        "in case you|this|my|it|the ~1 missed|missed_it|overlooked|did_not|slipped|got_lost|went|forgot|lost|never|were_too|was_lost|fell|overlook",
        "got|get|gotten|been|was|may_have|might_have ~1 lost|buried|missed|overlooked|stuck|forgotten ~2 your|spam|inbox|shuffle|by_you|in_the_post",
        "still here|interested_and_waiting|waiting|hoping|patiently !for_the|to_see_the",
        "any|is_there|have_you|has_there|got|some ~2 news|update|updates|word|progress|decision yet|so_far|again|please|for_me",
        "have you|they|there|has_there ~1 heard|decided|made|been|chosen|forgotten|had|any ~2 anything|yet|news|decision|someone|chance|update|a_chance",
        unless=(
            *THIRD,
            *AGREED,
            "typo|correction|corrected|attachment",
            "thank|thanks ~4 again",
            "meet|see|talk|speak ~2 again",
        ),
        off=frozenset({"ask_before_leaving", "reopened_note", "keep_in_touch", "thank_for_offer"}),
    ),
)
