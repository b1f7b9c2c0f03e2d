"""Sentences about mail on its way: where it stands, what came between, what is wrong with an account."""

from typing import Final

STATES: Final = {
    "approved": "waits for its moment",
    "held": "held back by you",
    "asked": "waits for you",
    "claimed": "is about to go out",
    "sending": "is going out",
    "sent": "sent",
    "failed": "was refused",
    "uncertain": "nobody knows whether it is out",
    "cancelled": "taken back",
}
WHY: Final = {
    "edited": "The text was changed after you approved it. Look at it as it is now, and approve that.",
    "elsewhere": "It was approved on another machine, or this is a copy of its data. Only one of the two may send it.",
    "closed": "Its time is over.",
    "overdue": "It should have gone out hours ago: the machine was asleep, or Afterword was not running.",
    "gone": "The person is not in the case any more.",
    "readdressed": "Their address was changed after you approved it.",
    "unread": "They have written since. Say first what it means.",
    "answered": "They have answered since you approved it.",
    "bounced": "Mail to this address came back.",
    "no_account": "The mail account is not there any more.",
    "by_hand": "You have sent it by another program.",
    "replaced": "You have approved it anew.",
    "taken_back": "You have taken it back.",
    "not_sent": "You have said that it was not sent.",
    "interrupted": "The program ended in the middle of sending. It is looked for among what you sent.",
    "found": "It was found among what you sent.",
    "said": "You have said that it was sent.",
    "guard": "Better not, just now.",
}
TROUBLES: Final = {
    "unreachable": "The server does not answer.",
    "tls": "The server cannot be trusted: its certificate is not good, or it offers no encryption. Nothing was said to it.",
    "password": "The server did not take the password. Many providers want an app password here, not the usual one.",
    "token": "The access was taken back, or has run out. Sign in again.",
    "recipient": "The server says that this address takes no mail.",
    "sender": "The server does not let this account write under its address.",
    "content": "The server refused the message. It was not tried again.",
    "too_large": "The message is too large for the server.",
    "full": "The mailbox is full.",
    "busy": "The server is busy; it is tried again.",
    "protocol": "What answers there is no such mail server, or does not do what is needed.",
    "denied": "Nobody said yes at the provider, or it took too long.",
    "missing": "What lets Afterword in is not kept on this machine.",
    "unsaved": "There is no safe place here for a password.",
}
UNCERTAIN: Final = (
    "The connection broke just as the server should have said that it has the message. It may be out, or not; it is never"
    " sent again by itself. Look into your Sent folder before you decide."
)


def why_words(why: str) -> str:
    """A reason of the outbox's as a sentence; a server's own words after it."""
    key, _, said = why.partition(":")
    if key in WHY:
        return WHY[key]
    sentence = TROUBLES.get(key, "")
    said = said.strip()
    return f"{sentence} “{said}”" if sentence and said else sentence or why


def state_words(state: str) -> str:
    """Where a message stands."""
    return STATES.get(state, state)
