"""What a sender wrote this time: without what they answer, pass on, sign with and disclaim.

The library finds where an answer's quotation begins; around it: blocks of headers, lines that begin with
``>``, signatures and disclaimers. What is left out is left out whole: nothing is put together anew.
"""

import re
from typing import Final

import quotequail

from afterword.adapters.letters.bodies import Bodies

_HEADER_NAMES: Final = (
    r"from|sent|to|cc|date|subject|von|gesendet|an|datum|betreff|de|envoyé|à|objet|date|para|enviado|enviado el|asunto|fecha"
    r"|van|verzonden|aan|onderwerp|da|inviato|a|oggetto|от|кому|тема|дата|от кого|från|skickat|till|ämne|fra|til|emne|sendt"
)
_HEADER: Final = re.compile(rf"^[>*\s]*\*?(?:{_HEADER_NAMES})\s?:\*?\s", re.IGNORECASE)
_FIRST_HEADER: Final = re.compile(
    r"^\s*\*?(?:from|von|de|van|da|от|от кого|från|fra)\s?:\*?\s+\S", re.IGNORECASE
)
_RULE: Final = re.compile(r"^\s*(?:_{10,}|-{2,}\s*[^\W\d_][^-]{3,60}-{2,}\s*)$")
_INTRO: Final = re.compile(
    r"^\s*(?:on\b.{4,200}\bwrote|am\b.{4,200}\bschrieb(?:en)?\b.{0,120}|le\b.{4,200}\ba\s+écrit|el\b.{4,200}\bescribi[óo]"
    r"|op\b.{4,200}\b(?:schreef|geschreven).{0,120}|il\b.{4,200}\bha\s+scritto|em\b.{4,200}\bescreveu|den\b.{4,200}\bskrev.{0,120}"
    r"|\d{4}[-/.]\d\d?[-/.]\d\d?.{3,150}(?:@|wrote)[^\n]{0,60})\s*:\s*$",
    re.IGNORECASE | re.DOTALL,
)
_INTRO_BEGINS: Final = re.compile(r"^\s*(?:on|am|le|el|op|il|em|den|\d{4}[-/.]\d)\b", re.IGNORECASE)
_MOST_INTRO_LINES: Final = 4
_MOBILE: Final = re.compile(
    r"^\s*(?:sent|von meine[mr]|envoyé de(?:puis)?|enviado desde|verzonden v(?:ia|anaf)|inviato da|gesendet (?:von|mit)"
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
_SIGNATURE: Final = re.compile(r"^\s?--\s?$|^\s*[_–—-]{2,9}\s*$")
_MOST_SIGNATURE_LINES: Final = 12
_SHORT: Final = 80
_SHORTEST_DISCLAIMER: Final = 12
_HEADERS: Final = 3
_HEADERS_AFTER_RULE: Final = 2


def own_words(body: Bodies, *, answers: bool) -> tuple[str, bool]:
    """The new text, and whether it is only what was passed on: an answer passes nothing on."""
    if body.html:
        from afterword.adapters.letters.markup import words_of  # noqa: PLC0415 - most mail brings plain text

        text, whole = words_of(body.html)
    else:
        text = whole = body.text
    own = _stripped(text)
    if own:
        return own, False
    if answers:
        return "", False
    return _unquoted(whole).strip(), True


def _stripped(text: str) -> str:
    lines = [line.rstrip() for line in text.expandtabs().split("\n")]
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
        after = _after_intro(lines, at)
        if after:
            if not _is_marked(lines, after):
                return kept
            at = after
            continue
        if _begins_block(lines, at):
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


def _after_intro(lines: list[str], at: int) -> int:
    """The line after "On … wrote:", if it begins here; it may be broken over a few lines."""
    if not _INTRO_BEGINS.match(lines[at]):
        return 0
    for end in range(at + 1, min(at + _MOST_INTRO_LINES, len(lines)) + 1):
        if lines[end - 1].rstrip().endswith(":") and _INTRO.match(" ".join(lines[at:end])):
            return end
        if not lines[end - 1].strip():
            break
    return 0


def _is_marked(lines: list[str], at: int) -> bool:
    """Whether the quotation that begins there is marked with ``>``, so that its end is known."""
    first = next((line for line in lines[at:] if line.strip()), "")
    return first.lstrip().startswith(">")


def _begins_block(lines: list[str], at: int) -> bool:
    """Whether a block of headers or a rule with a word in it begins here: all that follows is older."""
    line = lines[at]
    if _FIRST_HEADER.match(line):
        return sum(_HEADER.match(each) is not None for each in lines[at : at + 6]) >= _HEADERS
    if _RULE.match(line):
        following = [each for each in lines[at + 1 : at + 8] if each.strip()][:4]
        headers = sum(_HEADER.match(each) is not None for each in following)
        return headers >= _HEADERS_AFTER_RULE or (
            not line.lstrip().startswith("_")
            and bool(re.search(r"messag|nachricht|mensaje|bericht|weiter|forward", line, re.IGNORECASE))
        )
    return False


def _without_signature(lines: list[str]) -> list[str]:
    for at, line in enumerate(lines):
        if _SIGNATURE.match(line) and line.strip() and any(each.strip() for each in lines[:at]):
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
    return "\n".join(line for line in lines if not (_HEADER.match(line) or _RULE.match(line)))
