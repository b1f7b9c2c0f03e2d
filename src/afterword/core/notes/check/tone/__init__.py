"""The rules about tone: what sounds needy, pushing, proud or sour, in the order of how much it hurts."""

from typing import Final

from afterword.core.notes.check.tone.ask_verdict import ASK_VERDICT
from afterword.core.notes.check.tone.badmouth import BADMOUTH
from afterword.core.notes.check.tone.bother import BOTHER
from afterword.core.notes.check.tone.cliche_wordy import CLICHE_WORDY
from afterword.core.notes.check.tone.contact_flood import CONTACT_FLOOD
from afterword.core.notes.check.tone.deadline import DEADLINE
from afterword.core.notes.check.tone.entitled import ENTITLED
from afterword.core.notes.check.tone.flattery import FLATTERY
from afterword.core.notes.check.tone.guilt import GUILT
from afterword.core.notes.check.tone.hardship import HARDSHIP
from afterword.core.notes.check.tone.hedge import HEDGE
from afterword.core.notes.check.tone.leverage import LEVERAGE
from afterword.core.notes.check.tone.money_early import MONEY_EARLY
from afterword.core.notes.check.tone.need_job import NEED_JOB
from afterword.core.notes.check.tone.over_apology import OVER_APOLOGY
from afterword.core.notes.check.tone.overemote import OVEREMOTE
from afterword.core.notes.check.tone.passive_agg import PASSIVE_AGG
from afterword.core.notes.check.tone.plead import PLEAD
from afterword.core.notes.check.tone.presume_hired import PRESUME_HIRED
from afterword.core.notes.check.tone.rule import ToneRule
from afterword.core.notes.check.tone.self_doubt import SELF_DOUBT
from afterword.core.notes.check.tone.shout import SHOUT
from afterword.core.notes.check.tone.undersell import UNDERSELL

TONE_RULES: Final[tuple[ToneRule, ...]] = (
    NEED_JOB,
    PLEAD,
    HARDSHIP,
    GUILT,
    UNDERSELL,
    DEADLINE,
    LEVERAGE,
    CONTACT_FLOOD,
    ENTITLED,
    OVEREMOTE,
    SELF_DOUBT,
    OVER_APOLOGY,
    BOTHER,
    PRESUME_HIRED,
    ASK_VERDICT,
    MONEY_EARLY,
    BADMOUTH,
    PASSIVE_AGG,
    FLATTERY,
    SHOUT,
    HEDGE,
    CLICHE_WORDY,
)
