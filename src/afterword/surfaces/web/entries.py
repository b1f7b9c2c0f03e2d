"""The history in words."""

import msgspec
from django.utils.translation import gettext as _

from afterword.core.facts import (
    AutoReply,
    Bounce,
    CallMade,
    Case,
    Event,
    Instruction,
    NoteSent,
    Reply,
)
from afterword.core.moments import moment_of
from afterword.ports import KeptEntry

_decoder = msgspec.json.Decoder(Event)


def told(entry: KeptEntry, case: Case) -> str:
    """One entry, in a sentence."""
    if entry.kind == "facts":
        return _("Noted") if entry.step == 1 else _("Details changed")
    return event_words(_decoder.decode(entry.body), case)


def happened_at(entry: KeptEntry) -> int:
    """When it was: an event may be noted later than it took place, or come with an import."""
    return entry.at if entry.kind == "facts" else moment_of(_decoder.decode(entry.body).at)


def event_words(event: Event, case: Case) -> str:
    """An event, in a few words."""
    names = {each.id: each.name for each in case.contacts}
    name = names.get(getattr(event, "contact", None) or "", case.company.name)
    if isinstance(event, NoteSent):
        by = _("by hand") if event.channel == "handwritten" else _("by email")
        return _("You wrote to %(name)s %(by)s: %(purpose)s") % {
            "name": name, "by": by, "purpose": purposes()[event.purpose],
        }  # fmt: skip
    if isinstance(event, CallMade):
        return _("You called %(name)s: %(outcome)s") % {"name": name, "outcome": outcomes()[event.outcome]}
    if isinstance(event, Reply):
        return _("%(name)s answered: %(meaning)s") % {"name": name, "meaning": meanings()[event.meaning]}
    if isinstance(event, AutoReply):
        return _("%(name)s is away") % {"name": name} + (f" ({event.until})" if event.until else "")
    if isinstance(event, Bounce):
        return _("Mail to %(name)s came back") % {"name": name}
    if isinstance(event, Instruction):
        return _("%(name)s asked you to %(act)s") % {"name": name, "act": acts()[event.act]}
    return others()[event.__struct_config__.tag]  # type: ignore[index]


def purposes() -> dict[str, str]:
    """What a note is for."""
    return {
        "thank_you": _("a thank-you"),
        "answer": _("an answer"),
        "after_rejection": _("a thank-you after the no"),
        "reopened": _("about the position that is open again"),
        "offer_thanks": _("thanks for the offer"),
        "acceptance": _("the acceptance"),
        "decline": _("a no, with thanks"),
        "withdrawal": _("a withdrawal"),
        "check_in": _("a check-in"),
    }


def outcomes() -> dict[str, str]:
    """How a call ended."""
    return {
        "reached": _("you spoke"),
        "voicemail": _("voicemail"),
        "receptionist": _("the reception took a message"),
        "no_answer": _("nobody picked up"),
    }


def meanings() -> dict[str, str]:
    """What a reply means."""
    return {
        "acknowledgement": _("they have it, no more"),
        "delay": _("it takes longer"),
        "information_request": _("they asked for something"),
        "next_round": _("another interview"),
        "rejection": _("a no"),
        "offer": _("an offer"),
        "other": _("something else"),
    }


def readings() -> dict[str, str]:
    """What a message of theirs may mean, in the order of a choice."""
    return {
        **meanings(),
        "out_of_office": _("an automatic answer: nobody is there"),
        "bounce": _("your mail did not arrive"),
        "unrelated": _("nothing to do with it"),
    }


def acts() -> dict[str, str]:
    """What they may ask for."""
    return {"call": _("call"), "email": _("write"), "visit": _("come by")}


def others() -> dict[str, str]:
    """Events that concern nobody alone."""
    return {
        "no_calls": _("They want no calls"),
        "position_reopened": _("The position is open again"),
        "accepted": _("You accepted"),
        "declined": _("You declined"),
        "withdrawn": _("You withdrew"),
        "closed": _("You put the case away"),
        "do_not_contact": _("They want no further contact"),
    }
