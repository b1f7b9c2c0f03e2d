"""Calls that were made, and calls that were asked for."""

from typing import final

from afterword.core.case import CallMade, Instruction
from afterword.core.time.instants import Day, Instant, Zone, instant_of


@final
class Called:
    """A call that the candidate made."""

    def __init__(self, at: Instant, call: CallMade) -> None:
        self.at = at
        self.call = call
        self.contact: str = call.contact


@final
class CallRequest:
    """They asked the candidate to call: on a day, at a moment, or with no time given.

    ``in_person``: that contact asked for it themselves. On a call it's ``False``, since anybody may have
    picked up. ``missed``: the moment they named, once its hour has passed without a call; ``on`` is then
    the day from which the call can be made up for.
    """

    def __init__(
        self,
        at: Instant,
        contact: str,
        on: Day | None,
        moment: Instant | None,
        *,
        in_person: bool,
        missed: Instant | None = None,
    ) -> None:
        self.at = at
        self.contact = contact
        self.on = on
        self.moment = moment
        self.in_person = in_person
        self.missed = missed

    def is_after(self, since: Instant, zone: Zone) -> bool:
        """Whether the call was asked for a time after ``since``.

        A finished interview replaces whatever was asked before it, except a call for a later time.
        """
        if self.moment is not None:
            return self.moment > since
        return self.on is not None and self.on > zone.day_of(since)

    def once_missed(self, zone: Zone) -> "CallRequest":
        """The same request after its hour has passed: they're still waiting, so call when they can talk."""
        assert self.moment is not None
        day = zone.day_of(self.moment)
        return CallRequest(self.at, self.contact, day, None, in_person=self.in_person, missed=self.moment)


def request_on_call(at: Instant, call: CallMade) -> CallRequest | None:
    """The next call that was agreed on during this one, if any."""
    if call.call_again_at is not None:
        return CallRequest(at, call.contact, None, instant_of(call.call_again_at), in_person=False)
    if call.call_again_on is not None:
        return CallRequest(at, call.contact, call.call_again_on.toordinal(), None, in_person=False)
    return None


def request_by_instruction(at: Instant, instruction: Instruction) -> CallRequest:
    """The call that someone asked for themselves."""
    on = instruction.on.toordinal() if instruction.on is not None else None
    moment = instant_of(instruction.at_time) if instruction.at_time is not None else None
    return CallRequest(at, instruction.contact, on, moment, in_person=True)
