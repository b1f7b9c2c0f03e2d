"""The promise, quoted: what they said about the answer, when, and what it comes to."""

from afterword.app.wording.dates import counted, day_words
from afterword.app.wording.people import name_of
from afterword.core.facts import Expectation, Within
from afterword.core.plan import Plan
from afterword.core.rules.silence import Silence
from afterword.core.situation import Called, Heard, Meeting


def promise(plan: Plan, silence: Silence) -> str:
    """``On Tue 3 Nov they said that you would hear within 1 week, by Tue 10 Nov``."""
    source = silence.source
    said_on, due = day_words(plan, silence.said_on), day_words(plan, silence.due)
    if isinstance(source, Meeting):
        expectation: Expectation | None = source.interview.expectation
        if silence.assumed:
            days = counted(plan.situation.policy.expect_assumed_days, "day")
            if expectation is None:
                return f"What they said on {said_on} about the answer is not noted, so {days} are assumed, until {due}"
            if expectation.said:
                return f"On {said_on} they said “{quoted(expectation.said)}”, which names no time, so {days} are assumed, until {due}"
            return f"On {said_on} they would not say when you would hear, so {days} are assumed, until {due}"
        return f"On {said_on} they said {period(expectation, due)}"
    if isinstance(source, Heard):
        who = name_of(plan, source.contact) if source.contact is not None else "they"
        if silence.assumed:
            days = counted(plan.situation.policy.expect_assumed_days, "day")
            return (
                f"On {said_on} {who} asked for more time without a date, so {days} are assumed, until {due}"
            )
        return f"On {said_on} {who} answered that you would hear by {due}"
    assert isinstance(source, Called)
    return f"On the phone on {said_on} you were told that you would hear by {due}"


def period(expectation: Expectation | None, due: str) -> str:
    """What they named, in their words where those are kept: ``“in a week”, which is by Tue 10 Nov``."""
    if expectation is None:
        return f"that you would hear by {due}"
    within: Within | None = expectation.within
    if expectation.said:
        return f"“{quoted(expectation.said)}”, which means by {due}"
    if within is not None and expectation.by is None:
        period_words = counted(within.count, within.unit.replace("_", " ")[:-1])
        return f"that you would hear within {period_words}, by {due}"
    return f"that you would hear by {due}"


def quoted(said: str) -> str:
    """Their words on one line, cut where they go on for long."""
    words = " ".join(said.split())
    return words if len(words) <= 80 else words[:77].rstrip() + "…"  # noqa: PLR2004 - a line's worth


def grace_words(plan: Plan, silence: Silence) -> str:
    """``3 days more make it Fri 13 Nov``, and why it is later if it is."""
    more = f"{counted(silence.grace, 'day')} more make{'s' if silence.grace == 1 else ''} it"
    if silence.call_from == silence.ripe:
        return f"{more} {day_words(plan, silence.ripe)}"
    why = closed_words(plan, silence)
    return (
        f"{more} {day_words(plan, silence.ripe)}, and {why} moves it to {day_words(plan, silence.call_from)}"
    )


def closed_words(plan: Plan, silence: Silence) -> str:
    """Why the ripe day is no day for a call: the absence, the holiday's name, or the weekend."""
    if silence.away_until is not None:
        return f"{name_of(plan, _contact(plan))}'s absence until {day_words(plan, silence.away_until)}"
    holiday: str | None = plan.situation.days.names.get(silence.ripe)
    return holiday if holiday is not None else "the weekend"


def _contact(plan: Plan) -> str | None:
    contact = plan.situation.call_contact
    return contact.id if contact is not None else None
