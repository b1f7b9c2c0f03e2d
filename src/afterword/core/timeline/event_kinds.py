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
