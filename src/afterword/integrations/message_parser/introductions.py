"""Where the quotation of an older mail begins: how mail programs introduce it, in the languages that they speak.

Three forms: a line that says who wrote when, over one to four lines; a block of the old mail's headers; a
rule with words in it. What a form needs is data, a row a language. Each question looks at a bounded number of
characters.
"""

import re
from collections.abc import Sequence
from typing import Final

_WROTE: Final = {
    "en": "wrote",
    "de": "schrieb|schrieben|geschrieben",
    "fr": "a écrit|écrit",
    "es": "escribió|escribio|ha escrito",
    "it": "ha scritto|scrisse",
    "pt": "escreveu",
    "nl": "schreef|geschreven",
    "sv da nb": "skrev|har skrevet|har skrivit",
    "fi": "kirjoitti",
    "pl": r"napisał\(a\)|napisała?|napisano|pisze",
    "cs sk": r"napsala?\(?a?\)?|napísala?\(?a?\)?|píše",
    "ru uk": r"написала?\(?а?\)?|писала?\(?а?\)?|пишет|написав\(?(?:ла)?\)?|пише",
    "hu": "ezt írta|írta",
    "ro": "a scris",
    "tr": "şunu yazdı|yazdı",
    "ca": "va escriure|ha escrit",
}
"""How a line ends that says who wrote what follows."""
_WROTE_ANY: Final = "|".join(_WROTE.values())
_WROTE_UNSPACED: Final = "写道|寫道|のメッセージ|작성"
"""The same in languages that put no space before it."""
_WROTE_WHO: Final = (
    "schrieb|schrieben|schreef|heeft|skrev|napsal|napsala|napisał|napisała|napísal|пишет|пише|написал"
)
"""Those that may stand before the writer's name."""
_LEADS: Final = (
    r"on|in a message dated|am|le|el|il|il giorno|in data|em|no dia|op|den|på|w dniu|dnia|dne|dňa|ke|a|à|la|em|i|va|"
    r"в|во|у|在|пользователь"
)
"""How such a line may begin, where it does not with the date or the name."""
_FIRST_PERSON: Final = (
    r"i|we|ich|wir|je|nous|yo|nosotros|io|noi|eu|nós|ik|wij|we|jag|jeg|vi|minä|me|ja|my|я|мы|já"
)

_ADDRESS: Final = re.compile(r"[\w.+%-]@[\w-]+\.\w")
_ENDS_IN_ADDRESS: Final = re.compile(r"<[^<>\s]{1,200}@[^<>\s]{1,200}>\)?$")
_TIME: Final = re.compile(r"(?<![\d.])\d{1,2}[:.h]\d\d(?!\d)")
_DATE: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d\d(?!\d)")
_FINAL: Final = re.compile(rf"\b(?:{_WROTE_ANY})$|(?:{_WROTE_UNSPACED})$", re.IGNORECASE)
_THEN_WHO: Final = re.compile(
    rf"\b(?:{_WROTE_WHO})(?:\([aа]\))?\s+(?!(?:{_FIRST_PERSON})\b).{{1,160}}$", re.IGNORECASE
)
_NAME_WROTE: Final = re.compile(
    rf"[\s*]{{0,20}}(?:[^\W\d_][\w.'’/-]{{0,40}},?\s{{1,3}}){{1,5}}(?:{_WROTE_ANY})\s", re.IGNORECASE
)
_THEN_WHEN: Final = re.compile(rf"\b(?:{_WROTE_ANY})\s+.{{4,60}}$", re.IGNORECASE)
_OURS: Final = re.compile(
    rf"^(?:{_FIRST_PERSON})\b|\b(?:{_FIRST_PERSON})\s+(?:have |haben |had )?(?:{_WROTE_ANY})",
    re.IGNORECASE,
)
_BEGINS: Final = re.compile(
    rf"[\s*_|\"-]*(?:(?:{_LEADS})\b|\w{{1,14}}[.,]{{0,2}}\s+(?:\w{{1,14}}[.,]{{0,2}}\s+){{0,2}}\d|\d)",
    re.IGNORECASE,
)
_BEGINS_WITH_NAME: Final = re.compile(r"[^<>@:!?]{0,80}[<\[(]?[\w.+%-]{1,64}@")
_MARKED: Final = re.compile(rf"[\s*-]*(?:{_LEADS})\b.{{2,200}}$", re.IGNORECASE)
_ORNAMENT: Final = " \t-\u2010\u2013\u2014_*>"
_COLONS: Final = (":", "\uff1a")
_MOST_LINES: Final = 4
_MOST_CHARACTERS: Final = 320

