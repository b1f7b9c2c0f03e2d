"""Mail of everyday life and of people who sell: it has nothing to do with an interview."""

from typing import Final

from afterword.core.reading.sign import LIKELY, PLAIN, SAID, Sign, sign

UNRELATED: Final[tuple[Sign, ...]] = (
    sign(
        "offers-of-jobs", PLAIN,
        "new|latest|matching|recommended|similar|hot|these|top|more jobs|vacancies|roles|openings ~4 for|in|matching|near|you|this|match|posted|from",
        "job alert|alerts|digest|recommendations|search_agent|matches|newsletter",
        "jobs ~2 matching|for_you|near_you|you_may|you_might|in",
        "came_across|found|saw|noticed|stumbled|spotted|viewed|reviewed|looked_at|seen ~2 your ~2 profile|cv|resume|linkedin|background|details|page",
        "viewed|looked_at your profile",
        "exciting|great|fantastic|new|amazing|unique|perfect|brilliant ~2 opportunity|role|position ~5 client|with_one_of|for_a|that_might|you_might|in_your_area",
        "on_behalf_of ~2 client|my_client|a_client|our_client",
        "we_are_hiring|now_hiring|walk_in|recruitment_day|open_day|career_fair|job_fair|careers_fair|hiring_event",
        "interview|career|cv|resume ~2 coaching|tips|webinar|masterclass|course|workshop|review_service|template|templates|writing_service|training",
        "stellenangebote|neue_jobs|jobangebote|jobagent|offres_d'emploi_correspondant|nouvelles_offres|offres_pour_vous|nuevas_ofertas|ofertas_de_empleo_para|alerta_de_empleo|alertes_emploi|alerte_emploi",
        unless=("interview_on|second_interview|your_interview_for|you_interviewed|your_application_for",), deniable=False,
    ),
    sign(
        "bulk", PLAIN,
        "unsubscribe|unsubscribing|opt_out|email_preferences|mailing_list|view_in_browser|manage_your_preferences|newsletter|abbestellen|désabonner|désinscrire|darse_de_baja|cancelar_suscripción|view_this_email",
        "percent off",
        "discount|regalamos|beneficiary|lottery|cheque|crypto|casino|winner|prize",
        "save your seat|place|spot|spots",
        "giving tuesday",
        "topics ;|1|today",
        "room|office|gym|lift|elevator|kitchen|car_park|garage|pool will be closed|out_of_order",
        "tiers payant|mutuelle",
        "free webinar|trial|masterclass|shipping|month|gift",
        "your card|prize|account|application_for_the ~4 approved|blocked|suspended|won|selected_to|limit",
        "50|20|30|10|25|40|15|60|70 off ~6 .|today|this|all|your|everything|week|!",
        "sale|deals|voucher|coupon|promo|limited_time|flash_sale|black_friday|free_trial|sign_up_now|register_now|shop_now|buy_now",
        unless=("interview|offer_letter",), deniable=False,
    ),
    sign(
        "everyday", SAID,
        "your|new ~1 parcel|order|delivery|package|invoice|subscription|flight|booking|statement|receipt|library_books|library|dentist|prescription|payment|password|bill|rent|train|ticket_for|reservation|boiler|meter|policy_renewal|insurance_policy|car_insurance|credit_card|broadband|hotel|season_ticket|check_up|claim|refund|limit|attestation|membership|bin|photos|verification_code|security_code|login|boarding_pass|council_tax|electricity|pharmacy|vaccination|warranty|loan|overdraft",
        "invoice|payment|balance|direct_debit|refund|bank_statement|tax_return|mortgage ~6 attached|due|pay|for|received|is|of|was|will|overdue|statement",
        "mum|mom|dad|grandma|granny|auntie|love_you|birthday|roast|barbecue|babysit|holiday_photos|school_run",
        "appointment ~6 dentist|doctor|gp|clinic|hairdresser|hygienist|vet|surgery|optician|physio",
        "dentist|doctor|clinic|hairdresser|hygienist|vet|optician|physio ~4 appointment",
        "sign_in|log_in|login|logged_in|signed_in ~5 new|from|device|attempt|your_account|unusual|code",
        "rate your|us ~2 experience|order|delivery|purchase|stay",
        "paket|rechnung|bestellung|lieferung|zahnarzt|kontoauszug|colis|facture|commande|livraison|paquete|factura|pedido|envío_de_tu_pedido|dentista|dentiste|stromrechnung|versand ~6 zugestellt|anbei|bezahlen|expédiée|expédié|livré|payer|entregado|enviado|termin|unterwegs|verschickt|ihre|deine|votre|tu|su|.|ist|est|ha|n",
        unless=("interview|offer_letter|travel_expenses|expenses|start_date|reimburse|reference|your_application|travel_booking|candidate|hiring|panel",), deniable=False,
    ),
    sign(
        "selling", LIKELY,
        "demo|pricing|roi|book_a_demo|free_consultation|our_product|our_services|our_platform|special_offer|exclusive_offer|limited_offer",
        "connect|connection|linkedin|invitation_to_connect ~4 request|network|on_linkedin|with_you_on",
        "weekly|monthly|daily digest|roundup|summary|update|newsletter",
        "community|meetup|webinar|conference|event|podcast ~5 join|register|tickets|rsvp|registration|speakers|agenda",
        unless=("interview",), deniable=False,
    ),
)  # fmt: skip
