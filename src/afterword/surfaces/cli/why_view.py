"""The whole chain behind a step, or behind a refusal."""

import sys

import msgspec

from afterword.app.wording.chains import Step, why_chain, why_not_chain
from afterword.app.wording.claims import CLAIMS
from afterword.app.wording.people import name_of
from afterword.app.wording.refusals import instead
from afterword.core.fault import Fault
from afterword.core.guard import may
from afterword.core.plan import Plan
from afterword.surfaces.cli.plan_view import title_of
from afterword.surfaces.cli.style import Painter, printable


def show_why(plan: Plan, wanted: str, *, as_json: bool) -> int:
    """Explain an action, a vetoed one included, by its id or its kind."""
    known = [*plan.actions, *plan.vetoed]
    found = [action for action in known if wanted in (action.id, action.kind)]
    if not found:
        ids = ", ".join(action.id for action in known) or "none: this plan has no actions"
        raise Fault("--why", repr(wanted), f"the id or kind of an action ({ids})")
    for action in found:
        _show(title_of(plan, action), why_chain(plan, action), None, as_json=as_json)
    return 0


def show_why_not(plan: Plan, act: str, contact: str | None, *, as_json: bool) -> int:
    """Explain what the guard says to an act."""
    person = plan.situation.call_contact
    if contact is not None:
        person = plan.situation.people.get(contact)
    elif person is None and plan.situation.people:
        person = next(iter(plan.situation.people.values()))
    if person is None:
        names = ", ".join(plan.situation.people) or "none: the case has no contacts"
        raise Fault("--contact", repr(contact), f"the id of a contact ({names})")
    verdict = may(plan, act, person)
    answer = "Yes, you may" if verdict.allowed else "Not now"
    title = f"{answer}: {act} {printable(name_of(plan, person.id))}"
    _show(title, why_not_chain(plan, verdict), instead(plan, verdict), as_json=as_json)
    return 0


def _show(title: str, steps: list[Step], what_instead: str | None, *, as_json: bool) -> None:
    if as_json:
        chain = [step._asdict() for step in steps]
        sys.stdout.write(
            msgspec.json.encode({"title": title, "chain": chain, "instead": what_instead}).decode() + "\n"
        )
        return
    painter = Painter(sys.stdout)
    lines = [painter.paint(title, "bold")]
    for step in steps:
        mark, colour = ("•", "green") if step.holds else ("✗", "red")
        body = painter.block(step.says, 4)
        lines.append(f"  {painter.paint(mark, colour)} {body[0].lstrip()}")
        lines += body[1:]
        lines.append("    " + painter.paint(f"{step.rule}: {CLAIMS.get(step.rule, step.rule)}", "dim"))
    if what_instead is not None:
        lines += ["", *painter.block(f"Instead: {what_instead}", 0)]
    sys.stdout.write("\n".join(lines) + "\n")
