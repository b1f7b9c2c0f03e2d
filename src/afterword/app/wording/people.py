"""How people and channels are named."""

from typing import Final

from afterword.core.action import Action
from afterword.core.plan import Plan
from afterword.core.rules.medium import BY_HAND, EMAIL, PHONE, VIA_RECRUITER
from afterword.core.situation import Sent


def name_of(plan: Plan, contact: str | None) -> str:
    """The contact's name; ``them`` where nobody is known."""
    if contact is None:
        return "them"
    return plan.situation.people[contact].name


def company(plan: Plan) -> str:
    """The company's name."""
    name: str = plan.situation.case.company.name
    return name


def whose(name: str) -> str:
    """``Northwind's``, ``Loop Labs'``."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def sent_by(plan: Plan, action: Action, sent: Sent) -> str:
    """The road that a note took: ``by hand``, ``by email``, ``through Rita Moss``."""
    if action.channel == VIA_RECRUITER:
        return f"through {name_of(plan, plan.situation.case.via)}"
    return "by hand" if sent.channel == BY_HAND else "by email"


_ROADS: Final = {
    "traditional": "by hand, which suits someone traditional",
    "modern": "by email, which suits someone modern",
    "unknown": "by email",
    "same_channel": "by email, as they wrote",
    "traditional_no_address": "by email, as there is no postal address for a card",
    "no_email": "by hand, as there is no email address",
    "bounced": "by hand, as their email address bounced",
}


def road(plan: Plan, action: Action) -> str:
    """The channel and why it is this one: ``by hand, which suits someone traditional``."""
    channel = action.channel
    if channel == VIA_RECRUITER:
        return f"through {name_of(plan, plan.situation.case.via)}, asking to pass it on"
    if channel == PHONE:
        return "by phone"
    if channel in (EMAIL, BY_HAND):
        return _ROADS.get(action.reason, "by email" if channel == EMAIL else "by hand")
    return "once you have found an address"


def to_find_out(action: Action) -> str:
    """What is missing before anything can be sent."""
    if action.reason.startswith("bounced"):
        return "their email address bounced and there is no postal address: find a working one"
    if action.reason == "recruiter_unreachable":
        return "the recruiter in between has no usable email address: find one"
    return "there is neither an email nor a postal address: find one"
