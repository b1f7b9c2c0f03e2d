"""``afterword plan``."""

import sys
from typing import TYPE_CHECKING, Final

import msgspec

from afterword import bootstrap
from afterword.cli.inputs import busy_in, case_arguments, case_in, moment_option, policy_in
from afterword.cli.words import Command, Options, UsageError
from afterword.core.errors import InputError
from afterword.services.planning.schemas import ExplainRequest, PlanRequest
from afterword.services.registry import planning

if TYPE_CHECKING:
    from argparse import ArgumentParser

USAGE: Final = "CASE [options]  ·  --invite ICS [--answers TOML] [options]  ·  --batch"
EXAMPLES: Final = """\
examples:
  afterword plan case.json
  afterword plan case.toml --now 2026-11-13T10:05:00-06:00
  afterword plan --invite interview.ics --answers learned.toml
  afterword plan --invite interview.ics --said "by the end of next week"
  afterword plan case.json --why r1/call/dana       why that step is there
  afterword plan case.json --why-not email          why you shouldn't email again
  afterword plan case.json --json | jq .actions
  afterword plan --batch < cases.jsonl > plans.jsonl

What goes into a case file: `afterword case-format`, docs/case-format.md; a commented one: examples/case.toml
"""
_OPTIONS: Final = {"action": "--why", "contact": "--contact"}
"""Where the command line has a request's field."""


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``plan``."""
    case_arguments(parser)
    parser.add_argument("--now", metavar="TIME", help="plan as of that moment (default: this one)")
    parser.add_argument(
        "--busy", metavar="FROM/UNTIL", action="append", default=[], help="a time when you can't call"
    )
    parser.add_argument("--why", metavar="ACTION", help="explain an action, by its id or its kind")
    parser.add_argument(
        "--why-not", metavar="ACT", choices=["call", "email", "card", "visit"], help="explain why not to"
    )
    parser.add_argument("--contact", metavar="WHO", help="who --why-not is about (default: the call contact)")


def run(options: Options) -> int:
    """Print the plan, one of its explanations, or a batch of plans."""
    if options.batch:
        from afterword.cli.batch import run_batch  # noqa: PLC0415 - one answer doesn't need it

        return run_batch(planning.plan)
    if options.why is not None and options.why_not is not None:
        raise UsageError("use --why or --why-not, not both")
    if options.contact is not None and options.why_not is None:
        raise UsageError("--contact goes with --why-not, to say who it's about")
    case, notices = case_in(options)
    request = PlanRequest(case, moment_option(options.now), busy_in(options.busy), policy_in(options.policy))
    try:
        if options.why is not None or options.why_not is not None:
            return _explain(options, request)
        found = planning.plan.alone(bootstrap.stateless(), request)
    except InputError as fault:
        path = _OPTIONS.get(fault.path) or fault.path.removeprefix("case.")
        raise InputError(path, fault.found, fault.expected) from None
    found = found._replace(notices=(*notices, *found.notices))
    if options.json:
        sys.stdout.write(msgspec.json.encode(planning.plan.present(found)).decode() + "\n")
    else:
        from afterword.cli.render.plan import show_plan  # noqa: PLC0415 - JSON needs no layout

        show_plan(found)
    return 0


def _explain(options: Options, asked: PlanRequest) -> int:
    from afterword.cli.render.plan import show_reasons  # noqa: PLC0415 - as above

    request = ExplainRequest(
        case=asked.case,
        now=asked.now,
        action=options.why,
        act=options.why_not,
        contact=options.contact,
        busy=asked.busy,
        policy=asked.policy,
    )
    show_reasons(planning.explain.alone(bootstrap.stateless(), request), as_json=options.json)
    return 0


COMMANDS: Final = {"plan": Command(USAGE, EXAMPLES, arguments, run)}
