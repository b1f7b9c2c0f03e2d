"""The guard's answers in German: why not, and what to do instead."""

from collections.abc import Callable
from typing import Final

from afterword.app.wording.refusals import next_step
from afterword.app.wording_de.actions import why as action_words
from afterword.app.wording_de.dates import (
    clock_words,
    counted,
    day_words,
    end_words,
    ended,
    moment_words,
    windows_words,
)
from afterword.app.wording_de.people import company, name_of, who, whom
from afterword.app.wording_de.titles import TITLES
from afterword.core.action import LATE
from afterword.core.guard import Verdict
from afterword.core.plan import Plan
from afterword.core.rules.medium import VIA_RECRUITER
from afterword.core.rules.permission import OPEN
from afterword.core.situation import Told


def why(plan: Plan, verdict: Verdict) -> str:
    """Why the act is allowed or refused, in one sentence."""
    if verdict.because is None:
        return ended(_allowed(plan, verdict))
    return ended(REFUSALS[verdict.because](plan, verdict))


def _allowed(plan: Plan, verdict: Verdict) -> str:
    name = name_of(plan, verdict.contact)
    if verdict.act == "visit":
        return f"{company(plan)} hat dich gebeten vorbeizukommen."
    if verdict.act == "call":
        if plan.opening is not None and plan.opening.told is not None:
            return f"Sie haben um deinen Anruf gebeten, und bei {name} ist es {_clock(plan)} Uhr."
        return f"Bei {name} ist es {_clock(plan)} Uhr, in den Stunden für den einen Anruf."
    if verdict.note is not None:
        note = (
            TITLES[verdict.note.kind].replace("{name}", name).replace("{whom}", whom(plan, verdict.contact))
        )
        until = verdict.note.closes
        if until is None or verdict.note.status == LATE:
            return f"„{note}“ ist noch offen."
        return f"„{note}“ ist offen bis {end_words(plan, until, verdict.note.zone)}."
    person = plan.situation.people[verdict.contact]
    if person.last_reply > person.last_note:
        return f"{name} hat zuletzt geschrieben, also ist eine Antwort keine Flut von Nachrichten."
    return f"{name} hat dich gebeten zu schreiben."


def _clock(plan: Plan) -> str:
    assert plan.call is not None
    return clock_words(plan.call.zone.clock_of(plan.situation.now))


def _visit(plan: Plan, verdict: Verdict) -> str:
    return f"Niemand hat dich gebeten vorbeizukommen: Unangemeldet bei {company(plan)} aufzutauchen bringt alle in Verlegenheit."


def _closed(plan: Plan, verdict: Verdict) -> str:
    return {
        "do_not_contact": f"{company(plan)} wünscht keinen weiteren Kontakt.",
        "withdrawn": "Du hast deine Bewerbung zurückgezogen: Mehr ist dazu nicht zu sagen.",
    }.get(plan.situation.ended or "", "Dieser Fall ist abgeschlossen.")


def _too_late(plan: Plan, verdict: Verdict) -> str:
    return f"Der Dank an {whom(plan, verdict.contact)} wurde nie abgeschickt, und seine Zeit ist vorbei: Jetzt würde er nur noch zeigen, wie spät er kommt."


def _stream(plan: Plan, verdict: Verdict) -> str:
    name = name_of(plan, verdict.contact)
    person = plan.situation.people[verdict.contact]
    for action in plan.actions:
        if action.channel == VIA_RECRUITER and action.contact == verdict.contact and action.status in OPEN:
            return f"Deine Nachricht an {name} geht über {whom(plan, plan.situation.case.via)} und wird von dort weitergegeben."
    if person.last_note > 0:
        at = moment_words(plan, person.last_note, plan.situation.home)
        return f"Du hast {name} am {at} geschrieben, und jetzt sind sie an der Reihe: eine Nachricht, keine Flut."
    return f"Es gibt nichts, was du {name} schreiben müsstest: Keine Nachricht ist offen, und dir wurde auch nicht geschrieben."


def _no_interview(plan: Plan, verdict: Verdict) -> str:
    return "Es ist noch kein Gespräch vorbei, also gibt es noch keine Antwort, nach der du fragen könntest."


def _no_calls(plan: Plan, verdict: Verdict) -> str:
    return "Sie haben darum gebeten, nicht angerufen zu werden, und das gilt immer."


def _email_instead(plan: Plan, verdict: Verdict) -> str:
    return "Hier ersetzt eine kurze E-Mail den Anruf."


def _other_contact(plan: Plan, verdict: Verdict) -> str:
    contact = plan.situation.call_contact
    if contact is None:
        return "Es ist niemand genannt, den du anrufen könntest."
    return f"Der eine Anruf geht an {contact.name} und an niemanden sonst."


def _call_once(plan: Plan, verdict: Verdict) -> str:
    if not plan.situation.calls_since():
        return "Die geltenden Regeln erlauben keinen Anruf, um den sie nicht gebeten haben."
    call = plan.situation.calls[-1]
    zone = plan.situation.zone_of(plan.situation.call_contact)
    return f"Du hast am {day_words(plan, zone.day_of(call.at))} angerufen, und niemand hat um einen weiteren Anruf gebeten."


