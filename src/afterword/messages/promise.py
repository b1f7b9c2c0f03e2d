"""The promise, quoted: what they said about the answer, when, and what it comes to."""

from afterword.core.case import Duration, Expectation
from afterword.core.plan.planner import Plan
from afterword.core.plan.rules.silence import Silence
from afterword.core.timeline import Called, InterviewTimes, ReplyReceived
from afterword.messages.catalogue import gettext as _
from afterword.messages.catalogue import ngettext, pgettext
from afterword.messages.dates import counted_within, day_words
from afterword.messages.people import who, whose


def promise(plan: Plan, silence: Silence) -> str:
    """``On Tue 3 Nov they said that you would hear within 1 week, by Tue 10 Nov``."""
    source = silence.source
    said_on, due = day_words(plan, silence.said_on), day_words(plan, silence.due)
    if isinstance(source, InterviewTimes):
        expectation: Expectation | None = source.interview.expectation
        if silence.assumed:
            return _not_named(plan, expectation, said_on, due)
        return _named(expectation, said_on, due)
    if isinstance(source, ReplyReceived):
        if silence.assumed:
            return _(
                "On {said_on} {who} asked for more time without a date, so {assumed}, until {due}"
            ).format(said_on=said_on, who=who(plan, source.contact), assumed=assumed_words(plan), due=due)
        return _("On {said_on} {who} said you'd hear by {due}").format(
            said_on=said_on, who=who(plan, source.contact), due=due
        )
    assert isinstance(source, Called)
    return _("On the phone on {said_on} you were told you'd hear by {due}").format(said_on=said_on, due=due)


def _not_named(plan: Plan, expectation: Expectation | None, said_on: str, due: str) -> str:
    assumed = assumed_words(plan)
    if expectation is None:
        return _(
            "There's no record of what they said on {said_on} about their answer, so {assumed}, until {due}"
        ).format(said_on=said_on, assumed=assumed, due=due)
    if expectation.said:
        return _(
            "On {said_on} they said “{quoted}”, which doesn't give a time, so {assumed}, until {due}"
        ).format(said_on=said_on, quoted=quoted(expectation.said), assumed=assumed, due=due)
    return _("On {said_on} they wouldn't say when you'd hear, so {assumed}, until {due}").format(
        said_on=said_on, assumed=assumed, due=due
    )


def assumed_words(plan: Plan) -> str:
    """``7 days are assumed``, for want of a date of theirs."""
    days: int = plan.situation.policy.expect_assumed_days
    return ngettext("we're assuming {count} day", "we're assuming {count} days", days).format(count=days)


def _named(expectation: Expectation | None, said_on: str, due: str) -> str:
    """What they named, in their words where those are kept."""
    if expectation is not None and expectation.said:
        return _("On {said_on} they said “{quoted}”, which means by {due}").format(
            said_on=said_on, quoted=quoted(expectation.said), due=due
        )
    within: Duration | None = expectation.within if expectation is not None else None
    if within is not None and expectation is not None and expectation.by is None:
        period = counted_within(within.count, within.unit.replace("_", " ")[:-1])
        return _("On {said_on} they said you'd hear within {period}, by {due}").format(
            said_on=said_on, period=period, due=due
        )
    return _("On {said_on} they said you'd hear by {due}").format(said_on=said_on, due=due)


def quoted(said: str) -> str:
    """Their words on one line, cut where they go on for long."""
    words = " ".join(said.split())
    return words if len(words) <= 80 else words[:77].rstrip() + "…"  # noqa: PLR2004 - a line's worth


def grace_words(plan: Plan, silence: Silence) -> str:
    """``3 days more make it Fri 13 Nov``, and why it is later if it is."""
    ripe, grace = day_words(plan, silence.ripe), silence.grace
    if silence.call_from == silence.ripe:
        return ngettext(
            "with {count} day of grace, that's {ripe}", "with {count} days of grace, that's {ripe}", grace
        ).format(count=grace, ripe=ripe)
    return ngettext(
        "with {count} day of grace, that's {ripe}, and {cause} moves it to {moved}",
        "with {count} days of grace, that's {ripe}, and {cause} moves it to {moved}",
        grace,
    ).format(count=grace, ripe=ripe, cause=_cause(plan, silence), moved=day_words(plan, silence.call_from))


def closed_words(plan: Plan, silence: Silence) -> str:
    """Why the ripe day is no day for a call: the absence, the holiday's name, or the weekend."""
    if silence.away_until is not None:
        name, until = _away(plan), day_words(plan, silence.away_until)
        if not name:
            return pgettext("no day for a call", "their absence until {until}").format(until=until)
        return pgettext("no day for a call", "{whose} absence until {until}").format(
            whose=whose(name), until=until
        )
    holiday: str | None = plan.situation.days.names.get(silence.ripe)
    if holiday is not None:
        return pgettext("no day for a call", "{holiday}").format(holiday=holiday)
    return pgettext("no day for a call", "the weekend")


def _cause(plan: Plan, silence: Silence) -> str:
    """The same as what moves the call: a genitive in German."""
    if silence.away_until is not None:
        name, until = _away(plan), day_words(plan, silence.away_until)
        if not name:
            return pgettext("moves the call", "their absence until {until}").format(until=until)
        return pgettext("moves the call", "{whose} absence until {until}").format(
            whose=whose(name), until=until
        )
    holiday: str | None = plan.situation.days.names.get(silence.ripe)
    if holiday is not None:
        return pgettext("moves the call", "{holiday}").format(holiday=holiday)
    return pgettext("moves the call", "the weekend")


def _away(plan: Plan) -> str:
    """Who is away; empty where nobody is named."""
    contact = plan.situation.call_contact
    return who(plan, contact.id) if contact is not None else ""
