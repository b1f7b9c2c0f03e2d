"""``afterword plan``."""

import sys
from typing import TYPE_CHECKING, Final

from afterword import wiring
from afterword.app.requests import PlanRequest
from afterword.core.fault import Fault
from afterword.surfaces.cli.inputs import at, busy_in, case_arguments, case_in, policy_in
from afterword.surfaces.cli.words import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser

EXAMPLES: Final = """\
examples:
  afterword plan case.json
  afterword plan case.toml --now 2026-11-13T10:05:00-06:00
  afterword plan --invite interview.ics --answers learned.toml
  afterword plan --invite interview.ics --said "by the end of next week"
  afterword plan case.json --why r1/call/dana       how that step came to be
  afterword plan case.json --why-not email          why not write again?
  afterword plan case.json --json | jq .actions
  afterword plan --batch < cases.jsonl > plans.jsonl
"""


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``plan``."""
    case_arguments(parser)
    parser.add_argument("--now", metavar="TIME", help="plan as of that moment (default: this one)")
    parser.add_argument(
        "--busy", metavar="FROM/UNTIL", action="append", default=[], help="a time at which you cannot call"
    )
    parser.add_argument("--why", metavar="ACTION", help="explain an action, by its id or its kind")
    parser.add_argument(
        "--why-not", metavar="ACT", choices=["call", "email", "card", "visit"], help="explain why not to"
    )
    parser.add_argument("--contact", metavar="ID", help="whom --why-not is about (default: the call contact)")


def run(options: Options) -> int:
    """Print the plan, one of its explanations, or a batch of plans."""
    if options.batch:
        from afterword.surfaces.cli.batch import run_batch  # noqa: PLC0415 - one answer needs neither
        from afterword.surfaces.cli.lines import plan_line  # noqa: PLC0415

        return run_batch(PlanRequest, plan_line)
    case, notices = case_in(options)
    request = PlanRequest(case, at(options.now), busy_in(options.busy), policy_in(options.policy))
    desk = wiring.desk()
    try:
        plan = desk.plan(request)
    except Fault as fault:
        raise Fault(fault.path.removeprefix("case."), fault.found, fault.wanted) from None
    if not desk.lists_region(case):
        notices.append("region_not_listed")
    if options.why is not None or options.why_not is not None:
        from afterword.surfaces.cli.why_view import show_why, show_why_not  # noqa: PLC0415

        if options.why is not None:
            return show_why(plan, options.why, as_json=options.json)
        return show_why_not(plan, options.why_not, options.contact, as_json=options.json)
    if options.json:
        from afterword.surfaces.cli.lines import plan_with_notices  # noqa: PLC0415

        sys.stdout.write(plan_with_notices(plan, notices).decode() + "\n")
    else:
        from afterword.surfaces.cli.plan_view import show_plan  # noqa: PLC0415

        show_plan(plan, notices)
    return 0