def _answered(plan: Plan, verdict: Verdict) -> str:
    decision = plan.situation.decision
    if decision is None:
        return "Du hast über ihr Angebot entschieden: Nachzufragen gibt es nichts mehr."
    answer = {"rejection": "eine Absage", "offer": "ein Angebot", "next_round": "eine nächste Runde"}[
        decision.meaning
    ]
    at = moment_words(plan, decision.at, plan.situation.home)
    return f"Ihre Antwort ist da ({answer}, {at}): Nachzufragen gibt es nichts mehr."


def _agreed_time(plan: Plan, verdict: Verdict) -> str:
    assert plan.call is not None
    told, zone = plan.call.about, plan.call.zone
    if isinstance(told, Told) and told.moment is not None:
        return f"Sie haben die Zeit selbst genannt: {moment_words(plan, told.moment, zone)}."
    day = day_words(plan, zone.day_of(plan.call.opens))
    if isinstance(told, Told) and told.on is not None and not plan.situation.days.is_business(told.on):
        return f"Sie haben um einen Anruf am {day_words(plan, told.on)} gebeten, was dort kein Arbeitstag ist: Ruf ab {day} an."
    return f"Sie haben um einen Anruf ab {day} gebeten."


def _too_early(plan: Plan, verdict: Verdict) -> str:
    silence = plan.silence
    assert silence is not None
    assert plan.opening is not None
    day = day_words(plan, plan.opening.day)
    if plan.situation.calls_since():
        return f"Du hast angerufen, und niemand hat abgenommen: Der zweite Versuch gehört auf einen anderen Tag, {day}."
    if silence.away_until is not None:
        away = day_words(plan, silence.away_until)
        return f"{who(plan, verdict.contact)} ist bis {away} nicht da: Der Anruf ist am {day} dran, nicht früher."
    due, grace = day_words(plan, silence.due), counted(silence.grace, "day")
    return f"Sie haben bis {due} Zeit, und {grace} Zugabe: Ein Anruf vor {day} wäre aufdringlich."


def _let_go(plan: Plan, verdict: Verdict) -> str:
    assert plan.call is not None
    assert plan.call.closes is not None
    until = end_words(plan, plan.call.closes, plan.call.zone)
    return f"Die Frist für den Anruf lief bis {until}: Auch Schweigen ist eine Antwort."


def _business_day(plan: Plan, verdict: Verdict) -> str:
    assert plan.call is not None
    day = plan.call.zone.day_of(plan.situation.now)
    holiday: str | None = plan.situation.days.names.get(day)
    return (
        f"{day_words(plan, day)} ist dort {f'Feiertag ({holiday})' if holiday is not None else 'Wochenende'}."
    )


def _first_thing(plan: Plan, verdict: Verdict) -> str:
    return f"Bei {name_of(plan, verdict.contact)} ist es {_clock(plan)} Uhr: Sie fangen gerade erst an."


def _lunch(plan: Plan, verdict: Verdict) -> str:
    return f"Bei {name_of(plan, verdict.contact)} ist es {_clock(plan)} Uhr: Mittagspause."


def _closing(plan: Plan, verdict: Verdict) -> str:
    return f"Bei {name_of(plan, verdict.contact)} ist es {_clock(plan)} Uhr: Sie packen schon zusammen."


def _other_hours(plan: Plan, verdict: Verdict) -> str:
    hours = windows_words(plan.situation.policy.call_windows)
    return f"Bei {name_of(plan, verdict.contact)} ist es {_clock(plan)} Uhr: Angerufen wird {hours}."


REFUSALS: Final[dict[str, Callable[[Plan, Verdict], str]]] = {
    "no-showing-up": _visit,
    "closed": _closed,
    "within-24h": _too_late,
    "no-email-stream": _stream,
    "no-interview": _no_interview,
    "no-calls-please": _no_calls,
    "email-instead": _email_instead,
    "not-the-call-contact": _other_contact,
    "call-once": _call_once,
    "answered": _answered,
    "call-at-agreed-time": _agreed_time,
    "call-after-silence": _too_early,
    "let-go": _let_go,
    "business-day": _business_day,
    "not-first-thing": _first_thing,
    "not-at-lunch": _lunch,
    "not-at-closing": _closing,
    "good-hours": _other_hours,
}


def instead(plan: Plan, verdict: Verdict) -> str | None:
    """What to do in place of a refused act; ``None`` for an allowed one."""
    if verdict.allowed:
        return None
    if plan.situation.ended is not None:
        return "Nichts: Leg diese Bewerbung beiseite und widme deine Zeit der nächsten."
    if verdict.back is not None and plan.call is not None:
        return f"Ruf ab {moment_words(plan, verdict.back, plan.call.zone)} (ihre Ortszeit) an; bis dahin kannst du gelassen bleiben."
    step = next_step(plan)
    if step is None:
        return "Jetzt ist nichts zu tun: Bleib gelassen und schau nach vorn."
    return action_words(plan, step)
