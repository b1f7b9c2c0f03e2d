"""The operations on a person's cases."""

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from afterword.core.errors import InputError
from afterword.ports import CaseSummary, Invite
from afterword.services.cases import capture as capturing
from afterword.services.cases import case_list as listing
from afterword.services.cases import edit_case, invites, record_event, sample_data
from afterword.services.cases.case_from_invite import draft_from_invites
from afterword.services.cases.schemas import (
    CaptureHints,
    CaptureHintsRequest,
    CaptureRequest,
    CaseFormat,
    CaseFormatRequest,
    CaseFromInvitesRequest,
    CaseInList,
    CaseNumber,
    CaseRequest,
    CasesRequest,
    CaseWithPlan,
    EditCaseRequest,
    EditCompanyRequest,
    EditContactRequest,
    EditInterviewRequest,
    FirstCase,
    History,
    HistoryItem,
    HistoryRequest,
    Invitation,
    InviteRequest,
    KeepInTouchItem,
    KeepInTouchRequest,
    ListedCase,
    OtherCase,
    RecordRequest,
    RemoveRequest,
    Sample,
    SampleRequest,
    Snoozed,
    SnoozeRequest,
    StoredCase,
    UndoRequest,
    UnsnoozeRequest,
)
from afterword.services.context import Caller, Opened, Services, utc_datetime
from afterword.services.inbox.arrival import present_unread
from afterword.services.operation import Done, HasEngine, Operation, as_it_is, done
from afterword.services.planning.decode import case_of
from afterword.services.planning.serialize import present_action, present_plan


def _listed(cases: Iterable[CaseSummary]) -> tuple[CaseInList, ...]:
    return tuple(
        CaseInList(each.id, each.company, each.role, each.stage, each.next_at, each.updated_at)
        for each in cases
    )


def _case_list(found: listing.CaseList) -> tuple[ListedCase, ...]:
    return tuple(
        ListedCase(*each, unread=each.id in found.unread, damaged=each.id in found.damaged)
        for each in found.cases
    )


def _in_touch(found: Iterable[listing.Contacted]) -> tuple[KeepInTouchItem, ...]:
    return tuple(
        KeepInTouchItem(
            case.id,
            case.company,
            case.role,
            None if plan is None or action is None else present_action(plan, action),
        )
        for case, plan, action in found
    )


def _opened(case: Opened) -> CaseWithPlan:
    return CaseWithPlan(
        number=case.kept.id,
        version=case.kept.version,
        case=case.case,
        plan=present_plan(case.plan),
        read_first=tuple(map(present_unread, case.waiting)),
    )


def _history(found: History) -> tuple[HistoryItem, ...]:
    return tuple(
        HistoryItem(
            number=each.number,
            step=each.step,
            kind="facts" if each.kind == "facts" else "event",
            body=msgspec.json.decode(each.body),
            at=utc_datetime(each.recorded_at),
            by=each.actor,
            surface=each.surface,
            because=each.reason,
            undone_at=None if each.undone_at is None else utc_datetime(each.undone_at),
        )
        for each in (step.kept for step in found.steps)
    )


def _case_format(_: object, __: object, ___: CaseFormatRequest) -> CaseFormat:
    from afterword.services.cases.case_format import page, schema  # noqa: PLC0415 - only here

    return CaseFormat(page(), msgspec.json.decode(schema()))


def _case_from_invites(services: HasEngine, _: object, request: CaseFromInvitesRequest) -> FirstCase:
    reader, candidate = services.invites(), request.answers.get("candidate")
    me = candidate if isinstance(candidate, dict) else {}
    meetings: list[Invite] = []
    for place, data in enumerate(request.invites):
        try:
            meetings += reader(
                data, candidate_email=me.get("email"), fallback_zone=me.get("timezone"), around=request.around
            )
        except InputError as fault:
            raise fault.under(f"invites[{place}]") from None
    made = draft_from_invites(meetings, request.answers, services.engine.country_of_zone)
    notices = (notice for each in meetings for notice in each.notices)
    return FirstCase(case_of(made.table), (*notices, *made.notices))


def _unsnooze(services: Services, caller: Caller, request: UnsnoozeRequest) -> None:
    edit_case.unsnooze(services, caller, request.case, request.action)


