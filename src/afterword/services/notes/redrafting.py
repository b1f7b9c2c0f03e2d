"""What the writing page does to a text: drafts, fixes, choices, and findings that a person ignores."""

from contextlib import suppress
from typing import Any, Final, NamedTuple, cast

from msgspec import structs

from afterword.core.case import Case, Contact, NotePurpose
from afterword.core.notes.kinds import KINDS
from afterword.core.plan.action import Action
from afterword.ports import ConflictError
from afterword.services.context import Caller, NotFound, Opened, Services
from afterword.services.notes.addressing import PURPOSES, action_of
from afterword.services.notes.drafts import (
    Edit,
    digest_of,
    note,
    save_beside,
    save_edit,
    save_note,
    saved_note,
)
from afterword.services.notes.review import reviewed
from afterword.services.notes.schemas import (
    CheckedOut,
    ChooseWordsRequest,
    ComposeRequest,
    DismissRequest,
    DraftNoteRequest,
    DraftRequest,
    NoteRequest,
    RedraftRequest,
    ReviseNoteRequest,
    SaveNoteRequest,
)

_CLOSING: Final = 4
"""Lines at a draft's end that may be part of a signature: a name, a number, an address."""


class NoteInCase(NamedTuple):
    """A text that is being written, in its case: to whom, and for which action of the plan.

    ``version`` tells which one it is, where it is ``saved``.
    """

    opened: Opened
    contact: Contact
    action: Action | None
    text: SaveNoteRequest
    saved: bool = False
    version: str = ""

    @property
    def digest(self) -> str:
        """What ``approve`` asks for."""
        return digest_of(self.text)

    @property
    def purpose(self) -> NotePurpose | None:
        """What it's recorded as; ``None`` for a text that isn't sent from here."""
        return PURPOSES.get(self.text.kind)


class Drafting(NamedTuple):
    """Whose draft it is, and for which case."""

    services: Services
    caller: Caller
    case: Case
    signature: str


def compose(services: Services, caller: Caller, request: ComposeRequest) -> NoteInCase:
    """The text as it was left, or a draft; ``NotFound`` if no such note can be written to them."""
    opened, contact, action = _addressed(services, caller, request.case, request.kind, request.contact)
    which = NoteRequest(case=request.case, kind=request.kind, contact=request.contact)
    saved = saved_note(services, caller, which)
    if saved is not None:
        return NoteInCase(opened, contact, action, saved.text, saved=True, version=saved.version)
    channel = _channel(request.kind, action, request.channel)
    empty = SaveNoteRequest(case=request.case, kind=request.kind, contact=request.contact, text="")
    drafting = Drafting(services, caller, opened.case, services.profile(caller).signature)
    return NoteInCase(opened, contact, action, drafted(drafting, empty, channel, 0))


def revise_note(services: Services, caller: Caller, request: ReviseNoteRequest) -> NoteInCase:
    """Change a text and save it; ``NoteConflictError`` if another was saved since: nothing is changed."""
    typed = request.note
    opened, contact, action = _addressed(services, caller, typed.case, typed.kind, typed.contact)
    with services.together():
        there = note(services, caller, NoteRequest(case=typed.case, kind=typed.kind, contact=typed.contact))
        text = structs.replace(
            typed,
            channel=_channel(typed.kind, action, typed.channel),
            dismissed=() if there is None else there.dismissed,
            before=None if there is None else there.before,
        )
        text = _changed(services, caller, text, request.change)
        if request.writer:
            version = save_edit(services, caller, text, Edit(request.base, request.writer, request.turn))
        else:
            save_note(services, caller, text)
            row = saved_note(services, caller, text)
            version = "" if row is None else row.version
    return NoteInCase(opened, contact, action, text, saved=True, version=version)


def _addressed(
    services: Services, caller: Caller, case: int, kind: str, contact: str
) -> tuple[Opened, Contact, Action | None]:
    opened = services.opened(caller, case)
    person = next((each for each in opened.case.contacts if each.id == contact), None)
    if person is None or kind not in KINDS or not KINDS[kind].written:
        raise NotFound
    return opened, person, action_of(opened.plan, kind, contact)


def _channel(kind: str, action: Action | None, asked: str | None) -> Any:
    """The channel that was asked for; where it can't be, the one of the plan, or the usual one."""
    channels = KINDS[kind].written
    if asked in channels:
        return asked
    return "handwritten" if action is not None and action.channel == "handwritten" else channels[0]


def _changed(services: Services, caller: Caller, text: SaveNoteRequest, change: str) -> SaveNoteRequest:
    if change in ("keep", "theirs"):
        return choose_words(services, caller, ChooseWordsRequest(note=text, theirs=change == "theirs"))
    if change in ("channel", "other_words"):
        other = RedraftRequest(note=text, other_words=change == "other_words")
        return redraft(services, caller, other)
    if change == "back":
        return restore_words(services, caller, text)
    return fix_note(services, caller, text) if change == "fix" else text


