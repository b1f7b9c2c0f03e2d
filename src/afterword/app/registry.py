"""The registry of operations: what each surface has to offer, and what is derived from it."""

from collections.abc import Callable
from typing import Any, Final, Literal, NamedTuple

import msgspec

from afterword.app.check_shapes import CheckRequest
from afterword.app.classify_shapes import ClassifyRequest
from afterword.app.ledger import (
    amending,
    capturing,
    exchanging,
    letter_shapes,
    letters,
    listing,
    profiles,
    recording,
    texts,
    today,
)
from afterword.app.ledger import requests as kept
from afterword.app.ledger.books import Books
from afterword.app.ledger.caller import Caller
from afterword.app.note_requests import DraftRequest
from afterword.app.operations import Desk
from afterword.app.print_requests import PrintRequest
from afterword.app.requests import MayRequest, PlanRequest, WhenRequest


class Operation(NamedTuple):
    """One thing that can be asked: its name, what it does to the world, what it takes, and how."""

    name: str
    effect: Literal["read", "write", "send"]
    takes: type[msgspec.Struct]
    call: Callable[[Desk, Any], object]


OPERATIONS: Final[tuple[Operation, ...]] = (
    Operation("plan", "read", PlanRequest, Desk.plan),
    Operation("may", "read", MayRequest, Desk.may),
    Operation("when", "read", WhenRequest, Desk.when),
    Operation("draft", "read", DraftRequest, Desk.draft),
    Operation("check", "read", CheckRequest, Desk.check),
    Operation("print", "read", PrintRequest, Desk.print),
    Operation("classify", "read", ClassifyRequest, Desk.classify),
)


class KeptOperation(NamedTuple):
    """One thing that can be asked of a person's own cases; ``call`` takes whose, from where and when."""

    name: str
    effect: Literal["read", "write", "send"]
    takes: type[msgspec.Struct]
    call: Callable[[Books, Caller, Any], object]


KEPT_OPERATIONS: Final[tuple[KeptOperation, ...]] = (
    KeptOperation("today", "read", today.TodayRequest, today.today),
    KeptOperation("cases", "read", kept.CasesRequest, listing.cases),
    KeptOperation("case", "read", kept.CaseRequest, listing.case),
    KeptOperation("history", "read", kept.HistoryRequest, listing.history),
    KeptOperation("capture", "write", kept.CaptureRequest, capturing.capture),
    KeptOperation("amend", "write", kept.AmendRequest, amending.amend),
    KeptOperation("record", "write", kept.RecordRequest, recording.record),
    KeptOperation("undo", "write", kept.UndoRequest, amending.undo),
    KeptOperation("put_off", "write", kept.PutOffRequest, amending.put_off),
    KeptOperation("remove", "write", kept.RemoveRequest, amending.remove),
    KeptOperation("take_in", "write", letter_shapes.TakeInRequest, letters.take_in),
    KeptOperation("letters", "read", letter_shapes.LettersRequest, letters.letters),
    KeptOperation("letter", "read", letter_shapes.LetterRequest, letters.letter_of),
    KeptOperation("settle", "write", letter_shapes.SettleRequest, letters.settle),
    KeptOperation("note", "read", kept.NoteRequest, texts.note),
    KeptOperation("save_note", "write", kept.SaveNoteRequest, texts.save_note),
    KeptOperation("profile", "read", kept.ProfileRequest, profiles.profile),
    KeptOperation("save_profile", "write", kept.SaveProfileRequest, profiles.save_profile),
    KeptOperation("insights", "read", kept.InsightsRequest, exchanging.found_out),
    KeptOperation("export", "read", kept.ExportRequest, exchanging.export),
    KeptOperation("import", "write", kept.ImportRequest, exchanging.bring_in),
    KeptOperation("erase", "write", kept.EraseRequest, profiles.erase),
)
"""What a person's own cases are asked: every surface does these and nothing beside them."""
