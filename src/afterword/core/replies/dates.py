"""The dates in a message: until when they are away or need, and by when they want an answer."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final

from afterword.core.dates import understand
from afterword.core.replies.signs import Meaning
from afterword.core.text.text import Text
from afterword.core.time.calendar import Days

_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")

# Days and periods named in German, French or Spanish, as the English words that the grammar of phrases
# reads.

_MONTHS: Final = {
    "january": "januar jänner janvier enero",
    "february": "februar février fevrier febrero",
    "march": "märz maerz mars marzo",
    "april": "april avril abril",
    "may": "mai mayo",
    "june": "juni juin junio",
    "july": "juli juillet julio",
    "august": "august août aout agosto",
    "september": "september septembre septiembre setiembre",
    "october": "oktober octobre octubre",
    "november": "november novembre noviembre",
    "december": "dezember décembre diciembre",
    "monday": "montag lundi lunes",
    "tuesday": "dienstag mardi martes",
    "wednesday": "mittwoch mercredi miércoles miercoles",
    "thursday": "donnerstag jeudi jueves",
    "friday": "freitag vendredi viernes",
    "saturday": "samstag sonnabend samedi sábado",
    "sunday": "sonntag dimanche domingo",
    "tomorrow": "morgen demain mañana",
    "week": "woche semaine semana",
    "weeks": "wochen semaines semanas",
    "days": "tage tagen jours días dias",
    "month": "monat monats mois mes",
    "months": "monate monaten meses",
    "two": "zwei deux dos",
    "three": "drei trois tres",
    "four": "vier quatre cuatro",
    "ten": "zehn dix diez",
    "until": "bis jusqu'au jusqu'à hasta jusqu",
    "before": "vor avant antes",
}
_WORDS: Final = {word: english for english, words in _MONTHS.items() for word in words.split()}
_PHRASES: Final = (
    (re.compile(r"\b(?:bis\s+)?(?:spätestens\s+)?(?:zum\s+)?ende (?:der |dieser )?(?:kommenden|nächsten) woche\b"), "by the end of next week"),
    (re.compile(r"\b(?:bis\s+)?(?:zum\s+)?ende (?:der|dieser) woche\b"), "by the end of this week"),
    (re.compile(r"\b(?:d'ici |avant |à )?la fin de la semaine prochaine\b"), "by the end of next week"),
    (re.compile(r"\b(?:d'ici |avant |à )?la fin de (?:la|cette) semaine\b"), "by the end of this week"),
    (re.compile(r"\b(?:a |antes de |para )?(?:el )?fin(?:al(?:es)?)? de la (?:próxima semana|semana que viene)\b"), "by the end of next week"),
    (re.compile(r"\b(?:a |antes de |para )?(?:el )?fin(?:al(?:es)?)? de (?:la|esta) semana\b"), "by the end of this week"),
    (re.compile(r"\b(?:bis\s+)?(?:zum\s+)?(?:monatsende|ende (?:des|dieses) monats)\b|\b(?:d'ici |à )?(?:la )?fin (?:du|de ce) mois\b|\bfin(?:al(?:es)?)? de (?:este )?mes\b"), "by the end of the month"),
    (re.compile(r"\b(?:in der |im laufe der )?(?:kommende[nr]?|nächste[nr]?) woche\b|\bla semaine prochaine\b|\b(?:la )?(?:próxima semana|semana que viene)\b"), "next week"),
    (re.compile(r"\b(?:anfang|début|principios de)\s+(?=\w)"), "early "),
    (re.compile(r"\b(?:mitte|mi|mediados de)[\s-]+(?=\w)"), "mid "),
    (re.compile(r"\b(?:ende|fin|finales de)\s+(?=[^\W\d])"), "end of "),
    (re.compile(r"\b(?:einschließlich|inklusive|inclus|inclusive|einschl\.)\s*"), ""),
    (re.compile(r"\b(?:spätestens|au plus tard|a más tardar)\b"), "by"),
    (re.compile(r"\b(?:bis zum|bis|jusqu'au|jusqu'à|hasta el|hasta|avant le|antes del|d'ici le|d'ici|para el)\b"), "by"),
    (re.compile(r"\b(?:ab dem|ab|à partir du|a partir del|dès le)\b"), "on"),
    (re.compile(r"\b(?:am|le|el|den|dem|der|les|los|la|du)\b"), ""),
    (re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(20\d\d)\b"), r"\3-\2-\1"),
    (re.compile(r"\b(\d{1,2})\.\s+(?=[^\W\d])"), r"\1 "),
    (re.compile(r"\b(\d{1,2})er\b"), r"\1"),
    (re.compile(r"(?<=\d) de (?=[^\W\d])|(?<=[^\W\d]) de (?=20\d\d)"), " "),
)  # fmt: skip
_SHORT_DATE: Final = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(?!\d)|\b(\d{1,2})/(\d{1,2})/(20\d\d)\b")
_ENGLISH_MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)


_ABROAD: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(_WORDS))}|ende|anfang|mitte|fin|spätestens|nächste|kommende|début|próxima|finales|plus tard|ab)\b"
    r"|\d\.\s?\d",
    re.IGNORECASE,
)
"""A date such as 12/11/2026 is no sign of another language: in English, the country says which comes first."""


def in_english(sentence: str) -> str | None:
    """The sentence with its times in English; ``None`` if it has no word for one in another language."""
    if not _ABROAD.search(sentence):
        return None
    text = sentence.lower()
    for pattern, english in _PHRASES[:9]:
        text = pattern.sub(english, text)
    text = _SHORT_DATE.sub(_named, text)
    for pattern, english in _PHRASES[9:]:
        text = pattern.sub(english, text)
    text = _WORD.sub(lambda found: _WORDS.get(found.group(), found.group()), text)
    return text if text != sentence.lower() else None


def _named(found: re.Match[str]) -> str:
    """A date of numbers, the day first, with its month as a word."""
    day, month = found.group(1) or found.group(3), int(found.group(2) or found.group(4))
    if not 1 <= month <= len(_ENGLISH_MONTHS):
        return found.group()
    return f"{day} {_ENGLISH_MONTHS[month - 1]} {found.group(5) or ''}".strip()


_TIMES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thurs fri sat sun week weeks month "
    "fortnight tomorrow today tonight weekend christmas easter january february march april may june july august september "
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec new thanksgiving holiday day days woche wochen "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag monat monats januar februar märz mai juni juli oktober dezember "
    "jänner tage tagen semaine semaines lundi mardi mercredi jeudi vendredi samedi dimanche mois janvier février mars avril juin "
    "juillet août septembre octobre novembre décembre jours semana semanas lunes martes miércoles jueves viernes sábado domingo "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre días demain morgen mañana mes".split()
)
_AWAY: Final = frozenset(
    "until till til through to back return returning returns again reply off away leave out vacation holiday between from closed "
    "reopen travel travelling traveling bis wieder zurück ab jusqu'au jusqu retour reviens hasta vuelta volver volveré regreso "
    "regresaré reincorporaré disponible vuelvo".split()
)
_DEADLINE: Final = frozenset(
    "by before later latest until through deadline expire expires valid closes close runs out within due eod cob bis "
    "spätestens avant tard d'ici hasta antes tardar válida".split()
)
_OF_THEIRS: Final = frozenset(
    "you your please kindly sign return reply respond accept confirm send complete submit upload know offer valid expires "
    "deadline need acceptance answer invitation page enter package sie ihr ihre ihren ihrer dein deine deinen bitte zurück "
    "rückmeldung vous votre vos merci veuillez signé signée usted tu su favor firmado firmada envíe confirme confirma confirmar "
    "respuesta rogamos".split()
)
_NEAR: Final = 6
"""As many words lead from a word for a deadline to its day: one further on is the day of something else."""
_OURS: Final = re.compile(
    r"\b(?:we|i|hr|the (?:team|panel|board|committee)) (?:will|shall|hope|expect|aim|plan|should|are hoping|would like to (?:decide|make)|intend|want to decide)"
    r"|\bstart(?:ing|s)? (?:date|on)\b|\bfirst day\b|\bto start\b",
    re.IGNORECASE,
)
_INCLUSIVE_LONGEST: Final = 12
_VAGUE_SOON: Final = frozenset({"soon", "soon-after"})
_LONGEST: Final = 600
_AT_ONCE: Final = 4
"""As many characters may stand before the day: "the"."""
_FURTHEST: Final = 400
"""Days ahead: nobody is asked for an answer in years."""
_ORDINAL: Final = re.compile(
    r"(?<=\d)\.(?=\s+(?:jan|feb|mär|maer|apr|mai|jun|jul|aug|sep|okt|nov|dez|januari|februari|mars|maj|desember))",
    re.IGNORECASE,
)
"""The point of a German day of the month, which ends no sentence."""
_SHORT_MONTH: Final = re.compile(
    r"\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez)\.(?=\s*\d)", re.IGNORECASE
)
"""The point of a month cut short, as in "Dec. 11", which ends none either."""
_INCLUSIVE: Final = re.compile(r"\b(?:on|by|at)\s+or\s+$", re.IGNORECASE)
"""What makes "before 11 December" include that day: "on or before"."""
_LEAD: Final = frozenset(
    "by before until till through on to from no not the next this in within end early mid late bis am ab zum jusqu'au avant le "
    "hasta antes el monday tuesday wednesday thursday friday saturday sunday tomorrow january february march april june july "
    "august september october november december".split()
)
"""Words that may begin the name of a day; a number may, too."""
_TOKEN: Final = re.compile(r"[^\W_]+(?:['/.-][^\W_]+)*")
_WORDS_OF_A_DATE: Final = re.compile(r"\S+(?:\s+\S+){0,9}")
"""Long enough for "by the end of the day on Friday 11 December"."""
_CLAUSE: Final = re.compile(
    r"\s(?:so that|that|whether|which|when|and|but|because|as|or(?!\s+before)|if|unless|at(?!\s+(?:\d|noon|midday)))\s.*|[;(!?].*",
    re.IGNORECASE | re.DOTALL,
)
_DATE_ALONE: Final = re.compile(
    r"(?:[^\W_]+ ){1,5}?(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|20\d\d-\d{1,2}-\d{1,2})(?: 20\d\d)?(?![^\W_])"
)


def until(text: Text, meaning: Meaning, said_on: date, days: Days, country: str | None) -> date | None:
    """Until when they are away, or by when they now want to have decided; ``None`` where no day is named."""
    found: date | None = None
    for sentence, words in _sentences(text):
        if meaning == "out_of_office":
            if words & _AWAY:
                found = max(filter(None, (found, *_named_in(sentence, said_on, days, country))), default=None)
        elif found is None:
            meant = _understood(sentence, said_on, days, country)
            found = meant or next(_named_in(sentence, said_on, days, country), None)
    return found


def reply_by(text: Text, said_on: date, days: Days, country: str | None) -> date | None:
    """By when they want an answer; ``None`` where they set no day."""
    for sentence, words in _sentences(text):
        if not words & _DEADLINE or not words & _OF_THEIRS or _OURS.search(sentence):
            continue
        for at in (each.start() for each in _WORD.finditer(sentence) if each.group().lower() in _DEADLINE):
            asked = sentence[at:]
            if asked.lower().startswith("before") and _INCLUSIVE.search(
                sentence, max(0, at - _INCLUSIVE_LONGEST), at
            ):
                asked = "by" + asked[len("before") :]
            found = next(_named_in(asked, said_on, days, country, _NEAR), None)
            if found is not None:
                return found
    return None


def _sentences(text: Text) -> Iterator[tuple[str, frozenset[str]]]:
    """The sentences that name a time, each with its words in small letters."""
    if not _names_a_time(text.plain, _words(text.plain)):
        return
    whole = text
    plain = _SHORT_MONTH.sub(r"\1", _ORDINAL.sub("", text.plain))
    if plain != text.plain:
        whole = Text(plain)
    for span in whole.sentences:
        sentence = " ".join(whole.of(span)[:_LONGEST].split())
        words = _words(sentence)
        if _names_a_time(sentence, words):
            yield sentence, words


def _words(said: str) -> frozenset[str]:
    return frozenset(_WORD.findall(said.lower()))


def _names_a_time(said: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(_TIMES) or any(map(str.isdecimal, said))


def _named_in(
    sentence: str, said_on: date, days: Days, country: str | None, within: int = _LONGEST
) -> Iterator[date]:
    """The days that a sentence names, by the words that lead to them: among its first ``within``."""
    translated = in_english(sentence)
    said = translated or sentence
    ends = 0
    for lead in islice(_TOKEN.finditer(said), within):
        word = lead.group().lower()
        if lead.start() < ends or (word not in _LEAD and not word[0].isdecimal()):
            continue
        words = _WORDS_OF_A_DATE.match(said, lead.start())
        assert words is not None
        clause = _CLAUSE.sub("", words.group())
        meant = understand(clause, said_on, days, country)
        if meant is None and translated and (date_alone := _DATE_ALONE.match(clause)):
            # German puts its verb behind the date: "bis zum 11. Dezember Bescheid geben".
            meant = understand(date_alone.group(), said_on, days, country)
        if meant is None or meant.rule in _VAGUE_SOON or meant.start > _AT_ONCE:
            continue
        ends = lead.start() + meant.end
        if said_on <= meant.by and (meant.by - said_on).days <= _FURTHEST:
            yield meant.by


def _understood(sentence: str, said_on: date, days: Days, country: str | None) -> date | None:
    abroad = in_english(sentence)
    found = understand(abroad, said_on, days, country) if abroad is not None else None
    found = found or understand(sentence, said_on, days, country)
    if found is None or found.rule in _VAGUE_SOON or found.by < said_on:
        return None
    return found.by
