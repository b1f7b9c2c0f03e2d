"""The article's claims, our own conditions and the rules that have a name of their own, each in a line.

Explanations cite them under a step, and ``docs/claims.md`` lists them all.
"""

from typing import Final

ARTICLE: Final = {
    "follow-up-always": "A good follow-up can win a job that silence would lose.",
    "rest-easy": "Nobody should sit by the phone.",
    "learn-the-person": "Learn before you leave whether they are a phone or an email person.",
    "ask-channel": "Ask, indirectly, by which road the answer will come.",
    "ask-when": "Ask what the next step is, and by when.",
    "rest-first": "Rest a little, then start on the note.",
    "same-day": "Write the same day if you can.",
    "within-24h": "Never later than a day after.",
    "medium-fits": "A card for the old-fashioned, an email for the modern.",
    "note-brief": "Keep the note short.",
    "note-thanks": "Thank them for their time.",
    "note-interest": "Say again that you would like to work there.",
    "note-resolves": "Settle what the interview left open.",
    "call-after-silence": "Call only once the time they named, and some more, has gone by.",
    "week-is-ten-days": "Told a week? Call on day ten.",
    "not-first-thing": "Not while they settle in.",
    "not-at-closing": "Not while they pack up.",
    "not-at-lunch": "Not over lunch.",
    "good-hours": "Mid-morning or mid-afternoon, by their clock.",
    "call-thanks-again": "On the call, thank them once more.",
    "call-short": "Keep the call short.",
    "leave-a-message": "Not put through? Leave a polite message, thought out before.",
    "call-once": "Do not call again unless told to.",
    "no-email-stream": "One message, never a stream.",
    "no-call-stream": "Never call again and again.",
    "no-desperation": "Do not sound desperate, in writing or on the phone.",
    "no-showing-up": "Do not turn up at the office.",
    "thank-after-no": "A thank-you after a no may win a later job.",
    "stay-on-file": "Résumés are kept; so is the impression.",
    "offer": "Thank, get it in writing, decide, and tell everyone.",
}
"""All of the article's claims, in its order."""

WORDS: Final = frozenset(
    (
        "note-brief",
        "note-thanks",
        "note-interest",
        "note-resolves",
        "call-thanks-again",
        "call-short",
        "leave-a-message",
        "no-desperation",
    )
)
"""Those about what a note or a call says. All others decide timing, channel or permission, and have rules."""

CONDITIONS: Final = {
    "business-day": "Nobody is at their desk at a weekend or on a public holiday.",
    "no-calls-please": "“No calls” always wins.",
    "email-instead": "Where no call is wanted or possible, one email stands in for it.",
    "not-the-call-contact": "One call, to one person.",
    "call-at-agreed-time": "When they name a time, that is the time.",
    "let-go": "Silence is an answer too.",
    "answered": "An answer ends the wait.",
    "closed": "A closed case stays closed.",
    "no-interview": "Before the interview there is nothing to follow up.",
}
"""Our own, without which no claim would hold."""

STEPS: Final = {
    "answer-them": "A question of theirs is not kept waiting.",
    "reopened": "Open again? Write at once to the one who knows you.",
    "thank-for-offer": "Thank them within a day, and commit to nothing yet.",
    "get-it-in-writing": "An offer by phone is not an offer yet.",
    "decide": "Decide by the day they named, or ask them for one.",
    "accept-in-writing": "Accept, and confirm it in writing.",
    "withdraw-elsewhere": "Others are waiting for an answer too.",
    "thank-helpers": "Those who helped hear it from you.",
    "decline-note": "Decline briefly, and leave the door open.",
}
"""Rules that share a claim with another and have a line of their own."""

CLAIMS: Final = {**ARTICLE, **CONDITIONS, **STEPS}
"""Every id that an explanation can cite."""
