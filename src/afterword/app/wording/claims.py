"""The claims that explanations cite, each in a line."""

from typing import Final

CLAIMS: Final = {
    "follow-up-always": "A good follow-up can win a job that silence would lose.",
    "rest-easy": "Nobody should sit by the phone.",
    "learn-the-person": "Learn before you leave whether they are a phone or an email person.",
    "ask-channel": "Ask, indirectly, by which road the answer will come.",
    "ask-when": "Ask what the next step is, and by when.",
    "rest-first": "Rest a little, then start on the note.",
    "same-day": "Write the same day if you can.",
    "within-24h": "Never later than a day after.",
    "medium-fits": "A card for the old-fashioned, an email for the modern.",
    "call-after-silence": "Call only once the time they named, and some more, has gone by.",
    "week-is-ten-days": "Told a week? Call on day ten.",
    "not-first-thing": "Not while they settle in.",
    "not-at-closing": "Not while they pack up.",
    "not-at-lunch": "Not over lunch.",
    "good-hours": "Mid-morning or mid-afternoon, by their clock.",
    "call-once": "Do not call again unless told to.",
    "no-email-stream": "One message, never a stream.",
    "no-call-stream": "Never call again and again.",
    "no-showing-up": "Do not turn up at the office.",
    "thank-after-no": "A thank-you after a no may win a later job.",
    "stay-on-file": "Résumés are kept; so is the impression.",
    "offer": "Thank, get it in writing, decide, and tell everyone.",
    "business-day": "Nobody is at their desk at a weekend or on a public holiday.",
    "no-calls-please": "“No calls” always wins.",
    "not-the-call-contact": "One call, to one person.",
    "call-at-agreed-time": "When they name a time, that is the time.",
    "let-go": "Silence is an answer too.",
    "answered": "An answer ends the wait.",
    "closed": "A closed case stays closed.",
    "no-interview": "Before the interview there is nothing to follow up.",
}
"""The article's claims that decide timing, channel or permission, and our own conditions after them."""
