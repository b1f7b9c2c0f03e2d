"""How people and channels are named in German."""

from typing import Final

from afterword.app.wording.people import company
from afterword.core.action import Action
from afterword.core.plan import Plan
from afterword.core.rules.medium import BY_HAND, EMAIL, PHONE, VIA_RECRUITER
from afterword.core.situation import Sent

__all__ = ["company", "name_of", "road", "sent_by", "to_find_out", "who", "whom", "whose"]


def name_of(plan: Plan, contact: str | None) -> str:
    """The contact's name in the dative; ``ihnen`` where nobody is known."""
    return "ihnen" if contact is None else plan.situation.people[contact].name


def who(plan: Plan, contact: str | None) -> str:
    """The contact's name as a subject; ``jemand dort`` where nobody is known."""
    return "jemand dort" if contact is None else plan.situation.people[contact].name


def whom(plan: Plan, contact: str | None) -> str:
    """The contact's name in the accusative; ``sie`` where nobody is known."""
    return "sie" if contact is None else plan.situation.people[contact].name


def whose(name: str) -> str:
    """``Northwinds``, ``Loop Labs’``."""
    return f"{name}’" if name.endswith(("s", "ß", "x", "z")) else f"{name}s"


def sent_by(plan: Plan, action: Action, sent: Sent) -> str:
    """The road that a note took."""
    if action.channel == VIA_RECRUITER:
        return f"über {name_of(plan, plan.situation.case.via)}"
    return "handschriftlich" if sent.channel == BY_HAND else "per E-Mail"


_ROADS: Final = {
    "traditional": "handschriftlich, wie es zu einem traditionellen Menschen passt",
    "modern": "per E-Mail, wie es zu einem modernen Menschen passt",
    "unknown": "per E-Mail",
    "same_channel": "per E-Mail, auf demselben Weg wie die Nachricht an dich",
    "traditional_no_address": "per E-Mail, weil für eine Karte die Postanschrift fehlt",
    "no_email": "handschriftlich, weil keine E-Mail-Adresse bekannt ist",
    "bounced": "handschriftlich, weil E-Mails an die bekannte Adresse zurückkommen",
}


def road(plan: Plan, action: Action) -> str:
    """The channel and why it is this one."""
    channel = action.channel
    if channel == VIA_RECRUITER:
        return f"über {name_of(plan, plan.situation.case.via)}, mit der Bitte um Weitergabe"
    if channel == PHONE:
        return "telefonisch"
    if channel in (EMAIL, BY_HAND):
        return _ROADS.get(action.reason, "per E-Mail" if channel == EMAIL else "handschriftlich")
    return "sobald du eine Adresse gefunden hast"


def to_find_out(action: Action) -> str:
    """What is missing before anything can be sent."""
    if action.reason.startswith("bounced"):
        return "E-Mails an die bekannte Adresse kommen zurück, und eine Postanschrift fehlt: Finde eine Adresse heraus, die stimmt"
    if action.reason == "recruiter_unreachable":
        return "für die Vermittlung fehlt eine brauchbare E-Mail-Adresse: Finde eine heraus"
    return "weder eine E-Mail-Adresse noch eine Postanschrift ist bekannt: Finde eine heraus"
