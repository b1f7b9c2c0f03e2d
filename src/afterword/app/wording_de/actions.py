"""One German sentence for each action: what to do, by when, and what decides it."""

from collections.abc import Callable
from typing import Final

from afterword.app.wording_de.dates import (
    clock_words,
    counted,
    day_words,
    end_words,
    ended,
    moment_words,
    span_words,
    windows_words,
)
from afterword.app.wording_de.people import company, name_of, road, sent_by, to_find_out
from afterword.app.wording_de.promise import grace_words, promise
from afterword.core.action import BLOCKED, DONE, LATE, MISSED, UPCOMING, Action
from afterword.core.plan import Plan
from afterword.core.rules.silence import Silence
from afterword.core.situation import Heard, Meeting, Sent, Told


def why(plan: Plan, action: Action) -> str:
    """The sentence that explains an action as it stands now."""
    return ended(SENTENCES[action.kind](plan, action))


def _closes(plan: Plan, action: Action) -> str:
    return end_words(plan, action.closes, action.zone) if action.closes is not None else "auf Weiteres"


def _late(plan: Plan, action: Action) -> str:
    if action.late_until is None:
        return _closes(plan, action)
    return end_words(plan, action.late_until, action.zone)


def _thank_you(plan: Plan, action: Action) -> str:
    name, status, policy = name_of(plan, action.contact), action.status, plan.situation.policy
    if status == DONE:
        sent = action.about
        assert isinstance(sent, Sent)
        return f"Du hast {name} {sent_by(plan, action, sent)} gedankt, am {moment_words(plan, sent.at, action.zone)}."
    if status == BLOCKED:
        return f"Der Dank an {name} ist bis {_closes(plan, action)} fällig, aber {to_find_out(action)}."
    if status == MISSED:
        return (
            f"Die Zeit für den Dank an {name} reichte bis {_closes(plan, action)}; seit {_late(plan, action)} würde "
            "er nur zeigen, wie spät er kommt."
        )
    if status == LATE:
        return (
            f"Die {span_words(policy.thank_you_close)} reichten bis {_closes(plan, action)}, aber bis "
            f"{_late(plan, action)} ist ein kurzer Dank an {name} besser spät als nie: {road(plan, action)}."
        )
    latest = f"spätestens bis {_closes(plan, action)}, {span_words(policy.thank_you_close)} nach dem Gespräch"
    if status == UPCOMING:
        begin = f"Ruh dich erst aus. Ab {moment_words(plan, action.opens, action.zone)}"
        return f"{begin} danke {name} {road(plan, action)}, {_best(plan, action)}, {latest}."
    return _due_now(plan, action, name, latest)


def _due_now(plan: Plan, action: Action, name: str, latest: str) -> str:
    now = plan.situation.now
    assert action.best_from is not None
    assert action.best_until is not None
    if now < action.best_from:
        better = moment_words(plan, action.best_from, action.zone)
        return f"Du kannst {name} jetzt danken, {road(plan, action)}, besser ist aber {better}; {latest}."
    if now < action.best_until < (action.closes or 0):
        return f"Danke {name} jetzt {road(plan, action)}, {_best(plan, action)}, {latest}."
    return f"Danke {name} jetzt {road(plan, action)}, {latest}."


def _best(plan: Plan, action: Action) -> str:
    zone = action.zone
    assert action.best_from is not None
    assert action.best_until is not None
    if action.best_from == action.opens:
        same = zone.day_of(action.best_until) == zone.day_of(plan.situation.now)
        return f"am besten {'heute' if same else 'noch am selben Tag'} vor {clock_words(zone.clock_of(action.best_until))} Uhr"
    return f"am besten ab {moment_words(plan, action.best_from, zone)}"


