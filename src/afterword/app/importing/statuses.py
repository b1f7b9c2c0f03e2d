"""Status words of spreadsheets and trackers, and what of them is worth recording.

That somebody applied, or is between interviews, is no event here; that nobody answers is what the plan is
about. Recorded is what ends or turns a case.
"""

import re
from typing import Final, Literal, NamedTuple

from afterword.app.importing.aliases import normalised

Step = Literal[
    "rejection", "offer", "next_round", "accepted", "declined", "withdrawn", "closed", "do_not_contact"
]


class Status(NamedTuple):
    """What a status word stands for; ``step`` is ``None`` where there is nothing to record.

    ``doubt`` is the end of a sentence where the word may mean something else.
    """

    step: Step | None
    doubt: str | None = None


_NOTHING: Final = Status(None)
_THEY: Final = "was read as their rejection; if it was you who said no, record that instead."
_YOU: Final = "was read as your own no to their offer; if they turned you down, record a rejection instead."
_TOOK: Final = "was read as your yes to their offer; if only your application was accepted, remove it."

# The first that matches counts, so what turns a word round comes before the word.
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
        (?:awaiting|waiting for|pending|expecting|hoping for) (?:an |the |their )?(?:offer|decision|feedback)
        """,
    ),
    (
        Status("rejection"),
        """
        no offer | not offered | not accepted | kein angebot | keine zusage | nicht (?:angenommen|genommen) |
        offer (?:rescinded|withdrawn|revoked|retracted) | (?:angebot|zusage) zuruckgezogen |
        (?:hired|chose|went with|took) (?:someone|somebody|another|other|a different) |
        (?:application|bewerbung) (?:declined|denied|abgelehnt) |
        declined by (?:them|the company|company|the employer|employer)
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
    (Status("declined", _YOU), "offer rejected"),
    (
        Status("closed"),
        "(?:position|job|role|posting|stelle) (?:withdrawn|filled|cancelled|canceled|besetzt)",
    ),
    (
        Status("withdrawn"),
        "withdrawn | withdrew | withdraw | pulled out | zuruckgezogen | zuruckgetreten | rejected by me",
    ),
    (
        Status("rejection"),
        """
        no longer (?:under consideration|considered) | not selected | unsuccessful | not moving forward |
        passed over | denied | not hired | not a fit | rejected | rejection | reject | absagen? |
        nicht ausgewahlt | eliminated
        """,
    ),
    (Status("rejection", _THEY), "turned down | abgesagt | abgelehnt"),
    (Status("declined", _YOU), "declined"),
    (
        Status("accepted"),
        """
        (?:offer|angebot|zusage|stelle) (?:accepted|angenommen|signed|unterschrieben) | hired | eingestellt |
        accepted (?:the |their |an |my |job )*offer | signed (?:the )?(?:contract|offer) | contract signed |
        vertrag unterschrieben | got (?:the |a )?job
        """,
    ),
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
    # A bar between blanks stands between words; one without them is part of a word's own pattern.
    words = "|".join(" ".join(each.split()) for each in re.split(r"\s+\|\s+", written.strip()))
    return re.compile(rf"\b(?:{words})\b", re.ASCII)


_RULES: Final = tuple((status, _compiled(written)) for status, written in _WRITTEN)


def read_status(words: str) -> Status | None:
    """What the words stand for; ``None`` for words that are no status known here."""
    text = normalised(words)
    if text in _EXACT:
        return _EXACT[text]
    return next((status for status, pattern in _RULES if pattern.search(text)), None)


def is_status(cell: str) -> bool:
    """Whether the cell is a short word or two that is a status."""
    return len(cell) <= _LONGEST and read_status(cell) is not None
