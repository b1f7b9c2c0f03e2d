"""Talking an offer over: a date, more time, one counter, questions; and telling others that there is one."""

from typing import final

from afterword.core.plan.action import DONE, Action, Window, blocked_without, status_at
from afterword.core.plan.rules.arranged import somebody
from afterword.core.plan.rules.hours import office_hours
from afterword.core.plan.rules.medium import EMAIL, PHONE, letter_medium
from afterword.core.plan.rules.permission import takes_calls
from afterword.core.time.instants import DAY, Instant
from afterword.core.timeline import NEVER, ContactState, ReplyReceived, Timeline

BY_PHONE = ("call",)
EITHER = ("email", "call")
_THANKS = ("thank_you", "offer_thanks")


@final
class Talk:
    """What an offer can be talked over with, until when, and by which roads."""

    def __init__(
        self, situation: Timeline, offer: ReplyReceived, person: ContactState, closes: Instant | None
    ) -> None:
        self.situation = situation
        self.offer = offer
        self.person = person
        self.closes = closes
        self.roads = _roads(situation, person)
        self.zone = situation.zone_of(person)


def talk_steps(situation: Timeline, offers: list[ReplyReceived], deciding: Action) -> list[Action]:
    """What may be talked over until the offer is decided. ``deciding`` is the step that decides it."""
    person = situation.person(offers[0].contact) or somebody(situation)
    if person is None:
        return []
    talk = Talk(situation, offers[0], person, deciding.closes)
    deciding.acts = talk.roads
    if deciding.contact is None:
        deciding.to = person.id
    actions = [ask_decision_date(talk)] if deciding.closes is None else []
    actions += [ask_for_time(talk), negotiate(talk), ask_question(talk)]
    return [action for action in actions if action.status == DONE or action.channel is not None]


def ask_decision_date(talk: Talk) -> Action:
    """Without a date, an offer hangs in the air: ask for one, best along with the thanks."""
    situation, zone = talk.situation, talk.zone
    day = situation.days.after(zone.day_of(talk.offer.at), situation.policy.offer_ask_date)
    purposes = ("offer_thanks", "question", "more_time")
    return _step(talk, "ask_decision_date", zone.at(day, DAY), purposes, optional=False)


def ask_for_time(talk: Talk) -> Action:
    """More time may be asked for once, with a date."""
    return _step(talk, "ask_for_time", talk.closes, ("more_time",), optional=True)


def negotiate(talk: Talk) -> Action:
    """One counter, with the figures that matter, once."""
    return _step(talk, "negotiate", talk.closes, ("counter",), optional=True)


def ask_question(talk: Talk) -> Action:
    """Whatever is unclear is asked before deciding."""
    return _step(talk, "ask_question", talk.closes, (), optional=True)


def _roads(situation: Timeline, person: ContactState) -> tuple[str, ...]:
    """Two messages since they last replied, not counting the thanks, and calls in office hours.

    It's a conversation, not a stream.
    """
    sent = 0
    for note in situation.notes:
        if (
            note.contact == person.id
            and note.at > person.last_reply
            and note.purpose not in _THANKS
            and (situation.offer is None or note.at >= situation.offer.at)
        ):
            sent += 1
    return EITHER if sent < situation.policy.offer_messages else BY_PHONE


def _step(
    talk: Talk, kind: str, closes: Instant | None, purposes: tuple[str, ...], *, optional: bool
) -> Action:
    situation, person, since = talk.situation, talk.person, talk.offer.at
    done = bool(purposes) and _said(situation, person, purposes, since)
    by_email = "email" in talk.roads and person.email is not None
    by_phone = takes_calls(situation, person.id)
    channel: str | None = EMAIL if by_email else None
    if by_phone and (not by_email or person.contact.prefers == PHONE):
        channel = PHONE
    windows: tuple[Window, ...] = ()
    if channel == PHONE and not done:
        policy = situation.policy
        windows = office_hours(situation, talk.zone, policy.call_shown, policy.answer_hours)
    return Action(
        id=f"{kind}/{person.id}",
        kind=kind,
        zone=talk.zone,
        opens=since,
        closes=closes,
        status=DONE if done else status_at(situation.now, since, closes),
        because=("offer",),
        contact=person.id,
        channel=channel,
        about=talk.offer,
        windows=windows,
        optional=optional,
        acts=talk.roads,
    )


def _said(situation: Timeline, person: ContactState, purposes: tuple[str, ...], since: Instant) -> bool:
    """Whether it was written, or said on a call that was for it."""
    for note in situation.notes:
        if note.purpose in purposes and note.at >= since and note.contact == person.id:
            return True
    for call in situation.calls:
        if call.contact == person.id and call.at >= since and call.got_through and call.purpose in purposes:
            return True
    return False


def tell_competing_offer(situation: Timeline) -> Action | None:
    """Another company has made an offer: tell whoever decides here, with the date and without pressure."""
    offer = situation.offer_elsewhere
    person = situation.call_contact
    if offer is None or person is None or situation.ended is not None:
        return None
    if max(situation.accepted, situation.declined, situation.elsewhere) != NEVER:
        return None
    decision = situation.decision
    if decision is not None and decision.meaning != "next_round":
        return None
    home, now = situation.home, situation.now
    closes: Instant | None = None
    if offer.decide_by is not None:
        day = offer.decide_by - 1
        while not situation.days.is_business(day):
            day -= 1
        closes = home.at(day, DAY)
    medium = letter_medium(person)
    channel: str | None = EMAIL if medium.channel == EMAIL else None
    if takes_calls(situation, person.id) and (channel is None or person.contact.prefers == PHONE):
        channel = PHONE
    done = _said(situation, person, ("competing_offer",), offer.at)
    status = DONE if done else status_at(now, offer.at, closes)
    windows: tuple[Window, ...] = ()
    if channel == PHONE and not done:
        policy = situation.policy
        windows = office_hours(situation, situation.zone_of(person), policy.call_shown, policy.answer_hours)
    return Action(
        id=f"tell_competing_offer/{person.id}",
        kind="tell_competing_offer",
        zone=home,
        opens=offer.at,
        closes=closes,
        status=blocked_without(channel, status),
        because=("offer", "no-desperation"),
        contact=person.id,
        channel=channel,
        about=offer,
        windows=windows,
        optional=True,
    )
