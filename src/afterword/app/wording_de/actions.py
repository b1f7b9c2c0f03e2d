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
    span_dative,
    span_words,
    windows_words,
)
from afterword.app.wording_de.people import company, name_of, road, sent_by, to_find_out, who, whom
from afterword.app.wording_de.promise import assumed_words, grace_words, promise
from afterword.core.action import BLOCKED, DONE, LATE, MISSED, UPCOMING, Action
from afterword.core.plan import Plan
from afterword.core.rules.silence import Silence
from afterword.core.situation import NEVER, Heard, Meeting, Sent, Told


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
        return f"Du hast {name} am {moment_words(plan, sent.at, action.zone)}, {sent_by(plan, action, sent)} gedankt."
    if status == BLOCKED:
        if action.closes is not None and action.closes <= plan.situation.now:
            late = f"Die Frist von {span_dative(policy.thank_you_close)} lief bis {_closes(plan, action)}"
            return f"{late}; ein kurzer Dank an {whom(plan, action.contact)} ist immer noch besser als keiner, aber {to_find_out(action)}."
        return f"Der Dank an {whom(plan, action.contact)} ist bis {_closes(plan, action)} fällig, aber {to_find_out(action)}."
    if status == MISSED:
        return (
            f"Die Frist für den Dank an {whom(plan, action.contact)} lief bis {_closes(plan, action)}; seit "
            f"{_late(plan, action)} würde er nur noch zeigen, wie spät er kommt."
        )
    if status == LATE:
        return (
            f"Die Frist von {span_dative(policy.thank_you_close)} lief bis {_closes(plan, action)}, aber bis "
            f"{_late(plan, action)} ist ein kurzer Dank an {whom(plan, action.contact)} immer noch besser als keiner: "
            f"{road(plan, action)}."
        )
    latest = (
        f"spätestens bis {_closes(plan, action)} ({span_words(policy.thank_you_close)} nach dem Gespräch)"
    )
    if status == UPCOMING:
        begin = f"Ruh dich erst aus. Danke {name} ab {moment_words(plan, action.opens, action.zone)},"
        return f"{begin} {road(plan, action)}, {_best(plan, action)}, {latest}."
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
    name, status = whom(plan, action.contact), action.status
    told = action.about if isinstance(action.about, Told) else None
    if status == MISSED:
        if told is not None:
            return f"Die Frist für den erbetenen Anruf lief bis {_closes(plan, action)}."
        return f"Die Frist für den einen Anruf lief bis {_closes(plan, action)}: Jetzt käme er aus heiterem Himmel."
    begin = _told(plan, told) if told is not None else _unprompted(plan, action)
    if status == BLOCKED:
        return f"{begin}. Jetzt ist es Zeit anzurufen, aber für {name} und {company(plan)} fehlt eine Nummer: Finde eine heraus."
    if told is not None and told.moment is not None:
        assert action.closes is not None
        return f"{begin}: Ruf dann an, bis {clock_words(action.zone.clock_of(action.closes))} Uhr (ihre Ortszeit)."
    once = "" if told is not None or plan.situation.calls_since() else "einmal "
    hours = f"{windows_words(plan.situation.policy.call_windows)} (ihre Ortszeit)"
    if status == UPCOMING:
        hours = f"ab {day_words(plan, action.zone.day_of(action.opens))} {hours}"
    return f"{begin}. Ruf {name} {once}an, {hours}."


def _unprompted(plan: Plan, action: Action) -> str:
    calls = plan.situation.calls_since()
    if calls:
        day = day_words(plan, action.zone.day_of(calls[-1].at))
        return f"Am {day} hat niemand abgenommen, und ein weiterer Versuch an einem anderen Tag ist noch kein Drängeln"
    silence = action.about
    assert isinstance(silence, Silence)
    return f"{promise(plan, silence)}; {grace_words(plan, silence)}"


def _told(plan: Plan, told: Told) -> str:
    zone = plan.situation.zone_of(plan.situation.call_contact)
    on_the_phone = any(call.at == told.at for call in plan.situation.calls)
    by_them = "wurdest du" if on_the_phone else f"hat {who(plan, told.contact)} dich"
    asked = f"Am {day_words(plan, zone.day_of(told.at))} {by_them} gebeten"
    if told.moment is not None:
        day, clock = zone.day_of(told.moment), clock_words(zone.clock_of(told.moment))
        return f"{asked}, am {day_words(plan, day)} um {clock} Uhr anzurufen"
    if told.on is not None:
        shut = "" if plan.situation.days.is_business(told.on) else ", was dort kein Arbeitstag ist"
        return f"{asked}, am {day_words(plan, told.on)} anzurufen{shut}"
    return f"{asked} anzurufen"


