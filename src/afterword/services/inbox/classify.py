"""Reads a mail: what it means, which words show it, and which dates it names."""

import re
from base64 import b64decode
from binascii import Error
from typing import TYPE_CHECKING, Final

from msgspec import UNSET

from afterword.core.replies import MessageEvidence, ReplyVerdict, decided
from afterword.core.replies.signs import FAINT, LIKELY, SHIPPED, Found, scanned
from afterword.core.text import without_mark
from afterword.core.text.text import Text
from afterword.messages.catalogue import translated
from afterword.services.inbox.schemas import Classified, Evidence

if TYPE_CHECKING:
    from datetime import date

    from afterword.core.time.calendar import Days
    from afterword.ports import Message, RuleFile
    from afterword.services.phrase_rules.own_rules import OwnSigns

_BASE64: Final = re.compile(r"\s*(?:[A-Za-z0-9+/]{4}\s*)+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\s*")
_HEADER: Final = re.compile(rb"[!-9;-~]{1,70}:[ \t\r\n]")
_MOST_EVIDENCE: Final = 5
_ANSWER: Final = re.compile(
    r"^\s*(?:(?:re|aw|antw|sv|rv|tr|wg|fw|fwd|res|rif|odp|vs)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)
_AWAY: Final = re.compile(
    r"^\s*(?:automatic reply|auto(?:matic)?[ -]?(?:reply|response)|out of (?:the )?office|ooo\b"
    r"|vacation (?:reply|response)|automatische antwort|abwesen\w*|absence\b|absent\w*|fravær|frånvaro"
    r"|afwezig\w*|ausente\b|réponse automatique|absence du bureau|absent du bureau|respuesta automática"
    r"|fuera de la oficina|away from (?:my )?(?:desk|office|mail)|i am away"
    r"|on (?:annual |parental |maternity )?leave)\b",
    re.IGNORECASE,
)

_NO_INVITATION: Final = frozenset({"CANCEL", "REPLY", "DECLINECOUNTER", "REFRESH"})
"""Methods of calendar files that don't invite anybody."""
_CALLED_OFF: Final = re.compile(
    r"^\s*(?:(?:event|termin|événement|evento)\s+)?(?:cancell?ed|accepted|declined|tentative(?:ly accepted)?"
    r"|abgesagt|zugesagt|abgelehnt|mit vorbehalt|annulée?|acceptée?|refusée?"
    r"|cancelad[oa]|aceptad[oa]|rechazad[oa]|annullat[oa]|accettat[oa]|rifiutat[oa]"
    r"|geannuleerd|geaccepteerd|geweigerd)(?: event)?(?: with note)?\s*:",
    re.IGNORECASE,
)
"""How calendars start the subject of a cancellation or an answer to an invitation."""


def raw_bytes(raw: str) -> bytes:
    """The mail's bytes, decoded if it's base64, without a byte order mark."""
    return without_mark(_encoded(raw))


def _encoded(raw: str) -> bytes:
    if ":" not in raw[:2000] and _BASE64.fullmatch(raw):
        try:
            found = b64decode(raw, validate=False)
        except (Error, ValueError):
            return raw.encode("utf-8", "surrogateescape")
        if _HEADER.match(found) or b"\n" in found:
            return found
    return raw.encode("utf-8", "surrogatepass")


class Read:
    """A message with its meaning. ``files`` are the person's own rules about replies."""

    def __init__(self, letter: "Message", files: "tuple[RuleFile, ...]" = ()) -> None:
        own = _own_signs(files) if files else None
        leads = SHIPPED if own is None else own.leads
        self.notices: tuple[str, ...] = () if own is None else own.problems
        self.letter = letter
        self.text = Text(letter.text)
        self._body = scanned(self.text, leads)
        self._about = () if _ANSWER.match(letter.subject) else scanned(Text(letter.subject), leads).found
        hints = MessageEvidence(
            bounced=bool(letter.failed),
            server=letter.from_server,
            automatic=letter.automatic,
            bulk=letter.bulk,
            answers=bool(letter.in_reply_to or letter.references) or bool(_ANSWER.match(letter.subject)),
            away=bool(_AWAY.match(_ANSWER.sub("", letter.subject)) or _AWAY.match(letter.text)),
            invited=letter.invite is not None and letter.method not in _NO_INVITATION,
            called_off=letter.method in _NO_INVITATION or _CALLED_OFF.match(letter.subject) is not None,
        )
        self.verdict: ReplyVerdict = decided((*self._body.found, *_subject_signs(self._about)), hints)

    @property
    def automatic(self) -> bool:
        """Whether a machine wrote it."""
        return self.letter.automatic or self.verdict.meaning in {"bounce", "out_of_office"}

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words that decided it, strongest first."""
        words = set(self._body.found)
        shown = [each for each in self.verdict.because if each in words][:_MOST_EVIDENCE]
        spans = [self._body.span(each) for each in shown]
        return tuple(Evidence(start, end, self.letter.text[start:end]) for start, end in spans)


def _own_signs(files: "tuple[RuleFile, ...]") -> "OwnSigns":
    from afterword.services.phrase_rules.own_rules import own_signs  # noqa: PLC0415 - few people have any

    return own_signs(files)


def _subject_signs(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """What the subject shows. It names the topic, not the answer, so it never decides alone."""
    return tuple(
        each._replace(sign=each.sign._replace(weight=min(each.sign.weight, LIKELY)), sentence=-1)
        if each.meaning in {"rejection", "delay"} or each.sign.weight == FAINT
        else each._replace(sentence=-1)
        for each in found
    )


def classified(read: Read, on: "tuple[Days, date, str | None] | None") -> Classified:
    """What a mail means, as a result.

    ``on`` has the employer's business days, the day it was written and their country; without it, no dates
    are looked for.
    """
    letter, meaning = read.letter, read.verdict.meaning
    by: date | None = None
    until: date | None = None
    if on is not None:
        from afterword.core.replies import dates  # noqa: PLC0415 - most mail is read without

        days, said_on, country = on
        if meaning in {"delay", "out_of_office"}:
            until = dates.until(read.text, meaning, said_on, days, country)
        if meaning in {"offer", "information_request", "next_round"}:
            by = dates.reply_by(read.text, said_on, days, country)
    return Classified(
        meaning=meaning,
        automatic=read.automatic,
        confidence=read.verdict.confidence,
        evidence=read.evidence,
        reply_text=letter.text,
        reply_by=UNSET if by is None else by,
        until=UNSET if until is None else until,
        notices=tuple(map(translated, read.notices)) or UNSET,
    )
