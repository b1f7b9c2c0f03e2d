"""The promise in German: what they said about the answer, when, and what it comes to."""

from afterword.app.wording.promise import quoted
from afterword.app.wording_de.dates import counted, counted_dative, day_words
from afterword.app.wording_de.people import who, whose
from afterword.core.facts import Expectation
from afterword.core.plan import Plan
from afterword.core.rules.silence import Silence
from afterword.core.situation import Called, Heard, Meeting

__all__ = ["assumed_words", "closed_words", "grace_words", "period", "promise", "quoted"]


def promise(plan: Plan, silence: Silence) -> str:
    """``Am Di. 3. Nov. hieß es, du bekommst innerhalb von 1 Woche Bescheid, also bis Di. 10. Nov.``."""
    source = silence.source
    said_on, due = day_words(plan, silence.said_on), day_words(plan, silence.due)
    assumed = f"deshalb {assumed_words(plan)}, bis {due}"
    if isinstance(source, Meeting):
        expectation: Expectation | None = source.interview.expectation
        if not silence.assumed:
            return f"Am {said_on} hieß es{period(expectation, due)}"
        if expectation is None:
            return f"Was am {said_on} über die Antwort gesagt wurde, ist nicht notiert, {assumed}"
        if expectation.said:
            return f"Am {said_on} hieß es „{quoted(expectation.said)}“, was keinen Zeitpunkt nennt, {assumed}"
        return f"Am {said_on} wollten sie nicht sagen, wann du Bescheid bekommst, {assumed}"
    if isinstance(source, Heard):
        if silence.assumed:
            return f"Am {said_on} bat {who(plan, source.contact)} um mehr Zeit, ohne ein Datum zu nennen, {assumed}"
        return f"Am {said_on} antwortete {who(plan, source.contact)}, du bekommst bis {due} Bescheid"
    assert isinstance(source, Called)
    return f"Am Telefon hieß es am {said_on}, du bekommst bis {due} Bescheid"


def assumed_words(plan: Plan) -> str:
    """``werden 7 Tage angenommen``, for want of a date of theirs."""
    days = plan.situation.policy.expect_assumed_days
    return f"{'wird' if days == 1 else 'werden'} {counted(days, 'day')} angenommen"


def period(expectation: Expectation | None, due: str) -> str:
    """What they named, behind ``hieß es``; in their words where those are kept."""
    if expectation is not None and expectation.said:
        return f" „{quoted(expectation.said)}“, das heißt bis {due}"
    within = expectation.within if expectation is not None and expectation.by is None else None
    if within is None:
        return f", du bekommst bis {due} Bescheid"
    span = counted_dative(within.count, within.unit.replace("_", " ")[:-1])
    return f", du bekommst innerhalb von {span} Bescheid, also bis {due}"


def grace_words(plan: Plan, silence: Silence) -> str:
    """``mit 3 Tagen Zugabe ist es Fr. 13. Nov.``, and why it is later if it is."""
    more = f"mit {counted_dative(silence.grace, 'day')} Zugabe ist es {day_words(plan, silence.ripe)}"
    if silence.call_from == silence.ripe:
        return more
    moved = day_words(plan, silence.call_from)
    return f"{more}, und wegen {_because_of(plan, silence)} wird es {moved}"


def closed_words(plan: Plan, silence: Silence) -> str:
    """Why the ripe day is no day for a call: the absence, the holiday, or the weekend."""
    if silence.away_until is not None:
        return f"{_whose(plan, 'ihre')} Abwesenheit bis {day_words(plan, silence.away_until)}"
    holiday: str | None = plan.situation.days.names.get(silence.ripe)
    return f"Feiertag ({holiday})" if holiday is not None else "Wochenende"


def _because_of(plan: Plan, silence: Silence) -> str:
    """The same in the genitive, behind ``wegen``."""
    if silence.away_until is not None:
        return f"{_whose(plan, 'ihrer')} Abwesenheit bis {day_words(plan, silence.away_until)}"
    holiday: str | None = plan.situation.days.names.get(silence.ripe)
    return f"des Feiertags ({holiday})" if holiday is not None else "des Wochenendes"


def _whose(plan: Plan, theirs: str) -> str:
    contact = plan.situation.call_contact
    return whose(contact.name) if contact is not None else theirs