_FIELDS: Final = {
    "from": "from|von|de|da|van|od|fra|från|lähettäjä|от|от кого|feladó|kimden|gönderen|expéditeur|remitente|mittente|afsender"
    "|avsändare|nadawca|odesílatel|отправитель|від|发件人|差出人|보낸 사람",
    "sent": "sent|date|gesendet|datum|envoyé|envoyé le|date d'envoi|message du|enviado|enviado el|enviada|enviada em|enviado em"
    "|data|fecha|inviato|data invio|verzonden|skickat|sendt|dato|lähetetty|päiväys|päivämäärä|wysłano|wysłane|data wysłania"
    "|odesláno|odoslané|дата|отправлено|надіслано|küldve|dátum|tarih|gönderildi|发送时间|送信日時|날짜",
    "to": "to|an|à|a|para|per|aan|til|till|do|komu|vastaanottaja|кому|pour|destinataire|destinatario|címzett|kime|收件人|宛先"
    "|받는 사람",
    "copy": "cc|kopie|kopia|copie|copie à|copia|kopi|kopio|копия|másolat|抄送",
    "subject": "subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|emne|ämne|aihe|temat|předmět|predmet|тема|tárgy"
    "|konu|subiect|主题|件名|제목",
}
"""The names of a quoted mail's headers, by what they hold."""
_NAMES: Final = {name: kind for kind, names in _FIELDS.items() for name in names.split("|")}
_FIELD: Final = re.compile(
    rf"[>*\s]{{0,20}}({'|'.join(sorted(_NAMES, key=len, reverse=True))})\s?\*?\s?[:\uff1a]", re.IGNORECASE
)
_FIELD_WITHIN: Final = re.compile(
    rf"(?:^|\s)({'|'.join(sorted((each for each in _NAMES if len(each) > 2), key=len, reverse=True))})\s?:\s",  # noqa: PLR2004
    re.IGNORECASE,
)
_BLOCK_LINES: Final = 8
_ENOUGH_KINDS: Final = 3
_BARE_KINDS: Final = 2

_RULE: Final = re.compile(
    r"\s*[-\u2010\u2013\u2014_=*]{2,60}\s*([^\W\d_][^\n]{2,160}?)\s*[-\u2010\u2013\u2014_=*]{2,60}\s*$"
)
_DASHES: Final = "-\u2010\u2013\u2014_=*"
_BARE_RULE: Final = re.compile(r"\s*(?:_{10,}|[-=]{4,})\s*$")
_OLD_MAIL: Final = re.compile(
    r"messag|nachricht|mensaje|mensagem|missatge|bericht|meddel|melding|besked|viesti|zpráv|správ|wiadomo|сообщени|письм"
    r"|повідомл|ileti|üzenet|mesaj|mail|weiter|forward|reenvi|inoltr|doorgestuurd|пересыл|vidarebe|videresen|välit|邮件|メッセージ",
    re.IGNORECASE,
)
_PASSED_ON: Final = re.compile(
    r"\s*(?:begin|anfang|beginn|start|début|inicio|inizio|início|početak|начало|alku|început)\b.{0,60}[:\uff1a]\s*$",
    re.IGNORECASE,
)


