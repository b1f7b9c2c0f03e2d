"""Nobody is there: an answer that a machine gives, or a person before they leave."""

from typing import Final

from afterword.core.reading.sign import LIKELY, PLAIN, Sign, sign

OUT_OF_OFFICE: Final[tuple[Sign, ...]] = (
    sign(
        "away", PLAIN,
        "out of the? office|town",
        "i|i_am|am|be|currently|now ~4 on|taking ~3 leave|vacation|holiday|holidays|sabbatical|pto|annual_leave|parental_leave|maternity_leave|paternity_leave|sick_leave|break|honeymoon|strike|secondment",
        "i_am|i_will_be|am|be|currently|will_be ~1 away|off|out|travelling|traveling|unavailable|absent|offline|ooo ~4 until|from|till|to|this_week|next_week|on|between|for|through|and|with|at|back|today|.|all_week",
        "away from my? ~1 desk|office|email|emails|mail|computer|inbox",
        "limited|no|patchy|intermittent|little|sporadic|without|restricted|occasional|infrequent ~1 access|wifi|connection|internet|signal|reception ~3 email|emails|mail|to|my|and|.|there",
        "no_longer|not_longer work|works|working|employed|with|at|part",
        "has|have left|moved_on_from|departed the ~1 company|organisation|organization|firm|business|university|team",
        "return|returning|back|be_back|will_return|am_back ~3 in_the_office|to_the_office|at_my_desk|on|in ~3 DAYNAME|january|february|march|april|may|june|july|august|september|october|november|december|office|the_office|new_year|at",
        "automatic|auto|automated|vacation reply|response|responder|answer|message_that",
        "in_my_absence|during_my_absence|while_i_am_away|in_my_place|covering_for_me|is_covering|office_is_closed|office_closed|our_offices_are_closed|offices_will_be_closed|we_are_closed",
        "slow|delays ~2 to|in ~2 answer|reply|respond|my|responding|replying|answering|response|responses",
        unless=("director|manager_is|she_is|he_is|who_is|decision|panel|cv|delayed_because|your_interview|we_expect|we_hope|dr_raman_is|candidates|because|your_application|been|we_still|board|interviewing|apologies|sorry_for|since|i_was|i_have_been|just_back|now_back|back_from|i_am_back|offer", "we|which|so"), deniable=False,
    ),
    sign(
        "back-later", LIKELY,
        "back|return|returning|retour|again|home ~2 DAYNAME|on|the|in|from|january|november|december|october|le",
        "at|on|in ~2 conference|fair|jury_duty|honeymoon|field|trade_fair|site|workshop|retreat|hospital|surgery|paternity|sea|course|expedition|mountains",
        "read|check|see|checking|reading ~2 mail|email|emails|messages ~3 only|evenings|rarely|once|occasionally|in_the|sporadically|when",
        "until|till ~2 DAYNAME|january|november|december|october|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25|26|27|28|29|30|31",
        "ferme|fermé|fermés|fermeture|geschlossen|cerrado|cerramos|closed",
    ),
    sign(
        "urgent-elsewhere", LIKELY,
        "urgent|urgently|immediate|emergency|pressing|time_sensitive ~8 contact|email|call|write|please|reach|speak",
        "contact|write_to|direct|email|reach_out_to ~6 instead|in_my_absence|urgent|meantime",
        "your_message|your_email|messages|emails|mail ~4 will_not_be_read|will_be_deleted|not_be_forwarded|when_i_return|on_my_return",
    ),
    sign(
        "abwesend", PLAIN,
        "nicht|außer ~2 im|am|erreichbar|haus ~2 büro|arbeitsplatz|haus|erreichbar|.|bis|ab|vom",
        "abwesend|abwesenheit|abwesenheitsnotiz|urlaub|elternzeit|mutterschutz|dienstreise|betriebsferien|außer_haus|krank",
        "wieder ~3 erreichbar|büro|für_sie_da|zurück|im_haus|da",
        "automatische antwort",
        "absent|absente|congé|congés|déplacement|congé_maternité|vacances|arrêt_maladie ~6 jusqu'au|du|bureau|jusqu|pour|de|et|sans|.|retour|au|avec",
        "de retour ~3 le|lundi|mardi|mercredi|jeudi|vendredi|au_bureau",
        "réponse automatique",
        "fuera ~2 la|de ~2 oficina",
        "ausente|vacaciones|baja_médica|baja|permiso_de_maternidad|permiso|viaje ~6 hasta|del|desde|oficina|con|de|y|.|sin|hasta_el",
        "respuesta automática",
        "estaré|volveré|regreso|regresaré|vuelvo|reincorporaré ~3 el|de|a|disponible|vuelta|oficina",
        unless=("entscheidung|décision|decisión|interview|gespräch|entretien|entrevista|director|directeur|leiterin|leiter|candidatos|war_ich|weil|parce|porque|bewerbung|zurück_aus|unsere|arbeitserlaubnis|de_trabajo|contrato",), deniable=False,
    ),
)  # fmt: skip
