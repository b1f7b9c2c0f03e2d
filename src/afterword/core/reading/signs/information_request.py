"""They ask for something: a paper, a date, an answer."""

from typing import Final

from afterword.core.reading.sign import FAINT, LIKELY, PLAIN, SAID, Sign, sign

INFORMATION_REQUEST: Final[tuple[Sign, ...]] = (
    sign(
        "send-papers", PLAIN,
        "please|kindly|could_you|can_you|would_you|may_we|may_i|can_we|can_i|could_we|could_i|need_you_to|ask_you_to|asking_you_to|like_you_to|would_need|grateful_if_you|appreciate_if|would_you_mind|mind|be_able_to|ask_for|you_to|remember_to|need_to|be_so_kind ~5 SHARE|have|contact|see|get|sharing|sending|ask|share_with ~8 PAPERS",
        "missing|need|needs|require|requires|lack|lacking|without|still_need|waiting_for|awaiting|outstanding|yet_to_receive|not_received|chasing|requires_from ~5 PAPERS|from_you|your",
        "what|which ~2 is|are|was|would ~2 your|you ~4 salary|notice|expectations|expectation|current|earliest|preferred|visa|status|start|citizenship|nationality|rate|range|compensation|target|address|number|shirt|experience|timeline|period",
        "do|did|have|are ~2 you ~5 have|hold|need|require|own|speak|authorised|authorized|eligible|legally|willing|licence|license|relocate|permit|clearance|comfortable|citizen|happy_to|open_to|still_under|signed|non_compete|got",
        "how|when ~2 soon|early|much|long|many|quickly|would|could|can|are|do|is ~3 you|your ~4 start|leave|notice|give|expect|begin|able_to_start|work|join|currently|hand_in|need",
        "can|could|may|might|ok|happy ~3 we|i|us ~3 contact|call|speak_to|approach|take_up|ring|write_to ~4 referees|references|manager|employer|reference|supervisor|referee",
        "complete|fill|fill_in|fill_out|sign ~5 form|forms|questionnaire|survey_below|check|authorisation|authorization|consent|nda|paperwork|declaration",
        "upload|submit ~6 portal|system|link|here|by|before|.",
        unless=("rate_your|rate_us|if_you_are_selected|customer|order|parcel|subscription|offer_letter|signed_copy|your_contract|slot|availability|available|unsubscribe|invoice|pay_by|account|password|newsletter|interview_slot|feel_free|ask_for_tom|front_desk|photo_id|calendly|thank_you_for_applying|thank_you_for_sending|thanks_for_sending|received|out_of_office",), deniable=False,
    ),
    sign(
        "wanted", SAID,
        "complete|fill|sign|return|fill_in|fill_out|submit ~5 attached|form|enclosed|forms|below",
        "holding|holds up your",
        "need|needs|require|requires ~3 sponsorship|visa",
        "sponsorship|visa_status",
        "enter|collect|give|provide|add ~4 referees|references|referee|contact_details",
        "find|found out|finding whether|if|how|when",
        "asked|asks|asking ~2 for ~1 a|the|your|one|some|more|copies|proof|an",
        "get|have that|it|them|those|this to ~1 me|us|back ~3 before|by|today|tomorrow|this",
        "send ~5 as|over|again|plain|attachments|pdf|pictures|copy|copies|scan|whatever|me_your|us_your|the_missing|back",
        "reply|answer in a|one|two sentence|line|word|few|or",
        "still|only ~2 missing|lacking|need|outstanding|waiting_for|short_of ~4 from_you|your|one|the|a",
        "which ~4 do|would|did|of|are you",
        unless=("offer_letter|available|free|work_for_you|accept|slot|thank_you|received|customer|contract|start_with|feel_free|let_us_meet|come|meet|lunch|call|DAYNAME|talk|speak|suit|join|chat|time|times|interested_in_buying", "interview|hear|card_details|bank|prize|voucher|password|account|unsubscribe|familiar"), asked=False, deniable=False,
    ),
    sign(
        "asked-something", LIKELY,
        "please|kindly|could_you|can_you|would_you ~2 confirm|clarify|explain|tell|elaborate|expand|describe|SHARE|reply_with|answer|remind",
        "one|two|quick|few|another|small|couple ~2 question|questions|thing|things|query|queries|detail|details|follow_up ~4 from|for|about|;|on|before|we|that|i|to",
        "we|i|they|she|he|team|panel|hr|manager need|needs|require|would_need|wondered|wonders|wondering|was_wondering|asked|asks|asking|would_like_to_know|wants_to_know|curious|like_to_understand ~4 your|from_you|to_know|whether_you|if_you|what|how|about|you|a|for",
        "background|reference|security|right_to_work|credit|criminal_record|pre_employment ~1 check|checks|screening|vetting",
        "let me|us ~1 have|know ~4 your|if_you|whether_you|which|what|how|a",
        "right to work|relocate",
        unless=("if_you_have_any|any_questions|available|availability|free|slot|you_wish|accept|question_please|rate|received|hesitate|unsubscribe|time|times|which_day|day|suits|works|thank_you_for_your_question",), deniable=False,
    ),
    sign("question", FAINT, "what|which|how|when|where|who|could|can|would|do|did|are|is|have|may", asked=True, unless=("you_free|available|work_for_you",), deniable=False),
    # German
    sign(
        "bitte-um", PLAIN,
        "bitte|könnten|könntest|können|würden|benötigen|brauchen|fehlt|fehlen|senden|schicken|bräuchten|teilen|reichen|laden|nennen|bitten|füllen ~10 zeugnis|zeugnisse|unterlagen|referenzen|referenz|lebenslauf|gehaltsvorstellung|gehaltsvorstellungen|kündigungsfrist|arbeitserlaubnis|aufenthaltstitel|nachweis|formular|kopie|eintrittstermin|ausweis|arbeitsproben|führungszeugnis|adresse|steuer|bescheinigung|personalfragebogen|fragebogen|einwilligung|arbeitsprobe|abschlusszeugnis|portfolio|startdatum|führerschein|zertifikat|zertifikate",
        "wie|was|wann|welche|haben|hätten|dürfen|besitzen|sind|verfügen ~6 gehaltsvorstellung|gehaltsvorstellungen|kündigungsfrist|gehalt|anfangen|beginnen|referenzen|arbeitgeber|führerschein|arbeitserlaubnis|frühestens|starten|umzug|umziehen|bereit",
        unless=("eingegangen|erhalten|arbeitsvertrag|danke_für|abwesend|nicht_berücksichtigen|berücksichtigt",), deniable=False,
    ),
    # French
    sign(
        "merci-de-transmettre", PLAIN,
        "merci|pourriez|pouvez|veuillez|besoin|manque|prie|transmettre|envoyer|communiquer|fournir|faire_parvenir|indiquer|compléter|remplir|confirmer|préciser ~9 références|référence|diplôme|diplômes|justificatif|pièce_d'identité|permis|prétentions|préavis|formulaire|document|documents|copie|attestation|casier|coordonnées|bulletins|salariales|titre_de_séjour|cv|portfolio|disponibilité_pour|questionnaire|rib|salaire|numéro|dossier|certificat",
        "quelles|quelle|quel|quels|avez|êtes|seriez|quand|combien ~5 prétentions|préavis|permis|références|titulaire|date_de|mobile|commencer|salaire|rémunération|disponible_pour_commencer",
        unless=("bien_reçu|reçu|contrat|absent|retenu|d'avoir_envoyé|votre_envoi",), deniable=False,
    ),
    # Spanish
    sign(
        "nos-falta", PLAIN,
        "podría|podrías|puede|puedes|necesitamos|falta|faltan|rogamos|envíanos|envíenos|enviarnos|envíe|envía|facilitar|facilitarnos|adjuntar|completar|rellenar|confirmar|confirmarnos|indicarnos|favor|solicitamos|agradecería|remitirnos|mandarnos|necesitaríamos ~9 referencias|referencia|título|certificado|certificados|dni|pasaporte|documentación|documentos|formulario|copia|expectativas|salarial|salariales|preaviso|permiso|datos|disponibilidad_para|nie|vida_laboral|portfolio|portafolio|expediente|cuestionario|nóminas",
        "cuál|cuáles|qué|tiene|tienes|cuándo|dispone|dispones|cuánto ~5 expectativas|preaviso|permiso|carnet|incorporarte|incorporarse|empezar|salario|disponibilidad_para|referencias|coche|aspiraciones",
        unless=("hemos_recibido|recibida|contrato|fuera_de|no_ha_sido|gracias_por_enviar",), deniable=False,
    ),
)  # fmt: skip