def draft_note(services: Services, caller: Caller, request: DraftNoteRequest) -> SaveNoteRequest:
    """A draft from the facts of a case, with the caller's signature below an email. Not saved."""
    which = SaveNoteRequest(case=request.case, kind=request.kind, contact=request.contact, text="")
    return drafted(drafting_for(services, caller, request.case), which, request.channel, request.variant)


def redraft(services: Services, caller: Caller, request: RedraftRequest) -> SaveNoteRequest:
    """Another draft instead of ``note``. The person's own words are saved in ``before``."""
    kept, drafting = request.note, drafting_for(services, caller, request.note.case)
    made = drafted(drafting, kept, kept.channel, kept.variant + request.other_words)
    channels = KINDS[kept.kind].written if kept.kind in KINDS else ()
    drafts = (drafted(drafting, kept, cast("Any", channel), kept.variant) for channel in channels)
    if not kept.text.strip() or any(each.text.split() == kept.text.split() for each in drafts):
        return structs.replace(made, before=kept.before, dismissed=kept.dismissed)
    own = (kept.text, kept.subject, kept.channel, kept.variant)
    return structs.replace(made, before=own, dismissed=kept.dismissed)


def restore_words(services: Services, caller: Caller, request: SaveNoteRequest) -> SaveNoteRequest:
    """The words that a draft replaced; the unchanged text if there are none."""
    del services, caller
    if request.before is None:
        return request
    text, subject, channel, variant = request.before
    return structs.replace(request, text=text, subject=subject, channel=channel, variant=variant, before=None)


def choose_words(services: Services, caller: Caller, request: ChooseWordsRequest) -> SaveNoteRequest:
    """One of two versions if another was saved meanwhile; the other is saved in ``before``."""
    mine = request.note
    other = note(services, caller, NoteRequest(case=mine.case, kind=mine.kind, contact=mine.contact))
    if other is None:
        return mine
    chosen, left = (other, mine) if request.theirs else (mine, other)
    return structs.replace(chosen, before=(left.text, left.subject, left.channel, left.variant))


def fix_note(services: Services, caller: Caller, request: SaveNoteRequest) -> SaveNoteRequest:
    """The text with safe fixes applied."""
    opened = services.opened(caller, request.case)
    text, _count = services.engine.fixed(request.text, reviewed(services, caller, opened, request))
    return structs.replace(request, text=text)


def check_note(services: Services, caller: Caller, request: SaveNoteRequest) -> CheckedOut:
    """Check a text in its case, next to the same kind of notes to everybody else there."""
    opened = services.opened(caller, request.case)
    if all(each.id != request.contact for each in opened.case.contacts):
        raise NotFound
    return reviewed(services, caller, opened, request)


def drafting_for(services: Services, caller: Caller, case: int) -> Drafting:
    """Everything a draft for a case needs. Raises ``NotFound`` if the caller has no such case."""
    profile = services.profile(caller)
    return Drafting(services, caller, services.opened(caller, case, profile).case, profile.signature)


def drafted(drafting: Drafting, which: SaveNoteRequest, channel: Any, variant: int) -> SaveNoteRequest:
    """A draft from the facts, in the person's name."""
    draft = drafting.services.engine.draft(
        DraftRequest(
            case=drafting.case,
            kind=which.kind,
            contact=which.contact,
            channel=channel,
            variant=variant,
            now=drafting.caller.now,
        )
    )
    text = draft.text
    if drafting.signature and channel == "email":
        there = text.rstrip().splitlines()
        # The name and the number are already there, so they're left out of the signature.
        under = [line for line in drafting.signature.splitlines() if line not in there[-_CLOSING:]]
        text = "\n".join((*there, *under, ""))
    return SaveNoteRequest(
        case=which.case, kind=which.kind, contact=which.contact, text=text, subject=draft.subject or "",
        channel=channel, variant=variant,
    )  # fmt: skip


_TRIES: Final = 50


def dismiss(services: Services, caller: Caller, request: DismissRequest) -> SaveNoteRequest:
    """Ignore a finding or show it again, and return the text with what's ignored.

    Only that changes, so anything typed meanwhile stays.
    """
    which = NoteRequest(case=request.case, kind=request.kind, contact=request.contact)
    for _ in range(_TRIES):
        saved = saved_note(services, caller, which)
        text = _unsaved(services, caller, which) if saved is None else saved.text
        changed = structs.replace(text, dismissed=_dismissed(text, request))
        with suppress(ConflictError):
            save_beside(services, caller, changed, saved)
            return changed
    raise ConflictError


def _dismissed(text: SaveNoteRequest, request: DismissRequest) -> tuple[tuple[str, str, str], ...]:
    because = request.because.strip()
    if because:
        return (*text.dismissed, (request.rule, request.words, because))
    return tuple(each for each in text.dismissed if each[:2] != (request.rule, request.words))


def _unsaved(services: Services, caller: Caller, which: NoteRequest) -> SaveNoteRequest:
    """The draft a page shows while nothing is saved."""
    empty = SaveNoteRequest(case=which.case, kind=which.kind, contact=which.contact, text="")
    unsigned = drafting_for(services, caller, which.case)._replace(signature="")
    return drafted(unsigned, empty, "email", 0)
