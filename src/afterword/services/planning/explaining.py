"""The whole chain behind a step of a plan, or behind a refusal."""

from afterword.core.errors import InputError, Phrase
from afterword.core.plan.guard import may
from afterword.core.plan.planner import Plan
from afterword.core.timeline import ContactState
from afterword.messages.catalogue import gettext as _
from afterword.messages.chains import ChainStep, why_chain, why_not_chain
from afterword.messages.people import whom
from afterword.messages.refusals import act_words, instead
from afterword.messages.titles import title_of
from afterword.services.planning.contacts import find_contact
from afterword.services.planning.schemas import ExplainRequest, ExplanationOut, ReasonOut


def explain(plan: Plan, request: ExplainRequest) -> tuple[ExplanationOut, ...]:
    """Explain an action, a vetoed one included, or an act. ``InputError`` for what the plan doesn't have."""
    if (request.action is None) == (request.act is None):
        found = "neither an action nor an act" if request.action is None else "an action and an act"
        raise InputError("action", found, "one of the two")
    return _why(plan, request.action) if request.action is not None else _why_not(plan, request)


def _why(plan: Plan, wanted: str) -> tuple[ExplanationOut, ...]:
    known = [*plan.actions, *plan.vetoed]
    found = [action for action in known if wanted in (action.id, action.kind)]
    if not found:
        ids = ", ".join(action.id for action in known) or "none: this plan has no actions"
        raise InputError("action", repr(wanted), Phrase("the id or kind of an action ({ids})", ids=ids))
    return tuple(ExplanationOut(title_of(plan, each), _chain(why_chain(plan, each)), None) for each in found)


def _why_not(plan: Plan, request: ExplainRequest) -> tuple[ExplanationOut, ...]:
    person = _person(plan, request.contact)
    act = request.act or ""
    verdict = may(plan, act, person)
    words = _("Yes: {act}") if verdict.allowed else _("Not now: {act}")
    title = words.format(act=act_words(act, whom(plan, person.id)))
    return (ExplanationOut(title, _chain(why_not_chain(plan, verdict)), instead(plan, verdict)),)


def _person(plan: Plan, contact: str | None) -> ContactState:
    people = plan.situation.people
    if contact is not None:
        return people[find_contact(plan.situation.case.contacts, contact).id]
    person = plan.situation.call_contact or next(iter(people.values()), None)
    if person is None:
        raise InputError(
            "contact",
            repr(contact),
            Phrase("the id of a contact ({names})", names="none: the case has no contacts"),
        )
    return person


def _chain(steps: list[ChainStep]) -> tuple[ReasonOut, ...]:
    return tuple(ReasonOut(*step) for step in steps)
