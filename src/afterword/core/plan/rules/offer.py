"""The offer, which the article doesn't cover: the steps of ``offer.md``, each with its source."""

from afterword.core.plan.action import DONE, DUE, LATE, MISSED, UPCOMING, Action, blocked_without, status_at
from afterword.core.plan.action_kinds import ACTION_KINDS
from afterword.core.plan.rules.medium import letter_medium
from afterword.core.time.instants import DAY, Instant, Zone
from afterword.core.timeline import DECISIONS, NEVER, ContactState, ReplyReceived, Timeline


def the_offer(situation: Timeline) -> list[Action]:
    """What to do about an offer since the latest interview, and once it's decided."""
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
    if situation.elsewhere != NEVER and not offers and situation.accepted == NEVER == situation.declined:
        actions += withdraw_note(situation)
    return actions


def standing_offers(situation: Timeline) -> list[ReplyReceived]:
    """The current offer and whatever repeats or improves it, in order. Any other decision ends it."""
    if situation.decision is None or situation.decision.meaning != "offer":
        return []
    offers: list[ReplyReceived] = []
    for reply in situation.replies:
        if reply.at < situation.since or reply.meaning not in DECISIONS:
            continue
        if reply.meaning == "offer":
            offers.append(reply)
        else:
            offers = []
    return offers


def thank_for_offer(situation: Timeline, offer: ReplyReceived) -> Action:
    """Thank them within a day without committing, and ask when they need an answer."""
    closes = offer.at + situation.policy.offer_thanks_close
    return _letter(situation, "thank_for_offer", offer, opens=offer.at, closes=closes)


def get_it_in_writing(situation: Timeline, offers: list[ReplyReceived]) -> Action:
    """An offer made by phone isn't an offer yet: get it in writing before deciding."""
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


def decide(situation: Timeline, offers: list[ReplyReceived]) -> Action:
    """Decide by the end of the day they named; if they named none, ask for one.

    A call can still save a deadline that was just missed: for two more business days it's late, not lost.
    """
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
    zone = _zone(situation, offer)
    action.zone = zone
    action.reason = "deadline" if closes is not None else "no_deadline"
    if closes is not None:
        last = situation.days.after(zone.day_of(closes - 1), situation.policy.offer_late)
        action.late_until = zone.at(last, DAY)
        if action.status != DONE:
            action.status = status_at(situation.now, offer.at, closes, action.late_until)
    return action


def may_discuss_the_offer(situation: Timeline, actions: list[Action], person: ContactState) -> bool:
    """While an offer is open, the candidate may ask questions, ask for more time and negotiate.

    It's open until it's decided, and for two business days after a missed deadline.
    """
    if situation.decision is None or situation.decision.meaning != "offer":
        return False
    for action in actions:
        if action.kind == "decide" and action.status in (UPCOMING, DUE, LATE):
            return action.contact is None or action.contact == person.id
    return False


def may_write_about_the_offer(situation: Timeline, actions: list[Action], person: ContactState) -> bool:
    """Two messages since they last replied, not counting the thanks: it's a conversation, not a stream."""
    if not may_discuss_the_offer(situation, actions, person):
        return False
    sent = 0
    for note in situation.notes:
        if (
            note.contact == person.id
            and note.at > person.last_reply
            and note.purpose not in ("thank_you", "offer_thanks")
            and (situation.offer is None or note.at >= situation.offer.at)
        ):
            sent += 1
    return sent < situation.policy.offer_messages


def withdraw_note(situation: Timeline) -> list[Action]:
    """After accepting elsewhere, tell everyone still waiting for the candidate within a business day."""
    said_no = situation.decision is not None and situation.decision.meaning == "rejection"
    if said_no and situation.decision is not None and situation.reopened < situation.decision.at:
        return []
    person = situation.person(None)
    if person is None and len(situation.people) == 1:
        person = next(iter(situation.people.values()))
    since = situation.elsewhere
    last = situation.days.after(situation.home.day_of(since), situation.policy.offer_withdraw_close)
    closes = situation.home.at(last, DAY)
    medium = letter_medium(person)
    done = any(note.purpose == "withdrawal" and note.at >= since for note in situation.notes)
    status = DONE if done else status_at(situation.now, since, closes)
    action = Action(
        id=f"withdraw_note/{person.id}" if person else "withdraw_note",
        kind="withdraw_note",
        zone=situation.home,
        opens=since,
        closes=closes,
        # Being a day late makes it all the more necessary.
        status=blocked_without(medium.channel, LATE if status == MISSED else status),
        because=("offer",),
        contact=person.id if person else None,
        channel=medium.channel,
        reason=medium.reason,
        vetoed=None if done else situation.ended,
    )
    return [action]


def accept_in_writing(situation: Timeline, offer: ReplyReceived | None) -> Action:
    """Accept by phone if you like, and confirm in writing: title, start date, pay and what was agreed."""
    closes = situation.accepted + situation.policy.offer_accept_close
    return _letter(situation, "accept_in_writing", offer, opens=situation.accepted, closes=closes)


def withdraw_elsewhere(situation: Timeline) -> Action:
    """Others are waiting for an answer too: withdraw wherever else the candidate is in the running."""
    day = situation.home.day_of(situation.accepted)
    last = situation.days.after(day, situation.policy.offer_withdraw_close)
    closes = situation.home.at(last, DAY)
    done = any(note.purpose == "withdrawal" and note.at >= situation.accepted for note in situation.notes)
    return _step(situation, "withdraw_elsewhere", situation.accepted, closes, done=done)


def thank_helpers(situation: Timeline) -> Action:
    """Tell everyone who recommended, introduced or rehearsed with the candidate the good news."""
    closes = situation.accepted + situation.policy.offer_helpers_close
    return _step(situation, "thank_helpers", situation.accepted, closes)


def decline_note(situation: Timeline, offer: ReplyReceived | None) -> Action:
    """Decline briefly, say thank you, and leave the door open."""
    closes = situation.declined + situation.policy.offer_decline_close
    return _letter(situation, "decline_note", offer, opens=situation.declined, closes=closes)


def _letter(
    situation: Timeline,
    kind: str,
    offer: ReplyReceived | None,
    *,
    opens: Instant,
    closes: Instant,
) -> Action:
    person = situation.person(offer.contact if offer is not None else None)
    medium = letter_medium(person)
    purposes = ACTION_KINDS[kind].purposes
    done = any(note.purpose in purposes and note.at >= opens for note in situation.notes)
    late_until = closes + situation.policy.thank_you_late
    status = DONE if done else status_at(situation.now, opens, closes, late_until)
    status = blocked_without(medium.channel, status)
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
    situation: Timeline,
    kind: str,
    opens: Instant,
    closes: Instant | None,
    *,
    about: ReplyReceived | None = None,
    contact: ReplyReceived | None = None,
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


def _zone(situation: Timeline, offer: ReplyReceived) -> Zone:
    return situation.zone_of(situation.person(offer.contact))


def _deadline(situation: Timeline, offers: list[ReplyReceived]) -> Instant | None:
    """The end of the latest deadline they named, by the clock of the person who made the offer."""
    for offer in reversed(offers):
        by = offer.reply.decide_by
        if by is not None:
            return _zone(situation, offers[0]).at(by.toordinal(), DAY)
    return None