def after_introduction(lines: Sequence[str], at: int) -> int:
    """The line after "On … wrote:", if that begins here; 0 if it does not."""
    first = lines[at]
    if len(first) > _MOST_CHARACTERS or not (
        _BEGINS.match(first) or _NAME_WROTE.match(first) or ("@" in first and _BEGINS_WITH_NAME.match(first))
    ):
        return 0
    said = ""
    for end in range(at, min(at + _MOST_LINES, len(lines))):
        line = lines[end].strip()
        said = f"{said}{'' if said.endswith('<') else ' '}{line}".strip()
        if not line or len(said) > _MOST_CHARACTERS:
            break
        if _introduces(said) or (is_marked(lines, end + 1) and _introduces_marked(said)):
            return end + 1
    return 0


def begins_old_mail(lines: Sequence[str], at: int) -> bool:
    """Whether a block of headers, or a rule with words in it, begins here: all that follows is older."""
    line = lines[at]
    if not line or len(line) > _MOST_CHARACTERS:
        return False
    if ":" in line or "\uff1a" in line:
        if _FIELD.match(line):
            return _is_block(lines, at)
        if _PASSED_ON.match(line) and _OLD_MAIL.search(line):
            return True
    if line.lstrip()[:1] not in _DASHES:
        return False
    rule = _RULE.match(line)
    if rule is None:
        return _BARE_RULE.match(line) is not None and _headers_follow(lines, at)
    words = rule.group(1)
    named = _ADDRESS.search(words) is not None and _DATE.search(words) is not None
    return named or _OLD_MAIL.search(words) is not None or _headers_follow(lines, at)


def is_header(line: str) -> bool:
    """Whether a line is a header of a quoted mail, or a rule above or below one."""
    return bool(_FIELD.match(line) or _BARE_RULE.match(line) or _RULE.match(line))


def _introduces(said: str) -> bool:
    """Whether a line says who wrote what follows, and when or from which address."""
    said = said.strip(_ORNAMENT)
    ends = said.endswith(_COLONS)
    core = said.rstrip(" :\uff1a")
    address, dated = _ADDRESS.search(core) is not None, _DATE.search(core) is not None
    timed = _TIME.search(core) is not None
    if _OURS.search(core):
        return False
    if _FINAL.search(core):
        return (address or dated or timed) if ends else address and (dated or timed)
    if not ends:
        return False
    if (address or dated or timed) and _THEN_WHO.search(core):
        return True
    written = address or _NAME_WROTE.match(core) is not None
    if dated and timed and written and _THEN_WHEN.search(core):
        return True
    return dated and timed and _ENDS_IN_ADDRESS.search(core) is not None


def _introduces_marked(said: str) -> bool:
    """Whether a line says who wrote what follows, where marks say that it is quoted."""
    core = said.strip(_ORNAMENT).rstrip(" :\uff1a")
    return _MARKED.match(core) is not None and bool(_FINAL.search(core) or _THEN_WHO.search(core))


def is_marked(lines: Sequence[str], at: int) -> bool:
    """Whether the quotation that begins there is marked with ``>``, so that its end is known."""
    first = next((line for line in lines[at : at + _BLOCK_LINES] if line.strip()), "")
    return first.lstrip().startswith(">")


def _kinds(lines: Sequence[str]) -> set[str]:
    """What the headers at the beginning of these lines hold."""
    found = (_FIELD.match(line) for line in lines)
    return {_NAMES[each.group(1).lower()] for each in found if each is not None}


def _is_block(lines: Sequence[str], at: int) -> bool:
    """Whether the headers of a mail begin here: its writer, its subject or an address, and a third."""
    line = lines[at]
    within = {_NAMES[each.lower()] for each in _FIELD_WITHIN.findall(line)}
    if len(within) >= _ENOUGH_KINDS and {"from", "subject"} <= within:
        return True
    block = lines[at : at + _BLOCK_LINES]
    kinds = _kinds(block)
    known = "subject" in kinds or any(_ADDRESS.search(each[:_MOST_CHARACTERS]) for each in block)
    return "from" in kinds and len(kinds) >= _ENOUGH_KINDS and known


def _headers_follow(lines: Sequence[str], at: int) -> bool:
    following = [each for each in lines[at + 1 : at + _BLOCK_LINES] if each.strip()][:4]
    kinds = _kinds(following)
    return "from" in kinds and len(kinds) >= _BARE_KINDS
