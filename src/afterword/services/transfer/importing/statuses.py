"""Status words in spreadsheets and trackers, and which of them to record.

That somebody applied, or is between interviews, isn't an event here, and silence is what the plan is about.
Only what ends or turns a case is recorded.
"""

import re
from typing import Final, Literal, NamedTuple

from afterword.core.errors import Phrase
from afterword.services.transfer.importing.aliases import normalised

Step = Literal[
    "rejection", "offer", "next_round", "accepted", "declined", "withdrawn", "closed", "do_not_contact"
]


class Status(NamedTuple):
    """What a status means; ``step`` is ``None`` if there's nothing to record.

    ``doubt`` ends a sentence about what else the word may mean.
    """

    step: Step | None
    doubt: str | None = None


_NOTHING: Final = Status(None)
_THEY: Final = Phrase("was read as their rejection; if it was you who said no, record that instead.")
_YOU: Final = Phrase(
    "was read as your own no to their offer; if they turned you down, record a rejection instead."
)
_TOOK: Final = Phrase(
    "was read as your yes to their offer; if only your application was accepted, remove it."
)
_MOVED: Final = Phrase("may mean that it is off or only moved: nothing was recorded. Is the case over?")
_NO_TO_IT: Final = Phrase(
    "was read as your own no to an interview; if they turned you down, record a rejection instead."
)
_WHO_HIRED: Final = Phrase(
    "may mean that they hired you or gave the job up: nothing was recorded. Which is it?"
)
_NOT_YET: Final = Phrase("was read as an offer that has not come yet: nothing was recorded. Is it there?")

# Parts of the patterns. Who it's about decides; no word does so alone.
_JOB: Final = "(?:jobs?|offers?|positions?|roles?|opportunity|company|employer|firm|stelle|angebot|zusage)"
_OTHER: Final = "(?:an? )?(?:other|another|different|new)"
_ELSEWHERE: Final = "(?:elsewhere|somewhere else)"
_OTHERS: Final = "(?:another|other|different|internal|external|stronger|better)"
_PERSON: Final = "(?:candidate|applicant|person|hire|employee)"
_THEM: Final = "(?:they(?:re|ve)?|company|employer|client|team|hr)"
_TOOK_ONE: Final = "(?:hired|chose|chosen|took|selected|picked|went with)"
_POSTING: Final = (
    "(?:position|job|role|posting|req|opening|vacancy|search|hiring|stelle|ausschreibung|verfahren"
    "|suche|prozess)"
)
_WAS: Final = "(?:was |is |has been |got |wurde |ist )?"
_GONE: Final = (
    "(?:withdrawn|filled|cancelled|canceled|closed|eliminated|frozen|freeze|removed|gone|expired|dropped|hired|pulled"
    "|stopped|discontinued|besetzt|vergeben|eingestellt|gestrichen|zuruckgezogen|gestoppt|eingefroren|entfallt|entfallen"
    "|geschlossen)"
)
_NTH: Final = "1st|2nd|3rd|second|first|next|final"
_ROUND: Final = "(?:interview|invitation|round|screening|continue|proceed|process|vorstellungsgesprach)"

