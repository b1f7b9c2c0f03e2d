"""Where an older mail begins below an answer, as mail programs of many makers and languages introduce it."""

import pytest

from afterword.integrations.message_parser import read_letter

INTRODUCED = [
    # Zoho
    "---- On Wed, 04 Nov 2026 14:02:50 -0600 priya@example.org wrote ----",
    "---- Le mer., 04 nov. 2026 14:02:50 +0100 Priya Nair <priya@example.org> a écrit ----",
    "---- El mié., 04 nov. 2026 14:02:50 +0100 priya@example.org escribió ----",
    "---- Am Mi, 04 Nov. 2026 14:02:50 +0100 priya@example.org schrieb ----",
    # Yandex, Mail.ru
    '04.11.2026, 18:30, "Priya Nair" <priya@example.org>:',
    '04.11.2026, 18.30, "Priya Nair" <priya@example.org>:',
    '11:00 AM, November 4, 2026, "Priya Nair" <priya@example.org>:',
    '4 November 2026, 18:30, "Priya Nair" <priya@example.org>:',
    "Wednesday, 4 November 2026, 3:32 PM -0600 from Priya Nair <priya@example.org>:",
    "Среда, 4 ноября 2026, 15:32 +03:00 от Priya Nair <priya@example.org>:",
    "4 ноября 2026 г., 15:19 пользователь Priya Nair <priya@example.org> написал:",
    "Priya Nair <priya@example.org> написал(а):",
    # Gmail
    "2026-11-04 16:32 GMT-06:00 Priya Nair <priya@example.org>:",
    "2026-11-04 16:32 GMT+01:00 Priya Nair <\npriya@example.org>:",
    "2026/11/04 16:32 Priya Nair <priya@example.org>:",
    "On Wed, Nov 4, 2026 at 3:32 PM Priya Nair <priya@example.org> wrote:",
    "On Wed, Nov 4, 2026 at 3:32 PM Priya\nNair <\npriya@example.org> wrote:",
    "On Wed, 4 Nov 2026 08:14:43 -0600 Priya Nair <priya@example.org> wrote",
    "Am Mi., 4. Nov. 2026 um 15:32 Uhr schrieb Priya Nair <\npriya@example.org>:",
    "Le mer. 4 nov. 2026 à 15:32, Priya Nair <priya@example.org> a écrit :",
    "El mié, 4 nov 2026 a las 15:32, Priya Nair (<priya@example.org>) escribió:",
    "Il giorno mer 4 nov 2026 alle ore 15:32 Priya Nair <priya@example.org> ha scritto:",
    "Em qua., 4 de nov. de 2026 às 15:32, Priya Nair <priya@example.org> escreveu:",
    "A quarta, 4/11/2026, 15:32, Priya Nair <priya@example.org> escreveu:",
    "Op wo 4 nov 2026 om 15:32 schreef Priya Nair <priya@example.org>:",
    "Den ons 4 nov. 2026 kl 15:32 skrev Priya Nair <priya@example.org>:",
    "ons. 4. nov. 2026 kl. 15:32 skrev Priya Nair <priya@example.org>:",
    "Den ons. 4. nov. 2026 kl. 15.32 skrev Priya Nair <\npriya@example.org>:",
    "W dniu śr., 4 lis 2026 o 15:32 Priya Nair <priya@example.org> napisał(a):",
    "śr., 4 lis 2026 o 15:32 Priya Nair <priya@example.org> napisał(a):",
    "st 4. 11. 2026 v 15:32 odesílatel Priya Nair <priya@example.org> napsal:",
    "ke 4. marrask. 2026 klo 15.32 Priya Nair (priya@example.org) kirjoitti:",
    "ср, 4 нояб. 2026 г. в 15:19, Priya Nair <priya@example.org>:",
    "4 Kas 2026 Çar, 15:32 tarihinde Priya Nair <priya@example.org> şunu yazdı:",
    "Priya Nair <priya@example.org> ezt írta (időpont: 2026. nov. 4., Sze, 15:32):",
    "2026年11月4日(水) 15:32 Priya Nair <priya@example.org>:",
    "Priya Nair <priya@example.org> 于2026年11月4日周三 15:32写道：",
    # Apple, Thunderbird, Yahoo, Proton, others
    "On 4 Nov 2026, at 15:32, Priya Nair <priya@example.org> wrote:",
    "Am 04.11.2026 um 15:32 schrieb Priya Nair:",
    "Le 04/11/2026 à 15:32, Priya Nair a écrit :",
    "Le 4 nov. 2026 à 15:32, Priya Nair <priya@example.org> a écrit :",
    "Il 04/11/2026 15:32, Priya Nair ha scritto:",
    'In data 4 novembre 2026 21:11:31 "Priya Nair" <priya@example.org> ha scritto:',
    "Op 4 nov. 2026, om 15:32 heeft Priya Nair <priya@example.org> het volgende geschreven:",
    "W dniu 04.11.2026 o 15:32, Priya Nair pisze:",
    "W dniu 2026-11-04 11:59:39 użytkownik Priya Nair <priya@example.org> napisał:",
    "Dnia 4 listopada 2026 15:32 Priya Nair <priya@example.org> napisał(a):",
    "Dne 04. 11. 26 v 15:32 Priya Nair napsal(a):",
    "Priya Nair kirjoitti 4.11.2026 klo 15.32:",
    "ke 4. marraskuuta 2026 klo 17.50 Priya Nair\n<priya@example.org> kirjoitti:",
    "Den 2026-11-04 kl. 15:32, skrev Priya Nair:",
    "Den 04.11.2026 15:32, skrev Priya Nair:",
    "04.11.2026 15:32, Priya Nair пишет:",
    "On Wednesday, November 4, 2026 at 09:35:12 AM CST, Priya Nair <priya@example.org> wrote:",
    "On Wednesday, November 4th, 2026 at 3:32 PM, Priya Nair <priya@example.org> wrote:",
    "Priya Nair <priya@example.org> schrieb am Mi., 4. Nov. 2026, 15:32:",
    "Priya Nair <priya@example.org> wrote on 11/04/2026 09:35:12 AM:",
    "Priya Nair wrote on 11/04/2026 09:35:12 AM:",
    "Priya Nair <priya@example.org> escreveu no dia quarta, 4/11/2026 à(s) 15:32:",
    # Rules with words
    "-----Original Message-----",
    "-------- Original message --------",
    "-----Ursprüngliche Nachricht-----",
    "-------- Message d'origine --------",
    "-----Mensaje original-----",
    "-----Messaggio originale-----",
    "-----Oorspronkelijk bericht-----",
    "-----Mensagem original-----",
    "-----Opprinnelig melding-----",
    "-----Ursprungligt meddelande-----",
    "-----Alkuperäinen viesti-----",
    "-----Původní zpráva-----",
    "-----Wiadomość oryginalna-----",
    "-------- Пересылаемое сообщение --------",
    "‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐",
    "Anfang der weitergeleiteten Nachricht:",
    # Blocks of headers
    '====\n\nMessage du : 04/11/2026 13:20\nDe : "Priya Nair" <priya@example.org>\nA : dana@northwind.example\nCopie à :\nSujet : Merci\n',
    "De : Priya Nair<mailto:priya@example.org>\nEnvoyé le :mercredi 4 novembre 2026 09:35\nÀ : dana@northwind.example\nObjet :Merci\n",
    "De: Priya Nair\nEnviado el: miércoles\nPara: Dana\nAsunto: Gracias\n",
    "De: Priya Nair\nEnviada: quarta-feira\nPara: Dana\nAssunto: Obrigada\n",
    "Da: Priya Nair\nInviato: mercoledì\nA: Dana\nOggetto: Grazie\n",
    "Van: Priya Nair\nVerzonden: woensdag\nAan: Dana\nOnderwerp: Bedankt\n",
    "Från: Priya Nair\nSkickat: onsdag\nTill: Dana\nÄmne: Tack\n",
    "Fra: Priya Nair\nSendt: onsdag\nTil: Dana\nEmne: Takk\n",
    "Lähettäjä: Priya Nair\nLähetetty: keskiviikko\nVastaanottaja: Dana\nAihe: Kiitos\n",
    "Od: Priya Nair\nWysłano: środa\nDo: Dana\nTemat: Dziękuję\n",
    "Od: Priya Nair\nOdesláno: středa\nKomu: Dana\nPředmět: Děkuji\n",
    "От: Priya Nair\nОтправлено: среда\nКому: Dana\nТема: Спасибо\n",
    'Gesendet: Mittwoch, 04. November 2026 um 09:35 Uhr\nVon: "Priya Nair" <priya@example.org>\nAn: dana@northwind.example\nBetreff: Danke\n',
    "From: Priya Nair <priya@example.org> Sent: Wednesday To: Dana Subject: Thank you",
    "*From:* Priya Nair <priya@example.org>\n*Sent:* Wednesday\n*To:* Dana\n*Subject:* Thank you\n",
]  # fmt: skip


