"""How people and channels are named."""

from typing import Final

from afterword.core.plan.action import Action
from afterword.core.plan.planner import Plan
from afterword.core.plan.rules.medium import BY_HAND, EMAIL, PHONE, VIA_RECRUITER
from afterword.core.timeline import Sent
from afterword.messages.catalogue import N_, pgettext
from afterword.messages.catalogue import gettext as _


def name_of(plan: Plan, contact: str | None) -> str:
    """The contact's name, or their address if they have none; ``them`` where nobody is known.

    As something is given or written to them: a dative, where a language has one.
    """
    return pgettext("given to", "them") if contact is None else _known(plan, contact)


def whom(plan: Plan, contact: str | None) -> str:
    """The same as somebody is called or reached: an accusative, where a language has one."""
    return pgettext("reached", "them") if contact is None else _known(plan, contact)


def who(plan: Plan, contact: str | None) -> str:
    """The same as somebody who does something: ``they`` where nobody is known."""
    return pgettext("doing", "they") if contact is None else _known(plan, contact)


def _known(plan: Plan, contact: str) -> str:
    person = plan.situation.people[contact]
    return person.name if person.name.strip() else person.contact.email or _("your contact")


def company(plan: Plan) -> str:
    """The company's name, or what to call it without one; behind a preposition such as ``at``."""
    name: str = plan.situation.case.company.name
    return name if name.strip() else pgettext("behind a preposition", "the company")


def company_itself(plan: Plan) -> str:
    """The same as the one who does something."""
    name: str = plan.situation.case.company.name
    return name if name.strip() else pgettext("doing", "the company")


def whose(name: str) -> str:
    """``Northwind's``, ``Loop Labs'``."""
    if name.endswith("s"):
        return _("{name}'").format(name=name)
    if name.endswith(("x", "z", "ß")):
        return pgettext("of a name in x, z or ß", "{name}'s").format(name=name)
    return _("{name}'s").format(name=name)


def sent_by(plan: Plan, action: Action, sent: Sent) -> str:
    """The road that a note took: ``by hand``, ``by email``, ``through Rita Moss``."""
    if action.channel == VIA_RECRUITER:
        return _("through {name}").format(name=name_of(plan, plan.situation.case.via))
    return _("by hand") if sent.channel == BY_HAND else _("by email")


_ROADS: Final = {
    "traditional": N_("by hand, which suits someone traditional"),
    "modern": N_("by email, which suits someone modern"),
    "unknown": N_("by email"),
    "same_channel": N_("by email, as they wrote"),
    "traditional_no_address": N_("by email, as there's no postal address for a card"),
    "no_email": N_("by hand, as there's no email address"),
    "bounced": N_("by hand, as their email address bounced"),
}


def road(plan: Plan, action: Action) -> str:
    """The channel and why it is this one: ``by hand, which suits someone traditional``."""
    channel = action.channel
    if channel == VIA_RECRUITER:
        return _("through {name}, asking to pass it on").format(name=name_of(plan, plan.situation.case.via))
    if channel == PHONE:
        return pgettext("a road", "by phone")
    if channel in (EMAIL, BY_HAND):
        return _(_ROADS.get(action.reason, "by email" if channel == EMAIL else "by hand"))
    return _("once you have found an address")


def to_find_out(action: Action) -> str:
    """What is missing before anything can be sent."""
    if action.reason.startswith("bounced"):
        return _("their email address bounced and there's no postal address. Find one that works")
    if action.reason == "recruiter_unreachable":
        return _("there's no working email address for the recruiter in between. Find one")
    return _("there's no email or postal address. Find one")