def _check_in(plan: Plan, action: Action) -> str:
    name, status = name_of(plan, action.contact), action.status
    if status == DONE:
        return f"Deine eine Nachfrage bei {name} ist gestellt: Jetzt sind sie an der Reihe."
    if status == MISSED:
        return f"Die Frist für die eine Nachfrage lief bis {_closes(plan, action)}."
    silence = plan.silence
    assert silence is not None
    begin = f"{promise(plan, silence)}; {grace_words(plan, silence)}"
    because = _no_call_because(plan, action)
    if status == BLOCKED:
        return f"{begin}. Weil {because}, ist jetzt eine Nachfrage per E-Mail fällig, aber für {whom(plan, action.contact)} fehlt eine brauchbare Adresse: Finde eine heraus."
    when = f"ab {day_words(plan, action.zone.day_of(action.opens))}" if status == UPCOMING else "jetzt"
    thread = " im selben Verlauf" if _has_a_thread(plan, action) else ""
    return f"{begin}. Schreib {name} {when} eine kurze E-Mail{thread}, weil {because}, und warte dann ab."


def _no_call_because(plan: Plan, action: Action) -> str:
    if action.reason == "no_calls":
        return "sie keine Anrufe wollen"
    contact = plan.situation.call_contact
    return (
        "es keine Nummer zum Anrufen gibt"
        if contact is None or contact.phone is None
        else "sie per E-Mail antworten"
    )


def _has_a_thread(plan: Plan, action: Action) -> bool:
    return any(note.contact == action.contact and note.channel == "email" for note in plan.situation.notes)


def _let_go(plan: Plan, action: Action) -> str:
    day = day_words(plan, action.zone.day_of(action.opens))
    rest = f"kein weiterer Kontakt; meldet sich {company(plan)} doch noch, ist alles wieder offen"
    if action.status == UPCOMING:
        return (
            f"{_waiting(plan, action)}: Ist bis {day} nichts gekommen, lass los. Bis dahin ist nichts zu tun."
        )
    if action.reason == "missed":
        until = moment_words(plan, action.opens, action.zone)
        return f"Die Frist für einen Anruf lief bis {until}, ohne dass eine Antwort kam: {rest}."
    return f"Bis {day} ist keine Antwort gekommen: {rest}."


def _waiting(plan: Plan, action: Action) -> str:
    silence, zone = plan.silence, action.zone
    if action.reason == "missed":
        return f"Der Anruf ist bis {end_words(plan, action.opens, zone)} möglich"
    if (
        silence is not None
        and action.reason != "after_reply"
        and zone.day_of(action.opens) == silence.call_from
    ):
        return (
            f"Sie haben bis {day_words(plan, silence.due)} Zeit, und {counted(silence.grace, 'day')} Zugabe"
        )
    after = {"after_check_in": "der Nachfrage", "after_reply": "ihrem letzten Wort"}.get(
        action.reason, "deinem Anruf"
    )
    return f"Nach {after} haben sie noch {counted(plan.situation.policy.quiet_after_call, 'business day')}"


def _capture(plan: Plan, action: Action) -> str:
    if action.status == MISSED:
        assumed = assumed_words(plan)
        return f"Was sie über die Antwort gesagt haben, wurde nie notiert, deshalb {assumed}: Trag es nach, wenn du es noch weißt."
    return (
        f"Notiere bis {_closes(plan, action)}, wann und auf welchem Weg du Bescheid bekommen sollst: "
        "Daran hängt jeder spätere Termin."
    )


def _ask_before_leaving(plan: Plan, action: Action) -> str:
    road_too = (
        ", und ob du telefonisch oder per E-Mail Bescheid bekommst" if action.reason == "ask_channel" else ""
    )
    meeting = action.about
    learn = ""
    if isinstance(meeting, Meeting):
        unknown = [person.name for person in meeting.people if person.contact.prefers == "unknown"]
        if unknown:
            rather = (
                "lieber telefoniert oder schreibt"
                if len(unknown) == 1
                else "lieber telefonieren oder schreiben"
            )
            learn = f" Achte darauf, ob {' und '.join(unknown[-2:])} {rather}."
    return (
        f"Frag, bevor du dich bei {company(plan)} verabschiedest, was der nächste Schritt ist und bis wann er kommt{road_too}: "
        f"Davon hängt alles Weitere ab.{learn}"
    )


def _answer(plan: Plan, action: Action) -> str:
    assert isinstance(action.about, Heard)
    name = who(plan, action.contact)
    asked = f"{name[0].upper()}{name[1:]} hat dich am {moment_words(plan, action.opens, action.zone)} etwas gefragt"
    if action.status == DONE:
        return f"{asked} und deine Antwort bekommen."
    return f"{asked}. {_by(plan, action, 'Antworte', f'Deine Antwort an {whom(plan, action.contact)}')}"


def _by(plan: Plan, action: Action, todo: str, noun: str) -> str:
    """``Antworte per E-Mail, bis Fr. 6. Nov., 10:00 Uhr.``, or that it is late, or too late."""
    closes = _closes(plan, action)
    if action.status == MISSED:
        return f"{noun} war bis {closes} fällig; seit {_late(plan, action)} ist es zu spät."
    if action.status == LATE:
        late = f"Fällig war es bis {closes}, und bis {_late(plan, action)} gilt: besser spät als nie"
        return f"{_along(plan, action, todo)}. {late}."
    return f"{_along(plan, action, todo)}, bis {closes}."


