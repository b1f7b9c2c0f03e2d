"""``badmouth``: who speaks ill of one employer is expected to speak ill of the next."""

from typing import Final

from afterword.core.notes.check.tone.guards import THIRD
from afterword.core.notes.check.tone.phrase import phrase
from afterword.core.notes.check.tone.rule import ToneRule, phrased

BADMOUTH: Final[ToneRule] = phrased(
    "badmouth",
    "warning",
    __doc__,
    phrase(
        "employer",
        "my ~1 current|present|former|previous|old|last|ex|recent ~2 boss|manager|employer|company|job|team|colleagues|firm|workplace|supervisor|bosses|role|place|co_workers|coworkers|office ~1 is|was|are|were|has|does_not|did_not|never|treats|treated|do_not|who_is|have|made|makes|took|underpaid|underpays|bullied|bullies|fired|exploits|exploited|lied|lies|just|hates|hated ~4 terrible|awful|horrible|toxic|incompetent|nightmare|useless|idiot|idiots|hates|bully|bullies|bullied|abusive|unfair|unfairly|lazy|stupid|boring|hopeless|disaster|mess|badly|underpaid|exploited|hell|joke|circus|respect|appreciate|appreciated|value|credit|misery|miserable|sinking|dishonest|crook|crooks|clueless|me_like|impossible|unbearable|tyrant|sexist|racist|rubbish|shambles|dead_end|going_nowhere|hated_me|crazy|insane|corrupt|cheap|monster|liar|psycho|micromanages|micromanager|me",
        "hate|hated|can_not_stand|despise|sick_of|fed_up_with|desperate_to_leave|dying_to_leave|stuck_in|trapped_in|escape|escape_from|get_out_of|get_away_from|loathe|tired_of|had_enough_of|dread|bored_of|bored_with|could_not_stand|suffering_in|suffering_under|rescue_me_from|run_away_from|miserable_in|miserable_at ~1 my|this|the|that|current|being ~2 job|boss|manager|employer|company|place|current|present|colleagues|firm|workplace|team|bosses|role|situation|undervalued|underpaid",
        "toxic|abusive|hostile|poisonous|horrible|terrible|awful|dead_end|bad|incompetent|nightmare|idiotic|lousy|soul_destroying ~1 workplace|work_environment|environment|culture|boss|manager|job|employer|management|company|office ~3 i|my|where|at|there|that|and|$",
        "idiots|morons|fools|clowns|crooks|snakes i|at|who|where|there ~4 work|company|job|run|manage|with|present",
        "nobody|no_one ~2 my|there|at ~2 appreciates|values|current|present|company|job ~3 me|my|cares|work|appreciates|values",
        unless=(
            *THIRD,
            "helped|helping|supported",
            "never ~1 a|had|hated",
            "not ~1 hate|boring|terrible|awful",
        ),
    ),
)
