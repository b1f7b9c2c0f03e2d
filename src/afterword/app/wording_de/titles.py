"""Headlines in German: what an action is called, where a case stands, and the plan in a sentence."""

from typing import Final

from afterword.app.wording_de.dates import day_words, end_words, ended, moment_words
from afterword.app.wording_de.people import name_of, whom
from afterword.core.action import BLOCKED, DUE, LATE, UPCOMING, Action
from afterword.core.plan import Plan
from afterword.core.situation import Meeting

TITLES: Final = {
    "ask_before_leaving": "Vor dem Gehen fragen",
    "capture": "Festhalten, was gesagt wurde",
    "thank_you": "Dank an {whom}",
    "call": "Der eine Anruf bei {name}",
    "call_asked_for": "Der erbetene Anruf bei {name}",
    "call_again": "Noch ein Versuch bei {name}",
    "check_in": "Eine Nachfrage bei {name}",
    "let_go": "Loslassen",
    "answer": "Antwort an {whom}",
    "after_rejection": "Dank an {whom} nach der Absage",
    "reopened_note": "Nachricht an {whom}: Die Stelle ist wieder offen",
    "check_openings": "Offene Stellen ansehen",
    "thank_for_offer": "Dank an {whom} für das Angebot",
    "get_it_in_writing": "Schriftlich geben lassen",
    "decide": "Entscheiden",
    "accept_in_writing": "Schriftlich zusagen",
    "withdraw_elsewhere": "Andere Bewerbungen zurückziehen",
    "thank_helpers": "Allen danken, die geholfen haben",
    "decline_note": "Absagen",
}
STAGES: Final = {
    "before": "vor dem Gespräch",
    "thanking": "Zeit, Danke zu sagen",
    "waiting": "warten auf die Antwort",
    "overdue": "ihre Zeit ist um",
    "called": "du hast angerufen",
    "quiet": "still geworden",
    "next_round": "nächste Runde",
    "rejected": "Absage erhalten",
    "reopened": "wieder offen",
    "offer": "ein Angebot",
    "accepted": "Angebot angenommen",
    "declined": "Angebot abgelehnt",
    "closed": "abgeschlossen",
}
NOTICES: Final = {
    "zone_assumed": (
        "Ihre Zeitzone ist nicht bekannt, deshalb gilt deine: Ergänze Zeitzone oder Land der Firma."
    ),
    "end_assumed": "Das Ende des Gesprächs ist nicht bekannt, deshalb gilt eine Stunde: Ergänze es.",
    "region_not_listed": (
        "Für die Region gibt es hier keine eigenen Feiertage, deshalb gelten die des Landes."
    ),
}
_WHOLE_DAYS: Final = frozenset(("let_go", "check_in", "check_openings"))


def title_of(plan: Plan, action: Action) -> str:
    """The action's headline."""
    kind = action.kind
    if kind == "call" and action.reason == "told":
        kind = "call_asked_for"
    elif kind == "call" and plan.situation.calls_since():
        kind = "call_again"
    title = TITLES[kind].replace("{name}", name_of(plan, action.contact))
    title = title.replace("{whom}", whom(plan, action.contact))
    meeting = action.about
    if kind == "thank_you" and len(plan.situation.finished) > 1 and isinstance(meeting, Meeting):
        title += f" (Gespräch am {day_words(plan, action.zone.day_of(meeting.ended))})"
    return title


def stage_words(plan: Plan) -> str:
    """Where the case stands."""
    call = plan.call
    if call is not None and call.kind == "call" and call.status == DUE:
        if call.reason == "told":
            return "Zeit für den erbetenen Anruf"
        if plan.stage == "called":
            return "niemand hat abgenommen"
    return STAGES[plan.stage]


def summary(plan: Plan) -> str:
    """The plan in a sentence."""
    now = [action for action in plan.actions if action.status in (DUE, LATE, BLOCKED)]
    to_do = [action for action in now if action.kind != "let_go"]
    if to_do:
        return "Eines ist jetzt zu tun." if len(to_do) == 1 else f"{len(to_do)} Dinge sind jetzt zu tun."
    if now:
        return "Es ist still geworden: Lass los und schau nach vorn."
    ahead = [action for action in plan.actions if action.status == UPCOMING]
    if ahead:
        return ended(f"Jetzt ist nichts zu tun: Bleib gelassen bis {from_words(plan, ahead[0])}.")
    return "Nichts zu tun: Das hier ist vorbei oder liegt bei ihnen."


def when_words(plan: Plan, action: Action) -> str:
    """Until when, or from when; empty where no time is set."""
    if action.status == UPCOMING:
        return f"ab {from_words(plan, action)}"
    if action.closes is None:
        return ""
    closes = action.late_until if action.status == LATE else action.closes
    assert closes is not None
    return f"bis {end_words(plan, closes, plan.situation.home)}"


def from_words(plan: Plan, action: Action) -> str:
    """When it opens, by the candidate's clock; the day alone where a whole day is meant."""
    if action.kind in _WHOLE_DAYS:
        return day_words(plan, action.zone.day_of(action.opens))
    return moment_words(plan, action.opens, plan.situation.home)
