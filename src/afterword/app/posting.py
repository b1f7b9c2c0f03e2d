"""By when a card must be in the post, and what stands in its way."""

from typing import Final

from afterword.app.wording.actions import why
from afterword.app.wording.dates import end_words, span_words
from afterword.app.wording.people import road
from afterword.core.action import DONE, LATE, MISSED, Action
from afterword.core.moments import HOUR
from afterword.core.plan import Plan
from afterword.core.rules.medium import BY_HAND, VIA_RECRUITER

_LAST_COLLECTION: Final = 17 * HOUR
_NOTES: Final = ("thank_you", "after_rejection")
_NO_ADDRESS: Final = "No postal address is known: ask at the reception, or look on their website."


def post_by(plan: Plan, contact: str) -> tuple[str, str]:
    """By when, and why, for the note to a contact that is open; words that stay true after printing.

    Of several notes, one for each interview, the one still to be sent; both are empty if the plan has none.
    """
    action = _note(plan, contact)
    if action is None or action.closes is None:
        return "", ""
    closes = end_words(plan, action.closes, action.zone)
    place = action.zone.name.rsplit("/", 1)[-1].replace("_", " ")
    if action.status == DONE:
        return "Already sent.", why(plan, action)
    if action.status == MISSED:
        return "Too late.", f"Its time ended on {closes}: a card now would only show how late it is."
    if action.status == LATE and action.late_until is not None:
        until = end_words(plan, action.late_until, action.zone)
        return f"Post by {until} ({place}).", "It is late already, but better late than never."
    since = "the interview" if action.kind == "thank_you" else "their answer"
    policy = plan.situation.policy
    after = policy.thank_you_close if action.kind == "thank_you" else policy.after_no_close
    return f"Post by {closes} ({place}).", f"That is {span_words(after)} after {since}."


def missing(plan: Plan, contact: str, *, address_known: bool) -> tuple[str, ...]:
    """What to know before writing: that the address is missing, or that no card is called for."""
    notices = () if address_known else (_NO_ADDRESS,)
    action = _note(plan, contact)
    if action is None:
        return (*notices, "No note to them is called for.")
    if action.status == DONE or action.channel in (None, BY_HAND) or not address_known:
        return notices
    through = "goes" if action.channel == VIA_RECRUITER else "would go"
    return (*notices, f"The plan’s note {through} {road(plan, action)}.")


def _note(plan: Plan, contact: str) -> Action | None:
    """The note to them: one still to be sent, else the latest."""
    notes = [each for each in plan.actions if each.contact == contact and each.kind in _NOTES]
    still = [each for each in notes if each.status not in (DONE, MISSED)]
    return next(reversed(still or notes), None)


FASTEST: Final = 2
SLOWEST: Final = 5
"""Business days that a letter within a country takes; abroad it is longer."""


def arrival(plan: Plan) -> tuple[int, int, int | None]:
    """A card posted now: the first and last day on which it may arrive, and the day of their answer.

    Posted after 17:00 by the candidate's clock, or on no business day, it leaves on the next.
    """
    situation = plan.situation
    home, days = situation.home, situation.days
    today = home.day_of(situation.now)
    leaves = today
    if home.clock_of(situation.now) >= _LAST_COLLECTION or not days.is_business(today):
        leaves = days.after(today, 1)
    due = plan.silence.due if plan.silence is not None else None
    return days.after(leaves, FASTEST), days.after(leaves, SLOWEST), due
