"""The dates in a message: until when they are away or need, and by when they want an answer."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from afterword.core.calendar import Days
from afterword.core.phrases import understand
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
    r"\b(?:until|till|til|through|to|back|return|returning|returns|again|reply|off|away|leave|out|vacation|holiday|between|from|closed|reopen"
    r"|travel\w*|bis|wieder|zurück|ab dem|jusqu\S*|retour|reviens|hasta|vuelta|volver\w*|regres\w*|reincorpor\w*|disponible|vuelvo)\b",
    re.IGNORECASE,
)
_DEADLINE: Final = re.compile(
    r"\b(?:by|before|later than|at the latest|until|through|deadline|expires?|valid|open|closes?|runs? out|within|due|latest|close of|end of day|eod|cob|bis|spätestens"
    r"|avant|au plus tard|d'ici|hasta|antes|a más tardar|válida)\b",
    re.IGNORECASE,
)
_OF_THEIRS: Final = re.compile(
    r"\b(?:you|your|please|kindly|sign|return|reply|respond|accept|confirm|send|complete|submit|upload|let (?:us|me) know|offer|valid|expires?|acceptance|answer|upload|invitation|page|enter|package"
    r"|deadline|need|sie|ihre?n?|dein\w*|bitte|zurück|rückmeldung|vous|votre|vos|merci|veuillez|signé\w*|usted|tu|su|favor|firmad\w*|envíe\w*|confirm\w*|respuesta|rogamos)\b",
    re.IGNORECASE,
)
_OURS: Final = re.compile(
    r"\b(?:we|i|hr|the (?:team|panel|board|committee)) (?:will|shall|hope|expect|aim|plan|should|are hoping|would like to (?:decide|make)|intend|want to decide)"
    r"|\bstart(?:ing|s)? (?:date|on)\b|\bfirst day\b|\bto start\b",
    re.IGNORECASE,
)
_VAGUE_SOON: Final = frozenset({"soon", "soon-after"})
_LONGEST: Final = 600
_FURTHEST: Final = 400
"""Days ahead: nobody is asked for an answer in years."""
_ORDINAL: Final = re.compile(
    r"(?<=\d)\.(?=\s+(?:jan|feb|mär|maer|apr|mai|jun|jul|aug|sep|okt|nov|dez|januari|februari|mars|maj|desember))",
    re.IGNORECASE,
)
"""The point of a German day of the month, which ends no sentence."""
_LEAD: Final = re.compile(
    r"\b(?:by|before|until|till|through|on|to|not later than|no later than|at the latest|from|bis|am|ab|zum|jusqu'au|avant|le|hasta|antes|el"
    r"|(?=(?:next|this|mon|tues|wednes|thurs|fri|satur|sun)|the \d|tomorrow|end of|the end of|early|mid|in the|in \w+ (?:days?|weeks?|months?)"
    r"|within|january|february|march|april|june|july|august|september|october|november|december|\d{1,2}(?:st|nd|rd|th)? (?:january"
    r"|february|march|april|may|june|july|august|september|october|november|december)|\d{4}-\d\d-\d\d))",
    re.IGNORECASE,
)
_WORDS_OF_A_DATE: Final = re.compile(r"\S+(?:\s+\S+){0,6}")
_CLAUSE: Final = re.compile(
    r"\s(?:so that|which|when|and|but|because|as|or|if|unless|at)\s.*|[;(!?].*", re.IGNORECASE | re.DOTALL
)


def until(text: Text, meaning: Meaning, said_on: date, days: Days, country: str | None) -> date | None:
    """Until when they are away, or by when they now want to have decided; ``None`` where no day is named."""
    found: date | None = None
    for sentence in _sentences(text):
        if meaning == "out_of_office":
            if _AWAY.search(sentence):
                found = max(filter(None, (found, *_named_in(sentence, said_on, days, country))), default=None)
        elif found is None:
            meant = _understood(sentence, said_on, days, country)
            found = meant or next(_named_in(sentence, said_on, days, country), None)
    return found


def reply_by(text: Text, said_on: date, days: Days, country: str | None) -> date | None:
    """By when they want an answer; ``None`` where they set no day."""
    for sentence in _sentences(text):
        if not _DEADLINE.search(sentence) or not _OF_THEIRS.search(sentence) or _OURS.search(sentence):
            continue
        at = _DEADLINE.search(sentence)
        assert at is not None
        found = next(_named_in(sentence[at.start() :], said_on, days, country), None)
        if found is not None:
            return found
    return None


def _sentences(text: Text) -> Iterator[str]:
    whole = text
    if _ORDINAL.search(text.plain):
        whole = Text(_ORDINAL.sub("", text.plain))
    for span in whole.sentences:
        sentence = " ".join(whole.of(span)[:_LONGEST].split())
        if _NAMES_A_TIME.search(sentence):
            yield sentence


def _named_in(sentence: str, said_on: date, days: Days, country: str | None) -> Iterator[date]:
    """The days that a sentence names, by the words that lead to them."""
    said = in_english(sentence) or sentence
    ends = 0
    for lead in _LEAD.finditer(said):
        if lead.start() < ends:
            continue
        words = _WORDS_OF_A_DATE.match(said, lead.start())
        if words is None:
            continue
        fragment = _CLAUSE.sub("", words.group())
        meant = understand(fragment, said_on, days, country)
        if meant is None or meant.rule in _VAGUE_SOON or meant.start > len(lead.group()) + 4:  # noqa: PLR2004 - "the"
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