def own(text: str, kind: str = "text/plain") -> str:
    head = (
        f"From: dana@northwind.example\nIn-Reply-To: <mine@example.org>\nContent-Type: {kind}; charset=utf-8"
    )
    return read_letter(f"{head}\n\n{text}\n".encode()).text


@pytest.mark.parametrize("introduction", INTRODUCED)
def test_what_an_introduction_begins_is_left_out(introduction: str) -> None:
    assert own(f"New words.\n\n{introduction}\n\nOld words.") == "New words."
    assert own(f"New words.\n{introduction}\n> Old words.") == "New words."


@pytest.mark.parametrize(
    "introduction", [each for each in INTRODUCED if "\n" not in each and each.endswith(":")]
)
def test_what_stands_below_a_marked_quotation_is_kept(introduction: str) -> None:
    if "weitergeleitet" not in introduction:
        assert own(f"{introduction}\n> Old words.\n\nNew words.") == "New words."


@pytest.mark.parametrize(
    "text",
    [
        "On Monday we wrote:\nnothing.",
        "On 3 November 2026 at 10:00 we wrote to you with this question:\nwhen can you start?",
        "As I wrote on 3 November 2026 at 10:00:\nplease send the form.",
        "Please send the form by 20 November 2026, 17:00 to Lee at lee@northwind.example:\nit is attached.",
        "From: here on we wait.",
        "Date: Tuesday 24 November 2026\nTime: 10:00\nFrom: the main entrance\nTo: the fourth floor",
        "We still need:\n- one\n- two",
        "4 November 2026, 15:00:\nsecond interview with Lee.",
        "Your interview:\n24 November 2026 at 10:00, Zoom link to follow:\nask for Lee.",
        "Wir haben Ihnen am 3.11.2026 um 10:00 Uhr geschrieben:\nbitte antworten Sie.",
        "----- Good news -----\nYou are through to the next round.",
    ],
)
def test_what_only_looks_like_one_is_kept(text: str) -> None:
    assert own(text).split() == text.split()


