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
from afterword.app.post import (
    account_shapes,
    accounts,
    approving,
    belonging,
    outgoing_shapes,
    steering,
)
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
    KeptOperation("belongs", "write", letter_shapes.BelongsRequest, belonging.belongs),
    KeptOperation("mail_accounts", "read", account_shapes.MailAccountsRequest, accounts.mail_accounts),
    KeptOperation("find_servers", "read", account_shapes.FindServersRequest, accounts.find_servers),
    KeptOperation("set_up_mail", "write", account_shapes.SetUpMailRequest, accounts.set_up_mail),
    KeptOperation("begin_sign_in", "write", account_shapes.BeginSignInRequest, accounts.begin_sign_in),
    KeptOperation("finish_sign_in", "write", account_shapes.FinishSignInRequest, accounts.finish_sign_in),
    KeptOperation("check_mail", "write", account_shapes.CheckMailRequest, accounts.check_mail),
    KeptOperation("forget_mail", "write", account_shapes.ForgetMailRequest, accounts.forget_mail),
    KeptOperation("approve", "write", outgoing_shapes.ApproveRequest, approving.approve),
    KeptOperation("outbox", "read", outgoing_shapes.OutboxRequest, steering.outbox),
    KeptOperation("outgoing", "read", outgoing_shapes.OutgoingRequest, steering.outgoing),
    KeptOperation("hold", "write", outgoing_shapes.OutgoingRequest, steering.hold),
    KeptOperation("release", "write", outgoing_shapes.ReleaseRequest, steering.release),
    KeptOperation("cancel", "write", outgoing_shapes.OutgoingRequest, steering.cancel),
    KeptOperation("send", "send", outgoing_shapes.SendRequest, steering.send),
    KeptOperation("settle_sending", "write", outgoing_shapes.SettleSendingRequest, steering.settle_sending),
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
