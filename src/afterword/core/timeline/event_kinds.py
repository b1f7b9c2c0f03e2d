"""The kinds of event, one row each: type, form, words, and what the event does to the timeline.

A new kind is its type in ``core/case.py`` (with a place in ``Event``), its row here, its reader in
``reading.py``, and its words for the reference of the case format in ``messages/case_keys.py``.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from afterword.core import N_
from afterword.core import case as facts
from afterword.core.timeline import reading


class EventKind(NamedTuple):
    """A kind of event.

    ``type`` is its struct in the case format and ``form`` the name of its form in addresses. ``fields`` are
    the form's fields beside the moment, each with the key that it fills. ``title`` and ``hint`` introduce
    the form. ``past`` is the line in the history, with ``%(name)s`` for the contact or the company; empty
    where the line says more than that and ``web/event_labels.py`` builds it. ``read`` applies an event to
    the timeline. All words are marked here and translated where they're shown.
    """

    type: type[Any]
    form: str
    fields: Mapping[str, str]
    title: str
    hint: str
    past: str
    read: Callable[..., None]

    @property
    def tag(self) -> str:
        """Its ``kind`` in the case format."""
        tag: str = self.type.__struct_config__.tag
        return tag

    @property
    def about_somebody(self) -> bool:
        """Whether it has to name a contact."""
        return "contact" in self.type.__struct_fields__ and "contact" not in self._optional

    @property
    def _optional(self) -> tuple[str, ...]:
        names: tuple[str, ...] = self.type.__struct_fields__
        return names[len(names) - len(self.type.__struct_defaults__) :]


def _same(*names: str) -> dict[str, str]:
    """Fields that are called what the case format calls their keys."""
    return {name: name for name in names}


_WHO: Final = _same("contact")

EVENT_KINDS: Final[tuple[EventKind, ...]] = (
    EventKind(
        facts.Reply, "reply",
        _same("contact", "channel", "meaning", "reply_by", "decide_by"),
        N_("They replied"), N_("A person replied, by email, phone or letter."), "",
        reading.read_reply,
    ),
    EventKind(
        facts.NoteSent, "note", {**_WHO, "way": "channel", "purpose": "purpose"},
        N_("I wrote to them"), N_("By email or on a card."), "",
        reading.read_note,
    ),
    EventKind(
        facts.CallMade, "call", _same("contact", "outcome", "call_again_on", "call_again_at", "reply_by"),
        N_("I called"), N_("However it went."), "",
        reading.read_call,
    ),
    EventKind(
        facts.AutoReply, "away", _same("contact", "until"),
        N_("An automatic reply"), N_("Out of office. It isn’t a reply, but it may say until when."), "",
        reading.read_auto_reply,
    ),
    EventKind(
        facts.Bounce, "bounce", _WHO,
        N_("My email bounced"), N_("The address doesn’t work."), N_("Email to %(name)s bounced"),
        reading.read_bounce,
    ),
    EventKind(
        facts.Instruction, "asked",
        {**_WHO, "act": "act", "call_again_on": "on", "call_again_at": "at_time"},
        N_("They asked me to call, write or come by"), N_("On a certain day or at a certain time."), "",
        reading.read_instruction,
    ),
    EventKind(
        facts.NoCalls, "no_calls", _WHO,
        N_("They don’t want calls"), N_("This always takes priority."), N_("They don’t want calls"),
        reading.read_no_calls,
    ),
    EventKind(
        facts.Appointment, "appointment", _same("contact", "at_time", "they_call") | {"place": "channel"},
        N_("We agreed on a time to talk"), N_("A call or a talk that isn’t an interview of its own."),
        N_("You agreed on a time with %(name)s"),
        reading.read_appointment,
    ),
    EventKind(
        facts.NoShow, "no_show", _WHO,
        N_("They didn’t call or come"), N_("At the time you’d agreed on."),
        N_("%(name)s didn’t call or come"),
        reading.read_no_show,
    ),
    EventKind(
        facts.Moved, "moved", _same("interview", "starts_at"),
        N_("They moved the interview"), N_("Leave the time empty if there’s no new one yet."),
        N_("The interview was moved"),
        reading.read_off,
    ),
    EventKind(
        facts.Cancelled, "cancelled", _same("interview"),
        N_("The interview was canceled"), N_("You can agree on another time."),
        N_("The interview was canceled"),
        reading.read_off,
    ),
    EventKind(
        facts.TaskGiven, "task", _same("contact", "due"),
        N_("They gave me a task"), N_("A take-home task, a case or a test."), N_("%(name)s gave you a task"),
        reading.read_task,
    ),
    EventKind(
        facts.TaskDone, "task_done", _same("reply_by"),
        N_("I handed in the task"), N_("We’ll tell you when to ask about it."), N_("You handed in the task"),
        reading.read_task_done,
    ),
    EventKind(
        facts.OnHold, "hold", _same("until"),
        N_("The hiring is on hold"), N_("For a while, or until a date they named."),
        N_("The hiring is on hold"),
        reading.read_on_hold,
    ),
    EventKind(
        facts.ReferencesAsked, "references", _same("contact", "due"),
        N_("They asked for references"), N_("People who can speak about your work."),
        N_("%(name)s asked for references"),
        reading.read_references_asked,
    ),
    EventKind(
        facts.OfferWithdrawn, "offer_withdrawn", _WHO,
        N_("They withdrew the offer"), N_("It happens, and it isn’t your fault."),
        N_("They withdrew the offer"),
        reading.read_offer_withdrawn,
    ),
    EventKind(
        facts.PositionReopened, "reopened", {},
        N_("The role is open again"), N_("Or a similar one."), N_("The role is open again"),
        reading.read_reopened,
    ),
    EventKind(
        facts.Accepted, "accepted", {},
        N_("I accepted"), N_("You told them by phone or in person."), N_("You accepted"),
        reading.read_accepted,
    ),
    EventKind(
        facts.Declined, "declined", {},
        N_("I declined"), N_("You turned down the offer and thanked them."), N_("You declined"),
        reading.read_declined,
    ),
    EventKind(
        facts.AcceptedElsewhere, "elsewhere", {},
        N_("I accepted another offer"), N_("At another company, so withdraw from this one."),
        N_("You accepted another offer"),
        reading.read_accepted_elsewhere,
    ),
    EventKind(
        facts.CheckedOpenings, "openings", {},
        N_("I checked their openings"), N_("We’ll remind you to check again in a while."),
        N_("You checked their openings"),
        reading.read_checked_openings,
    ),
    EventKind(
        facts.Withdrawn, "withdrawn", {},
        N_("I withdrew"), N_("You’ve already told them."), N_("You withdrew"),
        reading.read_end,
    ),
    EventKind(
        facts.Closed, "closed", {},
        N_("Close the case"), N_("Nothing more to do. It stays in your history."),
        N_("You closed the case"),
        reading.read_end,
    ),
    EventKind(
        facts.DoNotContact, "do_not_contact", {},
        N_("They don’t want any more contact"), N_("We won’t suggest writing or calling again."),
        N_("They don’t want any more contact"),
        reading.read_end,
    ),
)  # fmt: skip
"""In the order in which they're offered."""
