"""The operation behind *Today*."""

from collections.abc import Iterable
from typing import Final

from afterword.messages.catalogue import fault_line
from afterword.messages.titles import title_of
from afterword.services.inbox.arrival import present_unread
from afterword.services.operation import Operation
from afterword.services.planning.serialize import present_action
from afterword.services.today import agenda
from afterword.services.today.schemas import BrokenCase, DueAction, TodayList, TodayRequest


def _due(actions: Iterable[agenda.Doing]) -> tuple[DueAction, ...]:
    found = []
    for each in actions:
        case = each.plan.situation.case
        title = title_of(each.plan, each.action)
        action = present_action(each.plan, each.action)
        found.append(DueAction(each.case, case.company.name, case.role, title, action))
    return tuple(found)


def _present(day: agenda.Today) -> TodayList:
    return TodayList(
        now=_due(day.now),
        no_hurry=_due(day.no_hurry),
        before_tonight=_due(day.before_tonight),
        waiting=_due(day.waiting),
        read_first=tuple(map(present_unread, day.read_first)),
        more=day.more,
        broken=tuple(BrokenCase(case, fault_line(fault)) for case, fault in day.broken),
    )


today: Final = Operation(
    "today", "read", "What to do now, what comes today, and what can wait.",
    TodayRequest, TodayList, agenda.today, _present,
)  # fmt: skip

OPERATIONS: Final = (today,)
