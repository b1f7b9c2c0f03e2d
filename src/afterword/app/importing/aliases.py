"""How people and trackers head their columns, in English and German.

Spreadsheets of one's own, Google's and Excel's templates, and the exports of Teal, Huntr, Simplify,
JobSync, LinkedIn, Notion and Airtable. A header is compared without case, accents and punctuation.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from afterword.app.importing.fields import Field

_WRITTEN: Final[dict[Field, str]] = {
    "case_id": "afterword id",
    "company": """
        company | company name | companyname | employer | employer name | organization | organisation |
        organization name | business | firm | company organization | hiring company | name of company |
        firma | firmenname | unternehmen | unternehmensname | arbeitgeber | betrieb | name der firma |
        name des unternehmens | firma unternehmen | unternehmen firma | company employer
    """,
    "role": """
        role | position | job title | jobtitle | job position | title | job | job role | role title |
        position title | role name | vacancy | opening | position applied for | job name | role position |
        position role | position job title | title of position | applied position | job opening |
        stelle | stellenbezeichnung | jobtitel | stellentitel | beruf | tatigkeit | funktion | ausgeschriebene
        stelle | stelle position | position stelle | bewerbung als | beworben als
    """,
    "contact_name": """
        contact | contact name | contact person | contacts | interviewer | interviewers | interviewer name |
        recruiter | recruiter name | hiring manager | hiring manager name | point of contact | poc |
        person of contact | primary contact | key contact | interviewed by | interview with |
        contact at company |
        recruiter contact | company contact | contact full name | contact info | hiring contact |
        ansprechpartner | ansprechpartnerin | ansprechperson | ansprechpartner in | kontakt | kontaktperson |
        name ansprechpartner | gesprachspartner | recruiterin | personaler | ansprechpartner name |
        kontaktname
    """,
    "contact_email": """
        email | e mail | mail | contact email | contact e mail | email address | e mail address |
        contact email address | recruiter email | interviewer email | interviewers email |
        hiring manager email |
        email contact | contacts email | emailadresse | e mail adresse | mailadresse | email ansprechpartner |
        e mail ansprechpartner | kontakt email | kontakt e mail | mail ansprechpartner | email of contact
    """,
    "contact_phone": """
        phone | phone number | telephone | tel | contact phone | contact phone number | contact number |
        mobile | cell | recruiter phone | phone no | telephone number | cell phone | interviewer phone |
        telefon | telefonnummer | handy | handynummer | mobil | rufnummer | telefon ansprechpartner |
        tel nr | telefonnr | telefon nr | kontakt telefon
    """,
    "contact_part": """
        contact role | contact title | contact position | contact job title | interviewer role |
        interviewer title | contact type | contact part | contact function | funktion ansprechpartner |
        rolle ansprechpartner | position ansprechpartner | rolle kontakt
    """,
    "interview_at": """
        interview | interview date | date of interview | interview date time | interview datetime |
        interview date and time | interview day | interviewed | interviewed on | interview on | interview at |
        date interviewed | interview scheduled | interview start | interview starts at | next interview |
        first interview | interview 1 | interview 1 date | 1st interview | first interview date |
        last interview | last interview date | interview scheduled for | scheduled interview | interviews |
        date of first interview | interviewing date | phone screen date | onsite date |
        vorstellungsgesprach | gesprach | interviewtermin | gesprachstermin | datum interview |
        interview am | gesprach am | vorstellungsgesprach am | datum vorstellungsgesprach | interviewdatum |
        termin vorstellungsgesprach | termin | bewerbungsgesprach | datum gesprach | gesprachsdatum |
        datum des vorstellungsgesprachs | einladung zum vorstellungsgesprach
    """,
    "interview_time": """
        interview time | time of interview | time | start time | interview start time | uhrzeit | zeit |
        interview uhrzeit | uhrzeit interview | uhrzeit gesprach | beginn
    """,
    "interview_end": """
        interview end | interview ends | interview ended | end time | interview end time | ended at |
        interview ended at | end | ende | interview ende | ende interview
    """,
    "interview_format": """
        interview type | interview format | type of interview | format | interview mode | interview method |
        interview location | interview medium | interviewart | art des interviews | art des gesprachs |
        gesprachsart | gesprachsform | ort des gesprachs
    """,
    "zone": """
        time zone | timezone | tz | zone | interview time zone | interview timezone | zeitzone
    """,
    "country": "country | nation | country code | land | staat | lander | job country | company country",
    "city": """
        city | location | job location | office location | place | office | city state | city country |
        company location | work location | location city | city location | town | company address | address |
        ort | stadt | standort | arbeitsort | einsatzort | firmensitz | sitz | adresse | anschrift
    """,
    "expectation_said": """
        expected response | what they said | they said | said | expected reply | response expected |
        response time | when will i hear back | hear back | timeline | decision timeline | expected answer |
        expectation | next steps timeline | hiring timeline | answer expected | will hear back |
        erwartete antwort | zeitrahmen | antwort erwartet | ruckmeldung erwartet | gesagt
    """,
    "reply_by": """
        reply by | answer by | response by | expected by | decision by | expected response date |
        decision date | expected decision date | hear back by | expected reply date | response due |
        reply due | answer due | decision expected | expect to hear by | hearing back by |
        expected answer by |
        response expected by | response deadline | feedback by | feedback expected | they answer by |
        they said they d answer by | antwort bis | ruckmeldung bis | entscheidung bis | bescheid bis |
        rueckmeldung bis | feedback bis | ruckmeldung erwartet bis | erwartete ruckmeldung
    """,
    "status": """
        status | stage | application status | state | current status | outcome | result | list | list name |
        column | board list | pipeline stage | application stage | job status | progress | current stage |
        status of application | application outcome | phase | pipeline | hiring stage | status stage |
        ergebnis | bewerbungsstatus | stand | aktueller status | bearbeitungsstand | ausgang | resultat
    """,
    "status_on": """
        status date | status on | status changed | status updated | status since | last status change |
        date of status | statusdatum | status seit | status vom | outcome date | result date |
        response date | date of response | response received | antwort am | antwortdatum | date heard back
    """,
    "applied_on": """
        applied | date applied | applied date | application date | applied on | date of application |
        date submitted | submitted | submission date | applied at | date | application sent |
        application submitted | date sent | application submitted on | when applied | date app sent |
        beworben am | bewerbungsdatum | datum | bewerbung am | gesendet am | bewerbung vom | versanddatum |
        datum der bewerbung | datum bewerbung | abgeschickt am | beworben | bewerbung gesendet | versendet am
    """,
    "offer_on": """
        offer | offer date | date of offer | offer on | offered | offer received | offer received on |
        job offer | date offered | offer received date | zusage | angebot | zusage am | angebot am |
        datum zusage | angebotsdatum | zusage erhalten
    """,
    "rejected_on": """
        rejected | rejection | rejection date | rejected on | date rejected | date of rejection |
        rejected date |
        rejection received | rejected at | absage | absage am | datum absage | absagedatum | absage erhalten |
        abgelehnt am | datum der absage
    """,
    "notes": """
        notes | note | comments | comment | remarks | description notes | interview notes | my notes |
        additional notes | other notes | thoughts | feedback | notizen | notiz | bemerkung | bemerkungen |
        anmerkung | anmerkungen | kommentar | kommentare | sonstiges | gesprachsnotizen
    """,
    "url": """
        url | link | post url | job page | job url | job link | posting | job posting | posting url |
        job posting url | website |
        link to job | application link | job post url | listing | job listing | listing url |
        application url |
        job description link | posting link | job ad | joburl | company website | web link | stellenanzeige |
        webseite | stellenlink | link zur stelle | link stellenanzeige | anzeige | jobanzeige
    """,
}
_DASHED: Final = re.compile(r"[^\w]+|_+")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOISE: Final = re.compile(
    r"\((?:yyyy|dd|mm|tt|jj|m/d|d/m|date|y/n|yes/no|ja/nein|optional|required)[^)]*\)", re.IGNORECASE
)


@lru_cache(maxsize=4_096)
def normalised(header: str) -> str:
    """Words in lower case, without accents and punctuation: ``Date-Applied:`` is ``date applied``."""
    split = _CAMEL.sub(" ", _NOISE.sub(" ", header))
    plain = unicodedata.normalize("NFKD", split.replace("ß", "ss").casefold())
    letters = "".join(each for each in plain if not unicodedata.combining(each) and each not in "'’")
    return " ".join(_DASHED.sub(" ", letters).split())


_FIELDS: Final[dict[str, Field]] = {
    " ".join(alias.split()): field for field, aliases in _WRITTEN.items() for alias in aliases.split("|")
}


def field_named(header: str) -> Field | None:
    """The field that a header names; umlauts may be spelt ``ae``, ``oe``, ``ue``."""
    name = normalised(header)
    found = _FIELDS.get(name)
    if found is None and "e" in name:
        found = _FIELDS.get(name.replace("ae", "a").replace("oe", "o").replace("ue", "u"))
    return found


def rank(header: str) -> int:
    """How early among its field's names a header stands: of two columns the plainer name wins."""
    found = _RANKS.get(normalised(header))
    return len(_FIELDS) if found is None else found


_RANKS: Final = {name: at for at, name in enumerate(_FIELDS)}


def fields_named(headers: Iterable[str]) -> int:
    """How many fields of ours these cells name, if they are headers."""
    return len({field for each in headers if len(each) < _LONGEST and (field := field_named(each))})


_LONGEST: Final = 80