def _along(plan: Plan, action: Action, todo: str) -> str:
    """What to do, and by which road; where that is a clause, it has its comma."""
    comma = "," if action.channel is None and not todo.endswith(",") else ""
    return f"{todo}{comma} {road(plan, action)}"


def _after_rejection(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return f"Du hast {name} nach der Absage gedankt."
    if action.status == MISSED:
        return f"Die Frist für den Dank an {whom(plan, action.contact)} nach der Absage lief bis {_closes(plan, action)}."
    return f"Ein guter Dank nach einer Absage kann dir später eine Stelle bringen. {_by(plan, action, f'Danke {name}', '')}"


def _reopened_note(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return (
            f"Du hast {name_of(plan, action.contact)} geschrieben, dass du die wieder offene Stelle möchtest."
        )
    name = who(plan, action.contact)
    write = _along(plan, action, "Schreib" if action.channel is None else "Schreib gleich")
    return f"Die Stelle ist wieder offen, und {name} kennt dich: {write}."


def _check_openings(plan: Plan, action: Action) -> str:
    every = span_dative(plan.situation.policy.openings_every)
    day = day_words(plan, action.zone.day_of(action.opens))
    return f"Sieh am {day} nach, welche Stellen bei {company(plan)} offen sind, und danach im Abstand von {every}; schreiben musst du nicht."


def _thank_for_offer(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return f"Du hast {name} für das Angebot gedankt."
    if action.status == MISSED:
        return f"Die Frist für den Dank an {whom(plan, action.contact)} für das Angebot lief bis {_closes(plan, action)}: Hol ihn mit deiner Entscheidung nach."
    if plan.situation.accepted != NEVER or plan.situation.declined != NEVER:
        return _by(
            plan,
            action,
            f"Danke {name} für das Angebot: Das kann auch der Brief mit deiner Entscheidung tun",
            "",
        )
    offer = action.about
    named = isinstance(offer, Heard) and offer.reply.decide_by is not None
    ask = "" if named else " und frag, bis wann sie deine Antwort brauchen"
    return f"Leg dich noch nicht fest{ask}. {_by(plan, action, f'Danke {name} für das Angebot', '')}"


def _get_it_in_writing(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        settled = plan.situation.accepted != NEVER or plan.situation.declined != NEVER
        return "Du hast darüber entschieden." if settled else "Das Angebot liegt schriftlich vor."
    return "Das Angebot kam telefonisch: Lass es dir schriftlich geben, bevor du dich entscheidest."


def _decide(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return "Du hast dich entschieden."
    if action.closes is None:
        return "Sie haben keine Frist genannt: Frag nach einer, und bitte um die Zeit, die du brauchst."
    last = day_words(plan, action.zone.day_of(action.closes - 1))
    if action.status == MISSED:
        return f"Ihre Frist lief bis Ende {last}: Wenn du die Stelle noch willst, schreib ihnen heute."
    return f"Entscheide dich bis Ende {last} (ihre Ortszeit): Das ist die Frist, die sie gesetzt haben."


def _accept_in_writing(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return "Die Zusage ist schriftlich bestätigt."
    todo = "Bestätige die Zusage mit Stelle, Beginn, Gehalt und allem, was vereinbart wurde,"
    return _by(plan, action, todo, "Die schriftliche Zusage")


def _withdraw_elsewhere(plan: Plan, action: Action) -> str:
    closes = _closes(plan, action)
    if action.status == DONE:
        return "Du hast deine anderen Bewerbungen zurückgezogen."
    if action.status == MISSED:
        return f"Deine anderen Bewerbungen zurückzuziehen war bis {closes} fällig: Tu es jetzt, falls noch eine offen ist."
    if _only_spoken(plan):
        begin = "Bisher wurde das Angebot nur ausgesprochen: Lass es dir zuerst schriftlich geben. Zieh dann"
        return f"{begin}, wenn möglich bis {closes}, alle Bewerbungen zurück, mit denen du noch im Rennen bist: Andere warten auf den Platz."
    return f"Zieh bis {closes} alle Bewerbungen zurück, mit denen du noch im Rennen bist: Andere warten auf den Platz."


def _only_spoken(plan: Plan) -> bool:
    """Whether an offer was made, and never in writing."""
    channels = {each.reply.channel for each in plan.situation.replies if each.meaning == "offer"}
    return bool(channels) and channels <= {"phone", "in_person"}


def _thank_helpers(plan: Plan, action: Action) -> str:
    closes = _closes(plan, action)
    if action.status == MISSED:
        return f"Wer dich empfohlen oder vorgestellt oder mit dir geübt hat, sollte es bis {closes} erfahren."
    return (
        f"Sag es bis {closes} allen, die dich empfohlen oder vorgestellt oder mit dir geübt haben, und kündige erst, "
        "wenn das Angebot unterschrieben ist."
    )


def _decline_note(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return "Das Angebot ist schriftlich abgelehnt."
    return _by(
        plan,
        action,
        "Schick eine kurze Absage mit Dank, die die Tür offen lässt,",
        "Die schriftliche Ablehnung",
    )


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
