"""``presume_hired``: acting as if the job were won takes the decision out of their hands."""

from typing import Final

from afterword.core.notes.check.tone.guards import ASKED, SETTLED, THIRD
from afterword.core.notes.check.tone.phrase import phrase
from afterword.core.notes.check.tone.rule import ToneRule, phrased

_IN_HAND: Final = SETTLED | {"ask_before_leaving"}

PRESUME_HIRED: Final[ToneRule] = phrased(
    "presume_hired",
    "warning",
    __doc__,
    phrase(
        "start",
        "when|date|day|time|soon|early|where|monday ~2 do|can|will|should|shall|would|could|am|may|must|is i|my|me ~3 start|begin|join|sign|report|starting|onboarding|move_in|expect_to_start|be_starting|come_in_for|first_day|start_date|joining_date|joining|induction|come_to_work ~1 $",
        "when|date|day|time|soon|early|where|what ~2 do|can|will|should|shall|would|could|am|may|must|is i|my ~2 start|begin|join|report|be_starting|starting ~2 work|with_you|working|the|at|my|on|in|you|training|induction",
        "my start|starting|joining|onboarding date|day|week|formalities|session !at_the|taught|of_the|at_your_lab",
        "look|looking|excited|can_not_wait|until|ready|prepare|preparing|prepared|before|counting|planning|plan|eager|thrilled|dying|impatient|waiting ~4 my|our|the first|start|joining|new day|week|month|date|project|desk|office|colleagues|team|boss|role|job ~3",
        "can_not|can_hardly|could_not|hardly|not wait to ~2 start|join|begin|meet_my|meet_everyone|work_with|get_started|get_going|see_my|be_part|get_to_work|be_working|become|call_you|move|be_on|dive_in|get_stuck|meet_my|be_your|roll_up|jump_in|hit_the|come_in|be_one|contribute|be_a",
        "once|when|after|as_soon_as|from_the_moment|the_day|now_that i|we am_on_board|come_on_board|join|am_hired|am_in|am_part|am_one_of|get_started|take_over|take_up|arrive|am_there|am_your|start_with|start_at|start_work|start_the|start_working|start_in|come_to_work|am_working|am_on_the|am_employed|am_in_the|move_over|get_there|have_settled|settle_in|begin_with|begin_work|step_into",
        "once|when|after i|we start|begin $",
        "i|we will|shall|am_going_to|am be|am_soon|soon|going_to_be ~1 starting|joining|working_with_you|working_for_you|working_at_your|part_of_your|your_new|on_your_team|in_your_team|a_member|colleagues|coworkers|teammates|your_colleague|your_employee|with_you_from|one_of_you|your_next|the_newest|leading_your|managing_your|running_your ~1 !course|university|school",
        "my first day|week|morning|month ~1 with_you|in_your|at_your|as_your|on_your|in_the_job|in_the_role|with_the_company",
        "shall|should|do|can|may|will|must|what|where|could|need i ~7 my|the|on first|day day|one ~1",
        "bank|payroll|iban|tax|salary|pension account|details|form|forms|information|number|number_for ~4 my salary|pay|you|me|need|send|payroll",
        "bank details",
        "i_have|i_am|already|have_already|i_have_already|i ~2 started|begun|been|begin|start ~1 planning|preparing|designing|drafting|working_on|organising|organizing|thinking|writing|mapping|sketching ~1 our|your|the_team_s|my_first|how_i_will|what_i_will|the_changes",
        "see|seeing you all|soon ~1 on_monday|at_work|in_the_office|at_the_office|every_day|on_my_first",
        "welcome|welcoming me|us on_board|aboard|to_the_team|into_the_team|to_your_team|into_the_family",
        "your|the new|newest|next|future employee|colleague|team_member|hire|engineer|manager|analyst|developer|recruit|coworker|teammate $",
        "meet|meeting|join|joining|see|seeing|tell|introduce|greet|help|with|to|of|from|about|told|is|be|for|and|are|love|like|call my|our new|future ~1 team|colleagues|boss|manager|desk|office|job|employer|role|workplace|laptop|coworkers|co_workers|workmates|teammates|position|bosses|company|home|badge|commute|family",
        "our|my|we|us future ~1 together|team|colleagues|office|project|collaboration|working_relationship|working_together|roadmap|clients|desk|family",
        unless=(
            *ASKED,
            "bought|moved ~8 ago|2019|2020|2021|2022|2023|2024|2025",
            "years_ago|last_year|when_i_moved|back_then|in_2019|in_2020|in_2021|in_2022|in_2023|in_2024",
            "when i|we joined|started|came|moved|changed",
            "if|should i|you|we ~3 join|start|chosen|offer|work|decide|were|be|choose|successful|possible",
            "when|whether they|he|she|joined|started|person_you|new_starters|the_person",
            "person|somebody|someone|candidate|colleague|starters ~1 who|that|you_choose|you_hire|joined|join",
        ),
        off=_IN_HAND,
    ),
    phrase(
        "contract",
        "expect|expecting|receive|receiving|awaiting|await|send|sending|waiting_for|waiting|issue|issuing|share|sign|signing|email|looking_forward_to|look_forward_to|get|getting|provide|forward|release ~2 my|the|your ~1 contract|contracts|offer_letter|appointment_letter|joining_letter|letter_of_offer|employment_contract|letter_of_appointment|onboarding_documents|joining_formalities|paperwork|offer|employment_letter|job_offer|joining_kit !letter_process|process|you_described|with_the|you_mentioned|for_the_hospital|management|law|in_time_of",
        "my|the contract|offer_letter|appointment_letter|offer|joining_letter|paperwork to|will|be|arrive|come|reach|ready ~2 arrive|come|be_sent|be_ready|reach|be_with|sent|prepared|signed|me|in_the_post|drawn_up|$",
        "when|where|how_soon ~4 contract|offer_letter|appointment_letter|my_offer|paperwork|joining_letter|my_laptop|my_badge|my_uniform|welcome_pack",
        "draw|drawing|drawn|prepare|preparing|print ~1 up|my|the ~2 contract|offer_letter|paperwork",
        "which|what|where|how ~4 my|mine|i|me ~2 desk|parking|laptop|badge|sit|sitting|login|office|locker|business_cards|uniform|equipment|parking_space|be_sitting",
        "my desk|parking_space|parking_spot|laptop|badge|business_cards|company_car|email_account|login|uniform ~2 be|will_be|is_ready|ready|should_be",
        "desk|office|chair|parking|laptop|locker ~4 mine",
        unless=(
            *THIRD,
            "if|should|after|before|within|until|only|once ~3 an? offer|make|offered|you_make|you_decide|sign",
            "offer ~2 process|stage",
            "negotiated|drew|drafted ~3 contract|contracts",
            "an_offer i|of ~4 an? offer",
        ),
        off=_IN_HAND,
    ),
    phrase(
        "told",
        "i|have|already|i_just|and ~2 told|informed|telling|notified|announced|let|mentioned|written|posted|promised|said|bragged|shared|updated ~3 landlord|family|wife|husband|boss|manager|employer|everyone|friends|parents|mother|mum|mom|linkedin|all|neighbours|neighbors|partner|kids|everybody|facebook|people|colleagues|bank|girlfriend|boyfriend|FAMILY|school|team ~5 got_the|am_starting|starting|start|leaving|am_leaving|joining|moving|am_moving|got_it|new_job|new_role|be_working|be_starting|have_the_job|have_a_job|will_be|hired|working_for_you|working_with_you|i_have_got|i_will|news|quitting|my_new",
        "i|we have_got|got|have|have_won|already_have|landed the job|position|role|place !description|advert|posting|ad|title|offer_from|market|done|to",
        "already|have|has|had ~2 handed|given|gave|put|submitted|turned|tendered|sent|served|serving|resigned|quit|left|written ~2 notice|resignation|job|resigned|in_my_notice|my_notice ~8 join|you|your|so_that|because|already|start|this|since|in_order|ready|new|for_this|today|yesterday|last_week|$ !period",
        "handed|given|gave|put|submitted|turned|tendered|hand|handing|give|giving|serving ~2 notice|resignation ~8 join|so_that|so_i_can|because|start_with|for_you|this_job|this_role|since|in_order|with_you|soon|already|to_start",
        "i|have|already ~1 resigned|quit ~7 join|so_that|so_i|you|your|start_with|free|this_job|this_role|already|$ !smoking",
        "cancelled|canceled|turned_down|stopped|withdrawn|declined|withdrew|dropped|rejected|refused|pulled_out_of|called_off|cancelling ~2 all|other|every|two|three|several|remaining ~3 interviews|offers|applications|options|processes|appointments|opportunities",
        "signed|put|paid|rented|found|booked|bought|leased|viewed|looking|searching|look|looked|viewing|arranged|reserved|enrolled|registered|started_looking|chosen|hunting ~4 deposit|flat|apartment|house|lease|place|room|moving|school|movers|removal|van|flats|apartments|houses|schools|season_ticket|parking|kids|nursery|tickets|car|suit|train ~6 near|close|nearby|around|next ~2 your|you|the_office|the_company|the_corner_from",
        "signed|put|paid|rented|found|booked|bought|leased|arranged|reserved|enrolled|registered ~6 so|ready|for|to|because ~3 start|join|begin|be_with|work_for|this_job|the_new_job|my_new|move_closer",
        "deposit on a|the|an ~1 flat|apartment|house|place|room",
        "booked|bought|started|starting|begun|begin|packing|packed ~3 packing|move|relocation|boxes|my_bags|moving_van|bags|removal|house_hunting|looking_for_a_flat|looking_for_an_apartment ~3",
        "celebrated|celebrating|celebrate|champagne|bubbly ~4",
        unless=(
            *THIRD,
            "told ~3 that_i_am_looking|looking|references",
            "after|once an? offer",
            "if|should|would you|i|an ~3 offer|chosen",
        ),
        off=_IN_HAND | {"after_rejection"},
    ),
)