cases: Final = Operation(
    "cases", "read", "Your cases, last changed first.",
    CasesRequest, tuple[CaseInList, ...], listing.cases, _listed,
)  # fmt: skip
case_list: Final = Operation(
    "case_list", "read", "Your cases, with what waits in them and which can't be read.",
    CasesRequest, tuple[ListedCase, ...], listing.case_list, _case_list,
)  # fmt: skip
other_cases: Final = Operation(
    "other_cases", "read", "Other cases under way, and who to tell there once you've accepted an offer.",
    CaseRequest, tuple[OtherCase, ...], listing.other_cases, as_it_is,
)  # fmt: skip
keep_in_touch: Final = Operation(
    "keep_in_touch", "read", "Companies that said no, and when to check their openings.",
    KeepInTouchRequest, tuple[KeepInTouchItem, ...], listing.keep_in_touch, _in_touch,
)  # fmt: skip
case: Final = Operation(
    "case", "read", "One case with its plan.", CaseRequest, CaseWithPlan, listing.case, _opened
)
stored_case: Final = Operation(
    "stored_case", "read", "What is stored of a case, as text; it's there even if the case can't be read.",
    CaseRequest, StoredCase, listing.stored_case, as_it_is,
)  # fmt: skip
history: Final = Operation(
    "history", "read", "Everything recorded for a case.",
    HistoryRequest, tuple[HistoryItem, ...], listing.history, _history,
)  # fmt: skip
capture: Final = Operation(
    "capture", "write", "Note an interview: who, where, when it ended and what was said.",
    CaptureRequest, CaseNumber, capturing.capture, CaseNumber,
)  # fmt: skip
capture_hints: Final = Operation(
    "capture_hints", "read", "The day that their words mean, and the country, while an interview is noted.",
    CaptureHintsRequest, CaptureHints, capturing.capture_hints, as_it_is,
)  # fmt: skip
invite: Final = Operation(
    "invite", "write", "Take in a calendar invite: it makes a case or updates one.",
    InviteRequest, Invitation, invites.take_invite, as_it_is,
)  # fmt: skip
edit: Final = Operation(
    "edit", "write", "Replace the facts of a case.", EditCaseRequest, Done, edit_case.edit, done, ("amend",)
)
edit_company: Final = Operation(
    "edit_company", "write", "Change the company and the role.",
    EditCompanyRequest, Done, edit_case.edit_company, done,
)  # fmt: skip
edit_contact: Final = Operation(
    "edit_contact", "write", "Change somebody at the company, or add somebody.",
    EditContactRequest, Done, edit_case.edit_contact, done,
)  # fmt: skip
edit_interview: Final = Operation(
    "edit_interview", "write", "Change what they said at an interview.",
    EditInterviewRequest, Done, edit_case.edit_interview, done,
)  # fmt: skip
record: Final = Operation(
    "record", "write", "Record something that happened.", RecordRequest, Done, record_event.record, done
)
undo: Final = Operation("undo", "write", "Take back the last step.", UndoRequest, Done, edit_case.undo, done)
snooze: Final = Operation(
    "snooze", "write", "Hide an action until a moment.",
    SnoozeRequest, Snoozed, edit_case.snooze, Snoozed, ("put_off",),
)  # fmt: skip
unsnooze: Final = Operation(
    "unsnooze", "write", "Show a snoozed action again.", UnsnoozeRequest, Done, _unsnooze, done, ("take_up",)
)
remove: Final = Operation(
    "remove", "write", "Delete a case and everything in it.", RemoveRequest, Done, edit_case.remove, done
)
sample: Final = Operation(
    "sample", "read", "Whether the sample job search is among your cases.",
    SampleRequest, Sample, sample_data.sample, as_it_is,
)  # fmt: skip
add_sample: Final = Operation(
    "add_sample", "write", "Add a sample job search to look around in.",
    SampleRequest, Done, sample_data.add_sample, done,
)  # fmt: skip
remove_sample: Final = Operation(
    "remove_sample", "write", "Remove the sample job search.",
    SampleRequest, Done, sample_data.remove_sample, done,
)  # fmt: skip
case_format: Final = Operation(
    "case_format", "read", "Every key of a case file, and what it means.",
    CaseFormatRequest, CaseFormat, _case_format, as_it_is, stateless=True,
)  # fmt: skip
case_from_invites: Final = Operation(
    "case_from_invites", "read", "A first case from calendar invites and what you learned since.",
    CaseFromInvitesRequest, FirstCase, _case_from_invites, as_it_is, stateless=True,
)  # fmt: skip

OPERATIONS: Final[tuple[Operation[Any, Any, Any], ...]] = (
    cases, case_list, other_cases, keep_in_touch, case, stored_case, history,
    capture, capture_hints, invite, edit, edit_company, edit_contact, edit_interview, record, undo,
    snooze, unsnooze, remove,
    sample, add_sample, remove_sample, case_format, case_from_invites,
)  # fmt: skip
