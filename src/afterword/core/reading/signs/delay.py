"""Not yet: they still decide, or the answer comes later than they said."""

from typing import Final

from afterword.core.reading.sign import LIKELY, PLAIN, Sign, sign

DELAY: Final[tuple[Sign, ...]] = (
    sign(
        "undecided", PLAIN,
        "not|no|never|nothing|neither ~5 decision|decided|settled|finalised|finalized|forgotten|concluded|reached|signed_off|final ~4 yet|you|.|so|about|on|been|made|for|and|still|until",
        "have|has not ~3 decided|forgotten|concluded|finished|made|reached|taken|got|heard|had ~6 .|yet|you|decision|process|interviewing|interviews|back|from|word|all",
        "no news|update|decision|answer|word|verdict|change ~3 yet|.|from|so|i|on|to|at|for|just",
        "decision|answer|process|outcome|hiring|approval|sign_off|it|search|things|result|timeline|feedback ~5 delayed|postponed|pushed|slipped|later_than|taking|takes|held_up|slower|stalled|paused|not_before|longer|outstanding|pending|deferred|moved_back|dragging|extended",
        "on_hold|on_ice|paused|stalled|held_up|put_back|pushed_back|up_in_the_air ~3 while|until|for|pending|as|because|by|.|at|due|to|and|with",
        "running|behind|late behind|late|schedule|plan|on_this|with_our|with_the",
        "longer than|time|to|for ~2 planned|expected|hoped|thought|anticipated|we|usual|i|intended|decide|finalise",
        "taking|take|takes|need|needs|needed|require|requires|another|little|bit ~4 longer|more_time|extra_time|additional_time|more_days|more_weeks",
        unless=("filled|cancelled|interview_has|your_interview|your_INTERVIEW|parcel|order|flight|delivery|proceed|no_longer_be_hiring|not_be_hiring", "CHOSE ~2 OTHERS", "working_here|decided_not"), deniable=False,
    ),
    sign(
        "still-choosing", PLAIN,
        "still|currently|in_the_process|process_of|now|continue|continuing|busy|midst_of|keep ~4 interviewing|reviewing|deciding|considering|finalising|finalizing|discussing|meeting|seeing|speaking|comparing|evaluating|assessing|waiting|working|deliberating|collecting|gathering|talking|weighing|completing|finishing|scheduling|wrapping",
        "still|remain|remains|very_much|firmly|currently ~5 running|consideration|considered|under_review|review|active|contention|interested|in_play|candidate|on_our_list|undecided|pending|our_top_choice|top_choice|of_interest|in_the_frame|a_contender|our_list",
        "under consideration|review|discussion",
        "more|other|two|three|few|several|remaining|final|last|all|rest ~3 candidates|people|interviews|applicants|finalists|person ~5 see|to_see|meet|interview|speak|to_go|scheduled|next_week|first|this_week|to|left|until|before|are|is|take",
        "see|meet|meeting|seeing|interview|interviewing|speak_to|talk_to|speaking|talking|finish|finishing|complete|completing|wrap_up|wrapping_up|conclude ~4 other|more|remaining|two|three|few|final|last|all|rest|several|one|the ~2 candidates|people|interviews|applicants|finalists|candidate|round",
        "panel|committee|board|we|they meets|meet|meeting|convene|reconvene|sits|regroup ~3 again|on|next|to|this|in|only",
        "waiting|awaiting|wait|pending ~5 approval|sign_off|budget|confirmation|green_light|feedback|decision|board|finance|hq|headquarters|signature|director|manager|final|word|references|answer",
        "one|some of ~3 people|candidates|finalists",
        unless=("not_in|no_longer|not|your_time|rejected|filled|your_answer|your_documents|accept_our|hear_from_you|your_reply|your_decision",), deniable=False,
    ),
    sign(
        "answer-later", PLAIN,
        "expect|hope|aim|plan|intend|anticipate|expecting|hoping|aiming|planning|should|will|likely|would|want ~4 decide|decision|answer|make_a|make_our|have_a|have_an|know|reach|conclude|finalise|finalize|final|verdict|outcome|deciding ~8 SOON|LATER|more|.|you",
        "decision|answer|outcome|result|verdict|feedback|final_word ~5 expected|by|next|will_be|should_be|is_due|due|comes|come|follow|can_take|made|later|soon|after",
        "decide|deciding|make_our_decision|make_a_decision|decision ~4 next_week|by|on|at|end_of|before|after|in|later|tomorrow|this|until|early|once|when",
        "bear_with us|me|while|the", "hang_in|hang_tight|sit_tight|be_patient ~2 .|there|while|!|a|for|and|with", "sign_off|approval|signature|budget|paperwork ~6 not|yet|pending|outstanding|missing|stuck ~4 through|in|come|complete|approved|signed|given|yet|.",
        "another|a_few_more|two_more|more|extra|a_couple_of|additional|couple_more|a_little ~2 week|weeks|days|time|day|month|longer ~3 .|before|to|until|and|for|while|on",
        "apologies|sorry|apologise|apologize ~4 delay|silence|slow|wait|late|radio|keeping_you|quiet|time_it|lack",
        unless=("you_need|your_decision|you_decide|take_your_time|your_answer|you_have|let_us_know_your|reply_by|offer|interview_by|sign|application_has_been|thank_you_for_applying|move_your|your_interview|jobs|proceed|successful",), deniable=False,
    ),
    sign(
        "will-tell", LIKELY,
        "will|shall|should|hope|expect|aim|can|going|want|as_soon|plan ~5 be_in_touch|get_back|let_you_know|come_back|update|back_to_you|contact_you|hear|reach_out|keep_you|follow_up|give_you|revert|respond|inform|notify|know_more|write|report|tell_you ~6 SOON|LATER|more|.|know|with|by",
        "once|when|as_soon_as|until ~3 know|have|heard|hear|more|news",
        "keep you posted|updated|informed|in_the_loop",
        "thank|thanks|appreciate ~3 patience|bearing|waiting|your_patience",
        "no action|need_to_do ~3 from|needed|required|anything",
        "quick|short|brief|just|wanted|small ~3 update|note|word|line ~3 to|on|that|from|about|you",
        unless=("if_your|if_we_feel|should_your|match|only_if",), deniable=False,
    ),
    # German
    sign(
        "dauert-noch", PLAIN,
        "noch|weiterhin|immer_noch|derzeit|aktuell|momentan ~6 entscheidung|entschieden|gespräche|entscheiden|abstimmung|prozess|auswahl|kandidaten|bewerber|geduld|rückmeldung|offen|rennen|zeit|laufen|läuft|nicht|auswahlverfahren|freigabe|prüfung|keine",
        "entscheidung|entscheiden|auswahlprozess|prozess|auswahlverfahren|rückmeldung|freigabe|verfahren ~8 verzögert|verschiebt|dauert|länger|nächste|nächsten|ende|bis|anfang|mitte|fallen|fällt|später|kommende|kommenden|verzögerung|treffen",
        "dauert|brauchen|benötigen|verzögert|verzögerung ~6 länger|noch|zeit|sich|etwas|tage|wochen|leider",
        "bitten|bitte|danke|dank ~4 geduld|gedulden|verständnis",
        unless=("nicht_berücksichtigt|besetzt|absage|unterlagen|fehlen|fehlt|termin|abwesend|urlaub|lebenslauf|schicken|senden_sie|anderen|gegen|angebot|einladen|eingegangen",), deniable=False,
    ),
    sign("melden-uns", LIKELY, "melde|melden|meldet|bescheid|informieren|geben|kommen|hören ~6 sobald|woche|nächste|nächsten|bald|bis|spätestens|tage|tagen|zeitnah|ihnen|dir|zurück", unless=("abwesend|urlaub|eingegangen",), deniable=False),
    # French
    sign(
        "encore-un-peu", PLAIN,
        "encore|toujours|pas_encore ~6 décision|décidé|cours|examen|étude|réponse|retour|temps|patience|entretiens|candidats|processus|discussion|arrêté|tranché|validation|jours|semaine|semaines|délai",
        "décision|réponse|retour|processus|recrutement|validation|choix ~8 retard|retardé|retardée|semaine|prochaine|fin|avant|d'ici|plus_tard|reporté|reportée|repoussée|tarde|décalée|plus_de_temps|prendra|prend|sera",
        "prendre|prend|prendra|besoin|faudra|faut ~4 plus|encore|temps ~4 temps|longtemps|jours|que|semaine|semaines",
        "merci|remercions|remercie|prie|demandons ~4 patience|patienter|compréhension",
        unless=("pas_retenu|retenue|retenu|pourvu|joindre|envoyer|transmettre|absent|absente|congé|congés|proposer|inviter|autre|vos_documents|bien_reçu",), deniable=False,
    ),
    # Spanish
    sign(
        "todavia-no", PLAIN,
        "todavía|aún|seguimos|sigue|continuamos|sigues ~6 decisión|decidido|proceso|entrevistas|entrevistando|candidatos|no|respuesta|evaluando|valorando|revisando|esperando|revisión|tiempo|noticias|aprobación",
        "decisión|respuesta|proceso|resolución|aprobación ~8 retraso|retrasado|retrasada|próxima|semana|finales|antes|demora|pendiente|tardará|más|aplazado|aplazada|será|esperamos",
        "gracias|agradecemos|rogamos|pedimos ~4 paciencia|espera",
        "necesitamos|necesita|tardará|llevará|tardar|tardando ~4 más|unos|otra|otras ~4 tiempo|días|semana|semanas|previsto|lo",
        unless=("no_ha_sido|descartado|cubierta|adjuntar|enviar|envíanos|fuera_de_la_oficina|vacaciones|ofrecer|invitar|otro|otra_persona|hemos_recibido",), deniable=False,
    ),
)  # fmt: skip
