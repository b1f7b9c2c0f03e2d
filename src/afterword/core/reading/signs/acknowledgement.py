"""They have it, and say thanks: nothing is decided, nothing is asked."""

from typing import Final

from afterword.core.reading.sign import FAINT, LIKELY, PLAIN, Sign, sign

ACKNOWLEDGEMENT: Final[tuple[Sign, ...]] = (
    sign(
        "received", PLAIN,
        "received|receipt|got|have|receive|landed|logged ~5 your|it|them|you|the ~4 application|email|message|documents|note|papers|cv|resume|mail|letter|card|form|references|submission|file|files|enquiry|inquiry|assignment|exercise|portfolio|thank_you",
        "your ~3 application|documents|message|email|papers|submission|references|form|note|request|enquiry|inquiry|file|files|details|exercise ~4 received|submitted|arrived|in_the_queue|in_our_system|been_logged|been_added|been_forwarded|reached_us|safely|been_recorded|been_registered|come_through|been_passed",
        "confirm|acknowledge|confirms|acknowledging|confirming|confirmation ~5 receipt|received|arrived|safely|we_have|of_your",
        "in_receipt",
        "we|i got|have it|them|everything|that|your",
        "ticket|case|reference|request ~4 created|number|opened|logged|assigned|been_raised",
        "automated|automatic|auto|no_reply|unmonitored|not_monitored|system_generated|automatically ~4 message|response|reply|email|confirmation|generated|inbox|mailbox|address|acknowledgement|monitored",
        "do|please not_reply|not_respond|no_not_reply|do_not_reply",
        "inbox|mailbox is ~4 checked|monitored|read",
        unless=("if_you_have_not_received|not_yet_received|have_not_received|not_received|delivered_to|missing|once_we|several|offer|number_of_applications|very_high|delivered", "acceptance_of"), deniable=False,
    ),
    sign(
        "thanks", LIKELY,
        "thank_you|thanks|many_thanks|thx|cheers|ta|appreciate|appreciated|thank ~5 note|email|message|card|letter|kind_words|mail|words|update|writing|getting_in_touch|reaching_out|follow_up|reply|confirming|letting|sending|heads_up|quick_reply|info|documents|form|references|thoughts|clarification|line|lines|getting_back|kind",
        "thank_you|thanks ~2 for ~1 applying|your_application|application|your_interest|interest|submitting",
        "made_my_day|lovely_note|kind_note|lovely_to_hear|nice_of_you|kind_of_you|thoughtful|so_kind|sweet_of_you|lovely_card|lovely_email|nice_note|touched",
        "great|lovely|nice|good|pleasure|wonderful|delight|enjoyed ~5 to_meet|meeting|meet|talking|speaking|chatting|talk|to_speak|to_talk ~4 you|too|with|as",
        "you_are_welcome|no_problem|my_pleasure|likewise|noted|will_do|got_it|understood|duly_noted|perfect|no_worries|all_good|sounds_good|much_appreciated|received_with_thanks|all_received",
        "pass|passed|forward|forwarded|share|shared|passing|sharing|forwarding ~5 on|along|to|with ~4 team|panel|manager|tom|colleagues|them|everyone|committee|rest|others|her|him|interviewers",
        "add|added|adding|put|kept ~3 to|on|in|with ~2 your|the|our ~1 file|records|application|profile|notes|system",
        unless=("patience|could_you|can_you|unsubscribe|order|purchase|subscribing|payment|not_reply",), deniable=False,
    ),
    sign(
        "in-hand", LIKELY,
        "forwarded|passed|handed|given|shared|sent|put|filed|added ~4 to|on_to|in|with ~3 kit|team|folder|manager|committee|panel|file|panel|them|colleagues|system|her|him|everyone",
        "got|received|have|opened them|it|those|these|both|all|everything|your ~4 .|;|fine|ok|okay|now|thanks|thank|safely|here|and",
        "came|arrived|come|made_it through|safely|in|ok|fine|here|today|yesterday|this_morning",
        "forwarded|passed it|to|on|them",
        "will be included|added|passed|shared|read|considered|forwarded|circulated ~6 packet|file|members|committee|panel|team|by|with|in|to|meeting",
        "safe|waiting|keeping ~2 behind|at|with|travels|for_you|here",
        "you as_well|too ~2 .|!|ben|and|have",
        "bless_you|thoughtful|how_kind|how_lovely|charming|sweet|made_us_smile|made_me_smile|pinned|on_my_desk|on_my_wall|on_the_board",
        "best|kind|warm regards|wishes to",
        "reimbursement|expenses|receipts ~6 processed|paid|through|accounting|transferred|approved",
        "looking|look forward_to reading|going_through|reviewing",
        unless=("not|offer|went|but|could_you|please|unless", "decision|decided"), deniable=False,
    ),
    sign("soon", FAINT, "be_in_touch|get_back_to_you|in_due_course|respond_within|reply_within|will_review|will_consider|have_a_great|have_a_good|have_a_lovely|hear_from_us", "thanks|thank_you|cheers|thx|ta", "thank_you|thanks ~1 for this|that|it|yours|today", deniable=False),
    # German, French, Spanish
    sign(
        "eingegangen", PLAIN,
        "unterlagen|bewerbung|nachricht|mail|schreiben|eingang|dokumente|anfrage ~6 erhalten|eingegangen|bestätigen|angekommen|eingang|weitergeleitet|bestätigt|bekommen",
        "bestätigen|bestätige|eingangsbestätigung ~5 eingang|erhalt|unterlagen|bewerbung",
        "bien|accusons|confirmons|avons ~3 reçu|réception|bien_reçu ~6 votre|vos|candidature|message|mail|dossier|documents|de",
        "votre|vos candidature|message|dossier|documents|mail ~4 enregistrée|enregistré|reçue|reçu|parvenue|parvenu|transmis|transmise",
        "hemos|confirmamos|acusamos|ha|recibido ~4 recibido|recibida|recepción|recibo|recibidos ~6 candidatura|solicitud|mensaje|correo|documentación|documentos|su|tu|.|correctamente",
        "candidatura|solicitud|mensaje|correo|documentación ~4 recibido|recibida|registrada|registrado",
        unless=("nicht_berücksichtigt|leider|angebot|fehlt|pas_retenue|retenue|descartado|no_hemos_recibido|noch_nicht",), deniable=False,
    ),
    sign(
        "danke", LIKELY,
        "danke|dank|vielen_dank|herzlichen_dank ~6 nachricht|mail|zeilen|karte|worte|schreiben|rückmeldung|gespräch|brief|bewerbung|info|unterlagen",
        "gebe|leite|leiten|geben ~4 weiter|gerne_weiter",
        "merci ~5 message|mail|mot|carte|mots|retour|courriel|lettre|candidature|envoi|pour|beaucoup",
        "gracias ~5 mensaje|correo|nota|palabras|tarjeta|carta|interés|candidatura|escribir|por|nota",
        "me_alegra|ravi|ravie|gefreut|freut_mich|encantado|encantada|enchanté|enchantée",
        unless=("geduld|patience|paciencia|könnten|pourriez|podrías|podría",), deniable=False,
    ),
)  # fmt: skip
