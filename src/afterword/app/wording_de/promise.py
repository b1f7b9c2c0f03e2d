"""The promise in German: what they said about the answer, when, and what it comes to."""

from afterword.app.wording.promise import quoted
from afterword.app.wording_de.dates import counted, counted_dative, day_words
from afterword.app.wording_de.people import name_of
from afterword.core.facts import Expectation
from afterword.core.plan import Plan
from afterword.core.rules.silence import Silence
from afterword.core.situation import Called, Heard, Meeting


def promise(plan: Plan, silence: Silence) -> str:
    """``Am Di. 3. Nov. hieß es, du hörst innerhalb von 1 Woche, bis Di. 10. Nov.``."""
    source = silence.source
    said_on, due = day_words(plan, silence.said_on), day_words(plan, silence.due)
    days = counted(plan.situation.policy.expect_assumed_days, "day")
    if isinstance(source, Meeting):
        expectation: Expectation | None = source.interview.expectation
        if not silence.assumed:
            return f"Am {said_on} hieß es{_period(expectation, due)}"
        if expectation is None:
            return (
                f"Was am {said_on} zur Antwort gesagt wurde, ist nicht notiert, also gelten {days}, bis {due}"
            )
        if expectation.said:
            words = f"„{quoted(expectation.said)}“, was keine Zeit nennt"
            return f"Am {said_on} hieß es {words}, also gelten {days}, bis {due}"
        return f"Am {said_on} wollten sie nicht sagen, wann du hörst, also gelten {days}, bis {due}"
    if isinstance(source, Heard):
        who = f"bat {name_of(plan, source.contact)}" if source.contact is not None else "baten sie"
        if silence.assumed:
            return f"Am {said_on} {who} ohne Datum um mehr Zeit, also gelten {days}, bis {due}"
        who = (
            f"antwortete {name_of(plan, source.contact)}" if source.contact is not None else "antworteten sie"
        )
        return f"Am {said_on} {who}, du hörst bis {due}"
    assert isinstance(source, Called)
    return f"Am Telefon hieß es am {said_on}, du hörst bis {due}"


def _period(expectation: Expectation | None, due: str) -> str:
    if expectation is None:
        return f", du hörst bis {due}"
    within = expectation.within
    if expectation.said:
        return f" „{quoted(expectation.said)}“, das heißt bis {due}"
    if within is not None and expectation.by is None:
        span = counted_dative(within.count, within.unit.replace("_", " ")[:-1])
        return f", du hörst innerhalb von {span}, bis {due}"
    return f", du hörst bis {due}"


def grace_words(plan: Plan, silence: Silence) -> str:
    """``mit 3 Tagen Zugabe ist es Fr. 13. Nov.``, and why it is later if it is."""
    more = f"mit {counted_dative(silence.grace, 'day')} Zugabe ist es {day_words(plan, silence.ripe)}"
    if silence.call_from == silence.ripe:
        return more
    moved = day_words(plan, silence.call_from)
    return f"{more}, und wegen {closed_words(plan, silence)} wird es {moved}"


def closed_words(plan: Plan, silence: Silence) -> str:
    """Why the ripe day is no day for a call, behind ``wegen``."""
    if silence.away_until is not None:
        contact = plan.situation.call_contact
        name = name_of(plan, contact.id if contact is not None else None)
        return f"Abwesenheit von {name} bis {day_words(plan, silence.away_until)}"
    holiday: str | None = plan.situation.days.names.get(silence.ripe)
    return f"Feiertag ({holiday})" if holiday is not None else "Wochenende"
