"""Read a mail: what it means, what shows it, and which dates it names."""

import re
from base64 import b64decode
from binascii import Error
from typing import TYPE_CHECKING, Final

from msgspec import UNSET

from afterword.app.classify_shapes import Classified, Evidence
from afterword.core.reading.deciding import Hints, Verdict, decided
from afterword.core.reading.scan import Found, scanned
from afterword.core.reading.sign import FAINT, LIKELY
from afterword.core.text.text import Text

if TYPE_CHECKING:
    from datetime import date

    from afterword.core.calendar import Days
    from afterword.ports import Letter

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


def raw_bytes(raw: str) -> bytes:
    """The mail's bytes: decoded, where it was handed in as base64."""
    if ":" not in raw[:2000] and _BASE64.fullmatch(raw):
        try:
            found = b64decode(raw, validate=False)
        except (Error, ValueError):
            return raw.encode("utf-8", "surrogateescape")
        if _HEADER.match(found) or b"\n" in found:
            return found
    return raw.encode("utf-8", "surrogatepass")


class Read:
    """A letter with what it means."""

    def __init__(self, letter: "Letter") -> None:
        self.letter = letter
        self.text = Text(letter.text)
        self._body = scanned(self.text)
        self._about = () if _ANSWER.match(letter.subject) else scanned(Text(letter.subject)).found
        hints = Hints(
            bounced=bool(letter.failed),
            automatic=letter.automatic,
            bulk=letter.bulk,
            answers=bool(letter.in_reply_to or letter.references) or bool(_ANSWER.match(letter.subject)),
            away=bool(_AWAY.match(_ANSWER.sub("", letter.subject)) or _AWAY.match(letter.text)),
            invited=letter.invite is not None,
        )
        self.verdict: Verdict = decided((*self._body.found, *_subject_signs(self._about)), hints)

    @property
    def automatic(self) -> bool:
        """Whether a machine wrote it."""
        return self.letter.automatic or self.verdict.meaning in {"bounce", "out_of_office"}

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words that decided, the strongest first."""
        words = set(self._body.found)
        shown = [each for each in self.verdict.because if each in words][:_MOST_EVIDENCE]
        spans = [self._body.span(each) for each in shown]
        return tuple(Evidence(start, end, self.letter.text[start:end]) for start, end in spans)


def _subject_signs(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """What a subject shows: it names the matter and not the answer, so that it decides nothing alone."""
    return tuple(
        each._replace(sign=each.sign._replace(weight=min(each.sign.weight, LIKELY)), sentence=-1)
        if each.meaning in {"rejection", "delay"} or each.sign.weight == FAINT
        else each._replace(sentence=-1)
        for each in found
    )


def classified(read: Read, on: "tuple[Days, date, str | None] | None") -> Classified:
    """What a mail means, as it is told.

    ``on``: the business days of the employer, the day it was written, and their country; without them, no
    dates are looked for.
    """
    letter, meaning = read.letter, read.verdict.meaning
    by: date | None = None
    until: date | None = None
    if on is not None:
        from afterword.core.reading import dates  # noqa: PLC0415 - most mail is read without

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
    )
