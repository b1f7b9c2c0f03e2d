"""The article's claims, our own conditions and the rules that have a name of their own, each in a line.

Explanations cite them under a step, and ``docs/claims.md`` lists them all.
"""

from typing import Final

from afterword.messages.catalogue import NP_, pgettext

ARTICLE: Final = {
    "follow-up-always": NP_("rule", "A good follow-up can win a job that silence would lose."),
    "rest-easy": NP_("rule", "Nobody should sit by the phone."),
    "learn-the-person": NP_("rule", "Learn before you leave whether they are a phone or an email person."),
    "ask-channel": NP_("rule", "Ask, indirectly, how they'll let you know."),
    "ask-when": NP_("rule", "Ask what the next step is, and when."),
    "rest-first": NP_("rule", "Take a short break, then start on the note."),
    "same-day": NP_("rule", "Write the same day if you can."),
    "within-24h": NP_("rule", "Never later than a day after."),
    "medium-fits": NP_("rule", "A card for traditional people, an email for modern ones."),
    "note-brief": NP_("rule", "Keep the note short."),
    "note-thanks": NP_("rule", "Thank them for their time."),
    "note-interest": NP_("rule", "Say again that you'd like to work there."),
    "note-resolves": NP_("rule", "Clear up what the interview left open."),
    "call-after-silence": NP_("rule", "Call only once the time they gave has passed, plus some grace."),
    "week-is-ten-days": NP_("rule", "Told a week? Call on day ten."),
    "not-first-thing": NP_("rule", "Not when their day is just starting."),
    "not-at-closing": NP_("rule", "Not when their day is ending."),
    "not-at-lunch": NP_("rule", "Not over lunch."),
    "good-hours": NP_("rule", "Mid-morning or mid-afternoon, their time."),
    "call-thanks-again": NP_("rule", "On the call, thank them once more."),
    "call-short": NP_("rule", "Keep the call short."),
    "leave-a-message": NP_("rule", "Can't get through? Leave a polite message you've prepared."),
    "call-once": NP_("rule", "Don't call again unless they ask you to."),
    "no-email-stream": NP_("rule", "One message, not a stream of them."),
    "no-call-stream": NP_("rule", "Never call again and again."),
    "no-desperation": NP_("rule", "Don't sound desperate, in writing or on the phone."),
    "no-showing-up": NP_("rule", "Don't turn up at the office."),
    "thank-after-no": NP_("rule", "A thank-you after a rejection can lead to a later job."),
    "stay-on-file": NP_("rule", "Résumés stay on file, and so does the impression you leave."),
    "offer": NP_("rule", "Thank, get it in writing, decide, and tell everyone."),
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
    "business-day": NP_("rule", "Nobody is at their desk on a weekend or public holiday."),
    "no-calls-please": NP_("rule", "“No calls” always comes first."),
    "email-instead": NP_("rule", "If they don't want calls or can't be called, send one email instead."),
    "not-the-call-contact": NP_("rule", "One call, to one person."),
    "call-at-agreed-time": NP_("rule", "If they set a time, that's the time."),
    "let-go": NP_("rule", "No answer is an answer too."),
    "answered": NP_("rule", "An answer ends the wait."),
    "closed": NP_("rule", "A closed case stays closed."),
    "no-interview": NP_("rule", "Before the interview, there's nothing to follow up on."),
}
"""Our own, without which no claim would hold."""

STEPS: Final = {
    "answer-them": NP_("rule", "Don't keep their questions waiting."),
    "find-out-names": NP_("rule", "Get a name first. You can't thank someone without one."),
    "answer-invitation": NP_("rule", "Reply to an invitation within a day."),
    "ask-for-the-date": NP_("rule", "Invited, but no date? Ask once."),
    "withdraw-note": NP_("rule", "Taken another offer? Tell the others."),
    "reopened": NP_("rule", "Role open again? Write right away to someone who knows you."),
    "thank-for-offer": NP_("rule", "Thank them within a day, and don't commit to anything yet."),
    "get-it-in-writing": NP_("rule", "An offer by phone isn't an offer yet."),
    "decide": NP_("rule", "Decide by the date they gave, or ask for one."),
    "accept-in-writing": NP_("rule", "Accept, and confirm it in writing."),
    "withdraw-elsewhere": NP_("rule", "Others are waiting for an answer too."),
    "thank-helpers": NP_("rule", "Tell the people who helped you yourself."),
    "decline-note": NP_("rule", "Decline briefly, and leave the door open."),
}
"""Rules that share a claim with another and have a line of their own."""

CLAIMS: Final = {**ARTICLE, **CONDITIONS, **STEPS}
"""Every id that an explanation can cite."""


def claim_words(rule: str) -> str:
    """What a rule stands for, in a line; a rule without one as it is."""
    return pgettext("rule", CLAIMS[rule]) if rule in CLAIMS else rule
