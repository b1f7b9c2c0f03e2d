"""Sentences about mail on its way and about the disk: where a message is, what went wrong, and what to do."""

from typing import Final

from afterword.messages.catalogue import N_, NP_, pgettext
from afterword.messages.catalogue import gettext as _
from afterword.ports import StoreError, StoreProblem

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
    """What to do about a message that may or may not have been sent."""
    return _(_UNCERTAIN)


def why_words(why: str) -> str:
    """A reason from the outbox as a sentence, followed by what the server said."""
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
    """Where a message is on its way."""
    return pgettext("a message", STATES[state]) if state in STATES else state


# The disk and the database.

TITLES: Final[dict[StoreProblem, str]] = {
    "full": N_("The disk is full"),
    "read_only": N_("Afterword can't write there"),
    "denied": N_("Afterword isn't allowed in there"),
    "locked": N_("Another program is using the database"),
    "not_a_database": N_("That file isn't a database"),
    "damaged": N_("The database file is damaged"),
    "is_folder": N_("That's a folder, not a file"),
    "no_folder": N_("The folder isn't there"),
    "io": N_("The disk reported an error"),
    "unreachable": N_("The database doesn't answer"),
    "not_updated": N_("The database couldn't be updated"),
}
WHAT_TO_DO: Final[dict[StoreProblem, str]] = {
    "full": N_("This wasn't saved; everything saved before is safe. Free up some space, then try again."),
    "read_only": N_(
        "Nothing was changed. Make the file and its folder writable for you (or pick another folder with AFTERWORD_DATA), then try again."
    ),
    "denied": N_(
        "Nothing was changed. Give yourself access to the file and its folder (or pick another folder with AFTERWORD_DATA), then try again."
    ),
    "locked": N_(
        "This wasn't saved; everything saved before is safe. Try again in a moment. If it keeps happening, close whatever else has the database open."
    ),
    "not_a_database": N_(
        "Nothing was changed. If this is where your database should be, put a backup back with `afterword restore FILE`."
    ),
    "damaged": N_(
        "Nothing was changed. Put a backup back with `afterword restore FILE`; the damaged file is kept beside it."
    ),
    "is_folder": N_("Nothing was changed. Name a file instead."),
    "no_folder": N_("Nothing was changed. Check the path, and create the folder if needed."),
    "io": N_(
        "This wasn't saved. Check the disk and its connection, then try again; a backup made now may be worth having."
    ),
    "unreachable": N_(
        "Nothing was changed. Check that the database server is running and that DATABASE_URL is right, then try again."
    ),
    "not_updated": N_(
        "Nothing was changed: the database is as it was, and the version of Afterword you used before still opens it. Please report this."
    ),
}
FOR_A_TEAM: Final = N_(
    "This wasn't saved; everything saved before is safe. Try again in a moment. If it keeps happening, tell the people who run this site."
)
BACKUP: Final = N_("A backup from before the update is at {path}.")


def title_of(error: StoreError) -> str:
    """What happened, in a few words."""
    return _(TITLES[error.problem])


def what_to_do(error: StoreError, *, team: bool = False) -> str:
    """What was saved and what wasn't, and what to do; a ``team``'s members can't do much themselves."""
    if team:
        return _(FOR_A_TEAM)
    found = _(WHAT_TO_DO[error.problem])
    if error.problem == "not_updated" and error.path:
        return f"{found} {_(BACKUP).format(path=error.path)}"
    return found


def problem_words(error: StoreError) -> str:
    """All of it for a command line: what happened, where, what the system said, what to do."""
    where = f": {error.path}" if error.path and error.problem != "not_updated" else ""
    said = f" ({error.detail})" if error.detail else ""
    return f"{title_of(error)}{where}{said}. {what_to_do(error)}"
