"""Takes an invite's title apart: people, a role, a company, and words for "interview"."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from afterword.services.cases.from_invite.people import may_be_same_person, name_words

# What appears beside names in a title: gender markers, levels, places, numbers, meeting services, rounds.

_LETTER: Final = r"(?:m|w|f|d|x|h|i|div|divers|gn|männlich|weiblich|male|female|homme|femme|diverse)"
_GENDERS: Final = re.compile(
    rf"[(\[][ \t]?(?:{_LETTER}(?:[ \t]?[/|,*+\u2022-][ \t]?{_LETTER}){{1,5}}|[mwfdx]{{3,4}}|[mwf]{{2}}|gn\*?"
    r"|all(?:e)? (?:genders|geschlechter)|alle|any gender|he/she(?:/they)?|she/he(?:/they)?)[ \t]?[)\]]"
    rf"|(?<![\w/]){_LETTER}(?:[/|]{_LETTER}){{2,5}}(?![\w/])|(?<![\w/])(?:m/w|w/m|m/f|f/m|h/f|f/h)(?![\w/])",
    re.IGNORECASE,
)
_ENDINGS: Final = re.compile(
    r"(?<=[^\W\d_])(?:[:*_]in(?:nen)?|/-?in(?:nen)?|\(-?in(?:nen)?\)|\((?:e|se|euse|trice|ère|ne|a)s?\)"
    r"|[\u00b7\u2022.](?:e|se|euse|trice|rice|ère|ne|a)(?:[\u00b7\u2022.]?s)?)(?![^\W\d_])"
)
_HIDE: Final = str.maketrans({mark: chr(0xE000 + at) for at, mark in enumerate(":*_/()\u00b7\u2022.-")})
_SHOW: Final = {ord(made): chr(mark) for mark, made in _HIDE.items()}
_ARTICLE: Final = re.compile(r"^(?:the|der|die|das|dem|den|la|le|les|el|los|il|de|het)\s+", re.IGNORECASE)
_CODE: Final = re.compile(
    r"#?\d[\d.,:%\u2013-]*(?:st|nd|rd|th|am|pm|h|uhr|min|mins|minutes|%|er|re|ème)?"
    r"|#?[a-z]{1,5}[-_#]?\d[\w-]*|[ivx]{1,4}|[a-z]\d{0,2}|[\W_]+"
)
_BETWEEN: Final = re.compile(r"[\s,;/|&+()\[\]\u2022]+|(?<=\w)-(?=\w)")
_MARKERS_LONGEST: Final = 60
_FEWEST_LETTERS: Final = 2
_NOISE: Final = frozenset(
    """
    senior sr sr. junior jr jr. mid midlevel level intern entry principal staff lead graduate
    experienced remote hybrid onsite site office fully full part time fulltime parttime permanent
    contract freelance temporary vollzeit teilzeit unbefristet befristet homeoffice home befristung
    festanstellung cdi cdd stage alternance job jobs id req requisition reference ref ref. position role
    vacancy stelle poste kennziffer nr nr. no no. number

    zoom teams microsoft ms google meet hangouts hangout webex cisco skype facetime whatsapp jitsi
    bluejeans gotomeeting goto chime slack calendly hirevue cal.com whereby ringcentral dialpad loom
    signal telegram link greenhouse lever ashby workday smartrecruiters goodtime hackerrank coderpad
    codesignal karat sparkhire

    interview interviews call calls chat meeting meetings screen screening conversation discussion talk
    session gespräch gespraech gesprach vorstellungsgespräch bewerbungsgespräch erstgespräch
    zweitgespräch drittgespräch fachgespräch abschlussgespräch telefoninterview telefongespräch
    videogespräch videocall videointerview besprechung termin kennenlernen kennenlerngespräch
    probearbeiten probetag schnuppertag hospitation telefonat entretien entrevista colloquio
    sollicitatiegesprek round rounds runde stage step phase etappe tour final first second third fourth
    last next initial intro introduction introductory followup follow up erste zweite dritte letzte
    erstes zweites drittes technical tech coding code live challenge test task assessment center centre
    assessmentcenter case study panel culture cultural fit behavioral behavioural bar raiser system
    design take-home takehome presentation portfolio review whiteboard pairing pair values competency
    screen phone video virtual online person in-person in telephone telefon loop day debrief prep
    preparation confirmation confirmed invite invitation einladung scheduled updated reminder hold tbd
    tba new upcoming application bewerbung candidate kandidat kandidatin onsite hiring manager recruiter
    recruiting recruitment hr talent people team teams department panel group our your us you we
    committee board everyone engineering product sales marketing finance unser unserem unserer euer
    eurem ihr ihrem headquarters hq building floor room lobby reception via with at on for to of and und
    et with von vom zum zur im am a an the der die das

    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag
    samstag sonntag mon tue wed thu fri sat sun today tomorrow heute morgen noon midday january february
    march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec januar februar märz mai juni juli oktober dezember

    emea apac dach latam americas europe europa usa us u.s. u.s.a. uk eu germany deutschland austria
    österreich switzerland schweiz france frankreich spain italy netherlands poland ireland portugal
    sweden norway denmark finland india japan china singapore australia canada mexico brazil israel
    england scotland wales berlin hamburg munich münchen köln cologne frankfurt stuttgart düsseldorf
    leipzig dresden hannover nürnberg bremen dortmund essen bonn mannheim karlsruhe wien vienna graz
    linz salzburg zürich zurich basel bern genf geneva lausanne paris lyon marseille toulouse lille
    bordeaux nantes london manchester edinburgh glasgow bristol birmingham leeds cambridge oxford dublin
    cork amsterdam rotterdam utrecht eindhoven brussels brüssel antwerp madrid barcelona valencia lisbon
    lisboa porto milan milano rome roma turin warsaw kraków krakow wrocław prague budapest bucharest
    stockholm gothenburg oslo copenhagen helsinki tallinn riga vilnius athens istanbul tel aviv york nyc
    boston chicago seattle austin denver dallas houston atlanta miami philadelphia portland phoenix
    detroit minneapolis san francisco sf los angeles la diego jose sacramento washington dc toronto
    vancouver montreal ottawa calgary tokyo osaka seoul hong kong taipei shanghai beijing shenzhen
    bangalore bengaluru mumbai delhi hyderabad pune chennai sydney melbourne brisbane perth auckland
    wellington dubai
    """.split()
)
"""Lower-case words that name nothing by themselves."""
_HOLDS_ROUNDS: Final = re.compile(
    r"(?:(?:hiring|line|engineering|team) ?manager|manager|recruiter|ceo|cto|cfo|coo|cpo|cio|vp|svp"
    r"|co-?founder|founder|director|executive|exec|partner|peer"
    r"|team ?lead|lead|leader|skip[- ]level|president|head)s?",
    re.IGNORECASE,
)


def without_genders(text: str) -> str:
    """A text without markers such as "(m/w/d)", "(H/F)" or "all genders" in parentheses."""
    return _GENDERS.sub(" ", text)


def hidden(text: str) -> str:
    """A text with gendered endings ("Entwickler:in", "Chargé(e)") masked so the title isn't cut there."""
    return _ENDINGS.sub(lambda found: found.group().translate(_HIDE), text)


