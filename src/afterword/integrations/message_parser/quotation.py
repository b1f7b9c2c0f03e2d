"""What a sender wrote this time: without what they answer, pass on, sign with and disclaim.

Lines that begin with ``>``, what follows the introduction of an older mail, signatures and disclaimers are
left out; the library finds what else introduces one. What is left out is left out whole: nothing is put
together anew.
"""

import re
from typing import Final

import quotequail

from afterword.integrations.message_parser.introductions import (
    after_introduction,
    begins_old_mail,
    is_header,
    is_marked,
)
from afterword.integrations.message_parser.mime import Bodies

_MOBILE: Final = re.compile(
    r"^\s*(?:sent|von meine[mr]|envoyé de(?:puis)?|enviado d[eo]|verzonden v(?:ia|anaf)|inviato da|gesendet (?:von|mit)|skickat från"
    r"|sendt fra|lähetetty|wysłan[eo] z|odesláno z|отправлено (?:из|с)"
    r"|get outlook|sent via|sent with|outlook für|téléchargez outlook|obtener outlook)\b.{0,80}$",
    re.IGNORECASE,
)
_MOBILE_WORDS: Final = re.compile(
    r"iphone|ipad|android|mobile|phone|galaxy|outlook|proton|blackberry|smartphone|handy|móvil|téléphone|telefoon|mail|gmail|pixel|tablet",
    re.IGNORECASE,
)
_DISCLAIMER: Final = re.compile(
    r"^\W*(?:confidentiality notice|disclaimer|legal notice|this (?:e-?mail|message|communication)\b.{0,80}\b(?:confidential|intended|privileged)"
    r"|the (?:information|contents?)\b.{0,60}\b(?:confidential|intended|privileged)|diese (?:e-?mail|nachricht) (?:enthält|ist|kann).{0,40}vertraulich"
    r"|ce (?:message|courriel|mail)\b.{0,80}confidentiel|este (?:mensaje|correo)\b.{0,80}confidencial|please consider the environment"
    r"|registered (?:in|office)|company (?:number|registration)|sitz der gesellschaft|geschäftsführer|amtsgericht)",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"^\W*(?:(?:kind|kindest|best|warm|warmest|many|with (?:kind|best|warm)|all the|yours)\b.{0,24}\b(?:regards|wishes|best|thanks|sincerely|faithfully|truly)"
    r"|regards|best|cheers|sincerely|thanks|many thanks|thank you|yours|all the best|best wishes|kind regards"
    r"|(?:mit )?(?:freundlichen?|besten|herzlichen|viele|liebe|beste|schöne) grü(?:ß|ss)en?.{0,20}|mfg|vg|lg|cordialement|bien (?:à vous|cordialement)|bonne journée|salutations.{0,20}"
    r"|(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|atentamente|un abrazo|sincèrement)\W*$",
    re.IGNORECASE,
)
_DELIMITER: Final = "-- "
"""What begins a signature for sure (RFC 3676): other lines of dashes begin lists and parts as well."""
_DASHES: Final = re.compile(r"^\s*[_–—-]{2,9}\s*$")
_ITEM: Final = re.compile(r"^\s*(?:[-*•·–]|\d{1,2}[.)])\s")
_SENTENCE: Final = re.compile(r"^\s*(?:\S+\s+){4,}\S+[.?!]$")
_FOOTER: Final = re.compile(
    r"\b(?:automat\w*|do not reply|unsubscribe|disclaimer|confidential\w*|receiv(?:ed|ing) this|(?:e-?mail|message) (?:was|is) sent|privacy"
    r"|powered by|copyright|vertraulich|abbestellen|nicht antworten|automatisch|ne pas répondre|no respond\w+|désabonner|registered)\b|©",
    re.IGNORECASE,
)
_MOST_SIGNATURE_LINES: Final = 12
_SHORT: Final = 80
_LONG: Final = 400
_SHORTEST_DISCLAIMER: Final = 12


def new_text(body: Bodies, *, answers: bool) -> tuple[str, bool]:
    """The new text, and whether it is only what was passed on: an answer passes nothing on."""
    if body.html:
        from afterword.integrations.message_parser.html import visible_words  # noqa: PLC0415 - most mail brings plain text

        text, whole = visible_words(body.html)
    else:
        text = whole = body.text
    own = _stripped(text)
    if own:
        return own, False
    if answers:
        return "", False
    return _unquoted(whole).strip(), True


def _stripped(text: str) -> str:
    lines = [line if line == _DELIMITER else line.rstrip() for line in text.expandtabs().split("\n")]
    lines = _without_quotation(lines)
    lines = _without_signature(lines)
    return "\n".join(lines).strip()


def _without_quotation(lines: list[str]) -> list[str]:
    """The lines that are not quoted; of a quotation without marks, none after where it begins."""
    kept: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.lstrip().startswith(">"):
            at += 1
            continue
        after = after_introduction(lines, at)
        if after:
            if not is_marked(lines, after):
                return kept
            at = after
            continue
        if begins_old_mail(lines, at):
            return kept
        kept.append(line)
        at += 1
    return _by_library(kept)


def _by_library(lines: list[str]) -> list[str]:
    """The rest of what the library knows: other languages, other programs."""
    if not any(line.endswith((":", "-", ">", "_")) or line.startswith(("--", "__")) for line in lines):
        return lines
    parts = quotequail.quote("\n".join(lines), quote_intro_line=True)
    own = next((text for shown, text in parts if shown), "")
    return own.split("\n") if own.strip() else lines


def _without_signature(lines: list[str]) -> list[str]:
    for at, line in enumerate(lines):
        if _begins_signature(lines, at) and any(each.strip() for each in lines[:at]):
            return lines[:at]
        if (
            len(line) > _SHORTEST_DISCLAIMER
            and _DISCLAIMER.match(line)
            and any(each.strip() for each in lines[:at])
        ):
            return _without_signature(lines[:at])
    kept = [
        line
        for line in lines
        if not (len(line) <= _SHORT and _MOBILE.match(line) and _MOBILE_WORDS.search(line))
    ]
    return _without_name(kept)


def _begins_signature(lines: list[str], at: int) -> bool:
    """Whether a signature begins here: a line of dashes above a few short lines that say nothing, or a footer."""
    if lines[at] == _DELIMITER:
        return True
    if not _DASHES.match(lines[at]):
        return False
    rest = [line for line in lines[at + 1 : at + 4 * _MOST_SIGNATURE_LINES] if line.strip()]
    before = next((line for line in reversed(lines[max(at - 3, 0) : at]) if line.strip()), "")
    if not rest or _FOOTER.search(rest[0][:_LONG]):
        return True
    if before.endswith(":") or len(rest) > _MOST_SIGNATURE_LINES:
        return False
    return not any(len(line) > _LONG or _ITEM.match(line) or _SENTENCE.match(line) for line in rest)


def _without_name(lines: list[str]) -> list[str]:
    """Without the lines after a closing formula, where they are short: a name, a title, a number."""
    for at in range(len(lines) - 1, max(len(lines) - _MOST_SIGNATURE_LINES, 0) - 1, -1):
        if _CLOSING.match(lines[at]):
            after = [line for line in lines[at + 1 :] if line.strip()]
            if (
                after
                and all(len(line) <= _SHORT for line in after)
                and any(each.strip() for each in lines[:at])
            ):
                return lines[: at + 1]
    return lines


def _unquoted(text: str) -> str:
    """What was passed on, its marks and headers taken off."""
    lines = [re.sub(r"^(?:\s*>)+\s?", "", line) for line in text.split("\n")]
    return "\n".join(line for line in lines if not is_header(line))