def _call(plan: Plan, action: Action) -> str:
    name, status = name_of(plan, action.contact), action.status
    told = action.about if isinstance(action.about, Told) else None
    if status == MISSED:
        if told is not None:
            return f"Die Zeit für den erbetenen Anruf reichte bis {_closes(plan, action)}."
        return (
            f"Die Zeit für den einen Anruf reichte bis {_closes(plan, action)}: Jetzt käme er aus dem Nichts."
        )
    begin = _told(plan, told) if told is not None else _unprompted(plan, action)
    if status == BLOCKED:
        return f"{begin}. Es ist Zeit anzurufen, aber für {name} und {company(plan)} fehlt eine Nummer: Finde eine."
    if told is not None and told.moment is not None:
        assert action.closes is not None
        return f"{begin}: Ruf dann an, bis {clock_words(action.zone.clock_of(action.closes))} Uhr ihrer Zeit."
    once = "" if told is not None or plan.situation.calls_since() else "einmal "
    hours = f"{windows_words(plan.situation.policy.call_windows)} ihrer Zeit"
    if status == UPCOMING:
        hours = f"ab {day_words(plan, action.zone.day_of(action.opens))} {hours}"
    return f"{begin}. Ruf {name} {once}an, {hours}."


def _unprompted(plan: Plan, action: Action) -> str:
    calls = plan.situation.calls_since()
    if calls:
        day = day_words(plan, action.zone.day_of(calls[-1].at))
        return (
            f"Am {day} hat niemand abgenommen, und ein weiterer Versuch an einem anderen Tag ist kein Drängen"
        )
    silence = action.about
    assert isinstance(silence, Silence)
    return f"{promise(plan, silence)}; {grace_words(plan, silence)}"


def _told(plan: Plan, told: Told) -> str:
    zone = plan.situation.zone_of(plan.situation.call_contact)
    on_the_phone = any(call.at == told.at for call in plan.situation.calls)
    who = "wurdest du gebeten" if on_the_phone else f"hat {name_of(plan, told.contact)} dich gebeten"
    asked = f"Am {day_words(plan, zone.day_of(told.at))} {who}"
    if told.moment is not None:
        day, clock = zone.day_of(told.moment), clock_words(zone.clock_of(told.moment))
        return f"{asked}, am {day_words(plan, day)} um {clock} Uhr anzurufen"
    if told.on is not None:
        shut = "" if plan.situation.days.is_business(told.on) else ", wo dort nicht gearbeitet wird"
        return f"{asked}, am {day_words(plan, told.on)} anzurufen{shut}"
    return f"{asked} anzurufen"


def _check_in(plan: Plan, action: Action) -> str:
    name, status = name_of(plan, action.contact), action.status
    if status == DONE:
        return f"{name} hat deine eine Nachfrage: Jetzt sind sie an der Reihe."
    if status == MISSED:
        return f"Die Zeit für die eine Nachfrage reichte bis {_closes(plan, action)}."
    silence = plan.silence
    assert silence is not None
    begin = f"{promise(plan, silence)}; {grace_words(plan, silence)}"
    because = _no_call_because(plan, action)
    if status == BLOCKED:
        return f"{begin}. Weil {because}, ist eine Nachfrage per E-Mail fällig, aber für {name} fehlt eine Adresse: Finde eine."
    when = f"ab {day_words(plan, action.zone.day_of(action.opens))}" if status == UPCOMING else "jetzt"
    thread = "im selben Verlauf " if _has_a_thread(plan, action) else ""
    return f"{begin}. Weil {because}, schreib {name} {when} {thread}eine kurze E-Mail, dann warte."


def _no_call_because(plan: Plan, action: Action) -> str:
    if action.reason == "no_calls":
        return "sie keine Anrufe wollen"
    contact = plan.situation.call_contact
    return (
        "keine Nummer bekannt ist" if contact is None or contact.phone is None else "sie per E-Mail antworten"
    )


def _has_a_thread(plan: Plan, action: Action) -> bool:
    return any(note.contact == action.contact and note.channel == "email" for note in plan.situation.notes)


