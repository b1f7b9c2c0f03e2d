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
    "by before later latest until through deadline expire expires valid open closes close runs out within due eod cob bis "
    "spätestens avant tard d'ici hasta antes tardar válida".split()
)
_OF_THEIRS: Final = frozenset(
    "you your please kindly sign return reply respond accept confirm send complete submit upload know offer valid expires "
    "deadline need acceptance answer invitation page enter package sie ihr ihre ihren ihrer dein deine deinen bitte zurück "
    "rückmeldung vous votre vos merci veuillez signé signée usted tu su favor firmado firmada envíe confirme confirma confirmar "
    "respuesta rogamos".split()
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_OURS: Final = re.compile(
    r"\b(?:we|i|hr|the (?:team|panel|board|committee)) (?:will|shall|hope|expect|aim|plan|should|are hoping|would like to (?:decide|make)|intend|want to decide)"
    r"|\bstart(?:ing|s)? (?:date|on)\b|\bfirst day\b|\bto start\b",
    re.IGNORECASE,
)
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
_LEAD: Final = frozenset(
    "by before until till through on to from no not the next this in within end early mid late bis am ab zum jusqu'au avant le "
    "hasta antes el monday tuesday wednesday thursday friday saturday sunday tomorrow january february march april june july "
    "august september october november december".split()
)
"""Words that may begin the name of a day; a number may, too."""
_TOKEN: Final = re.compile(r"[^\W_]+(?:['/.-][^\W_]+)*")
_WORDS_OF_A_DATE: Final = re.compile(r"\S+(?:\s+\S+){0,6}")
_CLAUSE: Final = re.compile(
    r"\s(?:so that|which|when|and|but|because|as|or|if|unless|at)\s.*|[;(!?].*", re.IGNORECASE | re.DOTALL
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
        at = next(each.start() for each in _WORD.finditer(sentence) if each.group().lower() in _DEADLINE)
        found = next(_named_in(sentence[at:], said_on, days, country), None)
        if found is not None:
            return found
    return None


def _sentences(text: Text) -> Iterator[tuple[str, frozenset[str]]]:
    """The sentences that name a time, each with its words in small letters."""
    if not _names_a_time(text.plain, _words(text.plain)):
        return
    whole = text
    if _ORDINAL.search(text.plain):
        whole = Text(_ORDINAL.sub("", text.plain))
    for span in whole.sentences:
        sentence = " ".join(whole.of(span)[:_LONGEST].split())
        words = _words(sentence)
        if _names_a_time(sentence, words):
            yield sentence, words


def _words(said: str) -> frozenset[str]:
    return frozenset(_WORD.findall(said.lower()))


def _names_a_time(said: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(_TIMES) or any(map(str.isdecimal, said))


def _named_in(sentence: str, said_on: date, days: Days, country: str | None) -> Iterator[date]:
    """The days that a sentence names, by the words that lead to them."""
    said = in_english(sentence) or sentence
    ends = 0
    for lead in _TOKEN.finditer(said):
        word = lead.group().lower()
        if lead.start() < ends or (word not in _LEAD and not word[0].isdecimal()):
            continue
        words = _WORDS_OF_A_DATE.match(said, lead.start())
        assert words is not None
        meant = understand(_CLAUSE.sub("", words.group()), said_on, days, country)
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
