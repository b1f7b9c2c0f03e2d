"""Sentences about a disk or a database that doesn't do what it should, and what to do about it."""

from typing import Final

from afterword.messages.catalogue import N_
from afterword.messages.catalogue import gettext as _
from afterword.ports import StoreError, StoreProblem

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
