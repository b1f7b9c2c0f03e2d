"""How people and channels are named in German."""

from typing import Final

from afterword.app.wording.people import company
from afterword.core.action import Action
from afterword.core.plan import Plan
from afterword.core.rules.medium import BY_HAND, EMAIL, PHONE, VIA_RECRUITER
from afterword.core.situation import Sent

__all__ = ["company", "name_of", "road", "sent_by", "to_find_out"]


def name_of(plan: Plan, contact: str | None) -> str:
    """The contact's name; ``ihnen`` where nobody is known."""
    return "ihnen" if contact is None else plan.situation.people[contact].name


def sent_by(plan: Plan, action: Action, sent: Sent) -> str:
    """The road that a note took."""
    if action.channel == VIA_RECRUITER:
        return f"über {name_of(plan, plan.situation.case.via)}"
    return "von Hand" if sent.channel == BY_HAND else "per E-Mail"


_ROADS: Final = {
    "traditional": "von Hand, das passt zu traditionellen Menschen",
    "modern": "per E-Mail, das passt zu modernen Menschen",
    "unknown": "per E-Mail",
    "same_channel": "per E-Mail, wie dir geschrieben wurde",
    "traditional_no_address": "per E-Mail, weil für eine Karte die Anschrift fehlt",
    "no_email": "von Hand, weil keine E-Mail-Adresse bekannt ist",
    "bounced": "von Hand, weil die E-Mail-Adresse nicht mehr stimmt",
}


def road(plan: Plan, action: Action) -> str:
    """The channel and why it is this one."""
    channel = action.channel
    if channel == VIA_RECRUITER:
        return f"über {name_of(plan, plan.situation.case.via)}, mit der Bitte, es weiterzugeben"
    if channel == PHONE:
        return "am Telefon"
    if channel in (EMAIL, BY_HAND):
        return _ROADS.get(action.reason, "per E-Mail" if channel == EMAIL else "von Hand")
    return "sobald du eine Adresse gefunden hast"


def to_find_out(action: Action) -> str:
    """What is missing before anything can be sent."""
    if action.reason.startswith("bounced"):
        return "die E-Mail-Adresse stimmt nicht mehr und eine Anschrift fehlt: Finde eine, die stimmt"
    if action.reason == "recruiter_unreachable":
        return "von der Vermittlung ist keine brauchbare E-Mail-Adresse bekannt: Finde eine"
    return "weder E-Mail-Adresse noch Anschrift sind bekannt: Finde eine"