def without_endings(text: str) -> str:
    """A text with "Entwickler" for "Entwickler:in", to look words up."""
    return _ENDINGS.sub("", text)


def restore_hidden(text: str) -> str:
    """Undo ``hidden``."""
    return text.translate(_SHOW)


def name_in(piece: str | None) -> str | None:
    """The part of a title that can be a company's name; ``None`` for levels, places, rounds and so on."""
    if piece is None:
        return None
    name = _ARTICLE.sub("", piece.strip()).strip()
    words = [word for word in _BETWEEN.split(unicodedata.normalize("NFC", name.casefold())) if word]
    if all(word in _NOISE or _CODE.fullmatch(word[:_MARKERS_LONGEST]) for word in words):
        return None
    return name if sum(map(str.isalpha, name)) >= _FEWEST_LETTERS else None


def is_interviewer(piece: str) -> bool:
    """Whether it's the person who holds a round ("CTO interview") rather than the role applied for."""
    return _HOLDS_ROUNDS.fullmatch(piece.strip()) is not None


_LEAD: Final = re.compile(
    r"^\s*((re|fwd?|aw|wg|tr|invitation|updated invitation|invitation updated|accepted|confirmed|confirmation"
    r"|cancell?ed|rescheduled|reminder|new event|tentative|einladung|hold)\s*:\s*)+",
    re.IGNORECASE,
)
_WHEN: Final = re.compile(r"\s+@\s+(mon|tue|wed|thu|fri|sat|sun)\w*\s.*$", re.IGNORECASE)
_CUTS: Final = re.compile(
    r"\s*(?:<+-*>+|[↔⇄|·•;:()\[\]\u00d7]|/{2,})\s*|\s+(?:[-\u2013\u2014/]|x|vs\.?)\s+", re.IGNORECASE
)
_AT: Final = re.compile(r"\s*\b(?:at|bei|chez|presso)\s+|\s+@\s*", re.IGNORECASE)
_WITH: Final = re.compile(r"\s*(?:\b(?:with|mit|avec|con)\s+|(?<!\S)w/\s*)", re.IGNORECASE)
_FOR: Final = re.compile(r"\s*\b(?:for|für|pour|para|als)\s+(?:the\s+|our\s+|a\s+|an\s+)?", re.IGNORECASE)
_AND: Final = re.compile(r"\s*(?:,|&|\band\b|\bund\b|\bet\b|\by\b)\s*", re.IGNORECASE)
_KIND: Final = re.compile(
    r"\b(((first|second|third|final|last|1st|2nd|3rd|initial|next)[ -]+)?(round|stage|step)s?( *(#"
    r"|no\.?)? *\d+)?"
    r"|(hiring manager|recruiter|technical|coding|behaviou?ral|panel|video|virtual|remote|phone|telephone"
    r"|onsite|on-site"
    r"|in-person|final|first|second|third|initial|intro(ductory)?|case( study)?|system design|culture|team"
    r"|loop|zoom|teams"
    r"|online|live|informational|informal|screening|competency|take-home)?[ -]*"
    r"(interviews?|screen(ing)?s?( call)?|phone ?screens?|conversation|discussion|chat|call|meeting"
    r"|session|catch-?up"
    r"|debrief|assessment( day)?|day|loop|intro(duction)?)"
    r"|vorstellungsgespräch|bewerbungsgespräch|gespräch|kennenlerngespräch|entretien( d['\u2019]embauche)?"
    r"|entrevista"
    r"|colloquio|sollicitatiegesprek|onsite|on-site|virtual|video|hiring manager)\b",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"^(position|role|job|stelle|poste)\b\s*|\s*\b(position|role|opening|job|stelle)$", re.IGNORECASE
)
_ROLE: Final = re.compile(
    r"\b(engineer|developer|architect|manager|designer|analyst|scientist|accountant|consultant|director"
    r"|specialist"
    r"|assistant|associate|administrator|coordinator|officer|nurse|teacher|technician|recruiter|writer|editor"
    r"|representative|executive|lead|leader|head of|intern|internship|programmer|researcher|lawyer|counsel"
    r"|attorney"
    r"|paralegal|pharmacist|physician|therapist|buyer|planner|controller|bookkeeper|secretary|receptionist"
    r"|marketer"
    r"|strategist|producer|chef|cook|driver|electrician|mechanic|operator|supervisor|trainer|tutor"
    r"|professor|lecturer"
    r"|fellow|postdoc|advis[eo]r|agent|broker|clerk|partner|president|vp|cto|cfo|ceo|coo|sre|devops"
    r"|librarian|translator"
    r"|[^\W\d_]{0,30}(entwickler|ingenieur|berater|leiter|bearbeiter|buchhalter|techniker|mechaniker|pfleger)(in)?"
    r"|[^\W\d_]{0,30}(kauf|fach)(mann|frau)|[^\W\d_]{0,30}assistent(in)?"
    r"|ingénieure?"
    r"|développeu(r|se)|comptable|chargée? de|responsable|ingenier[oa]|desarrollador(a)?)s?\b",
    re.IGNORECASE,
)
_EDGES: Final = " \t-\N{EN DASH}\N{EM DASH},.:;|/&+#*'\"\u201c\u201d"
_LONGEST: Final = 120


