"""Sentences about mail on its way: where it stands, what came between, what is wrong with an account."""

from typing import Final

from afterword.messages.catalogue import N_, NP_, pgettext
from afterword.messages.catalogue import gettext as _

STATES: Final = {
    "approved": NP_("a message", "scheduled"),
    "held": NP_("a message", "on hold"),
    "asked": NP_("a message", "needs your OK"),
    "claimed": NP_("a message", "about to be sent"),
    "sending": NP_("a message", "sending"),
    "sent": NP_("a message", "sent"),
    "failed": NP_("a message", "failed"),
    "uncertain": NP_("a message", "may or may not have been sent"),
    "cancelled": NP_("a message", "canceled"),
}
WHY: Final = {
    "edited": N_("The text has changed since you approved it. Read it again, then approve it."),
    "elsewhere": N_(
        "It was approved on another computer, or this is a copy of that computer's data. Only one of the two can send it."
    ),
    "closed": N_("It's too late to send it."),
    "overdue": N_("It was due hours ago, but your computer was asleep or Afterword wasn't running."),
    "gone": N_("The person is no longer in the case."),
    "readdressed": N_("Their address has changed since you approved it."),
    "rerouted": N_(
        "The person who passes this note on has changed since you approved it. Read it again, then approve it."
    ),
    "no_address": N_("There's no working address anymore. Ask the coordinator for one, or call the company."),
    "sender": N_("You've changed your name or your address since you approved it."),
    "thread": N_("It replies to a message you've since set aside, so it would go into the wrong thread."),
    "channel": N_("Another channel now suits this note better. See the plan."),
    "unplanned": N_("The plan no longer includes it."),
    "errors": N_("The case has changed, and now the text has an error:"),
    "unread": N_("They've written since. Say what their message means first."),
    "answered": N_("They've replied since you approved it."),
    "bounced": N_("Mail to this address bounced."),
    "no_account": N_("The mail account has been removed."),
    "by_hand": N_("You sent it with another program."),
    "replaced": N_("You approved it again."),
    "taken_back": N_("You canceled it."),
    "not_sent": N_("You said it wasn't sent."),
    "interrupted": N_("Afterword stopped while sending it. We're looking for it in your Sent folder."),
    "found": N_("It was found in your Sent folder."),
    "said": N_("You said it was sent."),
    "guard": N_("Not right now."),
    "guard:closed": N_("The case is closed."),
    "guard:no-email-stream": N_("It's their turn, so there's no reason to write right now."),
    "guard:within-24h": N_("It's too late: a note now would only show how late it is."),
}
TROUBLES: Final = {
    "unreachable": N_("The server isn't responding."),
    "private": N_(
        "Only mail servers on the public internet can be reached from this site. Ask whoever runs it to allow this one."
    ),
    "tls": N_(
        "The server can't be trusted: its certificate isn't valid, or it doesn't offer encryption. Nothing was sent to it."
    ),
    "password": N_(
        "The server didn't accept the password. Many providers need an app password here, not your usual one."
    ),
    "token": N_("Access was revoked or has expired. Sign in again."),
    "recipient": N_("The server says this address doesn't accept mail."),
    "sender": N_("The server doesn't let this account send from its address."),
    "content": N_("The server rejected the message. We didn't try again."),
    "too_large": N_("The message is too large for the server."),
    "full": N_("The mailbox is full."),
    "busy": N_("The server is busy. We'll try again."),
    "protocol": N_("That isn't this kind of mail server, or it doesn't support what's needed."),
    "denied": N_("Sign-in wasn't approved at the provider, or it took too long."),
    "broken": N_(
        "Something went wrong in Afterword. We'll try again automatically; if it keeps happening, please report it."
    ),
    "missing": N_("The sign-in details for this account aren't on this computer."),
    "unsaved": N_("There's no safe place to store a password here."),
}
_UNCERTAIN: Final = N_(
    "The connection dropped before the server confirmed. It may or may not have been sent; we won't resend it"
    " automatically. Check your Sent folder before you decide."
)


def uncertain_words() -> str:
    """What to do about a message of which nobody knows whether it went out."""
    return _(_UNCERTAIN)


def why_words(why: str) -> str:
    """A reason of the outbox's as a sentence; a server's own words after it."""
    key, _colon, said = why.partition(":")
    said = said.strip()
    if key == "errors":
        return f"{_(WHY[key])} {said}"
    if key in WHY:
        return _(WHY.get(why, WHY[key]))
    if key not in TROUBLES:
        return why
    sentence = _(TROUBLES[key])
    return _("{sentence} “{said}”").format(sentence=sentence, said=said) if said else sentence


def state_words(state: str) -> str:
    """Where a message stands."""
    return pgettext("a message", STATES[state]) if state in STATES else state