def _let_go(plan: Plan, action: Action) -> str:
    day = day_words(plan, action.zone.day_of(action.opens))
    rest = f"kein weiterer Kontakt; meldet sich {company(plan)} doch noch, geht alles wieder auf"
    if action.status == UPCOMING:
        return (
            f"{_waiting(plan, action)}: Ist bis {day} nichts gekommen, lass los. Bis dahin ist nichts zu tun."
        )
    if action.reason == "missed":
        ended = moment_words(plan, action.opens, action.zone)
        return f"Die Zeit für einen Anruf reichte bis {ended}, ohne Antwort: {rest}."
    return f"Bis {day} kam keine Antwort: {rest}."


def _waiting(plan: Plan, action: Action) -> str:
    silence, zone = plan.silence, action.zone
    if action.reason == "missed":
        return f"Der Anruf ist bis {end_words(plan, action.opens, zone)} möglich"
    if (
        silence is not None
        and action.reason != "after_reply"
        and zone.day_of(action.opens) == silence.call_from
    ):
        return f"Sie haben Zeit bis {day_words(plan, silence.due)}, und {counted(silence.grace, 'day')} dazu"
    after = {"after_check_in": "der Nachfrage", "after_reply": "ihrem letzten Wort"}.get(
        action.reason, "deinem Anruf"
    )
    return f"{counted(plan.situation.policy.quiet_after_call, 'business day')} bleiben ihnen nach {after}"


def _capture(plan: Plan, action: Action) -> str:
    if action.status == MISSED:
        days = counted(plan.situation.policy.expect_assumed_days, "day")
        return f"Was sie zur Antwort sagten, wurde nie notiert, also gelten {days}: Trag es nach, wenn du es noch weißt."
    return (
        f"Notiere bis {_closes(plan, action)}, wann und wie du hören sollst: Daran hängt jedes spätere Datum."
    )


def _ask_before_leaving(plan: Plan, action: Action) -> str:
    road_too = ", und ob du am Telefon oder per E-Mail hörst" if action.reason == "ask_channel" else ""
    meeting = action.about
    learn = ""
    if isinstance(meeting, Meeting):
        unknown = [person.name for person in meeting.people if person.contact.prefers == "unknown"]
        if unknown:
            learn = f" Achte darauf, was {' und '.join(unknown[-2:])} lieber ist: Telefon oder E-Mail."
    return (
        f"Frag, bevor du bei {company(plan)} gehst, nach dem nächsten Schritt und bis wann{road_too}: "
        f"Davon hängt alles Weitere ab.{learn}"
    )