@pytest.mark.parametrize(
    "line",
    ["On" + " 1" * 400, "-" * 60 + "a" + "-" * 200 + "x", "1:11 2026 " * 30 + "a@b.c", "a" * 80 + "@" * 200, "From: " * 50 + "x"],
)  # fmt: skip
def test_a_long_text_of_what_nearly_introduces_is_kept_whole(line: str) -> None:
    assert own(f"{line}\n" * 200).count(line) == 200


LIST = "- your references\n- a signed form\n\nPlease send them by Friday."


@pytest.mark.parametrize(
    "text",
    [
        f"Three things are missing:\n\n---\n{LIST}",
        f"Three things are missing\n--\n{LIST}",
        f"We need these.\n\n___\n{LIST.replace('- ', '1. ')}",
        "We need these:\n---\nreferences\na form\n---\nPlease send them by Friday.",
        "Thanks for coming.\n\n---\n\nWe would like to see you again next week. Which day would suit you best?",
    ],
)
def test_what_stands_below_a_line_of_dashes_is_kept_where_it_is_no_signature(text: str) -> None:
    assert own(text).split() == text.split()


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nDana Whitfield\nHead of People. We are hiring: come and join us, wherever you are.",
        "--\nDana Whitfield\nNorthwind Ltd",
        "---\nDana Whitfield | Northwind\n1 High Street, Leeds\n+44 20 7946 0000",
        "_____\nThis is an automated message, please do not reply to it.",
        "---\nYou are receiving this email because you applied. Unsubscribe at any time.",
    ],
)
def test_a_signature_below_a_line_of_dashes_is_left_out(signature: str) -> None:
    assert own(f"New words.\n\n{signature}") == "New words."
