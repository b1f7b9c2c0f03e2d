"""Operations on notes: drafts, checks and cards."""

from typing import Any, Final

from msgspec.structs import replace

from afterword.services.context import Caller, Services, utc_datetime
from afterword.services.notes import drafts, redrafting
from afterword.services.notes.drafting import identity_of
from afterword.services.notes.schemas import (
    CheckedOut,
    CheckRequest,
    ChooseWordsRequest,
    ComposedNote,
    ComposeRequest,
    DismissRequest,
    Draft,
    DraftNoteRequest,
    DraftRequest,
    Fixed,
    IdentifyNoteRequest,
    NoteIdentity,
    NoteRequest,
    NoteVersion,
    Printed,
    PrintRequest,
    RedraftRequest,
    ReviseNoteRequest,
    SaveEditRequest,
    SaveNoteRequest,
    VersionedNote,
)
from afterword.services.operation import Done, HasEngine, Operation, as_it_is, done


def _draft(services: HasEngine, _: object, request: DraftRequest) -> Draft:
    return services.engine.draft(request)


def _drafts(services: HasEngine, _: object, request: DraftRequest) -> tuple[Draft, ...]:
    engine = services.engine
    people = (request.contact,) if request.contact else engine.addressees(request.kind, request.case)
    return tuple(engine.draft(replace(request, contact=each)) for each in people)


def _identify(_: object, __: object, request: IdentifyNoteRequest) -> NoteIdentity:
    return identity_of(request)


def _check(services: HasEngine, _: object, request: CheckRequest) -> CheckedOut:
    return services.engine.check(request)


def _fix(services: HasEngine, _: object, request: CheckRequest) -> Fixed:
    engine = services.engine
    text, count = engine.fixed(request.text, engine.check(request))
    return Fixed(text, count, engine.check(replace(request, text=text)))


def _print(services: HasEngine, _: object, request: PrintRequest) -> Printed:
    return services.engine.print(request)


def _save_edit(services: Services, caller: Caller, request: SaveEditRequest) -> str:
    edit = drafts.Edit(request.base, request.writer, request.turn)
    return drafts.save_edit(services, caller, request.note, edit)


def _versioned(found: drafts.SavedNote | None) -> VersionedNote | None:
    return None if found is None else VersionedNote(found.text, found.version, utc_datetime(found.saved))


def _composed(found: redrafting.NoteInCase) -> ComposedNote:
    action = None if found.action is None else found.action.id
    return ComposedNote(found.text, found.version, found.digest, action, found.purpose)


draft: Final = Operation(
    "draft", "read", "A note, call script or card from the facts of a case.",
    DraftRequest, Draft, _draft, as_it_is, stateless=True,
)  # fmt: skip
draft_each: Final = Operation(
    "drafts", "read", "The same for everybody who a kind of note is for: one for each of a panel.",
    DraftRequest, tuple[Draft, ...], _drafts, as_it_is, stateless=True,
)  # fmt: skip
identify_note: Final = Operation(
    "identify_note", "read", "Who a note is for, what it is, and how it goes out.",
    IdentifyNoteRequest, NoteIdentity, _identify, as_it_is, stateless=True,
)  # fmt: skip
check: Final = Operation(
    "check", "read", "Review a text before it's sent.",
    CheckRequest, CheckedOut, _check, as_it_is, stateless=True,
)  # fmt: skip
fix: Final = Operation(
    "fix", "read", "Apply the fixes to a text that change no meaning.",
    CheckRequest, Fixed, _fix, as_it_is, stateless=True,
)  # fmt: skip
print_sheet: Final = Operation(
    "print", "read", "A card to copy by hand, or a call sheet, as a PDF.",
    PrintRequest, Printed, _print, as_it_is, stateless=True,
)  # fmt: skip
note: Final = Operation(
    "note", "read", "The saved text to somebody; null if there is none.",
    NoteRequest, SaveNoteRequest | None, drafts.note, as_it_is,
)  # fmt: skip
save_note: Final = Operation(
    "save_note", "write", "Save a text as it stands.", SaveNoteRequest, Done, drafts.save_note, done
)
saved_note: Final = Operation(
    "saved_note", "read", "The saved text to somebody with its version; null if there is none.",
    NoteRequest, VersionedNote | None, drafts.saved_note, _versioned,
)  # fmt: skip
save_edit: Final = Operation(
    "save_edit", "write", "Save a text unless another version was saved since.",
    SaveEditRequest, NoteVersion, _save_edit, NoteVersion,
)  # fmt: skip
compose: Final = Operation(
    "compose", "read", "The text to somebody as it was left, or a draft of it.",
    ComposeRequest, ComposedNote, redrafting.compose, _composed,
)  # fmt: skip
revise_note: Final = Operation(
    "revise_note", "write", "Change a text as a button of the writing page does, and save it.",
    ReviseNoteRequest, ComposedNote, redrafting.revise_note, _composed,
)  # fmt: skip
draft_note: Final = Operation(
    "draft_note", "read", "A draft for somebody in one of your cases, signed by you.",
    DraftNoteRequest, SaveNoteRequest, redrafting.draft_note, as_it_is,
)  # fmt: skip
redraft: Final = Operation(
    "redraft", "read", "Another draft in place of a text; your own words are kept in it.",
    RedraftRequest, SaveNoteRequest, redrafting.redraft, as_it_is,
)  # fmt: skip
restore_words: Final = Operation(
    "restore_words", "read", "Your own words back in place of the draft that replaced them.",
    SaveNoteRequest, SaveNoteRequest, redrafting.restore_words, as_it_is,
)  # fmt: skip
choose_words: Final = Operation(
    "choose_words", "read", "One of two versions of a text; the other is kept in it.",
    ChooseWordsRequest, SaveNoteRequest, redrafting.choose_words, as_it_is,
)  # fmt: skip
check_note: Final = Operation(
    "check_note", "read", "Review a text in its case, next to the notes to everybody else there.",
    SaveNoteRequest, CheckedOut, redrafting.check_note, as_it_is,
)  # fmt: skip
fix_note: Final = Operation(
    "fix_note", "read", "A text with the fixes applied that change no meaning.",
    SaveNoteRequest, SaveNoteRequest, redrafting.fix_note, as_it_is,
)  # fmt: skip
dismiss: Final = Operation(
    "dismiss", "write", "Ignore a finding, with a reason, or show it again.",
    DismissRequest, SaveNoteRequest, redrafting.dismiss, as_it_is,
)  # fmt: skip

OPERATIONS: Final[tuple[Operation[Any, Any, Any], ...]] = (
    draft, draft_each, identify_note, check, fix, print_sheet, note, save_note, saved_note, save_edit,
    compose, revise_note, draft_note, redraft, restore_words, choose_words, check_note, fix_note, dismiss,
)  # fmt: skip