def _answer(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    assert isinstance(action.about, Heard)
    asked = f"{name} hat dich am {moment_words(plan, action.opens, action.zone)} etwas gefragt"
    if action.status == DONE:
        return f"{asked} und hat deine Antwort."
    return f"{asked}. {_by(plan, action, 'Antworte', f'Deine Antwort an {name}')}"


def _by(plan: Plan, action: Action, todo: str, noun: str) -> str:
    """``Antworte per E-Mail, bis Fr. 6. Nov., 10:00 Uhr.``, or that it is late, or too late."""
    closes = _closes(plan, action)
    if action.status == MISSED:
        return f"{noun} war bis {closes} fällig, seit {_late(plan, action)} ist es zu spät."
    if action.status == LATE:
        late = f"Fällig war es bis {closes}, und bis {_late(plan, action)} ist spät besser als nie"
        return f"{todo} {road(plan, action)}. {late}."
    return f"{todo} {road(plan, action)}, bis {closes}."


def _after_rejection(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return f"{name} hat deinen Dank nach der Absage."
    if action.status == MISSED:
        return f"Die Zeit für den Dank an {name} nach der Absage reichte bis {_closes(plan, action)}."
    return f"Ein guter Brief nach einer Absage kann eine spätere Stelle bringen. {_by(plan, action, f'Danke {name}', '')}"


def _reopened_note(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return f"{name} weiß, dass du die Stelle möchtest, die wieder offen ist."
    return f"Die Stelle ist wieder offen, und {name} kennt dich: Schreib gleich, {road(plan, action)}."


def _check_openings(plan: Plan, action: Action) -> str:
    every = span_words(plan.situation.policy.openings_every)
    day = day_words(plan, action.zone.day_of(action.opens))
    return f"Sieh am {day} nach, was bei {company(plan)} offen ist, danach alle {every}; zu schreiben gibt es nichts."


def _thank_for_offer(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return f"{name} hat deinen Dank für das Angebot."
    if action.status == MISSED:
        return f"Die Zeit für den Dank an {name} für das Angebot reichte bis {_closes(plan, action)}: Verbinde ihn mit deiner Entscheidung."
    offer = action.about
    named = isinstance(offer, Heard) and offer.reply.decide_by is not None
    ask = "" if named else " und frag, bis wann sie deine Antwort brauchen"
    return f"Leg dich noch nicht fest{ask}. {_by(plan, action, f'Danke {name} für das Angebot', '')}"


def _get_it_in_writing(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return "Das Angebot liegt schriftlich vor oder ist erledigt."
    return "Das Angebot kam am Telefon: Lass es dir schriftlich geben, bevor du entscheidest."


def _decide(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return "Du hast entschieden."
    if action.closes is None:
        return "Sie haben keine Frist genannt: Frag danach, und bitte um die Zeit, die du brauchst."
    last = day_words(plan, action.zone.day_of(action.closes - 1))
    if action.status == MISSED:
        return f"Ihre Frist endete mit {last}: Wenn du noch willst, schreib ihnen heute."
    return f"Entscheide bis Ende {last} ihrer Zeit: Das ist die Frist, die sie gesetzt haben."


def _accept_in_writing(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return "Die Zusage ist schriftlich bestätigt."
    todo = "Bestätige die Zusage mit Stelle, Beginn, Gehalt und allem Vereinbarten"
    return _by(plan, action, todo, "Die schriftliche Zusage")


def _withdraw_elsewhere(plan: Plan, action: Action) -> str:
    closes = _closes(plan, action)
    if action.status == DONE:
        return "Du hast dich anderswo zurückgezogen."
    if action.status == MISSED:
        return f"Dich anderswo zurückzuziehen war bis {closes} fällig: Tu es jetzt, wo es noch offen ist."
    return f"Zieh dich bis {closes} überall zurück, wo du noch im Rennen bist: Andere warten auf den Platz."


def _thank_helpers(plan: Plan, action: Action) -> str:
    closes = _closes(plan, action)
    if action.status == MISSED:
        return f"Wer dich empfohlen, vorgestellt oder mit dir geübt hat, sollte es bis {closes} hören."
    return (
        f"Sag es bis {closes} allen, die dich empfohlen, vorgestellt oder mit dir geübt haben, und kündige erst, "
        "wenn das Angebot unterschrieben ist."
    )


def _decline_note(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return "Das Angebot ist schriftlich abgelehnt."
    return _by(plan, action, "Lehn kurz und dankend ab und lass die Tür offen:", "Die schriftliche Ablehnung")


SENTENCES: Final[dict[str, Callable[[Plan, Action], str]]] = {
    "ask_before_leaving": _ask_before_leaving,
    "capture": _capture,
    "thank_you": _thank_you,
    "call": _call,
    "check_in": _check_in,
    "let_go": _let_go,
    "answer": _answer,
    "after_rejection": _after_rejection,
    "reopened_note": _reopened_note,
    "check_openings": _check_openings,
    "thank_for_offer": _thank_for_offer,
    "get_it_in_writing": _get_it_in_writing,
    "decide": _decide,
    "accept_in_writing": _accept_in_writing,
    "withdraw_elsewhere": _withdraw_elsewhere,
    "thank_helpers": _thank_helpers,
    "decline_note": _decline_note,
}