class Title(NamedTuple):
    """The parts found: a role, a company ("at …", "with …"), and whatever is left over."""

    role: str | None
    company: str | None
    rest: tuple[str, ...]


def parse_title(text: str, people: Sequence[str]) -> Title:
    """Take a title apart; ``people`` are the names of those known to take part."""
    text = _WHEN.sub("", _LEAD.sub("", hidden(without_genders(text[:500]))))
    role = company = who = None
    rest: list[str] = []
    for segment in _CUTS.split(text):
        before, at, place = _split(_AT, segment)
        if at and not _is_person(place, people):
            company = company or name_in(_clean(place))
        before, joined, others = _split(_WITH, before)
        if joined and not _are_people(others, people):
            who = who or name_in(_clean(others))
        before, aimed, aim = _split(_FOR, before)
        for piece in (aim, before) if aimed else (before,):
            cleaned = _clean(piece)
            if not cleaned or _are_people(cleaned, people):
                continue
            if is_interviewer(cleaned) and _KIND.search(piece):
                continue
            if _ROLE.search(without_endings(cleaned)):
                role = role or cleaned
            elif name_in(cleaned) is not None:
                rest.append(cleaned)
    if who is not None and _ROLE.search(without_endings(who)):
        who = None
    return Title(role, company or who, tuple(rest))


def _split(mark: re.Pattern[str], text: str) -> tuple[str, bool, str]:
    parts = mark.split(text, maxsplit=1)
    return (parts[0], True, parts[1]) if len(parts) > 1 else (text, False, "")


def _clean(piece: str) -> str | None:
    left = _PART.sub("", _KIND.sub(" ", piece).strip(_EDGES)).strip(_EDGES)
    return " ".join(restore_hidden(left).split())[:_LONGEST] or None


def _are_people(text: str, people: Sequence[str]) -> bool:
    parts = [part for part in _AND.split(text) if part]
    return bool(parts) and all(_is_person(part, people) for part in parts)


def _is_person(text: str, people: Sequence[str]) -> bool:
    return bool(name_words(text)) and any(may_be_same_person(text, name) for name in people)
