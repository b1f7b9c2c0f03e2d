"""What the rules propose, listed by hand in the article's order."""

from afterword.core.plan.action import Action
from afterword.core.plan.rules.before import ask_when, learn_the_person
from afterword.core.plan.rules.offer import the_offer
from afterword.core.plan.rules.replies import propose_answers
from afterword.core.plan.rules.thank_you import thank_yous
from afterword.core.plan.rules.turned_down import turned_down
from afterword.core.timeline import Timeline


def before_leaving(situation: Timeline) -> list[Action]:
    """The two questions for each interview ahead, and what they said for each that has finished."""
    actions = [learn_the_person(situation, meeting) for meeting in situation.ahead]
    for meeting in situation.finished:
        capture = ask_when(situation, meeting)
        if capture is not None:
            actions.append(capture)
    if situation.ended is not None:
        for action in actions:
            action.vetoed = situation.ended
    return actions


def propose(situation: Timeline) -> list[Action]:
    """Every rule that proposes, in the article's order. The call comes later: it depends on the silence."""
    return [
        *before_leaving(situation),
        *thank_yous(situation),
        *propose_answers(situation),
        *turned_down(situation),
        *the_offer(situation),
    ]
