"""Days and periods named in German, French or Spanish, as the English words that the grammar of phrases reads."""

import re
from typing import Final

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
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


_ABROAD: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(_WORDS))}|ende|anfang|mitte|fin|spätestens|nächste|kommende|début|próxima|finales|plus tard|ab)\b"
    r"|\d\.\s?\d|\d/\d",
    re.IGNORECASE,
)


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
