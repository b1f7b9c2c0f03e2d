"""The dates in a message: until when they are away or need, and by when they want an answer."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from afterword.core.calendar import Days
from afterword.core.phrases import Understood, understand
from afterword.core.reading.abroad import in_english
from afterword.core.reading.sign import Meaning
from afterword.core.text.text import Text

_NAMES_A_TIME: Final = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\bweeks?\b|\bmonth|\bfortnight|\btomorrow|\btoday|\btonight|\bchristmas"
    r"|\beaster|\bjanuary|\bfebruary|\bmarch|\bapril|\bmay\b|\bjune|\bjuly|\baugust|\bseptember|\boctober|\bnovember|\bdecember"
    r"|\bnew year|\bthanksgiving|\bholiday|\bdays?\b|woche|montag|dienstag|mittwoch|donnerstag|freitag|monat|januar|februar|märz"
    r"|mai\b|juni|juli|oktober|dezember|semaine|lundi|mardi|mercredi|jeudi|vendredi|mois|janvier|février|avril|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre|semana|lunes|martes|miércoles|jueves|viernes|enero|febrero|marzo|abril|mayo|junio|julio"
    r"|agosto|septiembre|octubre|noviembre|diciembre|demain|morgen|mañana",
    re.IGNORECASE,
)
_AWAY: Final = re.compile(
    r"\b(?:until|till|til|through|back|return|returning|returns|again|off|away|leave|out|vacation|holiday|between|from|closed|reopen"
    r"|travel\w*|bis|wieder|zurück|ab dem|jusqu\S*|retour|reviens|hasta|vuelta|volver\w*|regres\w*|reincorpor\w*|disponible|vuelvo)\b",
    re.IGNORECASE,
)
_DEADLINE: Final = re.compile(
    r"\b(?:by|before|no later than|at the latest|until|deadline|expires?|valid|within|due|latest|close of|end of day|eod|cob|bis|spätestens"
    r"|avant|au plus tard|d'ici|hasta|antes|a más tardar|válida)\b",
    re.IGNORECASE,
)
_OF_THEIRS: Final = re.compile(
    r"\b(?:you|your|please|kindly|sign|return|reply|respond|accept|confirm|send|complete|submit|upload|let (?:us|me) know|offer|valid|expires?"
    r"|deadline|need|sie|ihre?n?|dein\w*|bitte|zurück|rückmeldung|vous|votre|vos|merci|veuillez|signé\w*|usted|tu|su|favor|firmad\w*|envíe\w*|confirm\w*|respuesta|rogamos)\b",
    re.IGNORECASE,
)
_OURS: Final = re.compile(
    r"\b(?:we|i|they|hr|the (?:team|panel|board|committee)) (?:will|shall|hope|expect|aim|plan|should|are hoping|would like to (?:decide|make)|intend|want to decide)"
    r"|\bstart(?:ing|s)? (?:date|on)\b|\bfirst day\b|\bto start\b",
    re.IGNORECASE,
)
_VAGUE_SOON: Final = frozenset({"soon", "soon-after"})
_LONGEST: Final = 600


def until(text: Text, meaning: Meaning, said_on: date, days: Days, country: str | None) -> date | None:
    """Until when they are away, or by when they now want to have decided; ``None`` where no day is named."""
    found: date | None = None
    for sentence in _sentences(text):
        if meaning == "out_of_office" and not _AWAY.search(sentence):
            continue
        meant = _understood(sentence, said_on, days, country)
        if meant is not None and meant.rule not in _VAGUE_SOON and meant.by >= said_on:
            found = (
                meant.by if found is None else max(found, meant.by) if meaning == "out_of_office" else found
            )
    return found


def reply_by(text: Text, said_on: date, days: Days, country: str | None) -> date | None:
    """By when they want an answer; ``None`` where they set no day."""
    for sentence in _sentences(text):
        if not _DEADLINE.search(sentence) or not _OF_THEIRS.search(sentence) or _OURS.search(sentence):
            continue
        meant = _understood(sentence, said_on, days, country)
        if meant is not None and meant.rule not in _VAGUE_SOON and meant.by >= said_on:
            return meant.by
    return None


def _sentences(text: Text) -> Iterator[str]:
    for span in text.sentences:
        sentence = " ".join(text.of(span)[:_LONGEST].split())
        if _NAMES_A_TIME.search(sentence):
            yield sentence


def _understood(sentence: str, said_on: date, days: Days, country: str | None) -> Understood | None:
    abroad = in_english(sentence)
    found = understand(abroad, said_on, days, country) if abroad is not None else None
    return found or understand(sentence, said_on, days, country)
