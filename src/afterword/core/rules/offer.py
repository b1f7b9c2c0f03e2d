"""The offer, which the article leaves empty: the steps of ``offer.md``, each with its source."""

from afterword.core.action import DONE, Action, status_at
from afterword.core.moments import DAY, Moment, Zone
from afterword.core.rules.medium import letter_medium
from afterword.core.situation import DECISIONS, NEVER, Heard, Situation


def the_offer(situation: Situation) -> list[Action]:
    """What an offer since the latest interview asks for, and what follows the decision about it."""
    offers = standing_offers(situation)
    actions: list[Action] = []
    if offers:
        actions.append(thank_for_offer(situation, offers[0]))
        if offers[0].reply.channel == "phone":
            actions.append(get_it_in_writing(situation, offers))
        actions.append(decide(situation, offers))
    offer = offers[-1] if offers else situation.offer
    if situation.accepted != NEVER:
        actions += [
            accept_in_writing(situation, offer),
            withdraw_elsewhere(situation),
            thank_helpers(situation),
        ]
    if situation.declined != NEVER:
        actions.append(decline_note(situation, offer))
    return actions


def standing_offers(situation: Situation) -> list[Heard]:
    """The offer that stands and what repeats or improves it, first to last; another decision ends it."""
    if situation.decision is None or situation.decision.meaning != "offer":
        return []
    offers: list[Heard] = []
    for reply in situation.replies:
        if reply.at < situation.since or reply.meaning not in DECISIONS:
            continue
        if reply.meaning == "offer":
            offers.append(reply)
        else:
            offers = []
    return offers


def thank_for_offer(situation: Situation, offer: Heard) -> Action:
    """Thank them within a day, without committing, and ask by when they need an answer."""
    closes = offer.at + situation.policy.offer_thanks_close
    return _letter(situation, "thank_for_offer", "offer_thanks", offer, opens=offer.at, closes=closes)


def get_it_in_writing(situation: Situation, offers: list[Heard]) -> Action:
    """An offer made by phone is not an offer yet: have it in writing before deciding."""
    offer = offers[0]
    written = any(later.reply.channel != "phone" for later in offers)
    return _step(
        situation,
        "get_it_in_writing",
        offer.at,
        _deadline(situation, offers),
        about=offer,
        contact=offer,
        done=written or situation.accepted != NEVER or situation.declined != NEVER,
    )


def decide(situation: Situation, offers: list[Heard]) -> Action:
    """The decision, by the end of the day that they named; where they named none, ask for one."""
    offer = offers[0]
    closes = _deadline(situation, offers)
    action = _step(
        situation,
        "decide",
        offer.at,
        closes,
        about=offer,
        contact=offer,
        done=situation.accepted != NEVER or situation.declined != NEVER,
    )
    action.zone = _zone(situation, offer)
    action.reason = "deadline" if closes is not None else "no_deadline"
    return action


def accept_in_writing(situation: Situation, offer: Heard | None) -> Action:
    """Accept by call if you like, and confirm in writing: title, start, pay, what was agreed."""
    closes = situation.accepted + situation.policy.offer_accept_close
    return _letter(
        situation, "accept_in_writing", "acceptance", offer, opens=situation.accepted, closes=closes
    )


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
    return _letter(situation, "decline_note", "decline", offer, opens=situation.declined, closes=closes)


def _letter(
    situation: Situation, kind: str, purpose: str, offer: Heard | None, *, opens: Moment, closes: Moment
) -> Action:
    person = situation.person(offer.contact if offer is not None else None)
    medium = letter_medium(person)
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


def _deadline(situation: Situation, offers: list[Heard]) -> Moment | None:
    """The end of the last day that they named, by the clock of the person who made the offer."""
    for offer in reversed(offers):
        by = offer.reply.decide_by
        if by is not None:
            return _zone(situation, offers[0]).at(by.toordinal(), DAY)
    return None
