"""Classes of words that signs name, in all their forms; ``_`` joins the words of a term."""

from typing import Final

from afterword.core.text.common import COMMON, UBIQUITOUS
from afterword.core.text.lexicon import Lexicon

_CLASSES: Final[dict[str, str]] = {
    # Who
    "WE": "we|i|they|he|she|the_team|our_team|the_panel|our_panel|the_committee|the_board|the_group|the_company|our_company|the_manager|the_hiring_manager|hr|management|the_department|the_client|our_client|the_hiring_team|the_search_committee|the_selection_committee|the_interviewers|my_team|the_business|leadership|the_partners|the_directors|everyone|everybody|all_of_us|us",
    "OTHERS": "another_candidate|other_candidates|a_different_candidate|different_candidates|another_applicant|other_applicants|another_person|someone_else|somebody_else|others|another|an_internal_candidate|internal_candidate|internal_candidates|an_internal_applicant|an_external_candidate|a_candidate|candidates|applicants|one_of_the_other_candidates|one_other_candidate|the_other_candidate|the_other_finalist|other_finalists|another_finalist|the_other_person|other_people|a_colleague|someone|somebody|an_applicant|a_person|a_stronger_candidate|stronger_candidates|an_existing_employee|the_other_two|the_other",
    "ROLE": "role|roles|position|positions|post|job|vacancy|vacancies|opening|opportunity|search|seat|place|requisition|req|headcount|hire|recruitment|appointment",
    "PROCEED": "proceed|proceeding|proceeded|move_forward|moving_forward|moved_forward|move_ahead|moving_ahead|move_on|moving_on|go_forward|going_forward|go_ahead|going_ahead|gone_ahead|progress|progressing|progressed|continue|continuing|continued|advance|advancing|advanced|pursue|pursuing|pursued|go_further|going_further|move_you_forward|moving_you_forward|take_you_forward|taking_you_forward|take_it_further|taking_it_further|take_things_further|taking_things_further|take_this_further|taking_this_further|take_your_application|taking_your_application|take_your_candidacy|taking_your_candidacy|take_forward|taking_forward|progress_your_application|move_your_application|moving_your_application|progressing_your_application|advance_your_application|advancing_your_application|go_with|going_with|gone_with|went_with|go_any_further|take_you_any_further|taking_you_any_further|taking_you_further|take_you_further|bring_you_forward",
    "CHOSE": "chose|chosen|choose|choosing|selected|select|selecting|hired|hire|hiring|appointed|appoint|appointing|preferred|picked|went_with|gone_with|going_with|go_with|going_for|opted_for|opting_for|decided_on|settled_on|decided_for|decided_in_favour_of|decided_in_favor_of|moving_forward_with|moved_forward_with|move_forward_with|moving_ahead_with|moved_ahead_with|move_ahead_with|going_ahead_with|gone_ahead_with|go_ahead_with|proceeding_with|proceed_with|proceeded_with|continuing_with|continue_with|progressing_with|progress_with|pursuing|pursue|going_forward_with|go_forward_with|offered_the_ROLE_to|offered_it_to|gave_the_ROLE_to|given_the_ROLE_to|filled_the_ROLE_with|made_an_offer_to|extended_an_offer_to|advancing|advance|advancing_with|taking_forward|focus_on|focusing_on|prioritise|prioritising|prioritize|prioritizing",
    "DECIDED": "decided|chosen|elected|opted|concluded|agreed|resolved|made_the_decision|made_the_difficult_decision|taken_the_decision|come_to_the_decision|reached_the_decision|had_to_decide|come_to_the_conclusion|reached_the_conclusion|determined",
    "INTERVIEW": "interview|interviews|conversation|conversations|call|chat|meeting|assessment|panel|round|stage|onsite|on_site|presentation|exercise|test|trial|video_call|phone_call|phone_screen|discussion|session|visit|tour|case_study|assignment|challenge|task|catch_up|coffee|lunch|super_day|assessment_day|assessment_centre|assessment_center|half_day|zoom|teams_call|second_interview|final_interview|final_round|next_round|second_round|next_stage|final_stage|third_round",
    "GLAD": "pleased|delighted|happy|thrilled|excited|glad|pleasure|love|like|able|ready|proud|want|wish|honoured|honored|decided|agreed|privilege|chuffed|over_the_moon",
    "LIKE": "would_like|would_love|want|wish|like|love|would_be_happy|would_be_delighted|would_be_keen|are_keen|is_keen|am_keen|keen|hoping|happy|delighted|pleased|glad|excited|looking",
    "SHARE": "send|provide|share|supply|submit|upload|return|forward|give|complete|fill|fill_in|fill_out|sign_and_return|attach|email|let_us_have|let_me_have|bring|confirm|tell_us|tell_me|clarify|enter|let_me_know|let_us_know|drop_us|drop_me|ping_me|ping_us|get_us|get_me|advise",
    "PAPERS": "references|referees|reference|referee|passport|id|identification|identity|right_to_work|work_permit|work_authorization|work_authorisation|visa|transcript|transcripts|certificate|certificates|certification|portfolio|notice_period|salary_expectations|salary_expectation|expected_salary|current_salary|form|forms|questionnaire|documents|document|paperwork|proof|licence|license|national_insurance_number|social_security_number|tax|cv|resume|work_samples|work_sample|writing_sample|code_sample|samples|degree|diploma|address|phone_number|contact_details|bank|security_clearance|clearance|dbs|background_check|consent|reference_check|eligibility|pay_slip|pay_slips|payslips|payslip|availability_to_start|earliest_start_date|start_date|date_of_birth|github|link|repo|repository|slides|deck|publications|photo|linkedin|names_and|names_of|details|dates_of|copy|copies|scan|preferred_pronouns|dietary|t_shirt|relocation|relocate|earliest",
    "DECISION": "decision|decisions|answer|outcome|result|results|news|update|verdict|feedback|response|conclusion",
    "LATER": "week|weeks|day|days|month|months|fortnight|time|while|bit",
    "SOON": "next_week|this_week|soon|shortly|later|by|in_the_coming|within|early|before|after|until|end_of|at_the_end|in_due_course|as_soon_as|once|when|over_the_next|in_a|tomorrow|monday|tuesday|wednesday|thursday|friday|next_month|january|february|march|april|may|june|july|august|september|october|november|december|on|the_week",
    "DAYNAME": "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
}  # fmt: skip

_COMMON: Final = COMMON | set(
    "application candidate candidates interview position offer decision process role team update information".split()
)

READING: Final = Lexicon(_CLASSES, _COMMON, UBIQUITOUS)
"""The lexicon that signs are written in."""
