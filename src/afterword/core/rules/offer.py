"""The offer, which the article leaves empty: the steps of ``offer.md``, each with its source."""

from afterword.core.action import DONE, Action, status_at
from afterword.core.moments import DAY, Moment, Zone
from afterword.core.rules.medium import medium_fits, reply_medium
from afterword.core.situation import NEVER, Heard, Situation


def the_offer(situation: Situation) -> list[Action]:
    """What an offer since the latest interview asks for, and what follows the decision about it."""
    offer = situation.decision if situation.decision and situation.decision.meaning == "offer" else None
    actions: list[Action] = []
    if offer is not None:
        actions.append(thank_for_offer(situation, offer))
        if offer.reply.channel == "phone":
            actions.append(get_it_in_writing(situation, offer))
        actions.append(decide(situation, offer))
    offer = offer or situation.offer
    if situation.accepted != NEVER:
        actions += [
            accept_in_writing(situation, offer),
            withdraw_elsewhere(situation),
            thank_helpers(situation),
        ]
    if situation.declined != NEVER:
        actions.append(decline_note(situation, offer))
    return actions


def thank_for_offer(situation: Situation, offer: Heard) -> Action:
    """Thank them within a day, without committing, and ask by when they need an answer."""
    closes = offer.at + situation.policy.offer_thanks_close
    return _letter(situation, "thank_for_offer", "offer_thanks", offer, offer.at, closes)


def get_it_in_writing(situation: Situation, offer: Heard) -> Action:
    """An offer made by phone is not an offer yet: have it in writing before deciding."""
    written = [
        reply
        for reply in situation.replies
        if reply.meaning == "offer" and reply.at > offer.at and reply.reply.channel != "phone"
    ]
    closes = _deadline(situation, offer, _zone(situation, offer))
    settled = situation.accepted != NEVER or situation.declined != NEVER
    return _step(
        situation,
        "get_it_in_writing",
        offer.at,
        closes,
        about=offer,
        contact=offer,
        done=bool(written) or settled,
    )


def decide(situation: Situation, offer: Heard) -> Action:
    """The decision, by the end of the day that they named; where they named none, ask for one."""
    zone = _zone(situation, offer)
    action = _step(
        situation,
        "decide",
        offer.at,
        _deadline(situation, offer, zone),
        about=offer,
        contact=offer,
        done=situation.accepted != NEVER or situation.declined != NEVER,
    )
    action.zone = zone
    action.reason = "deadline" if offer.reply.decide_by is not None else "no_deadline"
    return action


def accept_in_writing(situation: Situation, offer: Heard | None) -> Action:
    """Accept by call if you like, and confirm in writing: title, start, pay, what was agreed."""
    closes = situation.accepted + situation.policy.offer_accept_close
    return _letter(situation, "accept_in_writing", "acceptance", offer, situation.accepted, closes)


def withdraw_elsewhere(situation: Situation) -> Action:
    """Others are waiting for an answer too: withdraw wherever the candidate is still in the running."""
    day = situation.home.day_of(situation.accepted)
    last = situation.days.after(day, situation.policy.offer_withdraw_close)
    closes = situation.home.at(last, DAY)
    done = any(note.purpose == "withdrawal" and note.at >= situation.accepted for note in situation.notes)
    return _step(situation, "withdraw_elsewhere", situation.accepted, closes, done=done)


def thank_helpers(situation: Situation) -> Action:
    """Those who recommended, introduced or rehearsed hear the good news from the candidate."""
    closes = situation.accepted + situation.policy.offer_helpers_close
    return _step(situation, "thank_helpers", situation.accepted, closes)


def decline_note(situation: Situation, offer: Heard | None) -> Action:
    """Decline briefly, with thanks, and leave the door open."""
    closes = situation.declined + situation.policy.offer_decline_close
    return _letter(situation, "decline_note", "decline", offer, situation.declined, closes)


def _letter(
    situation: Situation, kind: str, purpose: str, offer: Heard | None, opens: Moment, closes: Moment
) -> Action:
    person = situation.person(offer.contact if offer is not None else None)
    medium = reply_medium(person, offer.reply.channel) if offer is not None else medium_fits(person)
    done = any(note.purpose == purpose and note.at >= opens for note in situation.notes)
    late_until = closes + situation.policy.thank_you_late
    status = DONE if done else status_at(situation.now, opens, closes, late_until)
    return Action(
        id=f"{kind}/{person.id}" if person else kind,
        kind=kind,
        zone=situation.home,
        opens=opens,
        closes=closes,
        status=status,
        because=("offer",),
        contact=person.id if person else None,
        channel=medium.channel,
        reason=medium.reason,
        about=offer,
        late_until=late_until,
        vetoed=None if done else situation.ended,
    )


def _step(
    situation: Situation,
    kind: str,
    opens: Moment,
    closes: Moment | None,
    *,
    about: Heard | None = None,
    contact: Heard | None = None,
    done: bool = False,
) -> Action:
    person = situation.person(contact.contact) if contact is not None else None
    return Action(
        id=kind,
        kind=kind,
        zone=situation.home,
        opens=opens,
        closes=closes,
        status=DONE if done else status_at(situation.now, opens, closes),
        because=("offer",),
        contact=person.id if person else None,
        about=about,
        vetoed=None if done else situation.ended,
    )


def _zone(situation: Situation, offer: Heard) -> Zone:
    return situation.zone_of(situation.person(offer.contact))


def _deadline(situation: Situation, offer: Heard, zone: Zone) -> Moment | None:
    by = offer.reply.decide_by
    return zone.at(by.toordinal(), DAY) if by is not None else None