# The first match counts, so phrases that reverse a word come before it.
_WRITTEN: Final[tuple[tuple[Status, str], ...]] = (
    (Status("do_not_contact"), "do not contact | dnc | kein(?:en)? kontakt(?: mehr)?"),
    (
        _NOTHING,
        """
        (?:application|bewerbung|interview|invitation|einladung|termin) (?:accepted|angenommen) |
        accepted (?:the )?(?:interview|invitation) | not (?:yet )?(?:rejected|applied|started|decided) |
        no offer yet | not offered yet | noch (?:nicht|keine?|offen) |
        no (?:response|reply|answer|feedback|news|decision) | not heard back | never heard |
        ghosted | ghosting | unanswered | keine (?:antwort|ruckmeldung|reaktion) |
        failed to (?:respond|reply|answer|call|follow up) |
        (?:awaiting|waiting for|pending|expecting|hoping for) (?:an |the |their )?(?:offer|decision|feedback)
        """,
    ),
    (
        Status(None, _NOT_YET),
        "offer (?:pending|expected|upcoming|likely|soon|tbd|possible|in progress) | pre offer",
    ),
    (
        Status(None, _MOVED),
        """
        (?:interview|gesprach|termin|meeting|call) (?:was )?(?:cancelled|canceled|abgesagt|postponed) |
        (?:interview|gesprach|termin|meeting|call) (?:was )?(?:rescheduled|verschoben)
        """,
    ),
    (
        Status("declined"),
        """
        (?:declined|refused|turned down|passed on|rejected) (?:the |their |an |my |job )*offer |
        offer (?:declined|refused|turned down) | (?:i|self) (?:declined|refused) |
        declined by (?:me|candidate|applicant) | (?:selbst|von mir) (?:abgesagt|abgelehnt) |
        (?:angebot|zusage|stelle) (?:abgelehnt|ausgeschlagen|abgesagt)
        """,
    ),
    (
        Status("rejection"),
        f"""
        {_TOOK_ONE} (?:someone|somebody) | offer (?:went|given|made) to (?:someone|somebody|another) |
        {_OTHERS} {_PERSON} | (?:hired|filled|promoted|recruited) (?:from )?(?:internally|within) |
        internal promotion | (?:accepted|taken|signed) by (?:someone|somebody|another|other) |
        (?:someone|somebody) else | {_THEM} (?:have |has )?(?:hired|chose|took)(?! me) |
        {_TOOK_ONE} (?:a )?(?:another|other|different)(?! {_JOB}) |
        ander(?:e|en|er|em) (?:bewerber|kandidat)\\w* | intern (?:besetzt|vergeben) | mitbewerber\\w* |
        anderweitig (?:besetzt|vergeben)
        """,
    ),
    (
        Status("withdrawn"),
        f"""
        (?:accepted|took|taken|chose|signed|joined|went with|going with) {_OTHER}(?: {_JOB}|$) |
        (?:found|got|started) {_OTHER} (?:job|position|role|stelle) |
        (?:accepted|took|taken|signed|joined|hired|employed|working)(?: \\w+){{0,4}} {_ELSEWHERE} |
        accepted(?: \\w+){{1,4}} (?:another|other|different) {_JOB} |
        (?:woanders|anderswo|anderweitig) (?:zugesagt|angenommen|unterschrieben|angefangen) |
        ander(?:e|en|er|es) (?:stelle|job|angebot|zusage) (?:angenommen|genommen|zugesagt) |
        (?:declined|refused|turned down|skipped)(?: (?:to|the|an|their|my|{_NTH}))* {_ROUND} |
        (?:gesprach|einladung) (?:selbst )?(?:abgelehnt|ausgeschlagen)
        """,
    ),
    (Status("withdrawn", _NO_TO_IT), "interview declined | invitation declined"),
    (
        Status("rejection"),
        f"""
        no offer | not offered | not accepted | kein angebot | keine zusage | nicht (?:angenommen|genommen) |
        offer (?:rescinded|withdrawn|revoked|retracted) | (?:angebot|zusage) zuruckgezogen |
        (?:application|bewerbung) (?:declined|denied|abgelehnt) |
        declined by (?:them|the company|company|the employer|employer) |
        {_THEM} (?:are |is |was |were )?(?:declined|passed|said no|not interested|turned me down|rejected)
        """,
    ),
    (
        Status("closed"),
        """
        offer (?:expired|lapsed|ended|timed out|void) | (?:expired|lapsed) offer |
        let (?:the |their )?offer (?:expire|lapse) | (?:angebot|zusage) (?:abgelaufen|verfallen)
        """,
    ),
    (Status("declined", _YOU), "offer rejected"),
    (
        Status("closed"),
        f"""
        {_POSTING} {_WAS}{_GONE} |
        {_POSTING} (?:is )?(?:no longer|not|nicht mehr) (?:available|open|active|verfugbar|offen) |
        no longer (?:hiring|recruiting|available) | not hiring
        """,
    ),
    (
        Status("withdrawn"),
        "withdrawn | withdrew | withdraw | pulled out | zuruckgezogen | zuruckgetreten | rejected by me",
    ),
    (
        Status("rejection"),
        """
        no longer (?:under consideration|in consideration|considered|being considered) | not selected |
        unsuccessful | not moving forward |
        not (?:proceeding|progressing|chosen|successful|shortlisted|suitable) |
        passed over | passed on (?:me|my) | denied | not hired | not an? (?:\\w+ )?(?:fit|match) | rejected |
        rejection |
        reject | absagen? | nicht ausgewahlt | eliminated | failed | (?:did not|didnt|not) pass(?:ed)? |
        turned me down | nicht bestanden | durchgefallen | screened out | ruled out | declined me | dropped me
        """,
    ),
    (Status("rejection", _THEY), "turned down | abgesagt | abgelehnt"),
    (Status("declined", _YOU), "declined"),
    (
        Status("accepted"),
        """
        (?:offer|angebot|zusage|stelle) (?:accepted|angenommen|signed|unterschrieben) | hired |
        (?:wurde|werde|bin|ich) eingestellt |
        accepted (?:the |their |an |my |job )*offer | signed(?! (?:up|in|off|nda)) | contract signed |
        vertrag unterschrieben | unterschrieben | got (?:the |a )?job
        """,
    ),
    (Status(None, _WHO_HIRED), "eingestellt"),
    (Status("accepted", _TOOK), "accepted | angenommen"),
    (Status("offer"), "offer | offered | offers | negotiating | negotiation | angebot | zusage | jobangebot"),
    (
        Status("next_round"),
        """
        next round | advanced | moved forward | moved to next | passed to next | second round | 2nd round |
        invited (?:back|again) | nachste runde | zweite runde | 2 runde | eine runde weiter
        """,
    ),
    (
        Status("closed"),
        """
        closed | archived | archive | archiviert | abgeschlossen | geschlossen | erledigt | inactive |
        inaktiv | expired | filled | cancelled | canceled | besetzt | not interested |
        kein interesse | abandoned
        """,
    ),
    (
        _NOTHING,
        """
        applied | applying | application | apply | saved | save | bookmarked | bookmark | wish ?list |
        interested | draft | ready | submitted | sent | interview | interviews | interviewing | interviewed |
        screen | screening | assessment | test | take home | challenge | onsite | final | pending | waiting |
        in progress | in review | under review | under consideration | reviewing | viewed | networking |
        contacted | active | open | new | lead | prospect | researching | follow up | followed up | hold |
        on hold | scheduled | referred | recruiter | phone | received | acknowledged | ongoing | invited |
        round | runde | beworben | bewerbung | gesendet | versendet | verschickt | offen | laufend |
        in bearbeitung | eingeladen | einladung | gesprach | vorstellungsgesprach | telefoninterview |
        gemerkt | merkliste | geplant | wartend | warte | eingangsbestatigung | bestatigt | eingegangen |
        in prufung | probearbeiten | vorgemerkt
        """,
    ),
)
_EXACT: Final = {"no": Status("rejection", _THEY), "nein": Status("rejection", _THEY)}
_LONGEST: Final = 30


def _compiled(written: str) -> "re.Pattern[str]":
    # A bar between spaces separates words; one without spaces is part of a word's pattern.
    words = "|".join(" ".join(each.split()) for each in re.split(r"\s+\|\s+", written.strip()))
    return re.compile(rf"\b(?:{words})\b", re.ASCII)


_RULES: Final = tuple((status, _compiled(written)) for status, written in _WRITTEN)


def read_status(words: str) -> Status | None:
    """The meaning of the words; ``None`` if it's not a known status."""
    text = normalised(words)
    if text in _EXACT:
        return _EXACT[text]
    return next((status for status, pattern in _RULES if pattern.search(text)), None)


def is_status(cell: str) -> bool:
    """Whether the cell is a short word or two that's a status."""
    return len(cell) <= _LONGEST and read_status(cell) is not None
