"""What is proposed, rule by rule, in the article's order, listed by hand."""

from afterword.core.action import Action
from afterword.core.rules.before import ask_when, learn_the_person
from afterword.core.rules.offer import the_offer
from afterword.core.rules.replies import answers
from afterword.core.rules.thank_you import thank_yous
from afterword.core.rules.turned_down import turned_down
from afterword.core.situation import Situation


def before_leaving(situation: Situation) -> list[Action]:
    """The card for each interview that is not over, and the question for each that is."""
    actions = [learn_the_person(situation, meeting) for meeting in situation.ahead]
    for meeting in situation.finished:
        capture = ask_when(situation, meeting)
        if capture is not None:
            actions.append(capture)
    if situation.ended is not None:
        for action in actions:
            action.vetoed = situation.ended
    return actions


def propose(situation: Situation) -> list[Action]:
    """Every rule that proposes, in the article's order; the one call comes last, out of the silence."""
    return [
        *before_leaving(situation),
        *thank_yous(situation),
        *answers(situation),
        *turned_down(situation),
        *the_offer(situation),
    ]
