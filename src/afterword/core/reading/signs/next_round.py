"""They want to meet or hear the person again, or move a meeting."""

from typing import Final

from afterword.core.reading.sign import FAINT, LIKELY, PLAIN, Sign, sign

NEXT_ROUND: Final[tuple[Sign, ...]] = (
    sign(
        "invited", PLAIN,
        "invite|inviting|invited|invitation|welcome ~3 you|to|for ~8 INTERVIEW|interviewed|meet|back|office|speak|talk|in|present|assessment",
        "invite|inviting|invited you ~2 to|for|back|in",
        "invitation ~6 INTERVIEW",
        "offer ~1 you ~2 an|a|the|another|opportunity ~5 INTERVIEW|interview|time_slot|slot",
        "LIKE|want|wants|asked|keen|hope ~4 you ~3 to? meet|come|speak|talk|present|see|interview|visit|complete_a|do_a|join_us_for|join_a|spend ~6 team|in|back|again|with|us|our|to|office|colleagues|manager|director|head|founder|ceo|cto|vp|day|exercise|task|call",
        "LIKE ~3 to? meet|see|speak|talk|interview|chat|have|bring|get|schedule|arrange|set_up|book|organise|organize|continue ~3 you|with_you|call|chat|another|conversation|the_conversation|interview|in|back",
        "come|coming|back ~3 in|back|to|over|for ~4 INTERVIEW|second|final|office|day|meet|us|our|panel|site",
        unless=("not|unable", "hiring_event|recruitment_day|open_day|webinar|career_fair|job_fair|all_welcome|newsletter"), deniable=False,
    ),
    sign(
        "when-are-you-free", PLAIN,
        "you|are_you|would_you_be|be|you_are|your|you_be ~1 free|available|availability|around ~6 .|on|next|this|for|to|tomorrow|at|monday|tuesday|wednesday|thursday|friday|?|week|between|in|sometime",
        "what|which ~2 times|time|day|days|slots|dates|date|slot ~5 work|works|suit|suits|free|available|best|good|convenient|fit|you",
        "when ~3 are|would|could|can|might you ~2 be? ~1 free|available|come|talk|speak|meet|make|have|do",
        "does|do|would|will|might|could ~5 work|suit|fit ~2 for|you|.|your|?|with",
        "is|are|would ~7 good|ok|okay|convenient|any_good|possible|work|suitable|fine|free ~3 you|?|for|with",
        "pick|choose|book|select|grab|schedule|reserve|find ~4 slot|time|day|date|appointment|slots|times|half_hour",
        "calendly|doodle|cal|scheduling_link|booking_link|my_calendar|self_schedule|goodtime|calendar_link",
        "let_me_know|let_us_know|tell_me|send_me|send_us|share|share_with_us|give_me ~5 availability|times|when_you|which_day|what_time|which_slot|some_times|which_of|your_diary|what_works",
        unless=("not_available|no_longer|start|begin|leave|jobs|role_available|the_position_available|apply|out_of_office|come_across|came_across|client|start_date|refer|reference|documents|parcel|appointment_with|able_to_start",), deniable=False,
    ),
    sign(
        "arranged", PLAIN,
        "INTERVIEW|slot ~6 confirmed|rescheduled|moved|scheduled|booked|arranged|postponed|brought_forward|set_for|set_up|takes_place|will_take_place|is_on|is_at|shifted|pushed",
        "confirm|confirming|confirmation|confirmed|reschedule|rescheduling|move|moving|shift|postpone|push|schedule|scheduling|scheduled|arrange|arranging|set_up|setting_up|line_up|lining_up|organise|organize|organising|organizing|book|booking|fix|fixing|put|find|get|getting|cancel|swap|bring_forward ~5 INTERVIEW|time_to_talk|time_to_speak|time_to_chat|time_with|something_in_the_diary|meeting|time_together",
        "minutes|hour|half_an_hour|time|something ~3 on|in ~2 calendar|diary|diaries",
        "minutes|hour|half_an_hour|quick_word|word|chat|speak|talk|catch_up|time ~2 with|to_talk|to_speak|to_chat|to_discuss|about ~4 you|next_steps|team|manager|us|director|head|founder|him|her|tom|the",
        "new|different|another|alternative|later|earlier ~1 time|date|slot|day ~4 INTERVIEW|for|works|suit|.",
        "join ~3 google_meet|zoom|teams|meet|webex|the_call|by_phone|with_google|microsoft_teams",
        "reminder|expires|due ~6 INTERVIEW",
        "INTERVIEW ~4 expires|reminder|tomorrow|on|at ~2 DAYNAME|am|pm|10|11|12|9|2|3|4|o|noon|hours|tomorrow",
        "see_you|looking_forward_to_seeing_you|look_forward_to_seeing_you|forward_to_meeting_you|look_forward_to_meeting ~2 on|at|then|tomorrow|DAYNAME|next|there|in",
        unless=("was_a_pleasure|last_week|yesterday|your_application_for|unable|dentist|doctor|delivery|boiler|vaccination|webinar", "following|after|since ~1 your|our|the ~2 INTERVIEW", "thank|thanks|all_INTERVIEW|other_INTERVIEW|remaining_INTERVIEW|we_have|still|first_INTERVIEW|finish|completing|complete_the"), deniable=False,
    ),
    sign(
        "through", PLAIN,
        "you ~4 through|passed|progressed|progressing|advanced|advancing|moving_on|moving_forward|going_forward|moved_on|shortlisted|selected|made_it|chosen|invited|on_the_shortlist|on_the_short_list|been_put_through|be_moving ~4 !the_process|to|for|phone_screen|screening|test|.|!|stage|round|INTERVIEW|and",
        "PROCEED ~4 with|you|your|to ~3 application|you|candidacy|next|second|final|the_next|stage|INTERVIEW|round",
        "move|moving|take|taking|progress|progressing|bring|advance|advancing|put|putting|pass|passing ~1 you|your_application|things|this|the_process|your_profile ~3 forward|further|on|through|to_the_next|to_the|to_next|ahead|to_a|to_our|to",
        "next|second|third|final|last|further|follow_up|following|another|fourth|additional ~1 INTERVIEW|interview_round|step|steps|stage|conversation ~3 is|would|will|of|in|with|on|involves|for|and|:|;|consists|are|the|be",
        "next|second|third|final|another|further|follow_up ~1 interview|round|stage|conversation",
        "congratulations ~6 passing|passed|through|progressing|making_it|reaching|shortlisted",
        "take_home|coding|technical|written|case|work_sample|practical|online|psychometric|personality|skills ~1 exercise|challenge|task|assignment|test|study|assessment|tests",
        "short_list|shortlist|final_two|last_three|final_three|finalists",
        unless=("not|unable|decided_not|other_candidates|another_candidate|someone_else|other_applicants|candidates_whose|will_not|internal|unfortunately|still|finish|complete_the|completing|remaining|before_we|hear_about|let_you_know|decide|decision|update|expect|regarding|other_finalists|who|until|once|be_in_touch|select|selection|OTHERS", "questions|thank|thanks|enjoyed|your_first"), deniable=False,
    ),
    sign(
        "meet-again", LIKELY,
        "meet|see|speak|talk|chat|visit|call|ring|phone|catch_up|reconnect ~4 again|team|tomorrow|colleagues|you|next_week|soon|this_week|DAYNAME|further|manager|director|rest_of|with_you|to_you",
        "next steps|step|stage|round|phase",
        "quick|short|brief ~1 call|chat|word|conversation|catch_up|zoom|meeting",
        "liked|enjoyed|loved|impressed ~4 your|you|talking|meeting|speaking|answers ~8 and|like|would|next|asked",
        "address|parking|reception|front_desk|ask_for|photo_id|dress|bring ~4 your|is|on|at|desk|laptop|for|with|a",
        unless=("not|unable|decided_not|thank|thanks|other_candidates|pleasure|was_great|lovely|nice|good_to|great_to|enjoyed|in_the_future|regarding_next|on_next|about_next|decide|update|paths|soon|another_time|decision|let_you_know",),
    ),
    sign("forward", FAINT, "interview|calendar|zoom|schedule|slot"),
    # German
    sign(
        "einladung", PLAIN,
        "lade|laden|einladen|einzuladen|eingeladen|einladung ~10 gespräch|vorstellungsgespräch|interview|runde|termin|kennenlernen|zweitgespräch|probetag|probearbeiten|assessment|zweites|ein|assessmentcenter|videogespräch|telefonat",
        "gespräch|vorstellungsgespräch|zweitgespräch|kennenlernen|interview|telefonat|probetag|termin ~8 einladen|einzuladen|eingeladen|verschieben|verschoben|vereinbaren|bestätigt|bestätigen|verlegen|stattfinden|statt|anbieten",
        "zweites|nächste|nächsten|zweite|zweiten|weiteres|finale|letzte|weiteren ~1 gespräch|runde|vorstellungsgespräch|gesprächsrunde|interview|schritt|termin",
        "wann|welcher|welche|passt|passen|würde|hätten|haben|können|könnten|ginge ~8 zeit|passen|passt|termin|ihnen|dir|möglich|tag|uhrzeit|verfügbar|erreichbar ~4 ?|am|um|nächste",
        "terminvorschlag|terminvorschläge|terminbestätigung",
        unless=("nicht|leider_absagen|kein|dank|danke|bedanken|unterlagen|abwesend|entscheidung|zahnarzt|für_das",), deniable=False,
    ),
    # French
    sign(
        "entretien", PLAIN,
        "inviter|invitons|convier|convions|rencontrer|revoir|recevoir|proposer|échanger|convenir|fixer|programmer|planifier|organiser|confirmer|confirmons|reporter|décaler|déplacer ~8 entretien|rendez|rendez_vous|échange|équipe|créneau|visio|appel|nouveau|second|deuxième|tour|étape",
        "second|deuxième|prochain|dernier|nouvel|nouveau|prochaine|troisième ~1 entretien|échange|tour|étape|rendez",
        "entretien ~6 confirmé|reporté|décalé|aura_lieu|prévu|fixé|est",
        "disponible|disponibles|disponibilités|disponibilité|créneaux|créneau ~6 ?|pour|mardi|jeudi|lundi|mercredi|vendredi|semaine|vous|prochaine|convient|conviendrait|ces",
        "vous ~2 convient|conviendrait|irait|libre",
        unless=("ne|pas|malheureusement|merci_pour_l'entretien|suite_à|après|remercions|remercie|décision|absent|absente|si_jamais|dentiste",), deniable=False,
    ),
    # Spanish
    sign(
        "entrevista", PLAIN,
        "invitarle|invitarte|invitar|invitamos|invito|citarle|citarte|conocerle|conocerte|concertar|agendar|programar|confirmar|confirmamos|reprogramar|aplazar|cambiar|mover|convocarle|convocarte ~8 entrevista|reunión|llamada|segunda|ronda|equipo|prueba|fase|videollamada|cita",
        "segunda|próxima|siguiente|última|tercera|nueva|final ~1 entrevista|fase|ronda|etapa|reunión|paso",
        "entrevista ~5 confirmada|aplazada|programada|agendada|será|reprogramada|final|el",
        "disponible|disponibilidad|libre|hueco|viene|vendría|conviene|iría ~6 ?|para|martes|jueves|lunes|miércoles|viernes|semana|bien|esta|próxima|te|le",
        unless=("no|lamentamos|gracias_por_la_entrevista|tras|después|gracias|decisión|ausente|dentista",), deniable=False,
    ),
)  # fmt: skip
