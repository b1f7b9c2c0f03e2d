"""Checks a text before it's sent: the same check for the page and for sending."""

from hashlib import sha256

import msgspec

from afterword.core.case import Case
from afterword.core.errors import InputError
from afterword.services.context import Caller, Opened, Services
from afterword.services.damage import read
from afterword.services.notes.drafts import note
from afterword.services.notes.schemas import CheckedOut, CheckRequest, Dismissed, NoteRequest, SaveNoteRequest


def reviewed(services: Services, caller: Caller, opened: Opened, text: SaveNoteRequest) -> CheckedOut:
    """The check of a text, next to the same kind of notes to everybody else in the case."""
    others = []
    for each in opened.case.contacts:
        if each.id != text.contact:
            asked = NoteRequest(case=text.case, kind=text.kind, contact=each.id)
            other = read(lambda asked=asked: note(services, caller, asked))  # type: ignore[misc]
            others += [other.text] if isinstance(other, SaveNoteRequest) else []
    return check_of(services, opened.case, text, tuple(others))


def check_of(
    services: Services, case: Case, text: SaveNoteRequest, others: tuple[str, ...] = ()
) -> CheckedOut:
    """The check of a text; dismissed findings are separate."""
    return services.engine.check(
        CheckRequest(
            kind=text.kind,
            case=case,
            text=text.text,
            contact=text.contact,
            subject=text.subject if text.channel == "email" else None,
            channel=text.channel,
            others=others,
            dismissed=tuple(Dismissed(rule, because, words) for rule, words, because in text.dismissed),
        )
    )


def first_error(found: CheckedOut) -> str:
    """The first error that isn't fixed or dismissed with a reason; empty if there's none."""
    return next((each.message for each in found.findings if each.severity == "error"), "")


def without_errors(services: Services, caller: Caller, opened: Opened, text: SaveNoteRequest) -> None:
    """Raise ``InputError`` for the first error in a text that's about to be sent."""
    error = first_error(reviewed(services, caller, opened, text))
    if error:
        raise InputError("text", error, "a text without errors: fix this one, or ignore it and say why")


def facts_digest(case: Case, text: SaveNoteRequest) -> str:
    """A digest of what a text was checked against; if it changes, the text is checked again.

    64 hexadecimal digits.
    """
    return sha256(msgspec.json.encode((case, text.dismissed))).hexdigest()
