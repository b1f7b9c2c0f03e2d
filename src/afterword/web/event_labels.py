"""Labels for events, replies, calls and notes."""

from django.utils.translation import gettext as _

from afterword.core.case import AutoReply, CallMade, Case, Event, Instruction, NoteSent, Reply
from afterword.core.notes.kinds import KINDS
from afterword.core.time.instants import instant_of
from afterword.core.timeline import EVENT_KINDS
from afterword.services.cases.schemas import HistoryStep

_PAST = {kind.type: kind.past for kind in EVENT_KINDS}


def entry_label(step: HistoryStep, case: Case) -> str:
    """A history entry as a sentence."""
    if step.event is not None:
        return event_label(step.event, case)
    if step.unreadable:
        return _("Something that can’t be read")
    return _("Case created") if step.kept.step == 1 else _("Details changed")


def happened_at(step: HistoryStep) -> int:
    """When it happened, which may be before it was recorded or come from an import."""
    return step.kept.recorded_at if step.event is None else instant_of(step.event.at)


def event_label(event: Event, case: Case) -> str:
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
        return _("%(name)s replied: %(meaning)s") % {"name": name, "meaning": meanings()[event.meaning]}
    if isinstance(event, AutoReply):
        return _("%(name)s is out of office") % {"name": name} + (f" ({event.until})" if event.until else "")
    if isinstance(event, Instruction):
        return _("%(name)s asked you to %(act)s") % {"name": name, "act": acts()[event.act]}
    return _(_PAST[type(event)]) % {"name": name}


def purposes() -> dict[str, str]:
    """What a note is for."""
    return {
        "thank_you": _("a thank-you note"),
        "answer": _("a reply"),
        "after_rejection": _("a thank-you after the rejection"),
        "reopened": _("about the role being open again"),
        "offer_thanks": _("thanks for the offer"),
        "acceptance": _("your acceptance"),
        "decline": _("turning down the offer"),
        "withdrawal": _("a withdrawal"),
        "check_in": _("a check-in"),
        "invitation_answer": _("a reply to the invitation"),
        "question": _("a question about the offer"),
        "more_time": _("asking for more time"),
        "counter": _("asking for better terms"),
    }


def outcomes() -> dict[str, str]:
    """How a call ended."""
    return {
        "reached": _("you spoke"),
        "voicemail": _("voicemail"),
        "receptionist": _("the receptionist took a message"),
        "no_answer": _("nobody picked up"),
    }


def meanings() -> dict[str, str]:
    """What a reply means."""
    return {
        "acknowledgement": _("they only confirmed receiving it"),
        "delay": _("it’ll take longer"),
        "information_request": _("they asked for something"),
        "next_round": _("another interview"),
        "rejection": _("a rejection"),
        "offer": _("an offer"),
        "other": _("something else"),
    }


def readings() -> dict[str, str]:
    """What a message may mean, in the order of the choices."""
    return {
        **meanings(),
        "out_of_office": _("an out-of-office reply"),
        "bounce": _("your email bounced"),
        "unrelated": _("not related"),
    }


def taps() -> dict[str, str]:
    """What a message means, as the label of the button that confirms it."""
    return {
        "acknowledgement": _("They’ve only confirmed they received it"),
        "delay": _("They need more time"),
        "information_request": _("They need something from me"),
        "next_round": _("It’s another interview"),
        "rejection": _("It’s a rejection"),
        "offer": _("It’s an offer"),
        "out_of_office": _("It’s an out-of-office reply"),
        "bounce": _("My email bounced"),
        "unrelated": _("It’s not about this job"),
    }


def acts() -> dict[str, str]:
    """What they may ask for."""
    return {"call": _("call"), "email": _("write"), "visit": _("come by")}


def note_titles() -> dict[str, str]:
    """Titles of notes without an action in the plan."""
    return {kind.id: _(kind.heading) for kind in KINDS.values()}
